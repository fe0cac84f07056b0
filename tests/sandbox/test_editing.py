"""Edits and answers: what changes, what stays, what is refused."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest

from sandbox import Person
from tests.sandbox.conftest import Api, HandClock

_BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Xác nhận", callback_data="ok")]])


async def test_an_edit_keeps_the_date_and_adds_its_own(
    lan: Person, bot: telegram.Bot, clock: HandClock
) -> None:
    sent = await bot.send_message(lan.id, "trước")
    clock.pass_by(minutes=5)
    edited = await sent.edit_text("<i>sau</i>", parse_mode="HTML")
    assert isinstance(edited, telegram.Message)
    assert (edited.date, edited.edit_date) == (sent.date, clock.at)
    assert edited.message_id == sent.message_id
    assert (lan.last.text, lan.last.edited) == ("sau", True)


async def test_an_edit_of_the_text_without_buttons_takes_them_away(
    lan: Person, bot: telegram.Bot
) -> None:
    sent = await bot.send_message(lan.id, "Chọn", reply_markup=_BUTTON)
    await sent.edit_text("Đã chọn")
    assert lan.last.buttons == []


async def test_buttons_alone_can_be_changed(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(lan.id, "Chọn")
    await sent.edit_reply_markup(_BUTTON)
    assert lan.screen == "Chọn\n[Xác nhận]"
    await sent.edit_reply_markup(None)
    assert lan.screen == "Chọn"


_Edit = Callable[[telegram.Message], Coroutine[Any, Any, Any]]


@pytest.mark.parametrize(
    "edit",
    [
        lambda m: m.edit_text("Chọn", reply_markup=_BUTTON),
        lambda m: m.edit_text("<b></b>Chọn ", parse_mode="HTML", reply_markup=_BUTTON),
        lambda m: m.edit_reply_markup(_BUTTON),
    ],
)
async def test_an_edit_that_changes_nothing_is_refused(
    lan: Person, bot: telegram.Bot, edit: _Edit
) -> None:
    sent = await bot.send_message(lan.id, "Chọn", reply_markup=_BUTTON)
    with pytest.raises(BadRequest) as refusal:
        await edit(sent)
    assert refusal.value.message == (
        "Message is not modified: specified new message content and reply markup are exactly the "
        "same as a current content and reply markup of the message"
    )
    assert not lan.last.edited


async def test_a_changed_button_alone_is_a_change(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(lan.id, "Chọn", reply_markup=_BUTTON)
    other = InlineKeyboardMarkup([[InlineKeyboardButton("Xác nhận", callback_data="khác")]])
    assert await sent.edit_text("Chọn", reply_markup=other)


async def test_what_cannot_be_edited_says_why(lan: Person, bot: telegram.Bot) -> None:
    foreign = await lan.says("của tôi")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", lan.id, foreign)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", lan.id, 999)
    with pytest.raises(BadRequest, match="Message identifier is not specified"):
        await bot.edit_message_text("x", lan.id)
    file = await bot.send_document(lan.id, b"x", filename="a.txt")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await file.edit_text("x")
    text = await bot.send_message(lan.id, "x")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await text.edit_caption("y")


async def test_a_message_that_brought_a_reply_keyboard_can_never_be_edited(
    lan: Person, bot: telegram.Bot
) -> None:
    keyboard = ReplyKeyboardMarkup([["Trợ giúp"]])
    sent = await bot.send_message(lan.id, "Chào", reply_markup=keyboard)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await sent.edit_text("Chào bạn")


async def test_an_edit_takes_inline_buttons_only(lan: Person, bot: telegram.Bot, api: Api) -> None:
    sent = await bot.send_message(lan.id, "Chào")
    reason = await api.refused(
        "editMessageText",
        chat_id=lan.id,
        message_id=sent.message_id,
        text="x",
        reply_markup={"keyboard": [["a"]]},
    )
    assert reason == "Bad Request: inline keyboard expected"


async def test_a_caption_is_changed_and_the_file_stays(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_document(lan.id, b"x", filename="a.txt", caption="một")
    await sent.edit_caption("<b>hai</b>", parse_mode="HTML")
    assert (lan.last.text, lan.last.html) == ("hai", "<b>hai</b>")
    assert lan.last.file is not None
    await sent.edit_caption(None)
    assert lan.last.text == ""


async def test_a_pressed_button_is_answered_with_up_to_200_characters(
    lan: Person, bot: telegram.Bot
) -> None:
    await bot.send_message(lan.id, "Chọn", reply_markup=_BUTTON)
    await lan.taps("Xác nhận")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("ok", lan.id)
    assert isinstance(query.message, telegram.Message)
    assert query.message.text == "Chọn"
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await query.answer("ạ" * 201)
    await query.answer("Đã lưu")
    await query.answer("lần hai")
    assert lan.toasts == ["Đã lưu"]


async def test_a_press_can_be_answered_for_150_seconds_and_an_unknown_one_never(
    lan: Person, bot: telegram.Bot, clock: HandClock
) -> None:
    await bot.send_message(lan.id, "Chọn", reply_markup=_BUTTON)
    press = await lan.taps("Xác nhận")
    assert press is not None
    clock.pass_by(seconds=151)
    for query in (press, "12345", ""):
        with pytest.raises(BadRequest) as refusal:
            await bot.answer_callback_query(query)
        assert refusal.value.message == (
            "Query is too old and response timeout expired or query id is invalid"
        )
