"""Logs: events with fields, as text or JSON lines, and never a secret in one.

Every line passes one filter that takes out tokens, start parameters and telephone numbers, also
from tracebacks. Events carry ids instead of names, and no message's text.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime

from typing_extensions import override

_SECRETS = (
    (re.compile(r"\d{6,}:[\w-]{30,}"), "[token]"),
    (re.compile(r"(/start\s+)\S+"), r"\1[start]"),
    (re.compile(r"(?<![\d:.])(?:\+84|0)\d{9}(?!\d)"), "[phone]"),
)

_LOUD = ("httpx", "httpcore", "telegram", "aiohttp.access", "apscheduler", "aiosqlite", "asyncio")
"""Libraries that log addresses (with the token) or whole updates."""


def redacted(text: str) -> str:
    """Return the text without tokens, start parameters and telephone numbers."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


class TextLines(logging.Formatter):
    """``2027-01-11T02:00:00Z INFO bot.intake intake.recovered updates=3``."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {name}={value}" for name, value in _fields(record).items())
        line = f"{_at(record)} {record.levelname} {record.name} {record.getMessage()}{fields}"
        return redacted(f"{line}\n{_trace(self, record)}".rstrip())


class JsonLines(logging.Formatter):
    """The same as one JSON object a line."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": _at(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **_fields(record),
        }
        if trace := _trace(self, record):
            line["trace"] = trace
        return redacted(json.dumps(line, ensure_ascii=False, default=str))


def set_up_logging(level: str, form: str) -> None:
    """Send every event to stderr in this form; quieten the libraries."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def _at(record: logging.LogRecord) -> str:
    return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _fields(record: logging.LogRecord) -> dict[str, object]:
    fields: dict[str, object] = getattr(record, "fields", {})
    return fields


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    return formatter.formatException(record.exc_info) if record.exc_info else ""
