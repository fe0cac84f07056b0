"""Where a person can stand when something unasked for comes: every step, and no step at all."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from domain.assessments import Answer
from domain.blocs import Role
from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.evidence import EvidenceKind, StoredFile
from domain.ids import CriterionCode, Revision, UnitCode
from domain.paper_names import PaperName
from domain.papers import PaperKind, PaperTopic
from domain.people import Actor
from domain.words import Language
from handlers.buttons import encode
from sandbox.views import ChatMessage, ShownButton, _seen
from screens import actions as do
from screens.actions import Action
from storage.store import open_read_only
from tests.bloc_in_november import YEAR_REPORT, answer, confirm, send, write_target
from tests.builders import YEAR, a_cycle, add_member, local, with_targets
from tests.house import Neighbour, TestHouse, a_house
from usecases.ports import Tx

NOW = "2027-11-05 09:10"

KEPT = {
    "answer": ("bloc", "year", "period", "unit", "criterion"),
    "evidence": ("id",),
    "paper": ("id",),
    "paper_file": ("id",),
    "pledge_confirmation": ("bloc", "year", "unit", "version"),
    "pledge_signing": ("bloc", "year", "unit", "version"),
    "assessment": ("bloc", "year", "unit", "period"),
    "consent": ("person", "place"),
    "target": ("id",),
    "target_registration": ("bloc", "year", "unit"),
    "extension": ("bloc", "year", "unit", "deadline"),
    "place": ("id",),
    "audit": ("seq",),
}
"""Tables in which nothing may be lost, with their keys."""

Kept = Mapping[tuple[str, ...], Mapping[str, Any]]
Standing = Callable[["Case"], Awaitable[None]]


@dataclass(frozen=True)
class Prompt:
    """One step: who stands there, and how they get there again after each thing."""

    name: str
    stand: Standing
    unit: str | None = "A"
    role: Role | None = Role.UNIT_STAFF
    """None for somebody who has not joined."""

    step: Step | None = None
    kind: str = ""
    """Of a card: the kind of its criterion."""

    language: str = "vi"


@dataclass
class Case:
    """A person at a step, in a bloc where something is saved already."""

    prompt: Prompt
    house: TestHouse
    rows: sqlite3.Connection
    """Reads the house's database from outside."""

    person: Neighbour
    actor: Actor | None
    """The person's place; None before they have one."""

    colleague: Actor
    """The leader of unit A."""

    neighbour: Actor
    """The leader of unit B."""

    year: int = YEAR
    token: str = ""
    _last: int = 0
    """The newest message of the chat when the person stood at the step."""

    _calls: int = 0
    _updates: int = 0

    @property
    def place(self) -> int:
        """The place the person acts from; 0 before they have one."""
        return self.actor.place if self.actor else 0

    async def stands_again(self) -> None:
        """Bring the person to the step again."""
        await self.prompt.stand(self)
        await self.house.settles()

    async def at_the_step(self) -> None:
        """Bring the person to the step; what they are told on the way does not count."""
        await self.stands_again()
        self._last = self.person.phone.chat.last_message_id
        self._calls = len(self.house.box.api.calls)
        self._updates = self._taken_in()

    async def presses(self, action: Action) -> None:
        """Press a button of the newest message, made by hand."""
        data = encode(action, self.place, self.year)
        button = ShownButton("?", data)
        await self.person.phone.taps(button, on_message=self.person.phone.last.id)

    def heard(self) -> list[ChatMessage]:
        """What the bot has said since the person stood at the step.

        A message it wanted to put in place of one that says the same counts too.
        """
        phone = self.person.phone
        calls = islice(self.house.box.api.calls, self._calls, None)
        again = {
            int(call.params["message_id"])
            for call in calls
            if call.method == "editMessageText" and call.chat_id == phone.id
        }
        new = range(self._last + 1, phone.chat.last_message_id + 1)
        said = (phone.chat.messages.get(number) for number in sorted({*again, *new}))
        return [_seen(message) for message in said if message is not None and message.outgoing]

    def updates(self) -> int:
        """Return how many updates have come in since the person stood at the step."""
        return self._taken_in() - self._updates

    def _taken_in(self) -> int:
        (count,) = self.rows.execute("SELECT count(*) FROM inbox").fetchone()
        return int(count)

    @property
    def oldest(self) -> int:
        """The oldest message of the bot that stands in the chat."""
        messages = self.person.phone.chat.messages.values()
        return next(message.id for message in messages if message.outgoing)

    def kept(self) -> Kept:
        """Return every row of the tables in which nothing may be lost."""
        return {
            (table, *(str(row[column]) for column in key)): dict(row)
            for table, key in KEPT.items()
            for row in self.rows.execute(f"SELECT * FROM {table}")
        }

    def incidents(self) -> list[str]:
        """Return the numbers of everything that failed."""
        failed = self.rows.execute("SELECT incident FROM inbox WHERE state = 'failed'")
        return [row["incident"] for row in failed]

    def step(self) -> str | None:
        """Return what the person's next message would be taken for."""
        row = self.rows.execute(
            "SELECT step FROM draft JOIN person ON person.id = draft.person"
            " WHERE telegram_id = :id",
            {"id": self.person.phone.id},
        ).fetchone()
        return row["step"] if row else None


