"""Blocs nobody has met: definitions thrown by dice, sound but of every size and habit.

One unit or forty, one criterion or a hundred, titles of three letters or three hundred, signs that
mean something elsewhere, one language or two, months, quarters, a deadline in the year after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random
from typing import Any

from domain.definition_checks import problems_in_year, problems_of
from domain.definitions import Definition
from domain.ids import Year
from tests.builders import YEAR

Content = dict[str, Any]

WORDS = (
    "Hội", "Liên hiệp", "Trường", "phường", "tỉnh", "khuyến học", "luật gia", "nhà báo", "đông y",
    "người cao tuổi", "chữ thập đỏ", "mầm non", "nghệ thuật", "phong trào", "thi đua", "báo cáo",
    "&", "<b>", '"trong nháy"', "O'Brien", "{ngoặc}", "100%", "1.1", "–", "/status", "@ten",
    "#the", "_gach_", "*sao*", "`ma`",
)  # fmt: skip

POINTS = ("0.01", "0.25", "0.5", "1", "2.5", "3", "7.75", "10", "33.33", "100", "1000")
MOST_POINTS = Decimal(9_900)
"""A table comes to 10,000 at most: what is left over is for criteria of one point."""

STEPS = ("0.01", "0.1", "0.25", "0.5", "1")
LADDERS: Sequence[Any] = ([], [1], [5, 2, 0], [60, 30, 10, 0])
PERIODS: dict[str, Sequence[tuple[str, str, str]]] = {
    "year": [("nam", "01/11", "15/11")],
    "school": [("nh", "01/01", "10/01+1")],
    "half": [("h1", "15/06", "30/06"), ("h2", "10/12", "20/12")],
    "quarter": [
        ("q1", "15/03", "05/04"), ("q2", "15/06", "05/07"),
        ("q3", "15/09", "05/10"), ("q4", "01/12", "15/12"),
    ],
    "month": [
        (f"m{n}", f"20/{n:02}", f"05/{n % 12 + 1:02}" + ("+1" if n == 12 else ""))
        for n in range(1, 13)
    ],
}  # fmt: skip
"""When reports open and are due, by how often criteria are scored."""


class Dice:
    """Throws the same bloc for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def one(self, *of: Any) -> Any:
        """Return one of these."""
        return self.random.choice(of)

    def words(self, *longest: int) -> str:
        """Return words, up to one of these lengths."""
        limit = self.random.randint(3, self.one(*longest))
        text = ""
        while len(text) < limit:
            text += f"{self.one(*WORDS)} "
        return text[:limit].strip() or "Hội"

    def said(self, *longest: int) -> Any:
        """Return words in one language or two."""
        text = self.words(*longest)
        return self.one(text, {"vi": text, "en": f"E {text}"[: max(longest)]})

    def definition(self) -> Definition:
        """Return a whole definition, sound in the tests' year."""
        units = list(self._units())
        table, cadences = self._table()
        periods = [
            {"code": code, "title": self.said(20, 60), "opens": opens, "deadline": f"d-{code}"}
            | {"cadences": [cadence]}
            for cadence in cadences
            for code, opens, _ in PERIODS[cadence]
        ]
        known = Definition.model_validate(
            {
                "bloc": self._bloc([unit["code"] for unit in units]),
                "units": units,
                "pledge": self._pledge(),
                "score_table": table,
                "periods": periods,
                "deadlines": list(self._deadlines(cadences)),
                "late": self.one({}, {"policy": "exclude"}, {"policy": "refuse"}, self._bands()),
            }
        )
        wrong = [*problems_of(known), *problems_in_year(known, Year(YEAR))]
        assert not wrong, wrong
        return known

    def _bloc(self, codes: Sequence[str]) -> Content:
        leader, *others = self.random.sample(codes, min(2, len(codes)))
        bloc: Content = {
            "code": self.one("B", "KHOI-TD.12", "k_1"),
            "name": self.said(20, 300),
            "short": self.said(12, 60),
            "leader": leader,
            "deputy": self.one(None, *others),
            "peer_visibility": self.one("none", "counts", "names"),
        }
        if self.one(True, False):
            bloc["labels"] = {"bloc": {"vi": "Cụm", "en": "Cluster"}, "secretary": self.said(60)}
        return bloc

    def _units(self) -> Iterator[Content]:
        shape = self.one("U{}", "{}", "Don-vi_{}.x")
        for number in range(self.one(1, 2, 3, 11, 40)):
            short = f"{number} {self.words(10, 57)}"
            yield {
                "code": shape.format(number),
                "name": self.said(30, 300),
                "short": self.one(short, {"vi": short, "en": short[:58] + " E"}),
                "phone": self.one(None, "0234 3822 111"),
            }

    def _pledge(self) -> Content:
        return {
            "closed_by": self.one("confirmation", "signing", "both", "either"),
            "opening": self.one(None, self.said(60, 900)),
            "legal_bases": [self.words(200) for _ in range(self.one(0, 2, 7))],
            "contents": [
                {"code": f"P{n}", "title": self.said(40, 300), "text": self.said(200, 3000)}
                for n in range(self.one(1, 3, 8, 15))
            ],
        }

    def _table(self) -> tuple[Content, list[str]]:
        cadences = self.one(["year"], ["school"], ["month", "year"], ["half"], ["quarter", "year"])
        numbers = iter(range(1000))
        sections, left = [], MOST_POINTS
        for number in range(self.one(1, 2, 4, 9)):
            criteria = [
                self._criterion(f"{number + 1}.{n + 1}", cadences[next(numbers) % len(cadences)])
                for n in range(self.one(2, 3, 10))
            ]
            for each in criteria:
                if Decimal(each["max"]) > left:
                    each["max"] = "1"
                left -= Decimal(each["max"])
            top = str(sum(Decimal(each["max"]) for each in criteria))
            sections.append(
                {"code": f"S{number}", "title": self.said(30, 300)}
                | {"max": top, "criteria": criteria}
            )
        table = {
            "title": self.said(20, 300),
            "total": str(sum(Decimal(section["max"]) for section in sections)),
            "step": self.one(*STEPS),
            "proposal": self.one(None, self.said(200)),
            "sections": sections,
        }
        for name, code in (("bonus", "T"), ("penalty", "TR")):
            if self.one(True, False):
                extra = [
                    self._criterion(f"{code}{n}", cadences[-1]) for n in range(self.one(1, 9))
                ]
                top = str(max(Decimal(each["max"]) for each in extra))
                table[name] = {"cap": top, "criteria": extra}
        return table, cadences

    def _criterion(self, code: str, cadence: str) -> Content:
        kind = self.one("direct", "direct", "met", "count", "by_bloc")
        scored: Content = {}
        if kind == "count":
            scored = {"each": self.one("0.3", "1", "5")}
        elif kind != "met":
            scored = {"step": self.one(None, *STEPS)}
        return {
            "code": code,
            "title": self.said(20, 120, 300),
            "max": self.one(*POINTS),
            "kind": kind,
            "cadence": cadence,
            "evidence": self.one(None, self.said(40, 300)),
            **scored,
        }

    def _deadlines(self, cadences: Sequence[str]) -> Iterator[Content]:
        yield {
            "key": "pledge",
            "duty": "pledge",
            "date": self.one("25/01", "29/12"),
        } | self._rungs()
        if self.one(True, False):
            yield {"key": "targets", "duty": "targets", "date": "26/02"} | self._rungs()
        for cadence in cadences:
            for code, _, last in PERIODS[cadence]:
                yield {"key": f"d-{code}", "duty": "report", "date": last} | self._rungs()
        for number, audience in enumerate(("everyone", "units", "bloc_leader")):
            if self.one(True, False):
                yield {"key": f"x{number}", "audience": audience, "date": "20/12"} | self._rungs()

    def _rungs(self) -> Content:
        return {
            "title": self.said(20, 60, 300),
            "time": self.one("23:59:59", "17:00"),
            "roll": self.one("none", "next_working_day"),
            "before": self.one(*LADDERS),
            "after": self.one([], [1, 3], "daily"),
        }

    def _bands(self) -> Content:
        return {"bands": [{"upto": 2, "points": "0.5"}, {"points": "3"}]}
