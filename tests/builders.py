"""Builders that default everything a test does not talk about."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from domain.blocs import Role
from domain.calendar import WorkCalendar
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.ids import UnitCode, Version, Year
from domain.people import Actor
from domain.words import Language
from storage.store import PATIENCE, Store
from usecases.ports import Tx

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
EXAMPLES = Path(__file__).parent.parent / "examples"
YEAR = Year(2027)


def local(text: str) -> datetime:
    """Return the instant at which clocks in Hà Nội show this: ``2027-11-05 09:15``."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI).astimezone(UTC)


class HandClock:
    """A clock that a test turns by hand."""

    def __init__(self, at: str | datetime = "2027-01-11 09:00") -> None:
        self.at = local(at) if isinstance(at, str) else at

    def now(self) -> datetime:
        return self.at

    def turn(self, to: str | timedelta) -> None:
        self.at = self.at + to if isinstance(to, timedelta) else local(to)


class CountedTokens:
    """Tokens that count: the first receipt is 000001."""

    def __init__(self) -> None:
        self.count = 0

    def _next(self) -> int:
        self.count += 1
        return self.count

    def token(self) -> str:
        return f"token{self._next():017}"

    def code(self) -> str:
        return f"{self._next():08}"

    def receipt(self) -> str:
        return f"{self._next():06}"

    def incident(self) -> str:
        return f"I{self._next():05}"


def example(name: str = "khoi-to-chuc-xa-hoi") -> Definition:
    """Return the definition of an example file."""
    text = (EXAMPLES / f"{name}.toml").read_text("utf-8")
    return Definition.model_validate(tomllib.loads(text, parse_float=Decimal))


def small_definition(**changes: Any) -> Definition:
    """Return a tiny bloc: two units, a table of four criteria, one pledge, one yearly report."""
    content: dict[str, Any] = {
        "bloc": {
            "code": "THU",
            "name": {"vi": "Khối thi đua thử", "en": "Trial bloc"},
            "short": {"vi": "Khối thử", "en": "Trial bloc"},
            "leader": "A",
            "deputy": "B",
        },
        "units": [
            {"code": "A", "name": "Hội A tỉnh", "short": "Hội A"},
            {"code": "B", "name": "Hội B tỉnh", "short": "Hội B"},
        ],
        "pledge": {
            "contents": [
                {"code": "P1", "title": "Một", "text": "Nội dung thứ nhất."},
                {"code": "P2", "title": "Hai", "text": "Nội dung thứ hai."},
            ]
        },
        "score_table": {
            "title": "Bảng điểm thử",
            "total": "20",
            "step": "0.5",
            "sections": [
                {
                    "code": "1",
                    "title": "Nhóm một",
                    "max": "15",
                    "criteria": [
                        {"code": "1.1", "title": "Tiêu chí A", "max": "10", "evidence": "báo cáo"},
                        {"code": "1.2", "title": "Tiêu chí B", "max": "5", "kind": "met"},
                    ],
                },
                {
                    "code": "2",
                    "title": "Nhóm hai",
                    "max": "5",
                    "criteria": [
                        {
                            "code": "2.1",
                            "title": "Tiêu chí C",
                            "max": "3",
                            "kind": "count",
                            "each": "1",
                        },
                        {"code": "2.2", "title": "Tiêu chí D", "max": "2", "kind": "by_bloc"},
                    ],
                },
            ],
            "bonus": {"cap": "2", "criteria": [{"code": "T1", "title": "Thưởng", "max": "2"}]},
            "penalty": {
                "cap": "3",
                "criteria": [{"code": "TR1", "title": "Chậm", "max": "3", "kind": "by_bloc"}],
            },
        },
        "periods": [
            {
                "code": "year",
                "title": "năm",
                "opens": "01/11",
                "deadline": "year_report",
                "cadences": ["year"],
            }
        ],
        "deadlines": [
            {
                "key": "pledge_signing",
                "title": "Xác nhận giao ước",
                "duty": "pledge",
                "date": "25/01",
            },
            {
                "key": "year_report",
                "title": "Báo cáo tự chấm điểm năm",
                "duty": "report",
                "date": "15/11",
                "before": [5, 3, 1, 0],
                "after": [1, 3],
            },
        ],
        "late": {"bands": [{"upto": 5, "points": "1"}, {"points": "2"}]},
        **changes,
    }
    return Definition.model_validate(content)


def with_targets(**changes: Any) -> Definition:
    """Return the tiny bloc with a step in which units register targets of their own."""
    plain = small_definition().model_dump(mode="json")["deadlines"]
    step = {
        "key": "targets",
        "title": {"vi": "Đăng ký chỉ tiêu", "en": "Registering targets"},
        "duty": "targets",
        "date": "26/02",
        "before": [5, 0],
        "after": [1],
    }
    return small_definition(**{"deadlines": [plain[0], step, *plain[1:]], **changes})


def a_cycle(
    definition: Definition | None = None, year: int = YEAR, opened: str | None = None
) -> Cycle:
    """Return a cycle of a definition, opened on the first working days of its year."""
    definition = definition or small_definition()
    at = local(opened or f"{year}-01-04 08:00")
    return Cycle(
        bloc_code=definition.bloc.code,
        year=Year(year),
        version=Version(1),
        pledge_version=Version(1),
        definition=definition,
        calendar=WorkCalendar(zone=definition.bloc.time_zone),
        opened_at=at,
        amended_at=at,
    )


@asynccontextmanager
async def a_store(folder: Path, *, patience: int = PATIENCE) -> AsyncIterator[Store]:
    """Open a new database file."""
    store = await Store.open(folder / "bot.db", patience=patience)
    try:
        yield store
    finally:
        await store.close()


def add_member(
    tx: Tx,
    cycle: Cycle,
    unit: str | None,
    role: Role,
    *,
    number: int,
    at: datetime | None = None,
    name: str | None = None,
    language: Language = Language.VI,
) -> Actor:
    """Give a new person a place, and return them as an actor. ``number`` is their account."""
    at = at or cycle.opened_at
    person = tx.people.add(number, number, language, at)
    name = name or f"Cán bộ {number}"
    tx.people.rename(person.id, name)
    place = tx.people.take_place(
        person.id, cycle.bloc_code, UnitCode(unit) if unit else None, role, "Chánh Văn phòng", at
    )
    tx.people.act_from(person.id, place.id)
    return Actor(
        person=person.id,
        place=place.id,
        bloc=cycle.bloc_code,
        unit=place.unit,
        role=role,
        name=name,
        post="Chánh Văn phòng",
        at=at,
    )
