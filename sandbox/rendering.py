"""A text and its entities turned back into HTML that is safe to show in a browser."""

from html import escape
from itertools import pairwise
from typing import Any

Entity = dict[str, Any]
_Span = tuple[int, int, str, str]  # begin, end, what opens it, what closes it

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "date_time": "tg-time",
}


def render(text: str, entities: list[Entity]) -> str:
    """Return the text as harmless HTML: our own tags, everything else escaped.

    Entities that cross each other are cut into nested ones.
    """
    spans: list[_Span] = [
        (entity["offset"], entity["offset"] + entity["length"], *tags)
        for entity in entities
        if (tags := _tags(entity)) is not None
    ]
    spans.sort(key=lambda span: (span[0], -span[1]))
    if not spans:
        return escape(text, quote=False)
    units = text.encode("utf-16-le", "surrogatepass")
    marks = sorted({0, len(units) // 2, *(s[0] for s in spans), *(s[1] for s in spans)})
    out: list[str] = []
    stack: list[_Span] = []
    for at, end in pairwise(marks):
        _close(stack, at, out)
        for span in spans:
            if span[0] == at:
                stack.append(span)
                out.append(span[2])
        out.append(escape(units[at * 2 : end * 2].decode("utf-16-le", "replace"), quote=False))
    _close(stack, marks[-1], out)
    return "".join(out)


def _close(stack: list[_Span], at: int, out: list[str]) -> None:
    """Close what ends here; what was opened inside it and goes on is opened anew."""
    lowest = next((i for i, span in enumerate(stack) if span[1] <= at), None)
    if lowest is None:
        return
    out.extend(span[3] for span in reversed(stack[lowest:]))
    stack[lowest:] = [span for span in stack[lowest:] if span[1] > at]
    out.extend(span[2] for span in stack[lowest:])


def _tags(entity: Entity) -> tuple[str, str] | None:
    """Return what opens and closes the entity, or None where nothing is to be seen."""
    kind = entity["type"]
    if kind == "text_link":
        address = escape(entity.get("url", ""))
        if not address.startswith(("http://", "https://")):
            return None
        return f'<a href="{address}" rel="noreferrer noopener" target="_blank">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    name = _TAGS.get(kind)
    return None if name is None else (f"<{name}>", f"</{name}>")
