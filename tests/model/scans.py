"""The model of papers: who keeps which, what is scanned, and what that lets people do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain.blocs import Role
from screens import actions as do

if TYPE_CHECKING:
    from tests.model.expected import Expected, Held

IN_UNIT = {Role.UNIT_LEADER, Role.UNIT_STAFF}
SIDE = {Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY}
READERS = SIDE | {Role.STANDING_BODY}
SIGNING, REPORT, ASSIGNING, BEHALF = "pledge_signing", "report", "authorisation", "on_behalf"


class Topic(NamedTuple):
    """What a paper is about."""

    kind: str
    unit: str = ""
    period: str = ""
    subject: str = ""


def keeps(held: Held, topic: Topic) -> bool:
    """Tell whether a place may give a paper its scans."""
    match topic.kind:
        case "pledge_signing":
            return held.role in SIDE
        case "report":
            return held.role in IN_UNIT and held.unit == topic.unit
        case "authorisation":
            return held.role in SIDE or (held.role is Role.UNIT_LEADER and held.unit == topic.unit)
        case _:
            return held.role is Role.SECRETARY


def opened(model: Expected, held: Held, action: do.Action) -> Topic | None:
    """Let somebody open a paper, made if there is none; return it if its scans are awaited."""
    topic = None
    match action:
        case do.OpenPaper(number):
            topic = model.paper_numbers.get(number)
        case do.KeepSignedReport("year") if model.now.reports_open and held.role in IN_UNIT:
            topic = Topic(REPORT, held.unit or "", "year")
        case do.ScanForUnit(unit, period) if unit in {"A", "B"}:
            if period == "" or (period == "year" and model.now.reports_open):
                topic = Topic(BEHALF, unit, period)
        case do.ScanAuthorisation(place):
            officer = model.places.get(place)
            if officer and officer.who is not None and officer.role is Role.UNIT_STAFF:
                topic = Topic(ASSIGNING, officer.unit or "", subject=str(place))
        case _:
            pass
    if topic is None or not keeps(held, topic) or model.now.closed:
        return None
    model.papers.setdefault(topic, {})
    return topic


def scan(model: Expected, topic: Topic, name: str) -> None:
    """Keep a scan; the same content is kept once."""
    model.papers[topic].setdefault(name, model.acts)


def remove_scan(model: Expected, held: Held, number: int) -> None:
    """Let somebody take a scan out."""
    topic, name = model.scan_numbers.get(number, (None, ""))
    if topic is not None and keeps(held, topic):
        model.papers[topic].pop(name, None)


def signed_page(model: Expected, unit: str) -> bool:
    """Tell whether an officer may send with the page their leader signed.

    No leader is in the chat, and nothing was written since the newest scan.
    """
    led = any(
        held.who is not None and (held.unit, held.role) == (unit, Role.UNIT_LEADER)
        for held in model.places.values()
    )
    scans = model.papers.get(Topic(REPORT, unit, "year"), {})
    return not led and bool(scans) and max(scans.values()) >= model.changed.get(unit, 0)


def stood_in(model: Expected, held: Held | None, number: int) -> Held | None:
    """Return the secretary's place as that of the unit they stand in for, if they do."""
    topic = model.paper_numbers.get(number)
    if held is None or topic is None or topic.kind != BEHALF:
        return None
    if held.role is not Role.SECRETARY:
        return held._replace(unit=None, role=Role.ADMIN)
    return held._replace(unit=topic.unit, paper=topic)
