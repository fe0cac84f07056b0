"""Chats kept over a restart: one JSON file, and the sent files beside it by content."""

import asyncio
import hashlib
import json
from datetime import datetime
from pathlib import Path

from sandbox.keyboards import Keyboard
from sandbox.model import Chat, Json, Message, StoredFile, User
from sandbox.telegram import Telegram
from sandbox.updates import Pending

_VERSION = 1
_PAUSE_SECONDS = 0.5


class Memory:
    """Writes the room down a moment after each change, and reads it when the room opens."""

    def __init__(self, telegram: Telegram, path: Path) -> None:
        self._telegram = telegram
        self._path = path
        self._folder = path.with_name(f"{path.name}.files")
        self._later: asyncio.TimerHandle | None = None

    def remember(self) -> None:
        """Read the room as it was left; nothing to read is a new room.

        Raises:
            ValueError: the file is not one of ours.
        """
        if not self._path.exists():
            return
        room = json.loads(self._path.read_text("utf-8"))
        if not isinstance(room, dict) or room.get("version") != _VERSION:
            raise ValueError(f"{self._path} does not hold a rehearsal's chats")
        _restore(self._telegram, room, self._read_files(room["files"]))

    def note(self, event: Json) -> None:  # noqa: ARG002 - whatever happened, it is written down
        """Write soon; changes of one moment are written together."""
        if self._later is None:
            self._later = asyncio.get_running_loop().call_later(_PAUSE_SECONDS, self.write)

    def write(self) -> None:
        """Write now: first the files, then the chats, so that no chat names a missing file."""
        if self._later is not None:
            self._later.cancel()
            self._later = None
        self._path.parent.mkdir(parents=True, exist_ok=True)
        files = [self._write_file(file) for file in self._telegram.files.by_id.values()]
        room = {"version": _VERSION, "files": files, **_told(self._telegram)}
        draft = self._path.with_name(f"{self._path.name}.draft")
        draft.write_text(json.dumps(room, ensure_ascii=False), "utf-8")
        draft.replace(self._path)

    def _write_file(self, file: StoredFile) -> Json:
        digest = hashlib.sha256(file.data).hexdigest()
        kept = self._folder / digest
        if not kept.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(file.data)
        about = {"name": file.name, "mime": file.mime, "sha256": digest}
        return {"id": file.id, "unique_id": file.unique_id, "path": file.path, **about}

    def _read_files(self, files: list[Json]) -> list[StoredFile]:
        contents: dict[str, bytes] = {}
        stored = []
        for about in files:
            digest = about.pop("sha256")
            if digest not in contents:
                contents[digest] = (self._folder / digest).read_bytes()
            stored.append(StoredFile(**about, data=contents[digest]))
        return stored


def _told(telegram: Telegram) -> Json:
    profile = telegram.profile
    return {
        "next_update": telegram.updates.next_id,
        "albums": telegram.albums,
        "pending": [[p.id, p.body, p.expires.isoformat()] for p in telegram.updates.unconfirmed()],
        "users": [[u.id, u.name, u.language, u.deactivated] for u in telegram.users.values()],
        "chats": [_told_chat(chat) for chat in telegram.chats.values()],
        "commands": [[*key, commands] for key, commands in profile.commands.items()],
        "words": [[*key, word] for key, word in profile.words.items()],
        "buttons": list(profile.buttons.items()),
    }


def _told_chat(chat: Chat) -> Json:
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": chat.title,
        "started": chat.started,
        "met": chat.met,
        "bot_status": chat.bot_status,
        "migrated_to": chat.migrated_to,
        "members": list(chat.members),
        "last_message_id": chat.last_message_id,
        "reply_keyboard": chat.reply_keyboard,
        "seq": chat.seq,
        "unread": chat.unread,
        "invitation": chat.invitation,
        "messages": [_told_message(message) for message in chat.messages.values()],
    }


def _told_message(message: Message) -> Json:
    keyboard = message.keyboard
    return {
        "id": message.id,
        "sender": message.sender,
        "outgoing": message.outgoing,
        "date": message.date,
        "content": message.content,
        "keyboard": None if keyboard is None else [keyboard.kind, keyboard.rows],
        "edited": message.edited,
        "reply_to": message.reply_to,
        "file": None if message.file is None else message.file.id,
        "seq": message.seq,
    }


def _restore(telegram: Telegram, room: Json, files: list[StoredFile]) -> None:
    telegram.updates.next_id = max(telegram.updates.next_id, room["next_update"])
    telegram.updates.restore(
        Pending(number, body, datetime.fromisoformat(expires))
        for number, body, expires in room["pending"]
    )
    telegram.albums = room["albums"]
    for file in files:
        telegram.files.keep(file)
    for user_id, name, language, deactivated in room["users"]:
        telegram.users[user_id] = User(user_id, name, language, deactivated)
    for told in room["chats"]:
        telegram.chats[told["id"]] = _chat(telegram, told)
    profile = telegram.profile
    profile.commands.update({(scope, lang): told for scope, lang, told in room["commands"]})
    profile.words.update({(field, lang): word for field, lang, word in room["words"]})
    profile.buttons.update(dict(room["buttons"]))


def _chat(telegram: Telegram, told: Json) -> Chat:
    messages, members = told.pop("messages"), told.pop("members")
    chat = Chat(**told, user=telegram.users.get(told["id"]))
    chat.members = {member: telegram.users[member] for member in members}
    for one in messages:
        keyboard, file_id = one.pop("keyboard"), one.pop("file")
        message = Message(**one, chat=chat)
        message.keyboard = None if keyboard is None else Keyboard(*keyboard)
        message.file = telegram.files.by_id.get(file_id)
        chat.messages[message.id] = message
    return chat
