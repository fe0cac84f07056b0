"""The one way out: screens become calls of the Bot API, its answers become outcomes.

A reply is sent at least once: while it is not known to have arrived, it is sent again. A notice
is sent at most once: whether it goes again is decided over its row, by what comes back from here.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from enum import Enum, auto
from typing import Any

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot.layout import Encode, Message, edited_message, new_messages
from bot.outcomes import (
    Gone,
    Migrated,
    NotSent,
    Outcome,
    Reached,
    Reason,
    Sent,
    Unchanged,
    Unknown,
    Unreachable,
    Withdrawn,
    outcome_of,
)
from bot.pacer import Pacer
from bot.transport import NONSENSE, call
from screens.actions import Action
from screens.screen import Screen

__all__ = [
    "Gone",
    "Lane",
    "Messenger",
    "Migrated",
    "NotSent",
    "Outcome",
    "Reached",
    "Reason",
    "Sent",
    "Unchanged",
    "Unknown",
    "Unreachable",
    "Withdrawn",
]

log = logging.getLogger("bot.messenger")

PAUSES = (0.3, 1.0)
"""Seconds before a reply's second and third try."""

SILENCES = 5
"""How many silences (429) one try waits out."""

TOAST_LIMIT = 200

Claim = Callable[[], Awaitable[bool]]
"""Asked when a message's turn has come, just before its call: may it still go?"""


class Lane(Enum):
    """How a message leaves."""

    REPLY = auto()
    """At once: somebody is waiting for it."""

    NOTICE = auto()
    """Evenly, after the replies."""


