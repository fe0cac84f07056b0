"""Home: what this person's next task is."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.deadlines import Duty
from domain.duties import DutyState, DutyStatus
from domain.home import HomeView
from domain.people import Person, Place
from usecases.authority import may_confirm
from usecases.consenting import asks_consent
from usecases.duties import duties_of, status_of
from usecases.ports import Clock, Tx


class Homing:
    """Looks for the next task."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def home(self, tx: Tx, person: Person, place: Place, cycle: Cycle) -> HomeView:
        """Return the home of a person who holds this place."""
        now = self._clock.now()
        if place.role.of_unit:
            duties = duties_of(tx, cycle, place.role, place.unit, now)
        else:  # an office looks after everybody's deadlines
            duties = tuple(status_of(tx, cycle, due, None, now) for due in cycle.dues)
        confirms = place.role.of_unit and may_confirm(tx, cycle, place)
        waiting = [duty for duty in duties if duty.waits]
        mine = [duty for duty in waiting if confirms or not _missed_pledge(duty)]
        task = next(iter(mine or waiting), None)
        reached = {p.unit for p, _ in tx.people.members(cycle.bloc_code) if p.unit}
        confirmation = (
            tx.pledges.of(cycle.bloc_code, cycle.year, place.unit, cycle.pledge_version)
            if place.unit
            else None
        )
        return HomeView(
            person=person,
            place=place,
            cycle=cycle,
            today=cycle.calendar.day_of(now),
            task=task if place.role.of_unit else None,
            resume=_begun(duties, task) if place.role.of_unit else None,
            later=_ahead(duties, task if place.role.of_unit else None),
            pledge_confirmed_at=confirmation.at if confirmation else None,
            asks_consent=asks_consent(tx, person, place, now),
            pledge_missed=any(_missed_pledge(duty) for duty in waiting if duty is not task),
            over=cycle.is_over(now),
            confirms=confirms,
            places=len(tx.people.places_of(person.id)),
            units=len(cycle.definition.units),
            joined=len(reached),
        )


def _missed_pledge(duty: DutyStatus) -> bool:
    """Tell whether the pledge is overdue: what somebody else has to do hides no own task."""
    return duty.duty is Duty.PLEDGE and duty.state is DutyState.OVERDUE


def _begun(duties: tuple[DutyStatus, ...], task: DutyStatus | None) -> DutyStatus | None:
    unfinished = (d for d in duties if d.waits and d.begun and d.resume_at)
    return next((d for d in unfinished if d is not task and d.settled < d.asked), None)


def _ahead(duties: tuple[DutyStatus, ...], task: DutyStatus | None) -> DutyStatus | None:
    states = {DutyState.OPEN, DutyState.LATER}
    return next((d for d in duties if d.state in states and d is not task), None)
