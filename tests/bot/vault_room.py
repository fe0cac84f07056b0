"""A data folder with something in it, and backups to be spoiled."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from bot.settings import Settings
from bot.vault import Vault
from domain.blocs import Role
from domain.evidence import EvidenceKind, StoredFile
from domain.ids import CriterionCode, PeriodCode, UnitCode
from domain.papers import PaperKind, PaperTopic
from storage.archive import MANIFEST, Content
from storage.files import EvidenceFolder
from storage.store import Store
from tests.builders import YEAR, HandClock, a_cycle, add_member, local
from usecases.ports import Tx

FILES = (b"%PDF-1.7 mot", b"%PDF-1.7 hai", b"%PDF-1.7 ba")


class Room:
    """A data folder, its vault, and the store over its database."""

    def __init__(self, folder: Path, store: Store, **settings: Any) -> None:
        self.data = folder / "data"
        self.store = store
        self.clock = HandClock("2027-11-05 09:00")
        self.given = settings
        self.vault = Vault(self.settings(), self.clock)
        self.files: list[StoredFile] = []

    def settings(self, data: Path | None = None) -> Settings:
        return Settings(_env_file=None, data_dir=data or self.data, **self.given)

    def elsewhere(self, name: str) -> Vault:
        """Return the vault of another data folder, which need not exist."""
        return Vault(self.settings(self.data.with_name(name)), self.clock)

    def evidence(self, number: int) -> Path:
        return self.data / "evidence" / self.files[number].sha256

    async def scans_a_paper(self, data: bytes) -> StoredFile:
        """Keep a file that no evidence, but a paper points to."""
        file = await EvidenceFolder(self.data / "evidence").keep(data)
        await self.store.do(_scan, file)
        return file


@asynccontextmanager
async def a_room(folder: Path, **settings: Any) -> AsyncIterator[Room]:
    """Open a data folder with one officer, three files of evidence and a trail."""
    store = await Store.open(folder / "data" / "bot.db")
    room = Room(folder, store, **settings)
    try:
        kept = EvidenceFolder(room.data / "evidence")
        room.files = [await kept.keep(data) for data in FILES]
        await store.do(_fill, room.files)
        yield room
    finally:
        await store.close()


def _fill(tx: Tx, files: list[StoredFile]) -> None:
    cycle = a_cycle()
    tx.cycles.add(cycle, None)
    actor = add_member(tx, cycle, "A", Role.UNIT_STAFF, number=1)
    for number, file in enumerate(files):
        tx.evidence.add(
            actor,
            YEAR,
            UnitCode("A"),
            PeriodCode("year"),
            CriterionCode("1.1"),
            EvidenceKind.FILE,
            name=f"{number}.pdf",
            file=file,
        )
        tx.audit.record("evidence.added", f"{number}", at=local("2027-11-05 08:00"), actor=actor)


def _scan(tx: Tx, file: StoredFile) -> None:
    actor = add_member(tx, a_cycle(), "A", Role.UNIT_LEADER, number=2)
    topic = PaperTopic(kind=PaperKind.REPORT, unit=UnitCode("A"), period=PeriodCode("year"))
    paper = tx.papers.add(actor, YEAR, topic)
    tx.papers.scan(actor, paper.id, file, "da-ky.pdf")


def dumped(database: Path) -> list[str]:
    """Return everything in a database as SQL text."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as file:
        return list(file.iterdump())


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


Parts = dict[str, bytes]


def respoiled(backup: Path, spoil: Callable[[Parts], None], target: Path) -> Path:
    """Write a backup anew with other parts in it."""
    with zipfile.ZipFile(backup) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    spoil(parts)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return target


def manifest_of(parts: Parts) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(parts[MANIFEST])
    return manifest


def with_manifest(parts: Parts, **changes: Any) -> None:
    parts[MANIFEST] = json.dumps(manifest_of(parts) | changes).encode()


def a_content(data: bytes) -> dict[str, Any]:
    """Return what a manifest says of these bytes."""
    return Content(sha256=hashlib.sha256(data).hexdigest(), size=len(data)).model_dump()


def damage(database: Path) -> None:
    """Overwrite a page in the middle of a database that nobody has open."""
    with database.open("r+b") as file:
        for page in range(1, 20):
            file.seek(page * 4096)
            file.write(b"\xa5" * 64)
