"""What a file is, by its content alone."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.file_types import sniff
from domain.packed import MAX_ENTRIES

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


BOF = struct.pack("<HHHH", 0x0809, 16, 0x0600, 5) + bytes(12)
"""A workbook's first record."""


def sheet(name: str, kind: int, *, hidden: int = 0) -> bytes:
    """A workbook's record of one sheet."""
    wide = not name.isascii()
    text = name.encode("utf-16-le" if wide else "ascii")
    body = struct.pack("<IBBBB", 2048, hidden, kind, len(name), wide) + text
    return struct.pack("<HH", 0x0085, len(body)) + body


def old_sheet(name: str, kind: int) -> bytes:
    """The same before 1997."""
    body = struct.pack("<IBBB", 2048, 0, kind, len(name)) + name.encode("ascii")
    return struct.pack("<HH", 0x0085, len(body)) + body


@pytest.mark.parametrize(
    "records",
    [
        sheet("Bang diem", 0) + sheet("Macro1", 1),
        sheet("Bảng điểm", 0) + sheet("Tự chạy", 1, hidden=2),
        sheet("Module1", 6),
        old_sheet("Macro1", 1),
    ],
)
def test_a_workbook_with_a_sheet_of_macros_is_not_taken(records: bytes) -> None:
    assert sniff(compound("Workbook") + BOF + records) is None
    packed = {**DOCX, "word/embeddings/oleObject1.bin": compound("Workbook") + BOF + records}
    assert sniff(zipped(packed)) is None


@pytest.mark.parametrize("records", [sheet("Bảng điểm", 0) + sheet("Biểu đồ", 2), sheet("x", 0)])
def test_a_workbook_of_tables_and_charts_is_taken(records: bytes) -> None:
    assert sniff(compound("Workbook") + BOF + records) == "application/vnd.ms-excel"


@pytest.mark.parametrize("between", [b"", b"\x86\0\0\0"])
def test_a_workbook_behind_a_password_is_not_taken(between: bytes) -> None:
    locked = BOF + between + struct.pack("<HH", 0x002F, 54) + bytes(54)
    assert sniff(compound("Workbook") + locked) is None


@pytest.mark.parametrize(("flags", "kind"), [(0x0100, None), (0x0200, "application/msword")])
def test_a_text_behind_a_password_is_not_taken(flags: int, kind: str | None) -> None:
    begins = struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0x0409, 0, flags)
    padded = compound("WordDocument").ljust(1024, b"\0")
    assert sniff(padded + begins + bytes(500)) == kind
    assert sniff(padded + b"\0" + begins + bytes(500)) == "application/msword", "within the text"


def test_a_word_in_a_document_s_text_is_no_macro() -> None:
    text = "_VBA_PROJECT\0".encode("utf-16-le")
    assert sniff(compound("WordDocument") + b"\0" * 2 + text + bytes(200)) == "application/msword"


# Made to do harm


def pdf(objects: bytes, *, kind: bytes = b"/ObjStm", cut: int = 0) -> bytes:
    """A PDF that holds these objects packed; ``cut`` bytes of the packing are spoiled."""
    packed = zlib.compress(objects)
    packed = packed[: len(packed) - cut] + b"\xff" * cut
    head = b"%PDF-1.7\n1 0 obj\n<< /Type " + kind + b" /N 1 /First 4 /Filter /FlateDecode >>"
    return head + b"\nstream\r\n" + packed + b"\nendstream\nendobj\n%%EOF"


@pytest.mark.parametrize(
    "data",
    [
        pdf(b"5 0 << /S /Launch /F (cmd.exe) >>"),
        pdf(b"5 0 << /S /L#61unch /F (cmd.exe) >>", kind=b"/Obj#53tm"),
        pdf(b"5 0 << /S /Launch >>" + bytes(range(256)) * 300, cut=40),
        pdf(b"5 0 <<>>") + pdf(b"6 0 << /S /Launch >>"),
        pdf(bytes(70 * 1024 * 1024)),
    ],
    ids=["packed", "spelt in numbers", "spoiled at its end", "in the second part", "a bomb"],
)
def test_a_pdf_that_starts_a_program_is_not_taken_where_the_act_is_packed(data: bytes) -> None:
    assert sniff(data) is None


@pytest.mark.parametrize(
    "data",
    [
        pdf(b"5 0 << /S /URI /URI (https://example.org/launch) >>"),
        pdf(b"BT (/Launch) Tj ET", kind=b"/XObject"),
        pdf(b"5 0 << /S /Launcher >>"),
    ],
    ids=["a link", "a picture", "another name"],
)
def test_a_pdf_with_packed_parts_that_start_nothing_is_taken(data: bytes) -> None:
    assert sniff(data) == "application/pdf"


def types(*kinds: str) -> bytes:
    listed = "".join(f'<Override PartName="/x" ContentType="{kind}"/>' for kind in kinds)
    return f"<Types>{listed}</Types>".encode()


OLE_WITH_FILE = compound("\x01Ole10Native")
FORMULA = compound("Equation Native")


