"""A Bot API for floods, in a process of its own: ``python -m tests.bench.server``.

Each token is a room of its own, so that one contender knows nothing of the other. Prints its port
and serves until its standard input ends. What the benchmark asks for comes in as
``/control/<token>/<verb>``.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque
from itertools import count
from typing import Any

from tests.bench.crowds import SHOWS, Crowd, Plan, Someone
from tests.bench.wire import Request, Wire

BATCH = 100
"""Updates of one answer, as at Telegram."""

_update_ids = count(1)
"""No number comes twice, whichever bot it goes to: a data folder remembers those it has seen."""

SENT_AT = 1_830_000_000
"""When every message was sent: long enough from now not to matter."""


class Room:
    """One contender's side of the Bot API."""

    def __init__(self, token: str) -> None:
        self.me = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Bot",
            "username": "bench_bot",
        }
        self.delay = 0.0
        self.first_poll = 0.0
        self.people: dict[int, Someone] = {}
        self.crowd: Crowd | None = None
        self.sends: list[tuple[float, int]] = []
        """When messages came in, and to whom."""

        self.silent_until = 0.0
        self.into_silence: list[float] = []
        self._updates: deque[dict[str, Any]] = deque()
        self._poll: Wire | None = None
        self._soon = False
        self._message_id = 0
        self._watchers: list[tuple[int, asyncio.Future[None]]] = []

    # What a bot asks for

    def serve(self, method: str, request: Request, wire: Wire) -> None:
        """Answer one call of the bot."""
        at = time.monotonic()
        fields = request.fields()
        if method == "getUpdates":
            self._ask(wire, float(fields.get("timeout", 0)), at)
            return
        status, answer = 200, self._answer(method, fields, at)
        if isinstance(answer, _Silence):
            status, body = 429, answer.body
        else:
            body = json.dumps({"ok": True, "result": answer}).encode()
        if self.delay:
            asyncio.get_running_loop().call_later(self.delay, wire.answer, body, status)
        else:
            wire.answer(body, status)

    def _answer(self, method: str, fields: dict[str, Any], at: float) -> Any:
        if method == "getMe":
            return self.me
        if method == "answerCallbackQuery":
            self._saw(method, int(str(fields["callback_query_id"]).partition("-")[2]), at)
            return True
        if "chat_id" not in fields:
            return True
        chat = int(fields["chat_id"])
        if method in SHOWS and self.silent_until > at:
            return self._hushed(at)
        if method == "sendMessage":
            self._message_id += 1
        message_id = int(fields.get("message_id", self._message_id))
        if method in SHOWS:
            self.sends.append((at, chat))
            if chat in self.people:
                self.people[chat].sees(message_id, fields)
            self._saw(method, chat, at)
            self._watched()
        return {
            "message_id": message_id,
            "from": self.me,
            "chat": {"id": chat, "type": "private", "first_name": "Cán bộ"},
            "date": SENT_AT,
            "text": fields.get("text", ""),
        }

    def _saw(self, method: str, chat: int, at: float) -> None:
        if self.crowd is not None:
            self.crowd.saw(method, chat, at)

    def _hushed(self, at: float) -> _Silence:
        self.into_silence.append(at)
        return _Silence(self.silent_until - at)

    # What it is handed

    def _ask(self, wire: Wire, timeout: float, at: float) -> None:
        self.first_poll = self.first_poll or at
        self._watched()
        self._poll = wire
        if self._updates or not timeout:
            self._hand()
        else:
            asyncio.get_running_loop().call_later(timeout, self._give_up, wire)

    def _give_up(self, wire: Wire) -> None:
        if self._poll is wire:
            self._hand()

    def _hand(self) -> None:
        self._soon = False
        wire, self._poll = self._poll, None
        if wire is None or not wire.open:
            return
        batch = [self._updates.popleft() for _ in range(min(BATCH, len(self._updates)))]
        wire.answer(json.dumps({"ok": True, "result": batch}, ensure_ascii=False).encode())

    def act(self, someone: Someone, plan: Plan) -> None:
        """Let somebody type or press."""
        if plan.act == "press":
            self._updates.append(self._press(someone, plan.wanted))
        else:
            self._updates.append(self._message(someone))
        if self._poll is not None and not self._soon:
            self._soon = True
            asyncio.get_running_loop().call_soon(self._hand)

    def _message(self, someone: Someone) -> dict[str, Any]:
        self._message_id += 1
        message = {
            "message_id": self._message_id,
            "from": _user(someone),
            "chat": _chat(someone),
            "date": SENT_AT,
            "text": someone.types(),
        }
        return {"update_id": next(_update_ids), "message": message}

    def _press(self, someone: Someone, wanted: str) -> dict[str, Any]:
        update_id = next(_update_ids)
        press = {
            "id": f"{update_id}-{someone.user}",
            "from": _user(someone),
            "chat_instance": "1",
            "data": someone.button(wanted),
            "message": {
                "message_id": someone.message_id,
                "from": self.me,
                "chat": _chat(someone),
                "date": SENT_AT,
                "text": someone.text,
                "reply_markup": someone.keyboard(),
            },
        }
        return {"update_id": update_id, "callback_query": press}

    # What the benchmark asks for

    async def control(self, verb: str, given: dict[str, Any]) -> Any:
        """Do what the benchmark asks; return what it wants to know."""
        match verb:
            case "people":
                self.people = {user: Someone(user, texts) for user, texts in given["people"]}
            case "delay":
                self.delay = given["seconds"]
            case "polled":
                await self._until(0)
                return self.first_poll
            case "run":
                return await self._run(Plan(**given["plan"]), given.get("people"))
            case "sent":
                await self._until(given["count"])
                return len(self.sends)
            case "sends":
                sends, self.sends = self.sends, []
                return sends
            case "silence":
                self.into_silence = []
                self.silent_until = time.monotonic() + given["seconds"]
                await asyncio.sleep(given["seconds"] + given["after"])
                return {"into_silence": self.into_silence, "until": self.silent_until}
            case _:
                raise ValueError(verb)
        return True

    async def _run(self, plan: Plan, users: list[int] | None) -> dict[str, Any]:
        people = [self.people[user] for user in users or self.people]
        self.crowd = Crowd(plan, people, self.act, asyncio.get_running_loop().create_future())
        self.crowd.begin()
        try:
            async with asyncio.timeout(60):
                return await self.crowd.result
        finally:
            self.crowd = None

    async def _until(self, count: int) -> None:
        """Wait for the first poll (0) or for so many messages."""
        future = asyncio.get_running_loop().create_future()
        self._watchers.append((count, future))
        self._watched()
        async with asyncio.timeout(60):
            await future

    def _watched(self) -> None:
        if not self._watchers:
            return
        for wanted, future in self._watchers:
            reached = len(self.sends) >= wanted if wanted else bool(self.first_poll)
            if reached and not future.done():
                future.set_result(None)
        self._watchers = [w for w in self._watchers if not w[1].done()]


