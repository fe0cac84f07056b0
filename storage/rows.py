"""How values stand in rows: instants as epoch seconds, points as hundredths, facts as JSON."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from domain.capacities import OWN_RIGHT, Capacity

CENT = Decimal("0.01")

Row = sqlite3.Row


def epoch(at: datetime) -> int:
    """Return the instant as whole seconds since 1970, UTC."""
    return int(at.timestamp())


def epoch_or_none(at: datetime | None) -> int | None:
    """Return the instant as whole seconds, or None."""
    return None if at is None else epoch(at)


def instant(seconds: int) -> datetime:
    """Return the instant of these seconds, aware, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def instant_or_none(seconds: int | None) -> datetime | None:
    """Return the instant of these seconds, or None."""
    return None if seconds is None else instant(seconds)


def hundredths(points: Decimal | None) -> int | None:
    """Return points as whole hundredths, or None for blank."""
    return None if points is None else int(points / CENT)


def points(cents: int | None) -> Decimal | None:
    """Return points from whole hundredths, or None for blank."""
    return None if cents is None else cents * CENT


def capacity_text(capacity: Capacity) -> str:
    """Return in whose name an act was done as JSON text; nothing for one's own right."""
    return "" if capacity == OWN_RIGHT else capacity.model_dump_json(exclude_defaults=True)


def capacity(text: str) -> Capacity:
    """Return in whose name an act was done from its text."""
    return Capacity.model_validate_json(text) if text else OWN_RIGHT


def dumped(facts: Mapping[str, Any]) -> str:
    """Return facts as JSON text in a stable order."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loaded(text: str) -> dict[str, str]:
    """Return facts from their JSON text."""
    facts: dict[str, str] = json.loads(text)
    return facts
