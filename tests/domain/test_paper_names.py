"""A paper's number and date, as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import EmptyText, NotUnderstood, PaperAhead, PaperUnclear, TextTooLong
from domain.paper_names import MAX_NUMBER, PaperName, read_day, read_name

TODAY = date(2027, 11, 20)
DAY = date(2027, 11, 14)


@pytest.mark.parametrize(
    "typed",
    [
        "12/BC-HKH ngày 14/11/2027",
        "số 12/BC-HKH, ngày 14 tháng 11 năm 2027",
        "so 12/BC-HKH ngay 14-11-2027",
        "Báo cáo số: 12/BC-HKH ngày 14/11/2027 của Hội Khuyến học",
        "Ngày 14/11/2027: 12/BC-HKH",
        "12/BC-HKH 14.11.2027",
        "12/BC-HKH ngày 14/11",
        "No. 12/BC-HKH dated 14 November 2027",
        "12/BC-HKH of 14/11/2027",
        "12/BC-HKH 2027-11-14",
    ],
)
def test_number_and_date_are_read_however_they_are_typed(typed: str) -> None:
    assert read_name(typed, TODAY) == PaperName(number="12/BC-HKH", day=DAY)


@pytest.mark.parametrize(
    ("typed", "number", "day"),
    [
        ("07/HKH", "07/HKH", None),
        ("số 12", "12", None),
        ("12-BC/TU", "12-BC/TU", None),
        ("12/10-BC", "12/10-BC", None),
        ("số BC-12", "BC-12", None),
        ("14/11/2027", "", DAY),
        ("ngày 14/11", "", DAY),
        ("14/11", "", DAY),
        ("12/2027/BC-HKH ngày 14/11/2027", "12/2027/BC-HKH", DAY),
    ],
)
def test_either_may_stand_alone(typed: str, number: str, day: date | None) -> None:
    assert read_name(typed, TODAY) == PaperName(number=number, day=day)


def test_a_date_without_its_year_is_the_last_such_day() -> None:
    assert read_day("30/12", TODAY) == date(2026, 12, 30)
    assert read_day("ngày 29 tháng 2", TODAY) == date(2024, 2, 29)
    assert read_day("25/01/2027", TODAY) == date(2027, 1, 25)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", EmptyText),
        ("\u200b\u202e", EmptyText),
        ("hôm qua", PaperUnclear),
        ("8,5", PaperUnclear),
        ("6.5 điểm", PaperUnclear),
        ("٣", PaperUnclear),
        ("12/BC ngày 31/02/2027", PaperUnclear),
        ("12/BC ngày mai", PaperUnclear),
        ("12/BC-HKH ngày 14/11/2072", PaperAhead),
        ("12/" + "B" * MAX_NUMBER, TextTooLong),
    ],
)
def test_what_cannot_be_read_is_refused(typed: str, error: type[NotUnderstood]) -> None:
    with pytest.raises(error):
        read_name(typed, TODAY)


@pytest.mark.parametrize("typed", ["12/BC ngày 14/11/2027", "hôm qua", "14/11/2027 và 15/11/2027"])
def test_a_day_stands_alone(typed: str) -> None:
    with pytest.raises(PaperUnclear):
        read_day(typed, TODAY)


def test_what_is_not_said_again_stays() -> None:
    kept = PaperName(number="12/BC", day=DAY)
    assert kept.completed(PaperName(number="13/BC")) == PaperName(number="13/BC", day=DAY)


@given(st.text(max_size=200))
def test_no_text_is_read_as_a_paper_of_the_future_or_without_end(text: str) -> None:
    try:
        name = read_name(text, TODAY)
    except NotUnderstood:
        return
    assert name.number or name.day
    assert len(name.number) <= MAX_NUMBER
    assert name.day is None or name.day <= TODAY
