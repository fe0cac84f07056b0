"""The server and the bots as processes, and what the machine says of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.crowds import Plan

ROOT = Path(__file__).parent.parent.parent
PROC = Path("/proc")

CALM = "2027-11-05T09:00+07:00"
"""When the bots' clocks start: a morning on which nothing falls due."""


class Api:
    """The server, seen from the benchmark."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self._tokens = iter(range(1_000, 100_000))
        self.url = f"http://127.0.0.1:{process.stdout.readline().strip()}"

    def token(self) -> str:
        """Return the token of a room nobody has used."""
        return f"{next(self._tokens)}:bench"

    def ask(self, token: str, verb: str, **given: Any) -> Any:
        """Ask for something; return when it is done."""
        url = f"{self.url}/control/{token}/{verb}"
        with urllib.request.urlopen(url, json.dumps(given).encode(), timeout=120) as answer:  # noqa: S310 - our own server
            return json.load(answer)


@contextmanager
def an_api() -> Iterator[Api]:
    """Start the server; end it with the benchmark."""
    command = [sys.executable, "-m", "tests.bench.server"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Api(process)
        assert process.stdin is not None
        process.stdin.close()


class Contender:
    """A bot that is running."""

    def __init__(self, api: Api, token: str, process: subprocess.Popen[bytes]) -> None:
        self._api = api
        self._token = token
        self._process = process

    def ask(self, verb: str, **given: Any) -> Any:
        """Ask the server for something in this bot's room."""
        return self._api.ask(self._token, verb, **given)

    def run(self, plan: Plan, people: Sequence[int] | None = None) -> dict[str, float]:
        """Let people (by default all) act; return how they were served."""
        told: dict[str, float] = self.ask("run", plan=plan._asdict(), people=people)
        return told

    @property
    def cpu_seconds(self) -> float:
        """How long its processors have worked for it so far."""
        fields = (PROC / str(self._process.pid) / "stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory_mib(self) -> float:
        """How much memory it holds."""
        pages = int((PROC / str(self._process.pid) / "statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class Stage:
    """Starts contenders, and ends those that are still there."""

    def __init__(self, api: Api) -> None:
        self.api = api

    @contextmanager
    def stock(self, kind: str = "echo") -> Iterator[Contender]:
        """Start the shortest bot with python-telegram-bot as it comes."""
        with self._started([], "tests.bench.stock", kind, "{token}", "{url}") as bot:
            yield bot

    @contextmanager
    def own_echo(self) -> Iterator[Contender]:
        """Start a bare echo over our transport."""
        with self._started([], "tests.bench.own_echo", "{token}", "{url}") as bot:
            yield bot

    @contextmanager
    def ours(self, folder: Path, at: str = CALM) -> Iterator[Contender]:
        """Start the whole bot on a data folder, as an operator does."""
        settings = [f"DATA_DIR={folder}", f"CLOCK_AT={at}", "LOG_LEVEL=warning"]
        with self._started(settings, "bot", "run") as bot:
            yield bot

    @contextmanager
    def _started(self, settings: list[str], *module: str) -> Iterator[Contender]:
        token, url = self.api.token(), self.api.url
        words = [word.format(token=token, url=url) for word in module]
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": token,
            "BOT_API_URL": url,
            **dict(setting.split("=", 1) for setting in settings),
        }
        with subprocess.Popen(
            [sys.executable, "-m", *words], cwd=ROOT, env=environment
        ) as process:
            try:
                self.api.ask(token, "polled")
                yield Contender(self.api, token, process)
            finally:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()

    def seconds_to_start(self, folder: Path | None) -> float:
        """Return how long a bot (the stock one without a folder) takes to its first poll."""
        begun = time.monotonic()
        with self.ours(folder) if folder else self.stock() as bot:
            polled: float = bot.ask("polled")
        return polled - begun
