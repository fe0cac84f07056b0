"""Evidence files on disk."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import pytest

from domain.errors import FileRefused
from domain.evidence import MAX_FILE_BYTES, StoredFile
from storage.files import RESERVE_BYTES, EvidenceFolder
from tests.domain.test_file_types import zipped

PDF = b"%PDF-1.7 evidence"


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_a_file_is_named_by_its_content_and_comes_back_whole(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path / "evidence")
    stored = await folder.keep(PDF)
    assert stored.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (stored.size, stored.media_type) == (len(PDF), "application/pdf")
    path = tmp_path / "evidence" / stored.sha256
    assert path.read_bytes() == PDF
    assert path.stat().st_mode & 0o777 == 0o600
    assert await folder.read(stored) == PDF


async def test_the_same_content_is_written_once(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path)
    first = await folder.keep(PDF)
    written = (tmp_path / first.sha256).stat()
    assert await folder.keep(PDF) == first
    again = (tmp_path / first.sha256).stat()
    assert (written.st_ino, written.st_mtime_ns) == (again.st_ino, again.st_mtime_ns)


async def test_a_file_cut_short_by_a_fault_is_made_whole(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path)
    stored = await folder.keep(PDF)
    (tmp_path / stored.sha256).write_bytes(PDF[:3])
    with pytest.raises(FileRefused):
        await folder.read(stored)
    await folder.keep(PDF)
    assert await folder.read(stored) == PDF


async def test_a_zip_file_is_kept_only_where_the_operator_lets_it_in_and_never_as_a_scan(
    tmp_path: Path,
) -> None:
    tidy = zipped({"bao-cao.pdf": PDF})
    folder = EvidenceFolder(tmp_path, zips=True)
    for keeping in (EvidenceFolder(tmp_path).keep(tidy), folder.keep(tidy, scan=True)):
        with pytest.raises(FileRefused) as refused:
            await keeping
        assert refused.value.facts["reason"] == "packed"
        assert names(tmp_path) == []
    stored = await folder.keep(tidy)
    assert stored.media_type == "application/zip"
    assert await folder.read(stored) == tidy
    with pytest.raises(FileRefused) as refused:
        await folder.keep(zipped({"bao-cao.exe": PDF}))
    assert refused.value.facts == {"reason": "zip_program", "name": "bao-cao.exe"}
    assert names(tmp_path) == [stored.sha256]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"MZ\x90\0", "type"),
        (b"Rar!\x1a\x07\x01\0", "packed"),
        (b"%PDF-" + bytes(MAX_FILE_BYTES), "too_large"),
    ],
)
async def test_what_is_not_taken_leaves_nothing_on_disk(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        await EvidenceFolder(tmp_path).keep(data)
    assert refused.value.facts["reason"] == reason
    assert names(tmp_path) == []


async def test_a_missing_or_altered_file_is_said_to_be_missing(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path)
    stored = await folder.keep(PDF)
    (tmp_path / stored.sha256).write_bytes(b"%PDF-1.7 EVIDENCE")
    for file in (stored, StoredFile(sha256="0" * 64, size=1, media_type="image/png")):
        with pytest.raises(FileRefused) as refused:
            await folder.read(file)
        assert refused.value.facts["reason"] == "missing"


async def test_a_full_disk_is_said_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileRefused) as refused:
        await EvidenceFolder(tmp_path).keep(PDF)
    assert refused.value.facts["reason"] == "no_room"
    assert names(tmp_path) == []


async def test_files_leave_room_for_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = EvidenceFolder(tmp_path)
    monkeypatch.setattr(folder, "_free", lambda: RESERVE_BYTES + len(PDF) - 1)
    with pytest.raises(FileRefused) as refused:
        await folder.keep(PDF)
    assert refused.value.facts["reason"] == "no_room"
    monkeypatch.setattr(folder, "_free", lambda: RESERVE_BYTES + len(PDF))
    await folder.keep(PDF)


async def test_half_written_files_are_swept_away_and_others_stay(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path)
    stored = await folder.keep(PDF)
    (tmp_path / "half.tmp").write_bytes(b"%PDF")
    assert folder.sweep() == 1
    assert names(tmp_path) == [stored.sha256]


def test_a_name_from_outside_is_never_a_path(tmp_path: Path) -> None:
    for name in ("../../etc/passwd", "A" * 64, ""):
        with pytest.raises(ValueError, match="SHA-256"):
            EvidenceFolder(tmp_path).path(name)
