from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from heapq import heappop, heappush
from itertools import count, pairwise

import pytest

from bot.clock import LeapingTime
from bot.pacer import Pacer


class VirtualTime:
    """A clock that stands still until everybody waits, then goes to whoever wakes first."""

    def __init__(self, lateness: float = 0.0) -> None:
        self._start = self._now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = count()
        self._lateness = lateness

    def now(self) -> float:
        return self._now

    @property
    def elapsed(self) -> float:
        return self._now - self._start

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        wake_at = self._now + seconds + self._lateness
        heappush(self._sleepers, (wake_at, next(self._number), waking))
        await waking

    async def settle(self) -> None:
        for _ in range(12):
            await asyncio.sleep(0)

    async def run(self, seconds: float = 1e9) -> None:
        """Let time pass until nobody sleeps any more, or for so long."""
        end = self._now + seconds
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            at, _, waking = heappop(self._sleepers)
            self._now = max(self._now, at)
            if not waking.done():
                waking.set_result(None)
            await self.settle()
        if seconds < 1e9:
            self._now = max(self._now, end)


class Post:
    """Sends through a pacer and keeps when each message left."""

    def __init__(self, rate: float = 25, lateness: float = 0.0) -> None:
        self.time = VirtualTime(lateness)
        self.pacer = Pacer(rate, now=self.time.now, sleep=self.time.sleep)
        self.left: list[tuple[str, int | None, float]] = []
        self._tasks: list[asyncio.Future[None]] = []

    def replies(self, *chats: int | None) -> None:
        for chat in chats:
            self._start(self._reply(chat))

    def notices(self, *chats: int) -> None:
        for chat in chats:
            self._start(self._notice(chat))

    def _start(self, sending: Coroutine[None, None, None]) -> None:
        self._tasks.append(asyncio.ensure_future(sending))

    async def _reply(self, chat: int | None) -> None:
        async with self.pacer.reply(chat):
            self.left.append(("reply", chat, self.time.elapsed))

    async def _notice(self, chat: int) -> None:
        async with self.pacer.notice(chat):
            self.left.append(("notice", chat, self.time.elapsed))

    async def all_gone(self) -> None:
        await self.time.run()
        await asyncio.gather(*self._tasks)

    def times(self, lane: str = "", chat: int | None = None) -> list[float]:
        return [
            round(at, 6)
            for kind, to, at in self.left
            if lane in {"", kind} and (chat is None or chat == to)
        ]


def most_in_a_second(times: Sequence[float]) -> int:
    times = sorted(times)
    return max(sum(start <= at < start + 1 for at in times) for start in times)


class TestReplies:
    async def test_go_at_once_to_everybody(self) -> None:
        post = Post()
        post.replies(*range(500))
        await post.all_gone()
        assert set(post.times()) == {0}

    async def test_to_one_chat_go_three_at_once_then_one_a_second(self) -> None:
        post = Post()
        post.replies(*[7] * 6)
        await post.all_gone()
        assert post.times() == [0, 0, 0, 1, 2, 3]

    async def test_regain_their_burst_after_a_pause(self) -> None:
        post = Post()
        post.replies(7, 7, 7)
        await post.time.run(3)
        post.replies(7, 7, 7)
        await post.all_gone()
        assert post.times() == [0, 0, 0, 3, 3, 3]

    async def test_without_a_chat_are_not_counted(self) -> None:
        post = Post()
        post.replies(*[None] * 50)
        await post.all_gone()
        assert set(post.times()) == {0}

    async def test_do_not_wait_for_a_queue_of_notices(self) -> None:
        post = Post()
        post.notices(*range(500))
        await post.time.run(3.01)
        post.replies(7, 499, 1000)
        await post.time.settle()
        assert post.times("reply") == [3.01] * 3
        await post.all_gone()


class TestNotices:
    async def test_leave_evenly_and_without_a_burst(self) -> None:
        post = Post(rate=25)
        post.notices(*range(100))
        await post.all_gone()
        assert post.times() == pytest.approx([n / 25 for n in range(100)])
        assert most_in_a_second(post.times()) <= 26

    @pytest.mark.parametrize("rate", [1, 7.5, 25, 30])
    async def test_never_exceed_the_rate_however_they_come(self, rate: float) -> None:
        post = Post(rate)
        for wave in range(8):
            post.notices(*range(wave * 10, wave * 10 + 10))
            await post.time.run(wave * 0.3)
        await post.all_gone()
        assert most_in_a_second(post.times()) <= rate + 1

    async def test_keep_their_pace_on_a_machine_that_wakes_late(self) -> None:
        post = Post(rate=25, lateness=0.003)
        post.notices(*range(250))
        await post.all_gone()
        assert post.time.elapsed <= 250 / 25 * 1.01
        assert most_in_a_second(post.times()) <= 26

    async def test_do_not_catch_up_in_a_rush_after_a_stall(self) -> None:
        post = Post(rate=25)
        post.notices(*range(50))
        await post.time.run(0.5)
        post.time._now += 2  # everything stood still
        await post.all_gone()
        assert most_in_a_second([at for at in post.times() if at > 1]) <= 26

    async def test_to_one_chat_leave_one_a_second_in_order_and_hold_nobody_up(self) -> None:
        post = Post(rate=10)
        post.notices(*[7] * 3, *range(100, 120))
        await post.all_gone()
        first, second, third = post.times(chat=7)
        assert second >= first + 1
        assert third >= second + 1
        assert max(at for _, chat, at in post.left if chat != 7) <= 2.2

    async def test_keep_a_second_from_replies_to_the_same_chat(self) -> None:
        post = Post()
        post.replies(7)
        await post.time.settle()
        post.notices(7, 8)
        await post.all_gone()
        assert post.times("notice", chat=7) == [1]
        assert post.times("notice", chat=8) == [0]

    @pytest.mark.parametrize(("replies", "most"), [(5, 30), (20, 30), (28, 31)])
    async def test_leave_room_for_replies_within_what_telegram_allows(
        self, replies: int, most: int
    ) -> None:
        post = Post(rate=25)
        post.notices(*range(500))
        for chat in range(1000, 1000 + 5 * replies):
            post.replies(chat)
            await post.time.run(1 / replies)
        assert most_in_a_second(post.times()) <= most
        assert most_in_a_second(post.times()) >= 28
        await post.all_gone()

    async def test_are_slowed_little_by_ordinary_replies(self) -> None:
        post = Post(rate=25)
        post.notices(*range(500))
        for chat in range(1000, 1020):
            post.replies(chat, chat + 1000)
            await post.time.run(0.97)
        await post.all_gone()
        assert post.time.elapsed <= 500 / 25 * 1.01

    async def test_are_not_forgotten_under_a_flood_of_replies(self) -> None:
        post = Post(rate=25)
        post.notices(*range(100))
        for chat in range(1000, 1300):
            post.replies(chat)
            await post.time.run(1 / 50)
        during = post.times("notice")
        assert 6 <= len(during) <= 12
        assert all(later - earlier <= 1.05 for earlier, later in pairwise(during))
        await post.all_gone()
        assert post.time.elapsed <= 6 + 1 + 100 / 25


