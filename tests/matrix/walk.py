"""Everybody presses every button there is, their own and other people's; what came of each press.

The buttons are made by hand, as somebody would who wants to know what is behind other doors: with
another unit's code, with the number of another bloc's evidence, in another person's name.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any

from typing_extensions import override

from domain.blocs import Role
from domain.people import Actor
from handlers.buttons import encode
from sandbox.views import ShownButton
from screens import actions as do
from screens.actions import Action
from storage.store import open_read_only
from tests.matrix.town import ELSEWHERE, MARKS, OTHER, OWN, Town, Walker

TECHNICAL = {
    "audit", "bookmark", "draft", "inbox", "live_message", "memo", "migration", "sweep",
    "typed_message", "wrong_token",
}  # fmt: skip
"""Tables that say where a conversation stands, or what has been said by the others."""

OF_WHOM = {
    "paper_file": "SELECT paper_file.*, paper.bloc, paper.unit FROM paper_file"
    " JOIN paper ON paper.id = paper",
}
"""How rows are read that do not say themselves whose they are."""

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
Row = tuple[Any, ...]

SIDE = {Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY}
READERS = SIDE | {Role.STANDING_BODY}

ORDINARY: Mapping[str, Any] = {
    "first": 0, "of": 1, "on": 0, "names": 0, "there": 1, "count": 1, "page": 0,
    "number": 0, "how": 1, "seen": 0,
    "language": "vi", "name": "start", "role": Role.UNIT_STAFF.value, "day": 740_300,
    "period": "year", "section": "1", "criterion": "1.1", "value": 450, "assigned": 1,
    "deadline": "year_report", "rung": 0, "newest": 1_000_000, "mark": 1, "version": 1,
    "revision": 1, "stamp": 4, "zero": 0,
}  # fmt: skip
"""What stands in a button's fields, by their names, where they say nothing of whose they are."""

OWNED = {
    "unit", "authorisation", "evidence", "target", "paper", "scan", "invitation", "person",
    "place", "place_to_end", "place_to_give", "place_to_leave",
}  # fmt: skip
"""Fields that say whose things are meant. Of a unit's people, a colleague is meant."""

OF_A_KIND: Mapping[type[Action], Mapping[str, Any]] = {
    do.FillForBloc: {"criterion": "2.2"},
    do.FillPoints: {"criterion": "2.2", "value": 150, "revision": 0},
}
"""Where a field of one button wants something else."""

LAST: tuple[type[Action], ...] = (
    do.RevokeAuthorisation, do.RemoveEvidence, do.RemoveScan, do.SendReport, do.AskToTakeBack,
    do.KeepSignedReport, do.TakeBackReport, do.RevokeInvitation, do.EndPlace,
)  # fmt: skip
"""What is pressed when everything else has been: nothing is the same after it."""

SHOWING = {"sendMessage", "sendDocument", "sendPhoto", "editMessageText"}

ROLES = tuple(role.value for role in Role)

FORGERS = (Role.UNIT_LEADER.value, Role.BLOC_LEADER.value)
"""Who also presses in somebody else's name, and reaches into another bloc."""


@dataclass(frozen=True)
class Try:
    """One press: what, whose things it names, in whose name (by place)."""

    action: Action
    whose: str
    place: int
    forged: bool = False
    """In the name of a place that is not the presser's."""

    behalf: int = 0
    """With the paper of a unit, as the secretary who stands in for it has it."""


@dataclass(frozen=True)
class Outcome:
    """What came of a press."""

    who: str
    tried: Try
    refusal: str
    """The key of the refusal; empty where there was none."""

    answers: int
    changed: tuple[tuple[str, Mapping[str, Any]], ...]
    """Rows that are new, gone or other than they were, with their table."""

    marks: frozenset[str]
    """Units of which something was shown that only their own people may read."""

    @property
    def words(self) -> str:
        """Say which press it was, for a finding."""
        named = "another's name" if self.tried.forged else "their own name"
        named += ", with a unit's paper" if self.tried.behalf else ""
        return f"{self.who} pressed {self.tried.action} of {self.tried.whose} in {named}"


def every_action() -> list[type[Action]]:
    """Return every kind of button, what ends things last."""
    # A class with slots is made twice: the first making is no button's.
    kinds = {kind.code: kind for kind in Action.__subclasses__()}
    return sorted(kinds.values(), key=lambda kind: LAST.index(kind) if kind in LAST else -1)


def names_somebodys(kind: type[Action]) -> bool:
    """Tell whether a button says whose things it means."""
    return bool(OWNED & {field.name for field in fields(kind)})


def made(town: Town, kind: type[Action], walker: Walker, whose: str) -> Action:
    """Return a button of this kind that names somebody's things."""
    things = town.belongings[whose].numbers
    own = {"unit": whose, **{name: each[walker.number] for name, each in things.items()}}
    given = {**ORDINARY, **own, **OF_A_KIND.get(kind, {})}
    return kind(**{field.name: given[field.name] for field in fields(kind)})


