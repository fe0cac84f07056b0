"""Scenes of their own: what happens cannot be compared with a day in peace, only looked at."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from sandbox import Person
from sandbox.model import Chat
from screens.actions import OpenCriterion
from tests.torture.bloc import NEXT_RUNG, OFFICERS, Cast
from tests.torture.content import content, rows
from tests.torture.lives import PATIENCE, Life, Post, a_life
from tests.torture.rows import Row
from tests.torture.script import PERIOD, Presses


@dataclass
class Scene:
    """Looks at what happens: each thing that is expected counts, each that is missing is lost."""

    fault: str
    tried: int = 0
    expected: int = 0
    missing: list[str] = field(default_factory=list)
    recovery: float = 0.0

    def must(self, what: str, holds: bool) -> None:
        """Expect something."""
        self.expected += 1
        if not holds:
            self.missing.append(what)

    def row(self) -> Row:
        """Return what the scene came to."""
        return Row(
            self.fault,
            self.tried,
            self.expected,
            lost=len(self.missing),
            worst_recovery_s=round(self.recovery, 2),
            remark="; ".join(self.missing),
        )


async def sees(person: Person, text: str) -> bool:
    """Tell whether somebody reads this before long."""
    try:
        await person.sees(text, timeout=PATIENCE)
    except AssertionError:
        return False
    return True


async def opens(life: Life, cast: Cast, number: int, criterion: str = "1.1") -> Person:
    """Let an officer open a criterion's card."""
    officer = life.box.person(OFFICERS + number, "")
    action = OpenCriterion(PERIOD, criterion)
    await Presses(action=action, place=cast.officers[number].place).by(officer)
    await officer.sees(f"Tiêu chí {criterion}", timeout=PATIENCE)
    return officer


async def disk_full(cast: Cast, folder: Path) -> Row:
    """The disk fills up: first files are refused, then nothing can be written; then there is room.

    The disk is one of the process's own: nothing it writes may grow beyond a size, which is what
    a quota does.
    """
    scene = Scene("disk full")
    async with a_life(cast, folder) as life:
        await life.start()
        officer, other = await opens(life, cast, 0), await opens(life, cast, 1)
        await life.settled()
        size = _largest(life.folder) + 500_000
        life.limit(size)
        scene.tried += 1
        pdf = b"%PDF-1.7 " + bytes(size)
        await officer.sends_document("Ket qua.pdf", pdf, mime="application/pdf")
        scene.must("a file is refused", await sees(officer, "tạm thời chưa nhận thêm tệp"))
        await officer.says("4,5")
        scene.must("text is saved", await sees(officer, "tự chấm 4,50 điểm"))
        scene.must("the operator is told", "files.no_room" in life.told)
        life.limit(0)
        scene.tried += 1
        await other.says("3,5")
        await asyncio.sleep(1)
        scene.must("nobody is told what is not saved", "3,50 điểm" not in other.screen)
        life.limit(None)
        begun = time.monotonic()
        scene.must("it is saved later", await sees(other, "tự chấm 3,50 điểm"))
        scene.recovery = time.monotonic() - begun
        await officer.sends_document("Ket qua.pdf", pdf, mime="application/pdf")
        scene.must("the file is taken later", await sees(officer, "Ket qua.pdf"))
        await life.settled()
        scene.must("it drains", await life.stop() == 0)
        answers = [tuple(row) for row in rows(life.folder, "SELECT points, revision FROM answer")]
        scene.must("each is there once", sorted(answers) == [(350, 1), (450, 1)])
    return scene.row()


def _largest(folder: Path) -> int:
    return max(path.stat().st_size for path in folder.rglob("*") if path.is_file())


async def damaged(cast: Cast, folder: Path) -> Row:
    """The database is damaged: the bot refuses to start, and names the way back, which is gone."""
    scene = Scene("database damaged", tried=1)
    async with a_life(cast, folder) as life:
        await life.start()
        officer = await opens(life, cast, 0)
        await officer.says("4,5")
        await officer.sees("tự chấm 4,50 điểm", timeout=PATIENCE)
        code, _, _ = await life.verb("backup")
        await life.stop()
        scene.must("a backup is made", code == 0)
        (backup,) = (folder / "data" / "backups").glob("*.zip")
        before = content(folder)
        database = folder / "data" / "bot.db"
        data = bytearray(database.read_bytes())
        data[4096 : len(data) // 2] = os.urandom(len(data) // 2 - 4096)
        database.write_bytes(data)
        begun = time.monotonic()
        code, _, complaints = await life.verb("run")
        scene.must("it refuses to start", code == 1)
        scene.must("it names the backup", backup.name in complaints)
        said = re.search(r"(mv .+?) && (python -m bot restore .+)", complaints)
        scene.must("it names the command", said is not None)
        if said is not None:
            _, here, aside = shlex.split(said[1])
            shutil.move(here, aside)
            code, _, _ = await life.verb(*shlex.split(said[2].rstrip(". "))[3:])
            scene.must("it is restored", code == 0)
            await life.start()
            scene.recovery = time.monotonic() - begun
            await life.stop()
            scene.must("all is there", not before - content(folder))
    return scene.row()


async def gone_and_back(cast: Cast, folder: Path) -> Row:
    """One blocks the bot, one's account is deactivated; the others hear it, and both return."""
    scene = Scene("blocked or deactivated, and back")
    async with a_life(cast, folder) as life:
        post = Post(life.box)
        blocked, lost = life.box.person(OFFICERS, ""), life.box.person(OFFICERS + 1, "")
        await blocked.blocks()
        await lost.deactivates()
        scene.tried = 2
        await life.start()
        await life.settled()
        others = [OFFICERS + n for n in range(2, len(cast.officers))]
        for account in others:
            scene.must(f"{account} hears it once", post.notices[account] == 1)
        await blocked.unblocks()
        lost.user.deactivated = False
        for person, number in ((blocked, 0), (lost, 1)):
            await person.says("/start")
            scene.must("an answer", await sees(person, "Việc cần làm"))
            officer = await opens(life, cast, number)
            await officer.says("4,5")
            scene.must("saved", await sees(officer, "tự chấm 4,50 điểm"))
        await life.settled()
        await life.stop()
        life.clock.hop(NEXT_RUNG)
        await life.start()
        await life.settled()
        for account in (OFFICERS, OFFICERS + 1):
            scene.must(f"{account} hears the next one", post.notices[account] >= 1)
        await life.stop()
    return scene.row()


async def migrated(cast: Cast, folder: Path) -> Row:
    """A chat has another number: what is sent goes there, and its person is answered there."""
    scene = Scene("a chat that migrated", tried=1)
    async with a_life(cast, folder) as life:
        post, old = Post(life.box), life.box.person(OFFICERS, "")
        new = Chat(OFFICERS + 5_000_000, "private", "", user=old.user, started=True)
        life.box.telegram.chats[new.id] = new
        old.chat.migrated_to = new.id
        group = life.box.group(-100_500, "Nhóm")
        await life.start()
        await life.settled()
        scene.must("the reminder goes to the new chat", post.notices[new.id] == 1)
        scene.must("and only there", post.notices[old.chat.id] == 0)
        found = rows(folder, f"SELECT chat_id FROM person WHERE telegram_id = {OFFICERS}")
        scene.must("the new number is kept", found[0]["chat_id"] == new.id)
        await group.adds_bot(old)
        await group.migrates(-100_501)
        other = await opens(life, cast, 1)
        await other.says("4,5")
        scene.must("others are answered", await sees(other, "tự chấm 4,50 điểm"))
        scene.must("it drains", await life.stop() == 0)
    return scene.row()
