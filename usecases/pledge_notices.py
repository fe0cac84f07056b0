"""Whom the pledge's news goes to, and what each notice has to say when it goes out."""

from __future__ import annotations

from datetime import datetime

from domain.amendments import differences
from domain.blocs import Role
from domain.cycles import Cycle
from domain.ids import PersonId, UnitCode, Version
from domain.notices import Notice, NoticeKey, NoticeKind
from domain.people import Actor
from domain.pledge_views import PledgeNoticeView
from domain.pledges import AmendmentKind
from usecases.authority import may_confirm
from usecases.pledge_facts import closed_units, confirmation_of, counts_of, cycle_of, version_of
from usecases.ports import Tx

SUBJECT = "pledge"
"""What notices about the pledge are about; their ``due`` is a version."""

_REMINDING = tuple(kind for kind in NoticeKind if kind.reminds)

_AMENDING = {
    AmendmentKind.CORRECTION: NoticeKind.PLEDGE_CORRECTED,
    AmendmentKind.CONTENT_CHANGE: NoticeKind.PLEDGE_CHANGED,
}


def tell_of_confirmation(tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode) -> None:
    """The unit may need no more reminding, its people hear of it, the last unit ends the round."""
    end_reminding(tx, cycle, unit)
    for place, person in tx.people.members(cycle.bloc_code):
        if place.unit != unit or person.id == actor.person:
            continue
        key = _key(cycle, person.id, NoticeKind.PLEDGE_CONFIRMED, cycle.pledge_version, unit)
        not_before = cycle.allowed_from(actor.at)
        tx.notices.plan(key, place.id, unit, not_before=not_before, at=actor.at)
    tell_if_complete(tx, cycle, actor.at)


def end_reminding(tx: Tx, cycle: Cycle, unit: UnitCode) -> None:
    """A unit whose duty of the pledge is closed needs no more reminding of it."""
    if unit in closed_units(tx, cycle):
        due = cycle.pledge_due.key
        tx.notices.cancel(cycle.bloc_code, cycle.year, due, _REMINDING, unit=unit)


def tell_if_complete(tx: Tx, cycle: Cycle, at: datetime) -> None:
    """Tell everyone in the bloc, once for each version, that every unit has confirmed."""
    if not counts_of(tx, cycle, names=False).complete:
        return
    for place, person in tx.people.members(cycle.bloc_code):
        if place.role is not Role.ADMIN:
            key = _key(cycle, person.id, NoticeKind.PLEDGE_COMPLETE, cycle.pledge_version)
            tx.notices.plan(key, place.id, place.unit, not_before=cycle.allowed_from(at), at=at)


def tell_of_amendment(tx: Tx, cycle: Cycle, kind: AmendmentKind, at: datetime) -> None:
    """Tell every member of a unit that there is a new version, and whether to confirm again.

    News still waiting that everybody had confirmed is no longer true of a changed pledge.
    """
    if kind is AmendmentKind.CONTENT_CHANGE:
        tx.notices.cancel(cycle.bloc_code, cycle.year, SUBJECT, [NoticeKind.PLEDGE_COMPLETE])
    units = cycle.definition.unit_codes()
    for place, person in tx.people.members(cycle.bloc_code):
        if place.unit in units:
            # A change is confirmed by each unit, so whoever works for two is told for both.
            unit = place.unit if kind is AmendmentKind.CONTENT_CHANGE else None
            key = _key(cycle, person.id, _AMENDING[kind], cycle.version, unit)
            tx.notices.plan(key, place.id, place.unit, not_before=cycle.allowed_from(at), at=at)


def pledge_notice_view(tx: Tx, notice: Notice) -> PledgeNoticeView:
    """Return what a notice about the pledge has to say, as things stand now."""
    key = notice.key
    newest = cycle_of(tx, key.bloc, key.year)
    made = version_of(tx, newest, _version_in(key)) or newest
    amends = key.kind in _AMENDING.values()
    old = version_of(tx, newest, made.version - 1) if amends else None
    tells = made if key.kind is NoticeKind.PLEDGE_CONFIRMED else newest
    given = confirmation_of(tx, tells, notice.unit)
    place = tx.people.place(notice.place)
    return PledgeNoticeView(
        kind=key.kind,
        cycle=newest,
        role=place.role if place else Role.UNIT_STAFF,
        may_confirm=place is not None and may_confirm(tx, newest, place),
        unit=notice.unit,
        counts=counts_of(tx, newest, names=False),
        differences=differences(old.definition, made.definition) if old else (),
        confirmation=given,
        version=made.version,
        at=made.amended_at if amends else notice.planned_at,
    )


def _key(
    cycle: Cycle,
    person: PersonId,
    kind: NoticeKind,
    version: Version,
    unit: UnitCode | None = None,
) -> NoticeKey:
    """Make the key: one for each person, kind and version, and for each unit where it counts."""
    due = f"{version}/{unit}" if unit else str(version)
    return NoticeKey(
        bloc=cycle.bloc_code,
        year=cycle.year,
        recipient=person,
        kind=kind,
        subject=SUBJECT,
        due=due,
    )


def _version_in(key: NoticeKey) -> Version:
    return Version(int(key.due.partition("/")[0]))
