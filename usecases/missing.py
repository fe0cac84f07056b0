"""Which units have not done a deadline's duty, and whom its ladder therefore concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from domain.assessments import WITH_UNIT
from domain.blocs import Role
from domain.cycles import Cycle, Due
from domain.deadlines import Duty
from domain.ids import PersonId, UnitCode
from domain.ladders import rungs_for
from domain.people import Person, Place, Reach
from usecases.authority import doer
from usecases.pledge_facts import closed_units
from usecases.ports import Tx


class Listener(NamedTuple):
    """Somebody whom a deadline's ladder speaks to, and at which rungs."""

    place: Place
    person: Person
    rungs: frozenset[int]


def missing_units(tx: Tx, cycle: Cycle, due: Due) -> tuple[UnitCode, ...]:
    """Return the units that have not done a deadline's duty, in the definition's order.

    Nobody is known to have done what is done outside the chat. What was due before the bloc
    opened its year here waits for nobody.
    """
    codes = cycle.definition.unit_codes()
    if due.passed(cycle.opened_at):
        return ()
    match due.deadline.duty:
        case Duty.PLEDGE:
            done = closed_units(tx, cycle)
            return tuple(code for code in codes if code not in done)
        case Duty.REPORT:
            sent = _senders(tx, cycle, due)
            return tuple(code for code in codes if code not in sent)
        case Duty.TARGETS:
            registered = tx.targets.registrations(cycle.bloc_code, cycle.year)
            return tuple(code for code in codes if code not in registered)
        case Duty.ATTEND:
            return codes


def _senders(tx: Tx, cycle: Cycle, due: Due) -> set[UnitCode]:
    """Return the units whose report for the deadline's period the bloc holds."""
    period = cycle.definition.period_of(due.key)
    if period is None:
        return set()
    states = tx.assessments.states_in(cycle.bloc_code, cycle.year, period.code)
    return {unit for unit, state in states.items() if state not in WITH_UNIT}


def listeners(
    tx: Tx, cycle: Cycle, due: Due, members: Sequence[tuple[Place, Person]]
) -> Iterator[Listener]:
    """Yield whom a deadline's ladder speaks to now: people of units that miss it, and offices.

    Whoever hears of it for a unit does not hear of it again for an office.
    """
    missing = set(missing_units(tx, cycle, due))
    roles: dict[UnitCode | None, set[Role]] = defaultdict(set)
    for place, person in members:
        if person.reach is Reach.REACHABLE:
            roles[place.unit].add(place.role)
    told: set[PersonId] = set()
    for place, person in sorted(members, key=lambda member: member[0].unit is None):
        if place.unit is None and person.id in told:
            continue
        if place.unit is not None and place.unit not in missing:
            continue
        rungs = rungs_for(cycle, due, doer(tx, cycle, due, place), roles[place.unit])
        if rungs:
            told.add(person.id)
            yield Listener(place, person, rungs)
