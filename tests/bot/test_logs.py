from __future__ import annotations

import io
import json
import logging
import sqlite3
import sys
import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from bot.logs import set_up_logging
from domain.errors import NotAName
from locales.catalog import MissingText

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
log = logging.getLogger("bot.somewhere")


@pytest.fixture(autouse=True)
def _leave_logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook = hook
    logging.captureWarnings(capture=False)


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


def json_of(out: io.StringIO) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(out.getvalue())
    return entry


class TestText:
    def test_a_line_tells_when_where_what_and_its_facts(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        log.info("notice.sent", extra={"fields": {"notice": 12, "name": "a b", "seconds": 0.5}})
        at, rest = out.getvalue().split(" ", 1)
        assert datetime.fromisoformat(at).tzinfo is not None
        assert rest == 'INFO bot.somewhere notice.sent notice=12 name="a b" seconds=0.5\n'

    def test_an_error_follows_with_its_traceback(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        fail(OSError("broken"))
        head, *trace = out.getvalue().splitlines()
        assert head.endswith("ERROR bot.somewhere work.failed")
        assert trace[0].startswith("Traceback")
        assert trace[-1] == "OSError: broken"

    def test_a_text_from_outside_cannot_forge_a_line(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        log.info("odd\n2027-01-01 INFO x", extra={"fields": {"name": "a\nb"}})
        assert len(out.getvalue().splitlines()) == 1


class TestJson:
    def test_a_line_is_one_object(self, out: io.StringIO) -> None:
        set_up_logging("info", "json", stream=out)
        log.warning("notice.late", extra={"fields": {"notice": 12, "bloc": "Khối 5", "to": None}})
        entry = json_of(out)
        assert datetime.fromisoformat(entry.pop("at")).tzinfo is not None
        assert entry == {
            "level": "warning",
            "logger": "bot.somewhere",
            "event": "notice.late",
            "notice": 12,
            "bloc": "Khối 5",
            "to": None,
        }

    def test_an_error_is_inside_it(self, out: io.StringIO) -> None:
        set_up_logging("info", "json", stream=out)
        fail(OSError("broken"))
        assert json_of(out)["error"].endswith("OSError: broken")
        assert len(out.getvalue().splitlines()) == 1

    def test_a_fact_does_not_displace_the_frame(self, out: io.StringIO) -> None:
        set_up_logging("info", "json", stream=out)
        log.info("x", extra={"fields": {"level": "mine", "thing": {"a", "b"} - {"a"}}})
        assert json_of(out)["level"] == "info"
        assert json_of(out)["thing"] == "{'b'}"


class TestSecrets:
    @pytest.mark.parametrize("form", ["text", "json"])
    @pytest.mark.parametrize(
        ("secret", "around"),
        [
            (TOKEN, "{}"),
            ("99:short-one", "https://api.telegram.org/bot{}/getMe"),
            ("Xk3-token_of_22_charsAB", "/start {}"),
            ("Xk3-token_of_22_charsAB", "/start@giao_uoc_bot {}"),
            ("Xk3-token_of_22_charsAB", "https://t.me/giao_uoc_bot?start={}"),
            ("0912345678", "gọi {}"),
            ("0912.345.678", "gọi {} nhé"),
            ("+84 912 345 678", "gọi {}, nhé"),
            ("hunter2", "proxy me:{}@10.0.0.1"),
        ],
    )
    def test_are_blotted_out_of_message_facts_and_traceback(
        self, out: io.StringIO, form: Any, secret: str, around: str
    ) -> None:
        set_up_logging("info", form, secrets=["hunter2"], stream=out)
        text = around.format(secret)
        log.info("told %s", text)
        log.info("told", extra={"fields": {"text": text, "list": [text]}})
        fail(OSError(text))
        log.info("told", stack_info=True)
        assert secret not in out.getvalue()
        assert out.getvalue().count("***") >= 4

    @pytest.mark.parametrize(
        "harmless",
        [
            "chat=1001234567",
            "2027-01-04T08:00:00.123+07:00",
            "took 0.123456789012",
            "sha 0123456789abcdef0123456789abcdef",
            "/status 12345",
        ],
    )
    def test_are_not_seen_where_there_are_none(self, out: io.StringIO, harmless: str) -> None:
        set_up_logging(stream=out)
        log.info(harmless)
        assert harmless in out.getvalue()

    def test_do_not_hide_in_a_warning(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            logging.captureWarnings(capture=True)
            warnings.warn(f"old: {TOKEN}", UserWarning, stacklevel=1)
        assert "old: ***" in out.getvalue()

    def test_do_not_hide_in_an_error_nobody_caught(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        sys.excepthook(ValueError, ValueError(TOKEN), None)
        assert "program.failed" in out.getvalue()
        assert TOKEN not in out.getvalue()

    def test_an_interruption_from_the_keyboard_is_no_error(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
        assert out.getvalue() == ""


class TestWords:
    def test_an_error_that_may_quote_a_person_tells_where_it_was_and_not_its_words(
        self, out: io.StringIO
    ) -> None:
        set_up_logging(stream=out)
        fail(ValueError("invalid literal: 'Bà Hoa nghỉ ốm'"))
        assert "Bà Hoa" not in out.getvalue()
        assert out.getvalue().rstrip().endswith("ValueError: (words left out)")
        assert "in work" in out.getvalue()

    def test_nor_do_the_errors_it_came_from_or_holds(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        error = ExceptionGroup("Bà Hoa", [KeyError("Bà Hoa"), NotAName(given="Bà Hoa")])
        error.__cause__ = UnicodeDecodeError("utf-8", "Bà Hoa".encode(), 0, 1, "Bà Hoa")
        fail(error)
        assert "Bà Hoa" not in out.getvalue()
        assert out.getvalue().count("(words left out)") == 4

    def test_an_error_of_the_database_or_of_ours_keeps_its_words(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        fail(sqlite3.OperationalError("no such table: person"))
        fail(MissingText("vi:home.nowhere"))
        assert "no such table: person" in out.getvalue()
        assert "vi:home.nowhere" in out.getvalue()


class TestLevels:
    def test_only_what_is_asked_for_is_told(self, out: io.StringIO) -> None:
        set_up_logging("warning", stream=out)
        log.info("small")
        log.warning("large")
        assert "small" not in out.getvalue()
        assert "large" in out.getvalue()

    @pytest.mark.parametrize(
        "name", ["httpx", "httpcore.http11", "telegram.Bot", "aiohttp.access", "apscheduler"]
    )
    def test_chatty_libraries_stay_quiet_even_when_debugging(
        self, out: io.StringIO, name: str
    ) -> None:
        set_up_logging("debug", stream=out)
        logging.getLogger(name).info("told")
        logging.getLogger(name).warning("warned")
        assert "told" not in out.getvalue()
        assert "warned" in out.getvalue()

    def test_setting_up_twice_tells_everything_once(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        set_up_logging(stream=out)
        log.info("once")
        assert len(out.getvalue().splitlines()) == 1

    def test_arguments_that_do_not_fit_stop_nobody(self, out: io.StringIO) -> None:
        set_up_logging(stream=out)
        log.info("bad %d", "x")
        assert "bad %d" in out.getvalue()


def fail(error: Exception) -> None:
    def work() -> None:
        raise error

    try:
        work()
    except Exception:
        log.exception("work.failed")
