"""How units are spoken of on the leader's screens: by name, by how far they are, with a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.boards import Board, BoardStep, Contact, Progress, ReportRow, UnitRow
from domain.capacities import Capacity
from domain.cycles import Cycle
from domain.deadlines import Duty, LatePolicy
from domain.ids import UnitCode
from domain.pledges import PledgeConfirmation
from domain.receipts import in_pairs
from locales.acts import act
from locales.catalog import Voice
from screens.capacity_words import mark
from screens.report_words import titled

NAMED = 8
"""How many units a line names before it counts the rest."""


def named(voice: Voice, names: Sequence[str], limit: int = NAMED) -> str:
    """Return a spoken list of names, a long one counted after the first few. Plain text."""
    rest = len(names) - limit
    if rest <= 1:  # "and 1 other unit" would say less than its name
        return voice.listed(names)
    return voice.plain("board.and-more", names=", ".join(names[:limit]), count=rest)


def names_of(voice: Voice, rows: Iterable[UnitRow], limit: int = NAMED) -> str:
    """Name units by what they are called aloud. Plain text."""
    return named(voice, [row.unit.short.to(voice.language) for row in rows], limit)


def short(voice: Voice, cycle: Cycle, unit: UnitCode) -> str:
    """Return a unit's spoken name. Plain text."""
    return cycle.definition.unit(unit).short.to(voice.language)


def called(voice: Voice, rows: Iterable[UnitRow], units: int) -> str:
    """Name units that no message reaches, whom to call, and once for all of them why. Plain text.

    Who was here and is lost comes first: that is the news. All ``units`` of a bloc need no names.
    """
    by_reason: dict[Contact, list[str]] = {Contact.LOST: [], Contact.NOBODY: []}
    for row in rows:
        name, phone = row.unit.short.to(voice.language), row.unit.phone
        said = voice.plain("board.with-phone", name=name, phone=phone) if phone else name
        by_reason[row.contact].append(said)
    return "; ".join(
        voice.plain(f"board.{reason.value}-all", count=units)
        if 1 < len(names) == units
        else voice.plain(f"board.{reason.value}", names=named(voice, names))
        for reason, names in by_reason.items()
        if names
    )


def moment(board: Board, at: datetime) -> datetime:
    """Return an instant as the bloc's own clocks show it."""
    return board.cycle.calendar.local(at)


def step_title(voice: Voice, cycle: Cycle, step: BoardStep) -> str:
    """Name a step: a report with its year, or what its deadline is called. Plain text."""
    if step.period is not None:
        return titled(voice, cycle, step.period)
    return step.duty.due.deadline.title.to(voice.language)


def state(voice: Voice, cycle: Cycle, row: UnitRow, step: BoardStep) -> str:
    """Say in a few words how far a unit is with a step, and whether it can be reached."""
    said = _progress(voice, cycle, row, step)
    lost = row.contact is not Contact.REACHED and row.progress(step) is not Progress.DONE
    return voice.plain("progress.unreached", state=said) if lost else said


def _progress(voice: Voice, cycle: Cycle, row: UnitRow, step: BoardStep) -> str:
    if step.period is None:
        return _act(voice, cycle, row, step)
    report = row.reports[step.period.code]
    match report.progress:
        case Progress.DONE:
            late = report.sending.workdays_late if report.sending else 0
            said = voice.plain("progress.late" if late else "progress.sent", days=late)
            return _entered(voice, said, report.sending.capacity) if report.sending else said
        case Progress.DOING:
            return voice.plain("progress.doing", settled=report.settled, asked=report.asked)
        case Progress.NOT_BEGUN | Progress.NOT_OPEN:
            return voice.plain("progress.not-begun")


def _act(voice: Voice, cycle: Cycle, row: UnitRow, step: BoardStep) -> str:
    progress = row.progress(step)
    if progress is Progress.DOING:
        return voice.plain("progress.written", count=row.targets)
    key = "progress.done" if progress is Progress.DONE else "progress.undone"
    said = voice.plain(key, act=act(voice, cycle, step.duty.duty))
    given = row.registration if step.duty.duty is Duty.TARGETS else row.pledge
    return _entered(voice, said, given.capacity) if given else said


def _entered(voice: Voice, said: str, capacity: Capacity) -> str:
    """Add that the secretary entered it, where they did."""
    return voice.plain("progress.entered", state=said) if capacity.on_behalf else said


def _marked(voice: Voice, line: str, capacity: Capacity) -> str:
    """Add in whose name it was done, where that is not one's own right."""
    said = mark(voice, capacity)
    return f"{line} {voice.say('pledge.text', text=said)}" if said else line


def pledge_line(
    voice: Voice, cycle: Cycle, given: PledgeConfirmation | None, workdays_late: int
) -> str:
    """Say whether and when a unit confirmed the pledge."""
    if given is None:
        return voice.say("standing.unconfirmed")
    line = voice.say(
        "standing.confirmed-late" if workdays_late else "standing.confirmed",
        at=cycle.calendar.local(given.at),
        days=workdays_late,
        receipt=in_pairs(given.receipt),
    )
    return _marked(voice, line, given.capacity)


def report_line(voice: Voice, cycle: Cycle, row: ReportRow) -> str:
    """Say how a unit's report stands; a sent one with its receipt, and late where it was."""
    title = titled(voice, cycle, cycle.definition.period(row.period))
    if row.progress is Progress.DONE and row.sending:
        late = row.sending.workdays_late
        line = voice.say(
            "standing.sent-late" if late else "standing.sent",
            title=title,
            at=cycle.calendar.local(row.sending.at),
            days=late,
            receipt=in_pairs(row.sending.receipt),
        )
        return _marked(voice, line, row.sending.capacity)
    if row.progress is Progress.DOING:
        return voice.say(
            "standing.doing", title=title, settled=row.settled, asked=row.asked
        )  # fmt: skip
    return voice.say("standing.not-begun", title=title)


def late_line(voice: Voice, cycle: Cycle, rows: Iterable[ReportRow]) -> str | None:
    """Say what the newest late report among these means by the bloc's rule."""
    late = [r.sending.workdays_late for r in rows if r.sending and r.sending.workdays_late]
    if not late:
        return None
    rule, bloc = cycle.definition.late, cycle.bloc.labels.bloc
    if rule.policy is LatePolicy.EXCLUDE:
        return voice.say("standing.excluded", bloc=bloc)
    cost = rule.cost(late[-1])
    return voice.say("standing.cost", bloc=bloc, points=cost) if cost else None
