"""Asking for more time: the day, the reason, the look back, the record. No deadline moves here."""

from __future__ import annotations

from datetime import date

from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import AlreadyDone, EmptyText, NotOpen, OldButton, TextTooLong
from domain.extensions import (
    MAX_REASON,
    Extension,
    ExtensionView,
    earliest,
    must_be_later,
    offered_days,
    read_day,
)
from domain.ids import UnitCode
from domain.notices import NoticeKey, NoticeKind
from domain.people import Actor, Person, Place
from domain.policy import Activity, require, require_in_season
from domain.words import clean_text
from usecases.duties import status_of
from usecases.extension_facts import extendable, standing
from usecases.ports import Clock, Tx


class Extending:
    """Takes a unit's request for more time. Where it stands is a draft, until it is sent."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def ask(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None, deadline: str
    ) -> ExtensionView:
        """Begin, or choose the day anew: show what stands, and wait for the day.

        Raises:
            NotOpen, AlreadyDone, YearClosed: if there is nothing to be put off.
        """
        view = self._begun(tx, actor, cycle, draft, deadline)
        return self._await(tx, actor, view.model_copy(update={"wished": None}), Step.EXTENSION_DAY)

    def choose(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        draft: Draft | None,
        deadline: str,
        ordinal: int,
    ) -> ExtensionView:
        """Take the day of a button, and wait for the reason."""
        try:
            day = date.fromordinal(ordinal)
        except (ValueError, OverflowError):
            raise OldButton from None
        view = self._begun(tx, actor, cycle, draft, deadline)
        return self._with_day(tx, actor, view, day)

    def type_day(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None, text: str
    ) -> ExtensionView:
        """Take a typed day, and wait for the reason.

        Raises:
            DayNotUnderstood, DayNotLater, DayTooFar: for what is no such day.
        """
        view = self.look(tx, actor, cycle, draft)
        day = read_day(text, earliest(view.duty.due, view.duty.today))
        return self._with_day(tx, actor, view, day)

    def type_reason(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None, text: str
    ) -> ExtensionView:
        """Take the reason, and show everything back before it is sent.

        Raises:
            EmptyText, TextTooLong: for what no leader could read.
        """
        view = self.look(tx, actor, cycle, draft)
        reason = clean_text(text)
        if not any(sign.isalpha() for sign in reason):
            raise EmptyText
        if len(reason) > MAX_REASON:
            raise TextTooLong(length=len(reason), limit=MAX_REASON)
        view = view.model_copy(update={"reason": reason})
        return self._await(tx, actor, view, Step.EXTENSION)

    def look(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None) -> ExtensionView:
        """Return where the request stands: nothing of it is sent yet.

        Raises:
            OldButton: if none is in the making here.
        """
        here = (actor.place, cycle.year)
        if draft is None or "deadline" not in draft.subject or (draft.place, draft.year) != here:
            raise OldButton
        view = self._view(tx, actor, cycle, draft.subject["deadline"])
        wished = draft.subject.get("wished")
        facts = {
            "wished": date.fromisoformat(wished) if wished else None,
            "reason": draft.subject.get("reason", ""),
        }
        return view.model_copy(update=facts)

    def send(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None) -> ExtensionView:
        """Record the request in place of an earlier one, and tell the leader's side.

        Raises:
            DayNotLater: if the day has gone by while the request waited for its button.
        """
        view = self.look(tx, actor, cycle, draft)
        if draft is None or draft.step is not Step.EXTENSION or view.wished is None:
            raise OldButton
        must_be_later(cycle, view.duty.due, view.duty.today, view.wished)
        before = view.standing
        asked = self._keep(tx, actor, view, view.wished)
        tx.drafts.clear(actor.person)
        tx.audit.record(
            "extension_asked",
            f"deadline/{asked.deadline}/{asked.unit}",
            at=actor.at,
            actor=actor,
            year=cycle.year,
            before=_facts(before) if before else None,
            after=_facts(asked),
        )
        leaders = _tell(tx, actor, cycle, asked)
        return view.model_copy(update={"standing": asked, "saved": True, "leaders": leaders})

    def drop(self, tx: Tx, actor: Actor) -> None:
        """Leave it: nothing was sent."""
        tx.drafts.clear(actor.person)

    def _keep(self, tx: Tx, actor: Actor, view: ExtensionView, wished: date) -> Extension:
        cycle, due = view.cycle, view.duty.due
        unit = _own_unit(actor)
        made = Extension(
            unit=unit,
            deadline=due.key,
            due=due.last_day,
            wished=wished,
            reason=view.reason,
            by=actor.name,
            at=actor.at,
            told_at=cycle.allowed_from(actor.at),
        )
        tx.extensions.keep(actor, cycle.year, made)
        kept = tx.extensions.of(actor.bloc, cycle.year, unit, due.key)
        return kept or made

    def _view(self, tx: Tx, actor: Actor, cycle: Cycle, deadline: str) -> ExtensionView:
        require(actor, Activity.ASK_FOR_TIME, actor.unit)
        now = self._clock.now()
        require_in_season(Activity.ASK_FOR_TIME, cycle, now)
        due, place = cycle.due(deadline), tx.people.place(actor.place)
        if place is None or not cycle.concerns(due, actor.role):
            raise OldButton
        duty = status_of(tx, cycle, due, actor.unit, now)
        if duty.done_at is not None:
            raise AlreadyDone
        if not extendable(cycle, duty, now):
            raise NotOpen
        return ExtensionView(
            cycle=cycle,
            place=place,
            duty=duty,
            offered=offered_days(cycle, due, duty.today),
            standing=standing(tx, cycle, due, actor.unit),
        )

    def _begun(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None, deadline: str
    ) -> ExtensionView:
        """Return the request for a deadline, with the reason if it was typed already."""
        view = self._view(tx, actor, cycle, deadline)
        here = (actor.place, cycle.year, deadline)
        if draft and (draft.place, draft.year, draft.subject.get("deadline")) == here:
            return view.model_copy(update={"reason": draft.subject.get("reason", "")})
        return view

    def _with_day(self, tx: Tx, actor: Actor, view: ExtensionView, day: date) -> ExtensionView:
        cycle, duty = view.cycle, view.duty
        must_be_later(cycle, duty.due, duty.today, day)
        workday = cycle.calendar.on_or_after(day)
        typed = day if workday != day else None
        view = view.model_copy(update={"wished": workday, "typed": typed})
        step = Step.EXTENSION if view.reason else Step.EXTENSION_REASON
        return self._await(tx, actor, view, step)

    def _await(self, tx: Tx, actor: Actor, view: ExtensionView, step: Step) -> ExtensionView:
        subject = {"deadline": str(view.duty.due.key), "reason": view.reason}
        if view.wished:
            subject["wished"] = view.wished.isoformat()
        tx.drafts.keep(
            Draft(
                person=actor.person,
                place=actor.place,
                year=view.cycle.year,
                step=step,
                subject={name: value for name, value in subject.items() if value},
                updated_at=actor.at,
            )
        )
        return view


def _tell(tx: Tx, actor: Actor, cycle: Cycle, asked: Extension) -> int:
    """Tell the leader's side; what was not told yet of an earlier request is not told any more."""
    kinds = [NoticeKind.EXTENSION_ASKED]
    subject = _subject(asked)
    tx.notices.cancel(actor.bloc, cycle.year, subject, kinds)
    heard = set()
    for place, person in _leaders(tx, cycle):
        if person.id == actor.person or person.id in heard:
            continue
        key = NoticeKey(
            bloc=cycle.bloc_code,
            year=cycle.year,
            recipient=person.id,
            kind=NoticeKind.EXTENSION_ASKED,
            subject=subject,
            due=asked.due.isoformat(),
            rung=int(asked.at.timestamp()),
        )
        facts = {"deadline": str(asked.deadline), "unit": str(asked.unit)}
        tx.notices.plan(key, place.id, None, not_before=asked.told_at, at=actor.at, facts=facts)
        heard.add(person.id)
    return len(heard)


def _leaders(tx: Tx, cycle: Cycle) -> list[tuple[Place, Person]]:
    return [pair for pair in tx.people.members(cycle.bloc_code) if pair[0].role.leads]


def _subject(asked: Extension) -> str:
    return f"{asked.deadline}/{asked.unit}"


def _facts(asked: Extension) -> dict[str, str]:
    return {
        "due": asked.due.isoformat(),
        "wished": asked.wished.isoformat(),
        "reason": asked.reason,
    }


def _own_unit(actor: Actor) -> UnitCode:
    if actor.unit is None:
        raise OldButton
    return actor.unit
