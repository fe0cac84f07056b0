"""People with a phone: what they can do, what they see, how a script waits for the bot."""

import asyncio
from datetime import UTC, datetime

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from sandbox import LabelNotShown, NotSeen, Person, Sandbox, ShownButton
from tests.sandbox.conftest import bot_of


def keyboard(*rows: list[str]) -> InlineKeyboardMarkup:
    buttons = [[InlineKeyboardButton(label, callback_data=label) for label in r] for r in rows]
    return InlineKeyboardMarkup(buttons)


async def pressed(bot: telegram.Bot) -> tuple[str | None, int]:
    (update,) = await bot.get_updates(offset=-1)
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    return update.callback_query.data, update.callback_query.message.message_id


async def test_a_command_carries_its_entity_and_a_deep_link_its_token(
    box: Sandbox, bot: telegram.Bot
) -> None:
    await box.person(5, "Lan").opens("AbC-12_x")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start AbC-12_x"
    (entity,) = update.message.entities
    assert (entity.type, entity.offset, entity.length) == ("bot_command", 0, 6)


async def test_links_mentions_and_addresses_are_marked_as_telegram_marks_them(
    lan: Person, bot: telegram.Bot
) -> None:
    await lan.says("🏟 xem https://x.vn/a?b=1, @ban_thu_ky, a@b.vn #thi_đua (/help) 1/2")
    (update,) = await bot.get_updates()
    assert update.message is not None
    marked = {
        entity.type: update.message.parse_entity(entity) for entity in update.message.entities
    }
    assert marked == {
        "url": "https://x.vn/a?b=1",
        "mention": "@ban_thu_ky",
        "email": "a@b.vn",
        "hashtag": "#thi_đua",
        "bot_command": "/help",
    }


async def test_a_text_too_long_for_one_message_is_sent_in_pieces(
    lan: Person, bot: telegram.Bot
) -> None:
    await lan.says("🏟" * 3000)
    texts = [u.message.text for u in await bot.get_updates() if u.message]
    assert [len(text or "") for text in texts] == [2048, 952]


async def test_nothing_cannot_be_said(lan: Person) -> None:
    with pytest.raises(ValueError, match="empty message"):
        await lan.says("  ")


async def test_a_person_is_the_same_each_time_and_carries_a_language(
    box: Sandbox, bot: telegram.Bot
) -> None:
    person = box.person(5, "Lan", language="en")
    assert box.person(5, "ai khác") is person
    await person.says("hi")
    (update,) = await bot.get_updates()
    assert update.effective_user is not None
    assert (update.effective_user.language_code, update.effective_user.full_name) == ("en", "Lan")


async def test_the_screen_is_the_newest_message_with_its_rows(
    lan: Person, bot: telegram.Bot
) -> None:
    assert lan.screen == ""
    with pytest.raises(NotSeen, match="the bot has not written to Lan"):
        lan.last  # noqa: B018 - looking is what fails
    await bot.send_message(lan.id, "Tiêu chí 1", reply_markup=keyboard(["Có", "Không"], ["Sau"]))
    assert lan.screen == "Tiêu chí 1\n[Có] [Không]\n[Sau]"
    assert lan.last.labels == ["Có", "Không", "Sau"]
    assert lan.last.at == datetime(2027, 11, 5, 2, 15, tzinfo=UTC)
    assert [message.outgoing for message in lan.messages] == [False, True]


async def test_a_tap_goes_to_the_newest_message_that_shows_the_label(
    lan: Person, bot: telegram.Bot
) -> None:
    old = await bot.send_message(lan.id, "1", reply_markup=keyboard(["Nộp", "Sửa"]))
    new = await bot.send_message(lan.id, "2", reply_markup=keyboard(["Nộp"]))
    await bot.send_message(lan.id, "3")
    await lan.taps("Nộp")
    assert await pressed(bot) == ("Nộp", new.message_id)
    await lan.taps("Sửa")
    assert await pressed(bot) == ("Sửa", old.message_id)
    await lan.taps("Nộp", on_message=old.message_id)
    assert await pressed(bot) == ("Nộp", old.message_id)


async def test_a_label_may_be_shortened_as_long_as_it_is_unmistakable(
    lan: Person, bot: telegram.Bot
) -> None:
    rows = keyboard(["Tiêu chí 1 (8,00)", "Tiêu chí 2 (9,50)", "Tiêu chí"])
    await bot.send_message(lan.id, "Chọn", reply_markup=rows)
    await lan.taps("Tiêu chí 2")
    assert (await pressed(bot))[0] == "Tiêu chí 2 (9,50)"
    await lan.taps("Tiêu chí")
    assert (await pressed(bot))[0] == "Tiêu chí"
    with pytest.raises(LabelNotShown):
        await lan.taps("Tiêu c")