class _Silence:
    """A refusal: nobody may speak for a while."""

    def __init__(self, seconds: float) -> None:
        whole = max(1, round(seconds))
        self.body = json.dumps(
            {
                "ok": False,
                "error_code": 429,
                "description": f"Too Many Requests: retry after {whole}",
                "parameters": {"retry_after": whole},
            }
        ).encode()


def _user(someone: Someone) -> dict[str, Any]:
    return {
        "id": someone.user,
        "is_bot": False,
        "first_name": "Cán bộ",
        "language_code": "vi",
    }


def _chat(someone: Someone) -> dict[str, Any]:
    return {"id": someone.user, "type": "private", "first_name": "Cán bộ"}


class Server:
    """Finds the room of a request."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._tasks: set[asyncio.Future[None]] = set()

    def serve(self, request: Request, wire: Wire) -> None:
        """Answer a bot at once, the benchmark when it is done."""
        _, first, *rest = request.path.split("/")
        if first == "control":
            task = asyncio.ensure_future(self._control(rest[0], rest[1], request, wire))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return
        self._room(first.removeprefix("bot")).serve(rest[0], request, wire)

    async def _control(self, token: str, verb: str, request: Request, wire: Wire) -> None:
        try:
            told = await self._room(token).control(verb, request.fields())
        except Exception as error:  # noqa: BLE001 - it is told to who asked
            wire.answer(json.dumps({"error": repr(error)}).encode(), 500)
        else:
            wire.answer(json.dumps(told).encode())

    def _room(self, token: str) -> Room:
        if token not in self._rooms:
            self._rooms[token] = Room(token)
        return self._rooms[token]


async def main() -> None:
    """Serve until the benchmark is gone."""
    server, loop = Server(), asyncio.get_running_loop()
    listening = await loop.create_server(lambda: Wire(server.serve), "127.0.0.1", 0)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    listening.close()


if __name__ == "__main__":
    asyncio.run(main())
