"""How places are called: the roles of a unit, the offices by the name their bloc gives them."""

from __future__ import annotations

from domain.blocs import Labels, Role
from domain.words import Words
from locales.catalog import Voice


def title(voice: Voice, labels: Labels, role: Role) -> str:
    """Name a role alone: "cán bộ đầu mối", "Trưởng khối". Plain text."""
    label = getattr(labels, role.value, None)
    return label.to(voice.language) if label else voice.plain(f"role.{role.value}")


def place(voice: Voice, labels: Labels, role: Role, bloc: Words, unit: Words | None) -> str:
    """Name a place with whose it is: "cán bộ đầu mối của Hội A". Plain text."""
    if unit is not None:
        return voice.plain("joining.role-unit", role=role.value, unit=unit)
    return voice.plain("joining.role-office", role=title(voice, labels, role), bloc=bloc)
