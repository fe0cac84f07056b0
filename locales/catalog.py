"""The one door to every word a person reads. Only this module knows Fluent.

Variables are escaped here, once; numbers, points, dates and lists are spoken here, once, so that
"9 giờ 15, thứ Sáu 22/01/2027" reads the same on every screen.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
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


KEPT_LABELS = 4096


class MissingText(LookupError):
    """A text that a screen asks for does not exist: a bug, found by tests."""


class Voice:
    """Speaks one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._kept = lru_cache(maxsize=KEPT_LABELS)(self._plain)
        self._bundle = FluentBundle([language.value], use_isolating=False)
        for path in sorted((FOLDER / language.value).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text("utf-8")))

    def say(self, key: str, **variables: Variable) -> str:
        """Return a text as HTML, its variables escaped. ``key`` may name an attribute: ``a.b``."""
        return self._format(key, {k: self._spoken(v, escape=True) for k, v in variables.items()})

    def plain(self, key: str, **variables: Variable) -> str:
        """Return a text with nothing escaped: for button labels, terminals and files.

        Labels come again and again with the same few codes and points: they are kept.
        """
        # 1, True and Decimal(1) are equal as keys, and spoken differently.
        parts = tuple((name, type(value), value) for name, value in variables.items())
        try:
            return self._kept(key, parts)
        except TypeError:  # a list cannot be a key
            return self._plain(key, parts)

    def _plain(self, key: str, parts: tuple[tuple[str, type, Variable], ...]) -> str:
        spoken = {name: self._spoken(value, escape=False) for name, _, value in parts}
        return self._format(key, spoken)

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

    def _spoken(self, value: Variable, *, escape: bool) -> Any:
        match value:
            case int():
                return fluent_number(value, useGrouping=False)
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
        if not self._bundle.has_message(name):
            return None
        message = self._bundle.get_message(name)
        return message.attributes.get(attribute) if attribute else message.value

    def _format(self, key: str, variables: dict[str, Any]) -> str:
        pattern = self._pattern(key)
        if pattern is None:
            raise MissingText(f"{self.language}:{key}")
        text, errors = self._bundle.format_pattern(pattern, variables)
        if errors:
            raise MissingText(f"{self.language}:{key}: {errors[0]}")
        return str(text)


@cache
def voice_of(language: Language) -> Voice:
    """Return the voice of a language; its texts are read from disk once."""
    return Voice(language)
