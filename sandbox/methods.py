"""Every Bot API method the rehearsal room knows, by its name in small letters.

`getUpdates` and the webhook methods wait or reach out, so they live with the server.
"""

from collections.abc import Callable
from typing import Any

from sandbox import chatting, editing, limits, sending
from sandbox.chatting import Words
from sandbox.params import Params
from sandbox.telegram import Telegram

Method = Callable[[Telegram, Params], Any]

_name = Words("name", limits.BOT_NAME)
_description = Words("description", limits.BOT_DESCRIPTION)
_short_description = Words("short_description", limits.BOT_SHORT_DESCRIPTION)

METHODS: dict[str, Method] = {
    "getme": chatting.get_me,
    "getfile": chatting.get_file,
    "getchat": chatting.get_chat,
    "getchatmember": chatting.get_chat_member,
    "leavechat": chatting.leave_chat,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "sendmediagroup": sending.send_media_group,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": editing.answer_callback_query,
    "setmycommands": chatting.set_my_commands,
    "getmycommands": chatting.get_my_commands,
    "deletemycommands": chatting.delete_my_commands,
    "setmyname": _name.set,
    "getmyname": _name.get,
    "setmydescription": _description.set,
    "getmydescription": _description.get,
    "setmyshortdescription": _short_description.set,
    "getmyshortdescription": _short_description.get,
    "setchatmenubutton": chatting.set_chat_menu_button,
    "getchatmenubutton": chatting.get_chat_menu_button,
}
