"""Zip files as evidence: what offices pack is taken, what hides in an archive is named."""

from __future__ import annotations

import io
import stat
import struct
import time
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from domain.archives import MAX_FILES, is_packed, must_be_harmless
from domain.errors import FileRefused
from domain.evidence import MAX_FILE_BYTES
from tests.domain.test_file_types import DOCX, XLSX, compound, rewritten, zipped

PDF = b"%PDF-1.7 bao cao"
JPEG = b"\xff\xd8\xff\xe0 anh"
TIDY = {"Báo cáo/bao cao.pdf": PDF, "anh.jpg": JPEG, "danh sách.xlsx": zipped(XLSX)}
PROGRAM = b"MZ\x90\0\x03"


def refusal(data: bytes) -> tuple[str, str] | None:
    """Return why a zip file is refused, and the name it is refused for."""
    try:
        must_be_harmless(data)
    except FileRefused as error:
        return error.facts["reason"], error.facts.get("name", "")
    return None


def linked() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        entry = zipfile.ZipInfo("bao-cao.pdf")
        entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return file.getvalue()


class Pipe(io.BytesIO):
    """A file in which nobody can go back."""

    @override
    def tell(self) -> int:
        raise OSError

    @override
    def seekable(self) -> bool:
        return False


def streamed(parts: dict[str, bytes]) -> bytes:
    """Return an archive written to a pipe: each part's size stands behind it."""
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return pipe.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        zipped(TIDY),
        zipped(TIDY, zipfile.ZIP_STORED),
        zipped({"Thư mục/": b"", **TIDY}),
        zipped({"Ba\u0301o ca\u0301o.pdf": PDF}),
        zipped({"a\\b.pdf": PDF}),
        zipped(
            {"a.pdf": PDF, "__MACOSX/._a.pdf": b"\0\x05\x16\x07\0\2", ".DS_Store": b"\0\0\0\1Bud1"}
        ),
        streamed(TIDY),
    ],
)
def test_what_offices_pack_is_taken(data: bytes) -> None:
    assert is_packed(data)
    assert refusal(data) is None


def locked() -> bytes:
    data = bytearray(zipped(TIDY))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


MACROS = zipped(DOCX | {"word/vbaProject.bin": b"x"})
RAR = b"Rar!\x1a\x07\x01\0 bytes"


@pytest.mark.parametrize(
    ("data", "reason", "name"),
    [
        (zipped({f"{n}.txt": b"x" for n in range(MAX_FILES + 1)}), "zip_many", ""),
        (zipped({"a.txt": bytes(MAX_FILE_BYTES + 1)}), "zip_large", ""),
        (zipped({"a.txt": b"a" * 5_000_000}), "zip_large", ""),
        (zipped({f"{n}.docx": zipped(DOCX | {"a.xml": bytes(900_000)}) for n in range(2)}),
         "zip_type", "0.docx"),
        (locked(), "zip_locked", ""),
        (zipped({"../../etc/passwd": PDF}), "zip_name", "passwd"),
        (zipped({"/etc/cron.d/x.pdf": PDF}), "zip_name", "x.pdf"),
        (zipped({"C:\\windows\\a.pdf": PDF}), "zip_name", "a.pdf"),
        (zipped({"a/./b.pdf": PDF}), "zip_name", "b.pdf"),
        (zipped({"..\\a.pdf": PDF}), "zip_name", "a.pdf"),
        (zipped({"anh\u202egpj.exe": JPEG}), "zip_name", "anhgpj.exe"),
        (zipped({"a\u200b.pdf": PDF}), "zip_name", "a.pdf"),
        (linked(), "zip_name", "bao-cao.pdf"),
        (zipped({"a.pdf": PDF, "b.zip": zipped(TIDY)}), "zip_nested", "b.zip"),
        (zipped({"b.zip": PDF}), "zip_nested", "b.zip"),
        (zipped({"b.pdf": zipped(TIDY)}), "zip_nested", "b.pdf"),
        (zipped({"b.pdf": RAR}), "zip_nested", "b.pdf"),
        (zipped({"b.pdf": bytes(257) + b"ustar\0"}), "zip_nested", "b.pdf"),
        (zipped({"ảnh.jpg.exe": JPEG}), "zip_program", "ảnh.jpg.exe"),
        (zipped({"ảnh.exe .": PROGRAM}), "zip_program", "ảnh.exe ."),
        (zipped({"ảnh.jpg": PROGRAM}), "zip_program", "ảnh.jpg"),
        (zipped({"công văn.docm": MACROS}), "zip_program", "công văn.docm"),
        (zipped({"công văn.docx": MACROS}), "zip_type", "công văn.docx"),
        (zipped({"cũ.doc": compound("WordDocument", "Macros")}), "zip_type", "cũ.doc"),
        (zipped({"a.pdf": b"%PDF-1.7 << /S /Launch >>"}), "zip_type", "a.pdf"),
        (zipped({"trang.html": b"<html><script>"}), "zip_type", "trang.html"),
        (zipped({"a.pdf": PDF, "rong.pdf": b""}), "zip_type", "rong.pdf"),
        (zipped({"Thư mục/": b""}), "empty", ""),
        (zipped(TIDY)[:-40], "zip_broken", ""),
        (zipped(TIDY)[:60], "zip_broken", ""),
        (RAR, "packed", ""),
    ],
)  # fmt: skip
def test_what_hides_in_an_archive_is_named(data: bytes, reason: str, name: str) -> None:
    assert is_packed(data)
    assert refusal(data) == (reason, name)


