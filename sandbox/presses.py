"""Pressed inline buttons, for as long as the bot may still answer them."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox import limits
from sandbox.model import Chat


@dataclass(slots=True)
class Press:
    """A pressed button: its query id, where and when, and whether the bot has answered."""

    id: str
    chat: Chat
    at: datetime
    answered: bool = False


class Presses:
    """The presses of the last minutes, oldest first."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._presses: OrderedDict[str, Press] = OrderedDict()
        self._next_id = int(time.time()) << 20

    def add(self, chat: Chat) -> Press:
        """Remember a press, and forget those that are too old."""
        now = self._now()
        while self._presses and self._too_old(next(iter(self._presses.values())), now):
            self._presses.popitem(last=False)
        self._next_id += 1
        press = self._presses[str(self._next_id)] = Press(str(self._next_id), chat, now)
        return press

    def alive(self, query_id: str) -> Press | None:
        """Return the press with this id, None if there is none or its time is over."""
        press = self._presses.get(query_id)
        return None if press is None or self._too_old(press, self._now()) else press

    def _too_old(self, press: Press, now: datetime) -> bool:
        return (now - press.at).total_seconds() > limits.CALLBACK_LIFETIME
