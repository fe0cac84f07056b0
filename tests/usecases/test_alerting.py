"""Whoever runs the machine hears of a trouble once, until it ends or its time has gone by."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.alerts import AlertView, Symptoms, Trouble
from domain.blocs import Role
from domain.calendar import Holidays
from domain.digests import DigestView
from domain.notices import NoticeKind, NoticeState
from domain.people import Reach
from tests.builders import a_cycle, local, small_definition
from tests.usecases.time_room import TimeRoom, a_time_room
from usecases.alerting import Alerting, Looked
from usecases.digesting import Digesting
from usecases.housekeeping import Housekeeping
from usecases.inbox import Arrival
from usecases.ports import Tx

MORNING = "2027-03-02 08:00"


class Book:
    """A list of holidays that knows the years up to one."""

    def __init__(self, last: int = 2099) -> None:
        self.last = last

    def days(self, years: Iterable[int]) -> Holidays:
        return Holidays()

    def known(self, year: int) -> bool:
        return year <= self.last


class Room:
    """A machine of which a test says how it fares; ``admin`` looks after it."""

    def __init__(self, time: TimeRoom) -> None:
        self.time = time
        self.book = Book()
        self.alerting = Alerting(time.clock, self.book)
        self._updates = iter(range(1, 999))

    async def look(self, to: str | timedelta | None = None, **amiss: Any) -> Looked:
        """Let it be this time, and look round; everything is well but what is named."""
        if to is not None:
            self.time.clock.turn(to)
        now = self.time.clock.now()
        await self.time.store.do(self.alerting.look, _well(now, **amiss))
        return await self.time.store.do(self.alerting.look, _well(now, **amiss))

    async def told(self, to: str | timedelta | None = None, **amiss: Any) -> list[AlertView]:
        """Look round twice, and deliver; return what went out."""
        await self.look(to, **amiss)
        views = [one.view for one in await self.time.deliver()]
        assert all(isinstance(view, AlertView) for view in views)
        return [view for view in views if isinstance(view, AlertView)]

    async def incident(self, number: str) -> None:
        """Let somebody meet a bug just now."""
        update, at = next(self._updates), self.time.clock.now()

        def meet(tx: Tx) -> None:
            tx.inbox.take([Arrival(update, 1, "{}")], at)
            tx.inbox.finish(update, at, incident=number)

        await self.time.store.do(meet)

    async def backed_up(self, at: str) -> None:
        """Let a good backup have been made."""
        await self.time.store.do(Housekeeping(self.time.clock).backed_up, local(at))


def _well(now: Any, **amiss: Any) -> Symptoms:
    facts = {"up_since": now, "backup_due": now - timedelta(hours=6), "free_mb": 5000}
    return Symptoms.model_validate({"low_mb": 1000, **facts, **amiss})


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with a_time_room(tmp_path, at=MORNING) as time:
        await time.member(None, Role.ADMIN)
        yield Room(time)


def troubles(views: list[AlertView]) -> list[Trouble]:
    return [view.trouble for view in views]


async def test_a_machine_that_is_well_is_not_spoken_of(room: Room) -> None:
    await room.backed_up("2027-03-02 02:20")
    for _ in range(3):
        assert await room.told(timedelta(minutes=10)) == []


async def test_a_trouble_is_said_once_and_again_after_a_day(room: Room) -> None:
    assert troubles(await room.told(free_mb=812)) == [Trouble.DISK]
    assert await room.told(timedelta(hours=2), free_mb=700) == []
    [again] = await room.told("2027-03-03 08:00", free_mb=600)
    assert (again.trouble, again.free_mb, again.since) == (Trouble.DISK, 600, local(MORNING))


async def test_a_trouble_that_comes_back_is_said_anew(room: Room) -> None:
    assert len(await room.told(free_mb=812)) == 1
    looked = await room.look(timedelta(minutes=10))
    assert looked == Looked()
    assert len(await room.told(timedelta(minutes=10), free_mb=812)) == 1


async def test_what_began_and_what_ended_is_told_to_the_log(room: Room) -> None:
    alerting, do, now = room.alerting, room.time.store.do, room.time.clock.now()
    assert await do(alerting.look, _well(now, free_mb=1)) == Looked((Trouble.DISK,), (), 1)
    assert await do(alerting.look, _well(now)) == Looked((), (Trouble.DISK,), 0)


async def test_where_nobody_runs_the_machine_only_the_log_says_it(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at=MORNING) as time:
        await time.member(None, Role.BLOC_LEADER)
        room = Room(time)
        found = await time.store.do(room.alerting.look, _well(time.clock.now(), free_mb=1))
        assert found == Looked((Trouble.DISK,), (), 0)
        assert await time.notices(NoticeKind.ALERT) == []


async def test_who_runs_the_machine_for_two_blocs_hears_once(room: Room) -> None:
    definition = small_definition(
        bloc={"code": "ZZ", "name": "Khối khác", "short": "Khối khác", "leader": "A"}
    )
    other = a_cycle(definition)
    await room.time.store.do(lambda tx: tx.cycles.add(other, None))
    [(_, admin)] = await room.time.store.do(lambda tx: tx.people.holders(Role.ADMIN))
    at = other.opened_at
    await room.time.store.do(
        lambda tx: tx.people.take_place(admin.id, other.bloc_code, None, Role.ADMIN, None, at)
    )
    await room.time.member(None, Role.ADMIN, cycle=other)
    assert len(await room.told(free_mb=1)) == 2
    assert await room.told(timedelta(hours=1), free_mb=1) == []


async def test_what_has_ended_before_morning_is_not_said(room: Room) -> None:
    assert await room.told("2027-03-02 19:59", free_mb=5000) == []
    assert await room.told("2027-03-02 23:00", free_mb=1) == []
    assert await room.told("2027-03-03 06:00") == []
    assert await room.told("2027-03-03 07:00") == []


async def test_what_ends_on_its_way_out_is_cancelled(room: Room) -> None:
    await room.look(free_mb=1)
    await room.look()
    assert await room.time.deliver() == []
    [alert] = await room.time.notices(NoticeKind.ALERT)
    assert alert.state is NoticeState.CANCELLED


async def test_a_year_that_is_over_still_has_somebody_who_runs_the_machine(room: Room) -> None:
    assert troubles(await room.told("2028-06-01 09:00", free_mb=1)) == [Trouble.DISK]


async def test_a_place_that_ended_hears_nothing(room: Room) -> None:
    [(place, _)] = await room.time.store.do(lambda tx: tx.people.holders(Role.ADMIN))
    await room.look(free_mb=1)
    await room.time.store.do(lambda tx: tx.people.end_place(place.id, room.time.clock.now()))
    assert await room.time.deliver() == []
    assert (await room.look("2027-03-04 08:00", free_mb=1)).told == 0


async def test_nothing_piles_up_for_whoever_is_out_of_reach(room: Room) -> None:
    [(_, admin)] = await room.time.store.do(lambda tx: tx.people.holders(Role.ADMIN))
    do, at = room.time.store.do, room.time.clock.now()
    await do(lambda tx: tx.people.set_reach(admin.id, Reach.BLOCKED, at))
    for day in ("02", "03", "04"):
        assert await room.told(f"2027-03-{day} 09:00", free_mb=1) == []
    assert await room.time.notices(NoticeKind.ALERT) == []
    await do(lambda tx: tx.people.set_reach(admin.id, Reach.REACHABLE, at))
    assert len(await room.told("2027-03-05 09:00", free_mb=1)) == 1


async def test_what_still_waits_is_not_planned_a_second_time(room: Room) -> None:
    await room.look(free_mb=1)
    await room.look("2027-03-04 08:00", free_mb=1)
    assert len(await room.time.notices(NoticeKind.ALERT)) == 1
    assert len(await room.time.deliver()) == 1


async def test_incidents_are_gathered_into_one_message_an_hour(room: Room) -> None:
    await room.incident("OLD111")
    assert await room.told("2027-03-03 08:01") == []
    await room.incident("AAA111")
    [first] = await room.told(timedelta(minutes=10))
    assert first.numbers == ("AAA111",)
    for number in ("BBB222", "CCC333"):
        room.time.clock.turn(timedelta(minutes=10))
        await room.incident(number)
        assert await room.told() == []
    [second] = await room.told("2027-03-03 09:11")
    assert second.numbers == ("BBB222", "CCC333")
    assert await room.told("2027-03-03 12:00") == []


async def test_an_incident_of_the_very_second_is_told_next_time(room: Room) -> None:
    await room.incident("AAA111")
    assert await room.told() == []
    assert len(await room.told(timedelta(minutes=1))) == 1
    await room.incident("BBB222")
    [later] = await room.told("2027-03-02 10:00")
    assert later.numbers == ("BBB222",)


async def test_incidents_of_a_night_are_gathered_in_the_morning(room: Room) -> None:
    for hour in (20, 22, 23):
        room.time.clock.turn(f"2027-03-02 {hour}:30")
        await room.incident(f"N{hour}")
        assert await room.told(timedelta(minutes=5)) == []
    [morning] = await room.told("2027-03-03 07:00")
    assert morning.numbers == ("N20", "N22", "N23")


DUE = local("2027-03-02 02:00")


@pytest.mark.parametrize(
    ("last", "up", "refused", "missing"),
    [
        ("2027-03-02 02:20", "2027-01-04 08:00", "", False),
        ("2027-03-01 02:20", "2027-01-04 08:00", "", True),
        ("2027-03-01 02:20", "2027-03-02 07:30", "", False),
        ("2027-03-01 02:20", "2027-03-02 07:30", "no-room", True),
        ("2027-03-02 02:20", "2027-01-04 08:00", "no-room", False),
        (None, "2027-03-02 07:30", "", False),
        (None, "2027-03-01 08:00", "", True),
    ],
)
async def test_a_backup_is_missed_once_it_failed_or_had_time_to_come(
    room: Room, last: str | None, up: str, refused: str, *, missing: bool
) -> None:
    if last:
        await room.backed_up(last)
    told = await room.told(backup_due=DUE, up_since=local(up), backup_refused=refused)
    assert troubles(told) == [Trouble.BACKUP] * missing
    if missing:
        assert told[0].why == refused
        assert told[0].last_backup == (local(last) if last else None)


async def test_silence_counts_from_half_an_hour(room: Room) -> None:
    await room.backed_up("2027-03-02 02:20")
    assert await room.told(silent_for=timedelta(minutes=29)) == []
    [alert] = await room.told(silent_for=timedelta(minutes=40))
    assert (alert.trouble, alert.since) == (Trouble.SILENCE, local("2027-03-02 07:20"))


async def test_a_second_place_that_lacks_is_said_weekly(room: Room) -> None:
    [alert] = await room.told(second_place="unset")
    assert (alert.trouble, alert.why) == (Trouble.BACKUP_PLACE, "unset")
    assert await room.told("2027-03-08 08:00", second_place="unset") == []
    assert len(await room.told("2027-03-09 08:00", second_place="unset")) == 1


async def test_unknown_holidays_of_the_coming_year_are_said_from_november(room: Room) -> None:
    room.book.last = 2027
    assert await room.told("2027-10-29 08:00") == []
    [alert] = await room.told("2027-11-01 08:00")
    assert (alert.trouble, alert.year) == (Trouble.HOLIDAYS, 2028)
    assert await room.told("2027-11-20 08:00") == []
    room.book.last = 2028
    assert await room.told("2027-12-20 08:00") == []


async def test_a_bloc_that_states_its_own_holidays_is_not_asked_for_them(tmp_path: Path) -> None:
    definition = small_definition(holidays={"dates": ["2028-01-26"]})
    async with a_time_room(tmp_path, definition, at="2027-11-02 08:00") as time:
        await time.member(None, Role.ADMIN)
        room = Room(time)
        room.book.last = 2027
        assert await room.told() == []


async def test_the_digest_speaks_of_backups_after_two_days_without_a_good_one(room: Room) -> None:
    async def gap() -> DigestView:
        digesting = Digesting(room.time.clock)
        return await room.time.store.do(digesting.digest, room.time.cycle)

    room.time.clock.turn("2027-03-09 08:00")
    assert (await gap()).backup_gap is None, "a rehearsal makes no backups and expects none"
    await room.look("2027-03-10 08:00")
    room.time.clock.turn("2027-03-12 08:00")
    assert (await gap()).backup_gap is None
    room.time.clock.turn("2027-03-12 08:01")
    never = (await gap()).backup_gap
    assert never is not None
    assert never.last is None
    await room.backed_up("2027-03-12 02:20")
    assert (await gap()).backup_gap is None
    room.time.clock.turn("2027-03-15 08:00")
    old = (await gap()).backup_gap
    assert old is not None
    assert old.last == local("2027-03-12 02:20")
