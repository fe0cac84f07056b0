"""Group chats: several people and, for as long as it stays, the bot."""

from sandbox.errors import LabelNotShown
from sandbox.incoming import text_of
from sandbox.model import Chat, ChatKind, Json, User
from sandbox.people import Person
from sandbox.telegram import Telegram
from sandbox.views import ChatView, ShownButton

_SUPERGROUPS = -1_000_000_000_000


def group_chat(telegram: Telegram, chat_id: int, title: str) -> Chat:
    """Return the group with this id (below -10¹² it is a supergroup), made if there is none."""
    chat = telegram.chats.get(chat_id)
    if chat is None:
        kind: ChatKind = "supergroup" if chat_id < _SUPERGROUPS else "group"
        chat = Chat(chat_id, kind, title, bot_status="left")
        telegram.chats[chat_id] = chat
    return chat


class Group(ChatView):
    """A group as its members see it; the bot is not in it until somebody adds it."""

    async def adds_bot(self, by: Person) -> None:
        """Let a member add the bot."""
        self._joined(by.user)
        self._telegram.change_bot_status(self.chat, by.user.wire(), "member")
        newcomer = {"new_chat_members": [self._telegram.me()]}
        self._telegram.receive(self.chat, by.user, newcomer)

    async def removes_bot(self, by: Person) -> None:
        """Let a member put the bot out."""
        self._telegram.change_bot_status(self.chat, by.user.wire(), "kicked")

    async def says(self, person: Person, text: str, *, reply_to: int | None = None) -> int:
        """Send a text; the bot hears commands, replies to it and its name, as privacy has it."""
        self._joined(person.user)
        content = text_of(text)
        message = self._telegram.receive(
            self.chat,
            person.user,
            content,
            reply_to=reply_to,
            hidden=not self._heard_by_bot(content, reply_to),
        )
        return message.id

    async def taps(
        self, person: Person, label: str | ShownButton, *, on_message: int | None = None
    ) -> str | None:
        """Press the inline button with this label, as one of the members.

        Raises:
            LabelNotShown: with everything in the group.
        """
        if self.chat.bot_status != "member":
            raise LabelNotShown(f"the bot is not in {self.chat.title}")
        self._joined(person.user)
        return await self._tap(person.user, label, on_message)

    async def migrates(self, to: int) -> "Group":
        """Let the group become a supergroup with another id; both tell the bot."""
        chat = group_chat(self._telegram, to, self.chat.title)
        chat.members, chat.started = dict(self.chat.members), self.chat.started
        chat.bot_status = self.chat.bot_status
        by = next(iter(self.chat.members.values()))
        self._telegram.receive(self.chat, by, {"migrate_to_chat_id": to})
        self.chat.migrated_to = to
        self._telegram.receive(chat, by, {"migrate_from_chat_id": self.chat.id})
        return Group(self._telegram, chat)

    def _joined(self, user: User) -> None:
        self.chat.members[user.id] = user
        self._telegram.chats[user.id].met = True

    def _heard_by_bot(self, content: Json, reply_to: int | None) -> bool:
        if self.chat.bot_status != "member":
            return False
        answered = self.chat.messages.get(reply_to) if reply_to is not None else None
        name = f"@{self._telegram.username}"
        text = content["text"]
        command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        to_other = "@" in command and not command.endswith(name)
        called = bool(command) and not to_other
        return called or name in text or (answered is not None and answered.outgoing)
