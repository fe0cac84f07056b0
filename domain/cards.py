"""A criterion's card and its evidence, as screens see them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.assessments import Answer
from domain.blocs import Unit
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.drafts import Step
from domain.evidence import Evidence
from domain.ids import (
    BlocCode,
    CriterionCode,
    PaperId,
    PeriodCode,
    PersonId,
    PlaceId,
    Revision,
    UnitCode,
    Year,
)
from domain.model import Value
from domain.score_tables import Criterion, Side

MAX_NOTE = 2000
"""Characters of an explanation (diễn giải)."""


class Done(StrEnum):
    """What an act on a criterion came to."""

    SCORED = "scored"
    NOTED = "noted"
    ASSIGNED = "assigned"
    NOT_ASSIGNED = "not_assigned"
    REFERRED = "referred"
    FILED = "filed"
    FILED_BEFORE = "filed_before"
    """The same content is there already: nothing was added."""

    MOVED = "moved"
    REMOVED = "removed"
    CORRECTED = "corrected"
    """The message that had set it was edited."""

    LEFT = "left"
    """The card had been left when the message came: nothing was saved."""

    OVERTAKEN = "overtaken"
    """Somebody wrote this answer meanwhile: nothing was saved."""


class Field(StrEnum):
    """A part of an answer that a message can set. Stored values are final."""

    SCORE = "score"
    NOTE = "note"


class TypedMessage(Value):
    """The message of a person that set a field of an answer, which has this revision now."""

    bloc: BlocCode
    year: Year
    period: PeriodCode
    unit: UnitCode
    criterion: CriterionCode
    field: Field
    person: PersonId
    place: PlaceId
    message: int
    revision: Revision
    behalf: PaperId | None = None
    """The paper with which its writer stood in for the unit, if they did."""


class Outcome(Value):
    """What an act came to, at which moment (UTC), about which value or piece of evidence."""

    done: Done
    at: datetime
    fresh: bool = True
    """False if it was so already: a second tap, or a button of an older card."""

    offered: Decimal | None = None
    """What was not saved: points, or a count."""

    text: str = ""
    """What was typed and not saved."""

    field: Field | None = None
    was: Answer | None = None
    """What a corrected answer said before, and which part of it was corrected."""

    evidence: Evidence | None = None
    in_album: int = 1
    """Which one of the files that were sent together it is."""


class CriterionView(Value):
    """A criterion's card."""

    cycle: Cycle
    unit: Unit
    period: Period
    criterion: Criterion
    side: Side
    step: Decimal
    """The smallest difference between two scores."""

    answer: Answer
    previous: Answer | None
    """What the unit said in the nearest earlier period that lists the criterion."""

    evidence: tuple[Evidence, ...]
    following: CriterionCode | None
    """The next criterion the unit is asked about, in table order."""

    editable: bool
    """The report is with the unit."""

    awaiting: Step = Step.CRITERION
    """What the person's next message will be taken for."""

    outcome: Outcome | None = None
    word: str = ""
    command: str = ""
    """A command's word that was typed where a text was awaited: which of the two was meant?"""


class EvidenceListView(Value):
    """The evidence of a criterion; without a criterion, the unit's tray."""

    cycle: Cycle
    unit: Unit
    period: Period
    criterion: Criterion | None
    items: tuple[Evidence, ...]
    editable: bool
    opens: date | None = None
    """When the report opens for which the tray keeps this; None once it has."""

    page: int = 0
    outcome: Outcome | None = None


class EvidenceView(Value):
    """One piece of evidence."""

    cycle: Cycle
    unit: Unit
    period: Period
    evidence: Evidence
    editable: bool
    opens: date | None = None
    """When the report opens that it is kept for: before, it can be put to no criterion."""


class PlacingView(Value):
    """Where a piece of evidence may be put: the criteria of its report."""

    cycle: Cycle
    unit: Unit
    period: Period
    evidence: Evidence
    criteria: tuple[Criterion, ...]
    page: int = 0


class TrayView(Value):
    """A file that was put into the tray, because no criterion's card was open."""

    cycle: Cycle
    unit: Unit
    period: Period
    outcome: Outcome
    tray: int
    opens: date | None = None
    """Between two reports it is kept for the next, which opens on this day."""

    first: bool = False
    """Nothing of this report was there before: what not to send has not been said either."""
