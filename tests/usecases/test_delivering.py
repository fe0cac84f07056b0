"""Delivering: once, in time, merged, and honest about what is not known."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from domain.blocs import Role
from domain.digests import DigestView
from domain.ids import PersonId, Year
from domain.notices import NoticeKey, NoticeKind, NoticeState
from domain.people import Actor, Reach
from domain.reminders import CatchUpView, NewcomersView, Outgoing, ReminderView
from tests.builders import a_cycle, small_definition
from tests.usecases.time_room import TimeRoom, a_time_room, with_holidays
from usecases.inbox import LiveMessage
from usecases.ports import Tx
from usecases.visiting import Visiting

PLEDGE, REPORT = "pledge_signing", "year_report"
LEADER, STAFF = Role.UNIT_LEADER, Role.UNIT_STAFF
State = NoticeState


async def test_a_notice_is_claimed_once_however_many_knock(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        assert len(await room.claims()) == 1
        assert await room.claims() == []
        assert await room.states() == [(-5, State.SENDING)]


async def test_what_was_sent_carries_its_message(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        await room.comes("2027-01-18 08:00")
        (notice,) = await room.notices()
        assert (notice.state, notice.message_id) == (State.SENT, 101)
        assert notice.sent_at == room.clock.at


async def test_a_new_card_replaces_the_last_one_of_its_deadline(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        await room.comes("2027-01-18 08:00")
        room.clock.turn("2027-01-21 08:00")
        await room.sweep()
        (second,) = await room.claims()
        earlier = await room.store.do(room.delivering.sent, second, 200)
        assert [card.message_id for card in earlier] == [101]
        room.clock.turn("2027-01-25 08:00")
        await room.sweep()
        (third,) = await room.claims()
        earlier = await room.store.do(room.delivering.sent, third, 300)
        assert [card.message_id for card in earlier] == [200]


async def test_a_card_that_became_another_screen_is_left_alone(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        await room.comes("2027-01-18 08:00")
        cycle = room.cycle
        await room.store.do(
            lambda tx: tx.notices.let_go(cycle.bloc_code, cycle.year, actor.person, 101)
        )
        room.clock.turn("2027-01-21 08:00")
        await room.sweep()
        (second,) = await room.claims()
        assert await room.store.do(room.delivering.sent, second, 200) == []


async def test_labels_of_a_notice_can_be_typed_and_the_live_keyboard_stays(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        chat = (await room.person(actor)).chat_id
        await room.store.do(
            lambda tx: tx.inbox.set_live(chat, LiveMessage(7, (("Trợ giúp", "x"),)))
        )
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        (outgoing,) = await room.claims()
        await room.store.do(room.delivering.sent, outgoing, 200, [("Đã nắm", "y")])
        live = await room.store.do(lambda tx: tx.inbox.live(chat))
        assert live == LiveMessage(7, (("Đã nắm", "y"), ("Trợ giúp", "x")))


async def test_a_reminder_without_an_answer_is_unknown_and_not_sent_again(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        (outgoing,) = await room.claims()
        await room.store.do(room.delivering.unknown, outgoing.notices)
        assert await room.states() == [(-5, State.UNKNOWN)]
        assert await room.comes("2027-01-18 09:00") == []
        assert len(await room.comes("2027-01-21 08:00")) == 1


async def test_a_change_without_an_answer_goes_out_once_more_and_says_so(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        await _plan(room, actor, NoticeKind.PLEDGE_CHANGED, "pledge", "1")
        room.clock.turn("2027-01-11 09:00")
        (first,) = await room.claims()
        await room.store.do(room.delivering.unknown, first.notices)
        (second,) = await room.claims()
        assert (first.again, second.again) == (False, True)
        await room.store.do(room.delivering.unknown, second.notices)
        assert await room.states() == [(0, State.UNKNOWN)]
        assert await room.claims() == []


async def _plan(
    room: TimeRoom, actor: Actor, kind: NoticeKind, subject: str, due: str = "", rung: int = 0
) -> None:
    key = NoticeKey(
        bloc=actor.bloc, year=Year(2027), recipient=actor.person, kind=kind, subject=subject,
        due=due, rung=rung,
    )  # fmt: skip

    def plan(tx: Tx) -> bool:
        at = room.clock.at
        return tx.notices.plan(key, actor.place, actor.unit, not_before=at, at=at)

    assert await room.store.do(plan)


async def test_what_a_crash_left_on_its_way_is_unknown(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        await _plan(room, actor, NoticeKind.PLEDGE_CHANGED, "pledge", "1")
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        assert len(await room.claims()) == 2
        assert await room.store.do(room.delivering.recover) == 2
        assert [n.state for n in await room.notices()] == [State.PLANNED, State.UNKNOWN]
        assert [one.again for one in await room.claims()] == [True]
        assert await room.store.do(room.delivering.recover) == 1
        assert [n.state for n in await room.notices()] == [State.UNKNOWN, State.UNKNOWN]


async def test_what_certainly_did_not_go_out_is_tried_again_a_little_later(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        (outgoing,) = await room.claims()
        await room.store.do(room.delivering.not_sent, outgoing)
        assert await room.claims() == []
        room.clock.turn("2027-01-18 08:01")
        (again,) = await room.claims()
        assert (again.notices, again.again) == (outgoing.notices, False)


async def test_a_chat_that_moved_is_followed_at_once(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        (outgoing,) = await room.claims()
        await room.store.do(room.delivering.moved, outgoing, 100777)
        (again,) = await room.claims()
        assert again.person.chat_id == (await room.person(actor)).chat_id == 100777


async def test_a_chat_that_became_a_group_is_not_followed_into_it(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        (outgoing,) = await room.claims()
        await room.store.do(room.delivering.moved, outgoing, -100777)
        person = await room.person(actor)
        assert (person.chat_id > 0, person.reach) == (True, Reach.GONE)
        assert await room.claims() == []


async def _blocked(room: TimeRoom) -> None:
    for outgoing in await room.claims():
        await room.store.do(room.delivering.unreachable, outgoing, Reach.BLOCKED)


async def test_whoever_blocks_the_assistant_is_not_tried_again(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        await _blocked(room)
        assert (await room.person(actor)).reach is Reach.BLOCKED
        room.clock.turn("2027-01-21 08:00")
        await room.sweep()
        assert await room.claims() == []
        assert await room.states() == [(-5, State.FAILED), (-2, State.PLANNED)]


async def test_whoever_comes_back_gets_what_is_due_now_in_one_message(tmp_path: Path) -> None:
    deadlines = [
        {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "25/01"},
        {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
        {"key": "one", "title": "Nộp một", "date": "26/01", "before": [6]},
        {"key": "gone", "title": "Nộp hai", "date": "20/01", "before": [2]},
    ]
    async with a_time_room(tmp_path, small_definition(deadlines=deadlines)) as room:
        actor = await room.member("A", LEADER)
        telegram = (await room.person(actor)).telegram_id
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        await _blocked(room)
        room.clock.turn("2027-01-22 10:00")
        await room.sweep()
        await room.store.do(Visiting().note_reach, telegram, Reach.REACHABLE, room.clock.at)
        (outgoing,) = await room.deliver()
        assert isinstance(outgoing.view, CatchUpView)
        assert [one.duty.due.key for one in outgoing.view.reminders] == [PLEDGE, "one"]
        assert {(n.key.subject, n.key.rung, n.state) for n in await room.notices()} == {
            (PLEDGE, -5, State.CANCELLED),
            ("one", -6, State.SENT),
            ("gone", -2, State.CANCELLED),
            (PLEDGE, -2, State.SENT),
        }


async def test_a_rung_missed_in_the_evening_waits_for_the_morning(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        assert await room.comes("2027-01-18 21:30") == []
        assert await room.comes("2027-01-19 07:30") == []
        (outgoing,) = await room.comes("2027-01-19 08:00")
        assert isinstance(outgoing.view, ReminderView)
        assert outgoing.view.duty.workdays_left == 4


async def test_a_rung_missed_on_a_friday_waits_over_the_weekend(tmp_path: Path) -> None:
    definition = small_definition(
        deadlines=[
            {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "28/01", "before": [4]},
            {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
        ]
    )
    async with a_time_room(tmp_path, definition) as room:
        await room.member("A", LEADER)
        assert await room.comes("2027-01-23 10:00") == []
        assert len(await room.comes("2027-01-25 08:00")) == 1


async def test_a_rung_that_could_not_wait_for_monday_comes_on_saturday(tmp_path: Path) -> None:
    definition = small_definition(
        deadlines=[
            {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "23/01",
             "roll": "none", "before": [0]},
            {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
        ]
    )  # fmt: skip
    async with a_time_room(tmp_path, definition) as room:
        await room.member("A", LEADER)
        assert len(await room.comes("2027-01-23 10:00")) == 1


async def test_a_rung_at_an_hour_of_the_blocs_own_choice_is_not_late(tmp_path: Path) -> None:
    definition = small_definition(reminding={"rung_time": "06:00", "quiet_until": "07:00"})
    async with a_time_room(tmp_path, definition) as room:
        await room.member("A", LEADER)
        assert len(await room.comes("2027-01-18 06:01")) == 1


async def test_news_waits_for_the_open_hours(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        room.clock.turn("2027-01-11 21:00")
        await _plan(room, actor, NoticeKind.PLEDGE_CHANGED, "pledge", "1")
        assert await room.claims() == []
        room.clock.turn("2027-01-12 07:00")
        assert len(await room.claims()) == 1


async def test_a_place_that_was_given_up_hears_nothing_more(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        await room.store.do(lambda tx: tx.people.end_place(actor.place, room.clock.at))
        assert await room.deliver() == []
        assert await room.states() == [(-5, State.CANCELLED)]


async def test_a_notice_that_cannot_be_put_together_lets_the_others_go_first(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        (address,) = await room.store.do(room.delivering.waiting, 30)
        await room.store.do(room.delivering.postpone, address)
        assert await room.store.do(room.delivering.waiting, 30) == []
        room.clock.turn("2027-01-18 09:00")
        assert len(await room.store.do(room.delivering.waiting, 30)) == 1


async def test_newcomers_of_a_while_are_told_in_one_message(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        leader = await room.member(None, Role.BLOC_LEADER)
        room.clock.turn("2027-01-11 10:00")
        first = await room.member("A", LEADER)
        second = await room.member("B", STAFF)
        for one in (first, second):
            await _plan(room, leader, NoticeKind.MEMBER_JOINED, "joined", rung=one.place)
            room.clock.turn("2027-01-11 10:10")
        (outgoing,) = [o for o in await room.deliver() if isinstance(o.view, NewcomersView)]
        assert isinstance(outgoing.view, NewcomersView)
        told = [place.id for _, place in outgoing.view.newcomers]
        assert told == [first.place, second.place]
        assert (outgoing.view.joined, outgoing.view.units) == (2, 2)


def _digests(out: list[Outgoing]) -> list[PersonId]:
    return [one.person.id for one in out if isinstance(one.view, DigestView)]


async def test_the_weekly_digest_goes_to_the_leaders_side_alone(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        side = [
            (await room.member(None, role)).person
            for role in (Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY)
        ]
        await room.member(None, Role.STANDING_BODY)
        await room.member("A", LEADER)
        assert _digests(await room.comes("2027-01-11 07:59")) == []
        assert sorted(_digests(await room.comes("2027-01-11 08:00"))) == sorted(side)
        assert _digests(await room.comes("2027-01-12 08:00")) == []


async def test_an_empty_digest_is_never_sent(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member(None, Role.BLOC_LEADER)
        for unit in ("A", "B"):
            await room.confirms(await room.member(unit, LEADER), "2027-01-10 09:00")
        await room.comes("2027-02-15 08:00")
        assert _digests(await room.comes("2027-05-17 08:00")) == []
        assert _digests(await room.comes("2027-11-01 08:00")) != []


async def test_digests_are_daily_around_a_deadline_until_every_unit_has_done_it(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member(None, Role.BLOC_LEADER)
        first, second = await room.member("A", LEADER), await room.member("B", LEADER)
        await room.confirms(first, "2027-01-12 09:00")
        days = []
        for day in range(18, 30):
            if day == 26:
                await room.confirms(second, "2027-01-26 07:00")
            days += [day] * len(_digests(await room.comes(f"2027-01-{day} 08:00")))
        assert days == [18, 20, 21, 22, 25]


async def test_a_digest_due_on_a_holiday_comes_on_the_next_working_day(tmp_path: Path) -> None:
    cycle = with_holidays(a_cycle(), "2027-01-11", "2027-01-12")
    async with a_time_room(tmp_path, cycle=cycle) as room:
        await room.member(None, Role.BLOC_LEADER)
        days = []
        for day in range(9, 20):
            days += [day] * len(_digests(await room.comes(f"2027-01-{day:02} 08:00")))
        assert days == [13, 18]


async def test_after_a_silence_there_is_one_digest(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        leader = await room.member(None, Role.BLOC_LEADER)
        await room.sweep()
        assert _digests(await room.comes("2027-01-22 10:00")) == [leader.person]


async def test_whoever_holds_two_offices_gets_one_digest(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        leader = await room.member(None, Role.BLOC_LEADER)
        await room.also(leader, None, Role.SECRETARY)
        room.clock.turn("2027-01-11 08:00")
        assert (await room.sweep()).digests == 1


@pytest.mark.parametrize("late", ["2027-01-20 08:00", "2027-01-22 15:00"])
async def test_old_news_is_no_news_to_whoever_comes_back(tmp_path: Path, late: str) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", STAFF)
        other = await room.member("A", LEADER)
        await room.confirms(other, "2027-01-05 09:00")
        await _plan(room, actor, NoticeKind.PLEDGE_CONFIRMED, "pledge", "1")
        assert await room.comes(late) == []
        assert [n.state for n in await room.notices()] == [State.CANCELLED]


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
async def test_the_hosts_own_time_zone_plays_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        async with a_time_room(tmp_path) as room:
            await room.member("A", LEADER)
            assert await room.comes("2027-01-18 07:59") == []
            (outgoing,) = await room.comes("2027-01-18 08:00")
            assert isinstance(outgoing.view, ReminderView)
            assert outgoing.view.duty.workdays_left == 5
    finally:
        monkeypatch.undo()
        time.tzset()
