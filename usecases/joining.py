"""Joining: invitations, consent, the place, the official name and post."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from domain.blocs import OFFICES, Role
from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import EmptyText, InvitationRefused, NotAName, OldButton, TextTooLong
from domain.ids import PlaceId, UnitCode
from domain.invitations import (
    CODE_LIFETIME,
    LIFETIME,
    TRIES,
    TRY_WINDOW,
    Invitation,
    InvitationCard,
    InvitationState,
    hash_of,
)
from domain.joining import CONSENT_VERSION, MAX_NAME, MAX_POST, InvitationView, Refusal
from domain.notices import NoticeKey, NoticeKind
from domain.people import Actor, Person, Place
from domain.words import Language, clean_line, is_a_name, quoted
from usecases.places import end_place, tell_holder, tell_of_departure
from usecases.ports import Clock, Tokens, Tx

BOT_NAME = "bot_username"
"""The memo under which the bot's name in links is remembered."""

GATHERING = timedelta(minutes=15)
"""How long the news of one joining waits for the next, so that the leader gets one message."""


class Joined(NamedTuple):
    """A place that was just taken, and what is still to be asked."""

    person: Person
    place: Place
    cycle: Cycle
    next_step: Step | None


class Joining:
    """Everything from an invitation to a place."""

    def __init__(self, clock: Clock, tokens: Tokens) -> None:
        self._clock = clock
        self._tokens = tokens

    def invite(
        self, tx: Tx, cycle: Cycle, unit: UnitCode | None, role: Role | None
    ) -> list[InvitationCard]:
        """Make invitations to the places not yet taken; older ones to the same are revoked."""
        taken = {(p.unit, p.role) for p, _ in tx.people.members(cycle.bloc_code)}
        wanted = [s for s in _seats(cycle, unit, role) if s not in taken]
        return [self.issue(tx, cycle, unit, role) for unit, role in wanted]

    def issue(
        self,
        tx: Tx,
        cycle: Cycle,
        unit: UnitCode | None,
        role: Role,
        *,
        actor: Actor | None = None,
        replacing: bool = True,
        replaces: PlaceId | None = None,
    ) -> InvitationCard:
        """Make one invitation; ``replacing`` revokes those to the same place that are open.

        ``replaces`` is the place that ends when it is agreed to.
        """
        now = self._clock.now()
        if replacing:
            tx.invitations.revoke_open(cycle.bloc_code, unit, role, now)
        token, code = self._tokens.token(), _unused(tx, self._tokens.code())
        invitation = Invitation(
            bloc=cycle.bloc_code,
            unit=unit,
            role=role,
            inviter=actor.role if actor else None,
            replaces=replaces,
            created_at=now,
            expires_at=now + LIFETIME,
            code_expires_at=now + CODE_LIFETIME,
        )
        number = tx.invitations.add(invitation, hash_of(token), hash_of(code))
        tx.audit.record(
            "invited",
            f"{unit or '-'}/{role}",
            at=now,
            actor=actor,
            bloc=cycle.bloc_code,
            year=cycle.year,
            after={
                "invitation": number,
                "expires": invitation.expires_at.isoformat(),
                **({"replaces": replaces} if replaces else {}),
            },
        )
        return InvitationCard(
            number=number,
            bloc=cycle.bloc_code,
            bloc_name=cycle.bloc.short,
            labels=cycle.bloc.labels,
            unit=unit,
            unit_name=cycle.definition.unit(unit).name if unit else None,
            role=role,
            inviter=invitation.inviter,
            token=token,
            code=code,
            made_at=cycle.calendar.local(now),
            expires_at=cycle.calendar.local(now + LIFETIME),
            code_expires_at=cycle.calendar.local(now + CODE_LIFETIME),
            username=tx.memos.read(BOT_NAME) or None,
        )

    def open(
        self,
        tx: Tx,
        telegram_id: int,
        chat_id: int,
        secret_hash: str,
        language: Language,
        at: datetime,
        *,
        by_code: bool,
    ) -> InvitationView | Refusal:
        """Show an invitation; remember that this account has it before it. Nothing else is kept.

        A wrong token is counted, and after five within an hour none is looked at.
        """
        if tx.invitations.wrong_tokens_since(telegram_id, at - TRY_WINDOW) >= TRIES:
            return Refusal.TOO_MANY
        invitation = tx.invitations.by_hash(secret_hash)
        if invitation is None:
            tx.invitations.note_wrong_token(telegram_id, at)
            return Refusal.UNKNOWN
        if (state := invitation.state(at, by_code=by_code)) is not InvitationState.OPEN:
            link_serves = invitation.state(at) is InvitationState.OPEN
            return Refusal.CODE_EXPIRED if link_serves else Refusal(state.value)
        known = tx.people.by_telegram(telegram_id)
        if known is not None and _is_own(tx, invitation, known):
            return Refusal.OWN
        person = known or tx.people.add(telegram_id, chat_id, language, at)
        subject = {"invitation": str(invitation.id)}
        tx.drafts.keep(
            Draft(
                person=person.id,
                place=None,
                year=None,
                step=Step.CONSENT,
                subject=subject,
                updated_at=at,
            )
        )
        return self._view(tx, invitation)

    def guess(self, tx: Tx, telegram_id: int, at: datetime) -> bool:
        """Count a code typed where something else is awaited; tell whether it was one too many.

        Whoever may try codes in the middle of a report as often as they like finds one.
        """
        if tx.invitations.wrong_tokens_since(telegram_id, at - TRY_WINDOW) >= TRIES:
            return True
        tx.invitations.note_wrong_token(telegram_id, at)
        return False

    def shown(self, tx: Tx, person: Person, number: int | None = None) -> InvitationView:
        """Return the invitation this person has open.

        Raises:
            OldButton: if none (or another one) is open.
            InvitationRefused: if it was used, revoked or has expired meanwhile.
        """
        draft = tx.drafts.of(person.id)
        if draft is None or draft.step is not Step.CONSENT:
            raise OldButton
        opened = int(draft.subject["invitation"])
        invitation = tx.invitations.get(opened)
        if invitation is None or number not in {None, opened}:
            raise OldButton
        state = invitation.state(self._clock.now())
        if state is not InvitationState.OPEN:
            raise InvitationRefused(reason=state.value)
        if _is_own(tx, invitation, person):
            raise InvitationRefused(reason=Refusal.OWN.value)
        return self._view(tx, invitation)

    def agree(self, tx: Tx, person: Person, number: int, at: datetime) -> Joined:
        """Consent was given: take the place, use the invitation up, tell the leader's side.

        A place that is handed over ends in the same transaction.
        """
        view = self.shown(tx, person, number)
        invitation, cycle = view.invitation, view.cycle
        place = tx.people.take_place(
            person.id, invitation.bloc, invitation.unit, invitation.role, invitation.post, at
        )
        tx.invitations.use(invitation.id, person.id, at)
        tx.people.consent(person.id, place.id, CONSENT_VERSION, person.language, at)
        tx.people.act_from(person.id, place.id)
        if invitation.name and not person.name:
            tx.people.rename(person.id, invitation.name)
        tx.audit.record(
            "joined",
            f"{place.unit or '-'}/{place.role}",
            at=at,
            bloc=place.bloc,
            year=cycle.year,
            after={"place": place.id, "person": person.id, "consent": CONSENT_VERSION},
        )
        old = tx.people.place(invitation.replaces) if invitation.replaces else None
        if old is None:
            self._tell_leader(tx, cycle, place, at)
        else:
            self._take_over(tx, cycle, old, place, at)
        return self._ask_next(tx, tx.people.get(person.id), place, cycle, at)

    def _take_over(self, tx: Tx, cycle: Cycle, old: Place, new: Place, at: datetime) -> None:
        """End the place that was handed over; what was planned for it goes to the new one.

        The newcomer has yet to type a name, so the leader's side hears of it a little later.
        """
        tx.notices.hand_on(old.id, new)
        end_place(tx, cycle, old, at, why="handed_over")
        tell_holder(tx, cycle, old, at, successor=new)
        tell_of_departure(tx, cycle, old, at, successor=new, wait=GATHERING)

    def turn_down(self, tx: Tx, person: Person, number: int) -> None:
        """The invitation is not taken; the open talk about it is forgotten."""
        self.shown(tx, person, number)
        tx.drafts.clear(person.id)

    def give_name(self, tx: Tx, person: Person, text: str, at: datetime) -> Joined:
        """Keep the official name, as the person typed it.

        Raises:
            EmptyText, TextTooLong, NotAName: for what cannot stand on a receipt as a name.
        """
        tx.people.rename(person.id, a_name(text))
        tx.audit.record("named", f"person/{person.id}", at=at)
        return self._resume(tx, person, at)

    def give_post(self, tx: Tx, actor: Actor, text: str) -> Joined:
        """Keep the official post of the place the person acts from."""
        tx.people.set_post(actor.place, a_post(text))
        tx.audit.record("post_given", f"place/{actor.place}", at=actor.at, actor=actor)
        return self._resume(tx, tx.people.get(actor.person), actor.at)

    def _resume(self, tx: Tx, person: Person, at: datetime) -> Joined:
        person = tx.people.get(person.id)
        place = tx.people.place(PlaceId(person.acting_place or 0))
        cycle = tx.cycles.current(place.bloc) if place else None
        if place is None or cycle is None:
            raise OldButton
        return self._ask_next(tx, person, place, cycle, at)

    def _ask_next(
        self, tx: Tx, person: Person, place: Place, cycle: Cycle, at: datetime
    ) -> Joined:
        step = None
        if not person.name:
            step = Step.NAME
        elif not place.post:
            step = Step.POST
        if step is None:
            tx.drafts.clear(person.id)
        else:
            tx.drafts.keep(
                Draft(person=person.id, place=place.id, year=cycle.year, step=step, updated_at=at)
            )
        return Joined(person, place, cycle, step)

    def _view(self, tx: Tx, invitation: Invitation) -> InvitationView:
        cycle = tx.cycles.current(invitation.bloc)
        if cycle is None:
            raise InvitationRefused(reason=Refusal.REVOKED)
        old = tx.people.place(invitation.replaces) if invitation.replaces else None
        name = tx.people.get(old.person).name or "" if old else None
        return InvitationView(invitation=invitation, cycle=cycle, replaces=name)

    def _tell_leader(self, tx: Tx, cycle: Cycle, place: Place, at: datetime) -> None:
        for seat, person in tx.people.members(cycle.bloc_code):
            if seat.role not in {Role.BLOC_LEADER, Role.SECRETARY} or seat.id == place.id:
                continue
            key = NoticeKey(
                bloc=cycle.bloc_code,
                year=cycle.year,
                recipient=person.id,
                kind=NoticeKind.MEMBER_JOINED,
                subject="joined",
                rung=place.id,
            )
            not_before = cycle.allowed_from(at + GATHERING)
            tx.notices.plan(key, seat.id, None, not_before=not_before, at=at)


