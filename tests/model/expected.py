"""The model: what a bloc's rows should be after each act, said in the simplest words there are.

It knows the tiny bloc of ``tests.builders.small_definition`` by heart and shares no rule with the
bot: who may do what, what fits a criterion and what a second tap does is written down anew here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from domain.blocs import Role
from handlers.buttons import Press
from screens import actions as do

UNITS = ("A", "B")
MAXIMUM = {"1.1": 1000, "1.2": 500, "2.1": 300, "2.2": 200, "T1": 200, "TR1": 300}
"""Criteria, with their maximum in hundredths."""

ASKED, BASE = ("1.1", "1.2", "2.1", "T1"), ("1.1", "1.2", "2.1")
"""What units score; and what may not stay blank. The rest is the bloc's."""

IN_UNIT = {Role.UNIT_LEADER, Role.UNIT_STAFF}
SIDE = {Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY}


class Held(NamedTuple):
    """A place: who holds it, for which unit, in which role. ``who`` is None once it has ended."""

    who: int | None
    unit: str | None
    role: Role


class Scored(NamedTuple):
    """An answer, as its row has it; points in hundredths."""

    points: int | None = None
    times: int | None = None
    assigned: bool = True
    note: str = ""
    revision: int = 0


class Piece(NamedTuple):
    """One piece of evidence: a reference's text, or a file's name."""

    unit: str
    criterion: str
    what: str
    is_file: bool


@dataclass
class Moment:
    """What the calendar says now."""

    reports_open: bool = False
    overdue: bool = False
    closed: bool = False


@dataclass
class Expected:
    """Everything that is compared with the database."""

    now: Moment
    places: dict[int, Held] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    answers: dict[tuple[str, str], Scored] = field(default_factory=dict)
    evidence: list[Piece] = field(default_factory=list)
    numbers: dict[int, Piece] = field(default_factory=dict)
    """Evidence by its number, as the database has given it."""

    sent: set[str] = field(default_factory=set)

    def place_of(self, who: int) -> Held | None:
        """Return the place somebody acts from, if they hold one."""
        return next((held for held in self.places.values() if held.who == who), None)

    def workable(self, held: Held | None) -> str | None:
        """Return the unit whose report this place may write in now."""
        if held is None or held.role not in IN_UNIT or held.unit in self.sent:
            return None
        return held.unit if self.now.reports_open and not self.now.closed else None

    def answer(self, unit: str, criterion: str) -> Scored:
        """Return an answer; what was never written has revision 0."""
        return self.answers.get((unit, criterion), Scored())

    def stamp(self, unit: str) -> int:
        """Count the writings of a unit's report."""
        return sum(one.revision for (of, _), one in self.answers.items() if of == unit)

    # Presses

    def press(self, who: int, press: Press | None) -> None:
        """Let somebody press a button, theirs or not, shown to them or made up."""
        if press is None:
            return
        held = self.places.get(press.place) if press.place else self.place_of(who)
        if held is None or held.who != who or (press.place and press.year != 2027):
            return
        match press.action:
            case do.ConfirmPledge(version=1) if held.role is Role.UNIT_LEADER:
                if held.unit and not self.now.closed:
                    self.confirmed.add(held.unit)
            case do.ScoreCriterion("year", criterion, value, revision):
                if (scored := of_button(criterion, value)) is not None:
                    self._score(held, criterion, scored, revision)
            case do.SetAssigned("year", criterion, assigned, revision) if criterion in BASE:
                if unit := self.workable(held):
                    now = self.answer(unit, criterion)
                    wanted = now._replace(assigned=bool(assigned))
                    self._write(unit, criterion, wanted, revision)
            case do.TurnIntoNote(evidence, revision):
                self._turn(held, evidence, revision)
            case do.RemoveEvidence(evidence):
                if self._own(held, evidence):
                    self.evidence.remove(self.numbers.pop(evidence))
            case do.AssignEvidence(evidence, criterion) if criterion in MAXIMUM:
                if piece := self._own(held, evidence):
                    self.evidence.remove(piece)
                    self.evidence.append(piece._replace(criterion=criterion))
            case do.SendReport("year", stamp, zero) if held.role is Role.UNIT_LEADER:
                unit = self.workable(held)
                if unit and stamp == self.stamp(unit) and self._sendable(unit, bool(zero)):
                    self.sent.add(unit)
            case do.TakeBackReport("year") if held.role is Role.UNIT_LEADER:
                if self.now.reports_open and not self.now.overdue:
                    self.sent.discard(held.unit or "")
            case do.FillPoints(unit, "year", criterion, value, revision) if unit in UNITS:
                self._fill(held, unit, criterion, value, revision)
            case do.EndPlace(number):
                self._end(held, number)
            case _:
                pass

    def _end(self, held: Held, number: int) -> None:
        other = self.places.get(number)
        if other is None or other.who in {None, held.who}:
            return
        may = {Role.BLOC_LEADER} if other.role is Role.BLOC_LEADER else SIDE
        if other.role not in IN_UNIT:
            may = may - {Role.SECRETARY}
        if held.role in may:
            self.places[number] = other._replace(who=None)

    def _fill(self, held: Held, unit: str, criterion: str, value: int, revision: int) -> None:
        open_ = self.now.reports_open and not self.now.closed
        if held.role not in SIDE or criterion not in {"2.2", "TR1"} or not open_:
            return
        now = self.answer(unit, criterion)
        if fits(criterion, value) and revision == now.revision:
            self.answers[unit, criterion] = Scored(value, revision=revision + 1)

    def _own(self, held: Held, evidence: int) -> Piece | None:
        piece = self.numbers.get(evidence)
        return piece if piece and piece.unit == self.workable(held) else None

    def _turn(self, held: Held, evidence: int, revision: int) -> None:
        piece = self._own(held, evidence)
        if piece is None or piece.is_file or piece.criterion not in ASKED:
            return
        now = self.answer(piece.unit, piece.criterion)
        note = f"{now.note}\n{piece.what}".strip()
        if self._write(piece.unit, piece.criterion, now._replace(note=note), revision):
            self.evidence.remove(self.numbers.pop(evidence))

    def _sendable(self, unit: str, zero: bool) -> bool:
        answers = {code: self.answer(unit, code) for code in ASKED}
        blank = any(answers[c].assigned and answers[c].points is None for c in BASE)
        claimed = any(one.points for one in answers.values())
        return not blank and (claimed or zero)

    def _score(self, held: Held, criterion: str, scored: Scored, revision: int) -> None:
        if unit := self.workable(held):
            note = self.answer(unit, criterion).note
            self._write(unit, criterion, scored._replace(note=note), revision)

    def _write(self, unit: str, criterion: str, wanted: Scored, revision: int) -> bool:
        """Write over a revision; what stands there already is written by nobody twice."""
        now = self.answer(unit, criterion)
        if now.revision and wanted._replace(revision=now.revision) == now:
            return True
        if revision != now.revision:
            return False
        self.answers[unit, criterion] = wanted._replace(revision=revision + 1)
        return True

    # What is typed and sent on an open card

    def types(self, who: int, criterion: str, text: str) -> None:
        """Let somebody open a card and type something."""
        held = self.place_of(who)
        unit = self.workable(held)
        if held is None or unit is None:
            return
        if text.startswith("Quyết định"):
            self.evidence.append(Piece(unit, criterion, text, is_file=False))
        elif criterion in ASKED and (scored := of_text(criterion, text)) is not None:
            self._score(held, criterion, scored, self.answer(unit, criterion).revision)

    def sends(self, who: int, criterion: str, name: str) -> None:
        """Let somebody open a card and send a file; the same file is kept once in one place."""
        unit = self.workable(self.place_of(who))
        if unit and (piece := Piece(unit, criterion, name, is_file=True)) not in self.evidence:
            self.evidence.append(piece)


