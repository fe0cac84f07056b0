"""A backup: one file with the database, every evidence file it names, and a manifest.

A zip without compression, which any program opens: ``bot.db``, ``evidence/<sha256>`` and
``manifest.json``. Nothing in it is believed before it is proven: a name that the manifest does
not have, a size or a hash that differs, and the whole is refused. Names become paths only where
they are one of these, and nothing grows when it is unpacked.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, Literal, NamedTuple

from pydantic import AwareDatetime, Field, ValidationError

from domain.evidence import MAX_FILE_BYTES
from domain.model import Value

DATABASE = "bot.db"
EVIDENCE = "evidence"
MANIFEST = "manifest.json"
MAX_MANIFEST = 64 * 1024 * 1024
CHUNK = 1024 * 1024

Stop = Callable[[], bool]
"""Asked between pieces of work: whether to give up."""


class Content(Value):
    """A file by its content: its SHA-256 and its size in bytes."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=0)]


class AuditHead(Value):
    """The newest row of the audit trail when the backup was made."""

    seq: int
    hash: str


class Manifest(Value):
    """What a backup holds."""

    format: Literal[1] = 1
    made_at: AwareDatetime
    schema_step: str
    database: Content
    counts: dict[str, int]
    """Rows by table."""
    audit: AuditHead | None
    evidence: tuple[Content, ...]
    lost: tuple[Content, ...] = ()
    """Evidence the database names, missing or altered on disk when the backup was made."""


class ArchiveRefused(Exception):
    """A file is no backup, or not whole. ``kind`` says why, ``name`` which part of it."""

    def __init__(self, kind: str, name: str = "") -> None:
        super().__init__(f"{kind}: {name}")
        self.kind = kind
        self.name = name


class Abandoned(Exception):
    """The work was given up half-way, because the bot is stopping."""


class Packed(NamedTuple):
    """Contents that went into a backup, and those that could not."""

    evidence: tuple[Content, ...]
    lost: tuple[Content, ...]


def never() -> bool:
    """Do not give up."""
    return False


class Packer:
    """Writes one backup. The manifest comes last: by then all is known."""

    def __init__(self, file: zipfile.ZipFile, stop: Stop) -> None:
        self._zip = file
        self._stop = stop

    def database(self, path: Path) -> Content:
        """Put the database in."""
        hash_, size = hashlib.sha256(), 0
        with (
            path.open("rb") as source,
            self._zip.open(_entry(DATABASE), "w", force_zip64=True) as target,
        ):
            while chunk := source.read(CHUNK):
                self._go_on()
                hash_.update(chunk)
                size += target.write(chunk)
        return Content(sha256=hash_.hexdigest(), size=size)

    def evidence(self, folder: Path, wanted: Iterator[Content]) -> Packed:
        """Put evidence files in, each proven as it is read."""
        taken, lost = [], []
        for content in wanted:
            self._go_on()
            data = proven(folder / content.sha256, content)
            if data is None:
                lost.append(content)
                continue
            self._zip.writestr(_entry(f"{EVIDENCE}/{content.sha256}"), data)
            taken.append(content)
        return Packed(tuple(taken), tuple(lost))

    def manifest(self, manifest: Manifest) -> None:
        """Put the manifest in."""
        self._zip.writestr(_entry(MANIFEST), manifest.model_dump_json(indent=1))

    def _go_on(self) -> None:
        if self._stop():
            raise Abandoned


@contextmanager
def packing(path: Path, stop: Stop = never) -> Iterator[Packer]:
    """Write a backup to a new file; it is on disk, flushed, when the block ends well.

    Raises:
        OSError: if the disk refuses it.
        Abandoned: if it was to stop.
    """
    with _created(path) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as target:
            yield Packer(target, stop)
        file.flush()
        os.fsync(file.fileno())


class Archive:
    """A backup that was opened: its shape is proven, its content not yet."""

    def __init__(self, file: zipfile.ZipFile, manifest: Manifest, stop: Stop) -> None:
        self._zip = file
        self._stop = stop
        self.manifest = manifest

    def prove_database(self) -> None:
        """Prove the database without writing it.

        Raises:
            ArchiveRefused: if it is not what the manifest says.
        """
        for _ in self._read(DATABASE, self.manifest.database):
            pass

    def unpack_database(self, target: Path) -> None:
        """Write the database down and prove it.

        Raises:
            ArchiveRefused: if it is not what the manifest says.
            OSError: if the disk refuses it.
        """
        self._write(DATABASE, self.manifest.database, target)

    def unpack_evidence(self, folder: Path) -> None:
        """Write every evidence file down and prove it.

        Raises:
            ArchiveRefused: if one is not what the manifest says.
            OSError: if the disk refuses one.
        """
        folder.mkdir(mode=0o700)
        for content in self.manifest.evidence:
            self._write(f"{EVIDENCE}/{content.sha256}", content, folder / content.sha256)
        flush_folder(folder)

    def prove_evidence(self) -> None:
        """Prove every evidence file without writing any.

        Raises:
            ArchiveRefused: if one is not what the manifest says.
        """
        for content in self.manifest.evidence:
            for _ in self._read(f"{EVIDENCE}/{content.sha256}", content):
                pass

    def _write(self, name: str, content: Content, target: Path) -> None:
        with _created(target) as file:
            for chunk in self._read(name, content):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())

    def _read(self, name: str, content: Content) -> Iterator[bytes]:
        hash_ = hashlib.sha256()
        with _zip_errors(name), self._zip.open(name) as source:
            while chunk := source.read(CHUNK):
                if self._stop():
                    raise Abandoned
                hash_.update(chunk)
                yield chunk
        if hash_.hexdigest() != content.sha256:
            raise ArchiveRefused("altered", name)


