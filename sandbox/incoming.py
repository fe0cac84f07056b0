"""What a person's phone makes of what they send: entities of a text, fields of a sticker."""

import re
from typing import Literal

from sandbox.files import Files
from sandbox.limits import TEXT, utf16_length
from sandbox.model import Json, User

Kind = Literal["sticker", "location", "contact", "voice", "poll", "dice"]

_ENTITIES = {
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?"),
    "url": re.compile(r"\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)]"),
    "email": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "mention": re.compile(r"(?<!\w)@[A-Za-z]\w{3,31}\b"),
    "hashtag": re.compile(r"(?<!\w)#\w+"),
}
_VOICE = b"OggS" + bytes(60)
_STICKER = b"RIFF" + bytes(60)


def text_of(text: str) -> Json:
    """Return the content of a typed text, cut of blanks at its ends as the apps do."""
    typed = text.strip()
    entities = bot_entities(typed)
    return {"text": typed, "entities": entities} if entities else {"text": typed}


def pieces_of(text: str) -> list[str]:
    """Return a text cut to what fits into one message.

    Raises:
        ValueError: there is nothing to send; the apps would not even offer it.
    """
    typed = text.strip()
    if not typed:
        raise ValueError("nobody can send an empty message")
    if utf16_length(typed) <= TEXT:
        return [typed]
    pieces = [""]
    room = TEXT
    for character in typed:
        width = utf16_length(character)
        if width > room:
            pieces.append("")
            room = TEXT
        pieces[-1] += character
        room -= width
    return pieces


def bot_entities(text: str) -> list[Json]:
    """Return what Telegram marks in a text by itself: commands, links, mentions."""
    if not any(sign in text for sign in "/@#"):
        return []
    found: list[Json] = []
    for kind, pattern in _ENTITIES.items():
        for match in pattern.finditer(text):
            if not any(_within(text, match.start(), other) for other in found):
                offset = utf16_length(text[: match.start()])
                found.append({"type": kind, "offset": offset, "length": utf16_length(match[0])})
    return sorted(found, key=lambda entity: entity["offset"])


def media_of(kind: Kind, user: User, files: Files) -> Json:
    """Return the content of something that is neither text, photo nor document."""
    if kind == "location":
        return {"location": {"latitude": 21.0278, "longitude": 105.8342}}
    if kind == "contact":
        phone = f"+8490{user.id % 10_000_000:07}"
        contact = {"phone_number": phone, "first_name": user.name, "user_id": user.id}
        return {"contact": contact}
    if kind == "poll":
        return {"poll": _poll()}
    if kind == "dice":
        return {"dice": {"emoji": "🎲", "value": 4}}
    if kind == "voice":
        voice = files.store("voice", "voice.ogg", _VOICE, "audio/ogg")
        return {"voice": {**voice.wire(), "duration": 3, "mime_type": voice.mime}}
    sticker = files.store("sticker", "sticker.webp", _STICKER, "image/webp")
    looks = {"type": "regular", "width": 512, "height": 512, "emoji": "👍"}
    return {"sticker": {**sticker.wire(), **looks, "is_animated": False, "is_video": False}}


def _poll() -> Json:
    options = [
        {"persistent_id": str(number), "text": text, "voter_count": 0}
        for number, text in enumerate(("Có", "Không"))
    ]
    closed = {"is_closed": False, "is_anonymous": True, "type": "regular"}
    votes = {"total_voter_count": 0, "allows_multiple_answers": False}
    more = {"allows_revoting": True, "members_only": False}
    return {"id": "1", "question": "Họp tối nay?", "options": options, **closed, **votes, **more}


def _within(text: str, index: int, entity: Json) -> bool:
    offset = utf16_length(text[:index])
    return bool(entity["offset"] <= offset < entity["offset"] + entity["length"])
