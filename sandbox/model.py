"""What exists in the rehearsal room: people, chats, messages, files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.bell import Bell
from sandbox.keyboards import Keyboard, Rows

Json = dict[str, Any]
ChatKind = Literal["private", "group", "supergroup"]
BotStatus = Literal["member", "left", "kicked"]


@dataclass(slots=True)
class User:
    """Somebody with a Telegram account."""

    id: int
    name: str
    language: str = "vi"
    deactivated: bool = False

    def wire(self) -> Json:
        """Return the User object of the Bot API."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.name,
            "language_code": self.language,
        }


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on Telegram's side; `id` belongs to this bot, `unique_id` to the content."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes = field(repr=False)

    def wire(self) -> Json:
        """Return the fields every kind of file has."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.data),
        }


@dataclass(slots=True, eq=False)
class Message:
    """One message; `content` holds its text, caption, file, … as the Bot API writes them.

    Attributes:
        sender: the User object of who wrote it.
        date: seconds since the epoch, of the sandbox's clock; kept through edits.
        seq: the chat's change number at its last change.
        pinned_keyboard: it carries a reply keyboard, so it can never be edited.
    """

    id: int
    chat: "Chat"
    sender: Json
    outgoing: bool
    date: int
    content: Json
    keyboard: Keyboard | None = None
    edited: int | None = None
    reply_to: int | None = None
    file: StoredFile | None = None
    seq: int = 0

    @property
    def text(self) -> str:
        """The text or the caption, without markup."""
        content = self.content
        return str(content.get("text") or content.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """The entities of the text or the caption."""
        found: list[Json] = (
            self.content.get("entities") or self.content.get("caption_entities") or []
        )
        return found

    @property
    def rows(self) -> Rows:
        """The inline buttons, row by row."""
        keyboard = self.keyboard
        return keyboard.rows if keyboard is not None and keyboard.kind == "inline" else []

    @property
    def pinned_keyboard(self) -> bool:
        """Whether a keyboard other than inline buttons came with it."""
        return self.keyboard is not None and self.keyboard.kind != "inline"

    def wire(self, *, nested: bool = False) -> Json:
        """Return the Message object of the Bot API; a nested one shows no reply of its own."""
        body: Json = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat.wire(),
            "date": self.date,
        }
        if self.edited is not None:
            body["edit_date"] = self.edited
        if self.reply_to is not None and not nested:
            answered = self.chat.messages.get(self.reply_to)
            if answered is not None:
                body["reply_to_message"] = answered.wire(nested=True)
        body.update(self.content)
        markup = self.keyboard.wire() if self.keyboard is not None else None
        if markup is not None:
            body["reply_markup"] = markup
        return body


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (its id is the person's) or a group.

    Attributes:
        started: the bot may write: the person has written first, or it is in the group.
        met: the bot knows the person from a group.
        bot_status: "kicked" in a private chat means blocked.
        seq: counts every change, so that a page can ask what is new.
        gone: (seq, message id) of what was deleted.
        invitation: the start word of a link the person was given and has not opened yet.
        heard: message ids, one for every message or edit of the bot, in order.
    """

    id: int
    kind: ChatKind
    title: str
    user: User | None = None
    started: bool = False
    met: bool = False
    bot_status: BotStatus = "member"
    migrated_to: int | None = None
    members: dict[int, User] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    reply_keyboard: Rows = field(default_factory=list)
    seq: int = 0
    unread: int = 0
    typing: bool = False
    invitation: str = ""
    gone: list[tuple[int, int]] = field(default_factory=list)
    heard: list[int] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)

    def wire(self) -> Json:
        """Return the Chat object of the Bot API."""
        name = "first_name" if self.kind == "private" else "title"
        return {"id": self.id, name: self.title, "type": self.kind}

    def from_bot(self) -> Iterator[Message]:
        """Yield the bot's messages, newest first."""
        return (m for m in reversed(self.messages.values()) if m.outgoing)

    def touch(self, message: Message | None = None) -> None:
        """Count a change, of this message if one is given."""
        self.seq += 1
        if message is not None:
            message.seq = self.seq
        self.bell.ring()
