"""Texts that a bloc's definition file gives in two languages, and their clean-up."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from domain.model import Value

# Signs that change how a line is drawn but are never seen: zero-width and bidirectional controls,
# and letters without a shape (fillers), which would make a name that nobody can read.
_INVISIBLE = dict.fromkeys((0x00AD, 0x034F, 0x061C, 0x180E, 0x2800, 0x3164, 0xFEFF, 0xFFA0))
_INVISIBLE.update(dict.fromkeys((0x115F, 0x1160, 0x17B4, 0x17B5)))
for _first, _last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xE0000, 0xE007F)):
    _INVISIBLE.update(dict.fromkeys(range(_first, _last + 1)))


_IN_NAMES = frozenset(" .,'’-()")

QUOTED = 60
"""Characters of a text that is quoted back because it was not saved."""


class Language(StrEnum):
    """The languages every sentence exists in; Vietnamese comes first."""

    VI = "vi"
    EN = "en"


def _cleaned(given: Any) -> Any:
    return clean_text(given) if isinstance(given, str) else given


_Text = Annotated[str, Field(min_length=1, max_length=3000), BeforeValidator(_cleaned)]


class Words(Value):
    """One thing said in Vietnamese and in English. A plain string in the file serves both."""

    vi: _Text
    en: _Text

    @model_validator(mode="before")
    @classmethod
    def _accept_a_plain_string(cls, given: Any) -> Any:
        if isinstance(given, str):
            return {"vi": given, "en": given}
        if not isinstance(given, dict | Words):
            raise PydanticCustomError("not-words", "neither text nor a table of vi and en")
        return given

    def to(self, language: Language) -> str:
        """Return the text in this language."""
        return self.en if language is Language.EN else self.vi


def _one_line(limit: int) -> Callable[[Words], Words]:
    def check(words: Words) -> Words:
        lines = {language.value: clean_line(words.to(language)) for language in Language}
        if max(map(len, lines.values())) > limit:
            raise PydanticCustomError("too-long", "a longer line than fits", {"limit": limit})
        return Words(**lines)

    return check


Line = Annotated[Words, AfterValidator(_one_line(300))]
"""Words on one line, up to 300 characters: titles and official names."""

Spoken = Annotated[Words, AfterValidator(_one_line(60))]
"""Words that stand on buttons and in the middle of sentences: one line, up to 60 characters."""


def clean_line(text: str) -> str:
    """Return one line of NFC text without control, zero-width or bidirectional signs."""
    return " ".join(_visible(text).split())


def clean_text(text: str) -> str:
    """Return NFC text without control, zero-width or bidirectional signs; line breaks stay."""
    lines = (" ".join(line.split()) for line in _visible(text).splitlines())
    return "\n".join(lines).strip()


def is_a_name(line: str) -> bool:
    """Tell whether a line may be a person's name: it begins with a letter and has no odd signs."""
    if not line[:1].isalpha():
        return False
    return all(sign.isalnum() or sign in _IN_NAMES or unicodedata.combining(sign) for sign in line)


def quoted(text: str) -> str:
    """Return the beginning of a text, to be quoted back where it was not saved."""
    line = clean_line(text)
    return line if len(line) <= QUOTED else f"{line[:QUOTED].rstrip()}…"


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return the text as typed by someone without accents: lower case, no marks, đ as d.

    Two labels that fold alike are the same to a person who types them.
    """
    decomposed = unicodedata.normalize("NFD", clean_line(text).casefold().replace("đ", "d"))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join("".join(s if s.isalnum() else " " for s in bare).split())


def _visible(text: str) -> str:
    normal = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    if normal.isprintable():
        return normal
    return "".join(s for s in normal if s in "\n\r\t" or unicodedata.category(s) not in _UNSEEN)


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Kinds of signs without a shape: controls, formats, halves of signs, private ones."""
