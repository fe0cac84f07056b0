"""What a text typed on a criterion's card is taken for."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from domain.errors import (
    CountNotUnderstood,
    EmptyText,
    FilledByBloc,
    OffStep,
    OldButton,
    OverMaximum,
    PointsNotUnderstood,
    TextTooLong,
)
from domain.evidence import (
    EXTENSIONS,
    MAX_NAME,
    MAX_NAME_BYTES,
    looks_like_reference,
    read_reference,
    shown_name,
)
from domain.scoring import example_points, read_score, score_of, useful_counts
from tests.builders import small_definition

TABLE = small_definition().score_table
DIRECT, MET, COUNT, BY_BLOC = (TABLE.criterion(c) for c in ("1.1", "1.2", "2.1", "2.2"))


@pytest.mark.parametrize("text", ["5,5", "5.5", " 5,50 ", "5,5 điểm", "5.5 diem", "5,5đ", "5,5."])
def test_points_are_read_as_people_type_them(text: str) -> None:
    score = read_score(TABLE, DIRECT, text)
    assert score is not None
    assert score.points == Decimal("5.50")
    assert score.times is None


@pytest.mark.parametrize(
    "text", ["-5", "1.000", "5,555", "5/10", "٣", "5 5", "10/6/2027", "5 lần"]
)
def test_what_looks_like_a_number_and_is_none_is_asked_about(text: str) -> None:
    with pytest.raises(PointsNotUnderstood):
        read_score(TABLE, DIRECT, text)


@pytest.mark.parametrize("text", ["NaN", "1e309", "∞", "năm điểm", "cảm ơn", "", "9" * 5000])
def test_what_is_not_meant_as_a_number_is_left_to_others(text: str) -> None:
    assert read_score(TABLE, DIRECT, text) is None


def test_points_above_the_maximum_or_between_two_steps_are_refused() -> None:
    with pytest.raises(OverMaximum):
        read_score(TABLE, DIRECT, "10,5")
    with pytest.raises(OffStep) as refused:
        read_score(TABLE, DIRECT, "5,25")
    assert (refused.value.facts["below"], refused.value.facts["above"]) == (
        Decimal("5.00"),
        Decimal("5.50"),
    )


@pytest.mark.parametrize(
    ("text", "points"), [("Đạt", 5), ("dat", 5), ("chưa đạt", 0), ("5", 5), ("0", 0), ("met", 5)]
)
def test_met_is_said_in_words_or_points(text: str, points: int) -> None:
    score = read_score(TABLE, MET, text)
    assert score is not None
    assert score.points == points


@pytest.mark.parametrize(("text", "times", "points"), [("2", 2, 2), ("7 lần", 7, 3), ("0", 0, 0)])
def test_a_count_is_turned_into_points_up_to_the_maximum(
    text: str, times: int, points: int
) -> None:
    score = read_score(TABLE, COUNT, text)
    assert score is not None
    assert (score.times, score.points) == (times, Decimal(points))


@pytest.mark.parametrize("text", ["2,5", "1000", "-1", "2 điểm"])
def test_a_count_is_a_whole_number_below_a_thousand(text: str) -> None:
    with pytest.raises(CountNotUnderstood):
        read_score(TABLE, COUNT, text)


def test_what_the_bloc_fills_is_not_scored_by_the_unit() -> None:
    with pytest.raises(FilledByBloc):
        read_score(TABLE, BY_BLOC, "2")
    with pytest.raises(FilledByBloc):
        score_of(TABLE, BY_BLOC, 200)


def test_a_button_s_number_is_checked_like_a_typed_one() -> None:
    assert score_of(TABLE, DIRECT, 550).points == Decimal("5.50")
    assert score_of(TABLE, COUNT, 4) == (Decimal("3.00"), 4)
    with pytest.raises(OverMaximum):
        score_of(TABLE, DIRECT, 1050)
    with pytest.raises(OldButton):
        score_of(TABLE, COUNT, -1)


def test_examples_and_counts_fit_their_criterion() -> None:
    assert example_points(DIRECT, Decimal("0.5")) == 9
    assert example_points(MET, Decimal(5)) == 5
    assert list(useful_counts(COUNT)) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 12/QĐ-HKH ngày 10/6/2027 về khen thưởng",
        "12/QĐ-HKH",
        "Công văn 07-CV/HKH",
        "số 12",
        "Biên bản họp tháng 6 năm 2027",
        "Bảng điểm số 5/BĐ-HKH",
        "https://example.org/bai-viet",
        "www.example.org",
        "Decision No. 12 of 10/6/2027",
    ],
)
def test_what_names_a_document_is_a_reference(text: str) -> None:
    assert looks_like_reference(text)


@pytest.mark.parametrize(
    "text", ["5 điểm rưỡi", "khoảng 5 điểm thôi", "5 phẩy 5", "1e309", "chấm 5 nhé", "cảm ơn", ""]
)
def test_what_is_a_clumsy_score_or_a_word_is_no_reference(text: str) -> None:
    assert not looks_like_reference(text)


def test_a_reference_is_one_clean_line_with_letters() -> None:
    assert read_reference(" QĐ số 1\n ngày\u200b 2 ") == "QĐ số 1 ngày 2"
    with pytest.raises(EmptyText):
        read_reference("12/6")
    with pytest.raises(TextTooLong):
        read_reference("số " + "a" * 500)


@pytest.mark.parametrize(
    ("given", "kind", "shown"),
    [
        ("../../etc/passwd", "application/pdf", "passwd.pdf"),
        ("C:\\tai lieu\\báo cáo.PDF", "application/pdf", "báo cáo.PDF"),
        ("ảnh.jpeg", "image/jpeg", "ảnh.jpeg"),
        ("chay.bat", "text/plain", "chay.bat.txt"),
        ("anh\u202egpj.exe", "image/jpeg", "anhgpj.exe.jpg"),
        ("", "image/png", "minh-chung.png"),
        (None, "application/msword", "minh-chung.doc"),
        ("...", "application/pdf", "minh-chung.pdf"),
        ("a<b>:c|d?.pdf", "application/pdf", "a_b__c_d_.pdf"),
        ("CON.pdf", "application/pdf", "_CON.pdf"),
        ("lpt1 .báo cáo", "application/pdf", "_lpt1 .báo cáo.pdf"),
        ("nul", "text/plain", "_nul.txt"),
        ("console.pdf", "application/pdf", "console.pdf"),
        ("a\ufff9b\ue000\U000e0041.pdf", "application/pdf", "ab.pdf"),
    ],
)
def test_a_shown_name_is_never_a_path_and_ends_as_its_content(
    given: str | None, kind: str, shown: str
) -> None:
    assert shown_name(given, kind) == shown


def test_a_long_name_keeps_its_ending() -> None:
    name = shown_name("x" * 500 + ".docx", "application/pdf")
    assert len(name) == 120
    assert name.endswith(".pdf")


@tried(
    st.none() | st.text(st.characters(exclude_categories=["Cn"]), max_size=400),
    st.sampled_from(sorted(EXTENSIONS)),
)
def test_whatever_a_file_is_called_it_can_be_saved_under_its_shown_name(
    called: str | None, kind: str
) -> None:
    name = shown_name(called, kind)
    assert len(name) <= MAX_NAME
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert not set(name) & set('/\\<>:"|?*\n\0')
    assert name.isprintable()
    assert name == unicodedata.normalize("NFC", name)
    assert not name.startswith((".", " "))
    assert name.split(".")[0].strip().lower() not in {"", "con", "nul", "aux", "prn", "com1"}
    assert shown_name(name, kind) == name
