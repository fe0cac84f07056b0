"""One write to one criterion: read, check, write over the revision that was shown, audit, show.

The draft is kept in the same transaction with the revision of what is shown, so that the next
typed number is checked against what its writer has seen.
"""

from __future__ import annotations

from decimal import Decimal

from domain.assessments import Answer
from domain.cards import CriterionView, Done, Field, Outcome, TypedMessage
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.drafts import Draft, Step
from domain.errors import FilledByBloc, StaleAnswer
from domain.evidence import EvidenceKind, read_reference
from domain.ids import CriterionCode, PeriodCode, Revision, UnitCode
from domain.people import Actor
from domain.policy import Activity
from domain.score_tables import Criterion
from domain.scoring import Score
from domain.words import quoted
from usecases.ports import Tx
from usecases.report_notices import tell_of_entering
from usecases.report_parts import card, listed_criterion, must_be_workable, own_unit


class AnswerWork:
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

    def scored(
        self, score: Score, revision: Revision, message: int | None = None
    ) -> CriterionView:
        """Write a score; whoever scores a criterion says that it is theirs to do."""
        offered = score.points if score.times is None else Decimal(score.times)
        wanted = self.with_score(score)
        return self.written(wanted, revision, Done.SCORED, offered=offered, message=message)

    def with_score(self, score: Score) -> Answer:
        """Return the answer as it would be with this score."""
        update = {"points": score.points, "count": score.times, "assigned": True}
        return self.answer.model_copy(update=update)

    def noted(self, note: str, revision: Revision, message: int | None = None) -> CriterionView:
        """Write the explanation."""
        self.must_be_asked()
        wanted = self.answer.model_copy(update={"note": note})
        return self.written(wanted, revision, Done.NOTED, text=note, message=message)

    def written(
        self,
        wanted: Answer,
        expected: Revision,
        done: Done,
        *,
        offered: Decimal | None = None,
        text: str = "",
        message: int | None = None,
    ) -> CriterionView:
        """Write an answer over the revision that was shown, and show it as stored.

        A second tap on the same button finds what it asks for in place: that is no conflict.
        """
        if wanted == self.answer and self.answer.revision:
            at = self.answer.at or self._actor.at
            return self._shown(self.answer, Outcome(done=done, at=at, fresh=False))
        stored = self.store(wanted, expected, done)
        if stored is None:
            overtaken = Outcome(
                done=Done.OVERTAKEN, at=self._actor.at, offered=offered, text=quoted(text)
            )
            return self._shown(self.answer, overtaken)
        if message is not None:
            field = Field.NOTE if done is Done.NOTED else Field.SCORE
            self._tx.typed.keep(self._typed(field, message, stored.revision))
        return self._shown(stored, Outcome(done=done, at=stored.at or self._actor.at))

    def correct(self, typed: TypedMessage, wanted: Answer) -> CriterionView:
        """Write what an edited message says now over what it said before."""
        if wanted == self.answer:
            done = Done.SCORED if typed.field is Field.SCORE else Done.NOTED
            return self.written(wanted, typed.revision, done)
        stored = self.store(wanted, typed.revision, Done.CORRECTED)
        if stored is None:
            raise StaleAnswer(criterion=self.criterion.code)
        self._tx.typed.keep(self._typed(typed.field, typed.message, stored.revision))
        return self._shown(
            stored,
            Outcome(done=Done.CORRECTED, at=self._actor.at, field=typed.field, was=self.answer),
        )

    def _typed(self, field: Field, message: int, revision: Revision) -> TypedMessage:
        return TypedMessage(
            bloc=self._actor.bloc,
            year=self._cycle.year,
            period=self._period.code,
            unit=self._unit,
            criterion=self.criterion.code,
            field=field,
            person=self._actor.person,
            place=self._actor.place,
            message=message,
            revision=revision,
        )

    def store(self, wanted: Answer, expected: Revision, done: Done) -> Answer | None:
        """Write an answer over a revision, into the audit trail too; None if it moved on."""
        stored = self._tx.assessments.write(
            self._actor, self._cycle.year, self._unit, self._period.code, wanted, expected=expected
        )
        if stored is None:
            return None
        untouched = {
            Field.NOTE: stored.note == self.answer.note,
            Field.SCORE: _score(stored) == _score(self.answer),
        }
        for field in (field for field, same in untouched.items() if same):
            self._tx.typed.carry(
                self._actor.bloc,
                self._cycle.year,
                self._unit,
                self._period.code,
                self.criterion.code,
                field,
                stored.revision,
            )
        self._tx.audit.record(
            f"criterion_{done.value}",
            subject_of(self._unit, self._period.code, self.criterion.code),
            at=self._actor.at,
            actor=self._actor,
            year=self._cycle.year,
            before=_facts(self.answer),
            after=_facts(stored),
        )
        self._told()
        return stored

    def _told(self) -> None:
        tell_of_entering(self._tx, self._actor, self._cycle, self._unit, self._period.code)

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
        self._told()
        return self._shown(self.answer, Outcome(done=Done.REFERRED, at=piece.at, evidence=piece))

    def asked_again(
        self, score: Score | None, text: str, step: Step = Step.CRITERION
    ) -> CriterionView:
        """Open the card at a step; say that a message which came from elsewhere is not saved."""
        offered = None
        if score is not None:
            offered = score.points if score.times is None else Decimal(score.times)
        outcome = Outcome(done=Done.LEFT, at=self._actor.at, offered=offered, text=quoted(text))
        return self._at(step, self.answer, outcome)

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
        return self._at(Step.NOTE if overtaken_note else Step.CRITERION, answer, outcome)

    def _at(self, step: Step, answer: Answer, outcome: Outcome) -> CriterionView:
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
        subject={"period": code, "criterion": answer.criterion, **actor.position},
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


def _score(answer: Answer) -> tuple[Decimal | None, int | None, bool]:
    return answer.points, answer.count, answer.assigned


def _facts(answer: Answer) -> dict[str, object]:
    return {
        "points": None if answer.points is None else str(answer.points),
        "count": answer.count,
        "assigned": answer.assigned,
        "note": answer.note,
        "revision": answer.revision,
        **({"paper": answer.capacity.paper} if answer.capacity.on_behalf else {}),
    }
