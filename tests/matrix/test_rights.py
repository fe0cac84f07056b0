"""Who may do what: everybody tries everything, through real updates and buttons made by hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tests.builders import with_targets
from tests.house import a_house
from tests.matrix.rights_page import page
from tests.matrix.town import Town, furnish
from tests.matrix.walk import Outcome, Walk, may_change, may_read

IN_NOVEMBER = "2027-11-05 09:10"
AFTERWARDS = "2028-11-03 09:10"
"""The year is closed, and no newer one was defined."""

PAGE = Path(__file__).parents[2] / "docs" / "rights.md"

OF_PEOPLE = {"authorisation", "consent", "invitation", "notice", "person", "place"}
"""What goes on when a year is closed: who takes part, rights taken away, the news of it."""


def wrongs(town: Town, outcome: Outcome) -> Iterator[str]:
    """Yield everything that is wrong about what came of a press."""
    walker = town.walkers[outcome.who]
    if not outcome.answers:
        yield f"{outcome.words}: no answer"
    for unit in sorted(outcome.marks):
        if not may_read(walker, unit):
            yield f"{outcome.words}: read what is {unit}'s"
    own_name = walker.holds and not outcome.tried.forged
    for table, row in outcome.changed:
        if not own_name or not may_change(walker.actor, table, row):
            yield f"{outcome.words}: changed {table} {row}"


async def _walked(folder: Path, at: str, *, honest: bool = False) -> tuple[Town, list[Outcome]]:
    async with a_house(folder, with_targets(), at=at) as house:
        town = await furnish(house)
        return town, await Walk(town, honest=honest).walked()


async def test_nobody_reads_or_changes_what_is_not_theirs(tmp_path: Path) -> None:
    town, walked = await _walked(tmp_path / "november", IN_NOVEMBER)
    found = [wrong for outcome in walked for wrong in wrongs(town, outcome)]
    assert found == []
    later, closed = await _walked(tmp_path / "afterwards", AFTERWARDS, honest=True)
    found = [wrong for outcome in closed for wrong in wrongs(later, outcome)]
    found += [
        f"{outcome.words}: changed {table} of a closed year"
        for outcome in closed
        for table, _ in outcome.changed
        if table not in OF_PEOPLE
    ]
    assert found == []
    _same(page(walked, closed))


def _same(text: str) -> None:
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text