class TestASilence:
    async def test_is_kept_by_everybody(self) -> None:
        post = Post()
        post.pacer.silence(5)
        assert post.pacer.silent
        post.replies(1, None)
        post.notices(2)
        await post.time.run(4.9)
        assert post.left == []
        await post.all_gone()
        assert min(post.times()) == 5
        assert not post.pacer.silent

    async def test_ends_without_a_rush_and_replies_go_first(self) -> None:
        post = Post(rate=25)
        post.pacer.silence(3)
        post.notices(*range(40))
        await post.time.settle()
        post.replies(*range(1000, 1020))
        await post.all_gone()
        assert [kind for kind, _, _ in post.left[:20]] == ["reply"] * 20
        assert post.times("reply") == pytest.approx([3 + n / 30 for n in range(20)])
        assert most_in_a_second(post.times()) <= 30
        assert most_in_a_second(post.times("notice")) <= 26

    async def test_is_kept_by_those_who_were_already_waiting(self) -> None:
        post = Post(rate=10)
        post.notices(*range(30))
        post.replies(*[99] * 5)
        await post.time.run(1)
        before = len(post.left)
        post.pacer.silence(10)
        await post.time.run(9.9)
        assert len(post.left) == before
        await post.all_gone()
        assert len(post.left) == 35

    async def test_may_be_prolonged_but_not_shortened(self) -> None:
        post = Post()
        post.pacer.silence(3)
        post.replies(1)
        await post.time.run(2)
        post.pacer.silence(5)
        post.pacer.silence(0.1)
        await post.all_gone()
        assert post.times() == [7]

    async def test_newcomers_stand_in_line_behind_those_who_waited(self) -> None:
        post = Post()
        post.pacer.silence(1)
        post.replies(*range(10))
        await post.time.run(1.1)
        post.replies(100)
        await post.all_gone()
        assert [chat for _, chat, _ in post.left][-1] == 100

    async def test_of_one_chat_is_kept_by_that_chat_alone(self) -> None:
        post = Post(rate=10)
        post.pacer.silence(5, chat_id=7)
        assert not post.pacer.silent
        post.replies(7, 8)
        post.notices(7, 9, 10)
        await post.all_gone()
        assert post.times(chat=7) == pytest.approx([5, 6])
        assert max(at for _, chat, at in post.left if chat != 7) <= 0.11

    async def test_of_one_chat_that_comes_while_its_notice_queues_holds_nobody_up(self) -> None:
        post = Post(rate=10)
        post.notices(*range(20))
        await post.time.run(0.5)
        post.pacer.silence(30, chat_id=15)
        await post.all_gone()
        assert post.times(chat=15) == pytest.approx([30.5])
        assert max(at for _, chat, at in post.left if chat != 15) <= 2

    async def test_given_up_by_a_waiter_leaves_the_line_free(self) -> None:
        post = Post()
        post.pacer.silence(3)
        giving_up = asyncio.ensure_future(post._reply(1))
        await post.time.run(1)
        giving_up.cancel()
        await post.time.run(3)
        post.replies(*range(2, 40))
        await post.time.settle()
        assert set(post.times()) == {4}


class TestMemory:
    async def test_of_idle_chats_is_given_back(self) -> None:
        post = Post()
        post.replies(*range(5000))
        post.pacer.silence(3600, chat_id=77)
        await post.all_gone()
        await post.time.run(120)
        post.replies(1)
        await post.all_gone()
        assert post.pacer.chats_remembered <= 2

    async def test_of_a_chat_that_waits_is_kept(self) -> None:
        post = Post()
        post.replies(*[7] * 60)
        await post.all_gone()
        assert post.times() == [0, 0, *range(58)]


class TestARehearsal:
    async def test_waits_for_nothing(self) -> None:
        time = LeapingTime()
        pacer = Pacer(25, now=time.now, sleep=time.sleep)
        real = asyncio.get_running_loop().time

        async def send(chat: int) -> None:
            async with pacer.notice(chat), pacer.reply(chat):
                pass

        started = real()
        pacer.silence(3600)
        await asyncio.gather(*(send(n % 10) for n in range(200)))
        assert real() - started < 20
        assert time.now() > 3600
