"""When and where a pledge was signed, as typed; and which fact closes the duty."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import EmptyText, NotUnderstood, PaperAhead, SigningUnclear, TextTooLong
from domain.pledges import ClosedBy
from domain.signings import MAX_VENUE, Occasion, read_occasion
from tests.builders import local

TODAY = date(2027, 1, 29)
KNOWN = Occasion(day=TODAY, venue="Hội trường cũ")
DAY = date(2027, 1, 25)


@pytest.mark.parametrize(
    ("typed", "day", "venue"),
    [
        ("25/01/2027 tại Hội trường tỉnh", DAY, "Hội trường tỉnh"),
        ("tại Hội trường tỉnh, ngày 25/1", DAY, "Hội trường tỉnh"),
        ("25/1 tại 12/3 Lê Lợi", DAY, "12/3 Lê Lợi"),
        ("25/1", DAY, "Hội trường cũ"),
        ("ngày 25 tháng 1 năm 2027", DAY, "Hội trường cũ"),
        ("tai 12 Lê Lợi", TODAY, "12 Lê Lợi"),
        ("25 January 2027 at the town hall", DAY, "the town hall"),
    ],
)
def test_day_and_place_are_read_and_either_may_stand_alone(
    typed: str, day: date, venue: str
) -> None:
    assert read_occasion(typed, TODAY, KNOWN) == Occasion(day=day, venue=venue)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("\u200b", EmptyText),
        ("hôm nay", SigningUnclear),
        ("Hội trường tỉnh", SigningUnclear),
        ("25/01/2027 Hội trường tỉnh", SigningUnclear),
        ("tại", SigningUnclear),
        ("30/01/2027", PaperAhead),
        ("tại " + "a" * (MAX_VENUE + 1), TextTooLong),
    ],
)
def test_what_is_neither_is_refused(typed: str, error: type[NotUnderstood]) -> None:
    with pytest.raises(error):
        read_occasion(typed, TODAY, KNOWN)


@given(st.text(max_size=200))
def test_no_text_makes_a_signing_in_the_future_or_without_end(text: str) -> None:
    try:
        occasion = read_occasion(text, TODAY, KNOWN)
    except NotUnderstood:
        return
    assert occasion.day <= TODAY
    assert len(occasion.venue) <= MAX_VENUE


EARLY, LATE = local("2027-01-22 09:15"), local("2027-01-25 00:00")


@pytest.mark.parametrize(
    ("rule", "confirmed", "signed", "closed"),
    [
        (ClosedBy.CONFIRMATION, EARLY, None, EARLY),
        (ClosedBy.CONFIRMATION, None, LATE, None),
        (ClosedBy.SIGNING, EARLY, None, None),
        (ClosedBy.SIGNING, None, LATE, LATE),
        (ClosedBy.BOTH, EARLY, None, None),
        (ClosedBy.BOTH, None, LATE, None),
        (ClosedBy.BOTH, EARLY, LATE, LATE),
        (ClosedBy.EITHER, None, None, None),
        (ClosedBy.EITHER, EARLY, LATE, EARLY),
        (ClosedBy.EITHER, None, LATE, LATE),
    ],
)
def test_a_setting_says_which_fact_closes_the_duty(
    rule: ClosedBy,
    confirmed: datetime | None,
    signed: datetime | None,
    closed: datetime | None,
) -> None:
    assert rule.closed_at(confirmed, signed) == closed
