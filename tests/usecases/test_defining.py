"""Defining a year: created once, the same again is nothing, a change only as an amendment."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from typing_extensions import override

from domain.blocs import Role
from domain.calendar import Holidays
from domain.cycles import CycleStage
from domain.errors import CycleDiffers
from domain.ids import Version
from domain.invitations import InvitationState, hash_of
from domain.pledges import AmendmentKind
from tests.builders import (
    YEAR,
    CountedTokens,
    HandClock,
    a_store,
    add_member,
    example,
    local,
    small_definition,
)
from tests.usecases.pledge_room import NoHolidays, a_room, reworded, three_units
from usecases.defining import Defining, Outcome
from usecases.joining import Joining
from usecases.pledge_notices import pledge_notice_view


async def test_a_new_year_is_created_and_open_at_once(tmp_path: Path) -> None:
    clock = HandClock("2027-01-04 08:00")
    async with a_store(tmp_path) as store:
        made = await store.do(Defining(clock, NoHolidays()).define, example(), YEAR)
        assert made.outcome is Outcome.CREATED
        assert (made.cycle.version, made.cycle.pledge_version) == (1, 1)
        assert made.cycle.opened_at == clock.now()


@pytest.mark.parametrize("name", ["khoi-to-chuc-xa-hoi", "khoi-nho"])
async def test_the_same_file_again_is_nothing_to_do(tmp_path: Path, name: str) -> None:
    clock = HandClock()
    async with a_store(tmp_path) as store:
        defining = Defining(clock, NoHolidays())
        await store.do(defining.define, example(name), YEAR)
        for amend in (False, True):
            again = await store.do(defining.define, example(name), YEAR, amend=amend)
            assert again.outcome is Outcome.UNCHANGED
            assert again.cycle.version == 1


async def test_the_holidays_of_the_general_list_stand_in_its_calendar(tmp_path: Path) -> None:
    class OneDay(NoHolidays):
        @override
        def days(self, years: Iterable[int]) -> Holidays:
            return Holidays(dates=(date(2027, 1, 25),))

    async with a_store(tmp_path) as store:
        made = await store.do(Defining(HandClock(), OneDay()).define, three_units(), YEAR)
        assert made.cycle.pledge_due.last_day == date(2027, 1, 26)


async def test_a_changed_file_is_refused_with_the_difference_and_changes_nothing(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        with pytest.raises(CycleDiffers) as refused:
            await room.do(Defining(room.clock, NoHolidays()).define, reworded(), YEAR)
        (difference,) = refused.value.facts["changes"]
        assert (difference.part, difference.code, difference.field) == ("content", "P2", "text")
        assert (await room.reads("A")).cycle.version == 1


async def test_a_correction_keeps_the_version_that_is_confirmed(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2027-01-20 09:00")
        made = await room.amends(reworded(), AmendmentKind.CORRECTION)
        assert made.outcome is Outcome.AMENDED
        assert (made.cycle.version, made.cycle.pledge_version) == (2, 1)
        assert made.cycle.opened_at == room.cycle.opened_at
        assert made.cycle.amended_at == local("2027-01-20 09:00")


async def test_a_change_of_content_is_a_version_to_confirm(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = await room.amends(reworded(), AmendmentKind.CONTENT_CHANGE)
        assert (made.cycle.version, made.cycle.pledge_version) == (2, 2)


async def test_without_a_kind_the_differences_decide(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        assert (await room.amends(reworded())).kind is AmendmentKind.CONTENT_CHANGE
        quieter = reworded(reminding={"rung_time": "09:00"})
        assert (await room.amends(quieter)).kind is AmendmentKind.CORRECTION


async def test_every_step_is_in_the_audit_trail(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await room.amends(reworded(), AmendmentKind.CORRECTION)
        (created,) = await room.audited("cycle_created")
        (amended,) = await room.audited("cycle_amended")
        assert created["subject"] == amended["subject"] == "cycle/THU/2027"
        assert json.loads(amended["before"])["version"] == 1
        after = json.loads(amended["after"])
        assert (after["version"], after["kind"]) == (2, "correction")
        assert after["fingerprint"] == reworded().fingerprint


@pytest.mark.parametrize(
    ("kind", "notice_kind"),
    [
        (AmendmentKind.CORRECTION, "pledge_corrected"),
        (AmendmentKind.CONTENT_CHANGE, "pledge_changed"),
    ],
)
async def test_every_member_of_a_unit_is_told_with_the_difference(
    tmp_path: Path, kind: AmendmentKind, notice_kind: str
) -> None:
    async with a_room(tmp_path) as room:
        await room.amends(reworded(), kind)
        notices = await room.notices(notice_kind)
        told = {n.key.recipient for n in notices}
        assert told == {room.people[name].person for name in ("A", "B", "C", "officer")}
        view = await room.do(pledge_notice_view, notices[0])
        (difference,) = view.differences
        assert difference.after is not None
        assert difference.after.vi == "Nội dung mới."
        assert view.version == Version(2)


async def test_a_changed_pledge_is_no_longer_confirmed_by_everyone(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2027-01-20 21:00")
        for name in "ABC":
            await room.confirmed(name)
        await room.amends(reworded(), AmendmentKind.CONTENT_CHANGE)
        assert {n.state for n in await room.notices("pledge_complete")} == {"cancelled"}


async def test_a_unit_that_leaves_loses_its_places_and_invitations_but_no_rows(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        await room.confirmed("A")
        await room.confirmed("B")
        invite = Joining(room.clock, CountedTokens()).invite
        printed = await room.do(invite, room.cycle, room.people["C"].unit, Role.UNIT_STAFF)
        two = three_units().units[:2]
        await room.amends(
            three_units(units=[unit.model_dump() for unit in two]), AmendmentKind.CORRECTION
        )
        members = await room.do(lambda tx: tx.people.members(room.cycle.bloc_code))
        assert {place.unit for place, _ in members} == {"A", "B", None}
        invitation = await room.do(lambda tx: tx.invitations.by_hash(hash_of(printed[0].token)))
        assert invitation is not None
        assert invitation.state(room.clock.now(), by_code=False) is InvitationState.REVOKED
        (ended,) = await room.audited("place_ended")
        assert ended["subject"] == "C/unit_leader"
        told = {n.unit for n in await room.notices("pledge_complete")}
        assert told == {"A", "B", None}, "those who remain have all confirmed"


async def test_amending_an_older_year_takes_no_place_away(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        defining = Defining(room.clock, NoHolidays())
        await room.do(defining.define, three_units(), YEAR + 1)
        two = [unit.model_dump() for unit in three_units().units[:2]]
        await room.amends(three_units(units=two), AmendmentKind.CORRECTION)
        members = await room.do(lambda tx: tx.people.members(room.cycle.bloc_code))
        assert "C" in {place.unit for place, _ in members}


async def test_a_correction_tells_no_newcomer_of_what_was_complete_before(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        for name in "ABC":
            await room.confirmed(name)
        told = len(await room.notices("pledge_complete"))
        await room.do(add_member, room.cycle, "B", Role.UNIT_STAFF, number=99)
        await room.amends(reworded(), AmendmentKind.CORRECTION)
        assert len(await room.notices("pledge_complete")) == told


async def test_a_year_may_open_later_than_it_is_created(tmp_path: Path) -> None:
    definition = small_definition(
        pledge={**small_definition().pledge.model_dump(), "opens": "18/01"}
    )
    clock = HandClock("2027-01-11 09:00")
    async with a_store(tmp_path) as store:
        done = await store.do(Defining(clock, NoHolidays()).define, definition, YEAR)
    assert done.cycle.opened_at == local("2027-01-18 00:00")
    assert done.cycle.stage(clock.now()) is CycleStage.DRAFTING
