"""A bloc as data: checked, created, changed while the bot runs, told to its units."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from bot.hatch import knock
from domain.blocs import Role
from domain.definitions import Definition
from sandbox import Sandbox
from tests.builders import EXAMPLES, YEAR, example
from tests.house import TestHouse, a_house
from tests.process import BotProcess

SAMPLE = EXAMPLES / "khoi-to-chuc-xa-hoi.toml"


async def amended(house: TestHouse, definition: Definition, **more: Any) -> dict[str, Any]:
    """Hand a definition to the running bot, as ``init`` on the terminal does."""
    facts = {"definition": definition.model_dump_json(), "year": YEAR, "kind": None, **more}
    answer = await asyncio.to_thread(knock, house.folder / "data", "init", facts)
    assert answer is not None, "nobody answers at the hatch"
    return answer


def with_first_text(definition: Definition, text: str) -> Definition:
    """Return the definition with another wording of the pledge's first content."""
    told = definition.model_dump(mode="json")
    told["pledge"]["contents"][0]["text"] = {"vi": text, "en": text}
    return Definition.model_validate(told)


async def test_a_changed_pledge_is_told_with_its_difference_and_confirmed_anew(
    tmp_path: Path,
) -> None:
    definition = example()
    async with a_house(tmp_path, definition, at=f"{YEAR}-01-11 09:00") as house:
        leader = await house.joined("HKH", Role.UNIT_LEADER, name="Nguyễn Thị Hoa")
        await leader.says("/pledge")
        await leader.taps("Đến phần xác nhận")
        await leader.taps("Xác nhận thay mặt Hội Khuyến học")
        assert leader.sees("Số biên nhận")

        reworded = with_first_text(definition, "Lời văn mới của nội dung thứ nhất.")
        refused = await amended(house, reworded, amend=False)
        assert not refused["done"]
        assert "Lời văn mới" in refused["text"]

        done = await amended(house, reworded, amend=True)
        assert done["done"], done["text"]
        await house.restarts()
        await house.passes(f"{YEAR}-01-11 09:30")
        assert leader.heard("Lời văn mới của nội dung thứ nhất.")
        await leader.says("/pledge")
        assert leader.sees("nên bản này cần xác nhận lại")


async def test_the_terminal_names_every_mistake_and_changes_nothing(tmp_path: Path) -> None:
    bot = BotProcess(Sandbox(), tmp_path, at=f"{YEAR}-01-11T09:00+07:00")
    bot.box.url = "http://127.0.0.1:9"  # nobody listens: these verbs ask nobody
    text = SAMPLE.read_text("utf-8")
    wrong = tmp_path / "sai.toml"
    wrong.write_text(
        text.replace("quota = 2", 'quota = "hai"').replace("max = 20", "max = 21"), "utf-8"
    )
    code, _, complaints = await bot.verb("init", str(wrong), "--year", str(YEAR))
    assert code == 1
    assert "sai.toml: flags.quota:" in complaints
    assert "sai.toml: score_table.sections[0].max:" in complaints
    assert "Traceback" not in complaints
    assert (await bot.verb("status"))[0] == 1

    assert (await bot.verb("init", str(SAMPLE), "--year", str(YEAR)))[0] == 0
    code, out, _ = await bot.verb("init", str(SAMPLE), "--year", str(YEAR))
    assert (code, "không có gì phải làm" in out) == (0, True)
    code, out, _ = await bot.verb("status", "--json")
    assert (code, '"code": "HKH"' in out) == (0, True)
