"""The methods by which a bot changes, removes and answers."""

from sandbox import keyboards, limits
from sandbox.errors import bad_request
from sandbox.formatting import caption_content, text_content
from sandbox.keyboards import Keyboard
from sandbox.model import Json, Message
from sandbox.params import Params
from sandbox.telegram import Telegram

_CAPTION = ("caption", "caption_entities")


def edit_message_text(telegram: Telegram, params: Params) -> Json:
    """Put another text in place of the old one; buttons not sent again are gone."""
    content = text_content(params)
    keyboard = keyboards.inline_from_params(params)
    message = _editable(telegram, params)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edited(telegram, message, {**_kept(message), **content}, keyboard)


def edit_message_caption(telegram: Telegram, params: Params) -> Json:
    """Put another caption under a file."""
    caption = caption_content(params)
    keyboard = keyboards.inline_from_params(params)
    message = _editable(telegram, params)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    rest = {name: value for name, value in message.content.items() if name not in _CAPTION}
    return _edited(telegram, message, {**rest, **caption}, keyboard)


def edit_message_reply_markup(telegram: Telegram, params: Params) -> Json:
    """Put other buttons under a message, or take them away."""
    keyboard = keyboards.inline_from_params(params)
    message = _editable(telegram, params)
    return _edited(telegram, message, message.content, keyboard)


def delete_message(telegram: Telegram, params: Params) -> bool:
    """Delete a message that is younger than two days."""
    message = _found(telegram, params, "message to delete not found")
    young = telegram.unix() - message.date < limits.DELETABLE
    foreign = not message.outgoing and message.chat.kind != "private"
    if not young or foreign:
        raise bad_request("message can't be deleted")
    telegram.delete(message)
    return True


def answer_callback_query(telegram: Telegram, params: Params) -> bool:
    """End the waiting of a pressed button, with a word of up to 200 characters if wanted."""
    text = params.text("text")
    if limits.utf16_length(text) > limits.CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    telegram.answer(params.text("callback_query_id"), text)
    return True


def _kept(message: Message) -> Json:
    """Return what an edit of the text leaves as it is."""
    kept = "has_protected_content"
    return {kept: message.content[kept]} if kept in message.content else {}


def _edited(
    telegram: Telegram, message: Message, content: Json, keyboard: Keyboard | None
) -> Json:
    telegram.edit(message, content, keyboard)
    return message.wire()


def _editable(telegram: Telegram, params: Params) -> Message:
    message = _found(telegram, params, "message to edit not found")
    if not message.outgoing or message.pinned_keyboard:
        raise bad_request("message can't be edited")
    return message


def _found(telegram: Telegram, params: Params, otherwise: str) -> Message:
    if not params.text("chat_id") and params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = telegram.writable(params.text("chat_id"))
    identifier = params.integer("message_id")
    if not identifier:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(identifier)
    if message is None:
        raise bad_request(otherwise)
    return message
