"""Buttons under messages and in place of the keyboard."""

import json
from typing import Any

import aiohttp
import pytest
import telegram
from telegram import InlineKeyboardButton, KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove

from sandbox import Person, Sandbox
from tests.sandbox.conftest import Api


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def tap(text: str = "A", data: str = "a") -> dict[str, Any]:
    return {"text": text, "callback_data": data}


_NOT_A_BUTTON = "can't parse inline keyboard button: "


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (inline([tap(data="ạ" * 22)]), "BUTTON_DATA_INVALID"),
        (
            inline([tap(data="")]),
            f"{_NOT_A_BUTTON}Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline([{"text": "A"}]),
            f"{_NOT_A_BUTTON}Text buttons are unallowed in the inline keyboard",
        ),
        (inline([{"callback_data": "a"}]), f'{_NOT_A_BUTTON}Can\'t find field "text"'),
        (inline([{"text": 5}]), f'{_NOT_A_BUTTON}Field "text" must be of type String'),
        (inline([tap(text=" ")]), "inline keyboard button text must be non-empty"),
        (
            inline([{**tap(), "url": "https://x.vn"}]),
            f"{_NOT_A_BUTTON}Exactly one of the optional fields must be used",
        ),
        (
            inline([{**tap(), "style": "positive"}]),
            f"{_NOT_A_BUTTON}Invalid button style specified",
        ),
        (inline(["A"]), f"{_NOT_A_BUTTON}InlineKeyboardButton must be an Object"),  # type: ignore[list-item]
        (
            inline([{"text": "A", "url": "localhost"}]),
            "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL",
        ),
        (
            inline([{"text": "A", "url": "mailto:a@b.vn"}]),
            "inline keyboard button URL 'mailto:a@b.vn' is invalid: Unsupported URL protocol",
        ),
        (inline([{"text": "A", "copy_text": {"text": ""}}]), "BUTTON_COPY_TEXT_INVALID"),
        (inline([{"text": "A", "copy_text": {"text": "x" * 257}}]), "BUTTON_COPY_TEXT_INVALID"),
        (
            inline([{"text": "A", "copy_text": "x"}]),
            f'{_NOT_A_BUTTON}Field "copy_text" must be of type Object',
        ),
        (inline([tap()] * 9), "reply markup is too long"),
        (inline(*[[tap()]] * 101), "reply markup is too long"),
        ({"inline_keyboard": "A"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": [tap()]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
        ({"keyboard": [[5]]}, "can't parse keyboard button: KeyboardButton must be an Object"),
        ("[", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
    ],
)
async def test_a_wrong_button_is_refused_in_telegrams_words(
    lan: Person, api: Api, markup: Any, reason: str
) -> None:
    refusal = await api.refused("sendMessage", chat_id=lan.id, text="x", reply_markup=markup)
    assert refusal == f"Bad Request: {reason}"


async def test_the_largest_allowed_keyboard_is_taken(lan: Person, api: Api) -> None:
    full = inline(*[[tap(data="ạ" * 21 + "a")] * 8] * 12, [tap()] * 4)
    answer = await api("sendMessage", chat_id=lan.id, text="x", reply_markup=full)
    assert answer["result"]["reply_markup"] == full
    assert len(lan.last.labels) == 100


async def test_a_keyboard_without_buttons_is_none(lan: Person, api: Api) -> None:
    answer = await api("sendMessage", chat_id=lan.id, text="x", reply_markup=inline([]))
    assert "reply_markup" not in answer["result"]


async def test_links_copies_and_colours_are_kept_on_the_button(
    lan: Person, bot: telegram.Bot
) -> None:
    row = [
        InlineKeyboardButton("Mở", url="https://giaouoc.vn/x?y=1"),
        InlineKeyboardButton("Chép", copy_text=telegram.CopyTextButton("12345678")),
        InlineKeyboardButton("Rút", callback_data="rút", style="danger"),
    ]
    markup = telegram.InlineKeyboardMarkup([row])
    sent = await bot.send_message(lan.id, "x", reply_markup=markup)
    assert sent.reply_markup == markup
    assert lan.last.buttons[0][0].url == "https://giaouoc.vn/x?y=1"
    assert await lan.taps("Mở") is None


async def test_a_markup_comes_as_text_in_a_form_too(
    box: Sandbox, lan: Person, http: aiohttp.ClientSession
) -> None:
    form = {"chat_id": str(lan.id), "text": "x", "reply_markup": json.dumps(inline([tap()]))}
    async with http.post(f"{box.url}/bot{box.token}/sendMessage", data=form) as answer:
        assert answer.status == 200
    assert lan.screen == "x\n[A]"


async def test_a_reply_keyboard_stays_until_it_is_removed(lan: Person, bot: telegram.Bot) -> None:
    keyboard = ReplyKeyboardMarkup([["Báo cáo", "Hạn"], [KeyboardButton("Trợ giúp")]])
    await bot.send_message(lan.id, "Chào", reply_markup=keyboard)
    await bot.send_message(lan.id, "Gì nữa?")
    assert lan.reply_keyboard == [["Báo cáo", "Hạn"], ["Trợ giúp"]]
    await lan.taps("Hạn")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "Hạn"
    await bot.send_message(lan.id, "Thôi", reply_markup=ReplyKeyboardRemove())
    assert lan.reply_keyboard == []


async def test_a_markup_that_only_asks_for_an_answer_shows_no_buttons(
    lan: Person, bot: telegram.Bot, api: Api
) -> None:
    sent = await bot.send_message(lan.id, "Điểm?", reply_markup=telegram.ForceReply())
    assert sent.reply_markup is None
    assert (await api("sendMessage", chat_id=lan.id, text="x", reply_markup={}))["ok"]


async def test_a_button_may_ask_for_the_phone_number(lan: Person, bot: telegram.Bot) -> None:
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("Gửi số", request_contact=True)]])
    await bot.send_message(lan.id, "Số của bạn?", reply_markup=keyboard)
    await lan.taps("Gửi số")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.contact is not None
    assert update.message.contact.user_id == lan.id
