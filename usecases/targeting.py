"""Registered targets: a unit writes them down, alters them, and says that these are all."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import NoTargets, NotFound, OldButton, TargetKnown, TargetsFull, TargetsNotAsked
from domain.ids import Revision, TargetId, UnitCode
from domain.notices import NoticeKind
from domain.people import Actor
from domain.policy import Activity, in_season, may, require, require_in_season
from domain.targets import (
    MAX_TARGETS,
    PAGE,
    Target,
    TargetLine,
    TargetsView,
    TargetView,
    read_lines,
    said_by,
)
from domain.words import quoted
from usecases.duties import status_of
from usecases.ports import Clock, Tx
from usecases.report_parts import own_unit

_REMINDING = tuple(kind for kind in NoticeKind if kind.reminds)


class Targeting:
    """Keeps a unit's targets. They are no part of the pledge, and open the whole year."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def open(self, tx: Tx, actor: Actor, cycle: Cycle, page: int = 0) -> TargetsView:
        """Show the targets of the actor's unit; while the year is open, a text adds to them."""
        view = self.look(tx, actor, cycle, page)
        if view.editable:
            _await(tx, actor, cycle, Step.TARGETS)
        return view

    def look(self, tx: Tx, actor: Actor, cycle: Cycle, page: int = 0) -> TargetsView:
        """Return the targets of the actor's unit, changing nothing."""
        unit = own_unit(actor, Activity.READ_TARGETS)
        edits = may(actor, Activity.EDIT_TARGETS, unit)
        open_ = in_season(Activity.EDIT_TARGETS, cycle, self._clock.now())
        view = self.of_unit(tx, actor, cycle, unit, page)
        return view.model_copy(update={"own": True, "editable": edits and open_})

    def of_unit(
        self, tx: Tx, actor: Actor, cycle: Cycle, code: UnitCode, page: int = 0
    ) -> TargetsView:
        """Return the targets of a unit, to be read.

        Raises:
            TargetsNotAsked: if the bloc has no such step.
        """
        require(actor, Activity.READ_TARGETS, code)
        unit, due, now = cycle.definition.unit(code), cycle.targets_due, self._clock.now()
        if due is None:
            raise TargetsNotAsked
        found = tx.targets.of(cycle.bloc_code, cycle.year, unit.code)
        said = tx.targets.registrations(cycle.bloc_code, cycle.year).get(unit.code)
        return TargetsView(
            cycle=cycle,
            unit=unit,
            duty=status_of(tx, cycle, due, unit.code, now),
            targets=tuple(target for target in found if target.removed_at is None),
            removed_late=tuple(t for t in found if t.removed_at and due.passed(t.removed_at)),
            registration=said,
            workdays_late=cycle.workdays_late(due, said.at) if said else 0,
            page=page,
        )

    def add(self, tx: Tx, actor: Actor, cycle: Cycle, text: str) -> TargetsView:
        """Add one target from each line that was typed; those that stand there are left as is.

        Raises:
            EmptyText, TargetUnclear, TextTooLong: for what cannot be read.
            TargetKnown: if all of them stand there already.
            TargetsFull: if there is no room for them.
        """
        unit, present = self._written(tx, actor, cycle)
        new: list[TargetLine] = []
        for line in read_lines(text):
            typed_twice = line.text.casefold() in {one.text.casefold() for one in new}
            if not typed_twice and not said_by(tuple(present), line):
                new.append(line)
        if not new:
            raise TargetKnown
        if len(present) + len(new) > MAX_TARGETS:
            raise TargetsFull(limit=MAX_TARGETS, room=MAX_TARGETS - len(present))
        for line in new:
            number = tx.targets.add(actor, cycle.year, unit, line)
            _audit(tx, actor, cycle, "target_added", number, after=line)
        view = self.open(tx, actor, cycle, page=(len(present) + len(new) - 1) // PAGE)
        return view.model_copy(update={"added": len(new), "at": actor.at})

    def choose(self, tx: Tx, actor: Actor, cycle: Cycle, number: TargetId) -> TargetView:
        """Open one target: the next text takes its place."""
        view = self._one(tx, actor, cycle, number)
        _await(tx, actor, cycle, Step.TARGET, view.target)
        return view

    def chosen(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None) -> TargetView:
        """Return the target that is open.

        Raises:
            OldButton: if none is.
            NotFound: if it was taken out meanwhile.
        """
        if draft is None or draft.step is not Step.TARGET:
            raise OldButton
        return self._one(tx, actor, cycle, TargetId(int(draft.subject["target"])))

    def alter(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None, text: str
    ) -> TargetsView | TargetView:
        """Write the open target anew; or show that somebody else did so meanwhile.

        Raises:
            EmptyText, TargetUnclear, TextTooLong: for what cannot be read, several lines too.
        """
        view = self.chosen(tx, actor, cycle, draft)
        line = read_lines(" ".join(text.split()))[0]
        before = view.target
        if draft is None or before.revision != draft.revision:
            shown = self.choose(tx, actor, cycle, before.id)
            return shown.model_copy(update={"overtaken": quoted(line.text)})
        tx.targets.alter(actor, before.id, line)
        _audit(tx, actor, cycle, "target_altered", before.id, before=before.line, after=line)
        found = self._one(tx, actor, cycle, before.id)
        page = self.open(tx, actor, cycle, page=(found.number - 1) // PAGE)
        return page.model_copy(update={"altered": found.target, "at": actor.at})

    def remove(self, tx: Tx, actor: Actor, cycle: Cycle, number: TargetId) -> TargetsView:
        """Take a target out.

        Raises:
            NotFound: if it is out already, or another unit's.
        """
        before = self._one(tx, actor, cycle, number).target
        tx.targets.remove(number, actor.at)
        _audit(tx, actor, cycle, "target_removed", number, before=before.line)
        view = self.open(tx, actor, cycle)
        return view.model_copy(update={"removed": before, "at": actor.at})

    def register(self, tx: Tx, actor: Actor, cycle: Cycle) -> TargetsView:
        """Keep that these are all: the duty is closed, whatever is altered later.

        Raises:
            NoTargets: if none is written.
        """
        unit, present = self._written(tx, actor, cycle)
        if not present:
            raise NoTargets
        first = tx.targets.register(actor, cycle.year, unit)
        view = self.open(tx, actor, cycle)
        if first:
            tx.audit.record(
                "targets_registered",
                f"targets/{unit}",
                at=actor.at,
                actor=actor,
                year=cycle.year,
                after={"targets": len(present)},
            )
            due = view.duty.due.key
            tx.notices.cancel(actor.bloc, cycle.year, due, _REMINDING, unit=unit)
        return view.model_copy(update={"registered": True})

    def _written(self, tx: Tx, actor: Actor, cycle: Cycle) -> tuple[UnitCode, Sequence[Target]]:
        """Return the unit whose targets may be changed now, with those it has."""
        unit = own_unit(actor, Activity.EDIT_TARGETS)
        if cycle.targets_due is None:
            raise TargetsNotAsked
        require_in_season(Activity.EDIT_TARGETS, cycle, self._clock.now())
        found = tx.targets.of(cycle.bloc_code, cycle.year, unit)
        return unit, [target for target in found if target.removed_at is None]

    def _one(self, tx: Tx, actor: Actor, cycle: Cycle, number: TargetId) -> TargetView:
        unit, present = self._written(tx, actor, cycle)
        for place, target in enumerate(present, start=1):
            if target.id == number:
                found = cycle.definition.unit(unit)
                return TargetView(cycle=cycle, unit=found, target=target, number=place)
        raise NotFound(target=number)


def _await(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    step: Step,
    target: Target | None = None,
) -> None:
    """Await what is typed next: more targets, or one target anew as it was shown."""
    subject = {"target": str(target.id)} if target else {}
    tx.drafts.keep(
        Draft(
            person=actor.person,
            place=actor.place,
            year=cycle.year,
            step=step,
            subject={**actor.position, **subject},
            revision=target.revision if target else Revision(0),
            updated_at=actor.at,
        )
    )


def _audit(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    action: str,
    number: TargetId,
    *,
    before: TargetLine | None = None,
    after: TargetLine | None = None,
) -> None:
    tx.audit.record(
        action,
        f"target/{actor.unit}/{number}",
        at=actor.at,
        actor=actor,
        year=cycle.year,
        before=before,
        after=after,
    )
