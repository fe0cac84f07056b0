"""Who takes part: inviting to places, revoking, ending a place, and who may do it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from domain.blocs import Role
from domain.drafts import Draft, Step
from domain.errors import NotAllowed, NotFound, OwnPlace, PeopleChanged, PlaceFull
from domain.ids import BlocCode, PlaceId, UnitCode, Year
from domain.invitations import InvitationCard, hash_of
from domain.joining import InvitationView, Refusal
from domain.notices import NoticeKind
from domain.participants import SEATS, PeopleView, PlaceEndedView, PlaceQuestion
from domain.people import Actor, Reach
from domain.words import Language
from storage.store import Store
from tests.builders import CountedTokens, HandClock, a_cycle, a_store, add_member
from usecases.delivering import Delivering
from usecases.joining import Joining
from usecases.participating import Participating
from usecases.ports import Tx

A, B = UnitCode("A"), UnitCode("B")
R = TypeVar("R")


@dataclass
class Room:
    store: Store
    clock: HandClock = field(default_factory=HandClock)
    tokens: CountedTokens = field(default_factory=CountedTokens)

    def __post_init__(self) -> None:
        self.joining = Joining(self.clock, self.tokens)
        self.by = Participating(self.clock, self.joining)
        self.cycle = a_cycle()
        self._numbers = iter(range(1, 999))

    async def do(self, body: Callable[[Tx], R]) -> R:
        return await self.store.do(body)

    async def member(self, unit: str | None, role: Role) -> Actor:
        return await self.store.do(add_member, self.cycle, unit, role, number=next(self._numbers))

    async def people(self, actor: Actor, unit: UnitCode | None = A) -> PeopleView:
        return await self.do(lambda tx: self.by.people(tx, actor, unit))

    async def invites(
        self,
        actor: Actor,
        unit: UnitCode | None = A,
        role: Role = Role.UNIT_STAFF,
        *,
        seen: int = 0,
        replacing: bool | None = None,
    ) -> InvitationCard | PlaceQuestion:
        return await self.do(
            lambda tx: self.by.invite(tx, actor, unit, role, seen, replacing=replacing)
        )

    async def card(self, actor: Actor, **more: object) -> InvitationCard:
        made = await self.invites(actor, **more)  # type: ignore[arg-type]
        assert isinstance(made, InvitationCard)
        return made

    async def opens(self, secret: str, account: int = 900) -> InvitationView | Refusal:
        return await self.do(
            lambda tx: self.joining.open(
                tx,
                account,
                account,
                hash_of(secret),
                Language.VI,
                self.clock.now(),
                by_code=len(secret) == 8,
            )
        )


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with furnished(tmp_path) as found:
        yield found


@asynccontextmanager
async def furnished(folder: Path) -> AsyncIterator[Room]:
    async with a_store(folder) as store:
        found = Room(store)
        await store.do(lambda tx: tx.cycles.add(found.cycle, None))
        yield found


async def test_people_free_places_and_open_invitations_are_shown_together(room: Room) -> None:
    secretary = await room.member(None, Role.SECRETARY)
    staff = await room.member("A", Role.UNIT_STAFF)
    await room.member("B", Role.UNIT_LEADER)
    await room.invites(secretary, role=Role.UNIT_LEADER)
    view = await room.people(secretary)
    assert [one.place for one in view.people] == [staff.place]
    assert view.free == (Role.UNIT_LEADER,)
    assert [one.role for one in view.invitations] == [Role.UNIT_LEADER]
    room.clock.turn(timedelta(days=31))
    assert (await room.people(secretary)).invitations == ()


async def test_a_taken_place_can_have_one_more_up_to_a_limit(room: Room) -> None:
    leader = await room.member(None, Role.BLOC_LEADER)
    for _ in range(SEATS - 2):
        await room.member("A", Role.UNIT_STAFF)
    first = await room.card(leader)
    second = await room.card(leader, seen=first.number, replacing=False)
    with pytest.raises(PlaceFull):
        await room.invites(leader, seen=second.number, replacing=False)
    assert isinstance(await room.opens(first.token), InvitationView)
    await room.card(leader, seen=second.number, replacing=True)
    assert await room.opens(first.token) is Refusal.REVOKED
    assert await room.opens(second.code) is Refusal.REVOKED


async def test_an_open_invitation_is_asked_about_and_the_same_button_twice_makes_one(
    room: Room,
) -> None:
    leader = await room.member(None, Role.BLOC_LEADER)
    first = await room.card(leader)
    assert isinstance(await room.invites(leader, seen=first.number), PlaceQuestion)
    await room.card(leader, seen=first.number, replacing=False)
    for replacing in (None, True, False):
        with pytest.raises(PeopleChanged):
            await room.invites(leader, seen=first.number, replacing=replacing)
    assert len((await room.people(leader)).invitations) == 2


async def test_who_may_invite_to_what(room: Room) -> None:
    actors = {role: await room.member("A" if role.of_unit else None, role) for role in Role}
    allowed = {
        (by, to)
        for by, actor in actors.items()
        for to in Role
        if await _may_invite(room, actor, B if to.of_unit else None, to)
    }
    units = {Role.UNIT_LEADER, Role.UNIT_STAFF}
    offices = set(Role) - units
    assert allowed == {
        *((Role.BLOC_LEADER, to) for to in Role),
        *((Role.DEPUTY_LEADER, to) for to in units | offices - {Role.BLOC_LEADER}),
        *((Role.SECRETARY, to) for to in units),
    }


async def _may_invite(room: Room, actor: Actor, unit: UnitCode | None, role: Role) -> bool:
    def invite(tx: Tx) -> bool:
        seen = max((i.id for i in tx.invitations.open_in(actor.bloc, room.clock.now())
                    if (i.unit, i.role) == (unit, role)), default=0)  # fmt: skip
        try:
            room.by.invite(tx, actor, unit, role, seen, replacing=True)
        except NotAllowed:
            return False
        return True

    return await room.do(invite)


async def test_a_role_belongs_to_a_unit_or_to_the_offices_never_to_both(room: Room) -> None:
    leader = await room.member(None, Role.BLOC_LEADER)
    with pytest.raises(NotFound):
        await room.invites(leader, unit=None, role=Role.UNIT_STAFF)
    with pytest.raises(NotFound):
        await room.invites(leader, unit=A, role=Role.SECRETARY)
    with pytest.raises(NotFound):
        await room.invites(leader, unit=UnitCode("Z"))


async def test_another_blocs_people_and_invitations_do_not_exist(room: Room) -> None:
    leader = await room.member(None, Role.BLOC_LEADER)
    staff = await room.member("A", Role.UNIT_STAFF)
    made = await room.card(leader)
    stranger = leader.model_copy(update={"bloc": BlocCode("KHAC")})
    with pytest.raises(NotFound):
        await room.do(lambda tx: room.by.revoke(tx, stranger, made.number))
    with pytest.raises(NotFound):
        await room.do(lambda tx: room.by.end(tx, stranger, staff.place))


async def test_a_place_ends_with_its_open_question_and_the_trail_says_who_did_it(
    room: Room,
) -> None:
    secretary = await room.member(None, Role.SECRETARY)
    staff = await room.member("A", Role.UNIT_STAFF)
    card = Draft(
        person=staff.person, place=staff.place, year=Year(2027), step=Step.CRITERION,
        subject={"period": "year", "criterion": "1.1"}, updated_at=room.clock.now(),
    )  # fmt: skip
    await room.do(lambda tx: tx.drafts.keep(card))
    ending = await room.do(lambda tx: room.by.end(tx, secretary, staff.place))
    assert ending.participant.place == staff.place
    assert ending.view.people == ()
    assert await room.do(lambda tx: tx.drafts.of(staff.person)) is None
    with pytest.raises(PeopleChanged):
        await room.do(lambda tx: room.by.end(tx, secretary, staff.place))
    place = await room.do(lambda tx: tx.people.place(staff.place))
    assert place is not None
    assert place.ended_at == room.clock.now()


async def test_nobody_ends_a_place_of_their_own_or_one_above_them(room: Room) -> None:
    leader = await room.member(None, Role.BLOC_LEADER)
    other = await room.member(None, Role.BLOC_LEADER)
    deputy = await room.member(None, Role.DEPUTY_LEADER)
    secretary = await room.member(None, Role.SECRETARY)
    also = await room.do(
        lambda tx: tx.people.take_place(
            leader.person, leader.bloc, A, Role.UNIT_LEADER, None, room.clock.now()
        )
    )
    for own in (leader.place, also.id):
        with pytest.raises(OwnPlace):
            await _ends(room, leader, own)
    for actor, place in (
        (deputy, leader.place),
        (secretary, deputy.place),
        (secretary, leader.place),
    ):
        with pytest.raises(NotAllowed):
            await _ends(room, actor, place)
    await _ends(room, leader, other.place)
    await _ends(room, deputy, secretary.place)


async def _ends(room: Room, actor: Actor, place: PlaceId) -> None:
    await room.do(lambda tx: room.by.end(tx, actor, place))


async def test_whoever_is_let_go_is_told_once_in_the_morning_and_hears_nothing_else(
    room: Room,
) -> None:
    secretary = await room.member(None, Role.SECRETARY)
    staff = await room.member("A", Role.UNIT_STAFF)
    room.clock.turn("2027-01-11 21:30")
    await _ends(room, secretary, staff.place)
    delivering = Delivering(room.clock)
    assert await room.do(lambda tx: delivering.waiting(tx, 9)) == []
    room.clock.turn("2027-01-12 07:01")
    (address,) = await room.do(lambda tx: delivering.waiting(tx, 9))
    outgoing = await room.do(lambda tx: delivering.next_to(tx, address))
    assert outgoing is not None
    assert isinstance(outgoing.view, PlaceEndedView)
    assert not outgoing.view.others
    assert await room.do(lambda tx: delivering.claim(tx, outgoing))
    await room.do(lambda tx: delivering.sent(tx, outgoing, 5))
    assert await room.do(lambda tx: delivering.next_to(tx, address)) is None
    kinds = await room.do(lambda tx: [tx.notices.get(n) for n in outgoing.notices])
    assert [one.key.kind for one in kinds if one] == [NoticeKind.PLACE_ENDED]


async def test_who_cannot_be_reached_is_told_when_they_come_back_within_a_week(
    room: Room,
) -> None:
    secretary = await room.member(None, Role.SECRETARY)
    staff = await room.member("A", Role.UNIT_STAFF)
    now = room.clock.now()
    await room.do(lambda tx: tx.people.set_reach(staff.person, Reach.BLOCKED, now))
    await _ends(room, secretary, staff.place)
    delivering = Delivering(room.clock)
    assert await room.do(lambda tx: delivering.waiting(tx, 9)) == []
    room.clock.turn(timedelta(days=1))
    await room.do(lambda tx: tx.people.set_reach(staff.person, Reach.REACHABLE, room.clock.now()))
    (address,) = await room.do(lambda tx: delivering.waiting(tx, 9))
    assert await room.do(lambda tx: delivering.next_to(tx, address)) is not None


async def test_a_code_serves_three_days_the_link_thirty(room: Room) -> None:
    leader = await room.member(None, Role.BLOC_LEADER)
    made = await room.card(leader)
    room.clock.turn(timedelta(days=3))
    assert await room.opens(made.code) is Refusal.CODE_EXPIRED
    assert isinstance(await room.opens(made.token), InvitationView)


async def test_codes_and_tokens_are_counted_together(room: Room) -> None:
    leader = await room.member(None, Role.BLOC_LEADER)
    made = await room.card(leader)
    for wrong in ("99999990", "x" * 22, "99999991", "y" * 22, "99999992"):
        assert await room.opens(wrong) is Refusal.UNKNOWN
    assert await room.opens(made.code) is Refusal.TOO_MANY
    assert await room.opens(made.token) is Refusal.TOO_MANY
    assert isinstance(await room.opens(made.code, account=901), InvitationView)
    room.clock.turn(timedelta(hours=1))
    assert isinstance(await room.opens(made.code), InvitationView)


async def test_no_two_invitations_ever_share_a_code(room: Room) -> None:
    leader = await room.member(None, Role.BLOC_LEADER)
    first = await room.card(leader)
    room.tokens.count -= 1  # the next token counts on, its code is drawn once more
    drawn = iter([first.code])
    room.tokens.code = lambda: next(drawn)  # type: ignore[method-assign]
    second = await room.card(leader, role=Role.UNIT_LEADER)
    assert second.code == f"{int(first.code) + 1:08}"
