from __future__ import annotations

from typing import Any

import pytest

from domain.amendments import Change, Difference, Part, differences, kind_of
from domain.definitions import Definition
from domain.pledges import AmendmentKind
from domain.words import Language
from tests.domain.builders import ELEVEN, the_eleven, the_small
from usecases.definition_reader import read_definition


def edited(old: str, new: str) -> Definition:
    """Return the sample bloc after its file was edited at one place."""
    text = ELEVEN.read_text("utf-8")
    assert text.count(old) >= 1
    return read_definition(text.replace(old, new, 1), year=None)


def changes(new: Definition) -> list[tuple[Part, Change, str, str]]:
    found = differences(the_eleven(), new)
    return [(d.part, d.change, d.code, d.field) for d in found]


def only(new: Definition) -> Difference:
    (difference,) = differences(the_eleven(), new)
    return difference


def test_a_definition_does_not_differ_from_itself() -> None:
    assert differences(the_eleven(), the_eleven()) == ()
    assert kind_of(()) is AmendmentKind.CORRECTION


def test_another_way_of_writing_the_same_is_no_difference() -> None:
    same = edited("max = 30", 'max = "30,0"')
    assert differences(the_eleven(), same) == ()
    assert same.fingerprint == the_eleven().fingerprint


@pytest.mark.parametrize(
    ("old", "new", "part", "code", "field", "kind"),
    [
        (
            'short.vi = "Hội Đông y"', 'short.vi = "Hội Y học cổ truyền"',
            Part.UNIT, "HDY", "short", AmendmentKind.CORRECTION,
        ),
        (
            'deputy = "CTD"', 'deputy = "HKH"',
            Part.BLOC, "", "deputy", AmendmentKind.CORRECTION,
        ),
        (
            'standing_body.vi = "Ban', 'standing_body.vi = "Phòng',
            Part.BLOC, "", "labels.standing_body", AmendmentKind.CORRECTION,
        ),
        (
            "giữ gìn đoàn kết nội bộ", "giữ vững đoàn kết",
            Part.CONTENT, "P3", "text", AmendmentKind.CONTENT_CHANGE,
        ),
        (
            'evidence.vi = "quy chế, biên bản hội nghị"', 'evidence.vi = "biên bản"',
            Part.CRITERION, "5.1", "evidence", AmendmentKind.CONTENT_CHANGE,
        ),
        (
            "step = 0.25", "step = 0.5",
            Part.SCORE_TABLE, "", "step", AmendmentKind.CONTENT_CHANGE,
        ),
        (
            "cap = 5", "cap = 6",
            Part.BONUS, "", "cap", AmendmentKind.CONTENT_CHANGE,
        ),
        (
            'opens = "05/01"', 'opens = "06/01"',
            Part.PERIOD, "q1", "opens", AmendmentKind.CORRECTION,
        ),
        (
            'date = "05/04"', 'date = "12/04"',
            Part.DEADLINE, "q1_report", "date", AmendmentKind.CORRECTION,
        ),
        (
            "quota = 2", "quota = 1",
            Part.FLAGS, "", "quota", AmendmentKind.CORRECTION,
        ),
        (
            "upto = 5, points = 1", "upto = 3, points = 1",
            Part.LATE, "", "bands", AmendmentKind.CORRECTION,
        ),
        (
            'rung_time = "08:00"', 'rung_time = "08:30"',
            Part.REMINDING, "", "rung_time", AmendmentKind.CORRECTION,
        ),
    ],
)  # fmt: skip
def test_one_edit_is_one_difference(
    old: str, new: str, part: Part, code: str, field: str, kind: AmendmentKind
) -> None:
    difference = only(edited(old, new))
    assert (difference.part, difference.code, difference.field) == (part, code, field)
    assert difference.change is Change.ALTERED
    assert kind_of([difference]) is kind


def test_a_difference_shows_what_was_and_what_is() -> None:
    difference = only(edited('date = "05/04"', 'date = "12/04"'))
    assert difference.before is not None
    assert difference.after is not None
    assert difference.before.to(Language.VI) == "05/04"
    assert difference.after.to(Language.VI) == "12/04"


def test_points_are_shown_with_the_comma_or_dot_of_the_language() -> None:
    difference = only(edited("step = 0.25", "step = 0.5"))
    assert difference.before is not None
    assert (difference.before.vi, difference.before.en) == ("0,25", "0.25")


def test_what_was_not_said_before_is_set_and_what_is_no_longer_said_is_cleared() -> None:
    bases = only(edited("legal_bases = []", 'legal_bases = ["Kế hoạch số 01"]'))
    assert (bases.change, bases.before) == (Change.SET, None)
    deputy = only(edited('deputy = "CTD"', ""))
    assert (deputy.change, deputy.after) == (Change.CLEARED, None)
    assert kind_of([bases, deputy]) is AmendmentKind.CORRECTION


