"""Evidence: files and references, put to a criterion, into the tray, elsewhere, or taken out."""

from __future__ import annotations

from datetime import time, timedelta
from typing import NamedTuple

from domain.cards import (
    CriterionView,
    Done,
    EvidenceListView,
    EvidenceView,
    Outcome,
    PlacingView,
    TrayView,
)
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.drafts import Draft, Step
from domain.errors import FileRefused, NotFound
from domain.evidence import MAX_FILE_BYTES, Evidence, EvidenceKind, StoredFile, shown_name
from domain.ids import CriterionCode, EvidenceId, PeriodCode, UnitCode
from domain.people import Actor
from domain.policy import Activity, may
from domain.words import clean_text
from usecases.answering import keep_position
from usecases.destinations import Destination, destination_of, is_first
from usecases.ports import Clock, Tx
from usecases.report_notices import tell_of_entering
from usecases.report_parts import (
    begun_period,
    card,
    is_workable,
    listed_criterion,
    must_be_with_unit,
    must_be_workable,
    opens_on,
    own_unit,
    readable_unit,
)

MAX_CAPTION = 1024
"""Characters of the text that is kept with a file."""


class GivenFile(NamedTuple):
    """A file as its sender described it: nothing of this is trusted."""

    name: str | None
    caption: str
    album: str | None
    unique_id: str


