"""Confirming the pledge: who may, once, for which version, and who hears of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from domain.blocs import PeerVisibility
from domain.errors import NotAllowed, OldButton, PledgeNotOpen, YearClosed
from domain.notices import NoticeKey, NoticeKind, NoticeState
from domain.pledge_views import PledgeView
from domain.pledges import AmendmentKind
from tests.builders import YEAR, CountedTokens, local, small_definition
from tests.usecases.pledge_room import Room, a_room, reworded, three_units
from usecases.pledge_notices import pledge_notice_view
from usecases.ports import Tx


def visible(visibility: PeerVisibility) -> Any:
    bloc = small_definition().bloc.model_dump(mode="json")
    return three_units(bloc={**bloc, "peer_visibility": visibility})


async def test_a_leader_confirms_for_the_own_unit_and_the_receipt_says_it(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2027-01-22 09:15")
        receipt = await room.confirmed("A")
        given = receipt.confirmation
        assert receipt.first
        assert (given.unit, given.version, given.receipt) == ("A", 1, "000001")
        assert (given.by_name, given.by_post) == ("A", "Chánh Văn phòng")
        assert given.at == local("2027-01-22 09:15")
        assert receipt.workdays_late == 0
        assert (await room.reads("officer")).receipt == receipt.model_copy(update={"first": False})


async def test_the_audit_trail_holds_the_confirmation_and_the_exact_text(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await room.confirmed("A")
        (row,) = await room.audited("pledge_confirmed")
        after = json.loads(row["after"])
        assert (row["subject"], row["person"]) == ("pledge/A", room.people["A"].person)
        assert after["receipt"] == "000001"
        assert after["text_version"] == 1
        assert after["fingerprint"] == room.cycle.definition.fingerprint


async def test_a_second_confirmation_shows_the_first_and_writes_nothing(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        first = await room.confirmed("A")
        room.clock.turn("2027-01-20 10:00")
        again = await room.confirmed("A")
        assert not again.first
        assert again.confirmation == first.confirmation
        assert len(await room.audited("pledge_confirmed")) == 1


@pytest.mark.parametrize("name", ["officer", "head", "admin"])
async def test_only_a_units_leader_confirms(tmp_path: Path, name: str) -> None:
    async with a_room(tmp_path) as room:
        with pytest.raises(NotAllowed):
            await room.confirms(name)
        assert (await room.reads("head")).counts.confirmed == 0  # type: ignore[union-attr]


async def test_the_admin_does_not_even_read_it(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        with pytest.raises(NotAllowed):
            await room.reads("admin")


async def test_staff_reads_and_is_told_who_confirms(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        view = await room.reads("officer")
        assert not view.confirmable
        assert view.leaders == (("A", "Chánh Văn phòng"),)
        assert view.counts is None


async def test_offices_read_and_see_who_is_missing(tmp_path: Path) -> None:
    async with a_room(tmp_path, visible(PeerVisibility.NONE)) as room:
        await room.confirmed("B")
        counts = (await room.reads("head")).counts
        assert counts is not None
        assert (counts.confirmed, counts.units) == (1, 3)
        assert counts.names == ("B",)
        assert counts.missing == ("A", "C")


async def test_a_unit_sees_of_its_peers_what_the_bloc_allows(tmp_path: Path) -> None:
    async with a_room(tmp_path / "none", visible(PeerVisibility.NONE)) as room:
        assert (await room.confirmed("A")).counts is None
    async with a_room(tmp_path / "counts", visible(PeerVisibility.COUNTS)) as room:
        counts = (await room.confirmed("A")).counts
        assert counts is not None
        assert (counts.confirmed, counts.units, counts.names, counts.missing) == (1, 3, (), ())
    async with a_room(tmp_path / "names", visible(PeerVisibility.NAMES)) as room:
        counts = (await room.confirmed("A")).counts
        assert counts is not None
        assert counts.names == ("A",)


async def test_a_button_of_an_older_wording_meets_the_newest_and_confirms_nothing(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        await room.amends(reworded(), AmendmentKind.CORRECTION)
        met = await room.confirms("A", version=1)
        assert isinstance(met, PledgeView)
        assert met.cycle.version == 2
        assert met.receipt is None
        assert (await room.confirmed("A", version=2)).confirmation.version == 1


async def test_a_button_of_an_unknown_version_confirms_nothing(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        assert isinstance(await room.confirms("A", version=99), PledgeView)


async def test_a_version_that_leaves_the_wording_alone_leaves_buttons_alone(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        await room.amends(three_units(flags={"quota": 1}), AmendmentKind.CORRECTION)
        assert (await room.confirmed("A", version=1)).first


async def test_a_correction_leaves_confirmations_standing_and_is_named(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        given = (await room.confirmed("A")).confirmation
        room.clock.turn("2027-01-20 09:00")
        await room.amends(reworded(), AmendmentKind.CORRECTION)
        view = await room.reads("A")
        assert view.receipt is not None
        assert view.receipt.confirmation == given
        assert view.receipt.edition.corrected_at is None, "it was corrected after the receipt"
        assert view.edition.corrected_at == local("2027-01-20 09:00")
        assert (await room.confirmed("B", version=2)).edition.corrected_at is not None


async def test_a_change_of_content_has_to_be_confirmed_again(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        first = await room.confirmed("A")
        await room.amends(reworded(), AmendmentKind.CONTENT_CHANGE)
        view = await room.reads("A")
        assert view.receipt is None
        assert view.earlier == first.confirmation
        assert view.confirmable
        again = await room.confirmed("A", version=2)
        assert again.first
        assert again.confirmation.version == 2
        assert again.confirmation.receipt != first.confirmation.receipt


async def test_a_late_confirmation_is_taken_and_says_how_late(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2027-01-25 23:59")
        assert (await room.confirmed("A")).workdays_late == 0
        room.clock.turn("2027-01-27 09:00")
        assert (await room.reads("B")).duty.workdays_late == 2
        assert (await room.confirmed("B")).workdays_late == 2


async def test_a_deadline_moved_later_does_not_rewrite_what_was_late(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2027-01-27 09:00")
        assert (await room.confirmed("A")).workdays_late == 2
        room.clock.turn("2027-01-28 09:00")
        raw = [one.model_dump() for one in three_units().deadlines]
        raw[0]["date"] = "29/01"
        await room.amends(three_units(deadlines=raw), AmendmentKind.CORRECTION)
        assert (await room.confirmed("A", version=2)).workdays_late == 2
        assert (await room.confirmed("B", version=2)).workdays_late == 0


async def test_nobody_is_late_for_a_version_issued_after_the_deadline(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2027-02-18 09:00")
        await room.amends(reworded(), AmendmentKind.CONTENT_CHANGE)
        receipt = await room.confirmed("A", version=2)
        assert receipt.edition.after_deadline
        assert receipt.workdays_late == 0


async def test_before_the_opening_and_after_the_year_nothing_is_confirmed(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2027-01-17 09:00")
        with pytest.raises(PledgeNotOpen):
            await room.confirms("A")
        room.clock.turn("2028-03-01 09:00")
        with pytest.raises(YearClosed):
            await room.confirms("A")
        assert (await room.reads("A")).receipt is None


async def test_a_receipt_number_is_never_given_twice_in_a_cycle(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        first = await room.confirmed("A")
        room.tokens = CountedTokens()
        second = await room.confirmed("B")
        room.tokens = CountedTokens()
        third = await room.confirmed("C")
        numbers = [one.confirmation.receipt for one in (first, second, third)]
        assert numbers == ["000001", "000002", "000003"]


async def test_confirming_ends_the_units_reminders_and_nobody_elses(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await room.do(_plan_reminders, room)
        await room.confirmed("A")
        states = {n.unit: n.state for n in await room.notices("reminder")}
        assert states == {"A": NoticeState.CANCELLED, "B": NoticeState.PLANNED}


def _plan_reminders(tx: Tx, room: Room) -> None:
    for name in "AB":
        actor = room.people[name]
        key = NoticeKey(
            bloc=actor.bloc,
            year=YEAR,
            recipient=actor.person,
            kind=NoticeKind.REMINDER,
            subject="pledge_signing",
        )
        at = room.clock.now()
        tx.notices.plan(key, actor.place, actor.unit, not_before=at, at=at)


async def test_the_units_staff_hears_and_its_other_leader_does_not(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await room.confirmed("A")
        (notice,) = await room.notices("pledge_confirmed")
        assert notice.key.recipient == room.people["officer"].person
        view = await room.do(pledge_notice_view, notice)
        assert view.confirmation is not None
        assert view.confirmation.receipt == "000001"


async def test_when_the_last_unit_confirms_everyone_but_the_admin_is_told_once(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        await room.confirmed("A")
        await room.confirmed("B")
        assert await room.notices("pledge_complete") == []
        await room.confirmed("C")
        await room.confirmed("C")
        told = {n.key.recipient for n in await room.notices("pledge_complete")}
        everyone = {a.person for name, a in room.people.items() if name != "admin"}
        assert told == everyone
        (notice, *_) = await room.notices("pledge_complete")
        view = await room.do(pledge_notice_view, notice)
        assert view.counts.complete


async def test_news_of_the_night_waits_for_the_morning(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2027-01-20 21:30")
        await room.confirmed("A")
        (notice,) = await room.notices("pledge_confirmed")
        assert notice.not_before == local("2027-01-21 07:00")


async def test_what_changed_is_told_against_what_the_unit_had_confirmed(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await room.confirmed("A")
        room.clock.turn("2027-01-19 09:00")
        await room.amends(reworded("Lần hai."), AmendmentKind.CONTENT_CHANGE)
        room.clock.turn("2027-01-20 09:00")
        await room.amends(reworded("Lần hai.", flags={"quota": 1}), AmendmentKind.CONTENT_CHANGE)
        changes = room.pledging.changes
        knew_first = await room.do(changes, room.who("A"), YEAR, 3)
        assert [d.part for d in knew_first.differences] == ["content", "flags"]
        assert knew_first.since == local("2027-01-18 09:00")
        newcomer = await room.do(changes, room.who("B"), YEAR, 3)
        assert [d.part for d in newcomer.differences] == ["flags"]
        with pytest.raises(OldButton):
            await room.do(changes, room.who("A"), YEAR, 1)
        with pytest.raises(OldButton):
            await room.do(changes, room.who("A"), YEAR, 9)


async def test_somebody_of_two_units_is_told_of_a_change_for_each(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        twice = room.people["officer"]
        await room.do(lambda tx: _also_works_for_b(tx, room))
        await room.amends(reworded(), AmendmentKind.CONTENT_CHANGE)
        own = [n for n in await room.notices("pledge_changed") if n.key.recipient == twice.person]
        assert [n.unit for n in own] == ["A", "B"]


def _also_works_for_b(tx: Tx, room: Room) -> None:
    officer, other = room.people["officer"], room.people["B"]
    tx.people.take_place(officer.person, officer.bloc, other.unit, officer.role, None, officer.at)
