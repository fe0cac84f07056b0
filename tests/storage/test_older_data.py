"""Older data lies before this program: after an upgrade until the next start, and in backups."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot import cli
from bot.settings import Settings
from bot.vault import Vault, VaultRefused
from storage.archive import EVIDENCE
from storage.examination import Examination
from storage.migrate import migrate
from storage.snapshot import examined
from storage.store import reading
from tests.builders import HandClock
from tests.storage.test_schemas import NAMES, STEPS, database_of, opened

CLOCK = HandClock("2027-11-16 09:00")


def settings_of(data: Path) -> Settings:
    return Settings(_env_file=None, data_dir=data, bot_language="en")


def folder_of(name: str, folder: Path) -> Path:
    """Return a data folder as a program had left it for which this step was the newest."""
    data = folder / "data"
    (data / EVIDENCE).mkdir(parents=True)
    database_of(name, data)
    return data


@pytest.mark.parametrize("name", NAMES)
def test_a_backup_an_older_program_would_have_made_is_made_restored_and_read(
    name: str, tmp_path: Path
) -> None:
    data = folder_of(name, tmp_path)
    made = Vault(settings_of(data), CLOCK).back_up()
    assert made.manifest.schema_step == name, "it holds what was there, not what will be"
    # Kept schemas come without the files they name.
    assert {finding.kind for finding in made.findings} <= {"evidence-lost"}

    anew = tmp_path / "anew"
    Vault(settings_of(anew), CLOCK).restore(made.path)
    assert examined(anew / "bot.db") == examined(data / "bot.db")
    with reading(anew / "bot.db") as tx:
        people = [tx.people.by_telegram(number) for number in (1001, 1002)]
    assert [one.name for one in people if one] == ["Lãnh đạo A", "Cán bộ A"]


@pytest.mark.parametrize("name", [NAMES[0], NAMES[4], NAMES[-1]])
def test_older_data_is_examined_as_the_next_start_will_make_it_and_not_called_damaged(
    name: str, tmp_path: Path
) -> None:
    data = folder_of(name, tmp_path)
    before = (data / "bot.db").read_bytes()
    examination = Examination(data / "bot.db", None)
    assert list(examination.findings()) == []
    assert examination.counted.steps == len(STEPS) - NAMES.index(name) - 1
    assert examination.counted.audit_rows > 0
    assert (data / "bot.db").read_bytes() == before, "an examination changes nothing"


def test_in_older_data_an_altered_row_of_the_trail_is_found_all_the_same(tmp_path: Path) -> None:
    data = folder_of(NAMES[0], tmp_path)
    with closing(opened(data / "bot.db")) as connection:
        connection.execute("DROP TRIGGER audit_is_never_altered")
        connection.execute("UPDATE audit SET action = 'other' WHERE seq = 2")
    kinds = [finding.kind for finding in Examination(data / "bot.db", None).findings()]
    assert kinds == ["audit-altered"]


def test_the_board_is_printed_before_the_bot_has_brought_older_data_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(folder_of(NAMES[0], tmp_path)))
    monkeypatch.setenv("BOT_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["status"]) == 0
    board = capsys.readouterr().out
    assert "Trial bloc (THU), 2027" in board
    assert "Hội A" in board


def test_a_damaged_database_is_named_with_the_way_back_where_the_board_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = folder_of(NAMES[-1], tmp_path)
    with closing(sqlite3.connect(data / "bot.db")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    made = Vault(settings_of(data), CLOCK).back_up()
    content = bytearray((data / "bot.db").read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    (data / "bot.db").write_bytes(content)
    monkeypatch.setenv("DATA_DIR", str(data))
    monkeypatch.chdir(tmp_path)
    assert cli.main(["status"]) == 1
    told = capsys.readouterr().err
    assert f"restore {data.with_name('data-damaged')}" in told
    assert made.path.name in told
    assert "Error" not in told


def test_a_backup_of_a_newer_program_is_not_brought_back(tmp_path: Path) -> None:
    data = folder_of(NAMES[-1], tmp_path)
    steps = tmp_path / "steps"
    shutil.copytree(Path(migrate.__code__.co_filename).parent / "migrations", steps)
    (steps / "9999_next.sql").write_text("CREATE TABLE next (a);", "utf-8")
    with closing(opened(data / "bot.db")) as connection:
        migrate(connection, data / "bot.db", steps)
    made = Vault(settings_of(data), CLOCK).back_up()
    assert "schema-newer" in {finding.kind for finding in made.findings}
    anew = tmp_path / "anew"
    with pytest.raises(VaultRefused) as refused:
        Vault(settings_of(anew), CLOCK).restore(made.path)
    assert refused.value.kind == "archive-newer"
    assert not anew.exists()
