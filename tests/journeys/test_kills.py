"""SIGKILL at the worst moments: what was handed over is answered, what was saved is there."""

from __future__ import annotations

from pathlib import Path

from tests.builders import EXAMPLES
from tests.process import a_process, join

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
        await bot.box.faults.caught()
        await bot.kill()
        bot.box.faults.release()
        await bot.start()
        for person in people:
            await person.sees("Để tham gia")


async def test_sigterm_drains_and_ends_with_zero(tmp_path: Path) -> None:
    async with a_process(tmp_path, BLOC) as bot:
        await bot.start()
        person = bot.box.person(2001, "Người lạ")
        await person.says("/start")
        await person.sees("Để tham gia")
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
        await person.sees("Hội Khuyến học. Kính chào Anh/Chị Nguyễn Thị Hoa")
