"""What stands in a house's database, to be compared before and after."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from storage.store import open_read_only
from tests.house import TestHouse


def rows(house: TestHouse, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of these tables (or subqueries), in a fixed order."""
    with closing(open_read_only(house.folder / "data" / "bot.db")) as connection:
        return {
            table: sorted(map(tuple, connection.execute(f"SELECT * FROM {table}")), key=repr)
            for table in tables
        }
