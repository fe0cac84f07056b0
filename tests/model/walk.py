"""A bloc that people walk through at random: each step is done by the bot and by the model."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable
from contextlib import AsyncExitStack, closing
from itertools import islice
from pathlib import Path

from domain.blocs import Role
from handlers.buttons import decode, encode
from sandbox import Person, ShownButton
from screens import actions as do
from screens.actions import Action
from storage.store import open_read_only
from tests.builders import YEAR, add_member, local
from tests.house import Neighbour, TestHouse, a_house
from tests.model.expected import Expected, Held, Moment, Piece, Scored
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
    "2027-10-31 23:59": Moment(),
    "2027-11-01 00:00": Moment(reports_open=True),
    "2027-11-10 09:00": Moment(reports_open=True),
    "2027-11-15 23:59": Moment(reports_open=True),
    "2027-11-16 00:00": Moment(reports_open=True, overdue=True),
    "2027-12-20 09:00": Moment(reports_open=True, overdue=True),
    "2028-01-10 09:00": Moment(reports_open=True, overdue=True, closed=True),
}
"""Instants that time hops to, with what the calendar says then."""

SPEAKING = {"sendmessage", "sendphoto", "senddocument", "editmessagetext"}


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

    def _run(self, doing: Awaitable[None]) -> None:
        async def done() -> None:
            await doing

        self._runner.run(done())

    async def _begins(self, begin: str) -> None:
        folder = Path(self._folder.name)
        self.house = await self._stack.enter_async_context(a_house(folder, at=begin))
        self.people = [self.house.neighbour() for _ in CAST]
        await self.house.app.store.do(self._seat)
        for person in self.people:
            await person.says("/start")

    def _seat(self, tx: Tx) -> None:
        for who, seat in enumerate(CAST):
            if seat is not None:
                number = self.people[who].phone.id
                actor = add_member(tx, self.house.cycle, *seat, number=number)
                self.model.places[actor.place] = Held(who, *seat)

    # Acts

    def presses(self, who: int, data: str, on: int | None = None) -> None:
        """Press a button by what it carries, on a message of one's own chat."""
        self.model.press(who, decode(data))
        self._run(self._presses(who, data, on))

    def forges(self, who: int, action: Action, place: int, year: int = YEAR) -> None:
        """Press a button that was made by hand."""
        self.presses(who, encode(action, place, year))

    def forges_as(self, who: int, action: Action, year: int = YEAR) -> None:
        """Press a button that was made by hand, from one's own place if there is one."""
        self.forges(who, action, self._place(who), year)

    def _place(self, who: int) -> int:
        return next((n for n, held in self.model.places.items() if held.who == who), 0)

    def types(self, who: int, criterion: str, text: str) -> None:
        """Open a card and type something."""
        self.model.types(who, criterion, text)
        self._run(self._on_card(who, criterion, self.people[who].phone.says(text)))

    def sends(self, who: int, criterion: str, name: str) -> None:
        """Open a card and send a file whose content is its name."""
        self.model.sends(who, criterion, name)
        content = b"%PDF-1.7 " + name.encode()
        sending = self.people[who].phone.sends_document(name, content)
        self._run(self._on_card(who, criterion, sending))

    def says(self, who: int, text: str) -> None:
        """Type something where nothing is awaited: nothing comes of it."""
        self._run(self._says(who, "/cancel", text))

    def joins(self, unit: str | None, role: Role) -> None:
        """Let somebody new take a place by an invitation."""
        self._run(self._joins(unit, role))

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

    async def _on_card(self, who: int, criterion: str, then: Awaitable[object]) -> None:
        await self._says(who, "/cancel")
        card = encode(do.OpenCriterion("year", criterion), self._place(who), YEAR)
        await self._presses(who, card, None)
        await then
        await self._answered(who)

    async def _says(self, who: int, *texts: str) -> None:
        for text in texts:
            await self.people[who].phone.says(text)
            await self._answered(who)

    async def _joins(self, unit: str | None, role: Role) -> None:
        self.people.append(await self.house.joined(unit, role))
        (place,) = set(_places(self.house)) - set(self.model.places)
        self.model.places[place] = Held(len(self.people) - 1, unit, role)
        self._look(len(self.people) - 1)

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

    # What is compared

    def agrees(self) -> None:
        """Compare the database with the model; what is there tells the numbers of evidence."""
        model, numbers = self.model, dict[int, Piece]()
        with closing(open_read_only(_database(self.house))) as rows:
            answers = {
                (row["unit"], row["criterion"]): Scored(
                    row["points"], row["times"], bool(row["assigned"]), row["note"],
                    row["revision"],
                )
                for row in rows.execute("SELECT * FROM answer")
            }  # fmt: skip
            for row in rows.execute("SELECT * FROM evidence WHERE removed_at IS NULL"):
                what = row["name"] or row["text"]
                numbers[row["id"]] = Piece(
                    row["unit"], row["criterion"], what, is_file=row["kind"] == "file"
                )
            confirmed = [row["unit"] for row in rows.execute("SELECT * FROM pledge_confirmation")]
            states = rows.execute("SELECT unit FROM assessment WHERE state = 'submitted'")
            sent = [row["unit"] for row in states]
            failed = list(rows.execute("SELECT incident FROM inbox WHERE state = 'failed'"))
        assert answers == model.answers
        assert sorted(numbers.values()) == sorted(model.evidence)
        assert sorted(confirmed) == sorted(model.confirmed)
        assert sorted(sent) == sorted(model.sent)
        held = {number for number, place in model.places.items() if place.who is not None}
        assert set(_places(self.house)) == held
        assert failed == []
        model.numbers = numbers


def _database(house: TestHouse) -> Path:
    return house.folder / "data" / "bot.db"


def _places(house: TestHouse) -> list[int]:
    with closing(open_read_only(_database(house))) as rows:
        return [row["id"] for row in rows.execute("SELECT id FROM place WHERE ended_at IS NULL")]
