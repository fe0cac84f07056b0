"""The mechanical traps of wording: words nobody should read, signs nobody can hear."""

from __future__ import annotations

import re
import unicodedata

import pytest

from domain.words import Language
from tests.locales.texts import Text, texts

OPERATOR = {"terminal.ftl", "settings.ftl", "vault.ftl", "definition.ftl", "amendments.ftl"}
"""Read on a terminal by whoever runs the program: file, bot and link are their words."""

FORBIDDEN = {
    Language.VI: (
        # Foreign or machine words, and the familiar "you".
        "bạn", "deadline", "submit", "upload", "download", "file", "link", "draft", "review",
        "ok", "okay", "token", "hash", "bot", "user", "admin", "click", "menu",
        # People read a one-time password into these and fear fraud.
        "mã xác nhận", "mã xác thực",
        # Powers of the competent body, not of the bloc; triumph is nobody's.
        "phê duyệt", "công nhận", "quyết định tặng", "đạt cờ", "thắng", "nhất khối",
        # Loss of face, and words that are bands of classification.
        "bị trả lại", "lỗi", "vi phạm", "cảnh báo", "thất bại", "không hợp lệ", "sai",
        "hoàn thành", "chưa hoàn thành", "trễ hạn", "người khuyết tật", "đồng chí",
        # What cannot be read aloud, or means another day than it says.
        "trước ngày", "tđkt",
    ),
    Language.EN: (
        "submit", "upload", "download", "ok", "okay", "token", "hash", "bot", "user", "click",
        "oops", "sorry", "invalid", "illegal", "error", "fail", "failed", "failure", "forbidden",
        "violation", "warning", "approve", "approved", "win", "winner", "guys", "hi", "hey",
        "disabled", "rejected",
    ),
}  # fmt: skip

PAPER = {
    "pledge-confirm.not-signature",
    "pledge-confirm.who-records",
    "review.leaderless",
    "review.page-old",
    "review.btn-attach-page",
    "review.btn-send-page",
    "review.btn-page",
}
"""Where signing is spoken of at all, it is signing on paper."""

ABOUT_PAPER = {"papers.ftl", "capacities.ftl", "signing.ftl"}
"""Files that speak of what was signed on paper, and of who acts by it."""


def _all(language: Language) -> list[Text]:
    return list(texts(language).values())


def _for_people(language: Language) -> list[Text]:
    return [text for text in _all(language) if text.file not in OPERATOR]


def _plain(reading: str) -> str:
    """Return the words of a reading: no variables, no commands."""
    return re.sub(r"\{\w+\}|/[a-z]+", " ", unicodedata.normalize("NFC", reading)).casefold()


def _says(text: Text, word: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", _plain(r)) for r in text.readings)


@pytest.mark.parametrize("language", Language)
def test_nobody_reads_a_forbidden_word(language: Language) -> None:
    found = [
        (text.key, word)
        for text in _for_people(language)
        for word in FORBIDDEN[language]
        if _says(text, word)
    ]
    assert found == []


def _signs(reading: str) -> bool:
    """Tell whether it speaks of signing: not of a secretary (thư ký), a diary (nhật ký)."""
    return bool(re.search(r"(?<!thư )(?<!đăng )(?<!nhật )\bký\b(?! hiệu| tự)", _plain(reading)))


def test_signing_is_spoken_of_only_where_it_is_on_paper() -> None:
    signing = {
        text.key
        for text in _for_people(Language.VI)
        if text.file not in ABOUT_PAPER and any(_signs(r) for r in text.readings)
    }
    assert signing == PAPER
    in_english = {
        text.key
        for text in _for_people(Language.EN)
        if text.file not in ABOUT_PAPER
        for reading in text.readings
        if re.search(r"\bsign(ed|ing|ature)?\b(?! up)", _plain(reading))
    }
    assert in_english == PAPER


SIGNS = {
    "an exclamation mark": r"!",
    "two blanks in a row": r"(?<=\S)  +(?=\S)",
    "a blank before a stop": r"(?<=\S) +[,.;:?](?:\s|$)",
    "three dots for an ellipsis": r"\.\.\.",
    "an ampersand": r"&",
    "a hyphen for a dash": r"(?<=\w) - (?=\w)",
    "a typewriter's quotation mark": r'"',
    "a number over a number": r"(?<![/\d])\d+/\d+(?![/\d])|\}\s*/\s*\{",
    "a figure with a leading nought": r"(?<![\d/:-])0\d\b(?!:)",
}

SHOWN_AS_TYPED = {
    "table.doing",  # a cell of the terminal's table
    "table.none",
    "definition.ftl",  # the file's own spelling: "15/11"
    "terminal.not-an-instant",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("sign", SIGNS)
def test_no_text_has(sign: str, language: Language) -> None:
    found = [
        (text.key, reading)
        for text in _all(language)
        if text.key not in SHOWN_AS_TYPED and text.file not in SHOWN_AS_TYPED
        for reading in text.readings
        if re.search(SIGNS[sign], reading)
    ]
    assert found == []


@pytest.mark.parametrize("language", Language)
def test_nothing_is_said_by_a_picture_and_every_letter_is_whole(language: Language) -> None:
    odd = []
    for text in _all(language):
        for reading in text.readings:
            assert unicodedata.is_normalized("NFC", reading), text.key
            odd += [
                (text.key, sign)
                for sign in reading
                if unicodedata.category(sign) in {"So", "Sk", "Cf", "Co", "Cs", "Cn"}
                or (unicodedata.category(sign) == "Cc" and sign != "\n")
            ]
    assert odd == []


ENUMS = re.compile(r"(?<![\w{/@])[a-z]+_[a-z_]+\b")
"""A raw value of the program's: unit_leader, not_open."""


@pytest.mark.parametrize("language", Language)
def test_no_raw_value_of_the_program_is_shown(language: Language) -> None:
    found = [
        (text.key, reading)
        for text in _for_people(language)
        for reading in text.readings
        if ENUMS.search(re.sub(r"\{\w+\}", "", reading))
    ]
    assert found == []


@pytest.mark.parametrize("language", Language)
def test_every_label_is_worded_and_ends_without_a_stop(language: Language) -> None:
    for text in _all(language):
        if not text.is_label:
            continue
        for reading in text.readings:
            assert "\n" not in reading, text.key
            assert not reading.endswith((".", ":", ";", ",")), text.key
            assert reading[0] == "{" or reading[0].isupper() or reading[0].isdigit(), text.key


def test_vietnamese_is_written_with_its_accents() -> None:
    """A text without a single accented letter was probably forgotten in English."""
    bare = [
        text.key
        for text in _for_people(Language.VI)
        for reading in text.readings
        if len(_plain(reading).split()) > 3
        and not any(unicodedata.normalize("NFD", sign) != sign for sign in _plain(reading))
    ]
    assert bare == []


QUOTES_VIETNAMESE = {
    "bot-name",
    "criterion-ask.reference",
    "error-not-a-name",
    "home.choose-language",
    "joining.ask-name",
    "own-name.ask-name",
    "report.privacy",
}
"""English texts that give a Vietnamese name, stamp or number as it stands on paper."""


def test_no_english_text_was_left_in_vietnamese() -> None:
    marked = {
        text.key
        for text in _all(Language.EN)
        for sign in "".join(text.readings)
        if sign.isalpha() and not sign.isascii()
    }
    assert marked == QUOTES_VIETNAMESE