async def test_a_label_that_is_not_there_shows_the_whole_chat(
    lan: Person, bot: telegram.Bot
) -> None:
    await bot.send_message(lan.id, "Chào", reply_markup=ReplyKeyboardMarkup([["Hạn", "Nộp"]]))
    await bot.send_message(lan.id, "Chọn", reply_markup=keyboard(["Có"]))
    with pytest.raises(LabelNotShown) as absent:
        await lan.taps("Không")
    assert str(absent.value).splitlines() == [
        "no button 'Không' in",
        "Lan> /start",
        "bot> Chào",
        "bot> Chọn",
        "[Có]",
        "keyboard> [Hạn] [Nộp]",
    ]


async def test_an_old_device_presses_a_button_that_is_gone(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(lan.id, "Chọn", reply_markup=keyboard(["Có"]))
    (button,) = lan.last.buttons[0]
    await sent.edit_text("Đã chọn")
    with pytest.raises(LabelNotShown):
        await lan.taps("Có")
    await lan.taps(button, on_message=sent.message_id)
    assert await pressed(bot) == ("Có", sent.message_id)
    assert button == ShownButton("Có", "Có")


async def test_waiting_ends_the_moment_the_words_are_there(lan: Person, bot: telegram.Bot) -> None:
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(lan.sees("lưu"))
        sent = await bot.send_message(lan.id, "Đang xử lý")
        await sent.edit_text("Đã lưu")
    assert waiting.result().text == "Đã lưu"
    assert (await lan.sees("Đã")).id == sent.message_id


async def test_waiting_in_vain_prints_the_chat(lan: Person, bot: telegram.Bot) -> None:
    await bot.send_document(lan.id, b"x", filename="a.txt", caption="Tệp")
    with pytest.raises(NotSeen) as silence:
        await lan.sees("Đã lưu", timeout=0.01)
    assert "'Đã lưu' was not seen by Lan within 0.01 s:\nLan> /start\nbot> <a.txt> Tệp" in str(
        silence.value
    )


async def test_each_message_and_edit_is_heard_once(lan: Person, bot: telegram.Bot) -> None:
    one = await bot.send_message(lan.id, "một")
    await bot.send_message(lan.id, "hai")
    await one.edit_text("một rưỡi")
    gone = await bot.send_message(lan.id, "bỏ")
    await gone.delete()
    assert [(await lan.hears()).text for _ in range(3)] == ["một rưỡi", "hai", "một rưỡi"]
    with pytest.raises(NotSeen, match="nothing new was heard"):
        await lan.hears(timeout=0.01)


async def test_a_forwarded_text_says_so(lan: Person, bot: telegram.Bot) -> None:
    await lan.forwards("của người khác")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.forward_origin is not None


async def test_a_message_deleted_by_the_person_is_gone_without_a_word(
    lan: Person, bot: telegram.Bot
) -> None:
    number = await lan.says("nhầm")
    box_updates = len(await bot.get_updates())
    await lan.deletes(number)
    assert [message.text for message in lan.messages] == ["/start"]
    assert len(await bot.get_updates(offset=-9)) == box_updates


async def test_quiet_waits_until_everything_is_fetched_confirmed_and_answered(
    box: Sandbox, lan: Person
) -> None:
    async def serve(bot: telegram.Bot) -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=50):
                offset = update.update_id + 1
                if update.message is not None:
                    await update.message.reply_text(f"vâng, {update.message.text}")

    async with bot_of(box) as bot, asyncio.TaskGroup() as group:
        serving = group.create_task(serve(bot))
        for number in range(5):
            await lan.says(str(number))
        await box.quiet()
        assert lan.last.text == "vâng, 4"
        serving.cancel()


async def test_quiet_gives_up_when_nobody_fetches(box: Sandbox, lan: Person) -> None:
    await lan.says("có ai không?")
    with pytest.raises(TimeoutError):
        await box.quiet(timeout=0.05)


async def test_every_call_is_remembered_with_its_outcome(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    box.clear_calls()
    await bot.send_message(lan.id, "một")
    with pytest.raises(telegram.error.BadRequest):
        await bot.send_message(6, "hai")
    await bot.send_document(lan.id, b"123", filename="a.txt")
    said, refused, file = box.calls
    assert (said.method, said.chat_id, said.ok, said.error_code) == (
        "sendMessage",
        lan.id,
        True,
        None,
    )
    assert (refused.ok, refused.error_code) == (False, 400)
    assert said.at <= refused.at <= file.at
    assert said.params["text"] == "một"
    assert "<a.txt, 3 bytes>" in file.params.values()
