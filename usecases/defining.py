"""Defining a year: a definition file becomes a cycle, or a new version of one."""

from __future__ import annotations

from datetime import datetime, time
from enum import StrEnum
from typing import NamedTuple

from domain.amendments import Difference, differences, kind_of
from domain.blocs import Role
from domain.calendar import WorkCalendar, work_calendar, years_touched
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.errors import CycleDiffers
from domain.ids import Version, Year
from domain.pledges import AmendmentKind
from usecases.places import end_place
from usecases.pledge_facts import counts_of
from usecases.pledge_notices import tell_if_complete, tell_of_amendment
from usecases.ports import Clock, HolidayBook, Tx


class Outcome(StrEnum):
    """What became of a definition."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    AMENDED = "amended"


class Defined(NamedTuple):
    """A cycle as it stands after defining; of an amendment, what it changed and asks."""

    outcome: Outcome
    cycle: Cycle
    differences: tuple[Difference, ...] = ()
    kind: AmendmentKind | None = None


class Defining:
    """Creates cycles and amends them. The definition was checked by whoever read its file."""

    def __init__(self, clock: Clock, holidays: HolidayBook) -> None:
        self._clock = clock
        self._holidays = holidays

    def define(
        self,
        tx: Tx,
        definition: Definition,
        year: Year,
        *,
        amend: bool = False,
        kind: AmendmentKind | None = None,
    ) -> Defined:
        """Create the bloc's cycle of this year, or amend it; the same content changes nothing.

        Without a ``kind`` the differences propose one. Answers to criteria that are gone stay in
        the database.

        Raises:
            CycleDiffers: if the cycle has another content and ``amend`` is not set.
        """
        newest = tx.cycles.get(definition.bloc.code, year)
        if newest is None:
            return Defined(Outcome.CREATED, self._create(tx, definition, year))
        if newest.definition.fingerprint == definition.fingerprint:
            return Defined(Outcome.UNCHANGED, newest)
        changes = differences(newest.definition, definition)
        if not amend:
            raise CycleDiffers(bloc=newest.bloc_code, year=year, changes=changes)
        kind = kind or kind_of(changes)
        cycle = self._amend(tx, newest, definition, changes, kind)
        return Defined(Outcome.AMENDED, cycle, changes, kind)

    def _create(self, tx: Tx, definition: Definition, year: Year) -> Cycle:
        now = self._now()
        calendar = self._calendar(definition, year)
        opens = definition.pledge.opens
        first = calendar.instant(opens.in_year(year), time.min) if opens else now
        cycle = Cycle(
            bloc_code=definition.bloc.code,
            year=year,
            version=Version(1),
            pledge_version=Version(1),
            definition=definition,
            calendar=calendar,
            opened_at=max(now, first),
            amended_at=now,
        )
        tx.cycles.add(cycle, None)
        tx.audit.record(
            "cycle_created", _subject(cycle), at=now, bloc=cycle.bloc_code, year=year,
            after=_recorded(cycle),
        )  # fmt: skip
        return tx.cycles.get(cycle.bloc_code, year) or cycle

    def _amend(
        self,
        tx: Tx,
        newest: Cycle,
        definition: Definition,
        changes: tuple[Difference, ...],
        kind: AmendmentKind,
    ) -> Cycle:
        now, version = self._now(), Version(newest.version + 1)
        anew = kind is AmendmentKind.CONTENT_CHANGE
        cycle = newest.model_copy(
            update={
                "version": version,
                "pledge_version": version if anew else newest.pledge_version,
                "definition": definition,
                "calendar": self._calendar(definition, newest.year),
                "amended_at": now,
            }
        )
        tx.cycles.add(cycle, kind)
        tx.audit.record(
            "cycle_amended", _subject(cycle), at=now, bloc=cycle.bloc_code, year=cycle.year,
            before=_recorded(newest),
            after={**_recorded(cycle), "kind": kind, "differences": len(changes)},
        )  # fmt: skip
        _let_go(tx, newest, cycle, now)
        tell_of_amendment(tx, cycle, kind, now)
        if not counts_of(tx, newest, names=False).complete:
            tell_if_complete(tx, cycle, now)  # the units that were missing have left
        return tx.cycles.get(cycle.bloc_code, cycle.year) or cycle

    def _calendar(self, definition: Definition, year: Year) -> WorkCalendar:
        general = self._holidays.days(years_touched(year))
        return work_calendar(definition.bloc.time_zone, general, definition.holidays)

    def _now(self) -> datetime:
        return self._clock.now().replace(microsecond=0)


def _let_go(tx: Tx, old: Cycle, new: Cycle, at: datetime) -> None:
    """Whoever worked for a unit that has left the bloc has no place in it; all rows stay."""
    newest_year = tx.cycles.current(new.bloc_code)
    gone = set(old.definition.unit_codes()) - set(new.definition.unit_codes())
    if newest_year is None or newest_year.year != new.year:
        return
    for unit in sorted(gone):
        for role in (role for role in Role if role.of_unit):
            tx.invitations.revoke_open(new.bloc_code, unit, role, at)
    for place, _ in tx.people.members(new.bloc_code):
        if place.unit in gone:
            end_place(tx, new, place, at, why="unit_left")


def _subject(cycle: Cycle) -> str:
    return f"cycle/{cycle.bloc_code}/{cycle.year}"


def _recorded(cycle: Cycle) -> dict[str, object]:
    return {
        "version": cycle.version,
        "pledge_version": cycle.pledge_version,
        "fingerprint": cycle.definition.fingerprint,
    }
