"""A room, a bot in it, and a clock that is moved by hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
import telegram
from telegram.request import HTTPXRequest

from sandbox import Person, Sandbox


@dataclass
class HandClock:
    """Stands still until it is moved."""

    at: datetime = datetime(2027, 11, 5, 2, 15, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def pass_by(self, **duration: float) -> None:
        self.at += timedelta(**duration)


class Api:
    """Calls the Bot API as bare HTTP; an answer is the whole JSON object."""

    def __init__(self, box: Sandbox, session: aiohttp.ClientSession) -> None:
        self.box = box
        self.session = session

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        address = f"{self.box.url}/bot{self.box.token}/{method}"
        async with self.session.post(address, json=params) as response:
            body: dict[str, Any] = await response.json()
            assert body["ok"] or response.status == body["error_code"]
            return body

    async def refused(self, method: str, **params: Any) -> str:
        """Return the description of a refusal."""
        body = await self(method, **params)
        assert body["ok"] is False, body
        return str(body["description"])


def bot_of(box: Sandbox) -> telegram.Bot:
    """Return a python-telegram-bot that believes the room is Telegram."""

    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"trust_env": False})

    return telegram.Bot(
        box.token,
        base_url=f"{box.url}/bot",
        base_file_url=f"{box.url}/file/bot",
        request=request(),
        get_updates_request=request(),
    )


@pytest.fixture(autouse=True)
def _durations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def box(clock: HandClock) -> AsyncIterator[Sandbox]:
    room = Sandbox(now=clock.now, pacing=None)
    await room.start()
    yield room
    await room.stop()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def api(box: Sandbox, http: aiohttp.ClientSession) -> Api:
    return Api(box, http)


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[telegram.Bot]:
    async with bot_of(box) as running:
        yield running


@pytest.fixture
async def lan(box: Sandbox) -> Person:
    """Somebody who has pressed Start, and whose update was fetched."""
    person = box.person(1001, "Lan")
    await person.says("/start")
    box.telegram.updates.clear()
    return person