def fits(criterion: str, points: int) -> bool:
    """Tell whether points fit a criterion: half steps, up to the maximum; all or nothing."""
    if criterion == "1.2":
        return points in {0, 500}
    return 0 <= points <= MAXIMUM[criterion] and points % 50 == 0


def of_button(criterion: str, value: int) -> Scored | None:
    """Return what a button's number stands for."""
    if criterion == "2.1":
        return Scored(min(value * 100, 300), value) if 0 <= value <= 999 else None
    return Scored(value) if criterion in ASKED and fits(criterion, value) else None


NUMBERS = {"0": 0, "2": 200, "3": 300, "5": 500, "5,5": 550, "6.5 điểm": 650, "10": 1000,
           "10,25": 1025, "11": 1100, "0,3": 30}  # fmt: skip
"""Numbers as people type them, in hundredths."""

NO_NUMBERS = ("NaN", "1e309", "-1", "٣", "1.000,50", "5,5,5", "½", "\u202e5", "<b>5</b>", "đạt")
"""What looks like a number, or like a score of some other criterion."""


def of_text(criterion: str, text: str) -> Scored | None:
    """Return what a typed text scores; None where it is asked about."""
    if criterion == "1.2" and text == "đạt":
        return Scored(500)
    if text == "\u202e5":
        text = "5"  # a sign that is not seen is not meant
    points = NUMBERS.get(text)
    if points is None:
        return None
    if criterion == "2.1":
        return Scored(min(points, 300), points // 100) if text.isdecimal() else None
    return Scored(points) if fits(criterion, points) else None
