"""Two blocs with something of everything in them, and everybody who might press a button.

What belongs to a unit carries that unit's mark in its words, so that a word of it on somebody
else's screen is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.blocs import Role
from domain.cycles import Cycle
from domain.evidence import EvidenceKind, StoredFile
from domain.ids import CriterionCode, PaperId, UnitCode
from domain.invitations import LIFETIME, Invitation, hash_of
from domain.paper_names import PaperName
from domain.papers import PaperKind, PaperTopic
from domain.people import Actor
from tests.bloc_in_november import YEAR_REPORT, answer, confirm, write_target
from tests.builders import a_cycle, add_member, local, with_targets
from tests.house import Neighbour, TestHouse
from usecases.ports import Tx

OWN, OTHER, ELSEWHERE = "A", "B", "X"
"""Two units of the bloc that is walked through, and one of another bloc."""

MARKS = {OWN: "bi-mat-mot", OTHER: "bi-mat-hai", ELSEWHERE: "bi-mat-ba"}
"""What only a unit's own people and their leaders' side may ever read."""

WALKERS = 10
"""Everybody has things of their own to take away."""

COLLEAGUES = 7
"""With who walks, as many as a unit's place can have."""

AUTHORISED = 3


@dataclass(frozen=True)
class Belongings:
    """What a button can name of a unit: everything that has a number of its own."""

    unit: str
    numbers: Mapping[str, Sequence[int]]
    """By the name of the field in which an action carries it: one for everybody who walks."""


@dataclass
class Town:
    """The two blocs, whose are what, and who walks through them."""

    house: TestHouse
    cycle: Cycle
    other_cycle: Cycle
    belongings: dict[str, Belongings] = field(default_factory=dict)
    walkers: dict[str, Walker] = field(default_factory=dict)


@dataclass
class Walker:
    """Somebody who presses everything."""

    name: str
    number: int
    person: Neighbour
    actor: Actor | None
    """Their place; None for a stranger. A place that has ended stays here."""

    holds: bool = True
    """The place is held now."""

    @property
    def unit(self) -> str | None:
        """The unit they act for."""
        return self.actor.unit if self.actor and self.holds else None


def other_bloc(code: str = "KHAC") -> dict[str, Any]:
    """Return what makes a definition that of another bloc, with units of its own."""
    return {
        "bloc": {
            "code": code,
            "name": {"vi": "Khối thi đua khác", "en": "Another bloc"},
            "short": {"vi": "Khối khác", "en": "Another bloc"},
            "leader": ELSEWHERE,
            "deputy": "Y",
        },
        "units": [
            {"code": ELSEWHERE, "name": "Hội X tỉnh", "short": "Hội X"},
            {"code": "Y", "name": "Hội Y tỉnh", "short": "Hội Y"},
        ],
    }


async def furnish(house: TestHouse) -> Town:
    """Put everything into the house, and everybody in front of it."""
    town = Town(house, house.cycle, a_cycle(with_targets(**other_bloc())))
    await house.app.store.do(_settle, town)
    for walker in town.walkers.values():
        await walker.person.says("/start")
    return town


def _settle(tx: Tx, town: Town) -> None:
    tx.cycles.add(town.other_cycle, None)
    for number, (unit, cycle) in enumerate(
        ((OWN, town.cycle), (OTHER, town.cycle), (ELSEWHERE, town.other_cycle))
    ):
        town.belongings[unit] = _belongings(tx, cycle, unit, 7000 + 100 * number)
    for role in Role:
        unit_of_role = OWN if role.of_unit else None
        _walks_in(tx, town, role.value, town.cycle, unit_of_role, role)
    _walks_in(tx, town, "of another bloc", town.other_cycle, ELSEWHERE, Role.UNIT_LEADER)
    gone = _walks_in(tx, town, "whose place ended", town.cycle, OWN, Role.UNIT_LEADER)
    assert gone.actor is not None
    tx.people.end_place(gone.actor.place, local("2027-11-01 08:00"))
    gone.holds = False
    stranger = Walker("a stranger", len(town.walkers), town.house.neighbour(), None, holds=False)
    town.walkers[stranger.name] = stranger


def _walks_in(tx: Tx, town: Town, name: str, cycle: Cycle, unit: str | None, role: Role) -> Walker:
    person = town.house.neighbour()
    actor = add_member(tx, cycle, unit, role, number=person.phone.id)
    town.walkers[name] = Walker(name, len(town.walkers), person, actor)
    return town.walkers[name]


def _belongings(tx: Tx, cycle: Cycle, unit: str, number: int) -> Belongings:
    mark = MARKS[unit]
    leader = add_member(tx, cycle, unit, Role.UNIT_LEADER, number=number, name=mark)
    confirm(tx, leader, cycle, f"{number:06}", local("2027-01-22 09:15"))
    for criterion, points in (("1.1", "7"), ("1.2", "5"), ("2.1", "2"), ("T1", "1")):
        answer(tx, leader, cycle, criterion, points, note=mark)
    paper = _paper(tx, cycle, leader)
    staff = [
        add_member(tx, cycle, unit, Role.UNIT_STAFF, number=number + 1 + n, name=mark)
        for n in range(COLLEAGUES)
    ]
    staff = [staff[n % COLLEAGUES] for n in range(WALKERS)]
    places = [colleague.place for colleague in staff]
    authorised = [
        tx.authorisations.grant(leader, cycle.year, UnitCode(unit), place, mark, None).id
        for place in places[:AUTHORISED]
    ]
    return Belongings(
        unit,
        {
            "authorisation": [authorised[n % AUTHORISED] for n in range(WALKERS)],
            "evidence": [_evidence(tx, cycle, leader) for _ in range(WALKERS)],
            "target": [
                write_target(tx, leader, cycle, f"{mark} {n}: 5 mô hình") for n in range(WALKERS)
            ],
            "paper": [paper] * WALKERS,
            "scan": [_scan(tx, paper, leader, n) for n in range(WALKERS)],
            "invitation": [_invited(tx, cycle, unit, n) for n in range(WALKERS)],
            "person": [colleague.person for colleague in staff],
            "place": places,
            "place_to_end": places,
            "place_to_give": places,
            "place_to_leave": places,
        },
    )


def _evidence(tx: Tx, cycle: Cycle, leader: Actor) -> int:
    criterion = (cycle.year, UnitCode(leader.unit or ""), YEAR_REPORT, CriterionCode("1.1"))
    text = f"Số 12 {leader.name}"
    return tx.evidence.add(leader, *criterion, EvidenceKind.REFERENCE, text=text).id


def _paper(tx: Tx, cycle: Cycle, leader: Actor) -> PaperId:
    topic = PaperTopic(kind=PaperKind.REPORT, unit=leader.unit, period=YEAR_REPORT)
    return tx.papers.add(leader, cycle.year, topic, PaperName(number=f"12/BC-{leader.name}")).id


def _scan(tx: Tx, paper: PaperId, leader: Actor, number: int) -> int:
    file = StoredFile(sha256=f"{number:064}", size=400, media_type="application/pdf")
    return tx.papers.scan(leader, paper, file, f"{leader.name}-{number}.pdf").id


def _invited(tx: Tx, cycle: Cycle, unit: str, number: int) -> int:
    at = local("2027-11-01 08:00")
    invitation = Invitation(
        bloc=cycle.bloc_code,
        unit=UnitCode(unit),
        role=Role.UNIT_STAFF,
        created_at=at,
        expires_at=at + LIFETIME,
    )
    return tx.invitations.add(invitation, hash_of(f"{unit} {number}"), None)