# How a person gets to a step


async def _nowhere(case: Case) -> None:
    await case.house.app.store.do(_forget, case.person.phone.id)
    await case.person.phone.says("/start")


def _forget(tx: Tx, telegram_id: int) -> None:
    if person := tx.people.by_telegram(telegram_id):
        tx.drafts.clear(person.id)


def _pressing(action: Action) -> Standing:
    async def stands(case: Case) -> None:
        await case.presses(action)

    return stands


async def _listing(case: Case) -> None:
    await case.presses(do.OpenCriterion("year", "1.1"))
    await case.house.settles()
    await case.person.phone.says(f"1.1: {await case.house.app.store.do(_other_points)}\n2.1: 1")


def _other_points(tx: Tx) -> str:
    """Return points for the first criterion that are not what it has."""
    query = "SELECT 1 FROM answer WHERE criterion = '1.1' AND unit = 'A' AND points = 650"
    return "6" if _raw(tx).execute(query).fetchone() else "6,5"


async def _targeting(case: Case) -> None:
    """Open a target, put back where it was taken out."""
    await case.house.app.store.do(_put_back)
    await case.presses(do.OpenTarget(1))


def _put_back(tx: Tx) -> None:
    _raw(tx).execute("UPDATE target SET removed_at = NULL WHERE id = 1")


WISHED = do.WishForDay("year_report", date(2027, 11, 18).toordinal())


def _asking(day: Action | None = None, reason: str = "") -> Standing:
    """Ask for more time, as far as the day, the reason or the look back."""

    async def stands(case: Case) -> None:
        await case.house.app.store.do(_forget, case.person.phone.id)
        await case.presses(do.AskForTime("year_report"))
        if day is not None:
            await case.house.settles()
            await case.presses(day)
        if reason:
            await case.house.settles()
            await case.person.phone.says(reason)

    return stands


async def _invited(case: Case) -> None:
    await case.house.app.store.do(_reopen, case.person.phone.id)
    await case.person.phone.opens(case.token)


def _reopen(tx: Tx, telegram_id: int) -> None:
    """Undo an agreement, so that the same invitation can be opened again."""
    connection = _raw(tx)
    connection.execute("UPDATE invitation SET used_at = NULL, used_by = NULL")
    if person := tx.people.by_telegram(telegram_id):
        for place in tx.people.places_of(person.id):
            tx.people.end_place(place.id, local(NOW))
        tx.drafts.clear(person.id)
    connection.execute("DELETE FROM wrong_token")


def _raw(tx: Tx) -> sqlite3.Connection:
    connection: sqlite3.Connection = tx.people._connection  # type: ignore[attr-defined]
    return connection


def _joining(step: Step) -> Standing:
    async def stands(case: Case) -> None:
        assert case.actor is not None
        await case.house.app.store.do(_unnamed, case.actor, step)
        await case.person.phone.says("/start")

    return stands


