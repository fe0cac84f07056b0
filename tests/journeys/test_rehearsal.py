"""The rehearsal as a visitor sees it: the whole bloc in a real browser, no token, no network."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.cli import Refused
from bot.rehearsal import open_rehearsal
from bot.settings import Settings
from bot.verbs import run
from sandbox import Sandbox
from storage.store import Store
from tests.builders import local
from tests.process import ROOT
from tests.sandbox.page_room import CHROMIUM, a_browser, forget

pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium is installed, so nobody can look at the page"
    ),
    pytest.mark.asyncio(loop_scope="module"),
]

START = local("2027-01-18 08:30")
PICTURE = ROOT / "build" / "rehearsal.png"
"""The README's picture; ``make picture`` puts it into docs/."""


class Stalls(NamedTuple):
    """A seat in the rehearsal room: the room, and a browser to watch from."""

    box: Sandbox
    browser: Browser

    async def page(self, chat: int | None = None) -> Page:
        """Open the page, at somebody's chat."""
        opened = await self.browser.new_context(viewport=ViewportSize(width=1280, height=800))
        page = await opened.new_page()
        page.set_default_timeout(15_000)
        await page.goto(f"{self.box.url}/{f'#chat={chat}' if chat else ''}")
        await page.locator(".person").first.wait_for(state="attached")
        return page


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with a_browser() as opened:
        yield opened


@asynccontextmanager
async def a_rehearsal(folder: Path, browser: Browser) -> AsyncIterator[Stalls]:
    async with AsyncExitStack() as stack:
        settings = Settings(_env_file=None)
        box = await open_rehearsal(stack, folder, settings, port=0, at=START)
        stack.push_async_callback(forget, browser)
        yield Stalls(box, browser)


async def test_the_bloc_is_there_to_see_and_a_unit_goes_on_with_its_report(
    tmp_path: Path, browser: Browser
) -> None:
    async with a_rehearsal(tmp_path, browser) as stalls:
        staff = stalls.box.person(1002, "")
        page = await stalls.page(chat=staff.id)
        await expect(page.locator(".person")).to_have_count(24)
        await expect(page.locator("#log")).to_contain_text("Đã lưu lúc 8 giờ 30")
        await page.get_by_role("button", name="Xuống tin mới nhất").click()
        await page.set_viewport_size(ViewportSize(width=1280, height=1040))
        await page.get_by_role("button", name="Về báo cáo").last.scroll_into_view_if_needed()
        PICTURE.parent.mkdir(exist_ok=True)
        await page.screenshot(path=PICTURE)

        await page.locator("#message").fill("báo cáo")
        await page.locator("#message").press("Enter")
        await expect(page.locator(".from-bot").last).to_contain_text("Báo cáo quý I")


async def test_the_clock_hops_to_the_next_event_and_reminders_arrive(
    tmp_path: Path, browser: Browser
) -> None:
    async with a_rehearsal(tmp_path, browser) as stalls:
        page = await stalls.page()
        await page.get_by_role("button", name="Sự kiện kế tiếp").click()
        await expect(page.locator("body")).to_contain_text("8 giờ, thứ")


async def test_a_latecomer_opens_the_waiting_invitation(tmp_path: Path, browser: Browser) -> None:
    async with a_rehearsal(tmp_path, browser) as stalls:
        phones = (stalls.box.person(number, "") for number in range(1001, 1025))
        late = next(phone for phone in phones if not phone.messages)
        page = await stalls.page(chat=late.id)
        await page.get_by_role("button", name="Mở lời mời đã nhận").click()
        await expect(page.locator("#log")).to_contain_text("Lời mời dành cho")
        await page.get_by_role("button", name="Đồng ý tham gia").click()
        await expect(page.locator("#log")).to_contain_text("họ và tên")


