"""Reports and their answers. A revision guards every answer; the row is read back as stored."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from domain.assessments import Answer, Assessment, AssessmentState, Sending
from domain.ids import BlocCode, CriterionCode, PeriodCode, Revision, UnitCode, Year
from domain.people import Actor
from storage.rows import (
    Row,
    capacity,
    capacity_text,
    epoch,
    epoch_or_none,
    hundredths,
    instant,
    points,
)

_ANSWER = "unit, criterion, points, times, assigned, note, revision, person, by_name, at, capacity"
_REPORT = (
    "unit, period, state, sent_at, first_sent_at, receipt, person, by_name, by_post, total,"
    " workdays_late, capacity"
)


class AssessmentRows:
    """Rows of reports, answers and bookmarks."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode) -> Assessment:
        """Return a unit's report with all its answers; an empty one where none was begun."""
        key = {"bloc": bloc, "year": year, "unit": unit, "period": period}
        rows = self._connection.execute(
            f"SELECT {_ANSWER} FROM answer WHERE bloc = :bloc AND year = :year"
            " AND period = :period AND unit = :unit",
            key,
        )
        answers = {row["criterion"]: _answer(row) for row in rows}
        report = self._connection.execute(
            f"SELECT {_REPORT} FROM assessment WHERE bloc = :bloc AND year = :year"
            " AND unit = :unit AND period = :period",
            key,
        ).fetchone()
        return _assessment(unit, period, report, answers)

    def of_period(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> Mapping[UnitCode, Assessment]:
        """Return the reports of all units that have begun one, with their answers."""
        key = {"bloc": bloc, "year": year, "period": period}
        answers: dict[UnitCode, dict[str, Answer]] = defaultdict(dict)
        for row in self._connection.execute(
            f"SELECT {_ANSWER} FROM answer"
            " WHERE bloc = :bloc AND year = :year AND period = :period",
            key,
        ):
            answers[row["unit"]][row["criterion"]] = _answer(row)
        reports = {
            row["unit"]: row
            for row in self._connection.execute(
                f"SELECT {_REPORT} FROM assessment"
                " WHERE bloc = :bloc AND year = :year AND period = :period",
                key,
            )
        }
        units = [*reports, *(unit for unit in answers if unit not in reports)]
        return {
            unit: _assessment(unit, period, reports.get(unit), answers.get(unit, {}))
            for unit in units
        }

    def states_of(
        self, bloc: BlocCode, year: Year, unit: UnitCode
    ) -> Mapping[PeriodCode, AssessmentState]:
        """Return the states of a unit's reports, without their answers."""
        rows = self._connection.execute(
            "SELECT period, state FROM assessment"
            " WHERE bloc = :bloc AND year = :year AND unit = :unit",
            {"bloc": bloc, "year": year, "unit": unit},
        )
        return {row["period"]: AssessmentState(row["state"]) for row in rows}

    def state(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> AssessmentState:
        """Return the state of one report, without its answers."""
        row = self._connection.execute(
            "SELECT state FROM assessment WHERE bloc = :bloc AND year = :year"
            " AND unit = :unit AND period = :period",
            {"bloc": bloc, "year": year, "unit": unit, "period": period},
        ).fetchone()
        return AssessmentState(row["state"]) if row else AssessmentState.DRAFT

    def states_in(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> Mapping[UnitCode, AssessmentState]:
        """Return the states of every unit's report for a period, without the answers."""
        rows = self._connection.execute(
            "SELECT unit, state FROM assessment"
            " WHERE bloc = :bloc AND year = :year AND period = :period",
            {"bloc": bloc, "year": year, "period": period},
        )
        return {row["unit"]: AssessmentState(row["state"]) for row in rows}

    def receipts(
        self, bloc: BlocCode, year: Year
    ) -> Mapping[PeriodCode, Mapping[UnitCode, Assessment]]:
        """Return every report of a cycle that was sent once, without its answers."""
        found: dict[PeriodCode, dict[UnitCode, Assessment]] = defaultdict(dict)
        for row in self._connection.execute(
            f"SELECT {_REPORT} FROM assessment WHERE bloc = :bloc AND year = :year",
            {"bloc": bloc, "year": year},
        ):
            found[row["period"]][row["unit"]] = _assessment(row["unit"], row["period"], row, {})
        return found

    def answer(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode,
    ) -> Answer:
        """Return one answer; an empty one where nobody has answered."""
        row = self._connection.execute(
            f"SELECT {_ANSWER} FROM answer WHERE bloc = :bloc AND year = :year"
            " AND period = :period AND unit = :unit AND criterion = :criterion",
            {"bloc": bloc, "year": year, "unit": unit, "period": period, "criterion": criterion},
        ).fetchone()
        return Answer(criterion=criterion) if row is None else _answer(row)

    def write(
        self,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        answer: Answer,
        *,
        expected: Revision,
    ) -> Answer | None:
        """Write an answer over the expected revision; return it as stored, None if it moved on."""
        row = self._connection.execute(
            "INSERT INTO answer (bloc, year, period, unit, criterion, points, times, assigned,"
            " note, revision, person, by_name, at, capacity) SELECT :bloc, :year, :period, :unit,"
            " :criterion, :points, :times, :assigned, :note, :expected + 1, :person, :by_name,"
            " :at, :capacity WHERE :expected = coalesce((SELECT revision FROM answer"
            " WHERE bloc = :bloc"
            " AND year = :year AND period = :period AND unit = :unit"
            " AND criterion = :criterion), 0)"
            " ON CONFLICT (bloc, year, period, unit, criterion) DO UPDATE SET"
            " points = excluded.points, times = excluded.times, assigned = excluded.assigned,"
            " note = excluded.note, revision = excluded.revision, person = excluded.person,"
            " by_name = excluded.by_name, at = excluded.at, capacity = excluded.capacity"
            f" RETURNING {_ANSWER}",
            {
                "bloc": actor.bloc,
                "year": year,
                "period": period,
                "unit": unit,
                "criterion": answer.criterion,
                "points": hundredths(answer.points),
                "times": answer.count,
                "assigned": int(answer.assigned),
                "note": answer.note,
                "expected": expected,
                "person": actor.person,
                "by_name": actor.name,
                "at": epoch(actor.at),
                "capacity": capacity_text(actor.capacity) if actor.capacity.on_behalf else "",
            },
        ).fetchone()
        return None if row is None else _answer(row)

    def set_state(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        state: AssessmentState,
        sending: Sending | None,
        at: datetime,
    ) -> None:
        """Set a report's state and what its receipt says.

        Without a sending the receipt goes, but the instant of the first sending stays.
        """
        self._connection.execute(
            "INSERT INTO assessment (bloc, year, unit, period, state, sent_at, first_sent_at,"
            " receipt, person, by_name, by_post, total, workdays_late, capacity, updated_at)"
            " VALUES (:bloc, :year, :unit, :period, :state, :sent_at, :first_sent_at,"
            " :receipt, :person, :by_name, :by_post, :total, :workdays_late, :capacity, :at)"
            " ON CONFLICT (bloc, year, unit, period) DO UPDATE SET"
            " state = excluded.state, sent_at = excluded.sent_at,"
            " first_sent_at = coalesce(excluded.first_sent_at, first_sent_at),"
            " receipt = excluded.receipt, person = excluded.person, by_name = excluded.by_name,"
            " by_post = excluded.by_post, total = excluded.total,"
            " workdays_late = excluded.workdays_late, capacity = excluded.capacity,"
            " updated_at = excluded.updated_at",
            {
                "bloc": bloc,
                "year": year,
                "unit": unit,
                "period": period,
                "state": state.value,
                "sent_at": epoch_or_none(sending.at if sending else None),
                "first_sent_at": epoch_or_none(sending.first_at if sending else None),
                "receipt": sending and sending.receipt,
                "person": sending and sending.by,
                "by_name": sending and sending.by_name,
                "by_post": sending and sending.by_post,
                "total": hundredths(sending.total) if sending else None,
                "workdays_late": sending and sending.workdays_late,
                "capacity": capacity_text(sending.capacity) if sending else "",
                "at": epoch(at),
            },
        )

    def first_sent_at(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> datetime | None:
        """Return when the report was sent for the first time, also if it was taken back since."""
        row = self._connection.execute(
            "SELECT first_sent_at FROM assessment WHERE bloc = :bloc AND year = :year"
            " AND unit = :unit AND period = :period",
            {"bloc": bloc, "year": year, "unit": unit, "period": period},
        ).fetchone()
        return instant(row["first_sent_at"]) if row and row["first_sent_at"] else None

    def bookmark(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> CriterionCode | None:
        """Return the criterion the unit worked on last."""
        row = self._connection.execute(
            "SELECT criterion FROM bookmark WHERE bloc = :bloc AND year = :year"
            " AND unit = :unit AND period = :period",
            {"bloc": bloc, "year": year, "unit": unit, "period": period},
        ).fetchone()
        return None if row is None else CriterionCode(row["criterion"])

    def set_bookmark(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode,
    ) -> None:
        """Remember the criterion the unit works on."""
        self._connection.execute(
            "INSERT INTO bookmark (bloc, year, unit, period, criterion)"
            " VALUES (:bloc, :year, :unit, :period, :criterion)"
            " ON CONFLICT (bloc, year, unit, period) DO UPDATE SET criterion = excluded.criterion",
            {"bloc": bloc, "year": year, "unit": unit, "period": period, "criterion": criterion},
        )


def _answer(row: Row) -> Answer:
    return Answer(
        criterion=row["criterion"],
        points=points(row["points"]),
        count=row["times"],
        assigned=bool(row["assigned"]),
        note=row["note"],
        revision=row["revision"],
        by=row["person"],
        by_name=row["by_name"],
        at=instant(row["at"]),
        capacity=capacity(row["capacity"]),
    )


def _assessment(
    unit: UnitCode, period: PeriodCode, row: Row | None, answers: dict[str, Answer]
) -> Assessment:
    if row is None:
        return Assessment(unit=unit, period=period, answers=answers)
    return Assessment(
        unit=unit,
        period=period,
        state=AssessmentState(row["state"]),
        answers=answers,
        sending=_sending(row),
    )


def _sending(row: Row) -> Sending | None:
    total = points(row["total"])
    if row["sent_at"] is None or total is None:
        return None
    return Sending(
        at=instant(row["sent_at"]),
        first_at=instant(row["first_sent_at"]),
        receipt=row["receipt"],
        by=row["person"],
        by_name=row["by_name"],
        by_post=row["by_post"],
        capacity=capacity(row["capacity"]),
        total=total,
        workdays_late=row["workdays_late"],
    )
