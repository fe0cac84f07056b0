"""What the bot says of itself, and what it may ask about others."""

from typing import Any

import pytest
import telegram
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest

from sandbox import Person, Sandbox
from tests.sandbox.conftest import Api


async def test_the_bot_learns_who_it_is(bot: telegram.Bot) -> None:
    assert (bot.id, bot.username, bot.first_name) == (110201543, "giao_uoc_bot", "Giao Ước")


async def test_commands_are_kept_per_scope_and_language(bot: telegram.Bot) -> None:
    vi, en = [BotCommand("help", "Trợ giúp")], [BotCommand("help", "Help")]
    await bot.set_my_commands(vi)
    await bot.set_my_commands(en, language_code="en", scope=BotCommandScopeAllPrivateChats())
    assert list(await bot.get_my_commands()) == vi
    assert list(await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "en")) == en
    assert await bot.get_my_commands(BotCommandScopeAllPrivateChats()) == ()
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()


async def test_the_narrowest_scope_is_shown_and_in_it_the_own_language_first(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    async def put(text: str, *where: Any) -> None:
        await bot.set_my_commands([BotCommand("x", text)], *where)

    def shown(language: str, chat_id: int | None = None) -> str:
        return str(box.telegram.profile.shown_commands(language, chat_id)[0]["description"])

    assert box.telegram.profile.shown_commands("vi") == []
    await put("mọi nơi")
    await put("everywhere", None, "en")
    assert (shown("vi"), shown("en")) == ("mọi nơi", "everywhere")
    await put("chat riêng", BotCommandScopeAllPrivateChats())
    assert (shown("vi"), shown("en")) == ("chat riêng", "chat riêng")
    await put("của Lan", BotCommandScopeChat(lan.id))
    assert (shown("vi", lan.id), shown("vi", 5)) == ("của Lan", "chat riêng")


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        (
            {"commands": [{"command": "a", "description": "x" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": ["a"]}, "can't parse BotCommand: expected an Object"),
        ({}, "expected an Array of BotCommand"),
        ({"commands": [], "language_code": "vie"}, "invalid language code specified"),
        (
            {"commands": [], "scope": {"type": "planet"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
        (
            {"commands": [], "scope": {"type": "chat"}},
            "can't parse BotCommandScope: Can't find field \"chat_id\"",
        ),
    ],
)
async def test_impossible_commands_are_refused(
    api: Api, params: dict[str, Any], reason: str
) -> None:
    assert await api.refused("setMyCommands", **params) == f"Bad Request: {reason}"


async def test_names_and_descriptions_are_kept_per_language(bot: telegram.Bot) -> None:
    assert (await bot.get_my_name()).name == "Giao Ước"
    await bot.set_my_name("Covenant", language_code="en")
    assert (await bot.get_my_name("en")).name == "Covenant"
    assert (await bot.get_my_name("vi")).name == "Giao Ước"
    await bot.set_my_description("Cả năm thi đua")
    assert (await bot.get_my_description("vi")).description == "Cả năm thi đua"
    await bot.set_my_short_description("Thi đua")
    assert (await bot.get_my_short_description()).short_description == "Thi đua"
    await bot.set_my_short_description()
    assert (await bot.get_my_short_description()).short_description == ""
    with pytest.raises(BadRequest, match="Bot name is too long"):
        await bot.set_my_name("x" * 65)


async def test_the_menu_button_is_set_for_all_or_for_one(lan: Person, bot: telegram.Bot) -> None:
    assert (await bot.get_chat_menu_button(lan.id)).type == "default"
    await bot.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    assert (await bot.get_chat_menu_button(lan.id)).type == "commands"
    await bot.set_chat_menu_button(lan.id, telegram.MenuButtonDefault())
    assert (await bot.get_chat_menu_button(lan.id)).type == "default"
    assert (await bot.get_chat_menu_button()).type == "commands"


async def test_a_chat_and_its_members_can_be_asked_about(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    chat = await bot.get_chat(lan.id)
    assert (chat.first_name, chat.type) == ("Lan", "private")
    assert (await bot.get_chat_member(lan.id, lan.id)).status == "member"
    group = box.group(-5, "Khối")
    await group.adds_bot(lan)
    box.person(6, "Minh")
    statuses = [(await bot.get_chat_member(-5, who)).status for who in (lan.id, 6, bot.id)]
    assert statuses == ["member", "left", "member"]
    with pytest.raises(BadRequest, match=r"(?i)participant_id_invalid"):
        await bot.get_chat_member(-5, 999)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(999)
