"""What the database knows of a whole bloc at one moment: read once for all of its units.

Every query here is keyed by the bloc, and none is asked unit by unit: a board costs the same
whatever else the database holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from domain.assessments import Assessment, tally
from domain.boards import Board, BoardStep, Member, Progress, ReportRow, Seen, UnitRow
from domain.cycles import Cycle, Due
from domain.deadlines import Duty, Period
from domain.extensions import Extension
from domain.ids import DeadlineKey, PersonId, UnitCode
from domain.ladders import can_be_done
from domain.people import Person, Place, Reach
from usecases.duties import status_of
from usecases.pledge_facts import closed_at
from usecases.ports import Tx

_Reports = dict[UnitCode, dict[str, ReportRow]]


def board_of(tx: Tx, cycle: Cycle, now: datetime, *, acts: bool = False) -> Board:
    """Return the board of a cycle. ``acts`` says that its reader may do more than read."""
    members = tx.people.members(cycle.bloc_code)
    version = (cycle.bloc_code, cycle.year, cycle.pledge_version)
    given, signed = tx.pledges.all(*version), tx.pledges.signings(*version)
    people, seen = _people(members), _seen(tx, cycle, members)
    extensions = _extensions(tx, cycle)
    targets = tx.targets.counts(cycle.bloc_code, cycle.year)
    registrations = tx.targets.registrations(cycle.bloc_code, cycle.year)
    reports = _reports(tx, cycle, now)
    rows = (
        UnitRow(
            unit=unit,
            members=tuple(people[unit.code]),
            pledge=given.get(unit.code),
            signing=signed.get(unit.code),
            pledge_closed=bool(closed_at(cycle, given.get(unit.code), signed.get(unit.code))),
            targets=targets.get(unit.code, 0),
            registration=registrations.get(unit.code),
            reports=reports[unit.code],
            seen=tuple(seen[unit.code]),
            extensions=tuple(extensions[unit.code]),
        )
        for unit in cycle.definition.units
    )
    steps = _steps(tx, cycle, now)
    return Board(cycle=cycle, now=now, rows=tuple(rows), steps=steps, acts=acts)


def _steps(tx: Tx, cycle: Cycle, now: datetime) -> tuple[BoardStep, ...]:
    """List the pledge, the targets and the reports whose period is open, by deadline."""
    return tuple(
        BoardStep(
            duty=status_of(tx, cycle, due, None, now),
            period=cycle.definition.period_of(due.key),
            sendable=can_be_done(cycle, due, now),
        )
        for due in cycle.dues
        if _has_begun(cycle, due, now)
    )


def _has_begun(cycle: Cycle, due: Due, now: datetime) -> bool:
    if due.deadline.duty is Duty.PLEDGE:
        return True
    if due.deadline.duty is Duty.TARGETS:
        return not due.passed(cycle.opened_at)
    period = cycle.definition.period_of(due.key)
    return period is not None and cycle.is_open(period.code, now)


def _people(members: Sequence[tuple[Place, Person]]) -> Mapping[UnitCode | None, list[Member]]:
    found: dict[UnitCode | None, list[Member]] = defaultdict(list)
    for place, person in members:
        member = Member(
            name=person.name or "",
            post=place.post or "",
            role=place.role,
            reachable=person.reach is Reach.REACHABLE,
            since=place.since,
        )
        found[place.unit].append(member)
    return found


def _seen(
    tx: Tx, cycle: Cycle, members: Sequence[tuple[Place, Person]]
) -> Mapping[UnitCode | None, list[Seen]]:
    """Return each person's newest note of each deadline; a deadline that moved is noted anew."""
    last_days = {due.key: due.last_day.isoformat() for due in cycle.dues}
    newest: dict[tuple[UnitCode | None, str, PersonId], Seen] = {}
    names = {person.id: person.name or "" for _, person in members}
    for one in tx.notices.acknowledgements(cycle.bloc_code, cycle.year):
        if last_days.get(DeadlineKey(one.subject)) != one.due:
            continue
        if one.person not in names:  # has left the bloc since
            names[one.person] = tx.people.get(one.person).name or ""
        seen = Seen(deadline=DeadlineKey(one.subject), name=names[one.person], at=one.at)
        newest[one.unit, one.subject, one.person] = seen
    found: dict[UnitCode | None, list[Seen]] = defaultdict(list)
    for (unit, _, _), seen in sorted(newest.items(), key=lambda item: item[1].at):
        found[unit].append(seen)
    return found


def _extensions(tx: Tx, cycle: Cycle) -> Mapping[UnitCode, list[Extension]]:
    """Return each unit's requests for more time; one for a day that has moved is void."""
    last_days = {due.key: due.last_day for due in cycle.dues}
    found: dict[UnitCode, list[Extension]] = defaultdict(list)
    for asked in tx.extensions.all(cycle.bloc_code, cycle.year):
        if last_days.get(asked.deadline) == asked.due:
            found[asked.unit].append(asked)
    return found


def _reports(tx: Tx, cycle: Cycle, now: datetime) -> _Reports:
    rows: _Reports = {code: {} for code in cycle.definition.unit_codes()}
    receipts = tx.assessments.receipts(cycle.bloc_code, cycle.year)
    opened = cycle.open_periods(now)
    for period in cycle.periods:
        reports = receipts.get(period.code, {})
        evidenced: frozenset[UnitCode] = frozenset()
        if period in opened and (period == opened[-1] or not _all_sent(rows, reports)):
            # Where the bloc holds them all, their answers say nothing more about progress.
            reports = tx.assessments.of_period(cycle.bloc_code, cycle.year, period.code)
            evidenced = tx.evidence.units_with_some(cycle.bloc_code, cycle.year, period.code)
        for code in rows:
            report = reports.get(code) or Assessment(unit=code, period=period.code)
            row = report_row(cycle, period, report, evidenced=code in evidenced)
            closed = period not in opened and not report.sent
            update = {"progress": Progress.NOT_OPEN}
            rows[code][period.code] = row.model_copy(update=update) if closed else row
    return rows


def _all_sent(units: Iterable[UnitCode], reports: Mapping[UnitCode, Assessment]) -> bool:
    return all(unit in reports and reports[unit].sent for unit in units)


def report_row(
    cycle: Cycle, period: Period, report: Assessment, *, evidenced: bool = False
) -> ReportRow:
    """Return how a unit's report stands.

    It has begun once the unit has answered something it is asked, or brought evidence: what the
    bloc fills in is not the unit's doing. A sent report has no blank left, so where its answers
    were not read, all of them count as settled.
    """
    criteria = cycle.definition.criteria_of(period.code)
    count = tally(cycle.definition.score_table, criteria, report.answers)
    begun = evidenced or any(c.asked and c.code in report.answers for c in criteria)
    unread = report.sent and not report.answers
    progress = Progress.DOING if begun else Progress.NOT_BEGUN
    return ReportRow(
        period=period.code,
        progress=Progress.DONE if report.sent else progress,
        state=report.state,
        settled=count.asked if unread else count.settled,
        asked=count.asked,
        sending=report.sending if report.sent else None,
        waiting_for_bloc=() if unread else count.waiting_for_bloc,
    )
