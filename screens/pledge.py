"""The pledge read in chat: its beginning, one content at a time, or the whole as one text."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.pledge_views import PledgeView
from domain.receipts import in_pairs
from locales.catalog import Variable, Voice
from screens.actions import AskToConfirmPledge, RecordSigning, ShowPledge, ShowWholePledge
from screens.common import home_button, lines
from screens.paging import paged, units
from screens.pledge_words import (
    changes_button,
    counts_lines,
    earlier,
    edition,
    heading,
    short,
)
from screens.screen import Button, Screen, stacked
from screens.signing import scan_button, signed_line
from screens.targets import targets_button
from screens.times import due_line, over_lines

PREFACE, PARAGRAPHS = 600, 3
"""How long opening and legal bases may be to stand in the beginning: units, and paragraphs."""

MOST = 5
"""Buttons of the beginning beside the way home."""


def pledge(voice: Voice, view: PledgeView, number: int) -> Screen:
    """Show one content; 0, or one that this version does not have, is the beginning."""
    if 1 <= number <= len(view.cycle.definition.pledge.contents):
        return _content(voice, view, number)
    return beginning(voice, view)


def beginning(voice: Voice, view: PledgeView) -> Screen:
    """Whose pledge it is, which version, on what basis, and how it stands."""
    cycle = view.cycle
    buttons = [
        Button(voice.plain("pledge.btn-begin"), ShowPledge(1)),
        Button(voice.plain("pledge.btn-whole"), ShowWholePledge()),
        *_confirming(voice, view),
        *scan_button(voice, view.signing),
        *_recording(voice, view),
        *_changes(voice, view),
    ]
    if view.unit and cycle.targets_due and len(buttons) < MOST:
        buttons.append(targets_button(voice))
    return Screen(
        lines(
            voice.say("pledge.beginning", **heading(cycle), bloc=cycle.bloc.short),
            voice.say(
                "pledge.extent",
                contents=len(cycle.definition.pledge.contents),
                units=len(cycle.definition.units),
                edition=edition(voice, cycle, view.edition),
            ),
            _preface(voice, cycle),
            *_standing(voice, view),
            signed_line(voice, cycle, view.signing) if view.unit else None,
        ),
        stacked(*buttons, home_button(voice)),
    )


def _recording(voice: Voice, view: PledgeView) -> list[Button]:
    if not view.records:
        return []
    return [Button(voice.plain("signing.btn-from-board"), RecordSigning())]


def _preface(voice: Voice, cycle: Cycle) -> str | None:
    """Return opening and legal bases; where they are long, where to read them."""
    texts = _opening(voice, cycle)
    if sum(map(units, texts)) > PREFACE or len(texts) > PARAGRAPHS:
        return voice.say("pledge.bases-in-whole")
    return lines(*(voice.say("pledge.text", text=text) for text in texts))


def _opening(voice: Voice, cycle: Cycle) -> list[str]:
    given = cycle.definition.pledge
    texts = [given.opening.to(voice.language)] if given.opening else []
    if given.legal_bases:
        texts.append(voice.plain("pledge.bases"))
        texts += [basis.to(voice.language) for basis in given.legal_bases]
    return texts


def _standing(voice: Voice, view: PledgeView) -> list[str]:
    """Say how the reader's unit stands; to an office, how the bloc does."""
    if view.unit is None:
        return counts_lines(voice, view.cycle, view.counts)
    unit = short(voice, view.cycle, view.unit)
    if view.receipt is not None:
        given = view.receipt.confirmation
        at = view.cycle.calendar.local(given.at)
        return [voice.say("pledge.confirmed", unit=unit, at=at, receipt=in_pairs(given.receipt))]
    return [
        earlier(voice, view) or voice.say("pledge.unconfirmed", unit=unit),
        voice.say("pledge-confirm.never-late")
        if view.edition.after_deadline
        else due_line(voice, view.duty),
        *over_lines(voice, view.cycle, view.duty),
    ]


def _content(voice: Voice, view: PledgeView, number: int) -> Screen:
    contents = view.cycle.definition.pledge.contents
    content, total = contents[number - 1], len(contents)
    text, *rest = paged([content.text.to(voice.language)])
    buttons = []
    if number < total:
        label = voice.plain("pledge.btn-next", number=number + 1)
        buttons.append(Button(label, ShowPledge(number + 1)))
    if number > 1:
        label = voice.plain("pledge.btn-previous", number=number - 1)
        buttons.append(Button(label, ShowPledge(number - 1)))
    else:
        buttons.append(Button(voice.plain("pledge.btn-beginning"), ShowPledge()))
    buttons.append(Button(voice.plain("pledge.btn-whole"), ShowWholePledge()))
    return Screen(
        lines(
            voice.say("pledge.content", **heading(view.cycle), number=number, total=total),
            voice.say("pledge.text", text=content.title),
            voice.say("pledge.text", text=text),
            voice.say("pledge.rest-in-whole") if rest else None,
        ),
        stacked(*buttons, *_confirming(voice, view), home_button(voice)),
    )


def whole(voice: Voice, view: PledgeView, page: int) -> Screen:
    """Show the whole as one text: opening, bases, every content, every unit by official name."""
    cycle = view.cycle
    pages = paged(_paragraphs(voice, view))
    page = min(max(page, 0), len(pages) - 1)
    key = "pledge.whole-page" if len(pages) > 1 else "pledge.whole"
    head: dict[str, Variable] = {"page": page + 1, "pages": len(pages)}
    buttons = []
    if page + 1 < len(pages):
        label = voice.plain("pledge.btn-next-page", page=page + 2)
        buttons.append(Button(label, ShowWholePledge(page + 1)))
    if page > 0:
        label = voice.plain("pledge.btn-previous-page", page=page)
        buttons.append(Button(label, ShowWholePledge(page - 1)))
    return Screen(
        lines(
            voice.say(key, **{**heading(cycle), **head}),
            voice.say("pledge.text", text=pages[page]),
        ),
        stacked(
            *buttons,
            Button(voice.plain("pledge.btn-one-by-one"), ShowPledge(1)),
            *_confirming(voice, view),
            home_button(voice),
        ),
    )


def _paragraphs(voice: Voice, view: PledgeView) -> list[str]:
    """Return the text as plain paragraphs; it is escaped when a page of it is put up."""
    cycle, language = view.cycle, voice.language
    named = edition(voice, cycle, view.edition)
    bloc = voice.plain("pledge.whole-of", bloc=cycle.bloc.name, edition=named)
    opening = _opening(voice, cycle)
    contents = [
        f"{number}. {content.title.to(language)}\n{content.text.to(language)}"
        for number, content in enumerate(cycle.definition.pledge.contents, start=1)
    ]
    members = [
        f"{number}. {unit.name.to(language)}"
        for number, unit in enumerate(cycle.definition.units, start=1)
    ]
    return [
        bloc,
        *(["\n".join(opening)] if opening else []),
        *contents,
        "\n".join([voice.plain("pledge.whole-units"), *members]),
    ]


def _confirming(voice: Voice, view: PledgeView) -> list[Button]:
    """Return the way to what comes after reading, where there is one for this reader."""
    if view.unit is None or view.duty.over:
        return []
    if view.receipt is not None:
        key = "pledge.btn-receipt"
    elif view.may_confirm:
        key = "pledge.btn-to-confirm"
    else:
        key = "pledge.btn-who-confirms"
    return [Button(voice.plain(key), AskToConfirmPledge())]


def _changes(voice: Voice, view: PledgeView) -> list[Button]:
    version = view.cycle.version
    return [changes_button(voice, version)] if version > 1 else []
