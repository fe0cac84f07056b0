"""The watch over the logs can fail: it hears tokens, links and words, wherever they stand."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from domain.blocs import Role
from tests.eavesdropper import Eavesdropper
from tests.house import Neighbour, a_house
from usecases.visiting import Visiting

WORDS = "Bà Hoa nghỉ ốm từ thứ Hai"
log = logging.getLogger("bot.careless")


@pytest.mark.parametrize(
    "tell",
    [
        lambda words: log.info("told %s", words),
        lambda words: log.info("told", extra={"fields": {"text": words}}),
        lambda words: log.info("told", extra={"fields": {"text": words[:20] + "…"}}),
        lambda words: log.error("told", exc_info=OSError(words)),
    ],
)
def test_words_are_heard(ear: Eavesdropper, tell: object) -> None:
    assert callable(tell)
    ear.said({"text": WORDS})
    tell(WORDS)
    assert len(ear.findings()) == 1
    ear.forget()


@pytest.mark.parametrize("content", [{"caption": WORDS}, {"document": {"file_name": WORDS}}])
def test_captions_and_names_of_files_are_heard(
    ear: Eavesdropper, content: dict[str, object]
) -> None:
    ear.said(content)
    log.info(WORDS)
    assert ear.findings()
    ear.forget()


def test_what_a_link_carries_is_heard(ear: Eavesdropper) -> None:
    ear.said({"text": "/start Xk3-token_of_22_charsAB"})
    log.info("opened", extra={"fields": {"by": "Xk3-token_of_22_charsAB"}})
    assert ear.findings()
    ear.forget()


async def test_what_is_said_in_the_sandbox_is_known_and_a_bug_does_not_tell_it(
    ear: Eavesdropper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_house(tmp_path) as house:
        officer: Neighbour = await house.joined("A", Role.UNIT_STAFF)
        assert house.box.token in ear.secrets

        def fails(*_: object) -> None:
            raise ValueError(f"cannot read {WORDS!r}")

        monkeypatch.setattr(Visiting, "places_with_cycles", fails)
        await officer.says(WORDS)
        assert WORDS in ear.secrets
        await officer.says("/mydata")
        assert officer.sees("trục trặc")
    assert any("visit.failed" in line and "ValueError" in line for line in ear.lines)
    assert not ear.findings()
