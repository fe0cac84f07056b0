"""A criterion's card: score, explanation, whether the task was the unit's at all.

Each field is saved on its own, guarded by the revision that the card showed. Whoever comes second
sees the present value, and nothing of either is lost.
"""

from __future__ import annotations

from domain.cards import MAX_NOTE, CriterionView, Done, Field, TypedMessage
from domain.cycles import Cycle
from domain.drafts import LEFT, Draft, Step
from domain.errors import (
    CardTextUnclear,
    EmptyText,
    FilledByBloc,
    NotUnderstood,
    OldButton,
    OutOfRange,
    TextTooLong,
)
from domain.evidence import EvidenceKind, looks_like_reference
from domain.ids import CriterionCode, EvidenceId, PeriodCode, PersonId, Revision
from domain.people import Actor
from domain.policy import Activity
from domain.score_tables import Side
from domain.scoring import read_score, score_of
from domain.words import clean_text, quoted
from usecases.answering import AnswerWork, keep_position, place_of
from usecases.authority import paper_for
from usecases.ports import Tx
from usecases.report_parts import begun_period, card, is_workable, listed_criterion, own_unit


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
        editable = is_workable(tx, cycle, unit, code, actor.at)
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
        editable = is_workable(tx, cycle, unit, code, actor.at)
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
        work = AnswerWork(tx, actor, cycle, code, criterion)
        score = score_of(cycle.definition.score_table, work.criterion, value)
        return work.scored(score, revision)

    def type(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        draft: Draft,
        text: str,
        message: int | None = None,
    ) -> CriterionView:
        """Take a message typed on an open card: a score, else a reference to a document.

        Raises:
            CardTextUnclear: if it is neither: nothing is saved, and it is asked about.
            EmptyText: if there is nothing in it that can be read.
        """
        work = AnswerWork(tx, actor, cycle, *place_of(draft))
        score = read_score(cycle.definition.score_table, work.criterion, text)
        if score is not None:
            return work.scored(score, draft.revision, message)
        if not (shown := quoted(text)):
            raise EmptyText
        if not looks_like_reference(text):
            raise CardTextUnclear(given=shown, reason=work.criterion.kind.value)
        return work.referred(text)

    def ask_after_leaving(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, text: str
    ) -> CriterionView | None:
        """Open a card that was left, with what was typed as a question; None for idle words.

        What is sent from another screen may be meant for something else: it is not saved before
        it is confirmed or sent again.
        """
        code, criterion = place_of(draft)
        step = Step(draft.subject.get(LEFT, Step.CRITERION))
        if step is not Step.CRITERION:
            return AnswerWork(tx, actor, cycle, code, criterion).asked_again(None, text, step)
        score, number = None, False
        try:
            listed = listed_criterion(cycle, code, criterion)
            score = read_score(cycle.definition.score_table, listed, text)
        except (NotUnderstood, OutOfRange, FilledByBloc):  # a number, though none that is saved
            number = True
        if score is None and not number and not looks_like_reference(text):
            return None
        return AnswerWork(tx, actor, cycle, code, criterion).asked_again(score, text)

    def refer(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, text: str) -> CriterionView:
        """Keep the reference to a document that was asked for."""
        return AnswerWork(tx, actor, cycle, *place_of(draft)).referred(text)

    def note(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        draft: Draft,
        text: str,
        message: int | None = None,
    ) -> CriterionView:
        """Keep the explanation that was asked for."""
        work = AnswerWork(tx, actor, cycle, *place_of(draft))
        return work.noted(_note(text), draft.revision, message)

    def message(self, tx: Tx, person: PersonId, message: int) -> TypedMessage | None:
        """Return what a message has set, if it may still be corrected by editing it."""
        typed = tx.typed.of(person, message)
        place = tx.people.place(typed.place) if typed else None
        if typed is None or place is None or place.unit == typed.unit:
            return typed
        paper = paper_for(tx, typed.bloc, typed.year, typed.unit, typed.period)
        return typed.model_copy(update={"behalf": paper})

    def correct(
        self, tx: Tx, actor: Actor, cycle: Cycle, typed: TypedMessage, text: str
    ) -> CriterionView | None:
        """Take an edited message for what it says now; None if its value stands no more.

        Raises:
            CardTextUnclear, and whatever a typed score or explanation may raise: nothing changes.
            ReportClosed: once the report was sent.
        """
        work = AnswerWork(tx, actor, cycle, typed.period, typed.criterion)
        if (typed.unit, typed.revision) != (actor.unit, work.answer.revision):
            return None
        if typed.field is Field.NOTE:
            work.must_be_asked()
            return work.correct(typed, work.answer.model_copy(update={"note": _note(text)}))
        score = read_score(cycle.definition.score_table, work.criterion, text)
        if score is None:
            raise CardTextUnclear(given=quoted(text))
        return work.correct(typed, work.with_score(score))

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
        work = AnswerWork(tx, actor, cycle, code, criterion)
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
        work = AnswerWork(tx, actor, cycle, code, criterion)
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
        work = AnswerWork(tx, actor, cycle, piece.period, piece.criterion)
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
        word = quoted(word)
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


def _note(text: str) -> str:
    note = clean_text(text)
    if not any(sign.isalpha() for sign in note):
        raise EmptyText
    if len(note) > MAX_NOTE:
        raise TextTooLong(length=len(note), limit=MAX_NOTE)
    return note