@pytest.mark.parametrize(
    "data",
    [
        zipped(DOCX | {"[Content_Types].xml": types("application/vnd.ms-office.vbaProject")}),
        zipped(
            DOCX
            | {
                "[Content_Types].xml": types(
                    "application/vnd.ms-word.document.macroEnabled.main+xml"
                )
            }
        ),
        zipped(XLSX | {"[Content_Types].xml": types("application/vnd.ms-excel.intlmacrosheet")}),
        zipped(XLSX | {"[Content_Types].xml": types("application/vnd.ms-office.vba&#80;roject")}),
        zipped(XLSX | {"[Content_Types].xml": types("macroEnabled").decode().encode("utf-16")}),
        zipped(DOCX | {"[Content_Types].xml": bytes(1 << 20)}),
        zipped(DOCX | {"word\\vbaProject.bin": b"x"}),
        zipped(DOCX | {"word/media/anh.exe": b"MZ"}),
        zipped(DOCX | {"word/embeddings/kem.zip": b"PK\x03\x04"}),
        zipped(DOCX | {"word/embeddings/bang.xlsm": b"PK\x03\x04"}),
        zipped(DOCX | {"word/embeddings/oleObject1.bin": OLE_WITH_FILE}),
        zipped(DOCX | {"word/embeddings/oleObject1.bin": b"MZ\x90"}),
        compound("WordDocument", "vba"),
        compound("WordDocument", "\x01Ole10Native"),
        b"%PDF-1.7\n<< /S /Launch /F (cmd.exe) >>",
        b"%PDF-1.7\n<< /S /L#61unch /F (cmd.exe) >>",
    ],
)
def test_macros_and_packed_programs_are_found_under_other_names(data: bytes) -> None:
    assert sniff(data) is None


def test_a_formula_of_an_older_program_and_a_chart_s_table_are_welcome() -> None:
    held = {"word/embeddings/oleObject1.bin": FORMULA, "word/embeddings/Sheet1.xlsx": zipped(XLSX)}
    assert sniff(zipped(DOCX | held)) is not None


def rewritten(data: bytes, name: str, at: int, form: str, value: int) -> bytes:
    """Return an archive whose directory says something else about one part."""
    changed = bytearray(data)
    entry = data.rindex(name.encode()) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    struct.pack_into(form, changed, entry + at, value)
    return bytes(changed)


def test_a_bomb_that_is_announced_as_small_is_not_taken() -> None:
    bomb = zipped(XLSX | {"xl/sharedStrings.xml": bytes(30_000_000)})
    assert sniff(rewritten(bomb, "xl/sharedStrings.xml", 24, "<I", 1000)) is None


def test_a_part_that_is_shorter_or_longer_than_announced_is_not_taken() -> None:
    honest = zipped(XLSX | {"xl/a.xml": b"abc" * 1000})
    assert sniff(honest) is not None
    assert sniff(rewritten(honest, "xl/a.xml", 24, "<I", 2999)) is None
    assert sniff(rewritten(honest, "xl/a.xml", 24, "<I", 3001)) is None


def test_parts_that_share_their_bytes_are_not_taken() -> None:
    data = zipped(XLSX | {"xl/a.xml": b"a" * 5000, "xl/b.xml": b"a" * 5000})
    first = data.index(b"PK\x03\x04", data.index(b"xl/workbook.xml"))
    assert sniff(rewritten(data, "xl/b.xml", 42, "<I", first)) is None


def test_one_name_twice_is_not_taken() -> None:
    data = zipped(DOCX | {"word/documenu.xml": b"<w:document/>"})
    assert sniff(data) is not None
    assert sniff(data.replace(b"word/documenu.xml", b"word/document.xml")) is None


def test_another_way_of_packing_is_not_taken() -> None:
    assert sniff(zipped(DOCX, zipfile.ZIP_LZMA)) is None
    assert sniff(zipped(DOCX, zipfile.ZIP_BZIP2)) is None


def test_a_large_honest_document_is_looked_at_within_a_second() -> None:
    rows = b"".join(b"<row>%d</row>" % (n * 7919 % 100_003) for n in range(600_000))
    data = zipped(XLSX | {"xl/worksheets/sheet1.xml": rows})
    began = time.process_time()
    assert sniff(data) is not None
    assert time.process_time() - began < 1


@settings(max_examples=150)
@given(st.data(), st.sampled_from((zipped(DOCX), zipped(XLSX), open_document("text"), FORMULA)))
def test_a_damaged_file_is_taken_or_refused_and_nothing_else(
    data: st.DataObject, whole: bytes
) -> None:
    hurt = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(hurt) - 1))
        hurt[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        hurt += b"" if hurt else b"x"
    assert sniff(bytes(hurt)) in {None, "text/plain", sniff(whole)}


@given(st.binary(max_size=200))
def test_no_bytes_at_all_raise_anything(data: bytes) -> None:
    assert sniff(data) is None or isinstance(sniff(data), str)
