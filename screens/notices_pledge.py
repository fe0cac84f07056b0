"""Notices about the pledge: confirmed by one's leader, by everyone, corrected, changed."""

from __future__ import annotations

from domain.notices import NoticeKind
from domain.pledge_views import PledgeNoticeView
from domain.receipts import in_pairs
from locales.catalog import Voice
from screens.actions import ShowPledge
from screens.amendments import difference
from screens.common import lines
from screens.home import office
from screens.paging import units
from screens.pledge_words import changes_button, given_by, short
from screens.screen import Button, Screen, stacked

EXCERPT = 1500
"""UTF-16 units of differences that a notice tells itself; the rest is behind its button."""


def pledge_notice(voice: Voice, view: PledgeNoticeView) -> Screen:
    """Return what a notice about the pledge says to its recipient."""
    if view.kind is NoticeKind.PLEDGE_COMPLETE:
        return _complete(voice, view)
    if view.kind is NoticeKind.PLEDGE_CONFIRMED:
        return _confirmed(voice, view)
    return _amended(voice, view)


def _complete(voice: Voice, view: PledgeNoticeView) -> Screen:
    return Screen(
        lines(
            voice.say(
                "pledge-notice.complete",
                who=_who(voice, view),
                units=view.counts.units,
                bloc=view.cycle.bloc.short,
                year=str(view.cycle.year),
            ),
            voice.say("pledge-confirm.not-signature"),
        ),
        stacked(_read(voice)),
    )


def _confirmed(voice: Voice, view: PledgeNoticeView) -> Screen:
    given, year = view.confirmation, str(view.cycle.year)
    said = [voice.say("pledge-notice.confirmed", who=_who(voice, view), year=year)]
    if given is not None:
        said += [
            voice.say("pledge-receipt.at", at=view.cycle.calendar.local(given.at)),
            voice.say("pledge-receipt.number", receipt=in_pairs(given.receipt)),
            voice.say("pledge-receipt.by", who=given_by(voice, given)),
        ]
    return Screen(lines(*said), stacked(_read(voice)))


def _amended(voice: Voice, view: PledgeNoticeView) -> Screen:
    corrected = view.kind is NoticeKind.PLEDGE_CORRECTED
    leads = view.may_confirm
    if corrected:
        asked = "pledge-changes.stands" if view.confirmation else None
    elif view.confirmation:
        asked = "pledge-notice.confirmed-again"
    else:
        asked = "pledge-changes.to-confirm" if leads else "pledge-notice.leader-confirms"
    confirms = leads and not corrected and not view.confirmation
    read = Button(voice.plain("pledge-notice.btn-read-confirm"), ShowPledge())
    return Screen(
        lines(
            voice.say(
                "pledge-notice.corrected" if corrected else "pledge-notice.changed",
                who=_who(voice, view),
                bloc=view.cycle.bloc.short,
                year=str(view.cycle.year),
            ),
            *_excerpt(voice, view),
            voice.say(asked) if asked else None,
        ),
        stacked(read if confirms else _read(voice), changes_button(voice, view.version)),
    )


def _excerpt(voice: Voice, view: PledgeNoticeView) -> list[str]:
    """Tell the first differences whole, as many as fit, and count the others."""
    texts = [difference(voice, one, view.cycle.definition) for one in view.differences]
    told: list[str] = []
    for text in texts:
        if units("\n".join([*told, text])) > EXCERPT:
            break
        told.append(text)
    said = [voice.say("pledge.text", text=text) for text in told]
    if rest := len(texts) - len(told):
        key = "pledge-changes.more" if told else "pledge-changes.behind"
        said.append(voice.say(key, count=rest))
    return said


def _who(voice: Voice, view: PledgeNoticeView) -> str:
    """Address the recipient by unit or office, the way paper does."""
    if view.unit is not None:
        return short(voice, view.cycle, view.unit)
    return office(voice, view.cycle, view.role)


def _read(voice: Voice) -> Button:
    return Button(voice.plain("home.btn-pledge"), ShowPledge())
