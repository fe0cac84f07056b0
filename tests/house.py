"""A house on a street of its own: the whole bot, over real HTTP, against the sandbox.

A journey reads as a dialogue::

    async with a_house(tmp_path) as house:
        officer = await house.joined("HKH", Role.UNIT_STAFF)
        await officer.says("/report")
        assert officer.sees("Báo cáo")
        await house.restarts()
        await officer.taps("Làm tiếp")
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot.app import App
from bot.clock import LeapingTime, ShiftedClock
from bot.pacer import Pacer
from bot.settings import Settings
from bot.tokens import SeededTokens
from domain.blocs import Role
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.ids import UnitCode
from domain.words import folded
from sandbox import ChatMessage, Person, Sandbox
from tests.builders import YEAR, a_cycle, local
from tests.traffic import faults


class Neighbour:
    """A person with a phone. Every act waits until the bot has nothing left to answer."""

    def __init__(self, house: TestHouse, person: Person) -> None:
        self.house = house
        self.phone = person

    async def says(self, text: str) -> ChatMessage:
        """Type a message; return the newest answer."""
        await self.phone.says(text)
        return await self._answered()

    async def opens(self, token: str) -> ChatMessage:
        """Open an invitation's link."""
        await self.phone.opens(token)
        return await self._answered()

    async def taps(self, label: str, *, on: int | None = None) -> ChatMessage:
        """Press a button (of an older message, with ``on``)."""
        await self.phone.taps(label, on_message=on)
        return await self._answered()

    async def sends_document(
        self, name: str, data: bytes, mime: str = "application/pdf", caption: str | None = None
    ) -> ChatMessage:
        """Send a document."""
        await self.phone.sends_document(name, data, mime=mime, caption=caption)
        return await self._answered()

    async def sends_photo(self, data: bytes, caption: str | None = None) -> ChatMessage:
        """Send a photo."""
        await self.phone.sends_photo(data, caption=caption)
        return await self._answered()

    async def _answered(self) -> ChatMessage:
        before = len(self.phone.chat.heard)
        await self.house.settles()
        assert len(self.phone.chat.heard) > before, f"no word in answer:\n{self.transcript}"
        return self.phone.last

    @property
    def screen(self) -> str:
        """The newest message from the bot, with its buttons."""
        return self.phone.screen

    def sees(self, *fragments: str) -> bool:
        """Tell whether the newest message says all of this; print it if not."""
        for fragment in fragments:
            if fragment not in self.screen:
                raise AssertionError(f"{fragment!r} is not on the screen:\n{self.transcript}")
        return True

    def heard(self, fragment: str) -> bool:
        """Tell whether any message from the bot says this; print the chat if not."""
        if not any(fragment in m.text for m in self.phone.messages if m.outgoing):
            raise AssertionError(f"{fragment!r} was never heard:\n{self.transcript}")
        return True

    @property
    def labels(self) -> list[str]:
        """What stands on the newest message's buttons."""
        return self.phone.last.labels

    @property
    def transcript(self) -> str:
        """The whole chat as text."""
        lines = []
        for message in self.phone.messages:
            who = "bot" if message.outgoing else "   "
            lines.append(f"[{message.id} {who}] {message.text}")
            lines += [f"        [{label}]" for label in message.labels]
        return "\n".join(lines)


class TestHouse:
    """The bot and its sandbox, in one process, with a clock that can be moved."""

    __test__ = False

    def __init__(self, folder: Path, definition: Definition | None, year: int, at: str) -> None:
        self.folder = folder
        self.cycle: Cycle = a_cycle(definition, year)
        self.clock = ShiftedClock(local(at))
        self.tokens = SeededTokens(7)
        self.box = Sandbox(now=self.clock.now, pacing=None)
        self.app: App
        self._numbers = iter(range(1001, 9999))

    def settings(self) -> Settings:
        """Return the settings the bot runs with."""
        return Settings(
            _env_file=None,
            bot_token=self.box.token,
            bot_api_url=self.box.url,
            data_dir=self.folder / "data",
            log_level="warning",
        )

    async def starts(self) -> None:
        """Start the bot."""
        leaping = LeapingTime()
        pacer = Pacer(25, now=leaping.now, sleep=leaping.sleep)
        self.app = App(
            self.settings(), clock=self.clock, tokens=self.tokens, pacer=pacer, knocking=False
        )
        await self.app.__aenter__()

    async def stops(self) -> None:
        """Stop the bot the orderly way."""
        await self.app.__aexit__(None, None, None)

    async def restarts(self) -> None:
        """Stop the bot and start it anew: everything in memory is gone."""
        await self.stops()
        await self.starts()

    async def settles(self) -> None:
        """Wait until every update is answered and every due notice is out."""
        await self.box.quiet(timeout=20, settle=0)
        await self.app.idle()
        await self.box.quiet(timeout=20, settle=0)

    async def passes(self, to: str | timedelta) -> None:
        """Let time pass up to an instant, doing everything that falls due on the way."""
        goal = self.clock.now() + to if isinstance(to, timedelta) else local(to)
        await self.app.live_until(goal)
        await self.settles()

    def neighbour(self, name: str = "Cán bộ", language: str = "vi") -> Neighbour:
        """Return a new person nobody knows yet."""
        return Neighbour(self, self.box.person(next(self._numbers), name, language=language))

    async def token(self, unit: str | None, role: Role) -> str:
        """Return a fresh invitation's token."""
        made = await self.app.store.do(
            self.app.house.joining.invite, self.cycle, UnitCode(unit) if unit else None, role
        )
        return made[0].token

    async def joined(
        self, unit: str | None, role: Role, name: str | None = None, language: str = "vi"
    ) -> Neighbour:
        """Return a person who has joined for this place, by link, consent and name."""
        someone = self.neighbour(language=language)
        await someone.opens(await self.token(unit, role))
        agree = "I agree to join" if language == "en" else "Đồng ý tham gia"
        await someone.taps(agree)
        await someone.says(name or f"Cán bộ {someone.phone.id}")
        await someone.says("Chánh Văn phòng")
        return someone


@asynccontextmanager
async def a_house(
    folder: Path,
    definition: Definition | None = None,
    *,
    year: int = YEAR,
    at: str = f"{YEAR}-01-11 09:00",
) -> AsyncIterator[TestHouse]:
    """Open a house with one bloc in it, and close it at the end."""
    house = TestHouse(folder, definition, year, at)
    await house.box.start()
    try:
        await house.starts()
        try:
            await house.app.store.do(lambda tx: tx.cycles.add(house.cycle, None))
            yield house
            wrong = faults(house.box.calls)
            assert not wrong, "\n\n".join(wrong)
        finally:
            await house.stops()
    finally:
        await house.box.stop()


def same_label(one: str, other: str) -> bool:
    """Tell whether two labels are the same to somebody who types them."""
    return folded(one) == folded(other)
