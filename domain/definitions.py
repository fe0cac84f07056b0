"""A definition file's content: everything that differs from bloc to bloc, checked as a whole."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field

from domain.blocs import Bloc, Flags, Unit
from domain.deadlines import Deadline, Duty, Holidays, Late, Period, Reminding
from domain.errors import NotFound
from domain.ids import DeadlineKey, PeriodCode, UnitCode
from domain.model import Value
from domain.pledges import Pledge
from domain.score_tables import Adjustment, Criterion, CriterionKind, ScoreTable

T = TypeVar("T")


class Problem(NamedTuple):
    """One thing wrong with a definition: where, what kind, and the facts that say what is right.

    ``kind`` names a message; ``where`` is the key path such as ``units[2].code``.
    """

    where: str
    kind: str
    facts: dict[str, str]


class Definition(Value):
    """What a bloc agreed for its year, free of the year itself."""

    bloc: Bloc
    units: tuple[Unit, ...] = Field(min_length=1, max_length=200)
    pledge: Pledge
    score_table: ScoreTable
    periods: tuple[Period, ...] = Field(min_length=1)
    deadlines: tuple[Deadline, ...] = Field(min_length=1)
    flags: Flags = Flags()
    late: Late = Late()
    reminding: Reminding = Reminding()
    holidays: Holidays = Holidays()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the content: two files that say the same have the same fingerprint."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def unit(self, code: str) -> Unit:
        """Return the unit of this code, or raise NotFound."""
        return _named(self.units, "code", code)

    def period(self, code: str) -> Period:
        """Return the period of this code, or raise NotFound."""
        return _named(self.periods, "code", code)

    def deadline(self, key: str) -> Deadline:
        """Return the deadline of this key, or raise NotFound."""
        return _named(self.deadlines, "key", key)

    def period_of(self, key: DeadlineKey) -> Period | None:
        """Return the period whose report this deadline closes."""
        return next((p for p in self.periods if p.deadline == key), None)

    def criteria_of(self, period: PeriodCode) -> tuple[Criterion, ...]:
        """Return the criteria listed in this period: those of its cadences, in table order."""
        cadences = self.period(period).cadences
        return tuple(c for c in self.score_table.criteria if c.cadence in cadences)

    def unit_codes(self) -> tuple[UnitCode, ...]:
        """Return the codes of all units in the file's order."""
        return tuple(unit.code for unit in self.units)


def _named(things: Sequence[T], attribute: str, wanted: str) -> T:
    for thing in things:
        if getattr(thing, attribute) == wanted:
            return thing
    raise NotFound(**{attribute: wanted})


def problems_of(definition: Definition) -> tuple[Problem, ...]:
    """Return everything that is wrong between the parts of a well-formed definition."""
    return tuple(_problems(definition))


def _problems(d: Definition) -> Iterator[Problem]:
    yield from _doubles("units", [u.code for u in d.units])
    yield from _doubles("pledge.contents", [c.code for c in d.pledge.contents])
    yield from _doubles("score_table.sections", [s.code for s in d.score_table.sections])
    yield from _doubles("score_table", [c.code for c in d.score_table.criteria])
    yield from _doubles("periods", [p.code for p in d.periods])
    yield from _doubles("deadlines", [x.key for x in d.deadlines])
    yield from _short_names(d)
    yield from _offices(d)
    yield from _sums(d.score_table)
    yield from _criteria(d)
    yield from _times(d)
    yield from _late_bands(d.late)


def _doubles(where: str, codes: list[str]) -> Iterator[Problem]:
    for code, times in Counter(code.casefold() for code in codes).items():
        if times > 1:
            yield Problem(where, "double", {"value": code, "times": str(times)})


def _short_names(d: Definition) -> Iterator[Problem]:
    for name, times in Counter(u.short.vi.casefold() for u in d.units).items():
        if times > 1:
            yield Problem("units", "same-short-name", {"value": name, "times": str(times)})


