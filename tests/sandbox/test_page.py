"""The rehearsal page, used in a real browser as people use it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.sandbox.page_room import CHROMIUM, UNITS, Room, a_browser, room_with_page

pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium is installed, so nobody can look at the page"
    ),
    pytest.mark.asyncio(loop_scope="module"),
]

LUAT_GIA = "Văn thư Hội Luật gia"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with a_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def room(browser: Browser) -> AsyncIterator[Room]:
    async with room_with_page(browser) as opened:
        yield opened


async def choose(page: Page, name: str) -> None:
    await page.locator(".person", has_text=name).click()
    await expect(page.locator("#chat-title")).to_have_text(name)


async def say(page: Page, text: str) -> None:
    await page.locator("#message").fill(text)
    await page.locator("#message").press("Enter")


async def test_a_person_is_chosen_types_and_reads_the_reply(room: Room) -> None:
    page = await room.page()
    await choose(page, LUAT_GIA)
    await page.get_by_role("button", name="Bắt đầu").click()
    await expect(page.locator("#log")).to_contain_text("Đã nghe: /start")

    await page.keyboard.type("Dòng một")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("dòng hai <b>")
    await page.get_by_role("button", name="Gửi", exact=True).click()

    reply = page.locator(".from-bot .text").last
    await expect(reply).to_have_text("Đã nghe: Dòng một\ndòng hai <b>")
    await expect(page.locator("#message")).to_have_value("")
    assert room.box.person(1002, LUAT_GIA).last.text == "Đã nghe: Dòng một\ndòng hai <b>"


async def test_a_pressed_button_is_answered_by_a_sentence_and_an_edit_that_keeps_the_keyboard(
    room: Room,
) -> None:
    page = await room.page("#chat=1001")
    await say(page, "Xin chào")
    await page.get_by_role("button", name="Đã nắm").click()

    await expect(page.locator("#toast-text")).to_have_text("Giao Ước báo: Đã nhận lựa chọn.")
    message = page.locator(".from-bot").last
    await expect(message).to_contain_text("Anh/Chị chọn: Đã nắm")
    await expect(message).to_contain_text("đã sửa")
    await expect(message).to_be_focused()

    await page.locator("#toast-close").click()
    await expect(page.locator("#toast-text")).to_have_text("")


async def test_files_go_both_ways(room: Room) -> None:
    page = await room.page("#chat=1001")
    chosen = FilePayload(name="Quyết định 12.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7")
    await page.set_input_files("#file", chosen)
    await expect(page.locator("#attached")).to_contain_text(
        "Tệp sẽ gửi: Quyết định 12.pdf, 8 byte"
    )
    await say(page, "Minh chứng 2.1")
    await expect(page.locator("#log")).to_contain_text(
        "Đã nhận tệp Quyết định 12.pdf. Minh chứng 2.1"
    )
    await expect(page.locator("#attached")).to_be_hidden()

    await say(page, "xin tệp")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Biên nhận.txt").click()
    path = await (await download.value).path()
    assert path.read_bytes() == b"bien nhan"


async def test_everything_is_done_with_the_keyboard_alone(room: Room) -> None:
    page = await room.page()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Đến danh sách người")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("End")
    await expect(page.locator(".person").last).to_be_focused()
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")

    await expect(page.locator("#chat-title")).to_have_text(LUAT_GIA)
    await expect(page.locator("#message")).to_be_focused()
    await page.keyboard.type("Xin chào")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Để sau")).to_be_visible()

    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Để sau")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#log")).to_contain_text("Anh/Chị chọn: Để sau")


async def test_tab_enters_the_list_of_people_only_once(room: Room) -> None:
    page = await room.page()
    stops = page.locator(".person[tabindex='0']")
    await expect(stops).to_have_count(1)
    await stops.focus()
    await page.keyboard.press("Tab")
    await expect(page.locator("#add-stranger")).to_be_focused()


async def test_the_clock_goes_to_the_next_event_and_says_who_has_news(room: Room) -> None:
    await room.box.person(1001, "").says("/start")
    await room.box.person(1002, "").says("/start")
    await room.box.quiet()
    page = await room.page()
    await expect(page.locator("#clock-time")).to_have_text("9 giờ 15")
    await expect(page.locator("#clock-day")).to_have_text("thứ Sáu 05/11/2027")
    await expect(page.locator("#next-event")).to_contain_text("8 giờ, thứ Bảy 06/11/2027")

    await page.locator("#go-next").click()

    await expect(page.locator("#clock-news")).to_contain_text("Đã đến 8 giờ, thứ Bảy 06/11/2027.")
    await page.locator("#clock-news").get_by_role("button", name=LUAT_GIA).click()
    await expect(page.locator("#log")).to_contain_text("Nhắc việc ngày 06/11/2027")
    await expect(page.locator(".person", has_text=LUAT_GIA).locator(".badge")).to_have_count(0)
    await expect(page.locator(".person", has_text=UNITS[0]).locator(".badge")).to_have_text(
        "2 mới"
    )


async def test_the_clock_goes_a_day_or_to_a_date_but_never_back(room: Room) -> None:
    page = await room.page()
    await page.locator("#go-day").click()
    await expect(page.locator("#clock-day")).to_have_text("thứ Bảy 06/11/2027")

    await page.get_by_text("Đến ngày…").click()
    await page.locator("#date").fill("2027-11-05")
    await page.get_by_role("button", name="Đến ngày này").click()
    await expect(page.locator("#date-trouble")).to_contain_text("Ngày này đã qua")

    await page.locator("#date").fill("2027-11-15")
    await expect(page.locator("#date-words")).to_have_text("thứ Hai 15/11/2027")
    await expect(page.locator("#date-trouble")).to_have_text("")
    await page.get_by_role("button", name="Đến ngày này").click()
    await expect(page.locator("#clock-day")).to_have_text("thứ Hai 15/11/2027")


async def test_without_a_stage_the_clock_cannot_be_moved(browser: Browser) -> None:
    async with room_with_page(browser, staged=False) as room:
        page = await room.page()
        await expect(page.locator("#no-stage")).to_be_visible()
        await expect(page.locator("#go-next")).to_be_hidden()
        await expect(page.locator("#go-day")).to_be_hidden()


async def test_a_phone_shows_one_view_at_a_time_with_a_way_back(room: Room) -> None:
    page = await room.page(width=390, height=844, has_touch=True)
    await expect(page.locator("#chat")).to_be_hidden()
    await choose(page, LUAT_GIA)
    await expect(page.locator("#people")).to_be_hidden()
    await say(page, "Xin chào")
    await expect(page.locator("#log")).to_contain_text("Đã nghe: Xin chào")

    await page.get_by_role("button", name="Danh sách", exact=True).click()
    await expect(page.locator("#chat")).to_be_hidden()
    await expect(page.locator(".person", has_text=LUAT_GIA)).to_be_focused()

    await page.locator("#strip-clock").click()
    await expect(page.locator("#clock-time")).to_be_visible()
    await page.get_by_role("button", name="Trở về").click()
    await expect(page.locator("#people")).to_be_visible()
    await page.go_back()
    await expect(page.locator("#clock-time")).to_be_visible()
    wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


async def test_the_address_asks_for_a_language_until_one_is_chosen(room: Room) -> None:
    page = await room.page("?lang=en")
    await expect(page.locator("h1")).to_have_text("Rehearsal room")
    await page.get_by_role("button", name="Tiếng Việt").click()
    await page.reload()
    await expect(page.locator("h1")).to_have_text("Phòng diễn tập")


async def test_the_language_is_switched_and_remembered(room: Room) -> None:
    page = await room.page("#chat=1001")
    await expect(page.locator("h1")).to_have_text("Phòng diễn tập")
    await page.get_by_role("button", name="English").click()
    await expect(page.locator("h1")).to_have_text("Rehearsal room")
    await expect(page.locator("#clock-day")).to_have_text("Friday 5 November 2027")
    await page.reload()
    await expect(page.locator("#send")).to_have_text("Send")
    assert await page.evaluate("document.documentElement.lang") == "en"


async def test_a_stranger_opens_an_invitation_made_by_another(room: Room) -> None:
    page = await room.page("#chat=1001")
    await page.get_by_role("button", name="Thêm một người lạ").click()
    await expect(page.locator("#stranger-name")).to_have_value("Người lạ 1")
    await page.get_by_role("button", name="Thêm vào phòng").click()
    await expect(page.locator("#chat-title")).to_have_text("Người lạ 1")

    await choose(page, f"Văn thư {UNITS[0]}")
    await say(page, "xin mời")
    await page.locator("#log a").click()
    await page.get_by_label("Người mở lời mời").select_option("Người lạ 1")
    await page.get_by_role("button", name="Mở lời mời").click()

    await expect(page.locator("#chat-title")).to_have_text("Người lạ 1")
    await expect(page.locator("#log")).to_contain_text("Đã nghe: /start a8Kd22QFxx")


async def test_an_invitation_can_still_be_opened_after_something_else_was_typed(
    room: Room,
) -> None:
    room.box.person(1001, "").receives_link("a8Kd22QFxx")
    page = await room.page("#chat=1001")
    await say(page, "xin chào")
    await expect(page.locator("#log")).to_contain_text("Đã nghe: xin chào")
    await page.get_by_role("button", name="Mở lời mời đã nhận").click()
    await expect(page.locator("#log")).to_contain_text("Đã nghe: /start a8Kd22QFxx")
    await expect(page.locator("#open-invited")).to_be_hidden()


async def test_the_bot_is_blocked_and_unblocked(room: Room) -> None:
    page = await room.page("#chat=1001")
    await page.get_by_role("button", name="Chặn trợ lý", exact=True).click()
    await expect(page.locator("#blocked")).to_be_visible()
    await expect(page.locator("#composer")).to_be_hidden()
    await expect(page.locator("#unblock")).to_be_focused()
    assert room.box.person(1001, "").blocked

    await page.locator("#unblock").click()
    await expect(page.locator("#composer")).to_be_visible()
    assert not room.box.person(1001, "").blocked


async def test_a_chat_is_read_as_a_screen_reader_speaks_it(room: Room) -> None:
    page = await room.page("#chat=1001")
    await say(page, "Xin chào")
    await expect(page.locator("#log")).to_contain_text("Đã nghe: Xin chào")
    await page.get_by_role("button", name="Đọc thành chữ").click()
    lines = page.locator(".from-bot").last.locator("p")
    await expect(lines).to_have_text(
        ["Giao Ước, 9 giờ 15:", "Đã nghe: Xin chào", "Các nút: Đã nắm; Để sau."]
    )


async def test_ready_answers_are_sent_as_text(room: Room) -> None:
    page = await room.page("#chat=1001")
    await say(page, "xin câu trả lời")
    await page.get_by_role("button", name="Trang chính").click()
    await expect(page.locator("#log")).to_contain_text("Đã nghe: Trang chính")


async def test_people_are_found_without_accents(room: Room) -> None:
    page = await room.page()
    await page.locator("#filter").fill("dong y")
    await expect(page.locator(".person")).to_have_count(1)
    await expect(page.locator(".person")).to_contain_text("Hội Đông y")
    await page.locator("#filter").fill("không ai")
    await expect(page.locator("#people-none")).to_have_text("Không có tên nào như vậy.")


async def test_a_lost_line_is_said_in_words_and_mends_itself(room: Room) -> None:
    page = await room.page("#chat=1001")
    port = int(room.box.url.rsplit(":", 1)[1])
    await room.shut()
    await expect(page.locator("#connection-text")).to_contain_text("Mất kết nối")
    await say(page, "Xin chào")
    await expect(page.locator("#trouble-text")).to_contain_text("chưa gửi được")
    await expect(page.locator("#message")).to_have_value("Xin chào")

    await room.open(port)
    await expect(page.locator("#connection-text")).to_have_text("Đã nối lại với phòng diễn tập.")
    await page.locator("#message").press("Enter")
    await expect(page.locator("#log")).to_contain_text("Đã nghe: Xin chào")
    room.trouble = [line for line in room.trouble if "ERR_CONNECTION_REFUSED" not in line]


async def test_markup_outside_telegrams_own_leaves_only_its_text(room: Room) -> None:
    page = await room.page()
    hostile = (
        '<b onclick="x()">đậm</b><script>x()</script><a href="javascript:x()">xấu</a>'
        '<iframe src="/"></iframe><a href="https://example.org/" style="x">tốt</a>'
        "<form><input></form> https://example.org/a."
    )
    shown = await page.evaluate(
        """async (html) => {
            const { richNodes } = await import("/page/rich.js");
            const box = document.createElement("div");
            const link = (address, children) => {
                const node = document.createElement("a");
                node.href = address;
                node.append(...children);
                return node;
            };
            box.append(...richNodes(html, link));
            return box.innerHTML;
        }""",
        hostile,
    )
    assert shown == (
        '<b>đậm</b>xấu<a href="https://example.org/">tốt</a>'
        ' <a href="https://example.org/a">https://example.org/a</a>.'
    )
    # The browser says that it ran none of it: that is the second wall behind the list.
    assert all("Content Security Policy" in line for line in room.trouble)
    room.trouble.clear()


async def test_enter_that_ends_a_vietnamese_syllable_sends_nothing(room: Room) -> None:
    page = await room.page("#chat=1001")
    await page.locator("#message").fill("Tiếng Việt")
    await page.locator("#message").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    await expect(page.locator("#message")).to_have_value("Tiếng Việt")
    await page.locator("#message").press("Enter")
    await expect(page.locator("#message")).to_have_value("")
    heard = [message.text for message in room.box.person(1001, "").messages]
    assert heard[0] == "Tiếng Việt"


LAWS = (
    # a name for every control
    """[...document.querySelectorAll("button, input, textarea, select, a")]
        .filter((node) => node.checkVisibility() && !node.hidden)
        .filter((node) => !(node.getAttribute("aria-label") || node.labels?.[0]?.textContent
            || node.textContent).trim())
        .map((node) => node.outerHTML)""",
    # a finger's breadth
    """[...document.querySelectorAll("button, input:not([type=checkbox]), textarea, summary")]
        .filter((node) => node.checkVisibility() && !node.closest(".skips"))
        .filter((node) => node.getBoundingClientRect().height < 44)
        .map((node) => node.outerHTML)""",
    # each id once
    """[...document.querySelectorAll("[id]")]
        .filter((node) => document.querySelectorAll(`[id="${node.id}"]`).length > 1)
        .map((node) => node.id)""",
)

CONTRASTS = """
() => {
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((part) => {
        const share = part / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const behind = (node) => {
        for (let at = node; at; at = at.parentElement) {
            const colour = numbers(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    const poor = [];
    for (const node of document.querySelectorAll("body *")) {
        const own = [...node.childNodes].filter((child) => child.nodeType === 3);
        if (!own.some((child) => child.data.trim()) || !node.checkVisibility()) continue;
        const [front, back] = [light(numbers(getComputedStyle(node).color)), light(behind(node))];
        const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
        if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${node.outerHTML.slice(0, 90)}`);
    }
    return poor;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
async def test_it_is_legible_named_and_large_enough(
    room: Room, scheme: str, width: int, height: int
) -> None:
    page = await room.page(
        width=width, height=height, color_scheme=scheme, reduced_motion="reduce"
    )
    for place in ("", "#chat=1001", "#clock"):
        await page.goto(f"{room.box.url}/{place}")
        if place == "#chat=1001":
            await say(page, "xin mời")
            await expect(page.locator("#log a")).to_be_visible()
            await say(page, "Xin chào")
            await page.get_by_role("button", name="Đã nắm").last.click()
            await expect(page.locator("#toast-text")).to_be_visible()
        for law in LAWS:
            assert await page.evaluate(law) == []
        assert await page.evaluate(CONTRASTS) == []
    size = await page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 17


@pytest.mark.parametrize("size", [(320, 568), (640, 400), (844, 390), (1024, 768), (1920, 1080)])
async def test_no_size_cuts_anything_off(room: Room, size: tuple[int, int]) -> None:
    page = await room.page(width=size[0], height=size[1])
    for place, last in (("", "#add-stranger"), ("#chat=1001", "#send"), ("#clock", "#go-day")):
        await page.goto(f"{room.box.url}/{place}")
        await page.locator(last).scroll_into_view_if_needed()
        await expect(page.locator(last)).to_be_in_viewport(ratio=0.95)
        assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


async def test_new_messages_are_spoken_but_a_chat_just_opened_is_not(room: Room) -> None:
    await room.box.person(1002, "").says("trước")
    await room.box.person(1002, "").sees("Đã nghe: trước")
    page = await room.page()
    log = page.locator("#log")
    await log.evaluate(
        """(log) => {
            window.manners = [];
            new MutationObserver((changes) => {
                const added = changes.flatMap((change) => [...change.addedNodes]);
                if (added.some((node) => node.tagName === "ARTICLE")) {
                    window.manners.push(log.getAttribute("aria-live"));
                }
            }).observe(log, { childList: true, subtree: true });
        }"""
    )
    await choose(page, LUAT_GIA)
    await expect(log).to_contain_text("Đã nghe: trước")
    await expect(log).to_have_attribute("aria-live", "polite")
    await say(page, "sau")
    await expect(log).to_contain_text("Đã nghe: sau")
    manners = await page.evaluate("window.manners")
    assert manners[0] == "off"
    assert set(manners[1:]) == {"polite"}
    assert await log.get_attribute("role") == "log"
