"""What a bot may send, to whom, and what comes back."""

from datetime import timedelta

import pytest
import telegram
from telegram.error import BadRequest, ChatMigrated, Forbidden

from sandbox import Person, Sandbox
from tests.sandbox.conftest import Api, HandClock


async def test_a_sent_message_comes_back_whole(
    lan: Person, bot: telegram.Bot, clock: HandClock
) -> None:
    sent = await bot.send_message(lan.id, "<b>Chào</b> đồng chí", parse_mode="HTML")
    assert (sent.text, sent.text_html) == ("Chào đồng chí", "<b>Chào</b> đồng chí")
    assert (sent.message_id, sent.date) == (2, clock.at)
    assert (sent.chat.type, sent.chat.first_name) == ("private", "Lan")
    assert sent.from_user is not None
    assert sent.from_user.is_bot
    assert lan.last.html == "<b>Chào</b> đồng chí"


async def test_the_length_is_measured_after_the_markup_in_utf16_units(
    lan: Person, api: Api
) -> None:
    flag = "🇻🇳"
    fits = "<b>" + flag * 1024 + "</b>"
    assert (await api("sendMessage", chat_id=lan.id, text=fits, parse_mode="HTML"))["ok"]
    reason = await api.refused("sendMessage", chat_id=lan.id, text=flag * 1024 + "a")
    assert reason == "Bad Request: message is too long"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "a" * 40_000}, "text is too long"),
        ({"text": "a", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            {"text": "8 < 9", "parse_mode": "html"},
            'can\'t parse entities: Unsupported start tag "" at byte offset 2',
        ),
        ({"text": "\ud800"}, "strings must be encoded in UTF-8"),
        ({"text": "a", "entities": ["b"]}, "can't parse MessageEntity: expected an Object"),
        (
            {"text": "a", "entities": [{"type": "bold", "offset": "0", "length": 1}]},
            'can\'t parse MessageEntity: Field "offset" must be of type Number',
        ),
        ({"text": "a", "reply_parameters": "5"}, "object expected as reply parameters"),
        (
            {"text": "a", "reply_markup": '{"keyboard": [["\\ud800"]]}'},
            "strings must be encoded in UTF-8",
        ),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "a", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        (
            {"text": "a", "entities": [{"type": "bold"}]},
            "can't parse MessageEntity: Can't find field \"offset\"",
        ),
    ],
)
async def test_what_telegram_refuses_is_refused_in_its_words(
    lan: Person, api: Api, params: dict[str, object], reason: str
) -> None:
    assert await api.refused("sendMessage", chat_id=lan.id, **params) == f"Bad Request: {reason}"
    assert lan.screen == ""


async def test_without_a_parse_mode_everything_is_plain(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(lan.id, "  8 < 9 & <b>10</b>  ")
    assert (sent.text, sent.entities) == ("8 < 9 & <b>10</b>", ())
    assert lan.last.html == "8 &lt; 9 &amp; &lt;b&gt;10&lt;/b&gt;"


async def test_entities_may_come_ready_made(lan: Person, bot: telegram.Bot) -> None:
    bold = telegram.MessageEntity("bold", 0, 2)
    await bot.send_message(lan.id, "ab c", entities=[bold])
    assert lan.last.html == "<b>ab</b> c"


async def test_an_answer_shows_what_it_answers(lan: Person, bot: telegram.Bot) -> None:
    asked = await lan.says("Hạn nộp?")
    sent = await bot.send_message(lan.id, "Ngày 15", reply_to_message_id=asked)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Hạn nộp?"
    lenient = telegram.ReplyParameters(999, allow_sending_without_reply=True)
    sent = await bot.send_message(lan.id, "Ngày 16", reply_parameters=lenient)
    assert sent.reply_to_message is None


async def test_wishes_about_preview_sound_and_forwarding_are_taken(
    lan: Person, bot: telegram.Bot
) -> None:
    sent = await bot.send_message(
        lan.id,
        "https://giaouoc.vn",
        link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        protect_content=True,
    )
    assert sent.has_protected_content
    assert sent.link_preview_options is not None


async def test_who_never_wrote_cannot_be_found(box: Sandbox, bot: telegram.Bot) -> None:
    box.person(5, "Chưa từng nhắn")
    for nobody in (5, 6, "@somebody", -5):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(nobody, "chào")


async def test_an_empty_chat_id_is_named(api: Api) -> None:
    assert await api.refused("sendMessage", text="a") == "Bad Request: chat_id is empty"


async def test_who_was_only_met_in_a_group_cannot_be_written_to(
    box: Sandbox, bot: telegram.Bot
) -> None:
    person = box.person(5, "Lan")
    await box.group(-5, "Khối").adds_bot(person)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(5, "chào")


async def test_a_blocked_bot_is_told_so_until_it_is_unblocked(
    lan: Person, bot: telegram.Bot
) -> None:
    await lan.blocks()
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(lan.id, "chào")
    await lan.unblocks()
    (update,) = await bot.get_updates(offset=update.update_id + 1)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "member"
    assert (await bot.send_message(lan.id, "chào lại")).text == "chào lại"


async def test_writing_to_a_blocked_bot_unblocks_it_first(lan: Person, bot: telegram.Bot) -> None:
    await lan.blocks()
    await lan.says("tôi đây")
    blocked, unblocked, said = await bot.get_updates()
    assert blocked.my_chat_member is not None
    assert unblocked.my_chat_member is not None
    assert said.message is not None


async def test_a_deleted_account_is_told(lan: Person, bot: telegram.Bot) -> None:
    await lan.deactivates()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(lan.id, "chào")


async def test_a_group_that_became_a_supergroup_names_its_new_id(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    group = box.group(-5, "Khối")
    await group.adds_bot(lan)
    await group.migrates(-1_000_000_000_005)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(-5, "chào")
    assert moved.value.new_chat_id == -1_000_000_000_005
    sent = await bot.send_message(moved.value.new_chat_id, "chào")
    assert sent.chat.type == "supergroup"


async def test_typing_is_shown_until_the_next_message(
    lan: Person, bot: telegram.Bot, api: Api
) -> None:
    await bot.send_chat_action(lan.id, "typing")
    assert lan.chat.typing
    await bot.send_message(lan.id, "xong")
    assert not lan.chat.typing
    reason = await api.refused("sendChatAction", chat_id=lan.id, action="sleep")
    assert reason == "Bad Request: wrong parameter action in request"


async def test_an_action_needs_a_chat_that_can_be_written_to(
    lan: Person, bot: telegram.Bot
) -> None:
    await lan.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_chat_action(lan.id, "typing")
    await lan.deactivates()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_chat_action(lan.id, "typing")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_chat_action(999, "typing")
    assert not lan.chat.typing


async def test_a_message_can_be_deleted_for_two_days(
    lan: Person, bot: telegram.Bot, clock: HandClock
) -> None:
    old = await bot.send_message(lan.id, "cũ")
    clock.at += timedelta(hours=1)
    young = await bot.send_message(lan.id, "mới")
    clock.at += timedelta(hours=47)
    assert await young.delete()
    assert [message.text for message in lan.messages] == ["/start", "cũ"]
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await old.delete()
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await young.delete()
