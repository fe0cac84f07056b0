"""In whose name an act is done: one's own right, by assignment, with a signed page, on behalf."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from domain.ids import PaperId
from domain.model import Value


class CapacityKind(StrEnum):
    """What gives somebody the right to confirm or send. Stored values are final."""

    OWN = "own"
    """The right of their own place."""

    AUTHORISED = "authorised"
    """Assigned by the unit's leader (theo phân công)."""

    SIGNED_PAGE = "signed_page"
    """The unit's leader has signed on paper, and the page goes with it."""

    ON_BEHALF = "on_behalf"
    """The secretary enters what a unit has given on paper (Thư ký nhập thay)."""


class Capacity(Value):
    """In whose name an act was done, as it stands on its receipt. People's names are not in it."""

    kind: CapacityKind = CapacityKind.OWN
    by: str = ""
    """The post of whoever assigned it; empty is the unit's leader, whose post is not known."""

    number: str = ""
    day: date | None = None
    """Number and date of the paper, as far as they were known."""

    paper: PaperId | None = None

    @property
    def on_behalf(self) -> bool:
        """Tell whether the bloc's secretary did it for the unit."""
        return self.kind is CapacityKind.ON_BEHALF


OWN_RIGHT = Capacity()
