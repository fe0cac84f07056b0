"""In whose name somebody acts, read from the database in the transaction of the act itself.

So a right that was taken away is gone at the next press, of an old button too.
"""

from __future__ import annotations

from datetime import datetime

from domain.assessments import Assessment
from domain.authorisations import Authorisation
from domain.blocs import Role
from domain.capacities import Capacity, CapacityKind
from domain.cycles import Cycle, Due
from domain.deadlines import Duty
from domain.ids import BlocCode, PaperId, PeriodCode, PlaceId, UnitCode, Year
from domain.papers import Paper, PaperKind, PaperTopic, signed_report
from domain.people import Actor, Place, Reach
from domain.policy import Activity, may
from usecases.ports import Tx


def capacity_of(tx: Tx, given: Authorisation) -> Capacity:
    """Return what stands on the receipts of an officer who was authorised."""
    paper = _paper(tx, given.paper)
    return Capacity(
        kind=CapacityKind.AUTHORISED,
        by=given.by,
        number=paper.name.number if paper else "",
        day=paper.name.day if paper else None,
        paper=given.paper,
    )


def _paper(tx: Tx, number: PaperId | None) -> Paper | None:
    found = tx.papers.get(number) if number is not None else None
    return found[2] if found else None


def assigned(tx: Tx, bloc: BlocCode, year: Year, place: PlaceId) -> Capacity | None:
    """Return in whose name an officer's place may confirm and send, if it may."""
    given = tx.authorisations.of_place(bloc, year, place)
    return capacity_of(tx, given) if given else None


def entitled(tx: Tx, actor: Actor, year: Year) -> Actor:
    """Return the actor with what was assigned to them for this year, if anything was."""
    if actor.standing_in is not None or actor.role is not Role.UNIT_STAFF:
        return actor
    capacity = assigned(tx, actor.bloc, year, actor.place)
    return actor if capacity is None else actor.model_copy(update={"capacity": capacity})


def may_confirm(tx: Tx, cycle: Cycle, place: Place) -> bool:
    """Tell whether whoever holds this place may confirm the pledge for its unit."""
    if place.role is Role.UNIT_LEADER:
        return True
    staff = place.role is Role.UNIT_STAFF
    return staff and assigned(tx, cycle.bloc_code, cycle.year, place.id) is not None


def doer(tx: Tx, cycle: Cycle, due: Due, place: Place) -> Role:
    """Return the role in which whoever holds this place is reminded of a deadline.

    Who may confirm the pledge hears of it as a unit's leader does.
    """
    confirms = due.deadline.duty is Duty.PLEDGE and may_confirm(tx, cycle, place)
    return Role.UNIT_LEADER if confirms else place.role


def sender(tx: Tx, actor: Actor, cycle: Cycle, period: PeriodCode, report: Assessment) -> Actor:
    """Return the actor with what lets them send this report: assigned, or with the signed page."""
    actor = entitled(tx, actor, cycle.year)
    if actor.unit is None or may(actor, Activity.SEND_REPORT, actor.unit):
        return actor
    page = signed_page(tx, actor, cycle, actor.unit, period)
    if page is None or not page.scans or page_is_old(page, cycle, report):
        return actor
    capacity = Capacity(
        kind=CapacityKind.SIGNED_PAGE, number=page.name.number, day=page.name.day, paper=page.id
    )
    return actor.model_copy(update={"capacity": capacity})


def signed_page(
    tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, period: PeriodCode
) -> Paper | None:
    """Return the signed page that an officer may send with, where no leader is in the chat."""
    if actor.role is not Role.UNIT_STAFF or leader_in_chat(tx, cycle, unit):
        return None
    return tx.papers.about(cycle.bloc_code, cycle.year, signed_report(unit, period))


def leader_in_chat(tx: Tx, cycle: Cycle, unit: UnitCode) -> bool:
    """Tell whether a leader of the unit can be reached here, to confirm and send themselves."""
    return any(
        place.unit == unit and place.role is Role.UNIT_LEADER and person.reach is Reach.REACHABLE
        for place, person in tx.people.members(cycle.bloc_code)
    )


def page_is_old(page: Paper, cycle: Cycle, report: Assessment) -> bool:
    """Tell whether the unit changed its report after the newest scan of its signed page."""
    scanned = max((scan.at for scan in page.scans), default=None)
    changed = _last_change(cycle, report)
    return scanned is not None and changed is not None and changed > scanned


def _last_change(cycle: Cycle, report: Assessment) -> datetime | None:
    asked = (c.code for c in cycle.definition.criteria_of(report.period) if c.asked)
    times = (report.answers[code].at for code in asked if code in report.answers)
    return max((at for at in times if at is not None), default=None)


def paper_in_hand(tx: Tx, bloc: BlocCode, cycle: Cycle, number: PaperId) -> Paper | None:
    """Return the paper with which a unit of this cycle is stood in for, if it is one."""
    found = tx.papers.get(number)
    if found is None or found[:2] != (bloc, cycle.year):
        return None
    topic = found[2].topic
    known = topic.unit in cycle.definition.unit_codes()
    return found[2] if topic.kind is PaperKind.ON_BEHALF and known else None


def paper_for(
    tx: Tx, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode | None
) -> PaperId | None:
    """Return the paper with which a unit's report (or pledge) was entered, if there is one."""
    topic = PaperTopic(kind=PaperKind.ON_BEHALF, unit=unit, period=period)
    paper = tx.papers.about(bloc, year, topic)
    return paper.id if paper else None
