"""Values for tests of the rules: everything irrelevant has a default."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from bot.holiday_book import HolidayBook
from domain.calendar import Holidays, WorkCalendar, work_calendar, years_touched
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.ids import PeriodCode, Version, Year
from domain.score_tables import Adjustment, Criterion, CriterionKind, ScoreTable, Section
from domain.words import Words
from tests.builders import EXAMPLES
from usecases.definition_reader import read_definition

ELEVEN = EXAMPLES / "khoi-to-chuc-xa-hoi.toml"
SMALL = EXAMPLES / "khoi-nho.toml"

WORDS = Words(vi="Lời", en="Words")


@cache
def the_eleven() -> Definition:
    return read_definition(ELEVEN.read_text("utf-8"), year=None)


@cache
def the_small() -> Definition:
    return read_definition(SMALL.read_text("utf-8"), year=None)


def a_calendar(
    *, holidays: Iterable[str] = (), extra: Iterable[str] = (), zone: str = "Asia/Ho_Chi_Minh"
) -> WorkCalendar:
    return WorkCalendar(
        zone=zone,
        holidays=frozenset(map(date.fromisoformat, holidays)),
        extra_workdays=frozenset(map(date.fromisoformat, extra)),
    )


@cache
def vietnam(year: int) -> WorkCalendar:
    general = HolidayBook().days(years_touched(year))
    return work_calendar("Asia/Ho_Chi_Minh", general, Holidays())


def a_cycle(
    definition: Definition | None = None, year: int = 2027, calendar: WorkCalendar | None = None
) -> Cycle:
    definition = definition or the_eleven()
    opened = datetime(year, 1, 4, 2, 0, tzinfo=UTC)
    return Cycle(
        bloc_code=definition.bloc.code,
        year=Year(year),
        version=Version(1),
        pledge_version=Version(1),
        definition=definition,
        calendar=calendar or vietnam(year),
        opened_at=opened,
        amended_at=opened,
    )


def with_deadline(definition: Definition, key: str, **changes: Any) -> Definition:
    """Return the definition with one deadline changed, its own checks made again."""
    deadlines = tuple(
        type(d).model_validate({**dict(d), **changes}) if d.key == key else d
        for d in definition.deadlines
    )
    return definition.model_copy(update={"deadlines": deadlines})


def a_criterion(code: str, maximum: object = 10, **keys: Any) -> Criterion:
    kind = keys.pop("kind", "direct")
    facts = {"code": code, "title": WORDS, "max": maximum, "kind": CriterionKind(kind), **keys}
    return Criterion.model_validate(facts)


def a_table(
    *criteria: Criterion,
    bonus: Iterable[Criterion] = (),
    penalty: Iterable[Criterion] = (),
    cap: int = 5,
    step: str = "0.25",
) -> ScoreTable:
    """Return a table with a section for each first part of the criteria's codes."""
    groups: dict[str, list[Criterion]] = {}
    for criterion in criteria:
        groups.setdefault(criterion.code.split(".")[0], []).append(criterion)
    sections = [
        Section(code=code, title=WORDS, max=sum(c.max for c in group), criteria=tuple(group))
        for code, group in groups.items()
    ]
    return ScoreTable.model_validate(
        {
            "title": WORDS,
            "total": sum(s.max for s in sections),
            "step": step,
            "sections": sections,
            "bonus": Adjustment(cap=cap, criteria=tuple(bonus)) if bonus else None,
            "penalty": Adjustment(cap=cap, criteria=tuple(penalty)) if penalty else None,
        }
    )


Q1, H1, Q3, YEAR = (PeriodCode(code) for code in ("q1", "h1", "q3", "year"))
