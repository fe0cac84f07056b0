"""What must hold between the parts of a definition, and between its days and their year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from domain.calendar import YearlessDate
from domain.deadlines import Audience, Duty
from domain.definitions import Definition
from domain.ids import Year
from domain.problems import Problem, ProblemKind
from domain.score_table_checks import score_table_problems
from domain.words import Language, folded

FIRST_YEAR, LAST_YEAR = Year(2000), Year(2100)
"""The years a cycle may have: those whose lunar days are tabled."""

EVERY_PART = frozenset(Definition.model_fields)


def problems_of(
    definition: Definition, parts: Collection[str] = EVERY_PART
) -> tuple[Problem, ...]:
    """Return everything that is wrong between the parts of a well-formed definition.

    ``parts`` names the top-level keys that are there: of a file with mistakes of shape, only the
    checks whose parts are sound can be made.
    """
    sound = [check for needs, check in _CHECKS if needs <= set(parts)]
    return tuple(problem for check in sound for problem in check(definition))


def problems_in_year(definition: Definition, year: Year) -> Iterator[Problem]:
    """Yield what is wrong with a definition once its days have a year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        facts = {"value": str(year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        yield Problem("", ProblemKind.YEAR_OUT_OF_RANGE, facts)
        return
    last_days = {d.key: _day(d.date, year) for d in definition.deadlines}
    for n, deadline in enumerate(definition.deadlines):
        if last_days[deadline.key] is None:
            yield _no_such_day(f"deadlines[{n}].date", deadline.date, year)
    pledge_keys = [d.key for d in definition.deadlines if d.duty is Duty.PLEDGE]
    openings = [
        (f"periods[{n}].opens", p.opens, p.deadline) for n, p in enumerate(definition.periods)
    ]
    pledge = getattr(definition, "pledge", None)  # absent where its own shape is wrong
    if pledge and pledge.opens and pledge_keys:
        openings.append(("pledge.opens", pledge.opens, pledge_keys[0]))
    for where, stated, key in openings:
        opens, last = _day(stated, year), last_days.get(key)
        if opens is None:
            yield _no_such_day(where, stated, year)
        elif last and opens > last:
            facts = {"value": f"{opens:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            yield Problem(where, ProblemKind.OPENS_AFTER_DEADLINE, facts)


def _day(day: YearlessDate, year: Year) -> date | None:
    try:
        return day.in_year(year)
    except ValueError:
        return None


def _no_such_day(where: str, day: YearlessDate, year: Year) -> Problem:
    facts = {"value": str(day), "year": str(year + day.years_later)}
    return Problem(where, ProblemKind.NO_SUCH_DAY, facts)


def _doubles(names: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Point at every name that stood there before, upper and lower case being the same."""
    seen: dict[str, str] = {}
    for where, name in names:
        first = seen.setdefault(name.casefold(), where)
        if first != where:
            yield Problem(where, ProblemKind.DOUBLE, {"value": name, "first": first})


def _units(d: Definition) -> Iterator[Problem]:
    yield from _doubles((f"units[{n}].code", u.code) for n, u in enumerate(d.units))
    for language in Language:
        seen: dict[str, str] = {}
        for n, unit in enumerate(d.units):
            name, where = unit.short.to(language), f"units[{n}].short.{language.value}"
            first = seen.setdefault(folded(name), where)
            if first != where:
                facts = {"value": name, "first": first}
                yield Problem(where, ProblemKind.SAME_SHORT_NAME, facts)


def _offices(d: Definition) -> Iterator[Problem]:
    codes = d.unit_codes()
    known = ", ".join(codes)
    for office in ("leader", "deputy"):
        unit = getattr(d.bloc, office)
        if unit is not None and unit not in codes:
            facts = {"value": unit, "known": known}
            yield Problem(f"bloc.{office}", ProblemKind.UNKNOWN_UNIT, facts)


def _bloc(d: Definition) -> Iterator[Problem]:
    if d.bloc.deputy == d.bloc.leader:
        facts = {"value": str(d.bloc.leader)}
        yield Problem("bloc.deputy", ProblemKind.LEADER_IS_DEPUTY, facts)
    try:
        ZoneInfo(d.bloc.time_zone)
    except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder of the zone files
        facts = {"value": d.bloc.time_zone}
        yield Problem("bloc.time_zone", ProblemKind.UNKNOWN_ZONE, facts)


def _contents(d: Definition) -> Iterator[Problem]:
    contents = enumerate(d.pledge.contents)
    yield from _doubles((f"pledge.contents[{n}].code", c.code) for n, c in contents)


def _score_table(d: Definition) -> Iterator[Problem]:
    yield from _doubles((f"{where}.code", c.code) for where, c in d.score_table.paths())
    sections = enumerate(d.score_table.sections)
    yield from _doubles((f"score_table.sections[{n}].code", s.code) for n, s in sections)
    yield from score_table_problems(d.score_table)


def _cadences(d: Definition) -> Iterator[Problem]:
    reported = {cadence for period in d.periods for cadence in period.cadences}
    scored = {c.cadence for c in d.score_table.criteria}
    for where, criterion in d.score_table.paths():
        if criterion.cadence not in reported:
            facts = {"value": criterion.cadence, "known": ", ".join(sorted(reported))}
            yield Problem(f"{where}.cadence", ProblemKind.CADENCE_WITHOUT_PERIOD, facts)
    for n, period in enumerate(d.periods):
        for m, cadence in enumerate(period.cadences):
            if cadence not in scored:
                facts = {"value": cadence, "known": ", ".join(sorted(scored))}
                where = f"periods[{n}].cadences[{m}]"
                yield Problem(where, ProblemKind.CADENCE_WITHOUT_CRITERIA, facts)


def _periods(d: Definition) -> Iterator[Problem]:
    yield from _doubles((f"periods[{n}].code", p.code) for n, p in enumerate(d.periods))
    by_key = {x.key: x for x in d.deadlines}
    used = Counter(p.deadline for p in d.periods)
    for n, period in enumerate(d.periods):
        where, facts = f"periods[{n}].deadline", {"value": str(period.deadline)}
        deadline = by_key.get(period.deadline)
        if deadline is None:
            reports = ", ".join(x.key for x in d.deadlines if x.duty is Duty.REPORT)
            yield Problem(where, ProblemKind.UNKNOWN_DEADLINE, {**facts, "known": reports})
        elif deadline.duty is not Duty.REPORT:
            yield Problem(where, ProblemKind.DEADLINE_IS_NO_REPORT, facts)
        elif used[period.deadline] > 1:
            yield Problem(where, ProblemKind.DEADLINE_OF_TWO_PERIODS, facts)
    for n, deadline in enumerate(d.deadlines):
        if deadline.duty is Duty.REPORT and deadline.key not in used:
            facts = {"value": str(deadline.key)}
            yield Problem(f"deadlines[{n}].key", ProblemKind.REPORT_WITHOUT_PERIOD, facts)


def _deadlines(d: Definition) -> Iterator[Problem]:
    yield from _doubles((f"deadlines[{n}].key", x.key) for n, x in enumerate(d.deadlines))
    for n, deadline in enumerate(d.deadlines):
        if deadline.duty is not Duty.ATTEND and deadline.audience is not Audience.UNITS:
            facts = {"value": deadline.audience.value, "right": Audience.UNITS.value}
            yield Problem(f"deadlines[{n}].audience", ProblemKind.DUTY_OF_UNITS, facts)
    pledges = sum(x.duty is Duty.PLEDGE for x in d.deadlines)
    if pledges != 1:
        yield Problem("deadlines", ProblemKind.ONE_PLEDGE_DEADLINE, {"count": str(pledges)})
    targets = sum(x.duty is Duty.TARGETS for x in d.deadlines)
    if targets > 1:
        yield Problem("deadlines", ProblemKind.ONE_TARGETS_DEADLINE, {"count": str(targets)})


def _rungs(d: Definition) -> Iterator[Problem]:
    rung_time = d.reminding.rung_time
    for n, deadline in enumerate(d.deadlines):
        if 0 in deadline.before and deadline.time < rung_time:
            facts = {"value": f"{deadline.time:%H:%M}", "rung": f"{rung_time:%H:%M}"}
            yield Problem(f"deadlines[{n}].before", ProblemKind.RUNG_AFTER_DEADLINE, facts)


def _reminding(d: Definition) -> Iterator[Problem]:
    since, upto = d.reminding.quiet_until, d.reminding.quiet_from
    hours = {"first": f"{since:%H:%M}", "last": f"{upto:%H:%M}"}
    if since >= upto:
        yield Problem("reminding.quiet_until", ProblemKind.QUIET_HOURS_CROSSED, hours)
        return
    for key in ("rung_time", "digest_time"):
        at = getattr(d.reminding, key)
        if not since <= at < upto:
            facts = {"value": f"{at:%H:%M}", **hours}
            yield Problem(f"reminding.{key}", ProblemKind.WITHIN_QUIET_HOURS, facts)


def _late_bands(d: Definition) -> Iterator[Problem]:
    reached = 0
    for n, band in enumerate(d.late.bands):
        last = n == len(d.late.bands) - 1
        if (band.upto is None and not last) or (band.upto or reached + 1) <= reached:
            facts = {"reached": str(reached)}
            yield Problem(f"late.bands[{n}].upto", ProblemKind.BANDS_IN_ORDER, facts)
        reached = max(reached, band.upto or reached)


def _holidays(d: Definition) -> Iterator[Problem]:
    for key in ("not_holidays", "extra_workdays"):
        for n, day in enumerate(getattr(d.holidays, key)):
            if day in d.holidays.dates:
                facts = {"value": f"{day:%d/%m/%Y}"}
                yield Problem(f"holidays.{key}[{n}]", ProblemKind.DAY_BOTH_WAYS, facts)


_CHECKS: tuple[tuple[set[str], Callable[[Definition], Iterator[Problem]]], ...] = (
    ({"bloc"}, _bloc),
    ({"bloc", "units"}, _offices),
    ({"units"}, _units),
    ({"pledge"}, _contents),
    ({"score_table"}, _score_table),
    ({"score_table", "periods"}, _cadences),
    ({"periods", "deadlines"}, _periods),
    ({"deadlines"}, _deadlines),
    ({"deadlines", "reminding"}, _rungs),
    ({"reminding"}, _reminding),
    ({"late"}, _late_bands),
    ({"holidays"}, _holidays),
)
"""Each check with the parts it looks at."""
