"""What a button can mean: one small frozen class each, with typed fields.

A screen says *what* a button does; ``handlers/buttons.py`` alone knows how that is written into
the 64 bytes Telegram carries. Who presses it, for which place and year, is added by the codec's
envelope and checked against the database at every press.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Base of everything a button can mean."""
