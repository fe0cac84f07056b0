"""Reads every line that the bot logs in a test, and knows what its people said and held.

A line goes through our own redaction and formatter, as it would on its way to a terminal. What
stands in it then must be no bot's token, nothing that an invitation link carries, and no words of
a person: neither typed, nor in a caption, nor as a file's name.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.logs import Redaction, TextLines, quieten_libraries
from sandbox.model import Chat, Json, User
from sandbox.room import Sandbox
from sandbox.telegram import Telegram

SHORT = 8
"""Shorter texts are numbers, words of the menu, codes of criteria: they may stand in a log."""

PIECE = 16
"""An error may quote the beginning or the end of a long text."""

_START = re.compile(r"/start(?:@\w+)?\s+(\S+)")


_ears: list[Eavesdropper] = []
"""Who listens now."""


def overheard(text: str) -> None:
    """Hear what a bot of its own process has written: it is read as it is."""
    for ear in _ears:
        ear.lines += text.splitlines()


class Eavesdropper:
    """What was logged, and what must not be in it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.secrets: set[str] = set()
        self._redaction = Redaction()
        self._form = TextLines()

    def forget(self) -> None:
        """Begin with the next test."""
        self.lines.clear()
        self.secrets.clear()

    def logged(self, record: logging.LogRecord) -> None:
        """Hear a record as it would be written."""
        written = copy.copy(record)
        self._redaction.filter(written)
        self.lines.append(self._form.format(written))

    def said(self, content: Json) -> None:
        """Hear what a person sends: a text, a caption, a file's name."""
        for words in (content.get("text"), content.get("caption"), _file_name(content)):
            if not words:
                continue
            if started := _START.match(words):
                self.secrets.add(started[1])
            elif len(words) >= SHORT and not words.startswith("/"):
                self.secrets |= {words, words[:PIECE], words[-PIECE:]}

    def findings(self) -> list[str]:
        """Return the lines that tell what they must not."""
        secrets = [secret for secret in self.secrets if len(secret) >= SHORT]
        return [line for line in self.lines if any(secret in line for secret in secrets)]


def _file_name(content: Json) -> str | None:
    document = content.get("document")
    return document.get("file_name") if isinstance(document, dict) else None


@contextmanager
def eavesdropping() -> Iterator[Eavesdropper]:
    """Hear everything, whichever handlers a test sets up or takes away."""
    ear = Eavesdropper()
    root = logging.getLogger()
    level = root.level
    with pytest.MonkeyPatch.context() as patch:
        _overhear(patch, logging.Logger, "handle", lambda _, record: ear.logged(record))
        _overhear(patch, Telegram, "receive", _receiving(ear))
        _overhear(patch, Telegram, "receive_edit", lambda _, message, content: ear.said(content))
        _overhear(patch, Sandbox, "start", lambda box, **_: ear.secrets.add(box.token))
        root.setLevel(logging.INFO)
        quieten_libraries()
        _ears.append(ear)
        yield ear
        _ears.remove(ear)
    root.setLevel(level)


def _receiving(ear: Eavesdropper) -> Callable[..., None]:
    def heard(_: Telegram, chat: Chat, user: User, content: Json, **how: Any) -> None:
        ear.said(content)

    return heard


def _overhear(
    patch: pytest.MonkeyPatch, kind: type, name: str, listen: Callable[..., Any]
) -> None:
    plain = getattr(kind, name)

    def heard(self: Any, *args: Any, **kwargs: Any) -> Any:
        listen(self, *args, **kwargs)
        return plain(self, *args, **kwargs)

    patch.setattr(kind, name, heard)
