"""What came in: one Telegram update, read into the few facts a conversation needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from telegram import CallbackQuery, Message, Update

from domain.evidence import EXTENSIONS
from domain.people import Reach


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


def read_update(update: Update, received_at: datetime, *, own_time: bool) -> Incoming | None:
    """Read an update; None where there is nobody to answer.

    ``own_time`` says that a message's own date counts (real Telegram); under a virtual clock the
    arrival alone does.
    """
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None:
        return None

    def made(kind: Kind, **more: object) -> Incoming:
        facts = {"at": received_at, "language": user.language_code or "", **more}
        return Incoming(update.update_id, kind, chat.id, user.id, **facts)  # type: ignore[arg-type]

    if chat.type != "private":
        return made(Kind.ELSEWHERE)
    if update.my_chat_member is not None:
        let_in = update.my_chat_member.new_chat_member.status == "member"
        return made(Kind.REACH, reach=Reach.REACHABLE if let_in else Reach.BLOCKED)
    if (query := update.callback_query) is not None:
        return made(Kind.PRESS, **_press(query))
    if (edited := update.edited_message) is not None:
        return made(Kind.EDIT, text=edited.text or "", message_id=edited.message_id)
    if (message := update.message) is None:
        return None
    at = min(received_at, message.date.astimezone(UTC)) if own_time else received_at
    if message.text is not None:
        return made(Kind.TEXT, at=at, text=message.text, message_id=message.message_id)
    file = _file(message)
    kind = Kind.OTHER if file is None else Kind.FILE
    return made(kind, at=at, file=file, message_id=message.message_id, text=message.caption or "")


def _press(query: CallbackQuery) -> dict[str, object]:
    message = query.message
    # PTB gives an inaccessible message the date 1970 (PLATFORM §1.3): it cannot be edited.
    known = message is not None and message.date.year > 1970
    return {
        "data": query.data or "",
        "press_id": query.id,
        "message_id": message.message_id if message else None,
        "message_known": known,
    }


def _file(message: Message) -> SentFile | None:
    caption = message.caption or ""
    album = message.media_group_id
    if message.document is not None:
        found = message.document
        return SentFile(
            file_id=found.file_id,
            unique_id=found.file_unique_id,
            name=found.file_name,
            size=found.file_size or 0,
            media_type=found.mime_type or "",
            caption=caption,
            album=album,
        )
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return SentFile(
            file_id=largest.file_id,
            unique_id=largest.file_unique_id,
            name=f"anh{EXTENSIONS['image/jpeg']}",
            size=largest.file_size or 0,
            media_type="image/jpeg",
            caption=caption,
            album=album,
        )
    return None