def _unnamed(tx: Tx, actor: Actor, step: Step) -> None:
    tx.people.rename(actor.person, "" if step is Step.NAME else "Nguyễn Thị Hoa")
    tx.people.set_post(actor.place, "")
    tx.drafts.keep(
        Draft(
            person=actor.person,
            place=actor.place,
            year=YEAR,
            step=step,
            updated_at=actor.at,
        )
    )


async def _leaving(case: Case) -> None:
    """Open a card, and go home."""
    await case.presses(do.OpenCriterion("year", "1.1"))
    await case.house.settles()
    await case.presses(do.GoHome())


async def _sent(case: Case) -> None:
    """A card is open still, but somebody has sent the report meanwhile."""
    await case.house.app.store.do(_unsend)
    await case.presses(do.OpenCriterion("year", "1.1"))
    await case.house.settles()
    sent = (case.colleague, case.house.cycle, "654321", local(NOW))
    await case.house.app.store.do(lambda tx: send(tx, *sent))


def _unsend(tx: Tx) -> None:
    _raw(tx).execute("DELETE FROM assessment")


# The steps

_CARDS = {"direct": "1.1", "met": "1.2", "count": "2.1", "by bloc": "2.2"}


def prompts() -> tuple[Prompt, ...]:
    """Return every step a person can stand at."""
    cards = (
        Prompt(
            f"a card: {kind}",
            _pressing(do.OpenCriterion("year", code)),
            step=Step.CRITERION,
            kind=kind,
        )
        for kind, code in _CARDS.items()
    )
    return (
        Prompt("a stranger", _nowhere, unit=None, role=None),
        Prompt("consent", _invited, role=None, step=Step.CONSENT),
        Prompt("name", _joining(Step.NAME), step=Step.NAME),
        Prompt("post", _joining(Step.POST), step=Step.POST),
        Prompt("one's own name", _pressing(do.CorrectName()), step=Step.OWN_NAME),
        Prompt("one's own post", _pressing(do.CorrectPost()), step=Step.OWN_POST),
        Prompt("no step: staff", _nowhere),
        Prompt("no step: leader of a unit", _nowhere, role=Role.UNIT_LEADER),
        Prompt("no step: secretary", _nowhere, unit=None, role=Role.SECRETARY),
        Prompt("no step: admin", _nowhere, unit=None, role=Role.ADMIN),
        *cards,
        Prompt("a card, in English", _pressing(do.OpenCriterion("year", "1.1")),
               step=Step.CRITERION, kind="direct", language="en"),
        Prompt("a card of a sent report", _sent, step=Step.CRITERION, kind="sent"),
        Prompt("a card that was left", _leaving, step=Step.LEFT),
        Prompt("a list of scores", _listing, step=Step.LIST),
        Prompt("explanation", _pressing(do.AskNote("year", "1.1")), step=Step.NOTE),
        Prompt("reference", _pressing(do.AskReference("year", "1.1")), step=Step.REFERENCE),
        Prompt("the day of more time", _asking(), step=Step.EXTENSION_DAY),
        Prompt("the reason of more time", _asking(WISHED), step=Step.EXTENSION_REASON),
        Prompt("more time, shown back", _asking(WISHED, "chờ số liệu"), step=Step.EXTENSION),
        Prompt("points of the bloc", _pressing(do.FillForBloc("A", "year", "2.2")),
               unit=None, role=Role.SECRETARY, step=Step.BLOC_POINTS),
        Prompt("the assigner", _pressing(do.NameAssigner(3)),
               unit=None, role=Role.SECRETARY, step=Step.ASSIGNER),
        Prompt("a signing", _pressing(do.RecordSigning()),
               unit=None, role=Role.SECRETARY, step=Step.SIGNING),
        Prompt("targets", _pressing(do.ShowTargets()), step=Step.TARGETS),
        Prompt("targets, in English", _pressing(do.ShowTargets()), step=Step.TARGETS,
               language="en"),
        Prompt("a target", _targeting, step=Step.TARGET),
        Prompt("a paper", _pressing(do.OpenPaper(1)), step=Step.PAPER),
        Prompt("a paper, in English", _pressing(do.OpenPaper(1)), step=Step.PAPER, language="en"),
    )  # fmt: skip


