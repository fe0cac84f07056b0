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


@pytest.mark.parametrize("folder", ["a file", "a file/below", "/proc/nowhere"])
@pytest.mark.parametrize("verb", ["run", "init"])
def test_a_data_folder_that_cannot_be_is_a_wrong_setting_and_no_bug(
    verb: str, folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a file").write_text("", "utf-8")
    monkeypatch.setenv("DATA_DIR", folder)
    monkeypatch.setenv("BOT_TOKEN", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:1")
    sample = Path(__file__).parents[2] / "examples" / "khoi-nho.toml"
    assert cli.main([verb, *([str(sample)] if verb == "init" else [])]) == cli.USAGE
    assert capsys.readouterr().err.splitlines()[-1] == "DATA_DIR phải là một thư mục"


@pytest.mark.parametrize("option", ["--bloc", "--unit", "--role"])
@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_option_does_not_renew_the_invitations_of_everyone(
    option: str, empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["invite", option, empty])
    assert ended.value.code == cli.USAGE
    assert option in capsys.readouterr().err


@pytest.mark.parametrize("edge", ["0001-01-02", "9999-12-31T23:59:59+07:00"])
def test_a_clock_at_the_end_of_time_is_a_wrong_setting_and_no_bug(
    edge: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("CLOCK_AT", edge)
    assert cli.main(["status"]) == cli.USAGE
    assert capsys.readouterr().err.startswith("CLOCK_AT ")