def _seats(
    cycle: Cycle, unit: UnitCode | None, role: Role | None
) -> list[tuple[UnitCode | None, Role]]:
    """List the places invitations are wanted for, units first in the file's order."""
    units = [unit] if unit else list(cycle.definition.unit_codes())
    unit_roles = [Role.UNIT_LEADER, Role.UNIT_STAFF] if role is None else [role]
    seats: list[tuple[UnitCode | None, Role]] = []
    seats += [(code, one) for code in units for one in unit_roles if one.of_unit]
    if unit is None:
        seats += [(None, one) for one in OFFICES if role in {None, one}]
    return seats


def _is_own(tx: Tx, invitation: Invitation, person: Person) -> bool:
    """Tell whether somebody has opened the invitation that hands over their own place."""
    place = tx.people.place(invitation.replaces) if invitation.replaces else None
    return place is not None and place.person == person.id


def _unused(tx: Tx, code: str) -> str:
    """Return the drawn code, or the next one that no invitation ever had."""
    while tx.invitations.by_hash(hash_of(code)) is not None:
        code = f"{(int(code) + 1) % 10 ** len(code):0{len(code)}}"
    return code


def a_name(text: str) -> str:
    """Return a typed name as it is kept.

    Raises:
        EmptyText, TextTooLong, NotAName: for what cannot stand on a receipt as a name.
    """
    name = _line(text, MAX_NAME)
    if not is_a_name(name):
        raise NotAName(given=quoted(name))
    return name


def a_post(text: str) -> str:
    """Return a typed post as it is kept.

    Raises:
        EmptyText, TextTooLong: for what cannot stand on a receipt as a post.
    """
    return _line(text, MAX_POST)


def _line(text: str, limit: int) -> str:
    line = clean_line(text)
    if not any(sign.isalpha() for sign in line):
        raise EmptyText
    if len(line) > limit:
        raise TextTooLong(length=len(line), limit=limit)
    return line
