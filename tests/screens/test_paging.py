"""Pages of long texts hold everything, in order, within Telegram's own count."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from screens.paging import paged, units


def test_short_paragraphs_share_a_page() -> None:
    assert paged(["a", "b"], limit=10) == ("a\n\nb",)


def test_a_paragraph_that_does_not_fit_begins_the_next_page() -> None:
    assert paged(["aaaa", "bbbb"], limit=9) == ("aaaa", "bbbb")


def test_a_paragraph_longer_than_a_page_is_cut_between_words() -> None:
    assert paged(["mot hai ba bon"], limit=8) == ("mot hai", "ba bon")


def test_nothing_is_one_empty_page() -> None:
    assert paged([]) == ("",)


def test_signs_beyond_the_basic_plane_count_twice_and_are_never_halved() -> None:
    pages = paged(["𡨸" * 9], limit=7)
    assert pages == ("𡨸𡨸𡨸",) * 3


@settings(max_examples=200)
@given(st.lists(st.text("ab \n𡨸đ", min_size=1, max_size=60), max_size=8), st.integers(4, 40))
def test_every_page_fits_and_no_letter_is_lost(paragraphs: list[str], limit: int) -> None:
    pages = paged(paragraphs, limit)
    assert all(units(page) <= limit for page in pages)
    assert "".join("".join(pages).split()) == "".join("".join(paragraphs).split())
