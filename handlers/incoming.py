"""What came in: one Telegram update, read into the few facts a conversation needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any

from domain.evidence import EXTENSIONS
from domain.people import Reach

Raw = Mapping[str, Any]
"""A part of an update's JSON."""


class Kind(Enum):
    """What sort of thing a person did."""

    TEXT = auto()
    PRESS = auto()
    FILE = auto()
    EDIT = auto()
    """An earlier message was changed."""

    OTHER = auto()
    """A sticker, a place on a map, a voice note: nothing the bot can use."""

    REACH = auto()
    """The person blocked the bot, or let it in again."""

    ELSEWHERE = auto()
    """In a group or channel."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as Telegram announces it, before it is downloaded. ``size`` is in bytes."""

    file_id: str
    unique_id: str
    name: str | None
    size: int
    media_type: str
    caption: str
    album: str | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update of one person."""

    update_id: int
    kind: Kind
    chat_id: int
    user_id: int
    at: datetime
    """When the person acted: a message's own time, a press's arrival; never later than now."""

    language: str = ""
    text: str = ""
    data: str = ""
    press_id: str = ""
    message_id: int | None = None
    """The message that was sent or edited, or whose button was pressed."""

    message_known: bool = True
    """False where Telegram no longer shows the pressed message to us."""

    file: SentFile | None = None
    reach: Reach | None = None


def read_update(raw: Raw, received_at: datetime, *, own_time: bool) -> Incoming | None:
    """Read an update as it came; None where there is nobody to answer.

    It is read from its JSON: PTB's objects for it would cost a fifth of an answer's time, and of
    their hundred fields a dozen are looked at. ``own_time`` says that a message's own date counts
    (real Telegram); under a virtual clock the arrival alone does.

    Raises:
        KeyError, TypeError, ValueError: if it is not what the Bot API says it is.
    """
    update_id = int(raw["update_id"])
    name = next((name for name in _READERS if raw.get(name) is not None), None)
    if name is None:
        return None
    found = raw[name]
    chat, user = _chat_of(found), found.get("from")
    if chat is None or user is None:
        return None
    facts: dict[str, Any] = {"kind": Kind.ELSEWHERE, "at": received_at}
    if chat["type"] == "private":
        facts |= _READERS[name](found)
    elif name == "my_chat_member" and found["new_chat_member"]["status"] in _OUT:
        return None
    if own_time and "date" in found and name == "message":
        facts["at"] = min(received_at, datetime.fromtimestamp(int(found["date"]), UTC))
    return Incoming(
        update_id=update_id,
        chat_id=int(chat["id"]),
        user_id=int(user["id"]),
        language=user.get("language_code") or "",
        **facts,
    )


_OUT = frozenset({"left", "kicked"})
"""What the bot is where it is no longer."""


def chat_of(raw: Raw) -> int | None:
    """Return the chat an update belongs to, if any."""
    found = next((raw[name] for name in _READERS if raw.get(name) is not None), None)
    chat = found and _chat_of(found)
    return int(chat["id"]) if chat else None


def _chat_of(found: Raw) -> Raw | None:
    chat: Raw | None = found.get("chat") or (found.get("message") or {}).get("chat")
    return chat


def _message(message: Raw) -> dict[str, Any]:
    number = int(message["message_id"])
    if (text := message.get("text")) is not None:
        return {"kind": Kind.TEXT, "text": text, "message_id": number}
    file = _file(message)
    kind = Kind.OTHER if file is None else Kind.FILE
    caption = message.get("caption") or ""
    return {"kind": kind, "file": file, "message_id": number, "text": caption}


def _edit(message: Raw) -> dict[str, Any]:
    number, text = int(message["message_id"]), message.get("text") or ""
    return {"kind": Kind.EDIT, "text": text, "message_id": number}


def _press(query: Raw) -> dict[str, Any]:
    message = query["message"]
    # A message that Telegram no longer shows to us has the date 0: it cannot be edited.
    return {
        "kind": Kind.PRESS,
        "data": query.get("data") or "",
        "press_id": query["id"],
        "message_id": int(message["message_id"]),
        "message_known": bool(message["date"]),
    }


def _reach(change: Raw) -> dict[str, Any]:
    let_in = change["new_chat_member"]["status"] == "member"
    return {"kind": Kind.REACH, "reach": Reach.REACHABLE if let_in else Reach.BLOCKED}


_READERS: Mapping[str, Callable[[Raw], dict[str, Any]]] = {
    "message": _message,
    "callback_query": _press,
    "edited_message": _edit,
    "my_chat_member": _reach,
}
"""The kinds of updates that are asked for, and what is read from each."""


def _file(message: Raw) -> SentFile | None:
    caption, album = message.get("caption") or "", message.get("media_group_id")
    if (document := message.get("document")) is not None:
        return SentFile(
            file_id=document["file_id"],
            unique_id=document["file_unique_id"],
            name=document.get("file_name"),
            size=document.get("file_size") or 0,
            media_type=document.get("mime_type") or "",
            caption=caption,
            album=album,
        )
    if photo := message.get("photo"):
        largest = max(photo, key=lambda size: size["width"] * size["height"])
        return SentFile(
            file_id=largest["file_id"],
            unique_id=largest["file_unique_id"],
            name=f"anh{EXTENSIONS['image/jpeg']}",
            size=largest.get("file_size") or 0,
            media_type="image/jpeg",
            caption=caption,
            album=album,
        )
    return None
