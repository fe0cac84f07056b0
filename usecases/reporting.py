"""A unit's report, to read: the hub, the groups and their criteria, the scores, what was sent."""

from __future__ import annotations

from datetime import datetime

from domain.assessments import Assessment, AssessmentState, findings
from domain.assessments import FindingKind as Kind
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.errors import NotFound, OldButton
from domain.ids import PeriodCode, UnitCode
from domain.papers import Paper, signed_report
from domain.people import Actor
from domain.policy import Activity, in_season, may
from domain.report_groups import count, evidenced, groups_of, items_of, next_blank
from domain.reports import (
    GroupsView,
    HubView,
    PeriodItem,
    PeriodsView,
    ReceiptView,
    ReportView,
    ScoresView,
    SectionView,
)
from domain.score_tables import Side
from domain.targets import Target
from usecases.authority import sender
from usecases.duties import status_of
from usecases.ports import Clock, Tx
from usecases.report_parts import (
    begun_period,
    head_of,
    next_period,
    own_unit,
    readable_unit,
    waiting_periods,
)


class Reporting:
    """Reads reports."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def report(
        self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode | None = None
    ) -> ReportView:
        """Return the report to work on; without a period, the one that waits, or the choice.

        A report that the bloc holds is shown as its receipt.
        """
        unit = own_unit(actor, Activity.READ_REPORT)
        now = self._clock.now()
        if not code:
            waiting = waiting_periods(tx, cycle, unit, now)
            if len(waiting) != 1:
                return self.periods(tx, actor, cycle)
            code = waiting[0].code
        period = begun_period(cycle, code, now)
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        if assessment.sent:
            return receipt_view(tx, actor, cycle, unit, period, assessment, now)
        return hub_view(tx, cycle, unit, period, assessment, now)

    def periods(self, tx: Tx, actor: Actor, cycle: Cycle, page: int = 0) -> PeriodsView:
        """Return the unit's reports: those waiting by deadline, then the newest others."""
        unit = own_unit(actor, Activity.READ_REPORT)
        now = self._clock.now()
        states = tx.assessments.states_of(actor.bloc, cycle.year, unit)
        waiting = waiting_periods(tx, cycle, unit, now)
        others = [p for p in reversed(cycle.open_periods(now)) if p not in waiting]
        upcoming, kept = next_period(cycle, now), 0
        if upcoming and not waiting:
            where = (actor.bloc, cycle.year, unit, upcoming.code)
            kept = len(tx.evidence.of_criterion(*where, None))
        return PeriodsView(
            cycle=cycle,
            unit=cycle.definition.unit(unit),
            items=tuple(
                PeriodItem(
                    period=p,
                    duty=status_of(tx, cycle, cycle.due_of(p.code), None, now),
                    state=states.get(p.code, AssessmentState.DRAFT),
                )
                for p in (*waiting, *others)
            ),
            waiting=len(waiting),
            upcoming=upcoming,
            opens=cycle.opening_of(upcoming.code) if upcoming else None,
            kept=kept,
            page=page,
        )

    def groups(
        self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, page: int = 0
    ) -> GroupsView:
        """Return the groups of a report with their states."""
        unit = own_unit(actor, Activity.READ_REPORT)
        period = begun_period(cycle, code, self._clock.now())
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        return GroupsView(
            head=head_of(tx, cycle, unit, period, self._clock.now()),
            items=groups_of(cycle, assessment, count(cycle, assessment)),
            page=page,
        )

    def section(
        self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, group: str, page: int = 0
    ) -> SectionView:
        """Return the criteria of one group.

        Raises:
            NotFound: if the period has no such group.
        """
        unit = own_unit(actor, Activity.READ_REPORT)
        period = begun_period(cycle, code, self._clock.now())
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        groups = groups_of(cycle, assessment, count(cycle, assessment))
        found = next((g for g in groups if g.code == group), None)
        if found is None:
            raise NotFound(section=group)
        pieces = tx.evidence.of_report(actor.bloc, cycle.year, unit, code)
        return SectionView(
            head=head_of(tx, cycle, unit, period, self._clock.now()),
            group=found,
            items=tuple(i for i in items_of(cycle, assessment, pieces) if i.group == group),
            grouped=len(groups) > 1,
            page=page,
        )

    def scores(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        code: PeriodCode,
        page: int = 0,
        unit: UnitCode | None = None,
    ) -> ScoresView:
        """Return every score of a report: the actor's own unit's, or one they may read."""
        unit = readable_unit(actor, unit)
        period = begun_period(cycle, code, self._clock.now())
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        counted = count(cycle, assessment)
        pieces = tx.evidence.of_report(actor.bloc, cycle.year, unit, code)
        return ScoresView(
            head=head_of(tx, cycle, unit, period, self._clock.now()),
            tally=counted,
            groups=groups_of(cycle, assessment, counted),
            items=tuple(items_of(cycle, assessment, pieces)),
            sent=assessment.sent,
            page=page,
        )

    def receipt(self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode) -> ReceiptView:
        """Return the receipt of a sent report.

        Raises:
            OldButton: if it is not with the bloc any more.
        """
        unit = own_unit(actor, Activity.READ_REPORT)
        now = self._clock.now()
        period = begun_period(cycle, code, now)
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        if not assessment.sent:
            raise OldButton
        return receipt_view(tx, actor, cycle, unit, period, assessment, now)


