"""Trouble of one update, of the database and of a download: what came in is answered, once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot import delivery, intake, mouth, patience
from bot.app import App
from domain.blocs import Role
from storage.inbox import InboxRows
from tests.house import TestHouse, a_house
from usecases.delivering import Delivering
from usecases.scoring import Scoring
from usecases.visiting import Visiting


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BACK_OFF", (0.01,))
    monkeypatch.setattr(patience, "PAUSES", (0.01,) * 6)
    monkeypatch.setattr(delivery, "A_BREATH", 0.01)
    monkeypatch.setattr(mouth, "FETCH_PAUSES", (0.01,) * 3)


def locked() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error


def fails_once(
    monkeypatch: pytest.MonkeyPatch, owner: type, name: str, *, after: bool = False
) -> None:
    """Let a stray process be in the way of one call, before or after it did its work."""
    work: Callable[..., Any] = getattr(owner, name)
    left = [locked()]

    def failing(*args: Any, **kwargs: Any) -> Any:
        if left and not after:
            raise left.pop()
        done = work(*args, **kwargs)
        if left:
            raise left.pop()
        return done

    monkeypatch.setattr(owner, name, failing)


def cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next answer be cut off after the effect, before it is shown."""
    show, left = mouth.TelegramMouth.show, [locked()]

    async def showing(*args: Any, **kwargs: Any) -> int | None:
        if left:
            raise left.pop()
        return await show(*args, **kwargs)

    monkeypatch.setattr(mouth.TelegramMouth, "show", showing)


async def rows(house: TestHouse, sql: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = await house.app.store.do(
        lambda tx: [tuple(row) for row in tx.memos._connection.execute(sql)]  # type: ignore[attr-defined]
    )
    return found


async def test_an_update_no_database_can_hold_is_put_aside_and_the_rest_goes_on(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        stranger = house.neighbour()
        await stranger.says("/start")
        odd = {"id": 2**70, "type": "private"}
        sender = {"id": 5, "first_name": "A", "is_bot": False}
        message = {"message_id": 1, "date": 1, "chat": odd, "from": sender, "text": "xin chào"}
        number = house.box.inject({"message": message})
        await stranger.says("xin chào")
        assert stranger.sees("Để tham gia")
        states = dict(await rows(house, "SELECT update_id, state FROM inbox"))
        assert states.pop(number) == "unreadable"
        assert set(states.values()) == {"answered"}


async def test_half_an_emoji_stops_no_batch(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        stranger = house.neighbour()
        await stranger.says("xin chào \ud83d")
        assert stranger.sees("Để tham gia")
        assert await rows(house, "SELECT state FROM inbox") == [("answered",)]


@pytest.mark.parametrize(
    ("owner", "name", "after"),
    [
        (Visiting, "arrive", False),
        (Scoring, "type", False),
        (Scoring, "type", True),
        (InboxRows, "finish", False),
        (InboxRows, "finish", True),
    ],
)
async def test_an_answer_is_saved_once_whenever_the_database_was_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: type, name: str, after: bool
) -> None:
    async with a_house(tmp_path, at="2027-11-03 09:00") as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        await officer.says("/report")
        await officer.taps("Bắt đầu từ tiêu chí 1.1")
        fails_once(monkeypatch, owner, name, after=after)
        await officer.says("4,5")
        assert officer.sees("4,50")
        assert await rows(house, "SELECT points, revision FROM answer") == [(450, 1)]
        assert await rows(house, "SELECT DISTINCT state FROM inbox") == [("answered",)]


async def test_an_effect_that_happened_is_not_repeated_by_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_house(tmp_path, at="2027-11-03 09:00") as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        await officer.says("/report")
        await officer.taps("Bắt đầu từ tiêu chí 1.1")
        cut_off(monkeypatch)
        await officer.says("4,5")
        assert officer.sees("4,50")
        assert await rows(house, "SELECT points, revision FROM answer") == [(450, 1)]


async def test_a_receipt_that_was_cut_off_is_shown_by_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_house(tmp_path) as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        await leader.says("/pledge")
        await leader.taps("Đến phần xác nhận")
        cut_off(monkeypatch)
        await leader.taps("Xác nhận thay mặt Hội A")
        assert leader.sees("Số biên nhận")
        assert len(await rows(house, "SELECT unit FROM pledge_confirmation")) == 1


async def test_a_file_whose_download_breaks_off_is_asked_for_again(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-03 09:00") as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        house.box.faults.answer("download", 502, times=3)
        await officer.sends_document("Ket qua.pdf", b"%PDF-1.7 ket qua")
        assert await rows(house, "SELECT name FROM evidence") == [("Ket qua.pdf",)]


async def test_a_file_that_never_comes_is_refused_though_telegram_is_there(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-03 09:00") as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        house.box.faults.drop_before("download", times=100)
        await officer.sends_document("Ket qua.pdf", b"%PDF-1.7 ket qua")
        assert await rows(house, "SELECT name FROM evidence") == []
        assert officer.sees("Tệp không tải về được")


async def test_a_file_waits_while_nothing_of_the_bot_api_is_reached(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-03 09:00") as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        house.box.faults.answer("getFile", 502, times=6)
        house.box.faults.answer("getMe", 502, times=1)
        await officer.sends_document("Ket qua.pdf", b"%PDF-1.7 ket qua")
        assert await rows(house, "SELECT name FROM evidence") == [("Ket qua.pdf",)]


async def test_a_notice_that_cannot_be_claimed_is_not_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_house(tmp_path, at="2027-11-10 07:59") as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        fails_once(monkeypatch, Delivering, "claim")
        await house.passes("2027-11-10 08:00")
        assert leader.heard("Nhắc việc")


async def test_a_notice_that_has_left_is_written_down_though_the_database_was_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_house(tmp_path, at="2027-11-10 07:59") as house:
        await house.joined("A", Role.UNIT_LEADER)
        fails_once(monkeypatch, Delivering, "sent")
        await house.passes("2027-11-10 09:00")
        states = "SELECT state FROM notice WHERE sending_at IS NOT NULL"
        assert await rows(house, states) == [("sent",)]


async def test_a_bot_that_is_ended_while_a_notice_leaves_writes_it_down(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-10 07:59") as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        await house.stops()
        house.clock.hop(house.clock.now().replace(hour=1, minute=1))
        house.box.faults.delay("sendMessage", 0.1)
        house.app = App(house.settings(), clock=house.clock, tokens=house.tokens, knocking=True)
        under_way = "SELECT state FROM notice WHERE sending_at IS NOT NULL"
        async with house.app:
            while (states := await rows(house, under_way)) == []:
                pass
            assert states == [("sending",)]
        house.box.faults.clear()
        await house.starts()
        assert await rows(house, under_way) == [("sent",)]
        assert leader.heard("Nhắc việc")
