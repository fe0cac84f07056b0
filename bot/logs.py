"""Logs: events with facts, on stderr, as text or as JSON lines, without anybody's secrets.

An event is logged as ``log.info("notice.sent", extra={"fields": {"notice": 12}})``: a dotted name
and its facts, ids and durations, never what people write. Should a secret slip in all the same,
in a message, a fact or a traceback, ``Redaction`` on the handler blots it out. What people write
has no shape to know it by, and an error's own words often quote it ("invalid literal: '…'"): so a
traceback tells where and which error, and in which words only where they cannot be a person's.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import textwrap
import traceback
from collections.abc import Collection
from datetime import datetime
from types import TracebackType
from typing import Any, Literal, TextIO

from typing_extensions import override

log = logging.getLogger("bot")

BLOT = "***"

_SECRETS = (
    (re.compile(r"\bbot\d+:[\w-]+"), f"bot{BLOT}"),
    (re.compile(r"\b\d{6,}:[\w-]{30,}"), BLOT),
    (re.compile(r"(/start(?:@\w+)?\s+)\S+"), rf"\1{BLOT}"),
    (re.compile(r"([?&]start\w*=)[\w-]+"), rf"\1{BLOT}"),
    (re.compile(r"(?<![\w.-])(?:\+\d{1,3}|0(?!\.))(?:[ .-]?\d){8,11}(?!\w)"), BLOT),
)
"""The bot's token (in an address, alone), what an invitation link carries, telephone numbers."""

LEFT_OUT = "(words left out)"

_HARMLESS = (OSError, ImportError, AttributeError, NameError, MemoryError, RecursionError)
"""Errors whose words name files, modules and attributes, never a value."""

_OUR_WORDS = ("bot.", "locales.", "schedules.", "storage.", "sqlite3")
"""Modules whose errors speak of keys, paths and tables. ``domain`` quotes what was given."""

_QUIET = ("aiohttp.access", "aiosqlite", "apscheduler", "asyncio", "httpcore", "httpx", "telegram")
"""Libraries that tell addresses, parameters and rows at their lower levels."""


def set_up_logging(
    level: str = "info",
    form: Literal["text", "json"] = "text",
    *,
    secrets: Collection[str] = (),
    stream: TextIO | None = None,
) -> None:
    """Send all logs of this process to ``stream`` (stderr), redacted, uncaught errors too.

    ``secrets`` are blotted out wherever they appear, whatever they look like.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    handler.addFilter(Redaction(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    quieten_libraries()
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught


def quieten_libraries() -> None:
    """Let libraries that tell addresses and rows speak up only when something is wrong."""
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


class Redaction(logging.Filter):
    """Blots secrets out of a record before any formatter sees it."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__()
        self._known = [secret for secret in secrets if secret]

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.redacted(_message(record)), None
        record.__dict__["fields"] = {k: self._fact(v) for k, v in _fields(record).items()}
        if record.exc_info and not record.exc_text:
            record.exc_text = traced(record.exc_info[1])
        for name in ("exc_text", "stack_info"):
            if text := getattr(record, name):
                setattr(record, name, self.redacted(text))
        return True

    def _fact(self, fact: object) -> object:
        plain = fact is None or isinstance(fact, (int, float))
        return fact if plain else self.redacted(str(fact))

    def redacted(self, text: str) -> str:
        """Return the text with its secrets blotted out."""
        for secret in self._known:
            text = text.replace(secret, BLOT)
        for pattern, blot in _SECRETS:
            text = pattern.sub(blot, text)
        return text


def traced(error: BaseException | None) -> str:
    """Return a traceback, with the words of those errors alone that cannot quote a person."""
    if error is None:
        return ""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    kind = type(error)
    room = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    words = str(error) if _is_harmless(error) else LEFT_OUT
    parts = [
        *([traced(earlier), "", "Then:", ""] if earlier else []),
        "Traceback (most recent call last):",
        *(frame.rstrip() for frame in traceback.format_tb(error.__traceback__)),
        f"{room}{kind.__qualname__}: {words}",
        *(textwrap.indent(traced(one), "  | ") for one in inner),
    ]
    return "\n".join(parts)


def _is_harmless(error: BaseException) -> bool:
    return isinstance(error, _HARMLESS) or type(error).__module__.startswith(_OUR_WORDS)


class TextLines(logging.Formatter):
    """``2027-01-04T08:00:00.123+07:00 INFO bot.intake intake.recovered updates=3``."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        facts = (f"{name}={_shown(fact)}" for name, fact in _fields(record).items())
        event = _message(record).replace("\n", "\\n")
        line = " ".join([_at(record), record.levelname, record.name, event, *facts])
        return "\n".join(filter(None, [line, record.exc_text, record.stack_info]))


class JsonLines(logging.Formatter):
    """One object to a line: at, level, logger, event, the event's facts, and an error if any."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        frame = {
            "at": _at(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _message(record),
        }
        if record.exc_text:
            frame["error"] = record.exc_text
        return json.dumps({**frame, **_fields(record), **frame}, ensure_ascii=False, default=str)


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # arguments that do not fit must not stop the work
        return str(record.msg)


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields = record.__dict__.get("fields")
    return fields if isinstance(fields, dict) else {}


def _shown(fact: object) -> str:
    text = str(fact)
    return text if re.fullmatch(r"[^\s\"=]+", text) else json.dumps(text, ensure_ascii=False)


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("program.failed", exc_info=(kind, error, trace))
