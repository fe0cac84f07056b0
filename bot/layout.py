"""How a screen becomes messages of the Bot API: cut to length, with its keyboard and file."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from telegram import InputFile

from screens.actions import Action
from screens.screen import Attachment, Button, Screen

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""Telegram's limits, in UTF-16 units of what is shown: tags do not count."""

Encode = Callable[[Action], str]


@dataclass(frozen=True, slots=True)
class Message:
    """One call of the Bot API that puts something up in a chat."""

    method: str
    fields: dict[str, Any]
    file: tuple[str, InputFile] | None = None

    @property
    def repeatable(self) -> bool:
        """Whether doing it twice is the same as doing it once."""
        return self.method == "editMessageText"

    @property
    def has_markup(self) -> bool:
        """Whether Telegram has to understand tags in it."""
        return "parse_mode" in self.fields

    def as_plain_text(self) -> Message:
        """Return the message without tags, for a Telegram that does not understand ours."""
        name = "caption" if "caption" in self.fields else "text"
        fields = {k: v for k, v in self.fields.items() if k != "parse_mode"}
        return replace(self, fields=fields | {name: shown_text(self.fields[name])})


def new_messages(chat_id: int, screen: Screen, encode: Encode) -> Iterator[Message]:
    """Lay a screen out as new messages; the last one carries the keyboard.

    Raises:
        ValueError: if the screen has both buttons and a menu: a message carries only one.
    """
    markup = _markup(screen, encode)
    if screen.attachment is not None:
        captioned = shown_length(screen.text) <= CAPTION_LIMIT
        caption = screen.text if captioned else ""
        yield _file(chat_id, screen.attachment, caption, markup if captioned else None)
        if captioned:
            return
    *first, last = split_html(screen.text, TEXT_LIMIT)
    for part in first:
        yield Message("sendMessage", _text(chat_id, part, None))
    yield Message("sendMessage", _text(chat_id, last, markup))


def edited_message(
    chat_id: int, message_id: int, screen: Screen, encode: Encode
) -> Message | None:
    """Lay a screen out over an existing message; None where an edit cannot show it.

    A file, a menu and a text too long for one message have to be sent anew.
    """
    markup = _markup(screen, encode)
    anew = screen.attachment is not None or screen.menu is not None
    if anew or shown_length(screen.text) > TEXT_LIMIT:
        return None
    fields = {"message_id": message_id, **_text(chat_id, screen.text, markup)}
    return Message("editMessageText", fields)


def _text(chat_id: int, text: str, markup: dict[str, Any] | None) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "chat_id": chat_id,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if markup is not None:
        fields["reply_markup"] = markup
    return fields


def _file(chat_id: int, file: Attachment, caption: str, markup: dict[str, Any] | None) -> Message:
    fields: dict[str, Any] = {"chat_id": chat_id}
    if caption:
        fields |= {"caption": caption, "parse_mode": "HTML"}
    if markup is not None:
        fields["reply_markup"] = markup
    upload = InputFile(file.content, filename=re.sub(r"[\x00-\x1f\x7f/\\]", "_", file.name))
    upload.mimetype = file.media_type
    if file.inline:
        return Message("sendPhoto", fields, ("photo", upload))
    return Message("sendDocument", fields, ("document", upload))


def _markup(screen: Screen, encode: Encode) -> dict[str, Any] | None:
    if screen.menu is not None:
        if screen.rows:
            raise ValueError("a screen has either buttons or a menu")
        return _menu(screen.menu)
    if not screen.rows:
        return None
    return {"inline_keyboard": [[_button(b, encode) for b in row] for row in screen.rows]}


def _menu(rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    if not rows:
        return {"remove_keyboard": True}
    keyboard = [[{"text": label} for label in row] for row in rows]
    return {"keyboard": keyboard, "resize_keyboard": True, "is_persistent": True}


def _button(button: Button, encode: Encode) -> dict[str, Any]:
    if button.action is not None:
        return {"text": button.label, "callback_data": encode(button.action)}
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    raise ValueError(f"the button {button.label!r} does nothing")


_TAG = re.compile(r"<[^<>]*>")
_ATOM = re.compile(r"<[^<>]*>|&(?:\w+|#\w+);|.", re.DOTALL)
"""What a text cannot be cut within."""


def split_html(text: str, limit: int) -> list[str]:
    """Cut a text into parts of at most ``limit`` UTF-16 units as seen, each with whole tags.

    Cuts fall between paragraphs where that leaves a part at least half full, else between lines,
    else between words. There is always at least one part.
    """
    if shown_length(text) <= limit:
        return [text]
    parts: list[str] = []
    still_open: list[str] = []
    atoms = _ATOM.findall(text)
    while atoms:
        end = _cut(atoms, limit)
        part, still_open = _balanced(still_open, atoms[:end])
        if shown_text(part).strip():
            parts.append(part.strip())
        atoms = atoms[end:]
    return parts or [""]


def _cut(atoms: Sequence[str], limit: int) -> int:
    """Return how many atoms make the next part."""
    lengths = accumulate(shown_length(atom) for atom in atoms)
    end = next((at for at, length in enumerate(lengths) if length > limit), len(atoms))
    if end == len(atoms):
        return end
    for blanks in (("\n", "\n"), ("\n",), (" ",)):
        width = len(blanks)
        for at in range(end - width, end // 2, -1):
            if tuple(atoms[at : at + width]) == blanks:
                return at + width
    return end


def _balanced(still_open: Sequence[str], atoms: Sequence[str]) -> tuple[str, list[str]]:
    """Reopen what the last part left open, close what this one does; return what is open now."""
    tags = list(still_open)
    for atom in atoms:
        if atom.startswith("</"):
            del tags[-1:]
        elif _TAG.fullmatch(atom):
            tags.append(atom)
    closing = (f"</{re.split(r'[ >]', tag[1:])[0]}>" for tag in reversed(tags))
    return "".join([*still_open, *atoms, *closing]), tags


def shown_text(text: str) -> str:
    """Return the text as a person sees it, without markup."""
    return html.unescape(_TAG.sub("", text))


def shown_length(text: str) -> int:
    """Count as Telegram does: UTF-16 units of what is seen."""
    seen = shown_text(text) if "<" in text or "&" in text else text
    return len(seen.encode("utf-16-le", "surrogatepass")) // 2
