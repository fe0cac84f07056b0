"""How the pledge is spoken of on every screen: its version, its units, how many have confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cycles import Cycle
from domain.ids import UnitCode
from domain.pledge_views import PledgeCounts, PledgeEdition, PledgeView
from domain.pledges import PledgeConfirmation
from locales.catalog import Variable, Voice
from screens.actions import ShowPledgeChanges
from screens.capacity_words import doer
from screens.screen import Button

NAMED = 10
"""How many units a line names before it counts the rest."""


def heading(cycle: Cycle) -> dict[str, Variable]:
    """Return what the first line of the pledge's pages is filled with."""
    return {"title": cycle.definition.pledge.title, "year": str(cycle.year)}


def edition(voice: Voice, cycle: Cycle, which: PledgeEdition) -> str:
    """Name a version by what a person can find on paper: "bản ban hành ngày 18/01/2027".

    Plain text: to be escaped where it is put into a screen.
    """
    issued = cycle.calendar.day_of(which.issued_at)
    named = voice.plain("pledge.edition", number=which.number, date=f"{issued:%d/%m/%Y}")
    if which.corrected_at is None:
        return named
    corrected = cycle.calendar.day_of(which.corrected_at)
    return voice.plain("pledge.edition-corrected", edition=named, date=f"{corrected:%d/%m/%Y}")


def short(voice: Voice, cycle: Cycle, unit: UnitCode) -> str:
    """Return a unit's spoken name."""
    return cycle.definition.unit(unit).short.to(voice.language)


def given_by(voice: Voice, given: PledgeConfirmation) -> str:
    """Name who confirmed, and in whose name. Plain text."""
    return doer(voice, given.by_name, given.by_post, given.capacity)


def earlier(voice: Voice, view: PledgeView) -> str | None:
    """Say that the unit confirmed a version which no longer holds."""
    if view.earlier is None or view.unit is None:
        return None
    at = view.cycle.calendar.local(view.earlier.at)
    return voice.say("pledge.again", unit=short(voice, view.cycle, view.unit), at=at)


def counts_lines(voice: Voice, cycle: Cycle, counts: PledgeCounts | None) -> list[str]:
    """Say how many units have confirmed, and whom the reader may know of by name."""
    if counts is None:
        return []
    said = [voice.say("pledge-receipt.counts", confirmed=counts.confirmed, units=counts.units)]
    if counts.names:
        said.append(voice.say("pledge-receipt.names", names=_names(voice, cycle, counts.names)))
    if counts.missing:
        names = _names(voice, cycle, counts.missing)
        said.append(voice.say("pledge-receipt.missing", names=names))
    return said


def _names(voice: Voice, cycle: Cycle, codes: Sequence[UnitCode]) -> str:
    names = [short(voice, cycle, code) for code in codes]
    rest = len(names) - NAMED
    if rest <= 1:  # "and 1 other unit" would say less than its name
        return voice.listed(names)
    listed = ", ".join(names[:NAMED])
    return voice.plain("pledge-receipt.and-more", names=listed, count=rest)


def changes_button(voice: Voice, version: int) -> Button:
    """Return the way to what a version changed."""
    return Button(voice.plain("pledge.btn-changes"), ShowPledgeChanges(version))
