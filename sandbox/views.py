"""A chat as it is seen on a phone: what stands there now, and waiting for what will."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sandbox.errors import LabelNotShown, NotSeen
from sandbox.model import Chat, Json, Message, User
from sandbox.rendering import render
from sandbox.telegram import Telegram

_UNSHOWN = "nothing on the screen"


@dataclass(frozen=True, slots=True)
class ShownButton:
    """A button as it is seen: what stands on it, and what it carries."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file in a chat."""

    name: str
    data: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message as it stands at this moment."""

    id: int
    outgoing: bool
    text: str
    html: str
    buttons: list[list[ShownButton]]
    file: FileSeen | None
    at: datetime
    edited: bool

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons, in reading order."""
        return [button.label for row in self.buttons for button in row]


class ChatView:
    """A chat as somebody in it sees it."""

    def __init__(self, telegram: Telegram, chat: Chat) -> None:
        self._telegram = telegram
        self.chat = chat
        self._heard = len(chat.heard)

    @property
    def id(self) -> int:
        """The id of the chat."""
        return self.chat.id

    @property
    def messages(self) -> list[ChatMessage]:
        """Everything in the chat, oldest first: edits applied, deleted ones gone."""
        return [_seen(message) for message in self.chat.messages.values()]

    @property
    def last(self) -> ChatMessage:
        """The newest message from the bot.

        Raises:
            NotSeen: the bot has not written yet.
        """
        newest = next(self.chat.from_bot(), None)
        if newest is None:
            raise NotSeen(f"the bot has not written to {self.chat.title}")
        return _seen(newest)

    @property
    def screen(self) -> str:
        """The newest message of the bot with its buttons, `[label] [label]` a row."""
        newest = next(self.chat.from_bot(), None)
        return _drawn(newest) if newest is not None else ""

    @property
    def reply_keyboard(self) -> list[list[str]]:
        """The labels shown in place of the keyboard."""
        return [[button["text"] for button in row] for row in self.chat.reply_keyboard]

    @property
    def toasts(self) -> list[str]:
        """The words that answered pressed buttons, oldest first."""
        return list(self.chat.toasts)

    async def sees(self, fragment: str, timeout: float = 5) -> ChatMessage:  # noqa: ASYNC109 - part of the script
        """Wait until a message of the bot contains the fragment; return the newest that does.

        Raises:
            NotSeen: it did not come in time; the whole chat is printed.
        """
        seq = -1

        def look() -> Message | None:
            nonlocal seq
            known, seq = seq, self.chat.seq
            news = (m for m in self.chat.from_bot() if m.seq > known)
            return next((m for m in news if fragment in m.text), None)

        return _seen(await self._waited(look, f"{fragment!r} was not seen", timeout))

    async def hears(self, timeout: float = 5) -> ChatMessage:  # noqa: ASYNC109 - part of the script
        """Wait for the bot's next message or edit since the last time; return it as it is now.

        Raises:
            NotSeen: the bot stays silent; the whole chat is printed.
        """

        def look() -> Message | None:
            while self._heard < len(self.chat.heard):
                message = self.chat.messages.get(self.chat.heard[self._heard])
                self._heard += 1
                if message is not None:
                    return message
            return None

        return _seen(await self._waited(look, "nothing new was heard", timeout))

    def transcript(self) -> str:
        """Return the whole chat as one reads it."""
        lines = [
            f"{'bot' if m.outgoing else m.sender['first_name']}> {_listed(m)}"
            for m in self.chat.messages.values()
        ]
        lines += [f"keyboard> {' '.join(f'[{x}]' for x in row)}" for row in self.reply_keyboard]
        return "\n".join(lines) or _UNSHOWN

    async def _waited(
        self, look: Callable[[], Message | None], missed: str, seconds: float
    ) -> Message:
        try:
            return await self.chat.bell.until(look, seconds)
        except TimeoutError:
            head = f"{missed} by {self.chat.title} within {seconds} s:"
            raise NotSeen(f"{head}\n{self.transcript()}") from None

    async def _tap(
        self, user: User, label: str | ShownButton, on_message: int | None
    ) -> str | None:
        """Press a button; return the id of the press, None if the bot hears nothing of it."""
        if isinstance(label, ShownButton) and on_message is not None and label.data is not None:
            message = self.chat.messages.get(on_message)
            if message is not None:
                return self._telegram.press(message, user, label.data).id
        wanted = label.label if isinstance(label, ShownButton) else label
        found = self._find(wanted, on_message)
        if found is None:
            where = "" if on_message is None else f" on message {on_message}"
            raise LabelNotShown(f"no button {wanted!r}{where} in\n{self.transcript()}")
        message, button = found
        data = button.get("callback_data")
        return None if data is None else self._telegram.press(message, user, data).id

    def _find(self, label: str, on_message: int | None) -> tuple[Message, Json] | None:
        """Return the newest message that shows the label: whole, or as its only beginning."""
        messages: Iterable[Message] = self.chat.from_bot()
        if on_message is not None:
            message = self.chat.messages.get(on_message)
            messages = [message] if message is not None else []
        shown = [(m, [b for row in m.rows for b in row]) for m in messages if m.rows]
        for message, buttons in shown:
            for button in buttons:
                if button["text"] == label:
                    return message, button
        for message, buttons in shown:
            begun = [button for button in buttons if button["text"].startswith(label)]
            if begun:
                return (message, begun[0]) if len(begun) == 1 else None
        return None


def _seen(message: Message) -> ChatMessage:
    file = message.file
    buttons = [
        [ShownButton(b["text"], b.get("callback_data"), b.get("url")) for b in row]
        for row in message.rows
    ]
    return ChatMessage(
        id=message.id,
        outgoing=message.outgoing,
        text=message.text,
        html=render(message.text, message.entities),
        buttons=buttons,
        file=FileSeen(file.name, file.data, file.mime) if file is not None else None,
        at=datetime.fromtimestamp(message.date, UTC),
        edited=message.edited is not None,
    )


def _listed(message: Message) -> str:
    return f"<{message.file.name}> {_drawn(message)}" if message.file else _drawn(message)


def _drawn(message: Message) -> str:
    rows = [" ".join(f"[{button['text']}]" for button in row) for row in message.rows]
    return "\n".join([message.text, *rows])
