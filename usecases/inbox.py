"""What Telegram handed over, as the rest of the house sees it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Arrival(NamedTuple):
    """An update as it came in: its JSON, and whether it can be read at all."""

    update_id: int
    chat_id: int | None
    raw: str
    readable: bool = True


class InboxRow(NamedTuple):
    """An update that is not finished."""

    update_id: int
    chat_id: int | None
    raw: str
    applied: bool
    received_at: datetime


class LiveMessage(NamedTuple):
    """The message that carries a chat's live keyboard: its buttons' labels and data."""

    message_id: int
    buttons: tuple[tuple[str, str], ...]