def test_two_lists_that_read_alike_are_still_two() -> None:
    one = edited("legal_bases = []", 'legal_bases = ["A; B"]')
    two = edited("legal_bases = []", 'legal_bases = ["A", "B"]')
    assert len(differences(one, two)) == 1


def test_a_long_list_of_days_can_be_shown() -> None:
    days = ", ".join(f'"{n % 28 + 1:02}/{n // 28 % 12 + 1:02}/2027"' for n in range(300))
    difference = only(edited("extra_workdays = []", f"extra_workdays = [{days}]"))
    assert difference.after is not None
    assert len(difference.after.vi) > 3000


def test_a_unit_that_joins_changes_the_content() -> None:
    unit = '[[units]]\ncode = "LSU"\nname = "Hội Khoa học Lịch sử"\nshort = "Hội Lịch sử"\n'
    joined = only(edited("[pledge]\n", f"{unit}\n[pledge]\n"))
    assert (joined.part, joined.change, joined.code) == (Part.UNIT, Change.ADDED, "LSU")
    assert joined.after is not None
    assert joined.after.vi == "Hội Khoa học Lịch sử"
    assert kind_of([joined]) is AmendmentKind.CONTENT_CHANGE


def test_a_unit_that_leaves_changes_the_content() -> None:
    old = the_eleven()
    units = tuple(u for u in old.units if u.code != "HDY")
    left = only(old.model_copy(update={"units": units}))
    assert (left.change, left.code, left.after) == (Change.REMOVED, "HDY", None)
    assert kind_of([left]) is AmendmentKind.CONTENT_CHANGE


def test_another_order_of_units_binds_nobody_and_one_of_contents_does() -> None:
    old = the_eleven()
    turned = old.model_copy(update={"units": tuple(reversed(old.units))})
    assert changes(turned) == [(Part.UNIT, Change.MOVED, "", "")]
    assert kind_of(differences(old, turned)) is AmendmentKind.CORRECTION
    contents = tuple(reversed(old.pledge.contents))
    pledge = old.pledge.model_copy(update={"contents": contents})
    reordered = only(old.model_copy(update={"pledge": pledge}))
    assert reordered.after is not None
    assert reordered.after.vi == "P8; P7; P6; P5; P4; P3; P2; P1"
    assert kind_of([reordered]) is AmendmentKind.CONTENT_CHANGE


def test_a_criterion_that_changes_its_section_says_so() -> None:
    old = the_eleven()
    sections = list(old.score_table.sections)
    moved = sections[4].criteria[1]
    sections[4] = sections[4].model_copy(update={"criteria": sections[4].criteria[:1]})
    sections[5] = sections[5].model_copy(update={"criteria": (moved, *sections[5].criteria)})
    table = old.score_table.model_copy(update={"sections": tuple(sections)})
    difference = only(old.model_copy(update={"score_table": table}))
    assert (difference.code, difference.field) == ("5.2", "place")
    assert difference.before is not None
    assert difference.after is not None
    assert (difference.before.vi, difference.after.vi) == ("5", "6")


def test_a_penalty_that_goes_takes_its_criteria_along() -> None:
    old = the_eleven()
    table = old.score_table.model_copy(update={"penalty": None})
    assert changes(old.model_copy(update={"score_table": table})) == [
        (Part.PENALTY, Change.PART_REMOVED, "", ""),
        (Part.CRITERION, Change.REMOVED, "TR1", ""),
        (Part.CRITERION, Change.REMOVED, "TR2", ""),
    ]


def leaves(value: Any, path: str = "") -> list[str]:
    """Return the paths of all single values in dumped data."""
    if isinstance(value, dict):
        return [p for key, inner in value.items() for p in leaves(inner, f"{path}/{key}")]
    if isinstance(value, list):
        return [p for n, inner in enumerate(value) for p in leaves(inner, f"{path}/{n}")]
    return [path]


def replaced(data: Any, path: list[str], value: Any) -> Any:
    """Return dumped data with one single value replaced."""
    if not path:
        return value
    head, *rest = path
    if isinstance(data, list):
        return [
            replaced(one, rest, value) if str(n) == head else one for n, one in enumerate(data)
        ]
    return {key: replaced(one, rest, value) if key == head else one for key, one in data.items()}


def test_no_text_can_change_unseen() -> None:
    """Every text of a file, changed alone, is found: nothing differs without a difference."""
    old = the_small()
    dumped = old.model_dump(mode="json")
    texts = [path for path in leaves(dumped) if path.endswith(("/vi", "/en"))]
    assert len(texts) > 100
    for path in texts:
        new = Definition.model_validate(replaced(dumped, path.split("/")[1:], "Khác"))
        (difference,) = differences(old, new)
        assert difference.after is not None
        assert "Khác" in (difference.after.vi, difference.after.en)
