"""A rehearsal that is left and entered again."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from sandbox import Sandbox
from tests.sandbox.conftest import HandClock, bot_of

_MARKUP = InlineKeyboardMarkup([[InlineKeyboardButton("Có", callback_data="c")]])


@asynccontextmanager
async def room(path: Path, clock: HandClock) -> AsyncIterator[tuple[Sandbox, telegram.Bot]]:
    box = Sandbox(now=clock.now, pacing=None, state_file=path)
    await box.start()
    try:
        async with bot_of(box) as bot:
            yield box, bot
    finally:
        await box.stop()


async def test_chats_files_buttons_and_commands_survive_a_restart(
    tmp_path: Path, clock: HandClock
) -> None:
    path = tmp_path / "deep" / "room.json"
    async with room(path, clock) as (box, bot):
        person = box.person(5, "Lan", language="en")
        await person.sends_document("đơn.pdf", b"%PDF", "application/pdf", "gửi")
        keyboard = ReplyKeyboardMarkup([["Hạn"]])
        await bot.send_message(5, "chào", reply_markup=keyboard, reply_to_message_id=1)
        await bot.send_message(5, "<b>Đồng ý?</b>", parse_mode="HTML", reply_markup=_MARKUP)
        await bot.set_my_commands([telegram.BotCommand("help", "Trợ giúp")])
        await bot.set_my_name("Tên")
        await box.group(-5, "Khối").adds_bot(person)
        await bot.send_message(-5, "chào khối")
    async with room(path, clock) as (box, bot):
        person = box.person(5, "tên khác")
        assert (person.name, person.user.language) == ("Lan", "en")
        file, _, question = person.messages
        assert file.file is not None
        assert (file.file.name, file.file.data, file.text) == ("đơn.pdf", b"%PDF", "gửi")
        assert (question.html, question.labels) == ("<b>Đồng ý?</b>", ["Có"])
        assert person.reply_keyboard == [["Hạn"]]
        assert len(await bot.get_my_commands()) == 1
        assert (await bot.get_my_name()).name == "Tên"
        assert box.group(-5, "?").last.text == "chào khối"
        assert await person.says("tôi đây") == 4
        assert (await bot.send_message(-5, "lại chào")).chat.title == "Khối"


async def test_unconfirmed_updates_wait_and_new_ids_go_on_from_the_old(
    tmp_path: Path, clock: HandClock
) -> None:
    path = tmp_path / "room.json"
    async with room(path, clock) as (box, bot):
        await box.person(5, "Lan").says("một")
        (before,) = await bot.get_updates()
    async with room(path, clock) as (box, bot):
        await box.person(5, "Lan").says("hai")
        one, two = await bot.get_updates()
        assert (one.update_id, two.update_id) == (before.update_id, before.update_id + 1)
        document = await bot.send_document(5, b"x", filename="a.txt")
        assert document.document is not None
        file = await bot.get_file(document.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"x"


async def test_changes_are_written_down_soon_without_a_stop(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.memory._PAUSE_SECONDS", 0)
    path = tmp_path / "room.json"
    async with room(path, clock) as (box, bot):
        await box.person(5, "Lan").says("một")
        await bot.get_me()
        chats = json.loads(path.read_text("utf-8"))["chats"]
        assert chats[0]["messages"][0]["content"]["text"] == "một"


async def test_a_file_that_is_no_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "room.json"
    path.write_text('{"version": 99}')
    with pytest.raises(ValueError, match="does not hold a rehearsal's chats"):
        Sandbox(state_file=path)
