"""A paper: what it is, its number and date, its scans, and the way back to what it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from domain.cycles import Cycle
from domain.paper_names import PaperName
from domain.papers import Paper, PaperDone, PaperKind, PaperView, Scan, ScanView
from locales.catalog import Voice
from screens.actions import (
    Action,
    AskToAuthorise,
    ChooseWhatToEnter,
    EnterForUnit,
    NameAssigner,
    OpenPaper,
    OpenScan,
    RemoveScan,
    ReviewReport,
    ShowPledge,
    ShowScans,
    ShowSigned,
    ShowUnitReport,
)
from screens.common import lines
from screens.report_words import PAGE, clipped, cut, page_of, paging, titled
from screens.screen import Attachment, Button, Screen, stacked

NAMED = 3
"""Files that are named before the rest is counted."""

ON_BUTTON = 40

_DONE = {
    PaperDone.SCANNED: "scanned",
    PaperDone.SCANNED_BEFORE: "scanned-before",
    PaperDone.NAMED: "named-now",
    PaperDone.REMOVED: "removed",
}


def _report(view: PaperView) -> Action:
    topic = view.paper.topic
    if view.own:
        return ReviewReport(topic.period or "")
    return ShowUnitReport(topic.unit or "", topic.period or "")


BACK: Mapping[PaperKind, Callable[[PaperView], Action]] = {
    PaperKind.PLEDGE_SIGNING: lambda view: ShowPledge() if view.own else ShowSigned(),
    PaperKind.REPORT: _report,
    PaperKind.AUTHORISATION: lambda view: AskToAuthorise(view.paper.topic.unit or ""),
    PaperKind.ON_BEHALF: lambda view: ChooseWhatToEnter(view.paper.topic.unit or ""),
}
"""Where a paper's screen leads back to; the label is ``paper.btn-back-<kind>``."""

ON: Mapping[PaperKind, Callable[[Paper], Action | None]] = {
    PaperKind.AUTHORISATION: lambda paper: (
        NameAssigner(paper.id) if paper.scans and paper.name.whole else None
    ),
    PaperKind.ON_BEHALF: lambda paper: EnterForUnit(paper.id) if paper.scans else None,
}
"""What comes next once the paper is complete; the label is ``paper.btn-on-<kind>``."""


def paper(voice: Voice, view: PaperView) -> Screen:
    """Show a paper.

    Of files sent together the later ones are each said in one line, above the same buttons.
    """
    outcome = view.outcome
    screen = Screen(
        lines(
            _said(voice, view),
            title(voice, view),
            named_line(voice, view.paper.name) if view.paper.topic.kind.named else None,
            scans_line(voice, view.paper.scans),
            _prompt(voice, view),
        ),
        stacked(*_on(voice, view), *_scans_button(voice, view.paper), _back(voice, view)),
    )
    if outcome is not None and outcome.in_album > 1:
        return replace(screen, text=_said(voice, view) or screen.text)
    return screen


def title(voice: Voice, view: PaperView) -> str:
    """Say what the paper is."""
    return voice.say(f"paper.title-{_key(view.paper)}", **_facts(voice, view.cycle, view.paper))


def named_line(voice: Voice, name: PaperName) -> str:
    """Say a paper's number and date."""
    return voice.say("paper.named", name=name_of(voice, name))


def name_of(voice: Voice, name: PaperName) -> str:
    """Return a paper's number and date as they are spoken. Plain text."""
    if name.day is None:
        return name.number or voice.plain("common.not-typed")
    key = "paper.number-and-day" if name.number else "paper.day"
    return voice.plain(key, number=name.number, day=name.day)


def scans_line(voice: Voice, scans: tuple[Scan, ...]) -> str:
    """Say how many files there are, and which."""
    if not scans:
        return voice.say("paper.scans-none")
    listed = "; ".join(cut(scan.name, ON_BUTTON) for scan in scans[:NAMED])
    if (more := len(scans) - NAMED) > 0:
        listed = voice.plain("paper.scans-more", list=listed, more=more)
    return voice.say("paper.scans", count=len(scans), list=listed)


def _said(voice: Voice, view: PaperView) -> str | None:
    outcome = view.outcome
    if outcome is None:
        return None
    at = view.cycle.calendar.local(outcome.at)
    facts: dict[str, str | int] = {
        "clock": voice.clock(at),
        "moment": voice.moment(at),
        "file": outcome.scan.name if outcome.scan else "",
        "name": name_of(voice, view.paper.name),
        "paper": voice.plain(
            f"paper.short-{_key(view.paper)}", **_facts(voice, view.cycle, view.paper)
        ),
        "number": outcome.in_album,
    }
    if outcome.done is PaperDone.SCANNED and outcome.in_album > 1:
        return voice.say("paper.scanned-album", **facts)
    return voice.say(f"paper.{_DONE[outcome.done]}", **facts)


