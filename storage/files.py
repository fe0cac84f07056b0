"""Evidence files on disk: each is named by its own SHA-256, written once, never overwritten.

Names that people gave never become paths. A file is on disk, flushed, before any row points to
it; what a crash leaves behind is a temporary file, swept away at the next start.
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from domain.archives import ZIP, is_packed, must_be_harmless
from domain.errors import FileRefused
from domain.evidence import MAX_FILE_BYTES, StoredFile
from domain.file_types import sniff

log = logging.getLogger("storage.files")

_TEMPORARY = ".tmp"

RESERVE_BYTES = 64 * 1024 * 1024
"""Room that files leave on the disk, so that texts, points and notices can still be saved."""


class EvidenceFolder:
    """The folder of evidence files. Reading and writing happen in a thread."""

    def __init__(self, folder: Path, *, zips: bool = False) -> None:
        """``zips`` says whether zip files are taken as evidence, once looked through."""
        self._folder = folder
        self._zips = zips
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._door = threading.Lock()
        self._kept: set[str] = set()
        """What was handed in since contents were last let go of: a row may be about to name it."""

    def sweep(self) -> int:
        """Remove what a crash left half written; return how many. Only while nobody writes."""
        left = list(self._folder.glob(f"*{_TEMPORARY}"))
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    async def keep(self, data: bytes, *, scan: bool = False) -> StoredFile:
        """Check a file by its content and keep it for good; a ``scan`` is never a zip file.

        Raises:
            FileRefused: if it is empty, too large, of a type that is not taken, or if the disk
                has no room.
        """
        return await asyncio.to_thread(self._keep, data, self._zips and not scan)

    async def read(self, file: StoredFile) -> bytes:
        """Return a file's content.

        Raises:
            FileRefused: if it is not there or was altered (``missing``), or its content was let
                go of (``retired``).
        """
        if file.retired_at is not None:
            raise FileRefused(reason="retired")
        return await asyncio.to_thread(self._read, file)

    async def let_go(self, hashes: Sequence[str]) -> int:
        """Remove the contents of files, as far as they are there; return how many.

        One that was handed in again lately stays until the next time.
        """
        return await asyncio.to_thread(self._let_go, hashes)

    def path(self, sha256: str) -> Path:
        """Return where the file of this hash lies.

        Raises:
            ValueError: for anything but a hash.
        """
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError("not a SHA-256")
        return self._folder / sha256

    def _keep(self, data: bytes, zips: bool) -> StoredFile:
        if not data:
            raise FileRefused(reason="empty")
        if len(data) > MAX_FILE_BYTES:
            raise FileRefused(reason="too_large")
        media_type = _type_of(data, zips)
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            with self._door:
                self._kept.add(sha256)
                self._write(self.path(sha256), data)
        except OSError as error:
            log.error("files.no_room", extra={"fields": {"error": error.errno}})  # noqa: TRY400
            raise FileRefused(reason="no_room") from error
        return StoredFile(sha256=sha256, size=len(data), media_type=media_type)

    def _let_go(self, hashes: Sequence[str]) -> int:
        with self._door:
            gone = [path for one in hashes if (path := self.path(one)).exists()]
            gone = [path for path in gone if path.name not in self._kept]
            self._kept.clear()
            for path in gone:
                path.unlink(missing_ok=True)
        return len(gone)

    def _write(self, path: Path, data: bytes) -> None:
        """Write beside, flush, rename: a name stands for a whole file or for nothing.

        Only a file of another length than its content, so a damaged one, is written again.
        """
        if path.exists() and path.stat().st_size == len(data):
            return
        if self._free() - len(data) < RESERVE_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        handle, name = tempfile.mkstemp(suffix=_TEMPORARY, dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
            self._flush_folder()
        finally:
            with suppress(FileNotFoundError):
                Path(name).unlink()

    def _free(self) -> int:
        """Return the bytes that are free on the disk of the folder."""
        return shutil.disk_usage(self._folder).free

    def _flush_folder(self) -> None:
        """Make the new name itself durable."""
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _read(self, file: StoredFile) -> bytes:
        try:
            data = self.path(file.sha256).read_bytes()
        except OSError as error:
            log.error("files.missing", extra={"fields": {"sha256": file.sha256}})  # noqa: TRY400
            raise FileRefused(reason="missing") from error
        if hashlib.sha256(data).hexdigest() != file.sha256:
            log.error("files.altered", extra={"fields": {"sha256": file.sha256}})
            raise FileRefused(reason="missing")
        return data


def _type_of(data: bytes, zips: bool) -> str:
    """Return what a file is by its content, or refuse it."""
    if media_type := sniff(data):
        return media_type
    if not is_packed(data):
        raise FileRefused(reason="type")
    if not zips:
        raise FileRefused(reason="packed")
    must_be_harmless(data)
    return ZIP
