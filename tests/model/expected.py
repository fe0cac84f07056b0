"""The model: what a bloc's rows should be after each act, said in the simplest words there are.

It knows the tiny bloc of ``tests.builders.with_targets`` by heart and shares no rule with the
bot: who may do what, what fits a criterion and what a second tap does is written down anew here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from domain.blocs import Role
from handlers.buttons import Press
from screens import actions as do
from tests.model.numbers import ASKED, BASE, MAXIMUM, Scored, fits, of_button, of_text
from tests.model.people import authorise, end_place, go, revoke
from tests.model.scans import Topic, opened, remove_scan, signed_page, stood_in
from tests.model.signing import Occasion, keep, leaves, mark, prepare, take_out
from tests.model.targets import remove_target

UNITS = ("A", "B")
IN_UNIT = {Role.UNIT_LEADER, Role.UNIT_STAFF}
SIDE = {Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY}

OF_NOW = (do.GoHome, do.GoOn, do.GoHelp, do.ChooseLanguage, do.ChoosePlace, do.ListenToScreen,
          do.ActFor, do.RunCommand)  # fmt: skip
"""Buttons that lead into the present, whichever year they are of."""


class Held(NamedTuple):
    """A place: who holds it, for which unit, in which role. ``who`` is None once it has ended."""

    who: int | None
    unit: str | None
    role: Role
    paper: Topic | None = None
    """What the secretary stands in for the unit with."""


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
    changed: dict[str, int] = field(default_factory=dict)
    """When a unit last wrote in its report, counted in acts."""

    acts: int = 0
    today: date = date.min
    persons: list[int | None] = field(default_factory=list)
    """Everybody's number as a person; None for strangers and whoever was forgotten."""

    authorised: set[int] = field(default_factory=set)
    authorisations: dict[int, int] = field(default_factory=dict)
    """Officers' places by the number of what lets them confirm and send."""

    papers: dict[Topic, dict[str, int]] = field(default_factory=dict)
    """Scans by their name, with the act in which each was sent."""

    paper_numbers: dict[int, Topic] = field(default_factory=dict)
    scan_numbers: dict[int, tuple[Topic, str]] = field(default_factory=dict)
    signed: dict[str, Occasion] = field(default_factory=dict)
    preparing: dict[int, tuple[Occasion, frozenset[str]]] = field(default_factory=dict)
    """What somebody is about to record as signed, and who was not there."""

    targets: dict[str, list[str]] = field(default_factory=lambda: {unit: [] for unit in UNITS})
    target_numbers: dict[int, tuple[str, str]] = field(default_factory=dict)
    registered: set[str] = field(default_factory=set)
    extensions: dict[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    """By unit and deadline: the last day then, the day wished for, the reason."""

    def place_of(self, who: int) -> Held | None:
        """Return the place somebody acts from, if they hold one."""
        return next((held for held in self.places.values() if held.who == who), None)

    def workable(self, held: Held | None) -> str | None:
        """Return the unit whose report this place may write in now."""
        return self.gatherable(held) if self.now.reports_open else None

    def gatherable(self, held: Held | None) -> str | None:
        """Return the unit whose evidence this place may gather now, also before the report."""
        if held is None or held.unit in self.sent or self.now.closed:
            return None
        if held.role not in IN_UNIT and (held.paper is None or held.paper.period != "year"):
            return None
        return held.unit

    def answer(self, unit: str, criterion: str) -> Scored:
        """Return an answer; what was never written has revision 0."""
        return self.answers.get((unit, criterion), Scored())

    def stamp(self, unit: str) -> int:
        """Count the writings of a unit's report."""
        return sum(one.revision for (of, _), one in self.answers.items() if of == unit)

    def may_confirm(self, held: Held) -> bool:
        """Tell whether a place may confirm for its unit."""
        if held.paper:
            return not held.paper.period and bool(self.papers[held.paper])
        return held.role is Role.UNIT_LEADER or self._assigned(held)

    def may_send(self, held: Held) -> bool:
        """Tell whether a place may send its unit's report, or take it back."""
        if held.paper:
            return held.paper.period == "year" and bool(self.papers[held.paper])
        if held.role is Role.UNIT_LEADER or self._assigned(held):
            return True
        return held.role is Role.UNIT_STAFF and signed_page(self, held.unit or "")

    def _assigned(self, held: Held) -> bool:
        staff = held.role is Role.UNIT_STAFF
        return staff and any(self.places[number] == held for number in self.authorised)

    # Presses

    def press(self, who: int, press: Press | None) -> None:
        """Let somebody press a button, theirs or not, shown to them or made up."""
        if press is None:
            return
        held = self.places.get(press.place) if press.place else self.place_of(who)
        if press.place and (held is None or held.who != who or not in_year(press)):
            return
        if press.behalf and (held := stood_in(self, held, press.behalf)) is None:
            return
        leaves(self, who, press.action)
        if go(self, who, press.action) or held is None:
            return
        match press.action:
            case do.ConfirmPledge(version=1) if self.may_confirm(held):
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
                if self.now.reports_open and (piece := self._own(held, evidence)):
                    self.evidence.remove(piece)
                    self.evidence.append(piece._replace(criterion=criterion))
            case do.SendReport("year", stamp, zero) if self.may_send(held):
                unit = self.workable(held)
                if unit and stamp == self.stamp(unit) and self._sendable(unit, bool(zero)):
                    self.sent.add(unit)
            case do.TakeBackReport("year") if self.may_send(held):
                if self.now.reports_open and not self.now.overdue:
                    self.sent.discard(held.unit or "")
            case do.FillPoints(unit, "year", criterion, value, revision) if unit in UNITS:
                self._fill(held, unit, criterion, value, revision)
            case do.EndPlace(number):
                end_place(self, held, number)
            case _:
                self._press_besides(who, held, press.action)

    def _press_besides(self, who: int, held: Held, action: do.Action) -> None:
        if self.now.closed:
            return
        match action:
            case do.Authorise(place):
                authorise(self, held, place)
            case do.RevokeAuthorisation(number):
                revoke(self, held, number)
            case do.RecordSigning() if held.role in SIDE:
                prepare(self, who)
            case do.MarkSigner(unit, there) if held.role in SIDE:
                mark(self, who, unit, there=bool(there))
            case do.KeepSigning(count) if held.role in SIDE:
                keep(self, who, count)
            case do.TakeOutSigning(unit) if held.role in SIDE:
                take_out(self, unit)
            case do.RemoveScan(scan):
                remove_scan(self, held, scan)
            case do.RemoveTarget(target):
                remove_target(self, held, target)
            case do.RegisterTargets() if held.role in IN_UNIT and self.targets[held.unit or ""]:
                self.registered.add(held.unit or "")
            case _:
                opened(self, held, action)

    def _fill(self, held: Held, unit: str, criterion: str, value: int, revision: int) -> None:
        open_ = self.now.reports_open and not self.now.closed
        if held.role not in SIDE or criterion not in {"2.2", "TR1"} or not open_:
            return
        now = self.answer(unit, criterion)
        if fits(criterion, value) and revision == now.revision:
            self.answers[unit, criterion] = Scored(value, revision=revision + 1)

    def _own(self, held: Held, evidence: int) -> Piece | None:
        piece = self.numbers.get(evidence)
        return piece if piece and piece.unit == self.gatherable(held) else None

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
        self.changed[unit] = self.acts
        return True

    # What is typed and sent on an open card

    def types(self, who: int, criterion: str, text: str, behalf: int = 0) -> None:
        """Let somebody open a card (as the secretary in place of a unit) and type something."""
        held = self.place_of(who)
        if behalf:
            held = stood_in(self, held, behalf)
        unit = self.workable(held)
        if held is None or unit is None:
            return
        if text.startswith("Quyết định"):
            self.evidence.append(Piece(unit, criterion, text, is_file=False))
        elif criterion in ASKED and (scored := of_text(criterion, text)) is not None:
            self._score(held, criterion, scored, self.answer(unit, criterion).revision)

    def sends(self, who: int, criterion: str, name: str) -> None:
        """Let somebody open a card and send a file; the same file is kept once in one place.

        Where nothing is open it comes into the tray: no criterion, or the report has not begun.
        """
        unit = self.gatherable(self.place_of(who))
        criterion = criterion if self.now.reports_open else ""
        if unit and (piece := Piece(unit, criterion, name, is_file=True)) not in self.evidence:
            self.evidence.append(piece)


def in_year(press: Press) -> bool:
    """Tell whether a button's year is there, or does not matter."""
    return press.year == 2027 or isinstance(press.action, OF_NOW)
