"""The other contender: the shortest bot one can write with python-telegram-bot as it comes.

``python -m tests.bench.stock echo|press TOKEN URL``. Nothing is stored, checked or worded. All of
the library is left as it is: its Application, its httpx requests, one update after another.
"""

from __future__ import annotations

import sys
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

BUTTONS = 6


def keyboard() -> InlineKeyboardMarkup:
    """Return as many buttons as a card of the full bot has."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(f"Nút {n}", callback_data=f"n{n}")] for n in range(BUTTONS)]
    )


async def echo(update: Update, _: Any) -> None:
    """Say what was said."""
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


async def offer(update: Update, _: Any) -> None:
    """Put a keyboard up."""
    assert update.message is not None
    await update.message.reply_text("Mời chọn", reply_markup=keyboard())


async def press(update: Update, _: Any) -> None:
    """Answer a press, and show what was pressed."""
    query = update.callback_query
    assert query is not None
    await query.answer()
    await query.edit_message_text(f"Đã chọn {query.data}", reply_markup=keyboard())


def main() -> None:
    """Run until told to stop."""
    kind, token, url = sys.argv[1:]
    application = ApplicationBuilder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, offer if kind == "press" else echo))
    application.add_handler(CallbackQueryHandler(press))
    application.run_polling()


if __name__ == "__main__":
    main()
