"""The model of who may act: places end, are left and handed over; officers are authorised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.blocs import Role
from screens import actions as do

if TYPE_CHECKING:
    from tests.model.expected import Expected, Held

IN_UNIT = {Role.UNIT_LEADER, Role.UNIT_STAFF}
SIDE = {Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY}


def end(model: Expected, number: int) -> None:
    """End a place: nobody holds it, and what its holder was about is gone."""
    held = model.places[number]
    model.preparing.pop(-1 if held.who is None else held.who, None)
    model.places[number] = held._replace(who=None)


def end_place(model: Expected, held: Held, number: int) -> None:
    """Let somebody of the leader's side end a place that is not their own."""
    other = model.places.get(number)
    if other is None or other.who in {None, held.who}:
        return
    may = {Role.BLOC_LEADER} if other.role is Role.BLOC_LEADER else SIDE
    if other.role not in IN_UNIT:
        may = may - {Role.SECRETARY}
    if held.role in may:
        end(model, number)


def go(model: Expected, who: int, action: do.Action) -> bool:
    """Let somebody leave, or be forgotten, if that is what they press; tell whether it is."""
    own = [number for number, held in model.places.items() if held.who == who]
    match action:
        case do.Leave(place):
            for number in own:
                if place in {0, number}:
                    end(model, number)
        case do.ForgetMe(person):
            if model.persons[who] == person:
                for number in own:
                    end(model, number)
                model.persons[who] = None
        case _:
            return False
    return True


def take_over(model: Expected, who: int, old: int, number: int) -> None:
    """Let a newcomer take a place over under a number of its own."""
    before = model.places[old]
    end(model, old)
    model.places[number] = before._replace(who=who)


def authorise(model: Expected, held: Held, place: int) -> None:
    """Let a unit's leader assign an officer of theirs."""
    officer = model.places.get(place)
    if officer is None or officer.who is None or officer.role is not Role.UNIT_STAFF:
        return
    if held.role is Role.UNIT_LEADER and held.unit == officer.unit:
        model.authorised.add(place)


def revoke(model: Expected, held: Held, number: int) -> None:
    """Let a unit's leader or the leader's side end an assignment."""
    place = model.authorisations.get(number)
    if place is None or place not in model.authorised:
        return
    own = held.role is Role.UNIT_LEADER and held.unit == model.places[place].unit
    if own or held.role in SIDE:
        model.authorised.discard(place)
