"""A criterion's card: score, explanation, whether the task was the unit's at all.

Each field is saved on its own, guarded by the revision that the card showed. Whoever comes second
sees the present value, and nothing of either is lost.
"""

from __future__ import annotations

from decimal import Decimal

from domain.assessments import WITH_UNIT, Answer
from domain.cards import MAX_NOTE, CriterionView, Done, Outcome
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.drafts import Draft, Step
from domain.errors import CardTextUnclear, EmptyText, FilledByBloc, OldButton, TextTooLong
from domain.evidence import EvidenceKind, looks_like_reference, read_reference
from domain.ids import CriterionCode, EvidenceId, PeriodCode, Revision, UnitCode
from domain.people import Actor
from domain.policy import Activity
from domain.score_tables import Criterion, Side
from domain.scoring import Score, read_score, score_of
from domain.words import clean_line, clean_text
from usecases.ports import Tx
from usecases.report_parts import (
    begun_period,
    card,
    listed_criterion,
    must_be_workable,
    own_unit,
)

SHOWN = 60
"""Characters of a text that is quoted back because it was not understood."""


class Scoring:
    """Everything that is answered on a criterion's card."""

    def open(
        self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, criterion: CriterionCode
    ) -> CriterionView:
        """Open a card: from now on a number scores this criterion, a file is its evidence."""
        unit = own_unit(actor, Activity.READ_REPORT)
        period = begun_period(cycle, code, actor.at)
        listed = listed_criterion(cycle, code, criterion)
        answer = tx.assessments.answer(actor.bloc, cycle.year, unit, code, listed.code)
        editable = tx.assessments.state(actor.bloc, cycle.year, unit, code) in WITH_UNIT
        if editable:
            keep_position(tx, actor, cycle, code, answer, Step.CRITERION)
            if listed.asked:
                tx.assessments.set_bookmark(actor.bloc, cycle.year, unit, code, listed.code)
        return card(tx, cycle, unit, period, listed, answer, editable=editable)

    def look(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft) -> CriterionView:
        """Return the open card as things stand, changing nothing."""
        code, criterion = place_of(draft)
        unit = own_unit(actor, Activity.READ_REPORT)
        period = begun_period(cycle, code, actor.at)
        listed = listed_criterion(cycle, code, criterion)
        answer = tx.assessments.answer(actor.bloc, cycle.year, unit, code, listed.code)
        editable = tx.assessments.state(actor.bloc, cycle.year, unit, code) in WITH_UNIT
        return card(
            tx, cycle, unit, period, listed, answer, editable=editable, awaiting=draft.step
        )

    def score(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        code: PeriodCode,
        criterion: CriterionCode,
        value: int,
        revision: Revision,
    ) -> CriterionView:
        """Score by a button: hundredths of a point, or how many times."""
        work = _Work(tx, actor, cycle, code, criterion)
        score = score_of(cycle.definition.score_table, work.criterion, value)
        return work.scored(score, revision)

    def type(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, text: str) -> CriterionView:
        """Take a message typed on an open card: a score, else a reference to a document.

        Raises:
            CardTextUnclear: if it is neither: nothing is saved, and it is asked about.
        """
        work = _Work(tx, actor, cycle, *place_of(draft))
        score = read_score(cycle.definition.score_table, work.criterion, text)
        if score is not None:
            return work.scored(score, draft.revision)
        if not looks_like_reference(text):
            raise CardTextUnclear(given=_short(text))
        return work.referred(text)

    def refer(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, text: str) -> CriterionView:
        """Keep the reference to a document that was asked for."""
        return _Work(tx, actor, cycle, *place_of(draft)).referred(text)

    def note(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, text: str) -> CriterionView:
        """Keep the explanation that was asked for."""
        work = _Work(tx, actor, cycle, *place_of(draft))
        return work.noted(_note(text), draft.revision)

    def ask(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        code: PeriodCode,
        criterion: CriterionCode,
        step: Step,
    ) -> CriterionView:
        """Wait for the explanation, or for a reference: the next message is taken for it."""
        work = _Work(tx, actor, cycle, code, criterion)
        if step is Step.NOTE:
            work.must_be_asked()
        keep_position(tx, actor, cycle, code, work.answer, step)
        return work.card(awaiting=step)

    def set_assigned(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        code: PeriodCode,
        criterion: CriterionCode,
        revision: Revision,
        *,
        assigned: bool,
    ) -> CriterionView:
        """Say whether the task was assigned to the unit; a score given before is kept."""
        work = _Work(tx, actor, cycle, code, criterion)
        table = cycle.definition.score_table
        if table.side_of(criterion) is not Side.BASE or not work.criterion.asked:
            raise OldButton
        done = Done.ASSIGNED if assigned else Done.NOT_ASSIGNED
        return work.written(work.answer.model_copy(update={"assigned": assigned}), revision, done)

    def turn_into_note(
        self, tx: Tx, actor: Actor, cycle: Cycle, evidence: EvidenceId, revision: Revision
    ) -> CriterionView:
        """Make a reference the explanation instead: the text was meant that way.

        Raises:
            OldButton: if it is no reference of this report any more.
        """
        found = tx.evidence.get(evidence)
        if found is None or found[:2] != (actor.bloc, cycle.year):
            raise OldButton
        piece = found[2]
        movable = piece.kind is EvidenceKind.REFERENCE and piece.unit == actor.unit
        if not movable or piece.criterion is None:
            raise OldButton
        work = _Work(tx, actor, cycle, piece.period, piece.criterion)
        view = work.noted(_note(f"{work.answer.note}\n{piece.text}"), revision)
        if view.outcome and view.outcome.done is Done.OVERTAKEN:
            return view
        tx.evidence.remove(evidence, actor.at)
        tx.audit.record(
            "evidence_removed", f"evidence/{evidence}", at=actor.at, actor=actor, year=cycle.year
        )
        return view.model_copy(
            update={"evidence": tuple(e for e in view.evidence if e.id != evidence)}
        )

    def ask_about_word(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, word: str, command: str
    ) -> CriterionView:
        """A command's word was typed where a text is awaited: keep it until it is clear."""
        word = _short(word)
        tx.drafts.keep(draft.model_copy(update={"subject": {**draft.subject, "word": word}}))
        view = self.look(tx, actor, cycle, draft)
        return view.model_copy(update={"word": word, "command": command})

    def keep_word(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None) -> CriterionView:
        """The word was meant as the text that was asked for.

        Raises:
            OldButton: if no word waits any more.
        """
        if draft is None or not (word := draft.subject.get("word")):
            raise OldButton
        act = self.refer if draft.step is Step.REFERENCE else self.note
        return act(tx, actor, cycle, draft, word)


