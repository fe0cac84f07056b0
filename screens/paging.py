"""Long texts cut into pages that a message can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

PAGE = 3400
"""UTF-16 units of one page's text: Telegram counts so, and takes 4,096 with what stands around."""


def units(text: str) -> int:
    """Return the length of a text the way Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def paged(paragraphs: Sequence[str], limit: int = PAGE) -> tuple[str, ...]:
    """Put paragraphs on as few pages as hold them in order; one too long is cut between words."""
    pages = [""]
    for piece in (piece for paragraph in paragraphs for piece in _pieces(paragraph, limit)):
        together = f"{pages[-1]}\n\n{piece}" if pages[-1] else piece
        if units(together) <= limit:
            pages[-1] = together
        else:
            pages.append(piece)
    return tuple(pages)


def _pieces(text: str, limit: int) -> Iterator[str]:
    while units(text) > limit:
        # "ignore" drops the half of a sign that the cut has left.
        head = text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
        cut = max(head.rfind("\n"), head.rfind(" "))
        cut = cut if cut > len(head) // 2 else len(head)
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    yield text
