"""The vault: backups of everything in one file, beside the running bot, and the way back.

A backup gets its name only after it was opened again, its database put in a scratch place and
examined, and every evidence file in it read back. A restore proves everything before anything is
put in place, and goes into an empty data folder only.
"""

from __future__ import annotations

import errno
import logging
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pydantic import AwareDatetime

from bot.lock import FILE as LOCK
from bot.lock import AlreadyRunning, DataFolderLock
from bot.rotation import kept
from bot.settings import Settings
from domain.model import Value
from storage.archive import (
    DATABASE,
    EVIDENCE,
    Archive,
    ArchiveRefused,
    AuditHead,
    Content,
    Manifest,
    Packed,
    Stop,
    copy_proven,
    flush_folder,
    never,
    opened,
    packing,
    remove_folder,
)
from storage.examination import Examination, Finding
from storage.migrate import migrations
from storage.snapshot import Snapshot, copy_online, examined
from storage.store import StoreDamaged
from usecases.ports import Clock

log = logging.getLogger("bot.vault")

BACKUPS = "backups"
RESTORED = "restored.json"
RESTORING = ".restoring"
MAKING = ".making-"
COPIES = f"{DATABASE}.before-*"
COPIES_KEPT = timedelta(days=30)
_NAME = re.compile(r"giao-uoc-(\d{8}-\d{6})\.zip")
_MOMENT = "%Y%m%d-%H%M%S"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class VaultRefused(Exception):
    """A backup or a restore was refused. Its text is the attribute of ``vault`` of its kind."""

    def __init__(self, kind: str, **facts: str) -> None:
        super().__init__(f"{kind} {facts}")
        self.kind = kind
        self.facts = facts


class Second(StrEnum):
    """What became of the copy in the second place."""

    COPIED = "copied"
    UNSET = "unset"
    ABSENT = "absent"
    FAILED = "failed"


class BackedUp(NamedTuple):
    """A backup that was made. ``findings`` are faults it found in what it copied."""

    path: Path
    manifest: Manifest
    second: Second
    findings: tuple[Finding, ...]


class Restored(Value):
    """A note in the data folder: from which backup it came, and when."""

    file: str
    made_at: AwareDatetime
    at: AwareDatetime


