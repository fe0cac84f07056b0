"""Telegram itself, without a network: chats, messages, pressed buttons, and what the bot hears.

People act through `receive`, `press` and `change_bot_status`; the bot through `send`, `edit`,
`delete` and `answer`. Whoever shows the chats listens by adding to `watchers`.
"""

import time
from collections.abc import Callable, Iterator
from datetime import datetime

from sandbox import limits
from sandbox.errors import ApiError, bad_request, forbidden
from sandbox.files import Files
from sandbox.keyboards import Keyboard
from sandbox.model import BotStatus, Chat, Json, Message, StoredFile, User
from sandbox.pacing import FloodControl, Pacing
from sandbox.presses import Press, Presses
from sandbox.profile import Profile
from sandbox.updates import UpdateQueue

_MIGRATED = "Bad Request: group chat was upgraded to a supergroup chat"
_GONE = {
    "left": "bot is not a member of the {} chat",
    "kicked": "bot was kicked from the {} chat",
}
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Telegram:
    """Everything one bot can see, and the rules it is held to."""

    def __init__(
        self,
        token: str,
        username: str,
        name: str,
        now: Callable[[], datetime],
        pacing: Pacing | None,
    ) -> None:
        self.token = token
        self.bot_id = int(token.partition(":")[0])
        self.username = username
        self.name = name
        self.now = now
        self.flood = FloodControl(pacing) if pacing is not None else None
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files(self.bot_id)
        self.profile = Profile()
        # The ids of a new room start past those of earlier ones: a bot that remembers what it
        # has handled must not take a fresh update for an old one.
        self.updates = UpdateQueue(now, next_id=int(time.time()))
        self.presses = Presses(now)
        self.albums = 0
        self.watchers: list[Callable[[Json], None]] = []
        self._me = {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": name,
            "username": username,
        }

    def me(self) -> Json:
        """Return the bot's own User object, as `getMe` shows it."""
        return {
            **self._me,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    # What people do

    def user(self, user_id: int, name: str, language: str) -> User:
        """Return the person with this id, made with a private chat if there is none yet."""
        known = self.users.get(user_id)
        if known is not None:
            return known
        user = self.users[user_id] = User(user_id, name, language)
        self.chats[user_id] = Chat(user_id, "private", name, user=user)
        self.tell({"kind": "people"})
        return user

    def receive(
        self,
        chat: Chat,
        user: User,
        content: Json,
        *,
        file: StoredFile | None = None,
        reply_to: int | None = None,
        hidden: bool = False,
    ) -> Message:
        """Let a person write into a chat; the bot hears it unless it is `hidden` from it."""
        if chat.kind == "private":
            if chat.bot_status == "kicked":
                self.change_bot_status(chat, user.wire(), "member")
            chat.started = True
        message = self._append(chat, user.wire(), content, file=file, reply_to=reply_to)
        if not hidden:
            self.updates.add("message", message.wire(), limits.MESSAGE_LIFETIME)
        self._changed(message)
        return message

    def receive_edit(self, message: Message, content: Json) -> None:
        """Let a person change a message of theirs."""
        message.content = content
        message.edited = self.unix()
        self.updates.add("edited_message", message.wire(), limits.MESSAGE_LIFETIME)
        self._changed(message)

    def press(self, message: Message, user: User, data: str) -> Press:
        """Let a person press a button; the bot hears the data, and the message as it is now."""
        press = self.presses.add(message.chat)
        query = {
            "id": press.id,
            "from": user.wire(),
            "message": message.wire(),
            "chat_instance": str(-message.chat.id * 31),
            "data": data,
        }
        self.updates.add("callback_query", query, limits.CALLBACK_LIFETIME)
        return press

    def change_bot_status(self, chat: Chat, by: Json, status: BotStatus) -> None:
        """Block or unblock the bot, add it to a group or put it out; the bot is told.

        Args:
            chat: where.
            by: the User object of who did it; the bot itself when it leaves.
            status: what the bot is there from now on.
        """
        before, chat.bot_status = chat.bot_status, status
        if chat.kind != "private":
            chat.started = status == "member"
        if before == status:
            return
        change = {
            "chat": chat.wire(),
            "from": by,
            "date": self.unix(),
            "old_chat_member": self.bot_member(before),
            "new_chat_member": self.bot_member(status),
        }
        self.updates.add("my_chat_member", change, limits.MESSAGE_LIFETIME)
        chat.touch()
        self.tell({"kind": "people"})

    def bot_member(self, status: BotStatus) -> Json:
        """Return the ChatMember object of the bot."""
        member: Json = {"status": status, "user": self._me}
        return {**member, "until_date": 0} if status == "kicked" else member

    # What the bot does

    def writable(self, chat_id: str) -> Chat:
        """Return the chat the bot may write to.

        Raises:
            ApiError: 400 or 403 in Telegram's words: unknown, never started, blocked, left, …
        """
        chat = self.known(chat_id)
        if chat.migrated_to is not None:
            parameters = {"migrate_to_chat_id": chat.migrated_to}
            raise ApiError(400, _MIGRATED, parameters)
        if chat.user is not None and chat.user.deactivated:
            raise forbidden("user is deactivated")
        if chat.kind == "private" and chat.bot_status == "kicked":
            raise forbidden("bot was blocked by the user")
        if chat.kind == "private" and not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.bot_status != "member":
            raise forbidden(_GONE[chat.bot_status].format(chat.kind))
        return chat

    def known(self, chat_id: str) -> Chat:
        """Return a chat the bot has ever met.

        Raises:
            ApiError: the id is empty, or of somebody who never wrote.
        """
        if not chat_id:
            raise bad_request("chat_id is empty")
        digits = chat_id.removeprefix("-")
        chat = self.chats.get(int(chat_id)) if digits.isdecimal() else None
        if chat is None or not (chat.started or chat.met or chat.kind != "private"):
            raise bad_request("chat not found")
        return chat

    def send(
        self,
        chat: Chat,
        content: Json,
        *,
        keyboard: Keyboard | None = None,
        reply_to: int | None = None,
        file: StoredFile | None = None,
    ) -> Message:
        """Let the bot write into a chat."""
        message = self._append(
            chat, self._me, content, outgoing=True, file=file, reply_to=reply_to
        )
        message.keyboard = keyboard
        if keyboard is not None and keyboard.kind != "inline":
            chat.reply_keyboard = keyboard.rows
        chat.unread += 1
        self.stop_typing(chat)
        chat.heard.append(message.id)
        self._changed(message)
        return message

    def start_typing(self, chat: Chat) -> None:
        """Show that the bot is busy in a chat."""
        chat.typing = True
        self.tell({"kind": "typing", "id": chat.id, "on": True})

    def stop_typing(self, chat: Chat) -> None:
        """Show it no longer."""
        if chat.typing:
            chat.typing = False
            self.tell({"kind": "typing", "id": chat.id, "on": False})

    def edit(self, message: Message, content: Json, keyboard: Keyboard | None) -> None:
        """Let the bot change a message of its own; its date stays, `edit_date` tells.

        Raises:
            ApiError: nothing would change.
        """
        rows = keyboard.rows if keyboard is not None else []
        if _shown(content) == _shown(message.content) and rows == message.rows:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        message.content = content
        message.keyboard = keyboard
        message.edited = self.unix()
        message.chat.heard.append(message.id)
        self._changed(message)

    def delete(self, message: Message) -> None:
        """Take a message out of its chat, for everybody."""
        chat = message.chat
        del chat.messages[message.id]
        chat.touch()
        chat.gone.append((chat.seq, message.id))
        self.tell({"kind": "chat", "id": chat.id, "seq": chat.seq})

    def leave(self, chat: Chat) -> None:
        """Let the bot go out of a group."""
        self.change_bot_status(chat, self._me, "left")

    def answer(self, query_id: str, text: str) -> None:
        """Let the bot answer a pressed button.

        Raises:
            ApiError: there is no such press, or it was too long ago.
        """
        press = self.presses.alive(query_id)
        if press is None:
            raise bad_request(_TOO_OLD)
        if press.answered:
            return
        press.answered = True
        if text:
            press.chat.toasts.append(text)
            self.tell({"kind": "toast", "id": press.chat.id, "text": text})
        press.chat.bell.ring()

    # Shared

    def unix(self) -> int:
        """Return the sandbox's present second."""
        return int(self.now().timestamp())

    def people(self) -> Iterator[Chat]:
        """Yield the private chats, oldest acquaintance first."""
        return (chat for chat in self.chats.values() if chat.kind == "private")

    def tell(self, event: Json) -> None:
        """Tell every watcher what has changed."""
        for watcher in self.watchers:
            watcher(event)

    def _append(
        self,
        chat: Chat,
        sender: Json,
        content: Json,
        *,
        outgoing: bool = False,
        file: StoredFile | None = None,
        reply_to: int | None = None,
    ) -> Message:
        chat.last_message_id += 1
        message = Message(
            id=chat.last_message_id,
            chat=chat,
            sender=sender,
            outgoing=outgoing,
            date=self.unix(),
            content=content,
            file=file,
            reply_to=reply_to,
        )
        chat.messages[message.id] = message
        return message

    def _changed(self, message: Message) -> None:
        chat = message.chat
        chat.touch(message)
        if self.watchers:
            self.tell({"kind": "chat", "id": chat.id, "seq": chat.seq})


def _shown(content: Json) -> Json:
    """Return the content without the wish for a preview, which alone changes nothing."""
    return {name: value for name, value in content.items() if name != "link_preview_options"}
