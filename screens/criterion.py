"""A criterion's card: what it is worth, how it stands, and what the next message will do."""

from __future__ import annotations

from decimal import Decimal

from domain.cards import MAX_NOTE, CriterionView, Done, TypedMessage
from domain.drafts import Step
from domain.points import CENT, ZERO
from domain.score_tables import CriterionKind, Side
from domain.scoring import example_points, useful_counts
from locales.catalog import Voice
from screens.actions import (
    AskNote,
    AskReference,
    KeepWord,
    OpenCriterion,
    ReviewReport,
    RunCommand,
    ScoreCriterion,
    SetAssigned,
    ShowEvidence,
    ShowReport,
    TurnIntoNote,
)
from screens.capacity_words import mark
from screens.common import home_button, lines
from screens.criterion_words import outcome_line, value
from screens.evidence_words import described
from screens.report_words import cut
from screens.screen import Button, Screen, stacked

BUTTONS = 6
"""Buttons of a card."""

NOTE = 200
"""Characters of the explanation that a card shows."""

PIECES = 2
"""Pieces of evidence that a card names."""

PIECE = 100
"""Characters of a piece of evidence on a card."""


def card(voice: Voice, view: CriterionView) -> Screen:
    """Show the card; what was just done stands before it."""
    if view.editable and view.awaiting is not Step.CRITERION:
        return ask(voice, view)
    return Screen(
        lines(
            outcome_line(voice, view),
            _head(voice, view),
            _standing(voice, view),
            voice.say("criterion.wanted", evidence=view.criterion.evidence)
            if view.criterion.evidence
            else None,
            _evidence(voice, view),
            _note(voice, view),
            _prompt(voice, view),
        ),
        stacked(*_buttons(voice, view)),
    )


def _head(voice: Voice, view: CriterionView) -> str:
    criterion = view.criterion
    return voice.say(
        f"criterion.head-{view.side.value}",
        code=criterion.code,
        title=criterion.title,
        max=voice.short_points(criterion.max),
    )


def _standing(voice: Voice, view: CriterionView) -> str:
    """Say the last period's value and this one's."""
    now = voice.say("criterion.now", value=value(voice, view, view.answer))
    if entered := mark(voice, view.answer.capacity):
        now = f"{now} {voice.say('pledge.text', text=entered)}"
    previous = view.previous
    if previous is None or previous.points is None:
        return now
    if previous.count is not None and view.criterion.kind is CriterionKind.COUNT:
        was = voice.say("criterion.was-count", count=previous.count, points=previous.points)
    else:
        was = voice.say("criterion.was", points=previous.points)
    return f"{was} {now}"


def _evidence(voice: Voice, view: CriterionView) -> str | None:
    if not view.evidence:
        return voice.say("criterion.evidence-none") if view.criterion.wants_evidence else None
    named = [cut(described(piece), PIECE) for piece in view.evidence[:PIECES]]
    listed = "; ".join(named)
    if (more := len(view.evidence) - PIECES) > 0:
        listed = voice.plain("criterion.evidence-more", list=listed, more=more)
    return voice.say("criterion.evidence", count=len(view.evidence), list=listed)


def _note(voice: Voice, view: CriterionView) -> str | None:
    if not view.answer.note:
        return voice.say("criterion.note-none") if view.criterion.asked else None
    return voice.say("criterion.note", note=cut(" ".join(view.answer.note.split()), NOTE))


def _prompt(voice: Voice, view: CriterionView) -> str:
    """Say what the next message will be taken for."""
    if not view.editable:
        return voice.say("criterion.closed")
    if not view.answer.assigned:
        return voice.say("criterion.prompt-not-assigned")
    criterion = view.criterion
    most = voice.short_points(criterion.max)
    match criterion.kind:
        case CriterionKind.DIRECT:
            key = "penalty" if view.side is Side.PENALTY else "direct"
            example = voice.short_points(example_points(criterion, view.step))
            return voice.say(f"criterion.prompt-{key}", max=most, example=example)
        case CriterionKind.MET:
            return voice.say("criterion.prompt-met")
        case CriterionKind.COUNT:
            each = voice.short_points(criterion.each or ZERO)
            return voice.say("criterion.prompt-count", each=each, max=most)
        case CriterionKind.BY_BLOC:
            return voice.say("criterion.prompt-bloc")


