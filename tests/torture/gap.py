"""Notices cut off in the one gap: Telegram has accepted them, we have not written it down yet.

News of the pledge has no successor, so it goes out once more, says so, and never a third time. A
reminder is not sent again: the next rung covers it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tests.torture.bloc import MORNING, OFFICES, Cast
from tests.torture.lives import PATIENCE, Life, Post, a_life
from tests.torture.notices import REMINDER, is_amendment, is_marked
from tests.torture.rows import Row
from tests.torture.scenes import Scene

Moment = Callable[[int, str], bool]
"""Tells of a chat and a message just accepted there whether it is the one to die of."""

ALL_DUE = MORNING + timedelta(minutes=5)

PLAIN, MARKED = False, True

ONCE_OR_MARKED = ([PLAIN], [MARKED], [PLAIN, MARKED])
"""What whoever else was on the way when the bot died may have heard."""


async def cut_off(cast: Cast, folder: Path) -> Row:
    """Cut off a reminder, one piece of news twice, one once; then let the bot go on."""
    scene = Scene("notices cut off before our mark", tried=4)
    async with a_life(cast, folder, at=ALL_DUE) as life:
        post = Post(life.box)
        reminded = await _dies_of(life, post, lambda _, text: text.startswith(REMINDER))
        twice = await _dies_of(life, post, lambda _, text: is_amendment(text))
        same = await _dies_of(life, post, lambda chat, text: chat == twice and is_marked(text))
        once = await _dies_of(life, post, lambda chat, text: chat != twice and is_amendment(text))
        scene.must("the second time is cut off as well", same == twice)
        await life.start()
        scene.must("it comes to rest", await life.settled())
        scene.must("it drains", await life.stop() == 0)
        for account in (twice, once):
            said = _news(life, account)
            scene.must(f"{account} hears it again, marked", said == [PLAIN, MARKED])
        for account in set(cast.accounts) - {twice, once, OFFICES, OFFICES + 1}:
            said = _news(life, account)
            scene.must(f"{account} hears it, marked if again", said in ONCE_OR_MARKED)
        reminders = sum(text.startswith(REMINDER) for text in _heard(life, reminded))
        scene.must("a reminder goes once", reminders == 1)
    return scene.row()


async def _dies_of(life: Life, post: Post, moment: Moment) -> int:
    """Let the bot live until a message is accepted, and die of it; return in which chat."""
    gone, where = asyncio.Event(), 0

    def accepted(chat: int, text: str) -> None:
        nonlocal where
        if not gone.is_set() and moment(chat, text):
            where = chat
            life.strike()
            gone.set()

    post.on_accepted = accepted
    await life.spawn()
    async with asyncio.timeout(PATIENCE):
        await gone.wait()
    post.on_accepted = None
    await life.kill()
    return where


def _heard(life: Life, account: int) -> list[str]:
    """Return what the bot has sent somebody, oldest first."""
    return [m.text for m in life.box.person(account, "").messages if m.outgoing]


def _news(life: Life, account: int) -> list[bool]:
    """Return of each piece of news of the pledge whether it says that it may have come before."""
    return [is_marked(text) for text in _heard(life, account) if is_amendment(text)]