def appended(data: bytes) -> bytes:
    """Return an archive with a part that its directory does not list."""
    hidden = b"PK\x03\x04" + struct.pack(
        "<HHHHHIIIHH", 20, 0, 0, 0, 0, zlib.crc32(PROGRAM), len(PROGRAM), len(PROGRAM), 5, 0
    )
    piece = hidden + b"a.exe" + PROGRAM
    at = data.index(b"PK\x01\x02")
    whole = bytearray(data[:at] + piece + data[at:])
    end = whole.rfind(b"PK\x05\x06")
    struct.pack_into("<I", whole, end + 16, at + len(piece))
    return bytes(whole)


def renamed(data: bytes) -> bytes:
    """Return an archive in which a part bears another name than in the directory."""
    return data.replace(b"bao-cao.pdf", b"bao-cao.exe", 1)


def test_an_archive_that_tells_two_stories_is_not_believed() -> None:
    honest = zipped({"bao-cao.pdf": PDF * 100})
    assert refusal(honest) is None
    for lie in (
        appended(honest),
        renamed(honest),
        honest + b"MZ behind the end",
        rewritten(honest, "bao-cao.pdf", 24, "<I", 10),
        rewritten(honest, "bao-cao.pdf", 24, "<I", 1700),
    ):
        assert refusal(lie) == ("zip_broken", "")


def test_two_files_of_one_name_are_not_believed() -> None:
    twice = zipped({"a.pdf": PDF, "b.pdf": JPEG}).replace(b"b.pdf", b"a.pdf")
    assert refusal(twice) == ("zip_broken", "")
    assert refusal(zipped({"a.pdf": PDF, "A.PDF": JPEG})) == ("zip_broken", "")


def test_documents_that_unpack_to_too_much_together_are_refused_at_once() -> None:
    rows = b"".join(b"<row>%d</row>" % (n * 7919 % 100_003) for n in range(900_000))
    book = zipped(XLSX | {"xl/worksheets/sheet1.xml": rows})
    bomb = zipped({f"{n}.xlsx": book for n in range(15)}, zipfile.ZIP_STORED)
    began = time.process_time()
    assert refusal(bomb) == ("zip_large", "")
    assert time.process_time() - began < 4


def test_office_documents_and_programs_packages_are_no_archives() -> None:
    assert not is_packed(zipped(DOCX))
    assert not is_packed(MACROS)
    assert not is_packed(zipped({"META-INF/MANIFEST.MF": b"x", "a.class": b"x"}))


@given(st.data(), st.sampled_from((zipped(TIDY), streamed(TIDY), zipped({"a.zip": zipped(TIDY)}))))
def test_a_damaged_archive_is_taken_or_refused_and_nothing_else(
    data: st.DataObject, whole: bytes
) -> None:
    hurt = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(4, len(hurt) - 1))
        hurt[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    found = refusal(bytes(hurt))
    assert found is None or found[0] in {"empty", "packed", *(f"zip_{one}" for one in ZIP_REASONS)}


ZIP_REASONS = ("broken", "many", "large", "locked", "name", "nested", "program", "type")
