"""Waiting out a database that cannot be written to for a while: held by somebody, or out of room.

What came in stays in the inbox and is tried again; what has left must be written down as gone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from storage.store import will_pass
from usecases.ports import Store, Tx

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger("bot.patience")

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
"""Seconds between the tries of what must be written down."""


async def insist(
    store: Store, body: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run a transaction as ``store.do``; try again while the database cannot be written to."""
    for pause in PAUSES:
        try:
            return await store.do(body, *args, **kwargs)
        except Exception as error:
            if not will_pass(error):
                raise
            log.warning("store.not_writable", extra={"fields": {"why": str(error)}})
        await asyncio.sleep(pause)
    return await store.do(body, *args, **kwargs)
