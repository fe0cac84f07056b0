"""Vietnam's public holidays from the ``holidays`` package, and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from domain.calendar import Holidays


class HolidayBook:
    """Opens the package at the first question: most runs of the program never ask."""

    def days(self, years: Iterable[int]) -> Holidays:
        """Return days off, substitute days included, and the weekend days worked instead.

        A year beyond the package's lunar tables has none; ``known`` tells so.
        """
        from holidays import country_holidays  # noqa: PLC0415 - at the first question

        wanted = frozenset(years)
        book = country_holidays("VN", years=wanted, expand=False, observed=True)
        return Holidays(
            dates=tuple(sorted(day for day in book if day.year in wanted)),
            extra_workdays=tuple(sorted(d for d in book.weekend_workdays if d.year in wanted)),
        )

    def known(self, year: int) -> bool:
        """Tell whether the year's list is announced rather than computed.

        The government swaps working days year by year; past the last year whose swaps the package
        holds, its Tết and substitute days are only what the rule makes likely.
        """
        first, last = self._announced
        return first <= year <= last

    @cached_property
    def _announced(self) -> tuple[int, int]:
        from holidays.countries.vietnam import VietnamStaticHolidays  # noqa: PLC0415 - as above

        years = VietnamStaticHolidays.special_public_holidays.keys()
        return min(years), max(years)
