"""Every text exists in both languages, is asked for by somebody, and nobody asks for others."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import pytest

from bot.profile import MENU
from bot.settings import Settings
from domain.amendments import Change, Difference, Part
from domain.blocs import Role
from domain.deadlines import Duty, LatePolicy
from domain.errors import BlocError
from domain.joining import Refusal
from domain.notices import NoticeState
from domain.papers import PaperKind
from domain.pledges import ClosedBy
from domain.policy import Activity
from domain.problems import ProblemKind
from domain.reminders import EventKind
from domain.score_tables import Side
from domain.words import Language
from locales.catalog import FOLDER, voice_of
from tests.locales.texts import HOLE, named_in_code, python_files, texts

VI, EN = texts(Language.VI), texts(Language.EN)


def test_both_languages_have_the_same_files_and_each_text_in_the_same_one() -> None:
    files = {one: sorted(p.name for p in (FOLDER / one).glob("*")) for one in Language}
    assert files[Language.VI] == files[Language.EN]
    assert {key: text.file for key, text in VI.items()} == {
        key: text.file for key, text in EN.items()
    }


def test_both_languages_fill_in_the_same_variables() -> None:
    different = {
        key: (sorted(VI[key].variables), sorted(EN[key].variables))
        for key in VI.keys() & EN.keys()
        if VI[key].variables != EN[key].variables
    }
    assert not different


def test_every_text_is_asked_for_somewhere() -> None:
    constants, patterns = named_in_code()
    words = constants | {word.replace("_", "-") for word in constants}
    words |= {f"{head}-{word}" for head in ("archive", "audit") for word in constants}
    unused = [
        key
        for key in VI
        if key not in constants
        and key not in KNOWN_BY_THEIR_NAME
        and not any(_made_by(pattern, key, words) for pattern in patterns)
    ]
    assert not unused


def _made_by(pattern: str, key: str, words: Collection[str]) -> bool:
    """Tell whether a pattern can make this name from words that stand in the code."""
    head, *rest = pattern.split(HOLE)
    if not key.startswith(head):
        return False
    return key == head if not rest else _filled(key[len(head) :], rest, words)


def _filled(left: str, rest: Sequence[str], words: Collection[str]) -> bool:
    """Tell whether what is left of a name is a word, then the next fixed part, and so on."""
    fixed, *more = rest
    for at in range(len(left) + 1):
        word, behind = left[:at], left[at:]
        known = word in words or word.isdigit() or word in _FIELDS or word in Settings.model_fields
        if not known or not behind.startswith(fixed):
            continue
        after = behind[len(fixed) :]
        if _filled(after, more, words) if more else not after:
            return True
    return False


_FIELDS = {key.removeprefix("field-") for key in VI if key.startswith("field-")}
"""Fields of a definition are named by its models; a journey amends through them."""


def _error_kinds(kind: type[BlocError] = BlocError) -> Iterator[type[BlocError]]:
    for below in kind.__subclasses__():
        yield below
        yield from _error_kinds(below)


KNOWN_BY_THEIR_NAME = {
    variant
    for kind in _error_kinds()
    for variant in VI
    if variant == kind.key or variant.startswith(f"{kind.key}.")
}


@pytest.mark.parametrize("kind", list(_error_kinds()), ids=lambda kind: kind.__name__)
def test_every_refusal_has_its_sentence(kind: type[BlocError]) -> None:
    if kind.__module__.startswith(("domain.", "usecases.")):
        assert kind.key in VI


def test_every_reason_that_varies_a_refusal_exists() -> None:
    """``error-not-allowed.read-board`` is found by the activity's name: none may be orphaned."""
    constants, _ = named_in_code()
    activities = {one.value for one in Activity} | constants
    by_activity = ("error-not-allowed.", "error-year-closed.")
    varied = {key.partition(".")[2] for key in VI if key.startswith(by_activity)}
    assert varied <= {one.replace("_", "-") for one in activities}


ENUMERATED: dict[str, Iterable[object]] = {
    "weekday.d{}": range(1, 8),
    "role.{}": [role.value for role in Role],
    "menu-commands.{}": MENU,
    "joining.refused-{}": [one.value.replace("_", "-") for one in Refusal],
    "problem-{}": [one.value for one in ProblemKind],
    "change-{}": [one.value for one in Change],
    "difference-{}": [one.value for one in Part],
    "ledger.{}": [one.value for one in NoticeState],
    "act.pledge-{}": [one.value for one in ClosedBy],
    "paper.title-{}": [one.value.replace("_", "-") for one in PaperKind],
    "paper.short-{}": [one.value.replace("_", "-") for one in PaperKind],
    "paper.btn-back-{}": [one.value.replace("_", "-") for one in PaperKind],
    "reminder.means-{}": [*(one.value for one in Duty), "office"],
    "reminder.still-{}": [*(one.value for one in Duty), "office"],
    "reminder.late-{}": [one.value for one in LatePolicy if one is not LatePolicy.PENALTY],
    "criterion.head-{}": [one.value for one in Side],
    "criterion.btn-max-{}": [one.value for one in Side],
    "rehearsal.event-{}": [one.value for one in EventKind],
    "rehearsal.name-{}": [role.value for role in Role],
    "rehearsal.post-{}": [role.value for role in Role],
    "setting-right.{}": Settings.model_fields,
}
"""Names made of a closed list's values: each value has its text."""


@pytest.mark.parametrize("pattern", ENUMERATED)
def test_every_value_of_a_closed_list_has_its_text(pattern: str) -> None:
    names = [pattern.replace(HOLE, str(value)) for value in ENUMERATED[pattern]]
    assert names
    assert [name for name in names if name not in VI] == []


def test_every_text_that_is_named_in_full_exists() -> None:
    """Whatever is handed to ``say`` or ``plain`` as a constant, in either arm of a choice."""
    assert sorted(name for name in set(_asked_for()) if name not in VI) == []


def _asked_for() -> Iterator[str]:
    for path in python_files("screens", "reports", "handlers", "bot", "locales"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="say" | "plain"), args=[named, *_]):
                    yield from _constants(named)
                case _:
                    pass


def _constants(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(value)):
            yield value
        case ast.IfExp(body=body, orelse=other):
            yield from _constants(body)
            yield from _constants(other)
        case _:
            return


def test_names_made_of_parts_make_at_least_one_text_each() -> None:
    """A pattern in the code that fits no text at all is a text that is missing."""
    _, patterns = named_in_code()
    tops = {key.partition(".")[0] for key in VI}
    lost = []
    for pattern in patterns:
        if pattern.partition(".")[0] not in tops:
            continue  # no name of a text
        holes = re.escape(pattern).replace(re.escape(HOLE), "[\\w.-]*")
        if not any(re.fullmatch(holes, key) for key in VI):
            lost.append(pattern)
    assert not lost


def test_both_languages_have_the_field_names_of_a_difference() -> None:
    for field in ("deadline", "labels.bloc", "max"):
        changed = Difference(part=Part.CRITERION, change=Change.ALTERED, code="1.1", field=field)
        for language in Language:
            assert voice_of(language).knows(changed.field_key)
