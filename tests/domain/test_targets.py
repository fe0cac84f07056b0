"""Targets as people type them: the words are kept as they are, a number is read or left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import EmptyText, TargetUnclear, TextTooLong
from domain.targets import MAX_LINE, read_lines
from domain.words import clean_line


@pytest.mark.parametrize(
    ("typed", "amount", "measure"),
    [
        ("Kết nạp hội viên mới: 200 hội viên", "200", "hội viên"),
        ("Vận động quỹ: 1.200 triệu đồng", "1200", "triệu đồng"),
        ("Raised for the fund: 1,200,000 dong", "1200000", "dong"),
        ("Tỷ lệ chi hội tốt: 12,5 %", "12.5", "%"),
        ("Tỷ lệ chi hội tốt: 12.50%", "12.5", "%"),
        ("Mở lớp: 5", "5", ""),
        ("Doanh thu: 1.234,56 triệu", "1234.56", "triệu"),
        ("Nghị quyết 19: 3 mô hình", "3", "mô hình"),
        ("Đạt danh hiệu Tập thể lao động xuất sắc", None, ""),
        ("Giảm tồn đọng: -5 %", None, ""),
        ("Tỷ trọng: 0,125 %", None, ""),
        ("Quy mô: ٣ lớp", None, ""),
        ("Quy mô: 1e309", None, ""),
        ("Giờ mở cửa: 8:30", None, ""),
        ("Quy mô: 1.2.3 lớp", None, ""),
        (f"Quy mô: 5 {'rất ' * 20}", None, ""),
    ],
)
def test_a_number_behind_the_last_colon_is_read_and_never_guessed(
    typed: str, amount: str | None, measure: str
) -> None:
    (line,) = read_lines(typed)
    assert line.text == typed.strip()
    assert (line.amount, line.measure) == (amount and Decimal(amount), measure)


def test_each_line_is_a_target_and_bullets_and_numbers_before_it_are_no_part_of_it() -> None:
    typed = "1. Kết nạp: 20 hội viên;\n\n2) Mở lớp: 3 lớp.\n- Xây nhà: 2 nhà\n• 12 mô hình mới"
    assert [line.text for line in read_lines(typed)] == [
        "Kết nạp: 20 hội viên",
        "Mở lớp: 3 lớp",
        "Xây nhà: 2 nhà",
        "12 mô hình mới",
    ]


@pytest.mark.parametrize("typed", ["", " \n ", "\u202e\u200b", "...", "- \n•"])
def test_nothing_readable_is_no_target(typed: str) -> None:
    with pytest.raises(EmptyText):
        read_lines(typed)


@pytest.mark.parametrize("typed", ["200", "🎯", "101 %", "Mở lớp: 3\n٣", "2 : 3"])
def test_a_line_without_words_stops_them_all(typed: str) -> None:
    with pytest.raises(TargetUnclear):
        read_lines(typed)


def test_a_line_has_a_limit_and_unseen_signs_do_not_count() -> None:
    assert read_lines("á" * MAX_LINE + "\u200b")
    with pytest.raises(TextTooLong) as refused:
        read_lines("Mở lớp\n" + "á" * (MAX_LINE + 1))
    assert refused.value.facts == {"length": MAX_LINE + 1, "limit": MAX_LINE}


numbered = st.from_regex(r"[0-9a-zđ ]{1,9}: ?[-+]?[0-9.,]{1,16} ?[%a-zđ]{0,9}", fullmatch=True)


@given(st.text(max_size=100) | st.lists(numbered, max_size=4).map("\n".join))
def test_any_text_is_targets_within_bounds_or_is_refused(text: str) -> None:
    try:
        lines = read_lines(text)
    except (EmptyText, TargetUnclear, TextTooLong):
        return
    for line in lines:
        assert 0 < len(line.text) <= MAX_LINE
        assert line.text == clean_line(line.text)
        assert line.amount is None or 0 <= line.amount < 10**12
        assert read_lines(line.text) == (line,)