class Messenger:
    """Sends and edits messages.

    ``encode`` writes into a button an action, its place and year, and the paper with which a unit
    is stood in for (0: none).
    """

    def __init__(
        self,
        bot: Bot,
        pacer: Pacer,
        encode: Callable[[Action, int, int, int], str],
        *,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._pacer = pacer
        self._encode = encode
        self._sleep = sleep

    async def send(
        self,
        chat_id: int,
        screen: Screen,
        *,
        lane: Lane,
        place: int = 0,
        year: int = 0,
        behalf: int = 0,
        claim: Claim | None = None,
    ) -> Outcome:
        """Put a screen up as a new message, or as several if it is long: buttons on the last.

        ``claim`` is asked when its turn has come. What was claimed waits out no silence: it comes
        back as not sent, and is claimed anew when its next turn comes.

        Raises:
            ValueError: if the screen has both buttons and a menu: a message carries only one.
        """
        outcome: Outcome = NotSent(retryable=False)
        begun = False
        for message in new_messages(chat_id, screen, self._encoding(place, year, behalf)):
            outcome = await self._deliver(lane, chat_id, message, None if begun else claim)
            if not isinstance(outcome, Sent):
                # Half a notice has arrived: repeating the whole would send that half twice.
                halved = begun and lane is Lane.NOTICE and isinstance(outcome, NotSent)
                return Unknown() if halved else outcome
            begun = True
        return outcome

    async def edit(
        self,
        chat_id: int,
        message_id: int,
        screen: Screen,
        *,
        lane: Lane = Lane.REPLY,
        place: int = 0,
        year: int = 0,
        behalf: int = 0,
    ) -> Outcome:
        """Show a screen in place of what a message shows now; ``Gone`` if it has to be sent anew.

        Raises:
            ValueError: if the screen has both buttons and a menu.
        """
        message = edited_message(chat_id, message_id, screen, self._encoding(place, year, behalf))
        return Gone() if message is None else await self._deliver(lane, chat_id, message)

    async def retire(self, chat_id: int, message_id: int) -> None:
        """Take a message's keyboard away, if it can be: an old button is harmless, only untidy."""
        fields = {"chat_id": chat_id, "message_id": message_id}
        await self._aside("editMessageReplyMarkup", fields)

    async def answer_press(self, callback_query_id: str, text: str | None = None) -> None:
        """Stop the spinner of a pressed button, perhaps with a few words; too late is no error."""
        fields: dict[str, Any] = {"callback_query_id": callback_query_id}
        if text:
            fields["text"] = text if len(text) <= TOAST_LIMIT else f"{text[: TOAST_LIMIT - 1]}…"
        await self._aside("answerCallbackQuery", fields)

    async def typing(self, chat_id: int) -> None:
        """Show for some seconds that an answer is being made."""
        if not self._pacer.silent:
            await self._aside("sendChatAction", _typing(chat_id))

    async def asks_for(self, chat_id: int) -> Reached | Outcome:
        """Find out whether a message would arrive, without sending one.

        It leaves as a notice does, and once: whatever is no answer shows nothing.
        """
        try:
            async with self._pacer.notice(chat_id):
                await call(self._bot, "sendChatAction", _typing(chat_id))
        except RetryAfter as error:
            self._keep_silence(error)
            return NotSent(retryable=True)
        except TelegramError as error:
            return _failed(error, {"chat": chat_id, "method": "sendChatAction"})
        return Reached()

    async def _aside(self, method: str, fields: dict[str, Any]) -> None:
        """Do what is only a courtesy: once, and without complaint."""
        async with self._pacer.reply():
            try:
                await call(self._bot, method, fields)
            except RetryAfter as error:
                self._keep_silence(error)
            except TelegramError as error:
                facts = {"method": method, "kind": type(error).__name__}
                log.debug("message.aside_failed", extra={"fields": facts})

    async def _deliver(
        self, lane: Lane, chat_id: int, message: Message, claim: Claim | None = None
    ) -> Outcome:
        outcome = await self._try(lane, chat_id, message, claim)
        if lane is Lane.NOTICE and not message.repeatable:
            return outcome
        for pause in PAUSES:
            if outcome not in {Unknown(), NotSent(retryable=True)}:
                return outcome
            await self._sleep(pause)
            outcome = await self._try(lane, chat_id, message)
        return NotSent(retryable=True) if outcome == Unknown() else outcome

    async def _try(
        self, lane: Lane, chat_id: int, message: Message, claim: Claim | None = None
    ) -> Outcome:
        """Try once: silences are waited out, tags Telegram does not understand are dropped."""
        claimed = False
        for _ in range(SILENCES + 1):
            try:
                async with self._way(lane, chat_id):
                    if claim is not None and not claimed and not await claim():
                        return Withdrawn()
                    claimed = True
                    answer = await call(
                        self._bot, message.method, message.fields, file=message.file
                    )
                    return Sent(_message_id(answer))
            except RetryAfter as error:
                self._keep_silence(error)
                if claim is not None:
                    break
            except TelegramError as error:
                facts = {"chat": chat_id, "method": message.method}
                if not (message.has_markup and "can't parse entities" in str(error).lower()):
                    return _failed(error, facts)
                message = _without_tags(message, facts)
        return NotSent(retryable=True)

    def _way(self, lane: Lane, chat_id: int) -> AbstractAsyncContextManager[None]:
        return self._pacer.reply(chat_id) if lane is Lane.REPLY else self._pacer.notice(chat_id)

    def _keep_silence(self, error: RetryAfter) -> None:
        # Telegram does not say whether it means one chat or all: nobody speaks.
        wait = error.retry_after
        self._pacer.silence(wait.total_seconds() if isinstance(wait, timedelta) else wait)

    def _encoding(self, place: int, year: int, behalf: int) -> Encode:
        return lambda action: self._encode(action, place, year, behalf)


def _typing(chat_id: int) -> dict[str, Any]:
    return {"chat_id": chat_id, "action": "typing"}


def _message_id(answer: Any) -> int:
    try:
        return int(answer["message_id"])
    except (KeyError, TypeError, ValueError):
        raise TelegramError(NONSENSE) from None


def _without_tags(message: Message, facts: dict[str, object]) -> Message:
    # What Telegram says of it quotes the text, which may be a person's: it is not logged.
    log.error("message.markup_broken", extra={"fields": facts})
    return message.as_plain_text()


def _failed(error: TelegramError, facts: dict[str, object]) -> Outcome:
    outcome = outcome_of(error)
    if outcome == NotSent(retryable=False):
        log.error("message.refused", extra={"fields": {**facts, "why": str(error)}})
    return outcome
