"""What is due for a unit or an office, and how it stands: asked by home, deadlines, reminders."""

from __future__ import annotations

from datetime import datetime

from domain.assessments import Assessment, tally
from domain.blocs import Role
from domain.cycles import Cycle, Due
from domain.deadlines import Duty, Period
from domain.duties import DutyState, DutyStatus
from domain.ids import PlaceId, UnitCode
from usecases.pledge_facts import closed_at, confirmation_of, signing_of
from usecases.ports import Tx


def duties_of(
    tx: Tx, cycle: Cycle, role: Role, unit: UnitCode | None, now: datetime
) -> tuple[DutyStatus, ...]:
    """Return every deadline that concerns this role (for this unit), in order of time."""
    concerned = (due for due in cycle.dues if cycle.concerns(due, role))
    return tuple(status_of(tx, cycle, due, unit, now) for due in concerned)


def with_acknowledgements(
    tx: Tx,
    cycle: Cycle,
    place: PlaceId,
    unit: UnitCode | None,
    duties: tuple[DutyStatus, ...],
) -> tuple[DutyStatus, ...]:
    """Add to each duty when the place's unit (or office) last took note of it, and who did."""
    seen: dict[tuple[str, str], tuple[datetime, str]] = {}
    for one in tx.notices.acknowledgements(cycle.bloc_code, cycle.year):
        ours = one.unit == unit if unit else one.place == place
        if ours:
            seen[one.subject, one.due] = (one.at, tx.people.get(one.person).name or "")
    return tuple(
        duty.model_copy(update={"acknowledged_at": at, "acknowledged_by": name})
        if (found := seen.get((duty.due.key, duty.due.last_day.isoformat())))
        and (at := found[0], name := found[1])
        else duty
        for duty in duties
    )


def status_of(tx: Tx, cycle: Cycle, due: Due, unit: UnitCode | None, now: datetime) -> DutyStatus:
    """Return how one deadline stands for a unit; for an office (no unit) only its time.

    Once the year is over nothing waits any more: what was not done is past.
    """
    status = _status(tx, cycle, due, unit, now)
    if status.waits and cycle.is_over(now):
        return status.model_copy(update={"state": DutyState.PASSED, "over": True})
    return status


def _status(tx: Tx, cycle: Cycle, due: Due, unit: UnitCode | None, now: datetime) -> DutyStatus:
    today = cycle.calendar.day_of(now)
    plain = DutyStatus(
        due=due,
        state=DutyState.PASSED if due.passed(now) else DutyState.OPEN,
        today=today,
        workdays_left=cycle.calendar.workdays_left(today, due.last_day),
        workdays_late=cycle.workdays_late(due, now),
    )
    if unit is None or due.deadline.duty is Duty.ATTEND:
        return plain
    if due.deadline.duty is Duty.PLEDGE:
        if now < cycle.opened_at:
            return plain.model_copy(update={"state": DutyState.LATER})
        confirmation = confirmation_of(tx, cycle, unit)
        done_at = closed_at(cycle, confirmation, signing_of(tx, cycle, unit))
        begun = plain.model_copy(update={"begun": confirmation is not None})
        status = _settled(begun, done_at)
        return status if done_at else _never_late(tx, cycle, status)
    if due.deadline.duty is Duty.TARGETS:
        return _targets(tx, cycle, plain, unit)
    period = cycle.definition.period_of(due.key)
    if period is None:
        return plain
    assessment = tx.assessments.get(cycle.bloc_code, cycle.year, unit, period.code)
    bookmark = tx.assessments.bookmark(cycle.bloc_code, cycle.year, unit, period.code)
    return _report(cycle, plain, period, assessment, now).model_copy(
        update={"resume_at": bookmark}
    )


def _targets(tx: Tx, cycle: Cycle, plain: DutyStatus, unit: UnitCode) -> DutyStatus:
    count = tx.targets.counts(cycle.bloc_code, cycle.year).get(unit, 0)
    said = tx.targets.registrations(cycle.bloc_code, cycle.year).get(unit)
    written = plain.model_copy(update={"settled": count, "begun": count > 0})
    if said is None and plain.due.passed(cycle.opened_at):
        # Due before the bloc opened its year here: nobody could have registered any.
        return written.model_copy(update={"state": DutyState.PASSED})
    return _settled(written, said.at if said else None)


def _report(
    cycle: Cycle, plain: DutyStatus, period: Period, assessment: Assessment, now: datetime
) -> DutyStatus:
    count = tally(
        cycle.definition.score_table,
        cycle.definition.criteria_of(period.code),
        assessment.answers,
    )
    facts = {
        "period": period,
        "settled": count.settled,
        "asked": count.asked,
        "begun": bool(assessment.answers),
    }
    if not cycle.is_open(period.code, now) and not assessment.sent:
        return plain.model_copy(update={**facts, "state": DutyState.LATER})
    sent_at = assessment.sending.at if assessment.sent and assessment.sending else None
    if sent_at is None and plain.due.passed(cycle.opened_at):
        # Due before the bloc opened its year here: nobody could have sent it.
        return plain.model_copy(update={**facts, "state": DutyState.PASSED})
    return _settled(plain.model_copy(update=facts), sent_at)


def _never_late(tx: Tx, cycle: Cycle, status: DutyStatus) -> DutyStatus:
    """A wording issued after the deadline makes nobody late: they confirm when they can."""
    issue = tx.cycles.version(cycle.bloc_code, cycle.year, cycle.pledge_version)
    if issue is None or not status.due.passed(issue.amended_at):
        return status
    facts = {"state": DutyState.OPEN, "workdays_late": 0, "issued_after": True}
    return status.model_copy(update=facts)


def _settled(plain: DutyStatus, done_at: datetime | None) -> DutyStatus:
    if done_at is not None:
        return plain.model_copy(update={"state": DutyState.DONE, "done_at": done_at})
    late = plain.state is DutyState.PASSED
    return plain.model_copy(update={"state": DutyState.OVERDUE if late else DutyState.OPEN})
