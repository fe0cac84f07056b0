"""The bot as a process of its own, the way an operator runs it: it can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sandbox import Person, Sandbox
from tests.eavesdropper import overheard

ROOT = Path(__file__).parent.parent
START = "2027-11-05T09:00+07:00"


class BotProcess:
    """``python -m bot run`` against a sandbox, on a data folder."""

    def __init__(self, box: Sandbox, folder: Path, at: str = START) -> None:
        self.box = box
        self.folder = folder
        self.at = at
        self.extra: dict[str, str] = {}
        """More settings, by their names."""
        self.process: asyncio.subprocess.Process | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The settings, as an operator sets them."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "BOT_TOKEN": self.box.token,
            "BOT_API_URL": self.box.url,
            "DATA_DIR": str(self.folder / "data"),
            "CLOCK_AT": self.at,
            "LOG_LEVEL": "info",
            "PYTHONPATH": str(ROOT),
            **self.extra,
        }

    async def verb(self, *words: str) -> tuple[int, str, str]:
        """Run a verb of the terminal; return its exit code, output and complaints."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *words,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        out, err = await process.communicate()
        return process.returncode or 0, out.decode(), err.decode()

    async def start(self) -> None:
        """Start the bot and wait until it asks for updates."""
        with self._log.open("wb") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=self.folder, env=self.environment,
                stderr=log,
            )  # fmt: skip
        await self.box.polled(timeout=20)

    async def kill(self) -> None:
        """End the process at once: SIGKILL leaves it no time for anything."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask the process to end; return its exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> int:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(how)
        async with asyncio.timeout(20):
            code = await self.process.wait()
        overheard(told := self._log.read_text("utf-8"))
        sys.stderr.write(told)
        return code

    @property
    def _log(self) -> Path:
        return self.folder / "bot.log"


@asynccontextmanager
async def a_process(folder: Path, definition: Path, at: str = START) -> AsyncIterator[BotProcess]:
    """Open a sandbox and a bloc for a bot process; end what is left at the end."""
    box = Sandbox(pacing=None)
    await box.start()
    bot = BotProcess(box, folder, at)
    try:
        code, _, complaints = await bot.verb("init", str(definition), "--year", at[:4])
        assert code == 0, complaints
        yield bot
    finally:
        if bot.process is not None and bot.process.returncode is None:
            await bot.kill()
        await box.stop()


async def join(bot: BotProcess, person: Person, unit: str, role: str, name: str) -> None:
    """Let a person join by an invitation that the terminal printed."""
    _, out, _ = await bot.verb("invite", "--unit", unit, "--role", role)
    token = out.split("\t")[2]
    await person.opens(token)
    await person.sees("Lời mời dành cho", timeout=20)
    await person.taps("Đồng ý tham gia")
    await person.sees("họ và tên", timeout=20)
    await person.says(name)
    await person.sees("chức vụ tại đơn vị", timeout=20)
    await person.says("Chánh Văn phòng")
    await person.sees("Đã lưu chức vụ", timeout=20)
