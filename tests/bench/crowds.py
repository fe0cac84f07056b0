"""People who act and wait: floods, even streams, bursts; and how long each of them waited."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, NamedTuple

SHOWS = frozenset({"sendMessage", "editMessageText"})
"""Calls that put something before a person's eyes."""


@dataclass(slots=True)
class Someone:
    """A person with a phone. ``texts`` are typed in turn."""

    user: int
    texts: Sequence[str]
    turn: int = 0
    message_id: int = 0
    text: str = ""
    markup: Any = None
    """The newest keyboard, as it came."""

    def types(self) -> str:
        """Return the next text."""
        self.turn += 1
        return self.texts[self.turn % len(self.texts)]

    def sees(self, message_id: int, fields: dict[str, Any]) -> None:
        """Look at a message from the bot."""
        if markup := fields.get("reply_markup"):
            self.message_id, self.text, self.markup = message_id, fields["text"], markup

    def keyboard(self) -> dict[str, Any]:
        """Return the newest keyboard."""
        if isinstance(self.markup, str):
            self.markup = json.loads(self.markup)
        read: dict[str, Any] = self.markup
        return read

    def button(self, wanted: str) -> str:
        """Return the data of the first button that begins so."""
        found = [b["callback_data"] for row in self.keyboard()["inline_keyboard"] for b in row]
        data: str = next(data for data in found if data.startswith(wanted))
        return data


class Plan(NamedTuple):
    """How a crowd acts: by ``text`` or ``press``, so many at once, or so many a second."""

    act: str
    counted: int
    warm: int = 0
    window: int = 0
    rate: float = 0.0
    wanted: str = ""
    """How the data of the pressed button begins."""


@dataclass(slots=True)
class _Waiting:
    since: float
    counted: bool
    shown: float = 0.0
    answered: bool = False


@dataclass
class Crowd:
    """Acts by its plan; ``result`` is set when everybody counted has been answered."""

    plan: Plan
    people: Sequence[Someone]
    act: Callable[[Someone, Plan], None]
    result: asyncio.Future[dict[str, Any]]
    _waiting: dict[int, _Waiting] = field(default_factory=dict)
    _waits: list[float] = field(default_factory=list)
    _first: float = 0.0
    _begun: int = 0
    _missed: int = 0

    def __post_init__(self) -> None:
        self._line = deque(self.people)

    def begin(self) -> None:
        """Let the first ones act."""
        if not self.plan.rate:
            for _ in range(min(self.plan.window, self.plan.warm + self.plan.counted)):
                self._next()
            return
        loop, start = asyncio.get_running_loop(), time.monotonic()
        for number in range(self.plan.warm + self.plan.counted):
            loop.call_at(start + number / self.plan.rate, self._next)

    def saw(self, method: str, chat: int, at: float) -> None:
        """Take note of a call that reached the server."""
        waiting = self._waiting.get(chat)
        if waiting is None:
            return
        if method in SHOWS:
            waiting.shown = waiting.shown or at
        elif method == "answerCallbackQuery":
            waiting.answered = True
        if waiting.shown and (waiting.answered or self.plan.act == "text"):
            del self._waiting[chat]
            self._done(waiting, at)

    def _next(self) -> None:
        someone = self._line.popleft()
        self._line.append(someone)
        if someone.user in self._waiting:
            self._missed += 1
            return
        self._begun += 1
        counted = self._begun > self.plan.warm
        self._waiting[someone.user] = _Waiting(time.monotonic(), counted)
        if counted and not self._first:
            self._first = time.monotonic()
        self.act(someone, self.plan)

    def _done(self, waiting: _Waiting, at: float) -> None:
        if waiting.counted:
            self._waits.append(waiting.shown - waiting.since)
        total = self.plan.warm + self.plan.counted
        if not self.plan.rate and self._begun < total:
            self._next()
        if not self._waiting and self._begun + self._missed >= total and not self.result.done():
            self.result.set_result(self._told(at))

    def _told(self, at: float) -> dict[str, Any]:
        waits = sorted(self._waits)
        seconds = at - self._first
        return {
            "count": len(waits),
            "missed": self._missed,
            "seconds": seconds,
            "per_second": len(waits) / seconds,
            "p50_ms": 1000 * _part(waits, 0.50),
            "p99_ms": 1000 * _part(waits, 0.99),
        }


def _part(sorted_: Sequence[float], part: float) -> float:
    return sorted_[ceil(part * len(sorted_)) - 1]
