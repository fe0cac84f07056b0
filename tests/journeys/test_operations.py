"""What is amiss with the machine reaches whoever runs it, and an old backup the leader."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from tests.house import Neighbour, TestHouse, a_house

MISSING = "Tin vận hành: chưa có bản sao lưu của đêm qua."
NEVER = "Đã hơn 2 ngày mà chưa có bản sao lưu dữ liệu nào."
OLD = "Bản sao lưu dữ liệu gần nhất là lúc"


def times(someone: Neighbour, fragment: str) -> int:
    return sum(fragment in m.text for m in someone.phone.messages if m.outgoing)


async def knocks(house: TestHouse, at: str) -> bool:
    """Let it be this time, and let time knock at the backups and the caretaker."""
    await house.passes(at)
    made = await house.app.jobs.back_up()
    await house.app.jobs.look_round()
    await house.app.knock()
    await house.settles()
    return made


async def test_a_backup_that_fails_is_told_once_and_the_digest_knows_how_old_the_last_is(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-11-02 09:00") as house:
        leader = await house.joined(None, Role.BLOC_LEADER)
        operator = await house.joined(None, Role.ADMIN)
        backups = house.settings().data_dir / "backups"
        backups.write_text("Không phải thư mục, nên không sao lưu được.")

        assert not await knocks(house, "2027-11-02 22:00")
        assert not await knocks(house, "2027-11-03 02:10")
        assert times(operator, MISSING) == 0, "nobody is woken"
        assert not await knocks(house, "2027-11-03 07:10")
        assert operator.heard("Từ trước đến nay chưa có bản sao lưu tốt nào.")
        await house.restarts()
        assert not await knocks(house, "2027-11-03 15:00")
        assert (times(operator, MISSING), times(leader, MISSING)) == (1, 0)

        await leader.says("/digest")
        assert NEVER not in leader.screen
        await house.passes("2027-11-04 22:30")
        await leader.says("/digest")
        assert leader.sees(NEVER, "Xin nhắc người quản trị hệ thống.")

        backups.unlink()
        assert await knocks(house, "2027-11-05 02:10")
        await house.restarts()
        assert not await knocks(house, "2027-11-05 09:00")
        assert times(operator, MISSING) == 1
        await leader.says("/digest")
        assert NEVER not in leader.screen
        assert OLD not in leader.screen
        await house.passes("2027-11-08 09:00")
        assert leader.heard(f"{OLD} 2 giờ 10, thứ Sáu 05/11/2027, đã hơn 2 ngày.")


async def test_whoever_met_a_bug_and_whoever_runs_the_machine_know_the_same_number(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-11-02 09:00") as house:
        staff = await house.joined("A", Role.UNIT_STAFF)
        operator = await house.joined(None, Role.ADMIN)
        await operator.says("/help")
        assert operator.sees("nhận tin về vận hành")

        def broken(*_: object, **__: object) -> object:
            raise RuntimeError("a bug")

        house.app.house.reminding.deadlines = broken  # type: ignore[method-assign, assignment]
        await staff.says("/deadlines")
        await staff.says("/deadlines")
        number = staff.screen.split("số ")[1].split(".")[0]
        await knocks(house, "2027-11-02 09:10")
        assert operator.heard("hệ thống gặp trục trặc 2 lần")
        assert operator.heard(number)
        await knocks(house, "2027-11-02 11:10")
        assert times(operator, "gặp trục trặc") == 1
