"""A bloc that people walk through at random: each step is done by the bot and by the model."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Awaitable
from contextlib import AsyncExitStack, closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

from domain.blocs import Role
from handlers.buttons import decode, encode
from sandbox import Person, ShownButton
from screens import actions as do
from screens.actions import Action
from storage.store import open_read_only
from tests.builders import HANOI, YEAR, add_member, local, with_targets
from tests.house import Neighbour, TestHouse, a_house
from tests.model.comparing import agrees, places
from tests.model.expected import Expected, Held, Moment
from tests.model.people import take_over
from tests.model.scans import opened, scan
from tests.model.signing import describe
from tests.model.targets import add_target, alter_target, ask_for_time
from usecases.ports import Tx

CAST: tuple[tuple[str | None, Role] | None, ...] = (
    ("A", Role.UNIT_LEADER),
    ("A", Role.UNIT_STAFF),
    ("B", Role.UNIT_LEADER),
    (None, Role.SECRETARY),
    (None, Role.BLOC_LEADER),
    (None, Role.STANDING_BODY),
    (None, Role.ADMIN),
    None,
)
"""Who is there from the first; None has only heard of it."""

MOMENTS = {
    "2027-01-20 08:30": Moment(),
    "2027-06-16 10:00": Moment(),
    "2027-10-31 23:00": Moment(),
    "2027-11-01 00:00": Moment(reports_open=True),
    "2027-11-10 09:00": Moment(reports_open=True),
    "2027-11-15 23:00": Moment(reports_open=True),
    "2027-11-16 00:00": Moment(reports_open=True, overdue=True),
    "2027-12-20 09:00": Moment(reports_open=True, overdue=True),
    "2028-01-10 09:00": Moment(reports_open=True, overdue=True, closed=True),
}
"""Instants that time hops to, with what the calendar says then."""

CODE = re.compile(r"(?:\d\d ){3}\d\d")
"""How an invitation is read out."""

SPEAKING = {"sendmessage", "sendphoto", "senddocument", "editmessagetext"}


T = TypeVar("T")


class Walk:
    """The house and its model, with everything that can be done in them, each act awaited."""

    def __init__(self, begin: str) -> None:
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._folder = tempfile.TemporaryDirectory()
        self.house: TestHouse
        self.people: list[Neighbour] = []
        self.model = Expected(MOMENTS[begin])
        self.shown: list[tuple[int, int, str]] = []
        """Every button that was ever seen: whose chat, which message, what it carries."""

        self._calls = 0

        self._run(self._begins(begin))

    def ends(self) -> None:
        """Close the house; what was sent in it is examined once more."""
        try:
            self._run(self._stack.aclose())
        finally:
            self._runner.close()
            self._folder.cleanup()

    def _run(self, doing: Awaitable[T]) -> T:
        async def done() -> T:
            return await doing

        return self._runner.run(done())

    async def _begins(self, begin: str) -> None:
        folder = Path(self._folder.name)
        self.house = await self._stack.enter_async_context(
            a_house(folder, with_targets(), at=begin)
        )
        self.people = [self.house.neighbour() for _ in CAST]
        self.model.persons = [None for _ in CAST]
        await self.house.app.store.do(self._seat)
        for person in self.people:
            await person.says("/start")

    def _seat(self, tx: Tx) -> None:
        for who, seat in enumerate(CAST):
            if seat is not None:
                number = self.people[who].phone.id
                actor = add_member(tx, self.house.cycle, *seat, number=number)
                self.model.places[actor.place] = Held(who, *seat)
                self.model.persons[who] = actor.person

    @property
    def database(self) -> Path:
        """Where the bot keeps its rows."""
        return self.house.folder / "data" / "bot.db"

    def agrees(self) -> None:
        """Compare the database with the model, which learns the numbers that were given."""
        agrees(self.model, self.database)

    # Acts

    def presses(self, who: int, data: str, on: int | None = None) -> None:
        """Press a button by what it carries, on a message of one's own chat."""
        self._tick()
        self.model.press(who, decode(data))
        self._run(self._presses(who, data, on))

    def forges(
        self, who: int, action: Action, place: int, year: int = YEAR, behalf: int = 0
    ) -> None:
        """Press a button that was made by hand."""
        self.presses(who, encode(action, place, year, behalf))

    def forges_as(self, who: int, action: Action, year: int = YEAR, behalf: int = 0) -> None:
        """Press a button that was made by hand, from one's own place if there is one."""
        self.forges(who, action, self._place(who), year, behalf)

    def _tick(self) -> None:
        """Let a second pass before an act: which came first is seen in the rows."""
        self.house.clock.hop(self.house.clock.now() + timedelta(seconds=1))
        self.model.acts += 1
        self.model.today = self.house.clock.now().astimezone(HANOI).date()

    def _place(self, who: int) -> int:
        return next((n for n, held in self.model.places.items() if held.who == who), 0)

    def types(self, who: int, criterion: str, text: str, behalf: int = 0) -> None:
        """Open a card, also as the secretary in place of a unit, and type something."""
        self.cancels(who)
        self.forges_as(who, do.OpenCriterion("year", criterion), behalf=behalf)
        self.model.types(who, criterion, text, behalf)
        self._run(self._says(who, text))

    def sends(self, who: int, criterion: str, name: str) -> None:
        """Open a card and send a file whose content is its name."""
        self.cancels(who)
        self.forges_as(who, do.OpenCriterion("year", criterion))
        self.model.sends(who, criterion, name)
        self._run(self._sends(who, name))

    def cancels(self, who: int) -> None:
        """Leave whatever is awaited."""
        self._tick()
        self.model.preparing.pop(who, None)
        self._run(self._says(who, "/cancel"))

    def says(self, who: int, text: str) -> None:
        """Type something where nothing is awaited: nothing comes of it."""
        self.cancels(who)
        self._run(self._says(who, text))

    def scans(self, who: int, action: Action, name: str) -> None:
        """Open a paper and send a scan; where no paper opens it is evidence, of no criterion."""
        self.cancels(who)
        self.forges_as(who, action)
        held = self.model.place_of(who)
        self._tick()
        if held and (topic := opened(self.model, held, action)):
            scan(self.model, topic, name)
        else:
            self.model.sends(who, "", name)
        self._run(self._sends(who, name))
        self.agrees()

    def signs(self, who: int, out: str, where: tuple[str, str] | None, count: int) -> None:
        """Record who signed on paper: a unit was not there, the place is typed or not."""
        self.cancels(who)
        self.forges_as(who, do.RecordSigning())
        if out:
            self.forges_as(who, do.MarkSigner(out, 0))
        if where and who in self.model.preparing:
            day, venue = where
            describe(self.model, who, day, venue)
            typed = f"{date.fromisoformat(day):%d/%m/%Y} tại {venue}"
            self._run(self._says(who, typed))
        self.forges_as(who, do.KeepSigning(count))

    def sets_a_target(self, who: int, text: str) -> None:
        """Open the list of targets and type one."""
        self.cancels(who)
        self.forges_as(who, do.ShowTargets())
        add_target(self.model, self.model.place_of(who), text)
        self._run(self._says(who, text))

    def alters_a_target(self, who: int, number: int, text: str) -> None:
        """Open one target and type it anew."""
        self.cancels(who)
        self.forges_as(who, do.OpenTarget(number))
        alter_target(self.model, self.model.place_of(who), number, text)
        self._run(self._says(who, text))

    def asks_for_time(self, who: int, deadline: str, day: date, reason: str) -> None:
        """Ask for more time from beginning to end."""
        self.cancels(who)
        self.forges_as(who, do.AskForTime(deadline))
        self._run(self._says(who, f"{day:%d/%m/%Y}", reason))
        closes = self.house.cycle.closes_at.astimezone(HANOI).date()
        held = self.model.place_of(who)
        ask_for_time(self.model, held, deadline, day, reason, closes)
        self.forges_as(who, do.SendExtension())

    def hands_over(self, who: int, *, withdraws: bool) -> None:
        """Hand one's place over to somebody new, or think better of it."""
        old = self._place(who)
        self.cancels(who)
        self.forges_as(who, do.HandOver())
        code = self._run(self._code(who))
        if withdraws:
            self.forges_as(who, do.WithdrawHandover())
        self._run(self._takes_over(code, welcome=not withdraws))
        if not withdraws:
            (number,) = places(self.database) - set(self.model.places)
            take_over(self.model, len(self.people) - 1, old, number)
        self._knows_newcomer()

    def joins(self, unit: str | None, role: Role) -> None:
        """Let somebody new take a place by an invitation."""
        self._run(self._joins(unit, role))
        self._knows_newcomer()

    def restarts(self) -> None:
        """Stop the bot and start it anew."""
        self._run(self.house.restarts())

    def ahead(self, at: str) -> bool:
        """Tell whether an instant lies ahead."""
        return local(at) > self.house.clock.now()

    def hops(self, to: str) -> None:
        """Let time pass up to one of the instants."""
        self.model.now = MOMENTS[to]
        self._run(self.house.passes(to))

    def doubles(self) -> None:
        """Let Telegram hand over the next update twice."""
        self.house.box.faults.duplicate_updates(1)

    async def _presses(self, who: int, data: str, on: int | None) -> None:
        phone = self.people[who].phone
        newest = phone.last.id
        known = on is not None and on in phone.chat.messages
        await phone.taps(ShownButton("?", data), on_message=on if known else newest)
        await self._answered(who)

    async def _sends(self, who: int, name: str) -> None:
        await self.people[who].phone.sends_document(name, b"%PDF-1.7 " + name.encode())
        await self._answered(who)

    async def _says(self, who: int, *texts: str) -> None:
        for text in texts:
            await self.people[who].phone.says(text)
            await self._answered(who)

    async def _joins(self, unit: str | None, role: Role) -> None:
        self.people.append(await self.house.joined(unit, role))
        (place,) = places(self.database) - set(self.model.places)
        self.model.places[place] = Held(len(self.people) - 1, unit, role)
        self._look(len(self.people) - 1)

    async def _code(self, who: int) -> str:
        said = [CODE.search(m.text) for m in self.people[who].phone.messages if m.outgoing]
        return [found[0] for found in said if found][-1]

    async def _takes_over(self, code: str, *, welcome: bool) -> None:
        newcomer = self.house.neighbour()
        self.people.append(newcomer)
        await newcomer.says(code)
        if welcome:
            await newcomer.taps("Đồng ý tham gia")
            await newcomer.says(f"Cán bộ {newcomer.phone.id}")
            await newcomer.says("Chánh Văn phòng")
        self._look(len(self.people) - 1)

    def _knows_newcomer(self) -> None:
        """Learn the newcomer's number as a person; a stranger has none."""
        account = self.people[-1].phone.id
        with closing(open_read_only(self.database)) as rows:
            query = "SELECT id FROM person WHERE telegram_id = ?"
            found = rows.execute(query, (account,)).fetchone()
        self.model.persons.append(found["id"] if found else None)

    async def _answered(self, who: int) -> None:
        """Wait for an answer; showing once more what stands there already is one."""
        chat = self.people[who].phone.id
        await self.house.settles()
        calls = list(islice(self.house.box.api.calls, self._calls, None))
        self._calls = len(self.house.box.api.calls)
        said = [c for c in calls if c.chat_id == chat and c.method.lower() in SPEAKING]
        assert said, f"no word in answer:\n{self.people[who].transcript}"
        self._look(who)

    def _look(self, who: int) -> None:
        phone: Person = self.people[who].phone
        data = (button.data for row in phone.last.buttons for button in row)
        self.shown += [(who, phone.last.id, one) for one in data if one]
