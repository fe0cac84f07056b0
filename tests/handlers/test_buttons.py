"""Buttons as bytes: each action has a code of its own, and nothing forged is believed."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.buttons import decode, encode
from screens import actions as do
from screens.actions import Action
from tests.model.forging import actions


def test_no_two_actions_share_a_code() -> None:
    # A dataclass with slots is made twice; its first form lives on until it is collected.
    codes = {action.__name__: action.code for action in do.Action.__subclasses__()}
    counts = Counter(codes.values())
    assert [code for code, times in counts.items() if times > 1] == []
    assert all(len(code) == 2 and code.isalpha() and code.islower() for code in counts)


@pytest.mark.parametrize(
    "data",
    [
        f"1er:1:1r:{'z' * 13}",
        f"1er:1:1r:-{'z' * 13}",
        f"1ho:{'z' * 13}:1r",
        f"1ho:1:{'z' * 13}",
    ],
)
def test_a_number_beyond_what_can_be_kept_is_no_button_of_ours(data: str) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    "data",
    ["", ":", "1", "1ho", "1ho:1", "1ho:1:1r:", "1ho:x y:1r", "2ho:1:1r", "ho:1:1r", "1zz:1:1r"],
)
def test_what_this_program_never_wrote_is_no_button(data: str) -> None:
    assert decode(data) is None


def test_the_largest_number_is_read_back() -> None:
    action = do.OpenEvidence(2**63 - 1)
    found = decode(encode(action, 1, 2027))
    assert found is not None
    assert found.action == action


def test_a_button_of_a_unit_names_the_paper_it_is_entered_from() -> None:
    code = "x" * 12
    longest = do.ScoreCriterion(code, code, 10_000, 999)
    data = encode(longest, 36**4, 2027, 36**4)
    assert len(data.encode()) <= 64
    found = decode(data)
    assert found is not None
    assert (found.action, found.behalf) == (longest, 36**4)


def test_a_button_that_leads_out_of_the_unit_names_no_paper() -> None:
    assert encode(do.GoHome(), 1, 2027, 5) == encode(do.GoHome(), 1, 2027)
    found = decode("1ho:1:r.5")
    assert found is None or found.behalf is None


@pytest.mark.parametrize("when", [f"r.{'z' * 13}", "r.-", "r.x y"])
def test_a_forged_paper_is_no_button_of_ours(when: str) -> None:
    assert decode(f"1pl:1:{when}:0") is None


@given(actions(), st.integers(0, 36**6), st.integers(2000, 2100))
def test_every_action_with_any_fields_comes_back_as_it_was(
    action: Action, place: int, year: int
) -> None:
    found = decode(encode(action, place, year))
    assert found is not None
    assert (found.action, found.place, found.year) == (action, place, year)


@given(
    st.text(max_size=64) | st.from_regex(r"1[a-z]{2}(:[0-9a-z_.+-]{0,12}){0,7}", fullmatch=True)
)
def test_callback_data_that_nobody_wrote_is_an_action_within_bounds_or_nothing(data: str) -> None:
    press = decode(data)
    if press is not None:
        numbers = [value for value in asdict(press.action).values() if isinstance(value, int)]
        assert all(abs(number) < 2**63 for number in (*numbers, press.place))