@asynccontextmanager
async def standing(prompt: Prompt, folder: Path) -> AsyncIterator[Case]:
    """Open a house with somebody about to stand at a step, where something is saved already."""
    async with a_house(folder, with_targets(), at=NOW) as house:
        with closing(open_read_only(house.folder / "data" / "bot.db")) as rows:
            case = await house.app.store.do(_furnish, house, prompt, rows)
            if prompt.step is Step.CONSENT:
                case.token = await house.token("A", Role.UNIT_STAFF)
            await case.person.says("/start")
            yield case


def _furnish(tx: Tx, house: TestHouse, prompt: Prompt, rows: sqlite3.Connection) -> Case:
    cycle = house.cycle
    tx.cycles.add(a_cycle(cycle.definition, YEAR - 1), None)
    colleague = add_member(tx, cycle, "A", Role.UNIT_LEADER, number=71)
    neighbour = add_member(tx, cycle, "B", Role.UNIT_LEADER, number=72)
    secretary = add_member(tx, cycle, None, Role.SECRETARY, number=73)
    for number, leader in enumerate((colleague, neighbour)):
        confirm(tx, leader, cycle, f"10000{number}", local("2027-01-22 09:15"))
        for criterion, points in (("1.1", "7"), ("1.2", "5"), ("2.1", "2"), ("T1", "1")):
            answer(tx, leader, cycle, criterion, points, note="Đã có từ trước.")
        _attach(tx, leader, cycle)
        write_target(tx, leader, cycle, "Kết nạp hội viên mới: 200 hội viên")
    _assign(tx, secretary, cycle)
    _fill(tx, secretary, cycle)
    person = house.neighbour(language=prompt.language)
    actor = None
    if prompt.role is not None:
        actor = add_member(
            tx,
            cycle,
            prompt.unit,
            prompt.role,
            number=person.phone.id,
            language=Language(prompt.language),
        )
    return Case(prompt, house, rows, person, actor, colleague, neighbour)


def _attach(tx: Tx, leader: Actor, cycle: Cycle) -> None:
    """Give a unit a reference on a card, a file in its tray, and a signed report."""
    unit = UnitCode(leader.unit or "")
    tx.evidence.add(
        leader, cycle.year, unit, YEAR_REPORT, CriterionCode("1.1"), EvidenceKind.REFERENCE,
        text="Quyết định số 12/QĐ",
    )  # fmt: skip
    file = StoredFile(sha256="0" * 64, size=400, media_type="application/pdf")
    tx.evidence.add(
        leader, cycle.year, unit, YEAR_REPORT, None, EvidenceKind.FILE, name="a.pdf", file=file
    )
    signed = PaperTopic(kind=PaperKind.REPORT, unit=unit, period=YEAR_REPORT)
    paper = tx.papers.add(leader, cycle.year, signed)
    tx.papers.scan(leader, paper.id, file, "a.pdf")


def _fill(tx: Tx, secretary: Actor, cycle: Cycle) -> None:
    """Score what the bloc scores for a unit."""
    given = Answer(criterion=CriterionCode("2.2"), points=Decimal("1.5"))
    bloc_fills = (secretary, cycle.year, UnitCode("A"), YEAR_REPORT, given)
    assert tx.assessments.write(*bloc_fills, expected=Revision(0))


def _assign(tx: Tx, secretary: Actor, cycle: Cycle) -> None:
    """Keep the paper on which an officer of a unit was assigned, complete but for who did it."""
    officer = add_member(tx, cycle, "B", Role.UNIT_STAFF, number=74)
    topic = PaperTopic(
        kind=PaperKind.AUTHORISATION, unit=UnitCode("B"), subject=str(officer.place)
    )
    name = PaperName(number="07/HA", day=date(2027, 1, 5))
    paper = tx.papers.add(secretary, cycle.year, topic, name)
    file = StoredFile(sha256="1" * 64, size=400, media_type="application/pdf")
    tx.papers.scan(secretary, paper.id, file, "b.pdf")
