"""A small bloc with its people and one report, for tests about reports and evidence."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from domain.assessments import Answer, Assessment
from domain.blocs import Role
from domain.cards import CriterionView, TrayView
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.drafts import Draft
from domain.evidence import Evidence, StoredFile
from domain.ids import CriterionCode, EvidenceId, PeriodCode, Revision, UnitCode
from domain.notices import Notice, NoticeKind
from domain.people import Actor
from domain.reports import ReceiptView
from storage.store import Store
from tests.builders import CountedTokens, HandClock, a_cycle, a_store, add_member
from usecases.evidencing import Evidencing, GivenFile
from usecases.ports import Tx
from usecases.reporting import Reporting
from usecases.score_lists import ScoreLists
from usecases.scoring import Scoring
from usecases.submitting import Submitting

R = TypeVar("R")

PERIOD = PeriodCode("year")


@dataclass
class ReportRoom:
    """The people of two units and of the offices, around one database."""

    store: Store
    cycle: Cycle
    clock: HandClock
    people: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reporting = Reporting(self.clock)
        self.scoring = Scoring()
        self.score_lists = ScoreLists()
        self.submitting = Submitting(self.clock, CountedTokens())
        self.evidencing = Evidencing(self.clock)

    def who(self, name: str) -> Actor:
        """Return a person acting now."""
        return self.people[name].model_copy(update={"at": self.clock.now()})

    async def do(self, body: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        """Run a use case as this person."""
        return await self.store.do(body, self.who(name), self.cycle, *args, **kwargs)

    async def opens(self, name: str, code: str) -> CriterionView:
        view: CriterionView = await self.do(self.scoring.open, name, PERIOD, CriterionCode(code))
        return view

    async def types(self, name: str, text: str) -> CriterionView:
        """Type on the card this person has open."""
        view: CriterionView = await self.do(self.scoring.type, name, await self.draft(name), text)
        return view

    async def scores(self, name: str, code: str, value: int, revision: int) -> CriterionView:
        """Press a score's button that was shown at a revision."""
        view: CriterionView = await self.do(
            self.scoring.score, name, PERIOD, CriterionCode(code), value, Revision(revision)
        )
        return view

    async def fills(self, name: str = "leader") -> None:
        """Score everything that is asked of the unit: ten, met, three times."""
        for code, value in (("1.1", 1000), ("1.2", 500), ("2.1", 3)):
            await self.scores(name, code, value, (await self.answer(code)).revision)

    async def sends(self, name: str = "leader", **changes: Any) -> ReceiptView:
        """Send the report as the review sheet shows it."""
        sheet = await self.do(self.submitting.review, name, PERIOD)
        facts = {"stamp": sheet.stamp, "zero_meant": False, **changes}
        receipt: ReceiptView = await self.do(
            self.submitting.send, name, PERIOD, facts["stamp"], zero_meant=facts["zero_meant"]
        )
        return receipt

    async def attaches(
        self, name: str, sha: str = "a", *, album: str | None = None, caption: str = ""
    ) -> CriterionView | TrayView:
        """Send a file that is on disk already."""
        file = StoredFile(sha256=sha * 64, size=9, media_type="image/jpeg")
        given = GivenFile("ảnh.jpg", caption, album, f"unique-{sha}")
        view: CriterionView | TrayView = await self.do(
            self.evidencing.attach, name, await self.draft(name), given, file
        )
        return view

    async def draft(self, name: str) -> Draft | None:
        return await self.store.do(lambda tx: tx.drafts.of(self.people[name].person))

    async def answer(self, code: str, unit: str = "A") -> Answer:
        return await self.store.do(
            lambda tx: tx.assessments.answer(
                self.cycle.bloc_code, self.cycle.year, UnitCode(unit), PERIOD, CriterionCode(code)
            )
        )

    async def assessment(self, unit: str = "A") -> Assessment:
        return await self.store.do(
            lambda tx: tx.assessments.get(
                self.cycle.bloc_code, self.cycle.year, UnitCode(unit), PERIOD
            )
        )

    async def evidence(self, unit: str = "A") -> Sequence[Evidence]:
        return await self.store.do(
            lambda tx: tx.evidence.of_report(
                self.cycle.bloc_code, self.cycle.year, UnitCode(unit), PERIOD
            )
        )

    async def piece(self, number: int = 0) -> EvidenceId:
        return (await self.evidence())[number].id

    async def notices(self, kind: NoticeKind) -> list[Notice]:
        """Return what is planned to go out, of one kind, in the order it was planned."""

        def planned(tx: Tx) -> list[Notice]:
            found = [
                notice
                for one in self.people.values()
                for notice in tx.notices.planned_for(one.person, one.place, self.cycle.year)
            ]
            return sorted(found, key=lambda notice: notice.id)

        return [n for n in await self.store.do(planned) if n.key.kind is kind]

    async def acts(self) -> list[str]:
        """Return what the audit trail says was done, oldest first."""

        def read(tx: Tx) -> list[str]:
            rows = tx.audit._connection.execute(  # type: ignore[attr-defined]
                "SELECT action FROM audit ORDER BY seq"
            )
            return [row["action"] for row in rows]

        return await self.store.do(read)


@asynccontextmanager
async def a_report_room(
    folder: Path, definition: Definition | None = None, *, at: str = "2027-11-05 09:10"
) -> AsyncIterator[ReportRoom]:
    """Open a database with a bloc of two units in the days before its report is due."""
    cycle, clock = a_cycle(definition), HandClock(at)
    async with a_store(folder) as store:
        room = ReportRoom(store, cycle, clock)
        seats = (
            ("leader", "A", Role.UNIT_LEADER, "Nguyễn Thị Hoa"),
            ("staff", "A", Role.UNIT_STAFF, "Trần Văn Nam"),
            ("neighbour", "B", Role.UNIT_LEADER, "Lê Văn Bình"),
            ("bloc leader", None, Role.BLOC_LEADER, "Phạm Văn Trưởng"),
            ("secretary", None, Role.SECRETARY, "Vũ Thị Thư"),
            ("admin", None, Role.ADMIN, "Quản trị"),
        )

        def seat(tx: Tx) -> None:
            for number, (name, unit, role, called) in enumerate(seats, 1):
                room.people[name] = add_member(tx, cycle, unit, role, number=number, name=called)

        await store.do(seat)
        yield room
