"""A report on its way to the bloc: the review sheet, handing over, sending, taking back."""

from __future__ import annotations

from domain.assessments import Assessment, AssessmentState, Sending, all_zero, findings
from domain.cycles import Cycle
from domain.deadlines import LatePolicy, Period
from domain.errors import (
    OldButton,
    ReportAllZero,
    ReportChanged,
    ReportClosed,
    ReportHasBlockers,
    TooLateToSend,
)
from domain.ids import PeriodCode, UnitCode
from domain.people import Actor
from domain.policy import Activity, require, require_paper_of
from domain.receipts import first_free
from domain.report_groups import count
from domain.reports import GivenBack, HandedOver, HubView, ReceiptView, ReviewView
from usecases.answering import subject_of
from usecases.authority import (
    sender,
)
from usecases.ports import Clock, Tokens, Tx
from usecases.report_notices import (
    tell_leaders,
    tell_of_giving_back,
    tell_of_sending,
    tell_of_taking_back,
)
from usecases.report_parts import begun_period, head_of, must_be_workable, own_unit
from usecases.reporting import hub_view, receipt_view
from usecases.reviewing import review_view, stamp_of


class Submitting:
    """Brings a report to the bloc, and back while that is allowed."""

    def __init__(self, clock: Clock, tokens: Tokens) -> None:
        self._clock = clock
        self._tokens = tokens

    def review(self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode) -> ReviewView:
        """Return the review sheet of a report that is with the unit."""
        unit = own_unit(actor, Activity.READ_REPORT)
        period = must_be_workable(tx, actor, cycle, unit, code)
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        return review_view(tx, actor, cycle, unit, period, assessment, self._clock.now())

    def hand_over(self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode) -> HandedOver:
        """Tell the unit's leaders that the report is ready and waits for them to send it.

        Raises:
            ReportHasBlockers: while criteria are blank or above their maximum.
        """
        unit = own_unit(actor, Activity.EDIT_REPORT)
        period = must_be_workable(tx, actor, cycle, unit, code)
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        _must_have_no_blockers(cycle, assessment)
        stamp = stamp_of(tx, cycle, unit, assessment)
        told = tell_leaders(tx, actor, cycle, unit, period, assessment, stamp)
        tx.audit.record(
            "report_handed_over",
            subject_of(unit, code),
            at=actor.at,
            actor=actor,
            year=cycle.year,
            after={"told": len(told.names), "stamp": stamp},
        )
        return HandedOver(
            head=head_of(tx, cycle, unit, period, self._clock.now()),
            leaders=told.names,
            told_at=cycle.calendar.local(told.at),
            at=cycle.calendar.local(actor.at),
            again=told.again,
        )

    def give_back(self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode) -> GivenBack:
        """Tell the unit's people that their leader wants the report corrected before it is sent.

        Nothing in the report changes; once corrected, it is put before the leader again.
        """
        unit = own_unit(actor, Activity.SEND_REPORT)
        period = must_be_workable(tx, actor, cycle, unit, code)
        told = tell_of_giving_back(tx, actor, cycle, unit, period)
        tx.audit.record(
            "report_given_back",
            subject_of(unit, code),
            at=actor.at,
            actor=actor,
            year=cycle.year,
            after={"told": len(told)},
        )
        return GivenBack(
            head=head_of(tx, cycle, unit, period, self._clock.now()),
            colleagues=told,
            at=cycle.calendar.local(actor.at),
        )

    def send(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        code: PeriodCode,
        stamp: int,
        *,
        zero_meant: bool,
    ) -> ReceiptView:
        """Send the report to the bloc.

        A second tap finds it sent and returns its receipt.

        Raises:
            ReportChanged: if somebody wrote in it since the review sheet was shown.
            ReportHasBlockers, ReportAllZero: see there.
            TooLateToSend: after the deadline, where the bloc takes no late report.
        """
        unit = own_unit(actor, Activity.READ_REPORT)
        period = begun_period(cycle, code, actor.at)
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        actor = sender(tx, actor, cycle, code, assessment)
        require(actor, Activity.SEND_REPORT, unit)
        if not assessment.sent:
            must_be_workable(tx, actor, cycle, unit, code)
            if stamp_of(tx, cycle, unit, assessment) != stamp:
                raise ReportChanged
            _must_be_sendable(cycle, assessment, zero_meant=zero_meant)
            return self._send(tx, actor, cycle, unit, period, assessment)
        now = self._clock.now()
        return receipt_view(tx, actor, cycle, unit, period, assessment, now, just_sent=True)

    def _send(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        unit: UnitCode,
        period: Period,
        assessment: Assessment,
    ) -> ReceiptView:
        bloc, year = actor.bloc, cycle.year
        due = cycle.due_of(period.code)
        first_at = tx.assessments.first_sent_at(bloc, year, unit, period.code) or actor.at
        refuses = cycle.definition.late.policy is LatePolicy.REFUSE
        if refuses and due.passed(first_at):
            raise TooLateToSend(last=due.last_day)
        sending = Sending(
            at=actor.at,
            first_at=first_at,
            receipt=first_free(
                self._tokens.receipt(), lambda one: tx.pledges.receipt_taken(bloc, year, one)
            ),
            by=actor.person,
            by_name=actor.name,
            by_post=actor.post,
            capacity=actor.capacity,
            total=count(cycle, assessment).total,
            workdays_late=cycle.workdays_late(due, first_at),
        )
        state = AssessmentState.SUBMITTED
        tx.assessments.set_state(bloc, year, unit, period.code, state, sending, actor.at)
        tx.audit.record(
            "report_sent",
            subject_of(unit, period.code),
            at=actor.at,
            actor=actor,
            year=year,
            before={"state": assessment.state.value},
            after=sending,
        )
        tx.drafts.clear(actor.person)
        tell_of_sending(tx, actor, cycle, unit, period, sending)
        stored = tx.assessments.get(bloc, year, unit, period.code)
        now = self._clock.now()
        return receipt_view(tx, actor, cycle, unit, period, stored, now, just_sent=True)

    def take_back(self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode) -> HubView:
        """Take the sent report back to correct it; the first sending stays on record.

        Raises:
            OldButton: if the bloc does not hold it.
            ReportClosed: once the bloc has begun to review it.
            TooLateToSend: after the deadline.
        """
        unit = own_unit(actor, Activity.READ_REPORT)
        period = begun_period(cycle, code, actor.at)
        assessment = tx.assessments.get(actor.bloc, cycle.year, unit, code)
        actor = sender(tx, actor, cycle, code, assessment)
        require(actor, Activity.SEND_REPORT, unit)
        require_paper_of(actor, code)
        if not assessment.sent:
            raise OldButton
        if assessment.state is not AssessmentState.SUBMITTED:
            raise ReportClosed(period=code)
        due = cycle.due_of(code)
        if due.passed(actor.at):
            raise TooLateToSend(last=due.last_day)
        tx.assessments.set_state(
            actor.bloc, cycle.year, unit, code, AssessmentState.DRAFT, None, actor.at
        )
        tx.audit.record(
            "report_taken_back",
            subject_of(unit, code),
            at=actor.at,
            actor=actor,
            year=cycle.year,
            before=assessment.sending,
            after={"state": AssessmentState.DRAFT.value},
        )
        tell_of_taking_back(tx, actor, cycle, unit, period)
        return hub_view(
            tx,
            cycle,
            unit,
            period,
            tx.assessments.get(actor.bloc, cycle.year, unit, code),
            self._clock.now(),
            taken_back_at=cycle.calendar.local(actor.at),
        )


def _must_have_no_blockers(cycle: Cycle, assessment: Assessment) -> None:
    listed = cycle.definition.criteria_of(assessment.period)
    found = findings(cycle.definition.score_table, listed, assessment.answers, frozenset())
    if blocking := tuple(f.criterion for f in found if f.kind.blocks):
        raise ReportHasBlockers(criteria=blocking)


def _must_be_sendable(cycle: Cycle, assessment: Assessment, *, zero_meant: bool) -> None:
    _must_have_no_blockers(cycle, assessment)
    listed = cycle.definition.criteria_of(assessment.period)
    if all_zero(listed, assessment.answers) and not zero_meant:
        raise ReportAllZero