class _Work:
    """One write to one criterion of a report that the actor may write in."""

    def __init__(
        self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, criterion: CriterionCode
    ) -> None:
        self._tx, self._actor, self._cycle = tx, actor, cycle
        self._unit: UnitCode = own_unit(actor, Activity.EDIT_REPORT)
        self._period: Period = must_be_workable(tx, actor, cycle, self._unit, code)
        self.criterion: Criterion = listed_criterion(cycle, code, criterion)
        self.answer: Answer = tx.assessments.answer(
            actor.bloc, cycle.year, self._unit, code, criterion
        )

    def must_be_asked(self) -> None:
        """Refuse to write where the bloc writes: evidence is all that a unit adds there.

        Raises:
            FilledByBloc: if the unit is not asked about this criterion.
        """
        if not self.criterion.asked:
            raise FilledByBloc(criterion=self.criterion.code)

    def scored(self, score: Score, revision: Revision) -> CriterionView:
        """Write a score; whoever scores a criterion says that it is theirs to do."""
        update = {"points": score.points, "count": score.times, "assigned": True}
        offered = score.points if score.times is None else Decimal(score.times)
        wanted = self.answer.model_copy(update=update)
        return self.written(wanted, revision, Done.SCORED, offered=offered)

    def noted(self, note: str, revision: Revision) -> CriterionView:
        """Write the explanation."""
        self.must_be_asked()
        wanted = self.answer.model_copy(update={"note": note})
        return self.written(wanted, revision, Done.NOTED, text=note)

    def written(
        self,
        wanted: Answer,
        expected: Revision,
        done: Done,
        *,
        offered: Decimal | None = None,
        text: str = "",
    ) -> CriterionView:
        """Write an answer over the revision that was shown, and show it as stored.

        A second tap on the same button finds what it asks for in place: that is no conflict.
        """
        if wanted == self.answer and self.answer.revision:
            at = self.answer.at or self._actor.at
            return self._shown(self.answer, Outcome(done=done, at=at, fresh=False))
        stored = self._tx.assessments.write(
            self._actor, self._cycle.year, self._unit, self._period.code, wanted, expected=expected
        )
        if stored is None:
            overtaken = Outcome(
                done=Done.OVERTAKEN, at=self._actor.at, offered=offered, text=_short(text)
            )
            return self._shown(self.answer, overtaken)
        self._tx.audit.record(
            f"criterion_{done.value}",
            subject_of(self._unit, self._period.code, self.criterion.code),
            at=self._actor.at,
            actor=self._actor,
            year=self._cycle.year,
            before=_facts(self.answer),
            after=_facts(stored),
        )
        return self._shown(stored, Outcome(done=done, at=stored.at or self._actor.at))

    def referred(self, text: str) -> CriterionView:
        """Keep a reference as evidence of the criterion."""
        piece = self._tx.evidence.add(
            self._actor,
            self._cycle.year,
            self._unit,
            self._period.code,
            self.criterion.code,
            EvidenceKind.REFERENCE,
            text=read_reference(text),
        )
        self._tx.audit.record(
            "evidence_added",
            f"evidence/{piece.id}",
            at=self._actor.at,
            actor=self._actor,
            year=self._cycle.year,
            after=piece,
        )
        return self._shown(self.answer, Outcome(done=Done.REFERRED, at=piece.at, evidence=piece))

    def card(
        self,
        *,
        awaiting: Step = Step.CRITERION,
        outcome: Outcome | None = None,
        answer: Answer | None = None,
    ) -> CriterionView:
        """Return the card as things stand now."""
        return card(
            self._tx,
            self._cycle,
            self._unit,
            self._period,
            self.criterion,
            answer or self.answer,
            awaiting=awaiting,
            outcome=outcome,
        )

    def _shown(self, answer: Answer, outcome: Outcome) -> CriterionView:
        """Show the card with its outcome; its revision is what the next number is checked with.

        An explanation that came second stays awaited, so that it can be sent again.
        """
        overtaken_note = outcome.done is Done.OVERTAKEN and outcome.text
        step = Step.NOTE if overtaken_note else Step.CRITERION
        keep_position(self._tx, self._actor, self._cycle, self._period.code, answer, step)
        return self.card(awaiting=step, outcome=outcome, answer=answer)


