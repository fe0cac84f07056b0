"""What a file is, by its content alone."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from domain.file_types import MAX_ENTRIES, sniff

DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
XLSX = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
ODF = "application/vnd.oasis.opendocument"


def zipped(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)  # of 1980: the bytes are the same at any time of day
            archive.writestr(entry, content, how)
    return file.getvalue()


def open_document(kind: str, manifest: bytes = b"<manifest/>") -> bytes:
    return zipped({"mimetype": f"{ODF}.{kind}".encode(), "META-INF/manifest.xml": manifest})


def compound(*streams: str) -> bytes:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    for name in ("Root Entry", *streams):
        written = f"{name}\0".encode("utf-16-le")
        data += written.ljust(64, b"\0") + struct.pack("<HB", len(written), 2) + bytes(61)
    return data


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "image/heic"),
        ("Báo cáo năm.\r\n\tMục 1".encode(), "text/plain"),
        (b"\xef\xbb\xbfcode;points\n1.1;5\n", "text/plain"),
        (compound("WordDocument"), "application/msword"),
        (compound("Workbook"), "application/vnd.ms-excel"),
        (compound("Book"), "application/vnd.ms-excel"),
        (
            zipped(DOCX),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (zipped(XLSX), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (open_document("text"), f"{ODF}.text"),
        (open_document("spreadsheet"), f"{ODF}.spreadsheet"),
    ],
)
def test_what_offices_hand_in_is_taken(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"MZ\x90\0\x03",
        b"\x7fELF\x02",
        b"#!/bin/sh\nrm -rf /",
        b"<!DOCTYPE html><p>",
        b"hello <HTML>",
        b"<?xml version='1.0'?><svg/>",
        b"{\\rtf1 ...}",
        b"GIF89a\0\0",
        b"\xff\xfeb\0a\0o\0",
        "Báo cáo".encode("utf-16"),
        compound("PowerPoint Document"),
        compound("WordDocument", "_VBA_PROJECT"),
        compound("Workbook", "Macros"),
        compound("EncryptedPackage"),
        zipped({"a.txt": b"x"}),
        zipped({**DOCX, "word/vbaProject.bin": b"x"}),
        zipped({**XLSX, "xl/macrosheets/sheet1.xml": b"x"}),
        zipped({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
        open_document("presentation"),
        open_document("text", b"<manifest:encryption-data/>"),
        zipped(DOCX)[:40],
        b"PK\x03\x04" + b"\0" * 100,
    ],
)
def test_everything_else_is_not(data: bytes) -> None:
    assert sniff(data) is None


def test_an_encrypted_archive_is_not_taken() -> None:
    data = bytearray(zipped(DOCX))
    first = data.find(b"PK\x01\x02")
    data[first + 8] |= 1
    assert sniff(bytes(data)) is None


def test_an_archive_that_unpacks_to_too_much_is_not_taken() -> None:
    assert sniff(zipped({**DOCX, "word/media/bomb.bin": bytes(3_000_000)})) is None


def test_an_archive_with_too_many_parts_is_not_taken() -> None:
    many = {f"word/{n}.xml": b"" for n in range(MAX_ENTRIES)}
    assert sniff(zipped({**DOCX, **many})) is None


def test_a_directory_that_lies_about_its_length_is_not_read_beyond_the_file() -> None:
    data = bytearray(zipped(DOCX))
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<H", data, end + 10, 500)
    assert sniff(bytes(data)) is None
    struct.pack_into("<II", data, end + 12, 0xFFFFFFFF, 0xFFFFFFFF)
    assert sniff(bytes(data)) is None


def test_a_word_in_a_document_s_text_is_no_macro() -> None:
    text = "_VBA_PROJECT\0".encode("utf-16-le")
    assert sniff(compound("WordDocument") + b"\0" * 2 + text + bytes(200)) == "application/msword"
