"""A bare echo over the bot's own transport: what everything above the transport costs.

``python -m tests.bench.own_echo TOKEN URL``. Many chats at once, nothing stored.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from telegram import Bot, Update

from bot.settings import Settings
from bot.transport import call, make_bot, make_transport

WIDTH = 256


async def echo(bot: Bot, seats: asyncio.Semaphore, raw: dict[str, Any]) -> None:
    """Say what was said."""
    async with seats:
        message = Update.de_json(raw, bot).message
        assert message is not None
        await call(bot, "sendMessage", {"chat_id": message.chat_id, "text": message.text or ""})


async def main() -> None:
    """Run until killed."""
    settings = Settings(_env_file=None, bot_token=sys.argv[1], bot_api_url=sys.argv[2])
    transport = make_transport(settings)
    await transport.initialize()
    bot, seats, offset = make_bot(settings, transport), asyncio.Semaphore(WIDTH), 0
    async with asyncio.TaskGroup() as echoes:
        while True:
            fields = {"offset": offset, "timeout": 30}
            for raw in await call(bot, "getUpdates", fields, read_timeout=45):
                offset = raw["update_id"] + 1
                echoes.create_task(echo(bot, seats, raw))


if __name__ == "__main__":
    asyncio.run(main())
