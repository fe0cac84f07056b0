"""Leaving: what a place leaves vacant, who hears of it, what stays of somebody forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.assessments import Answer
from domain.blocs import Role
from domain.errors import NotAllowed, OldButton
from domain.evidence import EvidenceKind
from domain.ids import CriterionCode, PeriodCode, PersonId, PlaceId, Revision, UnitCode
from domain.leaving import EVERY_PLACE, DepartureView, Vacancy
from domain.notices import NoticeKey, NoticeKind, NoticeState
from domain.people import Actor, Person, Reach
from storage.personal import _FORGETTING
from tests.bloc_in_november import send
from tests.builders import YEAR, CountedTokens
from tests.usecases.time_room import TimeRoom, a_time_room
from usecases.handing_over import HandingOver
from usecases.inbox import Arrival, LiveMessage
from usecases.joining import Joining
from usecases.leaving import Leaving
from usecases.ports import Tx

LEADER, STAFF, SECRETARY = Role.UNIT_LEADER, Role.UNIT_STAFF, Role.SECRETARY
PSEUDONYM = "Người tham gia 1"


async def vacancies(room: TimeRoom, actor: Actor, place: PlaceId | None = None) -> list[Vacancy]:
    person = await room.person(actor)
    wanted = actor.place if place is None else place
    view = await room.store.do(Leaving(room.clock).look, person, wanted)
    return [one.vacancy for one in view.ending]


async def leaves(room: TimeRoom, actor: Actor) -> None:
    person = await room.person(actor)
    await room.store.do(Leaving(room.clock).leave, person, actor.place, room.clock.now())


async def forgets(room: TimeRoom, actor: Actor) -> Person:
    person = await room.person(actor)
    at = room.clock.now()
    await room.store.do(Leaving(room.clock).forget, person, person.id, PSEUDONYM, at)
    return person


def all_rows(tx: Tx, table: str) -> list[dict[str, Any]]:
    connection = tx.people._connection  # type: ignore[attr-defined]
    return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


async def test_what_a_place_leaves_vacant(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        staff = await room.member("A", STAFF)
        assert await vacancies(room, staff) == [Vacancy.UNIT]
        leader = await room.member("A", LEADER)
        assert await vacancies(room, staff) == [Vacancy.STAFF]
        assert await vacancies(room, leader) == [Vacancy.LEADER]
        await room.member("A", STAFF)
        assert await vacancies(room, staff) == [Vacancy.NOTHING]
        secretary = await room.member(None, SECRETARY)
        assert await vacancies(room, secretary) == [Vacancy.OFFICE]


async def test_two_places_of_one_person_do_not_cover_for_each_other(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        leader = await room.member("A", LEADER)
        await room.also(leader, "A", STAFF)
        assert await vacancies(room, leader, EVERY_PLACE) == [Vacancy.UNIT, Vacancy.UNIT]
        assert await vacancies(room, leader) == [Vacancy.LEADER]


async def test_colleagues_and_the_leaders_side_hear_of_it_once(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-01-11 09:00") as room:
        staff, colleague = await room.member("A", STAFF), await room.member("A", LEADER)
        secretary, stranger = await room.member(None, SECRETARY), await room.member("B", STAFF)
        await room.also(secretary, "A", STAFF)
        await leaves(room, staff)
        told = await room.deliver()
        assert {one.person.id for one in told} == {colleague.person, secretary.person}
        assert stranger.person not in {one.person.id for one in told}
        view = told[0].view
        assert isinstance(view, DepartureView)
        assert (view.name, view.vacancy, view.successor) == (staff.name, Vacancy.NOTHING, None)


async def test_a_place_is_given_up_once_and_by_its_holder(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        one, other = await room.member("A", STAFF), await room.member("A", STAFF)
        leaving, at = Leaving(room.clock), room.clock.now()
        with pytest.raises(OldButton):
            await room.store.do(leaving.leave, await room.person(other), one.place, at)
        await leaves(room, one)
        with pytest.raises(OldButton):
            await leaves(room, one)


async def test_what_was_planned_for_a_place_that_ended_is_not_said(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-01-18 07:30") as room:
        staff = await room.member("A", STAFF)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        await leaves(room, staff)
        assert await room.states(NoticeKind.REMINDER) == [(-5, NoticeState.CANCELLED)]


def acts(tx: Tx, actor: Actor, room: TimeRoom) -> None:
    unit, period, criterion = UnitCode("A"), PeriodCode("year"), CriterionCode("1.1")
    send(tx, actor, room.cycle, "000001", actor.at)
    tx.assessments.write(
        actor, YEAR, unit, period, Answer(criterion=criterion, points=Decimal(5)),
        expected=Revision(0),
    )  # fmt: skip
    tx.evidence.add(actor, YEAR, unit, period, criterion, EvidenceKind.REFERENCE, text="12/QĐ")
    tx.inbox.take([Arrival(n, actor.person, "{}") for n in (1, 2, 3)], actor.at)
    tx.inbox.finish(1, actor.at)
    tx.inbox.finish(2, actor.at, incident="I1")
    tx.inbox.set_live(actor.person, LiveMessage(7, (("A", "b"),)))


def names_in(rows: Iterable[dict[str, Any]]) -> set[object]:
    return {row["by_name"] for row in rows}


async def test_official_acts_stay_with_post_and_unit_and_without_the_name(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-11-05 09:00") as room:
        leader, colleague = await room.member("A", LEADER), await room.member("A", STAFF)
        await room.confirms(leader, "2027-01-20 09:00")
        await room.store.do(acts, leader, room)
        tell = {"by": leader.name, "act": "sent"}
        await room.store.do(plan_news, room, colleague, tell)
        await forgets(room, leader)
        for table in ("pledge_confirmation", "assessment", "answer", "evidence"):
            assert names_in(await room.store.do(all_rows, table)) == {PSEUDONYM}
        (receipt,) = await room.store.do(all_rows, "assessment")
        assert (receipt["by_post"], receipt["receipt"]) == ("Chánh Văn phòng", "000001")
        (news,) = await room.notices(NoticeKind.REPORT_SENT)
        assert news.facts == {"act": "sent", "by": PSEUDONYM}
        for table in ("draft", "typed_message", "live_message"):
            assert await room.store.do(all_rows, table) == []
        inbox = {row["update_id"]: row for row in await room.store.do(all_rows, "inbox")}
        assert [inbox[n]["raw"] for n in (1, 2, 3)] == [None, None, "{}"]
        assert [inbox[n]["chat_id"] for n in (1, 2, 3)] == [None, None, leader.person]
        person = await room.person(leader)
        assert (person.name, person.reach, person.chat_id) == (PSEUDONYM, Reach.GONE, 0)
        assert await room.store.do(lambda tx: tx.people.by_telegram(1)) is None
        links = await room.store.do(lambda tx: list(tx.audit.broken_links()))  # type: ignore[attr-defined]
        assert links == []
        trail = str(await room.store.do(all_rows, "audit"))
        assert leader.name not in trail


def plan_news(tx: Tx, room: TimeRoom, actor: Actor, facts: dict[str, str]) -> None:
    key = NoticeKey(
        bloc=room.cycle.bloc_code, year=YEAR, recipient=actor.person,
        kind=NoticeKind.REPORT_SENT, subject="year_report",
    )  # fmt: skip
    at = room.clock.now()
    tx.notices.plan(key, actor.place, actor.unit, not_before=at, at=at, facts=facts)


async def test_a_button_made_for_somebody_this_account_was_before_forgets_nobody(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        staff = await room.member("A", STAFF)
        person = await room.person(staff)
        forget = Leaving(room.clock).forget
        with pytest.raises(OldButton):
            await room.store.do(forget, person, PersonId(99), PSEUDONYM, room.clock.now())
        assert (await room.person(staff)).name == staff.name


async def test_only_a_units_people_hand_over_and_leaving_voids_the_invitation(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        staff, secretary = await room.member("A", STAFF), await room.member(None, SECRETARY)
        joining = Joining(room.clock, CountedTokens())
        handing_over = HandingOver(room.clock, joining)
        for act in (handing_over.look, handing_over.offer, handing_over.withdraw):
            with pytest.raises(NotAllowed):
                await room.store.do(act, secretary)
        await room.store.do(handing_over.offer, staff)
        view = await room.store.do(handing_over.look, staff)
        assert view.invitation is not None
        assert view.invitation.replaces == staff.place
        await room.store.do(joining.issue, room.cycle, UnitCode("A"), STAFF)
        assert (await room.store.do(handing_over.look, staff)).invitation == view.invitation
        await leaves(room, staff)
        now = room.clock.now() + timedelta(days=1)
        found = await room.store.do(lambda tx: tx.invitations.handover_of(staff.place, now))
        assert found is None


async def test_no_table_that_names_people_is_left_out(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        tables = await room.store.do(all_rows, "sqlite_master")
    naming = {row["name"] for row in tables if row["type"] == "table" and "by_name" in row["sql"]}
    assert "paper" in naming
    for table in naming:
        assert f"{table} SET by_name = :pseudonym" in _FORGETTING
