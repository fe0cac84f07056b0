"""Labels of buttons that hold a name a bloc chose itself: the name gives way, the rest is kept."""

from __future__ import annotations

from domain.words import Words
from locales.catalog import Voice
from screens.report_words import cut

LABEL = 96
"""Letters a button shows on a narrow phone, in three lines."""

NAME = 20
"""Letters of a name that are kept at least."""


def fitted(voice: Voice, key: str, long: str, **facts: str | int | Words) -> str:
    """Return a label in which the fact called ``long`` is cut until the whole can be read.

    What a button says besides the name, such as how a unit stands, is what it is read for.
    """
    said = {n: f.to(voice.language) if isinstance(f, Words) else f for n, f in facts.items()}
    name = str(said[long])
    over = len(voice.plain(key, **said)) - LABEL
    if over <= 0:
        return voice.plain(key, **said)
    return voice.plain(key, **{**said, long: cut(name, max(len(name) - over, NAME))})
