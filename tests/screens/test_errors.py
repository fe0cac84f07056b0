"""Every refusal can be said, whatever its facts are called."""

from __future__ import annotations

import pytest

from domain.errors import NotFound, YearClosed
from domain.policy import Activity
from domain.words import Language
from locales.catalog import voice_of
from screens.errors import refused, sentence

VI = voice_of(Language.VI)


@pytest.mark.parametrize("fact", ["key", "unit", "self", "voice", "variables"])
def test_a_fact_may_bear_any_name(fact: str) -> None:
    """A forged button with an unknown deadline (``key``) once ended in an incident."""
    assert "Không tìm thấy" in refused(VI, NotFound(**{fact: "x"})).text


def test_a_year_that_is_over_says_of_a_pledge_that_it_can_still_be_read() -> None:
    late = YearClosed(year=2027, activity=Activity.CONFIRM_PLEDGE)
    assert "vẫn đọc được toàn văn" in sentence(VI, late)
    other = YearClosed(year=2027, activity=Activity.EDIT_REPORT)
    assert "Năm thi đua 2027 đã kết thúc" in sentence(VI, other)
