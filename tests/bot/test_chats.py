"""Chats in turn: each in order, none waiting for another, nothing left behind in the inbox."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.chats import Chats


class Inbox:
    """Rows of chats by number; a row is gone once it was served."""

    def __init__(self, rows: int) -> None:
        self.open = {1: list(range(rows))}
        self.served: list[tuple[int, int]] = []
        self.asked: list[int] = []

    async def serve(self, item: tuple[int, int]) -> None:
        await asyncio.sleep(0)
        chat, number = item
        self.open[chat].remove(number)
        self.served.append(item)

    async def refill(self, chat: int, limit: int) -> Sequence[tuple[int, int]]:
        return [(chat, number) for number in self.open[chat][:limit]]

    async def crowded(self, chat: int) -> None:
        self.asked.append(chat)


@pytest.mark.parametrize("rows", [49, 50, 51, 99, 100, 101, 300])
async def test_a_flood_is_served_whole_and_in_order(rows: int) -> None:
    inbox = Inbox(rows)
    chats = Chats(inbox.serve, inbox.refill, crowded=inbox.crowded)
    chats.put(1, [(1, number) for number in range(rows)])
    await chats.idle()
    assert inbox.served == [(1, number) for number in range(rows)]
    assert inbox.asked == [1]


async def test_what_comes_while_the_inbox_is_asked_is_served_once() -> None:
    inbox = Inbox(60)
    chats: Chats[tuple[int, int]]

    async def refill(chat: int, limit: int) -> Sequence[tuple[int, int]]:
        if len(inbox.open[1]) == 10:
            inbox.open[1].append(60)
            chats.put(1, [(1, 60)])
        return await inbox.refill(chat, limit)

    chats = Chats(inbox.serve, refill)
    chats.put(1, [(1, number) for number in range(60)])
    await chats.idle()
    assert inbox.served == [(1, number) for number in range(61)]


async def test_a_calm_chat_waits_for_one_turn_of_a_flood_and_is_not_asked_to_slow_down() -> None:
    inbox = Inbox(300)
    inbox.open[2] = [0]
    chats = Chats(inbox.serve, inbox.refill, crowded=inbox.crowded)
    chats.put(1, [(1, number) for number in range(300)])
    chats.put(2, [(2, 0)])
    await chats.idle()
    assert inbox.served.index((2, 0)) <= 2
    assert len(inbox.served) == 301
    assert inbox.asked == [1]
