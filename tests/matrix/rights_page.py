"""The page of rights: the table the program goes by, and what the walk found behind buttons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from domain import policy
from domain.blocs import Role
from screens.actions import Action
from tests.matrix.town import ELSEWHERE, OTHER
from tests.matrix.walk import Outcome, every_action

COLUMNS = tuple(Role)
REFUSED = {"error-not-allowed", "error-place-ended", "error-not-found"}
"""Refusals for want of a right, or of the thing itself."""

NOTHING_THERE = "error-old-button"

HEAD = """# Who may do what

Written by `tests/matrix/test_rights.py`, which compares it with what it finds; a change of rights
shows here. Write it anew with `UPDATE_TRANSCRIPTS=1`.

## Rights

The program's own table (`domain/policy.py`). What is not in it is refused, in the use case,
before anything is read. *own* is the unit the place belongs to; *bloc* is every unit of the bloc.
Nobody has a right in another bloc, nor with a place that has ended. The last column says what a
year still allows once it is closed.
"""

BUTTONS = """
## Buttons

What somebody found who pressed each button by hand: with their own unit's things, with another
unit's, with another bloc's, in another person's name. *yes* was answered, for what is one's own or
one's bloc's; *own* for the own unit, not for another; *bloc* for another unit too; — was refused
for want of a right; · found nothing open that the button could mean. The last column names what a
press still changes once the year is closed.
"""

Cells = Mapping[Role, str]


def page(walked: Iterable[Outcome], closed: Iterable[Outcome]) -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *_rights(), BUTTONS, *_buttons(list(walked), list(closed)), ""])


def _rights() -> Iterator[str]:
    yield _row("right", "closed year", {role: _titled(role) for role in COLUMNS})
    yield _row("---", "---", dict.fromkeys(COLUMNS, "---"))
    for activity in policy.Activity:
        later = "yes" if activity in policy.AFTER_THE_YEAR else "—"
        yield _row(_words(activity.value), later, {r: _scope(activity, r) for r in COLUMNS})


def _scope(activity: policy.Activity, role: Role) -> str:
    if role in policy.BLOC_WIDE.get(activity, ()):
        return "bloc"
    return "own" if role in policy.OWN_UNIT.get(activity, ()) else "—"


def _buttons(walked: list[Outcome], closed: list[Outcome]) -> Iterator[str]:
    found: dict[type[Action], dict[Role, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for outcome in walked:
        if outcome.who in set(Role) and not (outcome.tried.forged or outcome.tried.behalf):
            found[type(outcome.tried.action)][Role(outcome.who)].append(outcome)
    later: dict[type[Action], set[str]] = defaultdict(set)
    for outcome in closed:
        later[type(outcome.tried.action)] |= {table for table, _ in outcome.changed}
    yield _row("button", "closed year", {role: _titled(role) for role in COLUMNS})
    yield _row("---", "---", dict.fromkeys(COLUMNS, "---"))
    for kind in sorted(every_action(), key=lambda kind: kind.__name__):
        cells = {role: _cell(found[kind][role]) for role in COLUMNS}
        yield _row(kind.__name__, ", ".join(sorted(later[kind])) or "—", cells)


def _cell(found: list[Outcome]) -> str:
    own = {one.refusal for one in found if one.tried.whose not in {OTHER, ELSEWHERE}}
    other = {one.refusal for one in found if one.tried.whose == OTHER}
    if other - REFUSED - {NOTHING_THERE}:
        return "bloc"
    if own - REFUSED - {NOTHING_THERE}:
        return "own" if other else "yes"
    return "·" if NOTHING_THERE in own else "—"


def _row(name: str, last: str, cells: Cells) -> str:
    return "| " + " | ".join([name, *cells.values(), last]) + " |"


def _titled(role: Role) -> str:
    return _words(role.value)


def _words(code: str) -> str:
    return code.replace("_", " ")
