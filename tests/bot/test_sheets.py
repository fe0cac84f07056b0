"""``bot invite --sheets``: a sheet and its text for each invitation, for nobody else's eyes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from bot.cli import Refused, main
from bot.sheets import check_folder, write_sheets
from domain.words import Language
from locales.catalog import voice_of
from tests.builders import EXAMPLES
from tests.reports.test_invitation import a_card

VI = voice_of(Language.VI)


@pytest.fixture
def operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an operator a bloc of their own; return the folder they work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("BOT_USERNAME", "khoi_thi_dua_bot")
    assert main(["init", str(EXAMPLES / "khoi-nho.toml"), "--year", "2027"]) == 0
    return tmp_path


def test_each_line_printed_has_its_sheet_and_its_text(
    operator: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = operator / "to" / "moi"
    capsys.readouterr()
    assert main(["invite", "--role", "unit_staff", "--sheets", str(folder)]) == 0
    printed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert {len(columns) for columns in printed} == {4}
    assert len(list(folder.iterdir())) == 2 * len(printed)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for unit, role, token, link in printed:
        assert link == f"https://t.me/khoi_thi_dua_bot?start={token}"
        (text,) = folder.glob(f"*-{unit}-{role}.txt")
        assert link in text.read_text("utf-8")
        sheet = text.with_suffix(".png")
        assert [found.text for found in zxingcpp.read_barcodes(Image.open(sheet))] == [link]
        for file in (text, sheet):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_printed_again_the_files_are_those_of_the_new_invitations(
    operator: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["invite", "--role", "secretary", "--sheets", str(operator / "to")]
    for _ in range(2):
        capsys.readouterr()
        assert main(words) == 0
    link = capsys.readouterr().out.split()[-1]
    (text,) = (operator / "to").glob("*.txt")
    assert link in text.read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_refused_before_older_invitations_are_void(
    operator: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (operator / "file").write_text("")
    assert main(["invite", "--sheets", str(operator / "file" / "to")]) == 1
    said = capsys.readouterr()
    assert said.out.count("\t") == 0
    assert "Không ghi được tờ hướng dẫn" in said.err


def test_a_link_that_stands_in_the_way_is_replaced_and_never_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("theirs")
    card = a_card()
    write_sheets(VI, [card], tmp_path)
    (sheet,) = tmp_path.glob("*.txt")
    sheet.unlink()
    sheet.symlink_to(target)
    write_sheets(VI, [card], tmp_path)
    assert target.read_text() == "theirs"
    assert not sheet.is_symlink()
    assert sorted(path.suffix for path in tmp_path.iterdir()) == ["", ".png", ".txt"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused):
        check_folder(VI, tmp_path / "file")
