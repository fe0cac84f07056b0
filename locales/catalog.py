"""The one door to every word a person reads. Only this module knows Fluent.

Variables are escaped here, once; numbers, points, dates and lists are spoken here, once, so that
"9 giờ 15, thứ Sáu 22/01/2027" reads the same on every screen.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.types import fluent_number

from domain.words import Language, Words

FOLDER = Path(__file__).parent

# Fluent refuses variables beyond 2,500 characters, to guard against patterns that grow. Ours do
# not, and a page of the pledge is longer, the more so with its signs escaped.
resolver.MAX_PART_LENGTH = 50_000

Variable = str | int | Decimal | date | datetime | time | Words | Sequence[str]
"""What a text may be filled with. A datetime must be local already."""


_ENTRY = re.compile(r"^(?=([a-zA-Z][\w-]*) *=)", re.MULTILINE)
"""Where a message begins. Texts have no terms and do not refer to one another."""


class MissingText(LookupError):
    """A text that a screen asks for does not exist: a bug, found by tests."""


class Voice:
    """Speaks one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._bundle = FluentBundle([language.value], use_isolating=False)
        self._unread: dict[str, str] = {}
        for path in sorted((FOLDER / language.value).glob("*.ftl")):
            self._unread |= _entries(path.read_text("utf-8")) | self._unread
        self._straight: dict[str, _Straight | None] = {}

    def say(self, key: str, /, **variables: Variable) -> str:
        """Return a text as HTML, its variables escaped. ``key`` may name an attribute: ``a.b``."""
        return self._format(key, variables, escape=True)

    def plain(self, key: str, /, **variables: Variable) -> str:
        """Return a text with nothing escaped: for button labels, terminals and files."""
        return self._format(key, variables, escape=False)

    def knows(self, key: str) -> bool:
        """Tell whether the text exists."""
        return self._pattern(key) is not None

    def points(self, value: Decimal) -> str:
        """Return points with two places: 93,25 in Vietnamese, 93.25 in English."""
        text = f"{value:.2f}"
        return text.replace(".", ",") if self.language is Language.VI else text

    def short_points(self, value: Decimal) -> str:
        """Return points without needless zeros: 6, 5,5."""
        text = self.points(value)
        return text.rstrip("0").rstrip(",.")

    def day(self, day: date) -> str:
        """Return a date with its weekday: thứ Hai 15/11/2027."""
        weekday = self.plain(f"weekday.d{day.isoweekday()}")
        return self.plain("date-day", weekday=weekday, date=f"{day:%d/%m/%Y}")

    def short_day(self, day: date) -> str:
        """Return a date with its weekday but no year: thứ Hai 15/11."""
        weekday = self.plain(f"weekday.d{day.isoweekday()}")
        return self.plain("date-day", weekday=weekday, date=f"{day:%d/%m}")

    def clock(self, at: time | datetime) -> str:
        """Return a time of day as it is spoken: 9 giờ 15."""
        hour = str(at.hour)
        return (
            self.plain("date-hour", hour=hour)
            if not at.minute
            else self.plain("date-clock", hour=hour, minute=f"{at.minute:02}")
        )

    def moment(self, at: datetime) -> str:
        """Return an instant (local already): 9 giờ 15, thứ Sáu 22/01/2027."""
        return self.plain("date-moment", clock=self.clock(at), day=self.day(at.date()))

    def listed(self, items: Sequence[str]) -> str:
        """Return a spoken list: a, b và c."""
        *head, last = items or [""]
        return self.plain("list-and", head=", ".join(head), last=last) if head else last

    def _spoken(self, value: Variable, *, escape: bool) -> str | int:
        match value:
            case int():
                return value
            case str():
                text = value
            case Words():
                text = value.to(self.language)
            case Decimal():
                text = self.points(value)
            case datetime():
                text = self.moment(value)
            case date():
                text = self.day(value)
            case time():
                text = self.clock(value)
            case _:
                text = self.listed(value)
        return html.escape(text, quote=False) if escape else text

    def _pattern(self, key: str) -> Any:
        name, _, attribute = key.partition(".")
        if (entry := self._unread.get(name)) is not None:
            self._bundle.add_resource(FluentResource(entry))
            self._unread.pop(name, None)  # only now: another thread may be asking as well
        if not self._bundle.has_message(name):
            return None
        message = self._bundle.get_message(name)
        return message.attributes.get(attribute) if attribute else message.value

    def _format(self, key: str, variables: dict[str, Variable], *, escape: bool) -> str:
        if key not in self._straight:
            self._straight[key] = _straight(self._pattern(key))
        spoken = {name: self._spoken(v, escape=escape) for name, v in variables.items()}
        if (parts := self._straight[key]) is not None:
            return self._filled(key, parts, spoken)
        pattern = self._pattern(key)
        if pattern is None:
            raise MissingText(f"{self.language}:{key}")
        numbered = {
            name: fluent_number(value, useGrouping=False) if isinstance(value, int) else value
            for name, value in spoken.items()
        }
        text, errors = self._bundle.format_pattern(pattern, numbered)
        if errors:
            raise MissingText(f"{self.language}:{key}: {errors[0]}")
        return str(text)

    def _filled(self, key: str, parts: _Straight, spoken: dict[str, str | int]) -> str:
        """Fill a text of words and variables only: most are such, and Fluent is far slower."""
        try:
            return "".join(
                [text if text is not None else _shown(spoken[name]) for text, name in parts]
            )
        except KeyError as error:
            raise MissingText(f"{self.language}:{key}: {error}") from None


_Straight = tuple[tuple[str | None, str], ...]
"""A text cut into its words and the names of its variables."""


def _entries(text: str) -> dict[str, str]:
    """Cut a file into its messages: each is parsed when it is first said, most never are.

    Parsing all of them would take a third of the time a start takes.
    """
    starts = [(found.start(), found[1]) for found in _ENTRY.finditer(text)]
    ends = [*(at for at, _ in starts[1:]), len(text)]
    return {name: text[at:end] for (at, name), end in zip(starts, ends, strict=True)}


def _straight(pattern: Any) -> _Straight | None:
    """Cut a text up, unless something in it has to be chosen or looked up."""
    parts: list[tuple[str | None, str]] = []
    for element in getattr(pattern, "elements", (pattern,)):
        expression = getattr(element, "expression", None)
        if isinstance(element, resolver.TextElement):
            parts.append((element.value, ""))
        elif isinstance(expression, resolver.VariableReference):
            parts.append((None, expression.id.name))
        elif isinstance(expression, resolver.StringLiteral):
            parts.append((expression.parse()["value"], ""))
        else:
            return None
    return tuple(parts)


def _shown(value: str | int) -> str:
    return value if isinstance(value, str) else f"{value:d}"


@cache
def voice_of(language: Language) -> Voice:
    """Return the voice of a language; its texts are read from disk once."""
    return Voice(language)
