"""How the bot introduces itself: name, description and menu, in both languages.

Set only when something in it changed since the last run: Telegram limits how often.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.transport import call
from domain.words import Language
from locales.catalog import voice_of
from usecases.ports import Store

log = logging.getLogger("bot.profile")

MENU = (
    "start", "pledge", "report", "deadlines", "status", "bloc", "digest", "remind",
    "help", "language", "mydata", "cancel",
)  # fmt: skip
"""Commands in the menu, in reading order."""

MEMO = "profile"


async def introduce(bot: Bot, store: Store, first: Language) -> None:
    """Set what changed. Failure is no reason not to start: the next start tries again."""
    calls = list(_calls(first))
    mark = hashlib.sha256(json.dumps(calls, ensure_ascii=False).encode()).hexdigest()
    mark = f"{bot.id}:{mark}"
    if await store.do(lambda tx: tx.memos.read(MEMO)) == mark:
        return
    try:
        for method, fields in calls:
            await call(bot, method, fields)
    except TelegramError as error:
        log.warning("profile.postponed", extra={"fields": {"kind": type(error).__name__}})
        return
    await store.do(lambda tx: tx.memos.write(MEMO, mark))


def _calls(first: Language) -> Iterator[tuple[str, dict[str, Any]]]:
    """List the calls: the deployment's first language for everyone, then each by its own code."""
    for code, language in (("", first), *((one.value, one) for one in Language)):
        voice = voice_of(language)
        commands = [
            {"command": name, "description": voice.plain(f"menu-commands.{name}")} for name in MENU
        ]
        scope = {"type": "all_private_chats"}
        yield (
            "setMyCommands",
            {"commands": commands, "scope": scope, "language_code": code},
        )
        yield "setMyName", {"name": voice.plain("bot-name"), "language_code": code}
        yield (
            "setMyDescription",
            {"description": voice.plain("bot-description"), "language_code": code},
        )
        yield (
            "setMyShortDescription",
            {"short_description": voice.plain("bot-short-description"), "language_code": code},
        )
