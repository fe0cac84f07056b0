"""Where a conversation stands: a row, so that neither a restart nor a question loses it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from domain.ids import PersonId, PlaceId, Revision, Year
from domain.model import Value


class Step(StrEnum):
    """What a person's next plain message will be taken for. Stored values are final."""

    CONSENT = "consent"
    """An invitation is open and waits for a button."""

    NAME = "name"
    """Joining: the official name is awaited."""

    POST = "post"
    """Joining: the official post is awaited."""

    OWN_NAME = "own_name"
    """One's own data: the name as it should be is awaited."""

    OWN_POST = "own_post"
    """One's own data: the post as it should be is awaited."""

    CRITERION = "criterion"
    """A criterion's card is open: a number scores it, a file or reference is its evidence."""

    LEFT = "left"
    """A criterion's card was left for another screen: a number is asked about, not saved."""

    NOTE = "note"
    """The explanation of a criterion is awaited."""

    REFERENCE = "reference"
    """A reference to a document is awaited as evidence."""

    LIST = "list"
    """A list of scores is shown and waits for a button."""

    EXTENSION_DAY = "extension_day"
    """Asking for more time: the wished-for day is awaited."""

    EXTENSION_REASON = "extension_reason"
    """Asking for more time: the reason is awaited."""

    EXTENSION = "extension"
    """A request for more time is shown and waits for its button."""

    BLOC_POINTS = "bloc_points"
    """The leader's side has opened a criterion that the bloc fills for a unit."""

    SIGNING = "signing"
    """The signing of the pledge is being recorded: a text is its day and place."""

    TARGETS = "targets"
    """The unit's targets are open: every line of a text is one more."""

    TARGET = "target"
    """One target is open: a text takes its place."""

    PAPER = "paper"
    """A paper is open: files are its scans, a text is its number and date."""

    ASSIGNER = "assigner"
    """The post of whoever assigned an officer, as it stands on their paper, is awaited."""


BEHALF = "behalf"


CARDS = frozenset({Step.CRITERION, Step.NOTE, Step.REFERENCE})
"""Steps at which a criterion's card is open."""


LEFT = "left"
"""In the subject of a card that was left: the step it stood at."""


class Draft(Value):
    """A person's position. ``subject`` holds codes and numbers, never what was answered."""

    person: PersonId
    place: PlaceId | None
    year: Year | None
    step: Step
    subject: Mapping[str, str] = {}
    revision: Revision = Revision(0)
    """The revision of the answer that the open card showed."""

    updated_at: datetime

    @property
    def behalf(self) -> int | None:
        """The paper with which the secretary stood in for a unit, if they did."""
        number = self.subject.get(BEHALF)
        return int(number) if number else None
