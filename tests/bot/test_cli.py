"""What the terminal says when nothing went as it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import cli, verbs


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def _breaks(*_: object) -> int:
    raise LookupError("nothing there")


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "lỗi của chương trình"), ("en", "a fault")]
)
def test_a_bug_is_a_sentence_with_what_to_do_next(
    language: str,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BOT_LANGUAGE", language)
    monkeypatch.setattr(verbs, "status", _breaks)
    assert cli.main(["status"]) == cli.REFUSED
    told = capsys.readouterr().err
    assert told.startswith("status: ")
    assert words in told
    assert "LookupError: nothing there" in told
    assert "LOG_LEVEL=debug" in told
    assert "Traceback" not in told


def test_a_wrong_setting_is_one_line_in_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RATE_PER_SECOND", "99")
    assert cli.main(["status"]) == cli.USAGE
    assert capsys.readouterr().err == "RATE_PER_SECOND phải là một số từ 1 đến 30\n"