class Vault:
    """Makes backups of one data folder and brings them back. Everything here blocks."""

    def __init__(self, settings: Settings, clock: Clock, stop: Stop = never) -> None:
        """``stop`` is asked now and then whether to give up."""
        self._settings = settings
        self._clock = clock
        self._stop = stop
        self._data = settings.data_dir
        self.folder = self._data / BACKUPS

    def back_up(self, out: Path | None = None) -> BackedUp:
        """Make a backup, in the folder of backups if no other place is named.

        Raises:
            VaultRefused: if there is nothing to copy, it is damaged, or the place does not do.
            Abandoned: if it was to stop.
        """
        if not self._settings.database.is_file():
            raise VaultRefused("no-database", path=str(self._settings.database))
        with _disk(self.folder):
            self.folder.mkdir(mode=0o700, exist_ok=True)
            with _alone(self.folder):
                self._sweep()
                name = self._name()
                target = self._target(out, name)
                manifest, findings = self._make(target)
                return BackedUp(target, manifest, self._copy(target, name), findings)

    def rotate(self) -> int:
        """Remove old backups, here and in the second place; return how many.

        Copies from before a change of the schema go with them: they too hold the names of people
        who were forgotten since.
        """
        removed = self._let_copies_go()
        for folder in self._places():
            found = backups_in(folder)
            for at in found.keys() - kept(found.keys()):
                found[at].unlink(missing_ok=True)
                removed += 1
        return removed

    def _let_copies_go(self) -> int:
        """Remove the copies from before an upgrade that nobody will go back behind any more."""
        latest = (self._clock.now() - COPIES_KEPT).timestamp()
        old = [path for path in self._data.glob(COPIES) if path.stat().st_mtime < latest]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def restore(self, file: Path) -> Manifest:
        """Bring a backup back into the empty data folder.

        Raises:
            VaultRefused: if the folder is not empty, or the file not a whole backup. Nothing is
                changed then.
        """
        fresh = not self._data.exists()
        with _disk(self._data):
            self._data.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with _alone(self._data):
                    self._check_empty()
                    return self._bring_back(file)
            except BaseException:
                if fresh:
                    with suppress(OSError):
                        (self._data / LOCK).unlink(missing_ok=True)
                        self._data.rmdir()
                raise

    def lacking_place(self) -> Second | None:
        """Return why there is no second place to copy to; None if there is one."""
        place = self._settings.backup_dir
        if place is None:
            return Second.UNSET
        # A folder is not made here: where a share is not mounted it would fill the wrong disk.
        with suppress(OSError):
            if place.is_dir() and not (self.folder.exists() and place.samefile(self.folder)):
                return None
        return Second.ABSENT

    def newest_good(self) -> Path | None:
        """Return the newest backup, here or in the second place, whose database is whole."""
        for path in _newest_first(*self._places()):
            with suppress(ArchiveRefused, OSError), opened(path) as archive:
                archive.prove_database()
                return path
        return None

    def witnesses(self) -> list[Manifest]:
        """Return the manifest of the newest backup here, and of the newest in the second place.

        Both are heard: whoever alters the data folder reaches the backups in it as well.
        """
        found = (self._witness(place) for place in self._places())
        return [manifest for manifest in found if manifest is not None]

    def _witness(self, place: Path) -> Manifest | None:
        """Return the newest manifest of a place, of the life this data folder goes on with.

        Backups of the days that a restore went back behind tell of another life.
        """
        restored = restored_from(self._data)
        for path in _newest_first(place):
            with suppress(ArchiveRefused, OSError), opened(path) as archive:
                made_at = archive.manifest.made_at
                if restored is None or not restored.made_at < made_at <= restored.at:
                    return archive.manifest
        return None

    def _places(self) -> tuple[Path, ...]:
        """Return where backups lie: here, and in the second place if one is set."""
        second = self._settings.backup_dir
        return (self.folder,) if second is None else (self.folder, second)

    def _make(self, target: Path) -> tuple[Manifest, tuple[Finding, ...]]:
        work = Path(tempfile.mkdtemp(prefix=MAKING, dir=target.parent))
        try:
            made = work / "made.zip"
            snapshot = copy_online(self._settings.database, work / DATABASE)
            manifest = self._pack(made, work / DATABASE, snapshot)
            (work / DATABASE).unlink()
            findings = self._trial(made, work / DATABASE, snapshot)
            made.replace(target)
            flush_folder(target.parent)
        except StoreDamaged as error:
            raise VaultRefused("damaged", path=str(error.path), detail=error.finding) from error
        except ArchiveRefused as error:
            raise VaultRefused("not-proven", part=error.name) from error
        finally:
            remove_folder(work)
        lost = (Finding("evidence-lost", {"sha256": one.sha256}) for one in manifest.lost)
        return manifest, (*lost, *findings)

    def _pack(self, made: Path, database: Path, snapshot: Snapshot) -> Manifest:
        wanted = (Content(sha256=file.sha256, size=file.size) for file in snapshot.files)
        head = snapshot.newest_audit
        with packing(made, self._stop) as packer:
            content = packer.database(database)
            packed: Packed = packer.evidence(self._data / EVIDENCE, wanted)
            manifest = Manifest(
                made_at=self._clock.now(),
                schema_step=snapshot.schema,
                database=content,
                counts=snapshot.counts,
                audit=AuditHead(seq=head.seq, hash=head.hash) if head else None,
                evidence=packed.evidence,
                lost=packed.lost,
            )
            packer.manifest(manifest)
        return manifest

    def _trial(self, made: Path, scratch: Path, snapshot: Snapshot) -> list[Finding]:
        """Bring the backup back into a scratch place.

        Evidence is read back and proven, not written: a trial must not need the disk twice.
        """
        with opened(made, self._stop) as archive:
            archive.unpack_database(scratch)
            if examined(scratch) != snapshot:
                raise ArchiveRefused("altered", DATABASE)
            archive.prove_evidence()
        return list(Examination(scratch, None).findings())

    def _copy(self, made: Path, name: str) -> Second:
        place, lacking = self._settings.backup_dir, self.lacking_place()
        if place is None or lacking is not None:
            return lacking or Second.UNSET
        try:
            copy_proven(made, place / name, self._stop)
        except (OSError, ArchiveRefused) as error:
            log.error("backup.not_copied", extra={"fields": {"reason": str(error)}})  # noqa: TRY400
            return Second.FAILED
        return Second.COPIED

    def _target(self, out: Path | None, name: str) -> Path:
        if out is None:
            return self.folder / name
        if out.is_dir():
            return out / name
        if not out.parent.is_dir():
            raise VaultRefused("no-folder", path=str(out.parent))
        if out.exists() and not _is_backup(out):
            raise VaultRefused("in-the-way", path=str(out))
        return out

    def _name(self) -> str:
        local = self._clock.now().astimezone(self._settings.timezone)
        return f"giao-uoc-{local:{_MOMENT}}.zip"

    def _sweep(self) -> None:
        """Remove what a backup that was killed left behind. Only while no other is made."""
        for left in self.folder.glob(f"{MAKING}*"):
            remove_folder(left)

    def _check_empty(self) -> None:
        """Refuse a folder that holds anything but backups, or what a killed restore left."""
        names = {path.name for path in self._data.iterdir()}
        harmless = {LOCK, BACKUPS, RESTORING}
        if interrupted(self._data):
            harmless |= {EVIDENCE, RESTORED}
        if in_the_way := sorted(names - harmless):
            raise VaultRefused("not-empty", path=str(self._data), name=in_the_way[0])

    def _bring_back(self, file: Path) -> Manifest:
        work = self._data / RESTORING
        if interrupted(self._data):
            remove_folder(self._data / EVIDENCE)
            (self._data / RESTORED).unlink(missing_ok=True)
        remove_folder(work)
        work.mkdir(mode=0o700)
        try:
            with _readable(file) as archive:
                manifest = archive.manifest
                _check_age(manifest)
                archive.unpack_database(work / DATABASE)
                _check_whole(manifest, examined(work / DATABASE))
                archive.unpack_evidence(work / EVIDENCE)
            note = Restored(file=file.name, made_at=manifest.made_at, at=self._clock.now())
            (work / RESTORED).write_text(note.model_dump_json(), "utf-8")
            self._put_in_place(work)
        except StoreDamaged as error:
            raise VaultRefused("archive-altered", path=str(file), part=DATABASE) from error
        except ArchiveRefused as error:
            kind = f"archive-{error.kind}"
            raise VaultRefused(kind, path=str(file), part=error.name) from error
        finally:
            remove_folder(work)
        return manifest

    def _put_in_place(self, work: Path) -> None:
        """Move everything to its place, the database last: before it, nothing is there."""
        try:
            for name in (EVIDENCE, RESTORED):
                (work / name).replace(self._data / name)
            flush_folder(self._data)
            (work / DATABASE).replace(self._data / DATABASE)
            flush_folder(self._data)
        except BaseException:
            if not (self._data / DATABASE).exists():
                remove_folder(self._data / EVIDENCE)
                (self._data / RESTORED).unlink(missing_ok=True)
            raise


