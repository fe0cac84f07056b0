"""One difference between two versions of a definition, as a sentence."""

from __future__ import annotations

from domain.amendments import Change, Difference, Part
from domain.definitions import Definition
from domain.errors import NotFound
from domain.words import Words
from locales.catalog import Voice

_COME_OR_GONE = {Change.ADDED, Change.REMOVED}


def difference(voice: Voice, one: Difference, definition: Definition) -> str:
    """Say what differs: what it is now, and what it was.

    ``definition`` is a version to look names up in: people know a deadline by its title and a
    content by its number, not by their keys. Plain text: to be escaped where it is put up.
    """
    what = voice.plain(one.text_key, code=_spoken(voice, one, definition)).strip()
    before, after = (_shown(voice, words) for words in (one.before, one.after))
    field = voice.plain(one.field_key) if one.field else ""
    if field and before == after:
        return voice.plain("pledge-changes.other-language", what=what, field=field)
    return voice.plain(f"change-{one.change}", what=what, field=field, before=before, after=after)


def _shown(voice: Voice, words: Words | None) -> str:
    return words.to(voice.language) if words else ""


def _spoken(voice: Voice, one: Difference, definition: Definition) -> str:
    """Return what people call the item: its name or number; its code where that is its name."""
    try:
        match one.part:
            case Part.CONTENT:
                codes = [content.code for content in definition.pledge.contents]
                return str(codes.index(one.code) + 1) if one.code in codes else ""
            case Part.UNIT | Part.DEADLINE | Part.PERIOD if one.change in _COME_OR_GONE:
                return ""  # the sentence gives its name
            case Part.UNIT:
                return definition.unit(one.code).short.to(voice.language)
            case Part.DEADLINE:
                return f"“{definition.deadline(one.code).title.to(voice.language)}”"
            case Part.PERIOD:
                return definition.period(one.code).title.to(voice.language)
            case _:
                return one.code
    except NotFound:
        return one.code