def _buttons(voice: Voice, view: CriterionView) -> list[Button]:
    """Put the next step first, then the scores, as many as fit."""
    back = Button(voice.plain("report.btn-hub"), ShowReport(view.period.code))
    if not view.editable:
        return [*_evidence_button(voice, view), _next(voice, view), back]
    overtaken = view.outcome is not None and view.outcome.done in {Done.OVERTAKEN, Done.LEFT}
    settled = view.answer.settled or not view.criterion.asked
    first = [_next(voice, view)] if settled and not overtaken else []
    aside = [
        *_into_note(voice, view),
        *_note_button(voice, view),
        *_evidence_button(voice, view),
    ]
    offers = _offers(voice, view)[: BUTTONS - len(first) - len(aside) - 1]
    buttons = [*first, *offers, *aside]
    if not first and len(buttons) < BUTTONS - 1:
        buttons.append(_next(voice, view))
    return [*buttons, back]


def _next(voice: Voice, view: CriterionView) -> Button:
    """Return the way on: the next criterion, or the review sheet after the last one."""
    if view.following is None:
        return Button(voice.plain("report.btn-review"), ReviewReport(view.period.code))
    label = voice.plain("criterion.btn-next", code=view.following)
    return Button(label, OpenCriterion(view.period.code, view.following))


def _note_button(voice: Voice, view: CriterionView) -> list[Button]:
    if not view.criterion.asked:
        return []
    key = "criterion.btn-note-again" if view.answer.note else "criterion.btn-note"
    return [Button(voice.plain(key), AskNote(view.period.code, view.criterion.code))]


def _evidence_button(voice: Voice, view: CriterionView) -> list[Button]:
    if not view.evidence:
        return []
    label = voice.plain("criterion.btn-evidence", count=len(view.evidence))
    return [Button(label, ShowEvidence(view.period.code, view.criterion.code))]


def _into_note(voice: Voice, view: CriterionView) -> list[Button]:
    """Offer to make a reference that was just kept the explanation instead."""
    outcome = view.outcome
    if outcome is None or outcome.done is not Done.REFERRED or outcome.evidence is None:
        return []
    if not view.criterion.asked:
        return []
    action = TurnIntoNote(outcome.evidence.id, view.answer.revision)
    return [Button(voice.plain("criterion.btn-into-note"), action)]


def _offers(voice: Voice, view: CriterionView) -> list[Button]:
    """Return the scores worth a button: an overtaken one first, never the present one."""
    if not view.criterion.asked:
        return []
    if not view.answer.assigned:
        return [_assigned(voice, view, assigned=True)]
    offers = _again(voice, view)
    wanted = view.outcome.offered if offers and view.outcome else None
    match view.criterion.kind:
        case CriterionKind.COUNT:
            counts = [
                n for n in useful_counts(view.criterion) if n not in {view.answer.count, wanted}
            ]
            offers += [
                _score(view, voice.plain("criterion.btn-count", count=n), n) for n in counts
            ]
        case CriterionKind.MET:
            offers += [
                _score(view, voice.plain(f"criterion.btn-{key}"), _cents(points))
                for key, points in (("met", view.criterion.max), ("not-met", ZERO))
                if points not in {view.answer.points, wanted}
            ]
        case _:
            offers += _points(voice, view, {view.answer.points, wanted})
    return offers


def _points(voice: Voice, view: CriterionView, left_out: set[Decimal | None]) -> list[Button]:
    """Offer the maximum, the last period's value, and nothing at all."""
    most, seen = view.criterion.max, set(left_out)
    label = voice.plain(f"criterion.btn-max-{view.side.value}", max=voice.short_points(most))
    offered = [(most, label)]
    if view.previous is not None and view.previous.points is not None:
        before = min(view.previous.points, most)
        offered.append((before, voice.plain("criterion.btn-previous", points=before)))
    offered.append((ZERO, voice.plain("criterion.btn-zero")))
    buttons = []
    for points, words in offered:
        if points not in seen:
            seen.add(points)
            buttons.append(_score(view, words, _cents(points)))
    return buttons


def _again(voice: Voice, view: CriterionView) -> list[Button]:
    """Offer a score that was not saved once more, now against the value that is shown."""
    outcome = view.outcome
    asked = outcome is not None and outcome.done in {Done.OVERTAKEN, Done.LEFT}
    if outcome is None or not asked or outcome.offered is None:
        return []
    key = "meant" if outcome.done is Done.LEFT else "still"
    kept = _kept(voice, view) if outcome.done is Done.OVERTAKEN else []
    if view.criterion.kind is CriterionKind.COUNT:
        times = int(outcome.offered)
        label = voice.plain(f"criterion.btn-{key}-count", count=times)
        return [_score(view, label, times), *kept]
    label = voice.plain(f"criterion.btn-{key}", points=outcome.offered)
    return [_score(view, label, _cents(outcome.offered)), *kept]