def _offices(d: Definition) -> Iterator[Problem]:
    codes = d.unit_codes()
    known = ", ".join(codes)
    for office in ("leader", "deputy"):
        unit = getattr(d.bloc, office)
        if unit is not None and unit not in codes:
            yield Problem(f"bloc.{office}", "unknown-unit", {"value": unit, "known": known})
    if d.bloc.deputy is not None and d.bloc.deputy == d.bloc.leader:
        yield Problem("bloc.deputy", "leader-is-deputy", {"value": d.bloc.deputy})
    try:
        ZoneInfo(d.bloc.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield Problem("bloc.time_zone", "unknown-zone", {"value": d.bloc.time_zone})


def _sums(table: ScoreTable) -> Iterator[Problem]:
    for n, section in enumerate(table.sections):
        total = sum(c.max for c in section.criteria)
        if total != section.max:
            where = f"score_table.sections[{n}].max"
            yield Problem(where, "sum", {"value": str(section.max), "sum": str(total)})
    total = sum(s.max for s in table.sections)
    if total != table.total:
        yield Problem("score_table.total", "sum", {"value": str(table.total), "sum": str(total)})


def _criteria(d: Definition) -> Iterator[Problem]:
    cadences = {cadence for period in d.periods for cadence in period.cadences}
    for where, criterion in _placed_criteria(d.score_table):
        yield from _kind(where, criterion)
        if criterion.cadence not in cadences:
            known = ", ".join(sorted(cadences))
            facts = {"value": criterion.cadence, "known": known}
            yield Problem(f"{where}.cadence", "cadence-without-period", facts)
        if criterion.max == 0:
            yield Problem(f"{where}.max", "nothing-to-score", {"value": criterion.code})
        for key, step in (("step", criterion.step), ("each", criterion.each)):
            if step is not None and step == 0:
                yield Problem(f"{where}.{key}", "must-exceed-zero", {"value": "0"})
    if d.score_table.step == 0:
        yield Problem("score_table.step", "must-exceed-zero", {"value": "0"})


def _kind(where: str, criterion: Criterion) -> Iterator[Problem]:
    counts = criterion.kind is CriterionKind.COUNT
    if counts and criterion.each is None:
        yield Problem(f"{where}.each", "count-needs-each", {"value": criterion.code})
    if not counts and criterion.each is not None:
        yield Problem(f"{where}.each", "each-only-for-count", {"value": criterion.kind.value})


def _placed_criteria(table: ScoreTable) -> Iterator[tuple[str, Criterion]]:
    for n, section in enumerate(table.sections):
        for m, criterion in enumerate(section.criteria):
            yield f"score_table.sections[{n}].criteria[{m}]", criterion
    extras: tuple[tuple[str, Adjustment | None], ...] = (
        ("bonus", table.bonus),
        ("penalty", table.penalty),
    )
    for name, extra in extras:
        for m, criterion in enumerate(extra.criteria if extra else ()):
            yield f"score_table.{name}.criteria[{m}]", criterion


def _times(d: Definition) -> Iterator[Problem]:
    keys = [x.key for x in d.deadlines]
    used = Counter(p.deadline for p in d.periods)
    for n, period in enumerate(d.periods):
        where = f"periods[{n}].deadline"
        if period.deadline not in keys:
            facts = {"value": period.deadline, "known": ", ".join(keys)}
            yield Problem(where, "unknown-deadline", facts)
        elif d.deadline(period.deadline).duty is not Duty.REPORT:
            yield Problem(where, "deadline-is-no-report", {"value": period.deadline})
        elif used[period.deadline] > 1:
            yield Problem(where, "deadline-of-two-periods", {"value": period.deadline})
    for n, deadline in enumerate(d.deadlines):
        if deadline.duty is Duty.REPORT and deadline.key not in used:
            yield Problem(f"deadlines[{n}]", "report-without-period", {"value": deadline.key})
    if sum(x.duty is Duty.PLEDGE for x in d.deadlines) != 1:
        yield Problem("deadlines", "one-pledge-deadline", {})
    if d.reminding.quiet_until >= d.reminding.quiet_from:
        facts = {"value": f"{d.reminding.quiet_until:%H:%M}–{d.reminding.quiet_from:%H:%M}"}
        yield Problem("reminding.quiet_until", "quiet-hours-crossed", facts)
    for key in ("rung_time", "digest_time"):
        at = getattr(d.reminding, key)
        if not d.reminding.quiet_until <= at < d.reminding.quiet_from:
            yield Problem(f"reminding.{key}", "within-quiet-hours", {"value": f"{at:%H:%M}"})


def _late_bands(late: Late) -> Iterator[Problem]:
    ends = [band.upto for band in late.bands]
    if any(end is None for end in ends[:-1]) or sorted(e for e in ends if e) != [
        e for e in ends if e
    ]:
        yield Problem("late.bands", "bands-in-order", {})
