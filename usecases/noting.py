"""What people answer to a reminder: they have taken note, or want to hear it again."""

from __future__ import annotations

from datetime import datetime

from domain.cycles import Cycle, Due
from domain.errors import OldButton
from domain.ids import NoticeId
from domain.ladders import rung_of_day, snooze_at
from domain.notices import Acknowledgement, NoticeKey, NoticeKind, NoticeState
from domain.people import Actor, Place
from domain.reminders import CatchUpView, Noted, ReminderView
from usecases.cards import card, due_named
from usecases.ports import Tx


def acknowledge(
    tx: Tx, actor: Actor, cycle: Cycle, deadline: str, rung: int, now: datetime
) -> ReminderView:
    """Keep who took note of a rung and when; the unit hears no more of it until the next one.

    Whoever comes second is told who was first.
    """
    due, place = _concerned(tx, actor, cycle, deadline)
    earlier = _noted(tx, actor, cycle, due, rung)
    own = tx.notices.acknowledge(actor, cycle.year, due.key, due.last_day.isoformat(), rung)
    if all(one.place != actor.place for one in earlier):
        _quieten(tx, actor, cycle, due)
        tx.audit.record(
            "acknowledged",
            f"deadline/{due.key}",
            at=actor.at,
            actor=actor,
            year=cycle.year,
            after={"due": due.last_day.isoformat(), "rung": rung},
        )
    first = earlier[0] if earlier else own
    return card(tx, cycle, place, due, rung, now).model_copy(
        update={
            "noted": Noted(by=tx.people.get(first.person).name or "", at=first.at),
            "noted_before": bool(earlier),
            "also_at": own.at if first.person != actor.person else None,
            "snooze_at": None,
        }
    )


def _noted(tx: Tx, actor: Actor, cycle: Cycle, due: Due, rung: int) -> list[Acknowledgement]:
    day = due.last_day.isoformat()
    noted = tx.notices.noted(cycle.bloc_code, cycle.year, due.key, day, rung)
    return [one for one in noted if _ours(actor, one)]


def _ours(actor: Actor, one: Acknowledgement) -> bool:
    return one.unit == actor.unit if actor.unit else one.place == actor.place


def _quieten(tx: Tx, actor: Actor, cycle: Cycle, due: Due) -> None:
    """What was still to be said of this rung is not said; the next rung comes all the same."""
    bloc, year, unit = cycle.bloc_code, cycle.year, actor.unit
    recipient = None if unit else actor.person
    again = [NoticeKind.SNOOZE, NoticeKind.NUDGE]
    tx.notices.cancel(bloc, year, due.key, again, unit=unit, recipient=recipient)
    own = [NoticeKind.REMINDER]
    tx.notices.cancel(bloc, year, due.key, own, unit=unit, recipient=actor.person)


def acknowledge_all(
    tx: Tx, actor: Actor, cycle: Cycle, newest: NoticeId, now: datetime
) -> CatchUpView:
    """Take note of every reminder the actor has had so far, up to the newest of one message."""
    place = _held(tx, actor)
    rungs: dict[str, int] = {}
    for notice in tx.notices.unnoted(cycle.bloc_code, cycle.year, actor.place):
        due = due_named(cycle, notice.key)
        if notice.id <= newest and due is not None:
            rungs[due.key] = max(notice.key.rung, rungs.get(due.key, notice.key.rung))
    cards = [acknowledge(tx, actor, cycle, key, rung, now) for key, rung in rungs.items()]
    return CatchUpView(
        cycle=cycle,
        place=place,
        reminders=tuple(sorted(cards, key=lambda one: one.duty.due.instant)),
        newest=newest,
        noted=Noted(by=actor.name, at=actor.at),
    )


def later(tx: Tx, actor: Actor, cycle: Cycle, deadline: str, now: datetime) -> ReminderView:
    """Plan one more reminder for the next working morning; where that is too late, plan none."""
    due, place = _concerned(tx, actor, cycle, deadline)
    at = snooze_at(cycle, due, now)
    shown = card(tx, cycle, place, due, rung_of_day(cycle, due, cycle.calendar.day_of(now)), now)
    if at is None or not shown.possible:
        return shown
    key = NoticeKey(
        bloc=cycle.bloc_code,
        year=cycle.year,
        recipient=actor.person,
        kind=NoticeKind.SNOOZE,
        subject=due.key,
        due=f"{due.last_day.isoformat()}/{actor.unit}" if actor.unit else str(due.last_day),
        rung=rung_of_day(cycle, due, cycle.calendar.day_of(at)),
    )
    if not tx.notices.plan(key, place.id, place.unit, not_before=at, at=actor.at):
        _plan_again(tx, key, at)
    tx.audit.record(
        "snoozed", f"deadline/{due.key}", at=actor.at, actor=actor, year=cycle.year,
        after={"until": at.isoformat()},
    )  # fmt: skip
    return shown.model_copy(update={"snooze_at": at, "snoozed": True})


def _plan_again(tx: Tx, key: NoticeKey, at: datetime) -> None:
    """Somebody took note, which ended their wish to hear again, and wishes it once more."""
    known = tx.notices.find(key)
    if known is not None and known.state is NoticeState.CANCELLED:
        tx.notices.put_back([known.id], not_before=at, resent=False)


def _concerned(tx: Tx, actor: Actor, cycle: Cycle, deadline: str) -> tuple[Due, Place]:
    due = cycle.due(deadline)
    if not cycle.concerns(due, actor.role):
        raise OldButton
    return due, _held(tx, actor)


def _held(tx: Tx, actor: Actor) -> Place:
    place = tx.people.place(actor.place)
    if place is None:
        raise OldButton
    return place