def _kept(voice: Voice, view: CriterionView) -> list[Button]:
    """Offer to leave a colleague's score as it stands: choosing it is an answer too."""
    answer = view.answer
    if view.criterion.kind is CriterionKind.COUNT and answer.count is not None:
        label = voice.plain("criterion.btn-keep-count", count=answer.count)
        return [_score(view, label, answer.count)]
    if view.criterion.kind is CriterionKind.COUNT or answer.points is None:
        return []
    label = voice.plain("criterion.btn-keep", points=answer.points)
    return [_score(view, label, _cents(answer.points))]


def _score(view: CriterionView, label: str, number: int) -> Button:
    period, code = view.period.code, view.criterion.code
    return Button(label, ScoreCriterion(period, code, number, view.answer.revision))


def _cents(points: Decimal) -> int:
    return int(points / CENT)


def _assigned(voice: Voice, view: CriterionView, *, assigned: bool) -> Button:
    key = "criterion.btn-assigned" if assigned else "criterion.btn-not-assigned"
    period, code = view.period.code, view.criterion.code
    action = SetAssigned(period, code, int(assigned), view.answer.revision)
    return Button(voice.plain(key), action)


def ask(voice: Voice, view: CriterionView) -> Screen:
    """Wait for the explanation or a reference; ask about a command's word that was typed."""
    criterion = view.criterion
    kind = "note" if view.awaiting is Step.NOTE else "reference"
    if view.word:
        question = voice.say(f"criterion-ask.word-{kind}", word=view.word, code=criterion.code)
        return Screen(question, stacked(*_word_buttons(voice, view, kind)))
    now = view.answer.note if kind == "note" else ""
    return Screen(
        lines(
            outcome_line(voice, view),
            voice.say(f"criterion-ask.{kind}-head", code=criterion.code, title=criterion.title),
            voice.say("criterion-ask.note-now", note=now) if now else None,
            voice.say(f"criterion-ask.{kind}", limit=MAX_NOTE),
        ),
        stacked(*_ask_buttons(voice, view, kind)),
    )


def _word_buttons(voice: Voice, view: CriterionView, kind: str) -> list[Button]:
    return [
        Button(voice.plain(f"criterion-ask.btn-keep-{kind}"), KeepWord()),
        Button(voice.plain("criterion-ask.btn-open", word=view.word), RunCommand(view.command)),
        _back(voice, view),
    ]


def _ask_buttons(voice: Voice, view: CriterionView, kind: str) -> list[Button]:
    """What else can be done about a criterion besides scoring it."""
    period, code = view.period.code, view.criterion.code
    buttons = []
    if kind == "note":
        label = voice.plain("criterion.btn-reference")
        buttons.append(Button(label, AskReference(period, code)))
    else:
        buttons += _note_button(voice, view)
    buttons += _evidence_button(voice, view)
    if view.side is Side.BASE and view.criterion.asked:
        buttons.append(_assigned(voice, view, assigned=not view.answer.assigned))
    return [*buttons, _back(voice, view)]


def _back(voice: Voice, view: CriterionView) -> Button:
    label = voice.plain("criterion.btn-card", code=view.criterion.code)
    return Button(label, OpenCriterion(view.period.code, view.criterion.code))


def edited(voice: Voice, typed: TypedMessage | None = None) -> Screen:
    """An earlier message was changed that holds no saved value: say how to change one."""
    return Screen(voice.say("edited"), stacked(*_card_of(voice, typed), home_button(voice)))


def not_corrected(voice: Voice, typed: TypedMessage, why: str) -> Screen:
    """An edit cannot be taken: what the message said before stays saved."""
    return Screen(
        lines(why, voice.say("edited-kept", code=typed.criterion)),
        stacked(*_card_of(voice, typed), home_button(voice)),
    )


def _card_of(voice: Voice, typed: TypedMessage | None) -> list[Button]:
    if typed is None:
        return []
    label = voice.plain("criterion.btn-card", code=typed.criterion)
    return [Button(label, OpenCriterion(typed.period, typed.criterion))]
