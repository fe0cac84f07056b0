"""A list of scores in one message: show what it would change, then write all of it or nothing.

Nothing is written before the confirmation. The list waits in the draft, each line with the
revision of the answer that was shown beside it.
"""

from __future__ import annotations

import zlib

from domain.cards import Done
from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import (
    BlocError,
    CriterionNotListed,
    FilledByBloc,
    LineUnclear,
    ListTooLong,
    NotUnderstood,
    OldButton,
    OutOfRange,
    ScoredTwice,
    StaleAnswer,
)
from domain.ids import PeriodCode
from domain.people import Actor
from domain.policy import Activity
from domain.score_lists import MAX_LINES, Change, Line, ListView, read_list, twice
from domain.scoring import read_score
from usecases.answering import AnswerWork
from usecases.ports import Tx
from usecases.report_parts import must_be_workable, own_unit


class ScoreLists:
    """Many scores at once, for who knows the table by heart."""

    def show(self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, text: str) -> ListView:
        """Say what a list would change, and keep it until a button is pressed.

        Raises:
            ListTooLong: if it has more lines than one message can show.
            ReportClosed, ReportNotOpen, YearClosed: as for any score.
        """
        lines = read_list(text) or ()
        if len(lines) > MAX_LINES:
            raise ListTooLong(count=len(lines), limit=MAX_LINES)
        must_be_workable(tx, actor, cycle, own_unit(actor, Activity.EDIT_REPORT), code)
        return _shown(tx, actor, cycle, code, lines)

    def look(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft) -> ListView:
        """Show the waiting list again, beside the answers as they stand now."""
        lines = tuple(Line(code, given) for code, given, _ in _waiting(draft))
        view = _shown(tx, actor, cycle, PeriodCode(draft.subject["period"]), lines)
        if not view.changes:
            tx.drafts.clear(actor.person)
        return view

    def apply(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None, mark: int
    ) -> ListView:
        """Write every score of the list that was shown, or none.

        Where an answer was written meanwhile nothing is saved: the list is shown again beside
        what stands there now.

        Raises:
            OldButton: if another list, or none, waits.
        """
        here = (actor.place, cycle.year)
        if draft is None or draft.step is not Step.LIST or (draft.place, draft.year) != here:
            raise OldButton
        if _mark(draft.subject["list"]) != mark:
            raise OldButton
        view = self.look(tx, actor, cycle, draft)
        if view.mark != mark:
            return view._replace(overtaken=True)
        written = tuple(_written(tx, actor, cycle, view.period, c) for c in view.changes)
        tx.drafts.clear(actor.person)
        return view._replace(changes=written, saved_at=cycle.calendar.local(actor.at))

    def drop(self, tx: Tx, actor: Actor) -> None:
        """Forget the list; nothing of it was saved."""
        tx.drafts.clear(actor.person)


def _shown(
    tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, lines: tuple[Line, ...]
) -> ListView:
    """Check every line against the report, and keep those that say something new.

    Where none does, nothing waits for a button, and an open card stays open.
    """
    doubtful = twice(lines)
    changes: list[Change] = []
    same: list[Change] = []
    refused: list[BlocError] = []
    for line in {line.code.casefold(): line for line in lines}.values():
        try:
            if line.code.casefold() in doubtful:
                raise ScoredTwice(criterion=line.code)
            change = _change(tx, actor, cycle, code, line)
        except (CriterionNotListed, FilledByBloc, NotUnderstood, OutOfRange) as error:
            refused.append(error)
        else:
            (changes if change.changes else same).append(change)
    kept = "\n".join(f"{c.before.criterion}\t{c.given}\t{c.before.revision}" for c in changes)
    if changes:
        tx.drafts.keep(
            Draft(
                person=actor.person,
                place=actor.place,
                year=cycle.year,
                step=Step.LIST,
                subject={"period": code, "list": kept, **actor.position},
                updated_at=actor.at,
            )
        )
    return ListView(
        cycle=cycle,
        period=code,
        changes=tuple(changes),
        same=tuple(change.before.criterion for change in same),
        refused=tuple(refused),
        mark=_mark(kept),
    )


def _change(tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, line: Line) -> Change:
    table = cycle.definition.score_table
    listed = {c.code.casefold(): c.code for c in cycle.definition.criteria_of(code)}
    criterion = listed.get(line.code.casefold())
    if criterion is None:
        raise CriterionNotListed(criterion=line.code)
    work = AnswerWork(tx, actor, cycle, code, criterion)
    work.must_be_asked()
    score = read_score(table, work.criterion, line.given)
    if score is None:
        raise LineUnclear(criterion=criterion, given=line.given)
    return Change(line.given, work.answer, work.with_score(score))


def _written(tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, change: Change) -> Change:
    work = AnswerWork(tx, actor, cycle, code, change.before.criterion)
    stored = work.store(change.after, change.before.revision, Done.SCORED)
    if stored is None:
        raise StaleAnswer(criterion=change.before.criterion)
    return change._replace(after=stored)


def _waiting(draft: Draft) -> list[tuple[str, str, str]]:
    """Return the lines that wait: a code, what was typed, the revision that was shown."""
    kept = draft.subject["list"].splitlines()
    return [(code, given, seen) for code, given, seen in (line.split("\t") for line in kept)]


def _mark(kept: str) -> int:
    """Return a short fingerprint of a waiting list, for its button."""
    return zlib.crc32(kept.encode())
