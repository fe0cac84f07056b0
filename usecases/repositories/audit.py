"""The audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from domain.ids import BlocCode, Year
from domain.people import Actor


class Audit(Protocol):
    """The audit trail: appended to, never altered, each row carrying the hash of the last."""

    def record(
        self,
        action: str,
        subject: str,
        *,
        at: datetime,
        actor: Actor | None = None,
        bloc: BlocCode | None = None,
        year: Year | None = None,
        before: object = None,
        after: object = None,
    ) -> None:
        """Append what was done: who, when, what, before, after."""
        ...
