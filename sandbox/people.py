"""People with a phone in their hand: they type, tap, send files, and look at their screen."""

from collections.abc import Sequence
from typing import Any

from sandbox.incoming import Kind, bot_entities, media_of, pieces_of, text_of
from sandbox.model import Json, Message, StoredFile, User
from sandbox.telegram import Telegram
from sandbox.views import ChatView, ShownButton


class Person(ChatView):
    """Somebody in a private chat with the bot."""

    def __init__(self, telegram: Telegram, user: User) -> None:
        super().__init__(telegram, telegram.chats[user.id])
        self.user = user

    @property
    def name(self) -> str:
        """The name on the account."""
        return self.user.name

    @property
    def blocked(self) -> bool:
        """Whether the bot is blocked by this person."""
        return self.chat.bot_status == "kicked"

    async def says(self, text: str, *, reply_to: int | None = None) -> int:
        """Send a text; return the message's id. One too long is sent in pieces, as apps do."""
        if self.chat.invitation and text == f"/start {self.chat.invitation}":
            self.chat.invitation = ""
        sent = [self._receive(text_of(piece), reply_to=reply_to) for piece in pieces_of(text)]
        return sent[-1].id

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
            for button in (b for row in self.chat.reply_keyboard for b in row):
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
        self._telegram.receive_edit(self.chat.messages[message_id], text_of(text))

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
        self._telegram.delete(self.chat.messages[message_id])

    def receives_link(self, token: str) -> None:
        """Be given an invitation's link, on paper or elsewhere: the page offers to open it."""
        self.chat.invitation = token

    async def blocks(self) -> None:
        """Block the bot."""
        self._telegram.change_bot_status(self.chat, self.user.wire(), "kicked")

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self._telegram.change_bot_status(self.chat, self.user.wire(), "member")

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
        return self._telegram.receive(self.chat, self.user, content, **how)


def _caption(caption: str | None) -> Json:
    if not caption:
        return {}
    entities = bot_entities(caption)
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}
