"""What a supervisor sees, and updates that Telegram brings by itself: over real HTTP."""

from __future__ import annotations

import asyncio
import io
import json
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import InvalidToken

from bot.app import App
from bot.doors import READY_SECONDS, AddressTaken, Probe
from bot.intake import AT_ONCE, KINDS, POLL_SECONDS
from bot.settings import Settings
from bot.vitals import Sign, Vitals
from bot.webhook import HEADER, LOOK_SECONDS, Registered, Webhook
from sandbox import Sandbox
from storage.store import Store
from tests.bot.api import TOKEN, Api, closed_port, refusal, result
from tests.builders import EXAMPLES, a_store
from tests.process import a_process

SECRET = "s3cret_s3cret-s3cret"
BLOC = EXAMPLES / "khoi-to-chuc-xa-hoi.toml"


class Seconds:
    """Seconds that a test counts by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def now(self) -> float:
        return self.at


class Town:
    """A bot with its doors open, its sandbox, and somebody who knocks at the doors."""

    def __init__(self, box: Sandbox, app: App, session: aiohttp.ClientSession) -> None:
        self.box = box
        self.app = app
        self._session = session

    @property
    def url(self) -> str:
        host, port = self.app.doors.address
        return f"http://{host}:{port}"

    async def get(self, path: str) -> tuple[int, str]:
        async with self._session.get(f"{self.url}{path}") as answer:
            return answer.status, await answer.text()

    async def ready(self) -> tuple[int, dict[str, Any]]:
        status, text = await self.get("/readyz")
        return status, json.loads(text)

    async def brings(self, body: bytes, secret: str | None = SECRET, path: str = "/hook") -> int:
        headers = {} if secret is None else {HEADER: secret}
        given, url = io.BytesIO(body), f"{self.url}{path}"
        async with self._session.post(url, data=given, headers=headers) as answer:
            return answer.status

    async def heard(self) -> None:
        """Wait until a question for updates was answered."""
        async with asyncio.timeout(20):
            while not self.app.vitals.counts[Sign.HEARD]:  # noqa: ASYNC110 - nothing rings for it
                await asyncio.sleep(0.005)

    async def settled(self) -> None:
        await self.box.quiet(timeout=20, settle=0)
        await self.app.idle()


@asynccontextmanager
async def a_town(
    folder: Path, *, vitals: Vitals | None = None, box: Sandbox | None = None, **given: Any
) -> AsyncIterator[Town]:
    started = box is None
    box = box or Sandbox(pacing=None)
    if started:
        await box.start()
    settings = Settings(
        _env_file=None,
        bot_token=box.token,
        bot_api_url=box.url,
        data_dir=folder / "data",
        **{"listen": "127.0.0.1:0", **given},
    )
    app = App(settings, knocking=False)
    app.vitals = vitals or app.vitals
    try:
        async with app, aiohttp.ClientSession() as session:
            yield Town(box, app, session)
    finally:
        if started:
            await box.stop()


def by_webhook() -> dict[str, Any]:
    port = closed_port()
    return {
        "webhook_url": f"http://127.0.0.1:{port}/hook",
        "webhook_secret": SECRET,
        "listen": f"127.0.0.1:{port}",
    }


def an_update(number: int, text: str = "/start", person: int = 77) -> bytes:
    user = {"id": person, "is_bot": False, "first_name": "Hoa", "language_code": "vi"}
    message = {
        "message_id": number,
        "date": 1_830_000_000,
        "chat": {"id": person, "type": "private", "first_name": "Hoa"},
        "from": user,
        "text": text,
    }
    return json.dumps({"update_id": number, "message": message}).encode()


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{folder / 'data' / 'bot.db'}?mode=ro", uri=True)) as file:
        return file.execute(sql).fetchall()


@asynccontextmanager
async def held(store: Store, path: Path) -> AsyncIterator[None]:
    """Let a stray process hold the database, and nobody wait for it."""
    await store.do(lambda tx: tx.memos._connection.execute("PRAGMA busy_timeout = 0"))  # type: ignore[attr-defined]
    with closing(sqlite3.connect(path, isolation_level=None)) as stray:
        stray.execute("BEGIN IMMEDIATE")
        yield
        stray.execute("ROLLBACK")


async def test_a_process_that_lives_says_so(tmp_path: Path) -> None:
    async with a_town(tmp_path) as town:
        assert await town.get("/healthz") == (200, "ok\n")


async def test_it_is_ready_once_telegram_was_heard_and_time_has_knocked(tmp_path: Path) -> None:
    box = Sandbox(pacing=None)
    await box.start()
    box.faults.hang("getUpdates")
    async with a_town(tmp_path, box=box) as town:
        status, told = await town.ready()
        assert status == 503
        assert told["missing"] == ["heard_s", "swept_s"]
        box.faults.clear()
        await town.app.knock()
        await town.box.person(77, "Hoa").says("/start")
        await town.settled()
        status, told = await town.ready()
        assert status == 200
        assert told["ready"] is True
        assert told["database_writable"] is True
        assert 0 <= told["heard_s"] < 60
        assert 0 <= told["swept_s"] < 60
    await box.stop()


async def test_in_a_quiet_hour_it_is_ready_before_anybody_writes(tmp_path: Path) -> None:
    async with a_town(tmp_path) as town:
        await town.app.knock()
        await town.heard()
        status, told = await town.ready()
        assert (status, told["missing"]) == (200, [])
        assert told["heard_s"] < POLL_SECONDS / 2


async def test_it_is_ready_no_more_when_telegram_falls_silent(tmp_path: Path) -> None:
    seconds = Seconds()
    async with a_town(tmp_path, vitals=Vitals(seconds.now)) as town:
        await town.heard()
        await town.box.polled()
        seconds.at += READY_SECONDS + 1
        town.app.vitals.note(Sign.SWEPT)
        status, told = await town.ready()
        assert (status, told["missing"]) == (503, ["heard_s"])


async def test_it_is_not_ready_while_the_database_cannot_be_written_to(tmp_path: Path) -> None:
    async with a_town(tmp_path) as town:
        town.app.vitals.note(Sign.HEARD)
        await town.app.knock()
        await town.settled()
        await town.box.polled()
        async with held(town.app.store, town.app.settings.database):
            status, told = await town.ready()
        assert (status, told["missing"]) == (503, ["database_writable"])


async def test_asking_in_a_loop_writes_once_in_a_while(tmp_path: Path) -> None:
    seconds = Seconds()
    async with a_store(tmp_path) as store:
        probe = Probe(store, seconds.now)
        beats = []
        for pause in (0, 1, 1, 1):
            seconds.at += pause
            assert await probe.writable()
            beats.append(await store.do(lambda tx: tx.memos.read("heartbeat")))
        assert beats == ["1", "1", "1", "2"]


async def test_figures_are_in_prometheus_format_and_name_nobody(tmp_path: Path) -> None:
    async with a_town(tmp_path) as town:
        await town.app.knock()
        await town.box.person(424242, "Nguyễn Thị Hoa").says("/start")
        await town.settled()
        status, text = await town.get("/metrics")
        assert status == 200
        figures = parsed(text)
        assert figures['giao_uoc_updates{state="answered"}'] == 1
        assert figures['giao_uoc_updates{state="new"}'] == 0
        assert figures['giao_uoc_notices{state="planned"}'] == 0
        assert figures['giao_uoc_queue_length{queue="updates"}'] == 0
        assert figures['giao_uoc_handler_seconds_count{kind="text"}'] == 1
        assert figures['giao_uoc_handler_seconds_bucket{kind="text",le="+Inf"}'] == 1
        assert figures['giao_uoc_handler_seconds_sum{kind="text"}'] > 0
        assert figures['giao_uoc_database_bytes{file="database"}'] > 0
        assert figures["giao_uoc_disk_free_bytes"] > 0
        assert 0 <= figures["giao_uoc_last_poll_age_seconds"] < 60
        assert 0 <= figures["giao_uoc_last_sweep_age_seconds"] < 60
        for secret in ("Hoa", "424242", town.box.token):
            assert secret not in text


def parsed(text: str) -> dict[str, float]:
    """Read the format strictly: every family announced, every line a figure."""
    figures: dict[str, float] = {}
    families: set[str] = set()
    for line in text.splitlines():
        if found := re.fullmatch(r"# TYPE (\w+) (gauge|histogram)", line):
            assert found[1] not in families
            families.add(found[1])
        elif not line.startswith("# HELP "):
            found = re.fullmatch(r"((\w+?)(?:_bucket|_sum|_count)?(?:\{[^}]*\})?) (\S+)", line)
            assert found, line
            assert found[2] in families or found[1].partition("{")[0] in families, line
            assert found[1] not in figures, line
            figures[found[1]] = float(found[3])
    return figures


async def test_histograms_count_up_to_each_bound(tmp_path: Path) -> None:
    seconds = Seconds()
    async with a_town(tmp_path, vitals=Vitals(seconds.now)) as town:
        for took in (0.004, 0.09, 0.2, 99.0):
            with town.app.vitals.answering("press"):
                seconds.at += took
        figures = parsed((await town.get("/metrics"))[1])
        name = 'giao_uoc_handler_seconds_bucket{{kind="press",le="{}"}}'
        bounds = ("0.01", "0.05", "0.1", "0.25", "10.0", "+Inf")
        counts = [figures[name.format(bound)] for bound in bounds]
        assert counts == [1, 1, 2, 3, 3, 4]
        assert figures['giao_uoc_handler_seconds_sum{kind="press"}'] == pytest.approx(99.294)


async def test_a_taken_address_is_said_and_nothing_is_left_running(tmp_path: Path) -> None:
    async with a_town(tmp_path / "one") as town:
        host, port = town.app.doors.address
        with pytest.raises(AddressTaken, match=str(port)):
            async with a_town(tmp_path / "two", listen=f"{host}:{port}"):
                pass


async def test_the_terminal_names_an_address_that_cannot_be_opened(tmp_path: Path) -> None:
    async with a_process(tmp_path, BLOC) as bot, a_town(tmp_path / "other") as town:
        host, port = town.app.doors.address
        bot.extra["LISTEN"] = f"{host}:{port}"
        code, _, complaints = await bot.verb("run")
        assert code == 1
        assert f"{host}:{port}" in complaints
        assert "Traceback" not in complaints


async def test_questions_that_end_badly_are_signs_of_life_but_not_of_telegram(
    tmp_path: Path,
) -> None:
    box = Sandbox(pacing=None)
    await box.start()
    box.faults.answer("getUpdates", 502)
    async with a_town(tmp_path, box=box) as town:
        await town.heard()  # though nobody writes: what comes after a failure is a short question
        counts = town.app.vitals.counts
        assert counts[Sign.POLLED] > counts[Sign.HEARD] > 0
    await box.stop()


async def test_a_server_that_holds_no_question_is_asked_with_pauses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.POLL_SECONDS", 0)
    async with a_town(tmp_path) as town:
        await town.heard()
        before = town.app.vitals.counts[Sign.POLLED]
        await asyncio.sleep(2.5 * AT_ONCE)
        assert 1 <= town.app.vitals.counts[Sign.POLLED] - before <= 3
        hoa = town.box.person(77, "Hoa")
        await hoa.says("/start")
        await hoa.sees("Để tham gia")


async def test_an_outage_at_the_start_is_no_silence(tmp_path: Path) -> None:
    box = Sandbox(pacing=None)
    await box.start()
    box.faults.answer("getMe", 502)
    async with a_town(tmp_path, box=box) as town:
        await town.heard()
        counts = town.app.vitals.counts
        assert counts[Sign.POLLED] == counts[Sign.HEARD] + 1
    await box.stop()


async def test_what_telegram_brings_is_in_the_inbox_before_it_is_told_so(tmp_path: Path) -> None:
    async with a_town(tmp_path, **by_webhook()) as town:
        town.box.faults.hang("sendMessage")
        assert await town.brings(an_update(5)) == 200
        assert rows(tmp_path, "SELECT update_id FROM inbox") == [(5,)]
        town.box.faults.clear()  # also where the answer is not on its way yet


async def test_only_who_knows_the_secret_is_let_in(tmp_path: Path) -> None:
    async with a_town(tmp_path, **by_webhook()) as town:
        for secret in (None, "", "wrong", SECRET[:-1], f"{SECRET}x", "s3crét-s3crét-s3crét"):
            assert await town.brings(an_update(5), secret) == 403
        assert rows(tmp_path, "SELECT update_id FROM inbox") == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"message": {}}',
        b'{"update_id": "5"}',
        b'{"update_id": true}',
        b'{"update_id": 1.5}',
        b'{"update_id": -1}',
        b'{"update_id": 9223372036854775808}',
        b"[" * 100_000,
    ],
)
async def test_what_is_no_update_is_refused(tmp_path: Path, body: bytes) -> None:
    async with a_town(tmp_path, **by_webhook()) as town:
        assert await town.brings(body) == 400
        assert await town.brings(an_update(5)) == 200


async def test_a_body_without_end_is_refused(tmp_path: Path) -> None:
    async with a_town(tmp_path, **by_webhook()) as town:
        assert await town.brings(b"x" * (5 * 1024 * 1024)) == 413


async def test_an_update_nobody_can_read_is_put_aside_and_the_next_goes_on(
    tmp_path: Path,
) -> None:
    async with a_town(tmp_path, **by_webhook()) as town:
        assert await town.brings(b'{"update_id": 4, "message": {"chat": 5}}') == 200
        assert await town.brings(an_update(5)) == 200
        await town.settled()
        found = rows(tmp_path, "SELECT update_id, state FROM inbox ORDER BY update_id")
        assert found == [(4, "unreadable"), (5, "answered")]


async def test_half_an_emoji_is_taken_like_any_text(tmp_path: Path) -> None:
    async with a_town(tmp_path, **by_webhook()) as town:
        assert await town.brings(an_update(5, "xin chào \ud83d")) == 200
        await town.settled()
        assert rows(tmp_path, "SELECT state FROM inbox") == [("answered",)]


async def test_what_cannot_be_written_down_is_not_taken(tmp_path: Path) -> None:
    async with a_town(tmp_path, **by_webhook()) as town:
        async with held(town.app.store, town.app.settings.database):
            assert await town.brings(an_update(5)) == 503
        assert rows(tmp_path, "SELECT update_id FROM inbox") == []
        assert await town.brings(an_update(5)) == 200


async def test_an_update_brought_twice_is_answered_once(tmp_path: Path) -> None:
    async with a_town(tmp_path, **by_webhook()) as town:
        town.box.person(77, "Hoa")
        for _ in range(3):
            assert await town.brings(an_update(5)) == 200
        await town.settled()
        assert len(rows(tmp_path, "SELECT update_id FROM inbox")) == 1
        assert len([c for c in town.box.calls if c.method.lower() == "sendmessage"]) == 1


async def test_a_conversation_by_webhook_with_a_restart_and_back_to_asking(
    tmp_path: Path,
) -> None:
    box = Sandbox(pacing=None)
    await box.start()
    hoa = box.person(77, "Hoa")
    hook = by_webhook()
    for _ in range(2):
        async with a_town(tmp_path, box=box, **hook) as town:
            await hoa.says("/start")
            await hoa.sees("Để tham gia")
            await town.settled()
            info = await town.app.bot.get_webhook_info()
            assert info.url == hook["webhook_url"]
            assert list(info.allowed_updates or ()) == KINDS
        await hoa.says("trong lúc bot nghỉ")
    async with a_town(tmp_path, box=box) as town:
        await town.settled()
        info = await town.app.bot.get_webhook_info()
        assert (info.url, info.pending_update_count) == ("", 0)
        states = rows(tmp_path, "SELECT state, count(*) FROM inbox GROUP BY state")
        assert states == [("answered", 4)]
    await box.stop()


class Keeping:
    """A webhook kept by a task whose pauses a test can count and end."""

    def __init__(self, api: Api, pauses: int) -> None:
        self.vitals = Vitals()
        self.pauses: list[float] = []
        self._most = pauses
        bot = Bot(TOKEN, base_url=f"{api.url}/bot")
        registered = Registered("https://bot.example.vn/hook", SECRET)
        self._bot = bot
        self._webhook = Webhook(
            bot, registered, self._take, self.vitals, kinds=KINDS, wait=self._wait
        )

    async def _take(self, batch: object) -> None:
        raise AssertionError("nobody brings anything here")

    async def _wait(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if len(self.pauses) == self._most:
            raise StopAsyncIteration

    async def ends(self) -> None:
        async with self._bot.request:
            with pytest.raises(StopAsyncIteration):
                await self._webhook.keep()

    async def is_refused(self) -> None:
        async with self._bot.request:
            await self._webhook.keep()


async def test_a_lost_address_is_registered_anew(api: Api) -> None:
    there, gone = {"url": "https://bot.example.vn/hook"}, {"url": "https://other.example.vn/"}
    api.will("getWebhookInfo", result(there), result(gone), result(there))
    keeping = Keeping(api, pauses=4)
    await keeping.ends()
    asked = "getWebhookInfo"
    assert api.methods == ["setWebhook", asked, asked, "setWebhook", asked]
    assert keeping.pauses == [LOOK_SECONDS] * 4
    call = api.to("setWebhook")[1]
    assert call.fields["secret_token"] == SECRET
    assert call.fields["allowed_updates"] == KINDS
    assert "drop_pending_updates" not in call.fields
    assert keeping.vitals.counts[Sign.HEARD] == 4


async def test_an_outage_is_waited_out_until_the_address_is_registered(api: Api) -> None:
    api.will("setWebhook", refusal(502, "Bad Gateway"), refusal(400, "Bad Request: bad webhook"))
    keeping = Keeping(api, pauses=3)
    await keeping.ends()
    assert api.methods == ["setWebhook"] * 3
    assert keeping.vitals.counts == {Sign.POLLED: 3, Sign.HEARD: 1}


async def test_a_wrong_token_ends_the_keeping(api: Api) -> None:
    api.will("setWebhook", refusal(401, "Unauthorized"))
    with pytest.raises(InvalidToken):
        await Keeping(api, pauses=3).is_refused()
