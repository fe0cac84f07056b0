"""Every text fits where it goes, with the longest names a definition and a person may give."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from bot.layout import CAPTION_LIMIT, TEXT_LIMIT, shown_length
from bot.profile import MENU
from domain.words import QUOTED, Language
from handlers.tables import COMMANDS
from tests.locales.texts import Text, texts

ON_A_BUTTON = 60
"""Letters of our own on a button: two lines of a narrow phone. A name filled in comes on top."""

COMMAND, COMMAND_TEXT, BOT_NAME, ABOUT, DESCRIPTION = 32, 256, 64, 120, 512
"""Telegram's limits for how a bot introduces itself."""

LINE, SPOKEN = 300, 60
"""The longest title and the longest spoken name of a definition (``domain/words.py``)."""


class Longest(NamedTuple):
    """How long a variable may become, by what its name stands for."""

    names: tuple[str, ...]
    length: int


LONGEST = (
    Longest(("text", "note"), 3000),
    Longest(("before", "after"), 600),
    Longest(("names", "units", "people", "things", "steps", "codes", "list", "who", "bands"), 700),
    Longest(("title", "report", "evidence", "bloc", "label", "what"), LINE),
    Longest(("given",), QUOTED + 1),
)


def _filled(reading: str) -> str:
    lengths = {name: one.length for one in LONGEST for name in one.names}
    return re.sub(r"\{(\w+)\}", lambda found: "đ" * lengths.get(found[1], SPOKEN), reading)


@pytest.mark.parametrize("language", Language)
def test_every_text_fits_into_one_message_with_the_longest_names(language: Language) -> None:
    too_long = [
        text.key
        for text in texts(language).values()
        for reading in text.readings
        if shown_length(_filled(reading)) > TEXT_LIMIT
    ]
    assert too_long == []


@pytest.mark.parametrize("language", Language)
def test_every_sentence_of_ours_is_short_enough_for_a_caption(language: Language) -> None:
    """What names add is cut by the screens; a text's own words never fill a caption."""
    too_long = [
        text.key
        for text in texts(language).values()
        for reading in text.readings
        if shown_length(_own(reading)) > CAPTION_LIMIT // 3
    ]
    assert too_long == []


def _own(reading: str) -> str:
    return re.sub(r"\{\w+\}", "", reading)


@pytest.mark.parametrize("language", Language)
def test_every_label_is_short_enough_to_stay_whole(language: Language) -> None:
    labels = [text for text in texts(language).values() if text.is_label]
    assert len(labels) > 100
    assert [t.key for t in labels if max(map(len, map(_own, t.readings))) > ON_A_BUTTON] == []


@pytest.mark.parametrize("language", Language)
def test_no_sentence_is_longer_than_a_breath(language: Language) -> None:
    """Forty words without a stop cannot be followed when they are read aloud."""
    long = [
        (text.key, sentence)
        for text in texts(language).values()
        if text.file not in {"terminal.ftl", "vault.ftl"}
        for reading in text.readings
        for sentence in re.split(r"[.;:?]\s", reading)
        if len(sentence.split()) > 40
    ]
    assert long == []


@pytest.mark.parametrize("language", Language)
def test_the_bot_introduces_itself_within_telegrams_limits(language: Language) -> None:
    known = texts(language)

    def length(key: str) -> int:
        return max(map(shown_length, known[key].readings))

    for name in MENU:
        assert re.fullmatch(rf"[a-z0-9_]{{1,{COMMAND}}}", name)
        assert name in COMMANDS
        assert 3 <= length(f"menu-commands.{name}") <= COMMAND_TEXT
    assert length("bot-name") <= BOT_NAME
    assert length("bot-short-description") <= ABOUT
    assert length("bot-description") <= DESCRIPTION


@pytest.mark.parametrize("language", Language)
def test_no_two_commands_are_described_alike(language: Language) -> None:
    said = [texts(language)[f"menu-commands.{name}"].readings for name in MENU]
    assert len(set(said)) == len(said)


def test_a_text_with_choices_is_read_in_all_of_them() -> None:
    """The tests of wording see every variant: a plural's as well as the other's."""
    remind: Text = texts(Language.EN)["board.btn-remind"]
    assert remind.readings == ("Remind {count} unit", "Remind {count} units")
    assert remind.variables == {"count"}
