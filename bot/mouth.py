"""What handlers speak through: the messenger, seen from one visit."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from pathlib import Path

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.messenger import Gone, Lane, Messenger, Migrated, NotSent, Sent, Unchanged, Unreachable
from bot.transport import FileTooBig, Transport, call
from domain.errors import FileRefused
from domain.evidence import MAX_FILE_BYTES
from domain.people import Reach
from handlers.context import NotHeard
from screens.screen import Screen
from usecases.ports import Clock, Store, Tx
from usecases.reaching import note_reach

log = logging.getLogger("bot.mouth")

FETCH_PAUSES = (0.3, 1.0, 3.0)
"""Seconds before a file that did not arrive whole is asked for again."""


class TelegramMouth:
    """Shows screens to a person who is waiting for an answer."""

    def __init__(
        self, bot: Bot, transport: Transport, messenger: Messenger, store: Store, clock: Clock
    ) -> None:
        self._bot = bot
        self._transport = transport
        self._messenger = messenger
        self._store = store
        self._clock = clock

    async def show(
        self,
        chat_id: int,
        screen: Screen,
        *,
        over: int | None,
        place: int,
        year: int,
        behalf: int = 0,
    ) -> int | None:
        """Show a screen, over an existing message if given; return the message it stands in.

        Raises:
            NotHeard: if the Bot API cannot be reached now: the answer is still owed.
        """
        if over is not None and screen.attachment is None and screen.menu is None:
            edited = await self._messenger.edit(
                chat_id, over, screen, place=place, year=year, behalf=behalf
            )
            match edited:
                case Sent() | Unchanged():
                    return over
                case Gone():
                    pass
                case NotSent(retryable=True):
                    raise NotHeard
                case _:
                    return over
        sent = await self._messenger.send(
            chat_id, screen, lane=Lane.REPLY, place=place, year=year, behalf=behalf
        )
        match sent:
            case Sent(message_id=message_id):
                return message_id
            case Unreachable() as lost:
                await self._store.do(self._lost, chat_id, lost.reach)
                return None
            case Migrated(new_chat_id=moved) if chat_id > 0 > moved:
                await self._store.do(self._lost, chat_id, Reach.GONE)  # a group is not the person
                return None
            case Migrated(new_chat_id=moved):
                await self._store.do(lambda tx: tx.people.move_chat(chat_id, moved))
                return await self.show(
                    moved, screen, over=None, place=place, year=year, behalf=behalf
                )
            case NotSent(retryable=True):
                raise NotHeard
            case _:
                return None

    def _lost(self, tx: Tx, chat_id: int, reach: Reach) -> None:
        person = tx.people.by_telegram(chat_id)
        if person is not None:
            note_reach(tx, person, reach, self._clock.now())

    async def retire(self, chat_id: int, message_id: int) -> None:
        """Take the keyboard of a message away."""
        await self._messenger.retire(chat_id, message_id)

    async def answer_press(self, press_id: str) -> None:
        """Tell the chat app that a press has arrived."""
        await self._messenger.answer_press(press_id)

    async def typing(self, chat_id: int) -> None:
        """Show that an answer is being made."""
        await self._messenger.typing(chat_id)

    async def leave(self, chat_id: int) -> None:
        """Leave a group or channel.

        Raises:
            NotHeard: if the Bot API cannot be reached now.
        """
        try:
            await call(self._bot, "leaveChat", {"chat_id": chat_id})
        except (BadRequest, Forbidden, ChatMigrated):
            return  # gone already
        except TelegramError:
            raise NotHeard from None

    async def fetch(self, file_id: str, size: int) -> bytes:
        """Download a file whole; its size is known to be within the limit.

        Raises:
            FileRefused: if it is too large or cannot be had.
            NotHeard: if the Bot API cannot be reached now: it could not hear a refusal either.
        """
        if size > MAX_FILE_BYTES:
            raise FileRefused(reason="too_large")
        try:
            with tempfile.TemporaryDirectory(prefix="giao-uoc-") as folder:
                target = Path(folder) / "file"
                await self._download_in_the_end(file_id, target)
                return await asyncio.to_thread(target.read_bytes)
        except FileTooBig:
            raise FileRefused(reason="too_large") from None
        except RetryAfter:
            raise NotHeard from None
        except TelegramError as error:
            too_big = "too big" in str(error)
            raise FileRefused(reason="too_large" if too_big else "unreadable") from None
        except OSError as error:
            log.error("files.no_room", extra={"fields": {"error": error.errno}})  # noqa: TRY400
            raise FileRefused(reason="no_room") from None

    async def _download_in_the_end(self, file_id: str, target: Path) -> None:
        """Download a file, and try again if it does not arrive whole.

        Raises:
            NotHeard: if nothing of the Bot API can be reached: the file is not to blame.
        """
        for pause in FETCH_PAUSES:
            try:
                return await self._download(file_id, target)
            except BadRequest:
                raise
            except NetworkError:
                await asyncio.sleep(pause)
        try:
            return await self._download(file_id, target)
        except NetworkError:
            if await self._is_reached():
                raise
            raise NotHeard from None

    async def _is_reached(self) -> bool:
        try:
            await call(self._bot, "getMe", {})
        except TelegramError:
            return False
        return True

    async def _download(self, file_id: str, target: Path) -> None:
        found = await call(self._bot, "getFile", {"file_id": file_id})
        url = f"{self._bot.base_file_url}/{found['file_path']}"
        await self._transport.download(url, target, MAX_FILE_BYTES)
