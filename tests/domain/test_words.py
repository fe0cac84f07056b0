from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.words import Language, Line, Spoken, Words, clean_line, clean_text, folded, is_a_name


def test_a_plain_string_serves_both_languages() -> None:
    words = Words.model_validate("Hội Khuyến học")
    assert words.to(Language.VI) == words.to(Language.EN) == "Hội Khuyến học"


@pytest.mark.parametrize("given", [5, True, None, ["a"], 2.5])
def test_words_are_text_or_a_table_of_two_texts(given: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        Words.model_validate(given)
    assert refusal.value.errors()[0]["type"] == "not-words"


@pytest.mark.parametrize("empty", ["", "   ", "\u200b\u200b", "\u202e \ufeff"])
def test_a_text_of_signs_nobody_sees_is_empty(empty: str) -> None:
    with pytest.raises(ValidationError):
        Words(vi=empty, en="x")


def test_words_are_kept_in_composed_form_whatever_keyboard_wrote_them() -> None:
    assert Words(vi="Ho\u0323\u0302i Khuye\u0302\u0301n ho\u0323c", en="x").vi == "Hội Khuyến học"


def test_a_line_has_no_line_breaks_and_at_most_300_characters() -> None:
    line = TypeAdapter(Line)
    assert line.validate_python("Hội\nKhuyến học").vi == "Hội Khuyến học"
    assert line.validate_python("x" * 300).vi == "x" * 300
    with pytest.raises(ValidationError):
        line.validate_python({"vi": "x", "en": "x" * 301})


def test_what_stands_on_a_button_has_at_most_60_characters() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Spoken).validate_python("x" * 61)


def test_text_keeps_its_lines_and_loses_what_is_unseen() -> None:
    assert clean_text("  một\u200b  hai \r\n\n ba\x07 ") == "một hai\n\nba"
    assert clean_line("a\tb\n\u202ec") == "a b c"


def test_a_right_to_left_override_cannot_hide_in_a_name() -> None:
    assert clean_line("Nguyễn\u202eVăn\u202c A") == "NguyễnVăn A"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoi khuyen hoc", "Hội Khuyến học"),
        ("GIAO UOC", "Giao ước"),
        ("dang ky", "Đăng ký"),
        ("  viec   can lam ", "Việc cần làm"),
        ("Đến phần xác nhận", "den phan xac nhan"),
        ("tro giup!", "Trợ giúp"),
    ],
)
def test_a_label_typed_without_accents_is_the_same_label(typed: str, meant: str) -> None:
    assert folded(typed) == folded(meant)


def test_different_labels_stay_different() -> None:
    assert folded("Hội Luật gia") != folded("Hội Nhà báo")


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)
    assert folded(folded(text)) == folded(text)


letters = st.text(st.characters(categories=["L", "M", "Cf", "Zs", "Nd"]) | st.sampled_from("'.-"))


@given(st.text(max_size=80) | letters)
def test_whatever_is_taken_for_a_person_s_name_can_stand_on_a_receipt(text: str) -> None:
    name = clean_line(text)
    if is_a_name(name):
        assert name[0].isalpha()
        assert name.isprintable()
        assert not set(name) & set("<>&/@:\\\n\u202e\u200b")
        assert folded(name)
