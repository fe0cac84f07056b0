"""A list of scores in one message: what would change, what cannot be taken, what was saved."""

from __future__ import annotations

from datetime import datetime

from domain.assessments import Answer
from domain.score_lists import Change, ListView
from locales.catalog import Voice
from screens.actions import ApplyList, DropList
from screens.common import lines
from screens.criterion_words import value_of
from screens.errors import sentence
from screens.report_words import codes
from screens.screen import Button, Screen, stacked

REFUSED = 8
"""Lines that cannot be taken and are told one by one; the others are counted."""


def preview(voice: Voice, view: ListView) -> Screen:
    """List what would change; nothing is saved before the button."""
    count = len(view.changes)
    return Screen(
        lines(
            voice.say("score-list.overtaken") if view.overtaken else None,
            voice.say("score-list.head", count=count) if count else voice.say("score-list.none"),
            *(_line(voice, view, change) for change in view.changes),
            voice.say("score-list.same", codes=codes(voice, view.same)) if view.same else None,
            *(
                voice.say("score-list.refused", why=sentence(voice, error))
                for error in view.refused[:REFUSED]
            ),
            voice.say("score-list.refused-more", count=len(view.refused) - REFUSED)
            if len(view.refused) > REFUSED
            else None,
            voice.say("score-list.prompt") if count else None,
        ),
        stacked(
            *(
                [Button(voice.plain("score-list.btn-apply", count=count), ApplyList(view.mark))]
                if count
                else []
            ),
            Button(voice.plain("score-list.btn-drop"), DropList(view.period)),
        ),
    )


def _line(voice: Voice, view: ListView, change: Change) -> str:
    before, after = _said(voice, view, change.before), _said(voice, view, change.after)
    return voice.say("score-list.line", code=change.before.criterion, before=before, after=after)


def _said(voice: Voice, view: ListView, answer: Answer) -> str:
    criterion = view.cycle.definition.score_table.criterion(answer.criterion)
    return value_of(voice, view.cycle, criterion, answer)


def saved(voice: Voice, view: ListView, at: datetime) -> str:
    """Say what was saved, as the database has it, and when (``at``, in the bloc's time)."""
    return lines(
        voice.say("score-list.saved", clock=voice.clock(at), count=len(view.changes)),
        *(
            voice.say(
                "score-list.saved-line",
                code=change.after.criterion,
                value=_said(voice, view, change.after),
            )
            for change in view.changes
        ),
    )


def waits(voice: Voice) -> str:
    """Say that a list waits for a button, so that what was typed was taken for nothing."""
    return voice.say("score-list.waits")


def which_report(voice: Voice) -> str:
    """Ask which report a list of scores is for."""
    return voice.say("score-list.which")