def _newest_first(*places: Path) -> list[Path]:
    """Return the backups of some folders by the moment in their names."""
    found = [pair for place in places for pair in backups_in(place).items()]
    return [path for _, path in sorted(found, reverse=True)]


def backups_in(folder: Path) -> dict[datetime, Path]:
    """Return the backups of a folder by the local moment in their names."""
    found = {}
    with suppress(OSError):
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name)
            if match is None:
                continue
            with suppress(ValueError):
                # A moment to compare with others of its kind: the zone is the bot's, as ever.
                found[datetime.strptime(match[1], _MOMENT)] = path  # noqa: DTZ007
    return found


def restored_from(data_dir: Path) -> Restored | None:
    """Return from which backup a data folder came; None if it came from none."""
    try:
        return Restored.model_validate_json((data_dir / RESTORED).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def interrupted(data_dir: Path) -> bool:
    """Tell whether a restore into this folder was killed before its end."""
    return (data_dir / RESTORING).exists() and not (data_dir / DATABASE).exists()


def _check_age(manifest: Manifest) -> None:
    """Refuse a backup whose database this program could not open."""
    if manifest.schema_step > migrations()[-1].name:
        raise ArchiveRefused("newer")


def _check_whole(manifest: Manifest, snapshot: Snapshot) -> None:
    """Refuse a backup whose database names other files than it holds."""
    named = {file.sha256 for file in snapshot.files}
    if named != {content.sha256 for content in (*manifest.evidence, *manifest.lost)}:
        raise ArchiveRefused("altered", DATABASE)


@contextmanager
def _readable(file: Path) -> Iterator[Archive]:
    """Open a backup; that it cannot even be read is no trouble of the disk we write to."""
    try:
        file.open("rb").close()
    except OSError as error:
        detail = error.strerror or str(error)
        raise VaultRefused("no-file", path=str(file), detail=detail) from None
    with opened(file) as archive:
        yield archive


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder, so that nobody else works in it."""
    try:
        with DataFolderLock(folder):
            yield
    except AlreadyRunning as error:
        raise VaultRefused("busy", path=str(folder), pid=str(error.pid)) from None


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Tell what a disk refuses."""
    try:
        yield
    except OSError as error:
        path = str(error.filename or folder)
        if error.errno in _NO_ROOM:
            raise VaultRefused("no-room", path=path) from error
        detail = error.strerror or str(error)
        raise VaultRefused("cannot-write", path=path, detail=detail) from error


def _is_backup(path: Path) -> bool:
    try:
        with opened(path):
            return True
    except (ArchiveRefused, OSError):
        return False
