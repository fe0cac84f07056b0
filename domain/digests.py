"""The digest (bản tổng hợp): where the bloc stands, and what waits for its leader."""

from __future__ import annotations

from domain.alerts import BackupGap
from domain.blocs import Role
from domain.boards import Board, BoardStep, Contact, Progress, UnitRow
from domain.duties import DutyStatus
from domain.ids import CriterionCode, PeriodCode, UnitCode
from domain.model import Value


class ToFill(Value):
    """A criterion that the bloc has still to fill for units whose report it holds."""

    period: PeriodCode
    criterion: CriterionCode
    units: tuple[UnitCode, ...]


class DigestView(Value):
    """A digest for one office. Each unit stands in one list, the leader's own like any other."""

    board: Board
    step: BoardStep
    """What it speaks of first."""

    role: Role = Role.BLOC_LEADER
    """Whom it is addressed to."""

    later: DutyStatus | None = None
    """The next deadline of the year after that of the step."""

    backup_gap: BackupGap | None = None
    """The last good backup is too old."""

    @property
    def done(self) -> tuple[UnitRow, ...]:
        """Units that have confirmed or sent."""
        return self.board.done(self.step)

    @property
    def entered(self) -> tuple[UnitRow, ...]:
        """Units among them for which the secretary entered it."""
        return tuple(row for row in self.done if row.entered(self.step))

    @property
    def doing(self) -> tuple[UnitRow, ...]:
        """Units at work on it, reachable or not."""
        return self.board.at(self.step, Progress.DOING)

    @property
    def acknowledged(self) -> tuple[UnitRow, ...]:
        """Units that took note of the deadline and have not begun."""
        return tuple(row for row in self._idle if self._noted(row))

    @property
    def silent(self) -> tuple[UnitRow, ...]:
        """Units that can be reached and have neither begun nor taken note."""
        return tuple(row for row in self._idle if not self._noted(row))

    @property
    def unreachable(self) -> tuple[UnitRow, ...]:
        """Units that miss it and that no message reaches."""
        missing = self.board.missing(self.step)
        return tuple(row for row in missing if row.contact is not Contact.REACHED)

    @property
    def others(self) -> tuple[BoardStep, ...]:
        """Other steps that some unit has still to take, and can; none far off or long past."""
        steps = (step for step in self.board.open_steps if step.near and step.recent)
        return tuple(step for step in steps if step.key != self.step.key)

    @property
    def untouched(self) -> bool:
        """Tell whether no unit has done anything about it: then a list of names says nothing."""
        return not (self.done or self.doing or self.acknowledged)

    @property
    def leaders_own_done(self) -> bool:
        """Tell whether the leader's own unit is among those that have done it."""
        return any(row.code == self.board.cycle.bloc.leader for row in self.done)

    @property
    def complete(self) -> bool:
        """Tell whether no unit misses it."""
        return not self.board.missing(self.step)

    @property
    def to_fill(self) -> tuple[ToFill, ...]:
        """What the bloc has still to fill in reports it holds, in the order of the periods.

        What is long past is left out: a later report states it anew. The newest stays.
        """
        begun = [(step.period.code, step) for step in self.board.steps if step.period]
        units: dict[tuple[PeriodCode, CriterionCode], list[UnitCode]] = {}
        for period, step in begun:
            if step.recent or step is begun[-1][1]:
                for row in self.board.done(step):
                    for criterion in row.reports[period].waiting_for_bloc:
                        units.setdefault((period, criterion), []).append(row.code)
        return tuple(
            ToFill(period=period, criterion=criterion, units=tuple(codes))
            for (period, criterion), codes in units.items()
        )

    @property
    def _idle(self) -> tuple[UnitRow, ...]:
        idle = self.board.at(self.step, Progress.NOT_BEGUN)
        return tuple(row for row in idle if row.contact is Contact.REACHED)

    def _noted(self, row: UnitRow) -> bool:
        return any(seen.deadline == self.step.key for seen in row.seen)
