"""How a score is said, and what became of an act on a criterion's card."""

from __future__ import annotations

from domain.assessments import Answer
from domain.cards import CriterionView, Done, Field, Outcome
from domain.cycles import Cycle
from domain.points import ZERO
from domain.score_tables import Criterion, CriterionKind
from locales.catalog import Voice
from screens.capacity_words import doer
from screens.evidence_words import kept_line
from screens.report_words import cut

NOTE = 120
"""Characters of an explanation that is quoted, before and after its correction."""


def value(voice: Voice, view: CriterionView, answer: Answer) -> str:
    """Say what an answer comes to: "tự chấm 5,50 điểm", "3 lần, 6,00 điểm". Plain text."""
    return value_of(voice, view.cycle, view.criterion, answer)


def value_of(voice: Voice, cycle: Cycle, criterion: Criterion, answer: Answer) -> str:
    """Say what an answer to a criterion comes to, where no card of it is open. Plain text."""
    bloc = cycle.bloc.labels.bloc
    if not answer.assigned:
        return voice.plain("criterion.not-assigned")
    points = answer.points
    if points is None:
        key = "by-bloc-blank" if criterion.kind is CriterionKind.BY_BLOC else "blank"
        return voice.plain(f"criterion.{key}", bloc=bloc)
    match criterion.kind:
        case CriterionKind.BY_BLOC:
            return voice.plain("criterion.by-bloc", bloc=bloc, points=points)
        case CriterionKind.MET:
            return voice.plain(f"criterion.{'met' if points else 'not-met'}", points=points)
        case CriterionKind.COUNT if answer.count is not None:
            capped = (criterion.each or ZERO) * answer.count > points
            key = "counted-capped" if capped else "counted"
            return voice.plain(f"criterion.{key}", count=answer.count, points=points)
        case _:
            return voice.plain("criterion.scored", points=points)


def outcome_line(voice: Voice, view: CriterionView) -> str | None:
    """Say what became of the act that led to this card, as the database has it."""
    outcome = view.outcome
    if outcome is None:
        return None
    if outcome.evidence is not None:
        kept = kept_line(voice, view.cycle, outcome, view.criterion.code)
        hint = outcome.done is Done.REFERRED and view.criterion.asked
        return f"{kept} {voice.say('criterion-saved.or-note')}" if hint else kept
    if outcome.done is Done.OVERTAKEN:
        return _overtaken(voice, view, outcome)
    if outcome.done is Done.LEFT:
        key = "left" if outcome.offered is None else "left-score"
        return voice.say(f"criterion-saved.{key}", text=outcome.text, code=view.criterion.code)
    at = view.cycle.calendar.local(outcome.at)
    if outcome.was is not None:
        return _corrected(voice, view, outcome, outcome.was)
    facts = {
        "clock": voice.clock(at),
        "moment": voice.moment(at),
        "code": view.criterion.code,
        "value": value(voice, view, view.answer),
        "bloc": view.cycle.bloc.labels.bloc.to(voice.language),
    }
    key = outcome.done.value.replace("_", "-")
    if not outcome.fresh:
        key = "noted-before" if outcome.done is Done.NOTED else "before"
    return voice.say(f"criterion-saved.{key}", **facts)


def _corrected(voice: Voice, view: CriterionView, outcome: Outcome, was: Answer) -> str:
    """Say what an edited message had set, and what it has set now."""
    note = outcome.field is Field.NOTE
    said = [
        cut(" ".join(answer.note.split()), NOTE) if note else value(voice, view, answer)
        for answer in (was, view.answer)
    ]
    return voice.say(
        "criterion-saved.corrected-note" if note else "criterion-saved.corrected",
        clock=voice.clock(view.cycle.calendar.local(outcome.at)),
        code=view.criterion.code,
        before=said[0],
        after=said[1],
    )


def _overtaken(voice: Voice, view: CriterionView, outcome: Outcome) -> str:
    """Say who wrote this answer meanwhile, when, and what was not saved."""
    answer, offered = view.answer, outcome.offered
    facts = {
        "code": view.criterion.code,
        "who": doer(voice, answer.by_name, "", answer.capacity),
        "moment": voice.moment(view.cycle.calendar.local(answer.at or outcome.at)),
        "value": value(voice, view, answer),
        "text": outcome.text,
    }
    if outcome.text:
        return voice.say("criterion-saved.overtaken-note", **facts)
    if offered is None:
        return voice.say("criterion-saved.overtaken", **facts)
    if view.criterion.kind is CriterionKind.COUNT:
        return voice.say("criterion-saved.overtaken-count", offered=str(int(offered)), **facts)
    return voice.say("criterion-saved.overtaken-points", offered=offered, **facts)
