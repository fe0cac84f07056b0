"""In whose name an act was done, in words: on receipts, on the board, in notices. Plain text."""

from __future__ import annotations

from domain.capacities import Capacity, CapacityKind
from domain.paper_names import PaperName
from locales.catalog import Voice
from screens.papers import name_of


def doer(voice: Voice, name: str, post: str, capacity: Capacity) -> str:
    """Name who did it, and in whose name: "…, theo phân công của Chủ tịch Hội, văn bản số …"."""
    name = name or voice.plain("common.not-typed")
    if capacity.kind is CapacityKind.OWN:
        return voice.plain("capacity.own", name=name, post=post) if post else name
    return voice.plain("capacity.with", name=name, how=_how(voice, capacity))


def mark(voice: Voice, capacity: Capacity) -> str:
    """Say in a short sentence that it was not done by one's own right; nothing where it was."""
    if capacity.kind is CapacityKind.OWN:
        return ""
    how = _how(voice, capacity)
    return voice.plain("capacity.mark", how=how[:1].upper() + how[1:])


def _how(voice: Voice, capacity: Capacity) -> str:
    paper = PaperName(number=capacity.number, day=capacity.day)
    key = capacity.kind.value.replace("_", "-")
    return voice.plain(
        f"capacity.{key}-paper" if capacity.number or capacity.day else f"capacity.{key}",
        by=capacity.by or voice.plain("capacity.leader"),
        paper=name_of(voice, paper),
    )
