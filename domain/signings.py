"""Recording that units signed the pledge on paper: what is prepared, and what is recorded."""

from __future__ import annotations

import re
from datetime import date, datetime

from domain.blocs import Unit
from domain.cycles import Cycle
from domain.errors import EmptyText, PaperAhead, SigningUnclear, TextTooLong
from domain.ids import PaperId
from domain.model import Value
from domain.paper_names import dated
from domain.pledge_views import PledgeEdition
from domain.pledges import PledgeSigning
from domain.words import clean_line, quoted

MAX_VENUE = 120
"""Characters of the place where it was signed."""

_AT = re.compile(r"^(?:tại|tai|at)\s+", re.IGNORECASE)
_EDGES = " ,;.:–"


class Occasion(Value):
    """When and where units signed together."""

    day: date
    venue: str = ""


class Signer(Value):
    """A unit that has not signed yet, and whether it is meant now."""

    unit: Unit
    there: bool


class SigningView(Value):
    """What would be recorded: everybody that has not signed yet is there until tapped off."""

    cycle: Cycle
    edition: PledgeEdition
    occasion: Occasion
    signers: tuple[Signer, ...]
    signed: int
    """Units that are recorded already."""

    page: int = 0

    @property
    def count(self) -> int:
        """How many units would be recorded."""
        return sum(signer.there for signer in self.signers)


class SignedView(Value):
    """What is recorded."""

    cycle: Cycle
    signings: tuple[tuple[Unit, PledgeSigning], ...]
    """In the definition's order."""

    unsigned: tuple[Unit, ...]
    recorded: tuple[Unit, ...] = ()
    """Units that were recorded just now."""

    taken_out: Unit | None = None
    """The unit whose recording was just taken out."""

    at: datetime | None = None
    paper: PaperId | None = None
    """The paper of what was recorded just now, or last."""

    scans: int = 0
    page: int = 0


class OneSigningView(Value):
    """What is recorded of one unit."""

    cycle: Cycle
    unit: Unit
    signing: PledgeSigning


def read_occasion(text: str, today: date, known: Occasion) -> Occasion:
    """Read day and place as typed: "25/01/2027 tại Hội trường tỉnh"; either may stand alone.

    Raises:
        EmptyText: if nothing readable is left.
        SigningUnclear: if there is neither a day nor a place in it.
        PaperAhead: if the day has not come yet.
        TextTooLong: if the place is beyond MAX_VENUE.
    """
    line = clean_line(text)
    if not line:
        raise EmptyText
    day, before, after = dated(line, today, leading=True)
    rest = " ".join(f"{before} {after}".split()).strip(_EDGES)
    venue = _AT.sub("", rest).strip(_EDGES)
    if (rest and venue == rest) or (day is None and not venue):
        raise SigningUnclear(given=quoted(text))
    if day is not None and day > today:
        raise PaperAhead(given=day)
    if len(venue) > MAX_VENUE:
        raise TextTooLong(length=len(venue), limit=MAX_VENUE)
    return Occasion(day=day or known.day, venue=venue or known.venue)
