"""Buttons under a message and instead of the keyboard, checked as strictly as Telegram checks.

In two places stricter, so that nothing is lost unnoticed: Telegram silently drops buttons past
its limits and buttons without a word on them; here both are refused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox import limits, links
from sandbox.errors import ApiError, bad_request
from sandbox.params import Params

Rows = list[list[dict[str, Any]]]
_Refusal = Callable[[str], ApiError]

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_STYLES = ("danger", "success", "primary")
_TOO_LONG = "reply markup is too long"


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What came as `reply_markup`; rows hold the buttons as Telegram writes them."""

    kind: Literal["inline", "reply", "remove", "force_reply"]
    rows: Rows = field(default_factory=list)

    def wire(self) -> dict[str, Any] | None:
        """Return what a message shows of it: only inline buttons belong to a message."""
        return {"inline_keyboard": self.rows} if self.kind == "inline" else None


def from_params(params: Params) -> Keyboard | None:
    """Read `reply_markup`; None if there is none, or none with buttons.

    Raises:
        ApiError: the markup is malformed or more than Telegram takes.
    """
    markup = params.structure("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        return _reply(markup["keyboard"])
    if markup.get("remove_keyboard"):
        return Keyboard("remove")
    if markup.get("force_reply"):
        return Keyboard("force_reply")
    return None


def inline_from_params(params: Params) -> Keyboard | None:
    """Read `reply_markup` where only inline buttons are allowed: in an edit."""
    keyboard = from_params(params)
    if keyboard is not None and keyboard.kind != "inline":
        raise bad_request("inline keyboard expected")
    return keyboard


def _inline(value: Any) -> Keyboard | None:
    rows = [[_inline_button(button) for button in row] for row in _table(value, "inline_keyboard")]
    if any(len(row) > limits.INLINE_BUTTONS_PER_ROW for row in rows):
        raise bad_request(_TOO_LONG)
    if sum(len(row) for row in rows) > limits.INLINE_BUTTONS:
        raise bad_request(_TOO_LONG)
    rows = [row for row in rows if row]
    return Keyboard("inline", rows) if rows else None


def _reply(value: Any) -> Keyboard | None:
    rows = [[_reply_button(button) for button in row] for row in _table(value, "keyboard")]
    rows = [row for row in rows if row]
    return Keyboard("reply", rows) if rows else None


def _table(value: Any, name: str) -> list[list[Any]]:
    if not isinstance(value, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in value):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return value


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    shown = {"text": _label(button, "Inline keyboard", _unparsable)}
    shown |= _style(button, _unparsable)
    actions = [name for name in _ACTIONS if button.get(name) not in (None, "", False)]
    actions += [n for n in _ACTIONS if n.startswith("switch") and button.get(n) == ""]
    if not actions:
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsable("Exactly one of the optional fields must be used")
    action = actions[0]
    _check_action(action, button[action])
    return {**shown, action: button[action]}


def _check_action(action: str, value: Any) -> None:
    if action == "callback_data":
        if not isinstance(value, str):
            raise _unparsable('Field "callback_data" must be of type String')
        if len(value.encode("utf-8", "surrogatepass")) > limits.CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "url":
        _check_url(value)
    elif action == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(value, dict):
            raise _unparsable('Field "copy_text" must be of type Object')
        if not isinstance(text, str) or not 1 <= limits.utf16_length(text) <= limits.COPY_TEXT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_url(url: Any) -> None:
    if not isinstance(url, str):
        raise _unparsable('Field "url" must be of type String')
    if links.mentioned_user(url) is not None:
        return
    try:
        links.checked(url)
    except links.WrongLink as wrong:
        raise bad_request(f"inline keyboard button {wrong}") from None


def _reply_button(button: Any) -> dict[str, Any]:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _unparsable_reply("KeyboardButton must be an Object")
    _label(button, "Keyboard", _unparsable_reply)
    _style(button, _unparsable_reply)
    return button


def _label(button: dict[str, Any], kind: str, unparsable: _Refusal) -> str:
    text = button.get("text")
    if text is None:
        raise unparsable('Can\'t find field "text"')
    if not isinstance(text, str):
        raise unparsable('Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"{kind[0].lower()}{kind[1:]} button text must be non-empty")
    return text


def _style(button: dict[str, Any], unparsable: _Refusal) -> dict[str, Any]:
    style = button.get("style")
    if style is not None and style not in _STYLES:
        raise unparsable("Invalid button style specified")
    kept = ("style", "icon_custom_emoji_id")
    return {name: button[name] for name in kept if button.get(name)}


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _unparsable_reply(reason: str) -> ApiError:
    return bad_request(f"can't parse keyboard button: {reason}")
