"""What must hold within a score table: sums, caps, and keys that suit each criterion's kind."""

from __future__ import annotations

from collections.abc import Iterator

from domain.points import ZERO, plain
from domain.problems import Problem, ProblemKind
from domain.score_tables import Criterion, CriterionKind, ScoreTable


def score_table_problems(table: ScoreTable) -> Iterator[Problem]:
    """Yield everything that is wrong with a table whose values are each well-formed."""
    yield from _sums(table)
    yield from _caps(table)
    if table.step == 0:
        yield Problem("score_table.step", ProblemKind.MUST_EXCEED_ZERO, {"value": "0"})
    for where, criterion in table.paths():
        yield from _criterion(where, criterion)


def _sums(table: ScoreTable) -> Iterator[Problem]:
    for n, section in enumerate(table.sections):
        total = sum((c.max for c in section.criteria), ZERO)
        if total != section.max:
            facts = {"value": plain(section.max), "sum": plain(total), "section": section.code}
            where = f"score_table.sections[{n}].max"
            yield Problem(where, ProblemKind.SECTION_SUM, facts)
    total = sum((s.max for s in table.sections), ZERO)
    if total != table.total:
        facts = {"value": plain(table.total), "sum": plain(total)}
        yield Problem("score_table.total", ProblemKind.TABLE_SUM, facts)


def _caps(table: ScoreTable) -> Iterator[Problem]:
    for name, extra in (("bonus", table.bonus), ("penalty", table.penalty)):
        for n, criterion in enumerate(extra.criteria if extra else ()):
            if extra and criterion.max > extra.cap:
                facts = {"value": plain(criterion.max), "cap": plain(extra.cap)}
                where = f"score_table.{name}.criteria[{n}].max"
                yield Problem(where, ProblemKind.OVER_CAP, facts)


def _criterion(where: str, criterion: Criterion) -> Iterator[Problem]:
    facts = {"criterion": str(criterion.code), "kind": criterion.kind.value}
    if criterion.max == 0:
        yield Problem(f"{where}.max", ProblemKind.NOTHING_TO_SCORE, facts)
    counts = criterion.kind is CriterionKind.COUNT
    if counts and criterion.each is None:
        yield Problem(f"{where}.each", ProblemKind.COUNT_NEEDS_EACH, facts)
    if not counts and criterion.each is not None:
        yield Problem(f"{where}.each", ProblemKind.EACH_ONLY_FOR_COUNT, facts)
    stepless = counts or criterion.kind is CriterionKind.MET
    if stepless and criterion.step is not None:
        yield Problem(f"{where}.step", ProblemKind.STEP_WITHOUT_USE, facts)
    for key, step in (("step", criterion.step), ("each", criterion.each)):
        if step is not None and step == 0:
            yield Problem(f"{where}.{key}", ProblemKind.MUST_EXCEED_ZERO, {"value": "0"})