@contextmanager
def opened(path: Path, stop: Stop = never) -> Iterator[Archive]:
    """Open a backup and prove its shape: exactly the manifest's files, of the sizes it says.

    Raises:
        ArchiveRefused: if it is no backup, or not whole.
        OSError: if it cannot be read.
    """
    with path.open("rb") as file:
        with _zip_errors(""):
            source = zipfile.ZipFile(file)
        with source:
            manifest = _manifest(source)
            _check_shape(source, manifest, path.stat().st_size)
            yield Archive(source, manifest, stop)


def proven(path: Path, content: Content) -> bytes | None:
    """Return a file's bytes if they are what they should be, else None."""
    try:
        if path.stat().st_size != content.size:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == content.sha256 else None


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_proven(source: Path, target: Path, stop: Stop = never) -> None:
    """Copy a file under a temporary name, read the copy back, and give it its name.

    Raises:
        ArchiveRefused: if the copy is not like the original.
        OSError: if the disk refuses it.
        Abandoned: if it was to stop.
    """
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with source.open("rb") as original, _created(unfinished) as copy:
            while chunk := original.read(CHUNK):
                if stop():
                    raise Abandoned
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        if _hash(unfinished) != _hash(source):
            raise ArchiveRefused("altered", target.name)
        unfinished.replace(target)
        flush_folder(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def remove_folder(folder: Path) -> None:
    """Remove a folder of ours with all that is in it; one that is not there is no matter."""
    shutil.rmtree(folder, ignore_errors=True)


def _manifest(source: zipfile.ZipFile) -> Manifest:
    try:
        info = source.getinfo(MANIFEST)
    except KeyError:
        raise ArchiveRefused("not-a-backup") from None
    if info.file_size > MAX_MANIFEST or _is_odd(info):
        raise ArchiveRefused("not-a-backup")
    with _zip_errors(MANIFEST):
        text = source.read(info)
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        newer = any(problem["loc"] == ("format",) for problem in error.errors())
        raise ArchiveRefused("newer" if newer else "not-a-backup") from None


def _check_shape(source: zipfile.ZipFile, manifest: Manifest, size: int) -> None:
    wanted = {f"{EVIDENCE}/{content.sha256}": content.size for content in manifest.evidence}
    if len(wanted) != len(manifest.evidence):
        raise ArchiveRefused("not-a-backup", MANIFEST)
    wanted[DATABASE] = manifest.database.size
    found = [info for info in source.infolist() if info.filename != MANIFEST]
    if len(found) + 1 != len(source.infolist()):
        raise ArchiveRefused("not-a-backup", MANIFEST)
    for info in found:
        if info.filename not in wanted:
            raise ArchiveRefused("unknown", info.filename)
        if info.file_size != wanted.pop(info.filename) or _is_odd(info):
            raise ArchiveRefused("altered", info.filename)
        if info.filename != DATABASE and info.file_size > MAX_FILE_BYTES:
            raise ArchiveRefused("altered", info.filename)
    if wanted:
        raise ArchiveRefused("missing", next(iter(wanted)))
    if sum(info.file_size for info in source.infolist()) > size:
        raise ArchiveRefused("not-a-backup")


def _is_odd(info: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is compressed, encrypted, or of two sizes: ours never are."""
    encrypted = info.flag_bits & 0x1
    return bool(
        encrypted
        or info.compress_type != zipfile.ZIP_STORED
        or info.compress_size != info.file_size
    )


@contextmanager
def _zip_errors(name: str) -> Iterator[None]:
    """Whatever a damaged zip makes its reader raise is one refusal."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        struct.error,
    ) as error:
        raise ArchiveRefused("altered" if name else "not-a-backup", name) from error


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry that only its owner may read, of a day that says nothing."""
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _created(path: Path) -> BinaryIO:
    """Open a new file that only its owner may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
