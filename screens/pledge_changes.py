"""What a new version changed, and what that asks of the reader."""

from __future__ import annotations

from domain.pledge_views import PledgeChanges
from domain.pledges import AmendmentKind
from locales.catalog import Voice
from screens.actions import AskToConfirmPledge, ShowPledge, ShowPledgeChanges
from screens.amendments import difference
from screens.common import home_button, lines
from screens.paging import paged
from screens.screen import Button, Screen, stacked


def changes(voice: Voice, view: PledgeChanges, page: int) -> Screen:
    """List every difference, what it was and what it is now, in pages where it is long."""
    definition = view.cycle.definition
    pages = paged([difference(voice, one, definition) for one in view.differences])
    page = min(max(page, 0), len(pages) - 1)
    cycle, several = view.cycle, len(pages) > 1
    key = "correction" if view.kind is AmendmentKind.CORRECTION else "content-change"
    made, since = map(cycle.calendar.day_of, (cycle.amended_at, view.since))
    return Screen(
        lines(
            voice.say(f"pledge-changes.{key}", year=str(cycle.year), date=f"{made:%d/%m/%Y}"),
            voice.say(
                "pledge-changes.since",
                since=f"{since:%d/%m/%Y}",
                count=len(view.differences),
            ),
            voice.say("pledge-changes.page", page=page + 1, pages=len(pages)) if several else None,
            voice.say("pledge.text", text=pages[page]),
            _asked(voice, view) if page == len(pages) - 1 else None,
        ),
        stacked(*_turning(voice, view, page, len(pages)), *_way_on(voice, view)),
    )


def _asked(voice: Voice, view: PledgeChanges) -> str | None:
    """Say what the reader's unit has to do about it."""
    if not view.role.of_unit:
        return None
    if view.kind is AmendmentKind.CORRECTION:
        return voice.say("pledge-changes.stands") if view.confirmed else None
    if view.confirmed:
        return voice.say("pledge-notice.confirmed-again")
    leads = view.may_confirm
    return voice.say("pledge-changes.to-confirm" if leads else "pledge-notice.leader-confirms")


def _turning(voice: Voice, view: PledgeChanges, page: int, pages: int) -> list[Button]:
    version, buttons = view.cycle.version, []
    if page + 1 < pages:
        label = voice.plain("pledge.btn-next-page", page=page + 2)
        buttons.append(Button(label, ShowPledgeChanges(version, page + 1)))
    if page > 0:
        label = voice.plain("pledge.btn-previous-page", page=page)
        buttons.append(Button(label, ShowPledgeChanges(version, page - 1)))
    return buttons


def _way_on(voice: Voice, view: PledgeChanges) -> list[Button]:
    read = Button(voice.plain("home.btn-pledge"), ShowPledge())
    if view.may_confirm and not view.confirmed:
        confirm = Button(voice.plain("pledge.btn-to-confirm"), AskToConfirmPledge())
        return [read, confirm, home_button(voice)]
    return [read, home_button(voice)]
