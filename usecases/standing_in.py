"""Standing in (nhập thay): the secretary acts for a unit, with the paper it handed in.

What is done then is done by the very use cases of the unit's own people; here it is only found
out whether, for whom and on what paper.
"""

from __future__ import annotations

from domain.assessments import WITH_UNIT, AssessmentState
from domain.cycles import Cycle
from domain.errors import NotAllowed, OldButton
from domain.ids import PaperId, PeriodCode, UnitCode
from domain.papers import Paper, PaperKind, PaperTopic, PaperView
from domain.people import Actor
from domain.policy import Activity, require, require_in_season
from domain.standing_in import StandInChoice, StandInView
from usecases.authority import paper_in_hand
from usecases.pledge_facts import confirmation_of
from usecases.ports import Clock, Tx
from usecases.report_parts import begun_period
from usecases.scanning import Scanning, paper_about


class StandingIn:
    """Lets the secretary act for a unit."""

    def __init__(self, clock: Clock, scanning: Scanning) -> None:
        self._clock = clock
        self._scanning = scanning

    def choose(self, tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode) -> StandInView:
        """Return what can be entered for a unit: its pledge, and the reports that have begun."""
        require(actor, Activity.KEEP_ON_BEHALF, unit)
        found = cycle.definition.unit(unit)
        states = tx.assessments.states_of(cycle.bloc_code, cycle.year, found.code)
        opened = reversed(cycle.open_periods(self._clock.now()))
        confirmed = confirmation_of(tx, cycle, found.code) is not None
        return StandInView(
            cycle=cycle,
            unit=found,
            choices=(
                StandInChoice(period=None, done=confirmed),
                *(
                    StandInChoice(
                        period=period,
                        done=states.get(period.code, AssessmentState.DRAFT) not in WITH_UNIT,
                    )
                    for period in opened
                ),
            ),
        )

    def open(
        self, tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, code: PeriodCode | None
    ) -> PaperView:
        """Open the paper on which a unit has given its pledge or a report, for its scans.

        Raises:
            ReportNotOpen: before the period's first day.
            YearClosed: once the year is over.
        """
        require(actor, Activity.KEEP_ON_BEHALF, unit)
        require_in_season(Activity.KEEP_ON_BEHALF, cycle, actor.at)
        period = begun_period(cycle, code, actor.at).code if code else None
        found = cycle.definition.unit(unit).code
        topic = PaperTopic(kind=PaperKind.ON_BEHALF, unit=found, period=period)
        paper = paper_about(tx, actor, cycle, topic)
        return self._scanning.open(tx, actor, cycle, paper.id)

    def begin(self, tx: Tx, actor: Actor, cycle: Cycle, number: PaperId) -> Paper:
        """Return the paper to stand in with, once it has a scan.

        Raises:
            NotAllowed: without a scan, or for whoever may not enter for units.
            OldButton: if there is no such paper.
        """
        paper = paper_in_hand(tx, actor.bloc, cycle, number)
        if paper is None:
            raise OldButton
        require(actor, Activity.KEEP_ON_BEHALF, paper.topic.unit)
        if not paper.scans:
            raise NotAllowed(activity="no_scan", role=actor.role)
        tx.drafts.clear(actor.person)
        return paper