async def test_a_kept_rehearsal_goes_on_where_it_was_left(
    tmp_path: Path, browser: Browser
) -> None:
    async with a_rehearsal(tmp_path, browser) as stalls:
        page = await stalls.page()
        await page.get_by_role("button", name="Thêm một ngày").click()
        await expect(page.locator("body")).to_contain_text("thứ Ba 19/01/2027")
    async with a_rehearsal(tmp_path, browser) as stalls:
        page = await stalls.page(chat=1001)
        await expect(page.locator("body")).to_contain_text("thứ Ba 19/01/2027")
        await expect(page.locator("#log")).to_contain_text("Số biên nhận")
        # A new invitation has a new code, though the day is played a second time.
        secretary = stalls.box.person(1022, "")
        log = (await stalls.page(chat=secretary.id)).locator("#log")
        for said, heard in (
            ("bảng theo dõi", "Bảng theo dõi Khối"),
            ("xem từng đơn vị", "Trang 1 trên 2"),
            ("xem trang sau", "Trang 2 trên 2"),
            ("hội khuyến học", "Hiện chưa có ai của đơn vị tham gia"),
            ("mời người của đơn vị", "Chưa có ai giữ vai"),
            ("mời cán bộ đầu mối", "chưa ai dùng"),
            ("mời thêm một người, giữ cả hai", "Mã mời để đọc qua điện thoại"),
        ):
            await secretary.says(said)
            await expect(log).to_contain_text(heard)


async def test_a_bloc_of_ones_own_is_rehearsed_in_english(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        settings = Settings(_env_file=None, bot_language="en")
        file = ROOT / "examples" / "khoi-nho.toml"
        box = await open_rehearsal(stack, tmp_path, settings, port=0, at=START, file=file)
        phones = [box.person(number, "") for number in range(1001, 1012)]
        heard = [m.text for phone in phones for m in phone.messages if m.outgoing]
        assert sum(text.startswith("Recorded: Primary School confirmed") for text in heard) == 1
        assert any(text.startswith("To the Cluster leader.") for text in heard)
        assert not any("did not understand" in text for text in heard)
        assert [phone.name for phone in phones if not phone.messages] == [
            "Leader, Learning Centre",
            "Officer, Learning Centre",
        ]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def test_a_folder_with_real_data_is_no_stage(tmp_path: Path) -> None:
    await (await Store.open(tmp_path / "bot.db")).close()
    async with AsyncExitStack() as stack:
        with pytest.raises(Refused, match="dữ liệu thật"):
            await open_rehearsal(stack, tmp_path, Settings(_env_file=None), port=0, at=START)
    assert names(tmp_path) == {"bot.db"}


async def test_no_bot_of_real_people_runs_in_a_rehearsal_s_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncExitStack() as stack:
        await open_rehearsal(stack, tmp_path, Settings(_env_file=None), port=0, at=START)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("BOT_TOKEN", "1:real")
    with pytest.raises(Refused, match="người trong đó không có thật"):
        run(Settings(_env_file=None), Namespace())


async def test_nothing_of_the_real_bot_s_settings_reaches_the_stage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = {
        "BOT_TOKEN": "1:real",
        "BOT_API_URL": "http://127.0.0.1:9",
        "BOT_PROXY": "http://127.0.0.1:9",
        "WEBHOOK_URL": "https://bot.example.vn/hook",
        "WEBHOOK_SECRET": "a-secret-of-some_length",
        "BACKUP_DIR": str(tmp_path),
    }
    for name, value in real.items():
        monkeypatch.setenv(name, value)
    async with AsyncExitStack() as stack:
        settings = Settings(_env_file=None)
        box = await open_rehearsal(stack, tmp_path / "stage", settings, port=0, at=START)
        assert any(message.outgoing for message in box.person(1002, "").messages)
    assert names(tmp_path) == {"stage"}


async def test_a_kept_rehearsal_is_not_taken_for_another_bloc(tmp_path: Path) -> None:
    settings, file = Settings(_env_file=None), ROOT / "examples" / "khoi-nho.toml"
    async with AsyncExitStack() as stack:
        await open_rehearsal(stack, tmp_path, settings, port=0, at=START, file=file)
    other = ROOT / "examples" / "khoi-to-chuc-xa-hoi.toml"
    async with AsyncExitStack() as stack:
        with pytest.raises(Refused, match="đang giữ buổi tập dượt của khối"):
            await open_rehearsal(stack, tmp_path, settings, port=0, at=START, file=other)
        await open_rehearsal(stack, tmp_path, settings, port=0, at=START)
