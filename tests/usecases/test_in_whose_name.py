"""Rights that depend on the capacity: assigned, ended, with a signed page, standing in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from typing_extensions import override

from domain.authorisations import AuthorisingDone
from domain.blocs import Role
from domain.capacities import CapacityKind
from domain.errors import NotAllowed, NotFound, OldButton, PaperIncomplete
from domain.evidence import StoredFile
from domain.ids import PaperId, UnitCode
from domain.paper_names import PaperName
from domain.papers import Paper, PaperKind, PaperTopic
from domain.people import Actor
from domain.pledge_views import PledgeReceipt
from domain.policy import Activity, may
from tests.builders import HandClock, a_cycle, a_store, add_member, local
from tests.usecases.report_room import PERIOD, ReportRoom
from usecases.authorising import Authorising
from usecases.pledging import Pledging
from usecases.ports import Tx
from usecases.scanning import Scanning
from usecases.standing_in import StandingIn
from usecases.visiting import actor_of

FILE = StoredFile(sha256="a" * 64, size=9, media_type="application/pdf")


class Room(ReportRoom):
    """Unit A with a chair and two officers, unit B with one, and the offices."""

    @override
    def __post_init__(self) -> None:
        super().__post_init__()
        scanning = Scanning()
        self.authorising = Authorising(scanning)
        self.standing_in = StandingIn(self.clock, scanning)
        self.pledging = Pledging(self.clock, self.submitting._tokens)

    async def stands_in(self, unit: str, period: str | None, *, scanned: bool = True) -> Actor:
        """Return the secretary standing in for a unit, with its paper."""

        def body(tx: Tx) -> Actor:
            secretary = self.who("secretary")
            topic = PaperTopic(kind=PaperKind.ON_BEHALF, unit=UnitCode(unit), period=period)
            paper = tx.papers.add(secretary, self.cycle.year, topic)
            if scanned:
                tx.papers.scan(secretary, paper.id, FILE, "a.pdf")
            found = tx.papers.get(paper.id)
            place = tx.people.place(secretary.place)
            assert found is not None
            return actor_of(tx.people.get(secretary.person), place, secretary.at, found[2])

        actor: Actor = await self.store.do(body)
        return actor


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_store(tmp_path) as store:
        room = Room(store, a_cycle(), HandClock("2027-11-05 09:15"))

        def furnish(tx: Tx) -> None:
            tx.cycles.add(room.cycle, None)
            seats = {
                "chair": ("A", Role.UNIT_LEADER),
                "officer": ("A", Role.UNIT_STAFF),
                "other": ("B", Role.UNIT_STAFF),
                "secretary": (None, Role.SECRETARY),
                "head": (None, Role.BLOC_LEADER),
            }
            for number, (name, (unit, role)) in enumerate(seats.items(), 1):
                room.people[name] = add_member(tx, room.cycle, unit, role, number=number)

        await store.do(furnish)
        yield room


async def confirms(room: Room, actor: Actor) -> CapacityKind:
    cycle = room.cycle
    found = await room.store.do(room.pledging.confirm, actor, cycle.year, cycle.version)
    assert isinstance(found, PledgeReceipt)
    return CapacityKind(found.confirmation.capacity.kind)


async def test_an_officer_confirms_while_they_are_assigned_and_not_a_moment_longer(
    room: Room,
) -> None:
    officer = room.who("officer")
    with pytest.raises(NotAllowed):
        await confirms(room, officer)
    view = await room.do(room.authorising.grant, "chair", officer.place)
    assert view.outcome.done is AuthorisingDone.GRANTED
    (held,) = [one for one in view.officers if one.authorisation]
    await room.do(room.authorising.revoke, "chair", held.authorisation)
    with pytest.raises(NotAllowed):
        await confirms(room, officer)
    with pytest.raises(OldButton):
        await room.do(room.authorising.revoke, "chair", held.authorisation)
    await room.do(room.authorising.grant, "chair", officer.place)
    assert await confirms(room, officer) is CapacityKind.AUTHORISED


async def test_assigned_twice_is_assigned_once(room: Room) -> None:
    place = room.who("officer").place
    first = await room.do(room.authorising.grant, "chair", place)
    again = await room.do(room.authorising.grant, "chair", place)
    assert again.outcome.done is AuthorisingDone.GRANTED_BEFORE
    assert again.officers == first.officers


async def test_a_chair_assigns_only_officers_of_their_own_unit(room: Room) -> None:
    with pytest.raises(NotAllowed):
        await room.do(room.authorising.grant, "chair", room.who("other").place)
    with pytest.raises(NotFound):
        await room.do(room.authorising.grant, "chair", room.who("chair").place)
    for name in ("officer", "other", "secretary", "head"):
        with pytest.raises(NotAllowed):
            await room.do(room.authorising.grant, name, room.who("officer").place)


async def test_an_authorisation_ends_with_the_place(room: Room) -> None:
    officer = room.who("officer")
    await room.do(room.authorising.grant, "chair", officer.place)
    await room.store.do(lambda tx: tx.people.end_place(officer.place, room.clock.now()))
    view = await room.do(room.authorising.view, "chair")
    assert view.officers == ()


async def test_a_paper_is_recorded_only_whole(room: Room) -> None:
    other = room.who("other")
    opened = await room.do(room.authorising.prepare, "secretary", other.place)
    number: PaperId = opened.paper.id
    with pytest.raises(PaperIncomplete) as missing:
        await room.do(room.authorising.ask_assigner, "secretary", number)
    assert missing.value.facts["reason"] == "scan"

    def scan(tx: Tx) -> Paper | None:
        tx.papers.scan(room.who("secretary"), number, FILE, "a.pdf")
        return None

    await room.store.do(scan)
    with pytest.raises(PaperIncomplete) as missing:
        await room.do(room.authorising.ask_assigner, "secretary", number)
    assert missing.value.facts["reason"] == "name"
    name = PaperName(number="07/HB", day=date(2027, 1, 5))
    await room.store.do(lambda tx: tx.papers.name(number, name))
    await room.do(room.authorising.ask_assigner, "secretary", number)
    draft = await room.draft("secretary")
    view = await room.do(room.authorising.record, "secretary", draft, "Chủ tịch Hội")
    capacity = view.outcome.capacity
    assert (capacity.by, capacity.number, capacity.paper) == ("Chủ tịch Hội", "07/HB", number)
    assert await confirms(room, other) is CapacityKind.AUTHORISED


async def test_standing_in_grants_what_the_paper_is_about_and_nothing_else(room: Room) -> None:
    pledge = await room.stands_in("A", None)
    report = await room.stands_in("A", PERIOD)
    assert await confirms(room, pledge) is CapacityKind.ON_BEHALF
    with pytest.raises(NotAllowed) as refusal:
        await confirms(room, report)
    assert refusal.value.facts["activity"] == "other_paper"
    for activity in Activity:
        wanted = activity in {
            Activity.READ_PLEDGE,
            Activity.CONFIRM_PLEDGE,
            Activity.READ_REPORT,
            Activity.EDIT_REPORT,
            Activity.SEND_REPORT,
        }
        assert may(report, activity, UnitCode("A")) == wanted
        assert not may(report, activity, UnitCode("B"))
        assert not may(report, activity)


async def test_without_a_scan_nothing_is_confirmed_or_sent(room: Room) -> None:
    actor = await room.stands_in("A", None, scanned=False)
    with pytest.raises(NotAllowed) as refusal:
        await confirms(room, actor)
    assert refusal.value.facts["activity"] == "no_scan"
    assert actor.standing_in is not None
    with pytest.raises(NotAllowed):
        await room.do(room.standing_in.begin, "secretary", actor.standing_in.id)


@pytest.mark.parametrize("name", ["chair", "officer", "other", "head"])
async def test_nobody_but_the_secretary_stands_in(room: Room, name: str) -> None:
    paper = (await room.stands_in("B", None)).standing_in
    forged = room.who(name).model_copy(update={"unit": UnitCode("B"), "standing_in": paper})
    assert not any(may(forged, activity, UnitCode("B")) for activity in Activity)
    with pytest.raises(NotAllowed):
        await room.do(room.standing_in.choose, name, UnitCode("B"))


async def test_the_signed_page_serves_only_where_no_leader_is_in_the_chat(room: Room) -> None:
    await room.fills("officer")
    room.clock.turn("2027-11-05 09:30")

    def scan(tx: Tx) -> None:
        officer = room.who("officer")
        topic = PaperTopic(kind=PaperKind.REPORT, unit=UnitCode("A"), period=PERIOD)
        paper = tx.papers.add(officer, room.cycle.year, topic)
        tx.papers.scan(officer, paper.id, FILE, "a.pdf")

    await room.store.do(scan)
    with pytest.raises(NotAllowed):
        await room.sends("officer")
    chair = room.who("chair")
    await room.store.do(lambda tx: tx.people.end_place(chair.place, local("2027-11-05 09:40")))
    receipt = await room.sends("officer")
    assert receipt.sending is not None
    assert receipt.sending.capacity.kind is CapacityKind.SIGNED_PAGE