def tries(town: Town, walker: Walker, kind: type[Action]) -> Iterator[Try]:
    """Yield the presses of one kind that a person tries."""
    place = walker.actor.place if walker.actor else 0
    yield Try(made(town, kind, walker, OWN), OWN, place)
    if names_somebodys(kind) and walker.name in ROLES:
        yield Try(made(town, kind, walker, OTHER), OTHER, place)
    if walker.name not in FORGERS:
        return
    if names_somebodys(kind):
        yield Try(made(town, kind, walker, ELSEWHERE), ELSEWHERE, place)
    colleague = town.belongings[OTHER].numbers["place"][0]
    yield Try(made(town, kind, walker, OTHER), OTHER, colleague, forged=True)
    if kind in do.OF_A_UNIT:
        paper = town.belongings[OTHER].numbers["paper"][0]
        yield Try(made(town, kind, walker, OTHER), OTHER, place, behalf=paper)


class Walk:
    """A walk through the town."""

    def __init__(self, town: Town, *, honest: bool = False) -> None:
        """``honest`` people press what is their own unit's alone, in their own name."""
        self._town = town
        self._honest = honest
        self._refusals: list[str] = []
        self._database = open_read_only(town.house.folder / "data" / "bot.db")
        self._database.row_factory = None
        self._asked = {
            table: OF_WHOM.get(table, f"SELECT * FROM {table}")
            for (table,) in self._database.execute(TABLES)
            if table not in TECHNICAL
        }
        self._columns = {
            table: [column for column, *_ in self._database.execute(asked).description]
            for table, asked in self._asked.items()
        }
        self._rows = self._read()

    async def walked(self) -> list[Outcome]:
        """Let everybody press everything; return what came of each press."""
        log, handler = logging.getLogger("handlers"), _Listener(self._refusals)
        before = log.level
        log.setLevel(logging.INFO)
        log.addHandler(handler)
        try:
            return [
                await self._pressed(walker, tried)
                for kind in every_action()
                for walker in self._town.walkers.values()
                for tried in self._tries(walker, kind)
            ]
        finally:
            log.removeHandler(handler)
            log.setLevel(before)
            self._database.close()

    def _tries(self, walker: Walker, kind: type[Action]) -> Iterator[Try]:
        if not self._honest:
            yield from tries(self._town, walker, kind)
        elif walker.name in ROLES and walker.actor:
            yield Try(made(self._town, kind, walker, OWN), OWN, walker.actor.place)

    async def _pressed(self, walker: Walker, tried: Try) -> Outcome:
        phone, house = walker.person.phone, self._town.house
        self._refusals.clear()
        calls = len(house.box.api.calls)
        button = ShownButton(
            "?", encode(tried.action, tried.place, self._town.cycle.year, tried.behalf)
        )
        await phone.taps(button, on_message=phone.last.id)
        await house.settles()
        # A screen put in place of one that says the same is an answer too.
        answers = [
            call
            for call in islice(house.box.api.calls, calls, None)
            if call.chat_id == phone.id and call.method in SHOWING
        ]
        newest = islice(reversed(phone.chat.messages.values()), 4)
        told = " ".join(message.text for message in newest if message.outgoing)
        return Outcome(
            walker.name,
            tried,
            self._refusals[0] if self._refusals else "",
            len(answers),
            tuple(self._changed()),
            frozenset(unit for unit, mark in MARKS.items() if mark in told),
        )

    def _changed(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Read the rows anew; yield those that went, came or are other than they were."""
        before, self._rows = self._rows, self._read()
        for table, rows in self._rows.items():
            if rows != before[table]:
                for row in rows ^ before[table]:
                    yield table, dict(zip(self._columns[table], row, strict=True))

    def _read(self) -> dict[str, set[Row]]:
        return {table: set(self._database.execute(asked)) for table, asked in self._asked.items()}


class _Listener(logging.Handler):
    """Hears why a press was refused."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage() == "visit.refused":
            self._heard.append(record.__dict__["fields"]["error"])


def may_read(walker: Walker, unit: str) -> bool:
    """Tell whether somebody may ever be shown what is a unit's own."""
    actor = walker.actor
    if actor is None or not walker.holds or (unit == ELSEWHERE) != (actor.unit == ELSEWHERE):
        return False
    return actor.unit == unit or actor.role in READERS


def may_change(actor: Actor | None, table: str, row: Mapping[str, Any]) -> bool:
    """Tell whether somebody who holds a place may ever change such a row."""
    if actor is None:
        return False
    if table == "person":
        return bool(row["id"] == actor.person)
    if row.get("bloc", actor.bloc) != actor.bloc:
        return False
    if actor.person in {row.get("person"), row.get("recipient")}:
        return True
    return actor.role in SIDE or (actor.unit is not None and row.get("unit") == actor.unit)
