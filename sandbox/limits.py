"""How much of everything Telegram takes.

Lengths of texts are UTF-16 code units, after the markup was parsed away; a flag emoji is four.
"""

TEXT = 4096
RAW_TEXT_BYTES = 1 << 15
CAPTION = 1024
ENTITIES = 100
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER = 200
COPY_TEXT = 256
INLINE_BUTTONS = 100
INLINE_BUTTONS_PER_ROW = 8
ALBUM = range(2, 11)

DOWNLOAD_BYTES = 20 << 20
UPLOAD_BYTES = 50 << 20
PHOTO_BYTES = 10 << 20
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20

COMMANDS = 100
COMMAND_DESCRIPTION = 256
BOT_NAME = 64
BOT_SHORT_DESCRIPTION = 120
BOT_DESCRIPTION = 512

UPDATES_PER_FETCH = 100
LONG_POLL_SECONDS = 50
SECRET_TOKEN = 256

MESSAGE_LIFETIME = 24 * 3600
"""Seconds for which an update about a message waits to be fetched."""
CALLBACK_LIFETIME = 150
"""Seconds for which a pressed button waits to be fetched, and then to be answered."""
DELETABLE = 48 * 3600
"""Seconds after which a message can no longer be deleted."""
TYPING = 5.0
"""Seconds for which "typing…" is shown, in real time."""


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