def _prompt(voice: Voice, view: PaperView) -> str:
    if not view.editable:
        return voice.say("paper.closed")
    named = view.paper.topic.kind.named
    if not view.paper.scans:
        return voice.say("paper.prompt" if named else "paper.prompt-scans")
    if named and not view.paper.name.whole:
        return voice.say("paper.prompt-name")
    if on := _on(voice, view):
        return voice.say("paper.prompt-on", button=on[0].label)
    return voice.say("paper.prompt-more")


def _key(paper: Paper) -> str:
    return paper.topic.kind.value.replace("_", "-")


def _facts(voice: Voice, cycle: Cycle, paper: Paper) -> dict[str, str]:
    topic = paper.topic
    unit = cycle.definition.unit(topic.unit).short.to(voice.language) if topic.unit else ""
    period = cycle.definition.period(topic.period) if topic.period else None
    labels = cycle.bloc.labels
    return {
        "unit": unit,
        "report": titled(voice, cycle, period) if period else "",
        "year": str(cycle.year),
        "date": _signed_on(voice, paper),
        "secretary": labels.secretary.to(voice.language),
    }


def _signed_on(voice: Voice, paper: Paper) -> str:
    """Return the day of a signing, which stands in what its paper is filed under."""
    _, _, day = paper.topic.subject.partition("/")
    signing = paper.topic.kind is PaperKind.PLEDGE_SIGNING
    return voice.day(date.fromisoformat(day)) if signing else ""


def _scans_button(voice: Voice, paper: Paper) -> list[Button]:
    if not paper.scans:
        return []
    label = voice.plain("paper.btn-scans", count=len(paper.scans))
    return [Button(label, ShowScans(paper.id))]


def _on(voice: Voice, view: PaperView) -> list[Button]:
    """Return the next step of what the paper is for, once nothing is missing on it."""
    paper = view.paper
    way = ON.get(paper.topic.kind)
    action = way(paper) if way and view.editable else None
    return [Button(voice.plain(f"paper.btn-on-{_key(paper)}"), action)] if action else []


def _back(voice: Voice, view: PaperView) -> Button:
    kind = view.paper.topic.kind
    recorder = kind is PaperKind.PLEDGE_SIGNING and not view.own
    label = "signing.btn-signed" if recorder else f"paper.btn-back-{_key(view.paper)}"
    return Button(voice.plain(label), BACK[kind](view))


def signed_line(voice: Voice, paper: Paper) -> str:
    """Say in one line what is there of a signed report, on a receipt or a unit's report."""
    named = bool(paper.name.number or paper.name.day)
    state = "whole" if named else "unnamed"
    key = f"signed-report.{state if paper.scans else 'unscanned'}"
    return voice.say(key, name=name_of(voice, paper.name), count=len(paper.scans))


def scans(voice: Voice, view: PaperView) -> Screen:
    """List the files of a paper."""
    found, number = view.paper.scans, view.paper.id
    shown = page_of(found, view.page)
    first = clipped(len(found), view.page) * PAGE + 1
    return Screen(
        lines(
            title(voice, view),
            voice.say("paper.list", count=len(found)) if found else voice.say("paper.scans-none"),
        ),
        stacked(
            *(
                Button(
                    voice.plain("paper.btn-scan", number=n, label=cut(scan.name, ON_BUTTON)),
                    OpenScan(scan.id),
                )
                for n, scan in enumerate(shown, first)
            ),
            *paging(voice, len(found), view.page, lambda page: ShowScans(number, page)),
            Button(voice.plain("paper.btn-paper"), OpenPaper(number)),
        ),
    )


def scan(voice: Voice, view: ScanView, content: bytes) -> Screen:
    """Send one file of a paper back."""
    found = view.scan
    take_out = [Button(voice.plain("paper.btn-remove"), RemoveScan(found.id))]
    return Screen(
        lines(
            voice.say("paper.one", label=found.name),
            voice.say("paper.by", name=found.by_name, moment=view.cycle.calendar.local(found.at)),
        ),
        stacked(
            *(take_out if view.editable else []),
            Button(voice.plain("paper.btn-paper"), OpenPaper(view.paper.id)),
        ),
        attachment=Attachment(found.name, content, found.file.media_type),
    )
