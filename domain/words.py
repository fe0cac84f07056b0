"""Texts that a bloc's definition file gives in two languages, and their clean-up."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from domain.model import Value

# Signs that change how a line is drawn but are never seen: zero-width and bidirectional controls.
_INVISIBLE = dict.fromkeys((0x00AD, 0x180E, 0xFEFF))
for _first, _last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069)):
    _INVISIBLE.update(dict.fromkeys(range(_first, _last + 1)))


class Language(StrEnum):
    """The languages every sentence exists in; Vietnamese comes first."""

    VI = "vi"
    EN = "en"


class Words(Value):
    """One thing said in Vietnamese and in English. A plain string in the file serves both."""

    vi: str = Field(min_length=1, max_length=3000)
    en: str = Field(min_length=1, max_length=3000)

    @model_validator(mode="before")
    @classmethod
    def _accept_a_plain_string(cls, given: Any) -> Any:
        return {"vi": given, "en": given} if isinstance(given, str) else given

    def to(self, language: Language) -> str:
        """Return the text in this language."""
        return self.en if language is Language.EN else self.vi


def clean_line(text: str) -> str:
    """Return one line of NFC text without control, zero-width or bidirectional signs."""
    return " ".join(_visible(text).split())


def clean_text(text: str) -> str:
    """Return NFC text without control, zero-width or bidirectional signs; line breaks stay."""
    lines = (" ".join(line.split()) for line in _visible(text).splitlines())
    return "\n".join(lines).strip()


def folded(text: str) -> str:
    """Return the text as typed by someone without accents: lower case, no marks, đ as d.

    Two labels that fold alike are the same to a person who types them.
    """
    decomposed = unicodedata.normalize("NFD", clean_line(text).casefold().replace("đ", "d"))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join("".join(s if s.isalnum() else " " for s in bare).split())


def _visible(text: str) -> str:
    normal = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return "".join(s for s in normal if s in "\n\r\t" or unicodedata.category(s) != "Cc")