def hub_view(
    tx: Tx,
    cycle: Cycle,
    unit: UnitCode,
    period: Period,
    assessment: Assessment,
    now: datetime,
    *,
    taken_back_at: datetime | None = None,
) -> HubView:
    """Return the hub of a report that is with the unit."""
    pieces = tx.evidence.of_report(cycle.bloc_code, cycle.year, unit, period.code)
    listed = cycle.definition.criteria_of(period.code)
    table = cycle.definition.score_table
    found = findings(table, listed, assessment.answers, evidenced(pieces))
    blank = tuple(f.criterion for f in found if f.kind is Kind.BLANK)
    bookmark = tx.assessments.bookmark(cycle.bloc_code, cycle.year, unit, period.code)
    given = [
        assessment.answers[c.code] for c in listed if c.asked and c.code in assessment.answers
    ]
    saved = [a.at for a in given if a.at] + [p.at for p in pieces]
    counted = count(cycle, assessment)
    return HubView(
        head=head_of(tx, cycle, unit, period, now),
        tally=counted,
        begun=bool(given),
        blank=blank,
        unevidenced=tuple(f.criterion for f in found if f.kind is Kind.NO_EVIDENCE),
        tray=sum(p.criterion is None for p in pieces),
        resume_at=next_blank(listed, blank, bookmark),
        saved_at=cycle.calendar.local(max(saved)) if saved else None,
        groups=tuple(g.code for g in groups_of(cycle, assessment, counted)),
        adjusted=any(table.side_of(c.code) is not Side.BASE for c in listed),
        others=len(cycle.open_periods(now)) > 1,
        targets=len(targets_beside(tx, cycle, unit, period)),
        taken_back_at=taken_back_at,
    )


def targets_beside(tx: Tx, cycle: Cycle, unit: UnitCode, period: Period) -> tuple[Target, ...]:
    """Return what a unit had set itself, to stand beside the result of the year's last report."""
    if period != cycle.periods[-1]:
        return ()
    found = tx.targets.of(cycle.bloc_code, cycle.year, unit)
    return tuple(target for target in found if target.removed_at is None)


def signed_paper(tx: Tx, cycle: Cycle, unit: UnitCode, period: Period) -> Paper | None:
    """Return a unit's signed report for a period, once anything of it is there."""
    topic = signed_report(unit, period.code)
    paper = tx.papers.about(cycle.bloc_code, cycle.year, topic)
    return paper if paper is not None and paper.begun else None


def receipt_view(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    unit: UnitCode,
    period: Period,
    assessment: Assessment,
    now: datetime,
    *,
    just_sent: bool = False,
) -> ReceiptView:
    """Return the receipt of a report that the bloc holds."""
    in_time = not cycle.due_of(period.code).passed(now)
    sends = sender(tx, actor, cycle, period.code, assessment)
    takeable = assessment.state is AssessmentState.SUBMITTED and in_time
    return ReceiptView(
        head=head_of(tx, cycle, unit, period, now),
        state=assessment.state,
        sending=assessment.sending,
        may_take_back=takeable and may(sends, Activity.SEND_REPORT, unit),
        takeable=takeable,
        signed=signed_paper(tx, cycle, unit, period),
        may_sign=may(actor, Activity.KEEP_SIGNED_REPORT, unit)
        and in_season(Activity.KEEP_SIGNED_REPORT, cycle, now),
        just_sent=just_sent,
        others=len(cycle.open_periods(now)) > 1,
    )
