"""The methods about chats, files and the bot itself."""

import re
from typing import Any

from sandbox import limits
from sandbox.errors import bad_request
from sandbox.model import Json
from sandbox.params import Params
from sandbox.profile import DEFAULT_BUTTON
from sandbox.telegram import Telegram

_COMMAND = re.compile(r"^[a-z0-9_]{1,32}$")
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)


def get_me(telegram: Telegram, params: Params) -> Json:  # noqa: ARG001 - one form for all methods
    """Tell the bot who it is."""
    return telegram.me()


def get_file(telegram: Telegram, params: Params) -> Json:
    """Give the path under which a file of at most 20 MiB can be downloaded."""
    file = telegram.files.found(params.text("file_id"))
    return {**file.wire(), "file_path": file.path}


def get_chat(telegram: Telegram, params: Params) -> Json:
    """Tell about a chat the bot has met."""
    chat = telegram.known(params.text("chat_id"))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return {
        **chat.wire(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }


def get_chat_member(telegram: Telegram, params: Params) -> Json:
    """Tell whether somebody is in a chat."""
    chat = telegram.known(params.text("chat_id"))
    user_id = params.integer("user_id")
    if user_id == telegram.bot_id:
        return telegram.bot_member(chat.bot_status)
    user = telegram.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    inside = user_id in chat.members or chat.user is user
    return {"status": "member" if inside else "left", "user": user.wire()}


def leave_chat(telegram: Telegram, params: Params) -> bool:
    """Take the bot out of a group."""
    chat = telegram.writable(params.text("chat_id"))
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    telegram.leave(chat)
    return True


def set_my_commands(telegram: Telegram, params: Params) -> bool:
    """Set the menu of commands for a scope and a language."""
    key = _command_key(params)
    commands = params.structure("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    telegram.profile.commands[key] = [_command(item) for item in commands]
    telegram.tell({"kind": "people"})
    return True


def get_my_commands(telegram: Telegram, params: Params) -> list[Json]:
    """Return exactly what was set for a scope and a language."""
    return telegram.profile.commands.get(_command_key(params), [])


def delete_my_commands(telegram: Telegram, params: Params) -> bool:
    """Forget the commands of a scope and a language; wider scopes show again."""
    telegram.profile.commands.pop(_command_key(params), None)
    telegram.tell({"kind": "people"})
    return True


class Words:
    """The pair of methods that set and get one of the bot's texts."""

    def __init__(self, field: str, most: int) -> None:
        self.field = field
        self.most = most

    def set(self, telegram: Telegram, params: Params) -> bool:
        """Set the text for a language; an empty one removes it."""
        text = params.text(self.field)
        if limits.utf16_length(text) > self.most:
            raise bad_request(f"bot {self.field.replace('_', ' ')} is too long")
        telegram.profile.words[self.field, _language(params)] = text
        return True

    def get(self, telegram: Telegram, params: Params) -> Json:
        """Return the text a person of that language sees."""
        otherwise = telegram.name if self.field == "name" else ""
        language = _language(params)
        return {self.field: telegram.profile.word(self.field, language, otherwise)}


def set_chat_menu_button(telegram: Telegram, params: Params) -> bool:
    """Set the button beside the text field, for one private chat or for all."""
    button = params.structure("menu_button", "menu button") or DEFAULT_BUTTON
    if not isinstance(button, dict) or button.get("type") not in {
        "default",
        "commands",
        "web_app",
    }:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    telegram.profile.buttons[_button_owner(telegram, params)] = button
    return True


def get_chat_menu_button(telegram: Telegram, params: Params) -> Json:
    """Return the menu button of one private chat, or the common one."""
    buttons = telegram.profile.buttons
    return buttons.get(_button_owner(telegram, params)) or buttons.get(0, DEFAULT_BUTTON)


def _button_owner(telegram: Telegram, params: Params) -> int:
    return telegram.known(params.text("chat_id")).id if params.text("chat_id") else 0


def _command_key(params: Params) -> tuple[str, str]:
    scope = params.structure("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    parts = [str(scope[name]) for name in ("chat_id", "user_id") if name in scope]
    if kind.startswith("chat") and not parts:
        raise bad_request("can't parse BotCommandScope: Can't find field \"chat_id\"")
    return "/".join([kind, *parts]), _language(params)


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not (len(language) == 2 and language.isascii() and language.islower()):
        raise bad_request("invalid language code specified")
    return language


def _command(item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = str(item.get("command", "")).removeprefix("/")
    description = str(item.get("description", "")).strip()
    if not _COMMAND.match(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= limits.utf16_length(description) <= limits.COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}
