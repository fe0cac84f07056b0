"""SIGKILL at the worst moments: what was handed over is answered, what was saved is there."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.builders import EXAMPLES
from tests.process import BotProcess, a_process, join

BLOC = EXAMPLES / "khoi-to-chuc-xa-hoi.toml"


async def test_what_telegram_handed_over_before_a_kill_is_answered_after_it(
    tmp_path: Path,
) -> None:
    async with a_process(tmp_path, BLOC) as bot:
        people = [bot.box.person(2000 + n, f"Người lạ {n}") for n in range(10)]
        await bot.start()
        # Answers hang: updates are confirmed to Telegram, written down, and not yet answered.
        bot.box.faults.hang("sendMessage", times=10)
        for person in people:
            await person.says("/start")
        await bot.box.faults.caught(timeout=20)
        await bot.kill()
        bot.box.faults.clear()
        await bot.start()
        for person in people:
            await person.sees("Để tham gia", timeout=20)


async def test_sigterm_drains_and_ends_with_zero(tmp_path: Path) -> None:
    async with a_process(tmp_path, BLOC) as bot:
        await bot.start()
        person = bot.box.person(2001, "Người lạ")
        await person.says("/start")
        await person.sees("Để tham gia", timeout=20)
        assert await bot.stop() == 0


async def test_a_second_bot_on_the_same_folder_refuses_to_start(tmp_path: Path) -> None:
    async with a_process(tmp_path, BLOC) as bot:
        await bot.start()
        code, _, complaints = await bot.verb("run")
        assert code == 1
        assert "đang dùng thư mục dữ liệu" in complaints
        assert "Traceback" not in complaints


async def test_the_terminal_invites_while_the_bot_runs(tmp_path: Path) -> None:
    async with a_process(tmp_path, BLOC) as bot:
        await bot.start()
        person = bot.box.person(2001, "Cán bộ")
        await join(bot, person, "HKH", "unit_staff", "Nguyễn Thị Hoa")
        await person.sees("Hội Khuyến học. Kính chào Anh/Chị Nguyễn Thị Hoa", timeout=20)


async def test_a_score_saved_but_not_yet_answered_survives_a_kill_once(tmp_path: Path) -> None:
    async with a_process(tmp_path, BLOC) as bot:
        await bot.start()
        officer = bot.box.person(2001, "Cán bộ")
        await join(bot, officer, "HKH", "unit_staff", "Nguyễn Thị Hoa")
        await officer.says("/report")
        await officer.sees("Báo cáo tự chấm điểm năm 2027", timeout=20)
        await officer.taps("Bắt đầu từ tiêu chí 1.1")
        await officer.sees("Tiêu chí 1.1", timeout=20)
        bot.box.faults.hang("sendMessage")
        await officer.says("4,5")
        await bot.box.faults.caught(timeout=20)
        await bot.kill()
        bot.box.faults.clear()
        await bot.start()
        await officer.sees("Kỳ này: tự chấm 4,50 điểm", timeout=20)
        await officer.says("4,75")
        await officer.sees("tiêu chí 1.1, tự chấm 4,75 điểm", timeout=20)
        await bot.stop()
        answers = _rows(tmp_path, "SELECT criterion, points, revision FROM answer")
        assert answers == [("1.1", 475, 2)]


async def test_nothing_called_saved_is_missing_after_kills_at_any_moment(tmp_path: Path) -> None:
    async with a_process(tmp_path, BLOC) as bot:
        await bot.start()
        officer = bot.box.person(2001, "Cán bộ")
        await join(bot, officer, "HKH", "unit_staff", "Nguyễn Thị Hoa")
        await officer.says("/report")
        await officer.sees("Báo cáo tự chấm điểm năm 2027", timeout=20)
        await officer.taps("Bắt đầu từ tiêu chí 1.1")
        await officer.sees("Tiêu chí 1.1", timeout=20)
        for tenths in (5, 15, 25):
            for hundredths in (0, 25):
                await officer.says(f"{tenths / 10 + hundredths / 100:.2f}")
            await bot.kill()
            said = [m.text for m in officer.messages if m.outgoing and "tự chấm" in m.text]
            await bot.start()
            await _inbox_empty(bot, tmp_path)
            stored = _rows(tmp_path, "SELECT points FROM answer WHERE criterion = '1.1'")
            assert stored == [(tenths * 10 + 25,)], said


async def _inbox_empty(bot: BotProcess, folder: Path) -> None:
    """Wait until everything that was handed over is answered."""
    open_rows = "SELECT update_id FROM inbox WHERE state IN ('new', 'applied')"
    async with asyncio.timeout(30):
        while True:
            await bot.box.quiet(timeout=20)
            if not _rows(folder, open_rows):
                return


def _rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    """Read the database beside the running bot."""
    with closing(sqlite3.connect(f"file:{folder / 'data' / 'bot.db'}?mode=ro", uri=True)) as file:
        return file.execute(sql).fetchall()
