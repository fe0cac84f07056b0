"""Groups: the bot comes, hears what it should, and goes."""

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from sandbox import LabelNotShown, Person, Sandbox


async def test_being_added_to_a_group_is_told(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    await box.group(-5, "Khối thi đua").adds_bot(lan)
    added, service = await bot.get_updates()
    assert added.my_chat_member is not None
    assert added.my_chat_member.chat.title == "Khối thi đua"
    assert added.my_chat_member.old_chat_member.status == "left"
    assert added.my_chat_member.new_chat_member.status == "member"
    assert added.my_chat_member.from_user.id == lan.id
    assert service.message is not None
    assert [user.id for user in service.message.new_chat_members] == [bot.id]


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    group = box.group(-5, "Khối")
    await group.adds_bot(lan)
    box.telegram.updates.clear()
    sent = await bot.send_message(-5, "Chào cả nhà")
    for text in ("chuyện riêng", "/help", "/help@other_bot", "/help@giao_uoc_bot"):
        await group.says(lan, text)
    await group.says(lan, "@giao_uoc_bot ơi")
    await group.says(lan, "vâng", reply_to=sent.message_id)
    heard = [update.message.text for update in await bot.get_updates() if update.message]
    assert heard == ["/help", "/help@giao_uoc_bot", "@giao_uoc_bot ơi", "vâng"]


async def test_a_member_presses_a_button_in_the_group(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    group = box.group(-5, "Khối")
    with pytest.raises(LabelNotShown, match="the bot is not in Khối"):
        await group.taps(lan, "Có")
    await group.adds_bot(lan)
    box.telegram.updates.clear()
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Có", callback_data="c")]])
    await bot.send_message(-5, "Họp?", reply_markup=markup)
    await group.taps(lan, "Có")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.from_user.id == lan.id
    assert update.effective_chat is not None
    assert update.effective_chat.id == -5
    assert group.screen == "Họp?\n[Có]"


async def test_the_bot_can_leave_a_group_but_not_a_person(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    await box.group(-5, "Khối").adds_bot(lan)
    assert await bot.leave_chat(-5)
    (*_, left) = await bot.get_updates()
    assert left.my_chat_member is not None
    assert left.my_chat_member.new_chat_member.status == "left"
    assert left.my_chat_member.from_user.id == bot.id
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(-5, "x")
    with pytest.raises(BadRequest, match="Chat member status can't be changed in private chats"):
        await bot.leave_chat(lan.id)


async def test_a_bot_put_out_of_a_supergroup_is_told(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    group = box.group(-1_000_000_000_005, "Khối")
    await group.adds_bot(lan)
    await group.removes_bot(lan)
    await group.says(lan, "/help")
    (*_, last) = await bot.get_updates()
    assert last.my_chat_member is not None
    assert last.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(-1_000_000_000_005, "x")


async def test_both_sides_of_a_migration_are_told(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    group = box.group(-5, "Khối")
    await group.adds_bot(lan)
    box.telegram.updates.clear()
    moved = await group.migrates(-1_000_000_000_005)
    old, new = [update.message for update in await bot.get_updates()]
    assert old is not None
    assert new is not None
    assert (old.chat.id, old.migrate_to_chat_id) == (-5, moved.id)
    assert (new.chat.id, new.migrate_from_chat_id) == (moved.id, -5)
    await bot.send_message(moved.id, "Chào lại")
    assert moved.last.text == "Chào lại"
