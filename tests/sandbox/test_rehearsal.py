"""The JSON behind the page, over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from sandbox import NextEvent, Person, Sandbox
from tests.sandbox.conftest import HandClock
from tests.sandbox.test_files import png

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Page:
    """Asks the room what the page asks."""

    def __init__(self, box: Sandbox, session: aiohttp.ClientSession) -> None:
        self.url = f"{box.url}/rehearsal"
        self.session = session

    async def get(self, path: str, **headers: str) -> Any:
        async with self.session.get(f"{self.url}/{path}", headers=headers) as answer:
            return await answer.json() if answer.ok else answer.status

    async def post(self, path: str, body: Any) -> Any:
        async with self.session.post(f"{self.url}/{path}", json=body) as answer:
            return await answer.json() if answer.ok else answer.status


class Year:
    """A stage with two events, that writes down how far it was moved."""

    def __init__(self) -> None:
        self.at = datetime(2027, 11, 5, 9, 15, tzinfo=_ZONE)
        self.events = [self.at + timedelta(hours=1), self.at + timedelta(days=3)]

    def now(self) -> datetime:
        return self.at

    def now_text(self, lang: str) -> str:
        return f"{lang}: {self.at:%d/%m/%Y %H:%M}"

    async def next_event(self) -> NextEvent | None:
        coming = [at for at in self.events if at > self.at]
        return NextEvent(coming[0].astimezone(ZoneInfo("UTC")), "Nhắc hạn") if coming else None

    async def advance(self, to: datetime) -> None:
        self.at = to.astimezone(_ZONE)

    def note(self, person_id: int) -> str:
        return "Hội Khuyến học" if person_id == 1001 else ""


@pytest.fixture
def page(box: Sandbox, http: aiohttp.ClientSession) -> Page:
    return Page(box, http)


@pytest.fixture
async def staged(http: aiohttp.ClientSession) -> AsyncIterator[Page]:
    year = Year()
    room = Sandbox(now=year.now, stage=year)
    await room.start()
    await room.person(1001, "Lan").says("/start")
    yield Page(room, http)
    await room.stop()


async def test_the_state_tells_of_the_bot_its_people_and_the_time(
    box: Sandbox, lan: Person, bot: telegram.Bot, page: Page
) -> None:
    await bot.set_my_commands([telegram.BotCommand("help", "Trợ giúp")])
    await bot.set_my_description("Cả năm thi đua")
    await bot.send_message(lan.id, "<b>Chào</b>", parse_mode="HTML")
    box.person(5, "Minh")
    state = await page.get("state")
    help_ = [{"command": "help", "description": "Trợ giúp"}]
    assert state == {
        "bot": {
            "name": "Giao Ước",
            "username": "giao_uoc_bot",
            "description": "Cả năm thi đua",
            "commands": {"vi": help_, "en": help_},
        },
        "people": [
            {
                "id": 1001,
                "name": "Lan",
                "note": "",
                "unread": 1,
                "last_text": "Chào",
                "last_at": "2027-11-05T02:15:00+00:00",
                "blocked": False,
                "invitation": "",
            },
            {
                "id": 5,
                "name": "Minh",
                "note": "",
                "unread": 0,
                "last_text": "",
                "last_at": None,
                "blocked": False,
                "invitation": "",
            },
        ],
        "clock": {"now": "2027-11-05T02:15:00+00:00", "text": "05/11/2027, 02:15"},
        "next_event": None,
        "staged": False,
    }


async def test_a_chat_shows_messages_buttons_and_keyboard(
    lan: Person, bot: telegram.Bot, page: Page
) -> None:
    row = [
        InlineKeyboardButton("Có", callback_data="c"),
        InlineKeyboardButton("Mở", url="https://x.vn/"),
    ]
    await bot.send_message(lan.id, "Chào", reply_markup=ReplyKeyboardMarkup([["Hạn", "Nộp"]]))
    await bot.send_message(
        lan.id, "8 &lt; <b>9</b>", parse_mode="HTML", reply_markup=InlineKeyboardMarkup([row])
    )
    await bot.send_chat_action(lan.id, "typing")
    chat = await page.get("chats/1001")
    assert chat["messages"][2] == {
        "id": 3,
        "out": True,
        "html": "8 &lt; <b>9</b>",
        "text": "8 < 9",
        "at": "2027-11-05T02:15:00+00:00",
        "edited": False,
        "buttons": [[{"label": "Có"}, {"label": "Mở", "url": "https://x.vn/"}]],
        "file": None,
    }
    assert [message["out"] for message in chat["messages"]] == [False, True, True]
    assert (chat["reply_keyboard"], chat["typing"]) == ([["Hạn", "Nộp"]], True)


async def test_only_what_changed_since_is_told(lan: Person, bot: telegram.Bot, page: Page) -> None:
    one = await bot.send_message(lan.id, "một")
    two = await bot.send_message(lan.id, "hai")
    seq = (await page.get("chats/1001"))["seq"]
    await one.edit_text("một rưỡi")
    await two.delete()
    news = await page.get(f"chats/1001?since={seq}")
    assert [message["text"] for message in news["messages"]] == ["một rưỡi"]
    assert news["deleted"] == [two.message_id]
    assert (await page.get(f"chats/1001?since={news['seq']}"))["messages"] == []


async def test_reading_resets_what_was_unread(lan: Person, bot: telegram.Bot, page: Page) -> None:
    await bot.send_message(lan.id, "một")
    await page.get("chats/1001")
    assert (await page.get("state"))["people"][0]["unread"] == 1
    await page.get("chats/1001?read=1")
    assert (await page.get("state"))["people"][0]["unread"] == 0


async def test_the_page_says_presses_and_blocks_for_a_person(
    lan: Person, bot: telegram.Bot, page: Page
) -> None:
    rows = [[InlineKeyboardButton("Không", callback_data="k")]]
    rows.append([InlineKeyboardButton("Mở", url="https://x.vn/")])
    sent = await bot.send_message(lan.id, "?", reply_markup=InlineKeyboardMarkup(rows))
    assert await page.post("chats/1001/say", {"text": "/help"}) == {"message_id": 3}
    place = {"message_id": sent.message_id, "row": 0, "col": 0}
    assert await page.post("chats/1001/press", place) == {"pressed": True}
    assert await page.post("chats/1001/press", {**place, "row": 1}) == {"pressed": False}
    assert await page.post("chats/1001/block", {"blocked": True}) == {"blocked": True}
    said, pressed, blocked = await bot.get_updates()
    assert said.message is not None
    assert said.message.text == "/help"
    assert pressed.callback_query is not None
    assert pressed.callback_query.data == "k"
    assert blocked.my_chat_member is not None
    assert (await page.get("state"))["people"][0]["blocked"] is True
    assert await page.post("chats/1001/block", {"blocked": False}) == {"blocked": False}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("chats/1001/say", {"text": "  "}, 400),
        ("chats/1001/say", {}, 400),
        ("chats/1001/say", [], 400),
        ("chats/7/say", {"text": "x"}, 404),
        ("chats/1001/press", {"message_id": 99, "row": 0, "col": 0}, 409),
        ("chats/1001/press", {"message_id": 1, "row": 0, "col": 0}, 409),
        ("chats/1001/file", {}, 400),
        ("people", {"name": " "}, 400),
        ("people", {"name": "x" * 65}, 400),
        ("clock", {"to": "next"}, 409),
    ],
)
async def test_what_cannot_be_is_refused_by_status(
    lan: Person, page: Page, path: str, body: Any, status: int
) -> None:
    assert await page.post(path, body) == status


async def test_files_come_from_the_page_and_go_to_it(
    box: Sandbox, lan: Person, bot: telegram.Bot, page: Page
) -> None:
    for name, as_photo in (("bảng điểm.pdf", ""), ("ảnh.png", "1")):
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("caption", " kèm ")
        form.add_field("as_photo", as_photo)
        form.add_field("file", png(20, 10), filename=name, content_type="image/png")
        async with page.session.post(f"{page.url}/chats/1001/file", data=form) as answer:
            assert answer.ok
    document, photo = [update.message for update in await bot.get_updates()]
    assert document is not None
    assert document.document is not None
    assert (document.document.file_name, document.caption) == ("bảng điểm.pdf", "kèm")
    assert photo is not None
    assert (photo.photo[-1].width, photo.photo[-1].height) == (20, 10)
    shown = (await page.get("chats/1001"))["messages"][1]["file"]
    assert (shown["name"], shown["size"], shown["mime"]) == ("bảng điểm.pdf", 24, "image/png")
    async with page.session.get(box.url + shown["url"]) as answer:
        assert await answer.read() == png(20, 10)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"].startswith(
            "attachment; filename*=UTF-8''b%E1"
        )
    assert await page.get("files/nothing") == 404


async def test_an_empty_form_brings_no_file(lan: Person, page: Page) -> None:
    form = aiohttp.FormData({"caption": "x"})
    form.add_field("file", b"", filename="a.txt")
    async with page.session.post(f"{page.url}/chats/1001/file", data=form) as answer:
        assert answer.status == 400


async def test_a_stranger_gets_an_id_of_their_own(box: Sandbox, lan: Person, page: Page) -> None:
    one = await page.post("people", {"name": "Người lạ"})
    two = await page.post("people", {"name": "Người lạ"})
    assert one["name"] == "Người lạ"
    assert len({lan.id, one["id"], two["id"]}) == 3
    await page.post(f"chats/{one['id']}/say", {"text": "12345678"})
    assert len(box.telegram.updates) == 1


async def test_the_stage_lends_its_clock_its_words_and_its_notes(staged: Page) -> None:
    state = await staged.get("state?lang=en")
    assert state["staged"] is True
    assert state["clock"] == {"now": "2027-11-05T09:15:00+07:00", "text": "en: 05/11/2027 09:15"}
    assert state["next_event"] == {"at": "2027-11-05T10:15:00+07:00", "label": "Nhắc hạn"}
    assert state["people"][0]["note"] == "Hội Khuyến học"
    assert state["people"][0]["last_at"] == "2027-11-05T09:15:00+07:00"


@pytest.mark.parametrize(
    ("to", "reached"),
    [
        ("next", "2027-11-05T10:15:00+07:00"),
        ("day", "2027-11-06T09:15:00+07:00"),
        ("2027-11-15", "2027-11-15T09:00:00+07:00"),
        ("2027-11-15T08:00:00", "2027-11-15T08:00:00+07:00"),
        ("2027-11-15T01:00:00+00:00", "2027-11-15T08:00:00+07:00"),
    ],
)
async def test_the_clock_is_moved_to_where_the_page_wants(
    staged: Page, to: str, reached: str
) -> None:
    answer = await staged.post("clock", {"to": to})
    assert answer["clock"]["now"] == reached


async def test_the_clock_does_not_go_back_nor_past_the_end(staged: Page) -> None:
    assert await staged.post("clock", {"to": "2027-11-01"}) == 400
    assert await staged.post("clock", {"to": "hôm kia"}) == 400
    assert await staged.post("clock", {}) == 400
    for _ in range(2):
        await staged.post("clock", {"to": "next"})
    assert (await staged.get("state"))["next_event"] is None
    assert await staged.post("clock", {"to": "next"}) == 409


async def test_events_tell_an_open_page_what_to_ask_for(
    box: Sandbox, lan: Person, bot: telegram.Bot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Có", callback_data="c")]])
    async with page.session.ws_connect(f"{page.url}/events") as events:

        async def told() -> dict[str, Any]:
            event: dict[str, Any] = await events.receive_json(timeout=5)
            return event

        await bot.send_message(lan.id, "Có?", reply_markup=markup)
        assert await told() == {"kind": "chat", "id": 1001, "seq": lan.chat.seq}
        press = await lan.taps("Có")
        assert press is not None
        await bot.answer_callback_query(press, "Đã lưu")
        assert await told() == {"kind": "toast", "id": 1001, "text": "Đã lưu"}
        box.person(6, "Minh")
        assert await told() == {"kind": "people"}
        monkeypatch.setattr("sandbox.limits.TYPING", 0)
        await bot.send_chat_action(lan.id, "typing")
        typing = [await told()]
        while typing[-1]["on"]:
            typing.append(await told())
        assert typing[-1] == {"kind": "typing", "id": 1001, "on": False}


async def test_a_moved_clock_is_told_too(staged: Page) -> None:
    async with staged.session.ws_connect(f"{staged.url}/events") as events:
        await staged.post("clock", {"to": "day"})
        assert await events.receive_json(timeout=5) == {"kind": "clock"}


async def test_a_room_that_closes_sends_open_pages_away(
    clock: HandClock, http: aiohttp.ClientSession
) -> None:
    room = Sandbox(now=clock.now)
    await room.start()
    async with http.ws_connect(f"{room.url}/rehearsal/events") as events:
        async with asyncio.timeout(5):
            await room.stop()
        assert (await events.receive(timeout=5)).type is aiohttp.WSMsgType.CLOSE
