"""People with a phone in their hand: they type, tap, send files, and look at their screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sandbox.errors import LabelNotShown, NotSeen
from sandbox.incoming import Kind, bot_entities, media_of, text_of
from sandbox.model import Chat, Json, Message, StoredFile, User
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
        self._chat = chat
        self._heard = len(chat.heard)

    @property
    def id(self) -> int:
        """The id of the chat."""
        return self._chat.id

    @property
    def messages(self) -> list[ChatMessage]:
        """Everything in the chat, oldest first: edits applied, deleted ones gone."""
        return [_seen(message) for message in self._chat.messages.values()]

    @property
    def last(self) -> ChatMessage:
        """The newest message from the bot.

        Raises:
            NotSeen: the bot has not written yet.
        """
        newest = next(self._chat.from_bot(), None)
        if newest is None:
            raise NotSeen(f"the bot has not written to {self._chat.title}")
        return _seen(newest)

    @property
    def screen(self) -> str:
        """The newest message of the bot with its buttons, `[label] [label]` a row."""
        newest = next(self._chat.from_bot(), None)
        return _drawn(newest) if newest is not None else ""

    @property
    def reply_keyboard(self) -> list[list[str]]:
        """The labels shown in place of the keyboard."""
        return [[button["text"] for button in row] for row in self._chat.reply_keyboard]

    @property
    def toasts(self) -> list[str]:
        """The words that answered pressed buttons, oldest first."""
        return list(self._chat.toasts)

    async def sees(self, fragment: str, timeout: float = 5) -> ChatMessage:  # noqa: ASYNC109 - part of the script
        """Wait until a message of the bot contains the fragment; return the newest that does.

        Raises:
            NotSeen: it did not come in time; the whole chat is printed.
        """
        seq = -1

        def look() -> Message | None:
            nonlocal seq
            known, seq = seq, self._chat.seq
            news = (m for m in self._chat.from_bot() if m.seq > known)
            return next((m for m in news if fragment in m.text), None)

        return _seen(await self._waited(look, f"{fragment!r} was not seen", timeout))

    async def hears(self, timeout: float = 5) -> ChatMessage:  # noqa: ASYNC109 - part of the script
        """Wait for the bot's next message or edit since the last time; return it as it is now.

        Raises:
            NotSeen: the bot stays silent; the whole chat is printed.
        """

        def look() -> Message | None:
            while self._heard < len(self._chat.heard):
                message = self._chat.messages.get(self._chat.heard[self._heard])
                self._heard += 1
                if message is not None:
                    return message
            return None

        return _seen(await self._waited(look, "nothing new was heard", timeout))

    def transcript(self) -> str:
        """Return the whole chat as one reads it."""
        lines = [
            f"{'bot' if m.outgoing else m.sender['first_name']}> {_listed(m)}"
            for m in self._chat.messages.values()
        ]
        return "\n".join(lines) or _UNSHOWN

    async def _waited(self, look: Any, missed: str, timeout: float) -> Message:  # noqa: ASYNC109 - part of the script
        try:
            message: Message = await self._chat.bell.until(look, timeout)
        except TimeoutError:
            head = f"{missed} by {self._chat.title} within {timeout} s:"
            raise NotSeen(f"{head}\n{self.transcript()}") from None
        return message

    async def _tap(
        self, user: User, label: str | ShownButton, on_message: int | None
    ) -> str | None:
        """Press a button; return the id of the press, None if the bot hears nothing of it."""
        if isinstance(label, ShownButton) and on_message is not None and label.data is not None:
            message = self._chat.messages.get(on_message)
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
        messages: Iterable[Message] = self._chat.from_bot()
        if on_message is not None:
            message = self._chat.messages.get(on_message)
            messages = [message] if message is not None else []
        shown = [(m, [b for row in m.rows for b in row]) for m in messages if m.rows]
        for message, buttons in shown:
            for button in buttons:
                if button["text"] == label:
                    return message, button
        for message, buttons in shown:
            begun = [button for button in buttons if button["text"].startswith(label)]
            if len(begun) == 1:
                return message, begun[0]
        return None


class Person(ChatView):
    """Somebody in a private chat with the bot."""

    def __init__(self, telegram: Telegram, user: User) -> None:
        super().__init__(telegram, telegram.chats[user.id])
        self.user = user

    @property
    def name(self) -> str:
        """The name on the account."""
        return self.user.name

    async def says(self, text: str, *, reply_to: int | None = None) -> int:
        """Send a text; return the message's id."""
        return self._receive(text_of(text), reply_to=reply_to).id

    async def opens(self, token: str) -> int:
        """Press Start behind a deep link."""
        return await self.says(f"/start {token}".rstrip())

    async def taps(self, label: str | ShownButton, *, on_message: int | None = None) -> str | None:
        """Press the button with this label, on the newest message that shows it.

        A label of the reply keyboard is sent as a text (or as a contact, if it asks for one). A
        `ShownButton` with `on_message` is pressed even if the message shows it no longer, as on
        a second device that has not caught up.

        Raises:
            LabelNotShown: with everything on the screen.
        """
        wanted = label.label if isinstance(label, ShownButton) else label
        if on_message is None and self._find(wanted, None) is None:
            for button in (b for row in self._chat.reply_keyboard for b in row):
                if button["text"] == wanted:
                    await self._tap_reply(button)
                    return None
        return await self._tap(self.user, label, on_message)

    async def sends_document(
        self,
        name: str,
        data: bytes,
        mime: str = "application/octet-stream",
        caption: str | None = None,
    ) -> int:
        """Send a file as it is."""
        file, document = self._telegram.files.document(name, data, mime)
        return self._receive({"document": document, **_caption(caption)}, file=file).id

    async def sends_photo(self, data: bytes, caption: str | None = None) -> int:
        """Send a picture the usual way, in several sizes."""
        picture = self._telegram.files.picture(data)
        return self._receive({"photo": picture.sizes, **_caption(caption)}, file=picture.file).id

    async def sends_album(
        self, items: Sequence[bytes | tuple[str, bytes]], caption: str | None = None
    ) -> list[int]:
        """Send several photos (bytes) or documents (name, bytes) at once; caption on the first.

        The bot gets one update for each, bound by `media_group_id`, as with Telegram.
        """
        self._telegram.albums += 1
        group = {"media_group_id": f"{self.id}{self._telegram.albums:06}"}
        sent: list[int] = []
        for item in items:
            words = {**_caption(None if sent else caption), **group}
            content, file = self._album_item(item)
            sent.append(self._receive({**content, **words}, file=file).id)
        return sent

    async def sends(self, kind: Kind) -> int:
        """Send something that is neither text nor file: a sticker, a location."""
        return self._receive(media_of(kind, self.user, self._telegram.files)).id

    async def edits(self, message_id: int, text: str) -> None:
        """Change a text sent before."""
        self._telegram.receive_edit(self._chat.messages[message_id], text_of(text))

    async def forwards(self, text: str) -> int:
        """Pass on a text somebody else wrote."""
        origin = {
            "type": "hidden_user",
            "sender_user_name": "Người khác",
            "date": self._telegram.unix(),
        }
        return self._receive({**text_of(text), "forward_origin": origin}).id

    async def deletes(self, message_id: int) -> None:
        """Delete a message for both; Telegram tells the bot nothing of it."""
        self._telegram.delete(self._chat.messages[message_id])

    async def blocks(self) -> None:
        """Block the bot."""
        self._telegram.change_bot_status(self._chat, self.user.wire(), "kicked")

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self._telegram.change_bot_status(self._chat, self.user.wire(), "member")

    async def deactivates(self) -> None:
        """Delete the account; nobody is told."""
        self.user.deactivated = True

    def _album_item(self, item: bytes | tuple[str, bytes]) -> tuple[Json, StoredFile]:
        if isinstance(item, bytes):
            picture = self._telegram.files.picture(item)
            return {"photo": picture.sizes}, picture.file
        file, document = self._telegram.files.document(*item, "application/octet-stream")
        return {"document": document}, file

    async def _tap_reply(self, button: Json) -> None:
        if button.get("request_contact"):
            await self.sends("contact")
        elif button.get("request_location"):
            await self.sends("location")
        else:
            await self.says(button["text"])

    def _receive(self, content: Json, **how: Any) -> Message:
        return self._telegram.receive(self._chat, self.user, content, **how)


def _caption(caption: str | None) -> Json:
    if not caption:
        return {}
    entities = bot_entities(caption)
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}


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