class Evidencing:
    """Keeps evidence."""

    def __init__(self, clock: Clock, files_per_day: int = 200) -> None:
        """``files_per_day`` is how many files a unit may send from midnight to midnight."""
        self._clock = clock
        self._files_per_day = files_per_day

    def expect(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None, size: int) -> None:
        """Refuse a file before it is downloaded, if it is too large or has no place to go.

        Raises:
            FileRefused: if its announced size is above the limit, or today's files are spent.
            NotAllowed, ReportClosed, TooLateToSend, YearClosed: as where it would be kept.
        """
        goal = destination_of(tx, actor, cycle, draft)
        if size > MAX_FILE_BYTES:
            raise FileRefused(reason="too_large")
        today = cycle.calendar.day_of(self._clock.now())
        since = cycle.calendar.instant(today, time(0))
        sent = tx.evidence.files_since(actor.bloc, cycle.year, goal.unit, since)
        if sent >= self._files_per_day:
            tomorrow = today + timedelta(days=1)
            raise FileRefused(reason="quota", limit=self._files_per_day, day=tomorrow)

    def attach(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        draft: Draft | None,
        given: GivenFile,
        file: StoredFile,
    ) -> CriterionView | TrayView:
        """Point to a file that is on disk: from the open card's criterion, or from the tray.

        The same content sent again to the same place is kept once.
        """
        goal = destination_of(tx, actor, cycle, draft)
        code = goal.period.code
        criterion = goal.criterion.code if goal.criterion else None
        there = tx.evidence.of_criterion(actor.bloc, cycle.year, goal.unit, code, criterion)
        same = next((e for e in there if e.file and e.file.sha256 == file.sha256), None)
        piece = same or self._add(tx, actor, cycle, goal, given, file)
        nth = 1
        if given.album:
            nth = tx.evidence.in_album(actor.bloc, cycle.year, goal.unit, code, given.album)
        outcome = Outcome(
            done=Done.FILED_BEFORE if same else Done.FILED,
            at=piece.at,
            evidence=piece,
            in_album=max(nth, 1),
        )
        if goal.criterion is None:
            return TrayView(
                cycle=cycle,
                unit=cycle.definition.unit(goal.unit),
                period=goal.period,
                outcome=outcome,
                tray=len(there) + (same is None),
                opens=opens_on(cycle, code, actor.at),
                first=not there and is_first(tx, cycle, goal),
            )
        answer = tx.assessments.answer(
            actor.bloc, cycle.year, goal.unit, code, goal.criterion.code
        )
        step = draft.step if draft else Step.CRITERION
        keep_position(tx, actor, cycle, code, answer, step)
        return card(
            tx,
            cycle,
            goal.unit,
            goal.period,
            goal.criterion,
            answer,
            awaiting=step,
            outcome=outcome,
        )

    def _add(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        goal: Destination,
        given: GivenFile,
        file: StoredFile,
    ) -> Evidence:
        piece = tx.evidence.add(
            actor,
            cycle.year,
            goal.unit,
            goal.period.code,
            goal.criterion.code if goal.criterion else None,
            EvidenceKind.FILE,
            text=clean_text(given.caption)[:MAX_CAPTION],
            name=shown_name(given.name, file.media_type),
            file=file,
            album=given.album,
            file_unique=given.unique_id,
        )
        _audit(tx, actor, cycle, "evidence_added", piece.id, after=piece)
        tell_of_entering(tx, actor, cycle, goal.unit, goal.period.code)
        return piece

    def listed(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        code: PeriodCode,
        criterion: CriterionCode | None,
        page: int = 0,
        unit: UnitCode | None = None,
    ) -> EvidenceListView:
        """Return the evidence of a criterion, or what lies in the tray.

        A unit's own people see theirs; whoever may read a unit's report names the unit.
        """
        unit = readable_unit(actor, unit)
        now = self._clock.now()
        # The tray of a report is there before the report is.
        period = begun_period(cycle, code, now) if criterion else cycle.definition.period(code)
        return _list(tx, actor, cycle, unit, period, criterion, page=page)

    def opened(self, tx: Tx, actor: Actor, cycle: Cycle, evidence: EvidenceId) -> EvidenceView:
        """Return one piece of evidence."""
        piece, period = self._found(tx, actor, cycle, evidence)
        return EvidenceView(
            cycle=cycle,
            unit=cycle.definition.unit(piece.unit),
            period=period,
            evidence=piece,
            editable=_editable(tx, actor, cycle, piece.unit, period),
            opens=opens_on(cycle, period.code, actor.at),
        )

    def placing(
        self, tx: Tx, actor: Actor, cycle: Cycle, evidence: EvidenceId, page: int = 0
    ) -> PlacingView:
        """Return the criteria that a piece of evidence may be put to."""
        piece, period = self._found(tx, actor, cycle, evidence)
        must_be_workable(tx, actor, cycle, own_unit(actor, Activity.EDIT_REPORT), period.code)
        listed = cycle.definition.criteria_of(period.code)
        return PlacingView(
            cycle=cycle,
            unit=cycle.definition.unit(piece.unit),
            period=period,
            evidence=piece,
            criteria=tuple(c for c in listed if c.asked and c.code != piece.criterion),
            page=page,
        )

    def assign(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        evidence: EvidenceId,
        criterion: CriterionCode,
    ) -> EvidenceListView:
        """Put a piece of evidence to a criterion; return what is left where it came from."""
        piece, period = self._found(tx, actor, cycle, evidence)
        unit = self._own(tx, actor, cycle, piece)
        begun_period(cycle, period.code, actor.at)
        listed = listed_criterion(cycle, period.code, criterion)
        tx.evidence.assign(evidence, listed.code)
        _audit(
            tx,
            actor,
            cycle,
            "evidence_moved",
            evidence,
            before={"criterion": piece.criterion},
            after={"criterion": listed.code},
        )
        moved = piece.model_copy(update={"criterion": listed.code})
        outcome = Outcome(done=Done.MOVED, at=actor.at, evidence=moved)
        return _list(tx, actor, cycle, unit, period, piece.criterion, outcome=outcome)

    def remove(self, tx: Tx, actor: Actor, cycle: Cycle, evidence: EvidenceId) -> EvidenceListView:
        """Take a piece of evidence out of the report; the audit trail keeps what it was."""
        piece, period = self._found(tx, actor, cycle, evidence)
        unit = self._own(tx, actor, cycle, piece)
        tx.evidence.remove(evidence, actor.at)
        _audit(tx, actor, cycle, "evidence_removed", evidence, before=piece)
        outcome = Outcome(done=Done.REMOVED, at=actor.at, evidence=piece)
        return _list(tx, actor, cycle, unit, period, piece.criterion, outcome=outcome)

    def _found(
        self, tx: Tx, actor: Actor, cycle: Cycle, evidence: EvidenceId
    ) -> tuple[Evidence, Period]:
        """Return a piece of evidence that the actor may see.

        Raises:
            NotFound: if it was taken out, or belongs to another bloc or year.
            NotAllowed: if it is another unit's and not theirs to read.
        """
        found = tx.evidence.get(evidence)
        if found is None or found[:2] != (actor.bloc, cycle.year):
            raise NotFound(evidence=evidence)
        piece = found[2]
        readable_unit(actor, piece.unit)
        return piece, cycle.definition.period(piece.period)

    def _own(self, tx: Tx, actor: Actor, cycle: Cycle, piece: Evidence) -> UnitCode:
        unit = own_unit(actor, Activity.EDIT_REPORT)
        if piece.unit != unit:
            raise NotFound(evidence=piece.id)
        must_be_with_unit(tx, actor, cycle, unit, piece.period)
        return unit


def _list(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    unit: UnitCode,
    period: Period,
    criterion: CriterionCode | None,
    *,
    page: int = 0,
    outcome: Outcome | None = None,
) -> EvidenceListView:
    pieces = tx.evidence.of_criterion(actor.bloc, cycle.year, unit, period.code, criterion)
    return EvidenceListView(
        cycle=cycle,
        unit=cycle.definition.unit(unit),
        period=period,
        criterion=listed_criterion(cycle, period.code, criterion) if criterion else None,
        items=tuple(pieces),
        editable=_editable(tx, actor, cycle, unit, period),
        opens=opens_on(cycle, period.code, actor.at),
        page=page,
        outcome=outcome,
    )


def _editable(tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, period: Period) -> bool:
    if not may(actor, Activity.EDIT_REPORT, unit):
        return False
    return is_workable(tx, cycle, unit, period.code, actor.at)


def _audit(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    action: str,
    evidence: EvidenceId,
    *,
    before: object = None,
    after: object = None,
) -> None:
    tx.audit.record(
        action,
        f"evidence/{evidence}",
        at=actor.at,
        actor=actor,
        year=cycle.year,
        before=before,
        after=after,
    )
