"""How a paper is referred to: its number and its date, as people type them."""

from __future__ import annotations

import re
from datetime import date

from domain.errors import EmptyText, PaperAhead, PaperUnclear, TextTooLong
from domain.model import Value
from domain.words import clean_line, folded, quoted

MAX_NUMBER = 60
"""Characters of a paper's number and symbol (số, ký hiệu): 12/BC-HKH."""

_DATE = re.compile(
    r"(?:,?\s*\b(?:ngày|ngay|dated|date|of|on)\b\s*)?"
    r"(?:(?<![0-9/-])(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
    r"|(?<![0-9/])(?P<day>[0-9]{1,2})"
    r"(?:\s*[/.-]\s*(?P<month>[0-9]{1,2})(?:\s*[/.-]\s*(?P<year>[0-9]{4}))?(?![0-9/])"
    r"|\s*(?:tháng|thang)\s*(?P<month_vi>[0-9]{1,2})"
    r"(?:\s*,?\s*(?:năm|nam)\s*(?P<year_vi>[0-9]{4}))?(?![0-9])"
    r"|\s+(?P<month_en>[A-Za-z]{3,9})\.?(?:,?\s+(?P<year_en>[0-9]{4}))?(?![0-9])))",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:ngày|ngay|dated|date)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^.*?\b(?:số|so|number|no)\b\.?\s*:?\s*(?=\S*[0-9])", re.IGNORECASE)
_SYMBOL = re.compile(r"[0-9]{1,6}[^\W\d_]{0,3}(?:\s?[/-]\s?\S.*)?")
"""A number, with its symbol: 12, 12/BC-HKH, 07A-QĐ/TU. Not 8,5 and not "6 điểm"."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OLDEST = 1945
"""No paper of these is older: an earlier year is a slip."""


class PaperName(Value):
    """How a paper is referred to, as it stands on it; both parts may be missing."""

    number: str = ""
    day: date | None = None

    @property
    def whole(self) -> bool:
        """Tell whether both are known."""
        return bool(self.number) and self.day is not None

    def completed(self, typed: PaperName) -> PaperName:
        """Return it with what was typed: what was not said again stays."""
        return PaperName(number=typed.number or self.number, day=typed.day or self.day)


def read_name(text: str, today: date) -> PaperName:
    """Read a paper's number and date as people type them: "12/BC-HKH ngày 14/11/2027".

    Either may stand alone. A date without its year is the last such day up to today.

    Raises:
        EmptyText: if nothing readable is left.
        TextTooLong: if the number is beyond MAX_NUMBER.
        PaperUnclear: if there is neither a number nor a date in it.
        PaperAhead: if the date has not come yet.
    """
    line = clean_line(text)
    if not line:
        raise EmptyText
    day, before, after = dated(line, today)
    given = before.strip(_EDGES) or after.strip(_EDGES)
    number = _NUMBERED.sub("", given).strip(_EDGES)
    if len(number) > MAX_NUMBER:
        raise TextTooLong(length=len(number), limit=MAX_NUMBER)
    # Who writes the word for number may give any; the word for a date beside no date that there
    # is was meant for the 31st of February.
    read = not number or number != given or _SYMBOL.fullmatch(number)
    if not read or _SAID.search(number) or (day is None and not number):
        raise PaperUnclear(given=quoted(text))
    _must_have_come(day, today)
    return PaperName(number=number, day=day)


def read_day(text: str, today: date) -> date:
    """Read a day typed alone: "25/01/2027", "25/1", "ngày 25 tháng 1".

    Raises:
        PaperUnclear: if it is not one day and nothing else.
        PaperAhead: if it has not come yet.
    """
    day, before, after = dated(clean_line(text), today)
    if day is None or before.strip(_EDGES) or after.strip(_EDGES):
        raise PaperUnclear(given=quoted(text))
    _must_have_come(day, today)
    return day


_EDGES = " ,;:.–"


def _must_have_come(day: date | None, today: date) -> None:
    if day is not None and day > today:
        raise PaperAhead(given=day)


def dated(line: str, today: date, *, leading: bool = False) -> tuple[date | None, str, str]:
    """Return the last date in a line, and what stands before and after it.

    A number may look like a date ("14/11"): the year, or the word for date, tells them apart.
    Where no number is expected, a date that leads the line (``leading``) needs neither.
    """
    for found in reversed([*_DATE.finditer(line)]):
        said = _SAID.search(found[0]) or found["month_vi"]
        alone = found[0].strip() == line or (leading and not found.start())
        year = found["year"] or found["year_vi"] or found["year_en"] or found["iso"]
        day = _day(found, today) if year or said or alone else None
        if day is not None:
            return day, line[: found.start()], line[found.end() :]
    return None, line, ""


def _day(found: re.Match[str], today: date) -> date | None:
    if found["iso"]:
        year, month, day = found["iso"].split("-")
        return _real(int(year), int(month), int(day))
    named = found["month"] or found["month_vi"] or _month(found["month_en"] or "")
    if not named:
        return None
    year = found["year"] or found["year_vi"] or found["year_en"]
    if year:
        return _real(int(year), int(named), int(found["day"]))
    # Eight years back there was a 29th of February for certain.
    years = range(today.year, today.year - 9, -1)
    days = (_real(year, int(named), int(found["day"])) for year in years)
    return next((day for day in days if day is not None and day <= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _OLDEST else None
    except ValueError:
        return None


def _month(word: str) -> int | None:
    head = folded(word)[:3]
    return _MONTHS.index(head) + 1 if head in _MONTHS else None
