"""What the database knows of a pledge: which text holds, who has confirmed it, what changed."""

from __future__ import annotations

from datetime import datetime, time

from domain.blocs import PeerVisibility, Role
from domain.cycles import Cycle
from domain.errors import NotFound, PledgeNotOpen
from domain.ids import BlocCode, UnitCode, Version, Year
from domain.people import Actor
from domain.pledge_views import PledgeCounts, PledgeEdition, PledgeReceipt
from domain.pledges import AmendmentKind, PledgeConfirmation, PledgeSigning
from domain.policy import Activity, may, require_in_season
from usecases.ports import Tx


def cycle_of(tx: Tx, bloc: BlocCode, year: Year) -> Cycle:
    """Return a cycle in its newest version, or raise NotFound."""
    cycle = tx.cycles.get(bloc, year)
    if cycle is None:
        raise NotFound(year=year)
    return cycle


def must_be_open(cycle: Cycle, activity: Activity, at: datetime) -> None:
    """Refuse what is done to a pledge before its year was opened here, or once it is over.

    Raises:
        PledgeNotOpen, YearClosed: see there.
    """
    if at < cycle.opened_at:
        raise PledgeNotOpen
    require_in_season(activity, cycle, at)


def version_of(tx: Tx, cycle: Cycle, number: int) -> Cycle | None:
    """Return another version of the same cycle."""
    return tx.cycles.version(cycle.bloc_code, cycle.year, Version(number))


def kind_of_version(made: Cycle) -> AmendmentKind:
    """Return what a version asked of the units."""
    confirmed_anew = made.pledge_version == made.version
    return AmendmentKind.CONTENT_CHANGE if confirmed_anew else AmendmentKind.CORRECTION


def edition_of(tx: Tx, cycle: Cycle) -> PledgeEdition:
    """Return which text of the pledge a version of a cycle carries."""
    issue = last = version_of(tx, cycle, cycle.pledge_version) or cycle
    corrected = None
    for number in range(cycle.pledge_version + 1, cycle.version + 1):
        one = version_of(tx, cycle, number) or cycle
        if one.definition.pledge != last.definition.pledge:
            corrected = one.amended_at
        last = one
    return PledgeEdition(
        number=cycle.pledge_version,
        issued_at=issue.amended_at,
        corrected_at=corrected,
        after_deadline=cycle.pledge_due.passed(issue.amended_at),
    )


def in_force(tx: Tx, issue: Cycle, at: datetime) -> Cycle:
    """Return the newest correction of an issued version that an act at this instant met."""
    found = issue
    while (later := version_of(tx, issue, found.version + 1)) is not None:
        if later.pledge_version != issue.version or later.amended_at > at:
            break
        found = later
    return found


def same_pledge(shown: Cycle | None, newest: Cycle) -> bool:
    """Tell whether what was shown is, word for word, what would be confirmed now."""
    return (
        shown is not None
        and shown.pledge_version == newest.pledge_version
        and shown.definition.pledge == newest.definition.pledge
    )


def confirmation_of(tx: Tx, cycle: Cycle, unit: UnitCode | None) -> PledgeConfirmation | None:
    """Return a unit's confirmation of the version that has to be confirmed."""
    if unit is None:
        return None
    return tx.pledges.of(cycle.bloc_code, cycle.year, unit, cycle.pledge_version)


def confirmation_before(tx: Tx, cycle: Cycle, unit: UnitCode | None) -> PledgeConfirmation | None:
    """Return a unit's newest confirmation of a version that no longer holds."""
    if unit is None:
        return None
    return tx.pledges.last_before(cycle.bloc_code, cycle.year, unit, cycle.pledge_version)


def receipt_of(tx: Tx, actor: Actor, cycle: Cycle, given: PledgeConfirmation) -> PledgeReceipt:
    """Return a confirmation as it is read back, judged by the deadline that held at its time."""
    then = in_force(tx, version_of(tx, cycle, given.version) or cycle, given.at)
    edition = edition_of(tx, then)
    late = 0 if edition.after_deadline else then.workdays_late(then.pledge_due, given.at)
    return PledgeReceipt(
        cycle=cycle,
        edition=edition,
        confirmation=given,
        workdays_late=late,
        counts=visible_counts(tx, actor, cycle),
        signing=signing_of(tx, cycle, given.unit),
    )


def visible_counts(tx: Tx, actor: Actor, cycle: Cycle) -> PledgeCounts | None:
    """Return what the actor may know of the other units."""
    if may(actor, Activity.READ_BOARD):
        return counts_of(tx, cycle, names=True)
    match cycle.bloc.peer_visibility:
        case PeerVisibility.NONE:
            return None
        case PeerVisibility.COUNTS:
            return counts_of(tx, cycle, names=False)
        case PeerVisibility.NAMES:
            return counts_of(tx, cycle, names=True)


def signing_of(tx: Tx, cycle: Cycle, unit: UnitCode | None) -> PledgeSigning | None:
    """Return that a unit signed the version that holds, on paper."""
    if unit is None:
        return None
    return tx.pledges.signings(cycle.bloc_code, cycle.year, cycle.pledge_version).get(unit)


def closed_at(
    cycle: Cycle, confirmed: PledgeConfirmation | None, signed: PledgeSigning | None
) -> datetime | None:
    """Return when a unit's duty was closed, by the fact that closes it in this bloc.

    A signing counts from the beginning of its day, whenever it was recorded.
    """
    signed_at = cycle.calendar.instant(signed.day, time.min) if signed else None
    rule = cycle.definition.pledge.closed_by
    return rule.closed_at(confirmed.at if confirmed else None, signed_at)


def closed_units(tx: Tx, cycle: Cycle) -> frozenset[UnitCode]:
    """Return the units whose duty of the pledge is closed."""
    place = (cycle.bloc_code, cycle.year, cycle.pledge_version)
    given, signed = tx.pledges.all(*place), tx.pledges.signings(*place)
    units = {*given, *signed}
    return frozenset(u for u in units if closed_at(cycle, given.get(u), signed.get(u)))


def counts_of(tx: Tx, cycle: Cycle, *, names: bool) -> PledgeCounts:
    """Count the units that take part now and those among them that have confirmed."""
    given = tx.pledges.all(cycle.bloc_code, cycle.year, cycle.pledge_version)
    codes = cycle.definition.unit_codes()
    done = tuple(code for code in codes if code in given)
    missing = tuple(code for code in codes if code not in given)
    return PledgeCounts(
        units=len(codes),
        confirmed=len(done),
        names=done if names else (),
        missing=missing if names else (),
    )


def leaders_of(tx: Tx, cycle: Cycle, unit: UnitCode) -> tuple[tuple[str, str], ...]:
    """Return names and posts of those who can confirm for a unit."""
    return tuple(
        (person.name or "", place.post or "")
        for place, person in tx.people.members(cycle.bloc_code)
        if place.unit == unit and place.role is Role.UNIT_LEADER
    )
