"""Telegram's HTML: a few tags become entities, and everything else is refused.

The rules, the order of the checks and the sentences are those of Telegram's own parser, so that
a forgotten `&lt;` fails here as it would fail there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox import limits
from sandbox.entities import TAGS, CannotParse, Entities, Entity

_SPACE = " \t\r\n\v\0"
_END = "\0"
_SPECIAL = re.compile(r"[<&]")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text without its tags, and the entities (offsets in UTF-16 units) they became."""

    text: str
    entities: list[Entity] = field(default_factory=list)


def parse(markup: str) -> Formatted:
    """Parse a text in Telegram's HTML.

    Raises:
        CannotParse: an unknown tag, a tag left open, a broken attribute, …
    """
    if "<" not in markup and "&" not in markup:
        return Formatted(markup)
    return _Parser(markup).run()


def trimmed(formatted: Formatted) -> Formatted:
    """Return the text as it is shown: without blanks at either end, at most 100 entities."""
    text = formatted.text.rstrip()
    lead = len(text) - len(text.lstrip())
    text = text[lead:]
    shift, length = limits.utf16_length(formatted.text[:lead]), limits.utf16_length(text)
    if not formatted.entities:
        return Formatted(text)
    kept: list[Entity] = []
    for entity in formatted.entities[: limits.ENTITIES]:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, length)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return Formatted(text, kept)


@dataclass(slots=True)
class _OpenTag:
    name: str
    attributes: dict[str, str]
    offset: int
    piece: int


class _Parser:
    """One walk over the markup; `at` is an index into it, offsets are UTF-16."""

    def __init__(self, markup: str) -> None:
        self.source = markup
        self.s = markup + _END
        self.at = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_OpenTag] = []
        self.entities = Entities()

    def run(self) -> Formatted:
        while (special := _SPECIAL.search(self.source, self.at)) is not None:
            self._add(self.source[self.at : special.start()])
            self.at = special.start()
            if special[0] == "&":
                self._add(self._reference())
            elif self.s[self.at + 1] == "/":
                self._end_tag()
            else:
                self._start_tag()
        self._add(self.source[self.at :])
        if self.open:
            name = self.open[-1].name
            raise CannotParse(f'Can\'t find end tag corresponding to start tag "{name}"')
        text = "".join(self.pieces)
        if any("\ud800" <= c <= "\udfff" for c in text):
            raise CannotParse(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return Formatted(text, self.entities.in_order())

    def _add(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.offset += limits.utf16_length(piece)

    def _reference(self) -> str:
        """Return the character of the reference at hand, or the bare ampersand."""
        found = _REFERENCE.match(self.source, self.at)
        if found is None:
            self.at += 1
            return "&"
        code = int(found[1], 16) if found[1] else int(found[2]) if found[2] else -1
        if code == 0 or code >= 0x10FFFF:
            self.at += 1
            return "&"
        self.at = found.end()
        return chr(code) if code > 0 else _NAMED[found[3]]

    def _start_tag(self) -> None:
        begin = self.at
        name = self._word(begin + 1, ">").lower()
        if self.s[self.at] == _END:
            raise self._error("Unclosed start tag", begin)
        if name not in TAGS:
            raise self._error(f'Unsupported start tag "{name}"', begin)
        attributes = dict(self._attributes(name, begin))
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_OpenTag(name, attributes, self.offset, len(self.pieces)))

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        name = self._word(begin + 2, ">").lower()
        self._skip_blanks()
        if self.s[self.at] != ">":
            raise self._error("Unclosed end tag", begin)
        self.at += 1
        tag = self.open[-1]
        if name and name != tag.name:
            where = self._error("Unmatched end tag", begin)
            raise CannotParse(f'{where}, expected "</{tag.name}>", found "</{name}>"')
        if self.offset > tag.offset:
            place = tag.offset, self.offset - tag.offset
            inside = "".join(self.pieces[tag.piece :])
            self.entities.close(tag.name, tag.attributes, place, inside)
        self.open.pop()

    def _attributes(self, tag: str, begin: int) -> Iterator[tuple[str, str]]:
        """Yield the attributes up to the closing bracket, and step over it."""
        while True:
            self._skip_blanks()
            if self.s[self.at] == ">":
                self.at += 1
                return
            name = self._word(self.at, "=>")
            if not name and self.s[self.at] == _END:
                raise self._error("Unclosed start tag", begin)
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip_blanks()
            if self.s[self.at] != "=":
                yield name, ""
                continue
            self.at += 1
            self._skip_blanks()
            if self._ended():
                raise self._error(f'Unclosed start tag "{tag}"', begin)
            yield name, self._value()
            if self._ended():
                raise self._error("Unclosed start tag", begin)

    def _value(self) -> str:
        quote = self.s[self.at]
        if quote in "'\"":
            return self._quoted(quote)
        begin = self.at
        while (c := self.s[self.at]).isascii() and (c.isalnum() or c in ".-"):
            self.at += 1
        if self.s[self.at] not in _SPACE and self.s[self.at] != ">":
            raise self._error("Unexpected end of name token", begin)
        return self.s[begin : self.at].lower()

    def _quoted(self, quote: str) -> str:
        self.at += 1
        value: list[str] = []
        while not self._ended() and self.s[self.at] != quote:
            if self.s[self.at] == "&":
                value.append(self._reference())
            else:
                value.append(self.s[self.at])
                self.at += 1
        if not self._ended():
            self.at += 1
        return "".join(value)

    def _word(self, begin: int, stops: str) -> str:
        self.at = begin
        while self.s[self.at] not in _SPACE and self.s[self.at] not in stops:
            self.at += 1
        return self.s[begin : self.at]

    def _skip_blanks(self) -> None:
        while not self._ended() and self.s[self.at] in _SPACE:
            self.at += 1

    def _ended(self) -> bool:
        return self.at >= len(self.source)

    def _error(self, what: str, index: int) -> CannotParse:
        return CannotParse(f"{what} at byte offset {len(self.source[:index].encode())}")
