"""Confirming the pledge: who would confirm what, and the receipt that reads it back."""

from __future__ import annotations

from domain.duties import DutyState
from domain.pledge_views import PledgeReceipt, PledgeView
from domain.receipts import in_pairs
from locales.catalog import Voice
from screens.actions import ConfirmPledge, GoHome, GoOn, ShowWholePledge
from screens.capacity_words import doer
from screens.common import home_button, lines
from screens.pledge import beginning
from screens.pledge_words import (
    changes_button,
    counts_lines,
    earlier,
    edition,
    given_by,
    short,
)
from screens.screen import Button, Screen, stacked
from screens.signing import scan_button, signed_line
from screens.targets import targets_button
from screens.times import due_line


def confirming(voice: Voice, view: PledgeView) -> Screen:
    """Show what comes after reading: the question, who may answer it, or the receipt."""
    if view.receipt is not None:
        return receipt(voice, view.receipt)
    if view.unit is None:
        return beginning(voice, view)
    unit = short(voice, view.cycle, view.unit)
    return _question(voice, view, unit) if view.may_confirm else _who(voice, view, unit)


def confirmed(voice: Voice, found: PledgeReceipt | PledgeView) -> Screen:
    """Show how confirming ended: the receipt, or the newer version that was met instead."""
    if isinstance(found, PledgeReceipt):
        return receipt(voice, found)
    return confirming(voice, found).led_by(voice.say("pledge-confirm.moved-on"))


def _question(voice: Voice, view: PledgeView, unit: str) -> Screen:
    return Screen(
        lines(
            _title(voice, view),
            voice.say("pledge-confirm.unit", unit=unit),
            voice.say(
                "pledge-confirm.by",
                who=doer(voice, view.name, view.post, view.capacity),
                unit=unit,
            ),
            earlier(voice, view),
            voice.say(
                "pledge-confirm.covers", contents=len(view.cycle.definition.pledge.contents)
            ),
            voice.say("pledge-confirm.not-signature"),
            *_time(voice, view),
        ),
        stacked(
            Button(
                voice.plain("pledge-confirm.btn-confirm", unit=unit),
                ConfirmPledge(view.cycle.version),
            ),
            Button(voice.plain("pledge-confirm.btn-read-again"), ShowWholePledge()),
            *([changes_button(voice, view.cycle.version)] if view.earlier else []),
            Button(voice.plain("pledge-confirm.btn-later"), GoHome()),
        ),
    )


def _title(voice: Voice, view: PledgeView) -> str:
    named = edition(voice, view.cycle, view.edition)
    return voice.say("pledge-confirm.title", year=str(view.cycle.year), edition=named)


def _time(voice: Voice, view: PledgeView) -> list[str]:
    if view.edition.after_deadline:
        return [voice.say("pledge-confirm.never-late")]
    late = view.duty.state is DutyState.OVERDUE
    said = [voice.say("pledge-confirm.late-possible")] if late else []
    return [due_line(voice, view.duty), *said]


def _who(voice: Voice, view: PledgeView, unit: str) -> Screen:
    """Tell an officer who confirms for the unit, or that nobody can yet."""
    named = [
        voice.plain("pledge-confirm.person", name=name, post=post) if post else name
        for name, post in view.leaders
        if name
    ]
    return Screen(
        lines(
            _title(voice, view),
            earlier(voice, view),
            voice.say("pledge-confirm.who", unit=unit, names=named)
            if named
            else voice.say("pledge-confirm.who-nobody", unit=unit),
            voice.say("pledge-confirm.staff-reads"),
            voice.say("pledge-confirm.who-assigns")
            if named
            else voice.say(
                "pledge-confirm.who-records", secretary=view.cycle.bloc.labels.secretary
            ),
            *_time(voice, view)[:1],
        ),
        stacked(
            Button(voice.plain("pledge.btn-whole"), ShowWholePledge()),
            *([changes_button(voice, view.cycle.version)] if view.earlier else []),
            home_button(voice),
        ),
    )


def receipt(voice: Voice, found: PledgeReceipt) -> Screen:
    """Read a confirmation back: when, by whom, its number, how far the others are."""
    cycle, given = found.cycle, found.confirmation
    unit = short(voice, cycle, given.unit)
    return Screen(
        lines(
            voice.say(
                "pledge-receipt.given" if found.first else "pledge-receipt.before",
                unit=unit,
                year=str(cycle.year),
            ),
            _when(voice, found),
            voice.say("pledge-receipt.number", receipt=in_pairs(given.receipt)),
            voice.say("pledge-receipt.by", who=given_by(voice, given)),
            voice.say(
                "pledge-receipt.edition",
                edition=edition(voice, cycle, found.edition),
            ),
            *counts_lines(voice, cycle, found.counts),
            signed_line(voice, cycle, found.signing) or voice.say("pledge-confirm.not-signature"),
        ),
        stacked(
            *scan_button(voice, found.signing),
            *([targets_button(voice)] if cycle.targets_due else []),
            Button(voice.plain("common.btn-home"), GoOn()),
        ),
    )


def _when(voice: Voice, found: PledgeReceipt) -> str:
    at = found.cycle.calendar.local(found.confirmation.at)
    if found.edition.after_deadline:
        return voice.say("pledge-receipt.at", at=at)
    if found.workdays_late:
        return voice.say("pledge-receipt.at-late", at=at, days=found.workdays_late)
    return voice.say("pledge-receipt.at-on-time", at=at)
