"""Signing on paper: who would be recorded, what is recorded, how other screens say it."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.pledges import PledgeSigning
from domain.signings import Occasion, OneSigningView, SignedView, SigningView
from locales.catalog import Voice
from screens.actions import (
    KeepSigning,
    MarkSigner,
    OpenPaper,
    OpenSigned,
    RecordSigning,
    ShowBoard,
    ShowSigned,
    TakeOutSigning,
)
from screens.board_words import named
from screens.common import lines
from screens.pledge_words import edition
from screens.report_words import page_of, paging
from screens.screen import Button, Screen, stacked


def recording(voice: Voice, view: SigningView) -> Screen:
    """Show who would be recorded, each unit as a button that takes it out or in again."""
    cycle = view.cycle
    count, of = view.count, len(view.signers)
    if not of:
        return Screen(
            voice.say("signing.all", count=view.signed, year=str(cycle.year)),
            stacked(Button(voice.plain("signing.btn-signed"), ShowSigned()), _board(voice)),
        )
    return Screen(
        lines(
            voice.say(
                "signing.title",
                year=str(cycle.year),
                edition=edition(voice, cycle, view.edition),
            ),
            occasion(voice, view.occasion),
            voice.say("signing.count", count=count, units=of),
            voice.say("signing.how"),
            voice.say("signing.prompt"),
        ),
        stacked(
            *_keep(voice, count),
            *(
                Button(
                    voice.plain(
                        "signing.btn-there" if signer.there else "signing.btn-absent",
                        unit=signer.unit.short,
                    ),
                    MarkSigner(signer.unit.code, 0 if signer.there else 1, view.page),
                )
                for signer in page_of(view.signers, view.page)
            ),
            *paging(voice, of, view.page, RecordSigning),
            *_signed_button(voice, view.signed),
            _board(voice),
        ),
    )


def occasion(voice: Voice, when: Occasion) -> str:
    """Say when, and where if it is known."""
    key = "signing.occasion-venue" if when.venue else "signing.occasion"
    return voice.say(key, day=when.day, venue=when.venue)


def _keep(voice: Voice, count: int) -> list[Button]:
    return (
        [Button(voice.plain("signing.btn-keep", count=count), KeepSigning(count))] if count else []
    )


def _signed_button(voice: Voice, signed: int) -> list[Button]:
    return [Button(voice.plain("signing.btn-signed"), ShowSigned())] if signed else []


def _board(voice: Voice) -> Button:
    return Button(voice.plain("board.btn-board"), ShowBoard())


def signed(voice: Voice, view: SignedView) -> Screen:
    """Show what is recorded, each unit as a button to correct it; first what was just done."""
    names = [unit.short.to(voice.language) for unit in view.unsigned]
    count = len(view.signings)
    return Screen(
        lines(
            _done(voice, view),
            voice.say(
                "signing.signed", count=count, units=count + len(names), year=str(view.cycle.year)
            ),
            voice.say("signing.unsigned", names=named(voice, names)) if names else None,
            _scans(voice, view),
            voice.say("signing.correct") if count else None,
        ),
        stacked(
            *_paper(voice, view),
            *(
                Button(
                    voice.plain("signing.btn-unit", unit=unit.short, day=voice.short_day(one.day)),
                    OpenSigned(unit.code),
                )
                for unit, one in page_of(view.signings, view.page)
            ),
            *paging(voice, count, view.page, ShowSigned),
            *([Button(voice.plain("signing.btn-record"), RecordSigning())] if names else []),
            _board(voice),
        ),
    )


def _done(voice: Voice, view: SignedView) -> str | None:
    if view.at is None:
        return None
    clock = voice.clock(view.cycle.calendar.local(view.at))
    if view.taken_out is not None:
        return voice.say("signing.taken-out", clock=clock, unit=view.taken_out.short)
    one = next(one for unit, one in view.signings if unit in view.recorded)
    names = [unit.short.to(voice.language) for unit in view.recorded]
    key = "signing.recorded-venue" if one.venue else "signing.recorded"
    return voice.say(
        key,
        clock=clock,
        count=len(names),
        names=named(voice, names),
        day=one.day,
        venue=one.venue,
    )


def _scans(voice: Voice, view: SignedView) -> str | None:
    if view.paper is None:
        return None
    if not view.scans:
        return voice.say("signing.no-scan-now" if view.recorded else "signing.no-scan")
    return voice.say("signing.scans", count=view.scans)


def _paper(voice: Voice, view: SignedView) -> list[Button]:
    if view.paper is None:
        return []
    key = "signing.btn-paper" if view.scans else "signing.btn-add-scan"
    return [Button(voice.plain(key), OpenPaper(view.paper))]


def one(voice: Voice, view: OneSigningView) -> Screen:
    """Show what is recorded of one unit, and how to correct it."""
    found = view.signing
    return Screen(
        lines(
            voice.say("signing.one", unit=view.unit.short, year=str(view.cycle.year)),
            occasion(voice, Occasion(day=found.day, venue=found.venue)),
            voice.say("signing.by", name=found.by_name, at=view.cycle.calendar.local(found.at)),
            voice.say("signing.how-to-correct"),
        ),
        stacked(
            Button(
                voice.plain("signing.btn-take-out", unit=view.unit.short),
                TakeOutSigning(view.unit.code),
            ),
            *scan_button(voice, found),
            Button(voice.plain("signing.btn-signed"), ShowSigned()),
        ),
    )


def signed_line(voice: Voice, cycle: Cycle, found: PledgeSigning | None) -> str | None:
    """Say beside a confirmation whether the paper was signed; None where nobody waits for it."""
    if found is None:
        closes = cycle.definition.pledge.closed_by.by_paper
        return voice.say("signing.line-unsigned") if closes else None
    key = "signing.line-venue" if found.venue else "signing.line"
    return voice.say(key, day=found.day, venue=found.venue)


def record_button(voice: Voice, *, all_signed: bool) -> Button:
    """Return the way to record signing; to what is recorded, where nobody is left."""
    if all_signed:
        return Button(voice.plain("signing.btn-signed"), ShowSigned())
    return Button(voice.plain("signing.btn-from-board"), RecordSigning())


def scan_button(voice: Voice, found: PledgeSigning | None) -> list[Button]:
    """Return the way to the scans of what was signed."""
    if found is None:
        return []
    return [Button(voice.plain("signing.btn-paper"), OpenPaper(found.paper))]
