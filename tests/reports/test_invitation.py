"""The invitation on paper: every letter is there, the code can be scanned, nothing is cut off."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from datetime import timedelta
from importlib.resources import files
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageFont

from domain.blocs import Role
from domain.invitations import InvitationCard, code_in
from domain.words import Language, Words
from locales.catalog import Voice, voice_of
from reports.invitation import file_name, letter
from reports.qr import qr_png
from reports.sheet import HEIGHT, MARGIN, WIDTH, sheet_png
from tests.builders import a_cycle, example, local

VI, EN = voice_of(Language.VI), voice_of(Language.EN)
LINK = "https://t.me/khoi_thi_dua_bot?start=Ab3-xyz_0123456789abcd"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def a_card(
    role: Role = Role.UNIT_STAFF,
    username: str | None = "khoi_thi_dua_bot",
    unit_name: str | None = "Hội Khuyến học tỉnh",
    bloc: str = "Khối Tổ chức xã hội",
) -> InvitationCard:
    cycle = a_cycle(example())
    at = cycle.calendar.local(local("2027-01-11 09:15"))
    return InvitationCard(
        number=1,
        bloc=cycle.bloc_code,
        bloc_name=Words(vi=bloc, en=bloc),
        labels=cycle.bloc.labels,
        unit=cycle.definition.unit_codes()[0] if unit_name else None,
        unit_name=Words(vi=unit_name, en=unit_name) if unit_name else None,
        role=role,
        inviter=Role.BLOC_LEADER,
        token="Ab3-xyz_0123456789abcd",
        code="48271506",
        made_at=at,
        expires_at=at + timedelta(days=30),
        code_expires_at=at + timedelta(days=3),
        username=username,
    )


def longest() -> InvitationCard:
    """Return an invitation with the longest names a definition may have."""
    return a_card(unit_name="Bảo vệ người tiêu dùng " * 13, bloc="Ẵ" * 60, username="b" * 32)


def scanned(png: bytes) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(png)))]


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_letters_have_every_sign_of_vietnamese(weight: str) -> None:
    path = files("font_source_sans_pro") / "files" / f"SourceSansPro-{weight}.ttf"
    font = ImageFont.truetype(BytesIO(path.read_bytes()), 40)
    absent = bytes(font.getmask("\uffff"))
    letters = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES]
    for letter_ in [*letters, "đ", *"“”–…@?=&", *"0123456789"]:
        for sign in (letter_, letter_.upper()):
            assert bytes(font.getmask(sign)) != absent, sign


@pytest.mark.parametrize("voice", [VI, EN])
def test_a_camera_reads_the_link_from_the_picture_and_from_the_sheet(voice: Voice) -> None:
    assert scanned(qr_png(LINK)) == [LINK]
    assert scanned(sheet_png(voice, a_card())) == [LINK]


def test_the_sheet_is_a4_in_grey_and_nothing_touches_its_edges() -> None:
    for card in (a_card(), longest(), a_card(Role.ADMIN, None, None)):
        page = Image.open(BytesIO(sheet_png(VI, card)))
        assert (page.size, page.mode) == ((WIDTH, HEIGHT), "L")
        left, top, right, bottom = page.point(lambda grey: 255 - int(grey)).getbbox() or (
            0,
            0,
            0,
            0,
        )
        assert left >= MARGIN
        assert top >= MARGIN
        assert right <= WIDTH - MARGIN + 10
        assert bottom <= HEIGHT - MARGIN // 2


def test_a_folded_sheet_is_still_read() -> None:
    page = Image.open(BytesIO(sheet_png(VI, a_card())))
    page.paste(255, (MARGIN + 250, 0, MARGIN + 266, HEIGHT))
    out = BytesIO()
    page.resize((WIDTH // 2, HEIGHT // 2)).save(out, "PNG")
    assert scanned(out.getvalue()) == [LINK]


@pytest.mark.parametrize("voice", [VI, EN])
def test_the_text_to_paste_has_all_of_it_and_fits_with_the_longest_names(voice: Voice) -> None:
    assert len(letter(voice, longest())) <= 2000
    text = letter(voice, a_card())
    assert LINK in text
    assert "48 27 15 06" in text
    assert "@khoi_thi_dua_bot" in text
    assert [line[:2] for line in text.split("\n") if line[0].isdigit()] == ["1.", "2.", "3.", "4."]
    assert code_in("48\u00a027\u00a015\u00a006") == "48271506"


def test_without_the_assistants_name_no_link_is_promised() -> None:
    card = a_card(username=None)
    for voice in (VI, EN):
        text = letter(voice, card)
        assert "t.me" not in text
        assert "@" not in text
        assert "None" not in text
        assert "48 27 15 06" in text
    assert scanned(sheet_png(VI, card)) == []


def test_names_of_files_are_made_of_codes_alone() -> None:
    name = file_name(a_card(unit_name="../../Hội"))
    assert name == file_name(a_card(unit_name="Hội Khuyến học"))
    assert not set(name) & set("/\\ :\0")
    assert file_name(a_card(Role.SECRETARY, unit_name=None)).endswith("-khoi-secretary")


def test_secrets_do_not_stand_in_what_a_log_or_a_traceback_would_show() -> None:
    card = a_card()
    assert card.token not in repr(card)
    assert card.code not in repr(card)


def test_neither_drawing_nor_letters_are_loaded_with_the_house() -> None:
    heavy = "{'PIL', 'segno', 'font_source_sans_pro'} & {n.partition('.')[0] for n in sys.modules}"
    script = f"import sys, bot.app, handlers.tables, bot.verbs; sys.exit(bool({heavy}))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