def keep_position(
    tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode, answer: Answer, step: Step
) -> None:
    """Remember which card is open and which revision it showed."""
    draft = Draft(
        person=actor.person,
        place=actor.place,
        year=cycle.year,
        step=step,
        subject={"period": code, "criterion": answer.criterion},
        revision=answer.revision,
        updated_at=actor.at,
    )
    tx.drafts.keep(draft)


def place_of(draft: Draft) -> tuple[PeriodCode, CriterionCode]:
    """Return which card a draft has open."""
    return PeriodCode(draft.subject["period"]), CriterionCode(draft.subject["criterion"])


def subject_of(unit: UnitCode, period: PeriodCode, criterion: str | None = None) -> str:
    """Name a report, or one criterion of it, in the audit trail."""
    return "/".join(["report", unit, period, *([criterion] if criterion else [])])


def _facts(answer: Answer) -> dict[str, object]:
    return {
        "points": None if answer.points is None else str(answer.points),
        "count": answer.count,
        "assigned": answer.assigned,
        "note": answer.note,
        "revision": answer.revision,
    }


def _note(text: str) -> str:
    note = clean_text(text)
    if not any(sign.isalpha() for sign in note):
        raise EmptyText
    if len(note) > MAX_NOTE:
        raise TextTooLong(length=len(note), limit=MAX_NOTE)
    return note


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"
