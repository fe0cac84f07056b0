"""What an invitation shows, and what consent is given to."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.cycles import Cycle
from domain.drafts import Step
from domain.invitations import Invitation
from domain.model import Value
from domain.people import Place
from domain.words import Words

CONSENT_VERSION = "2026-11-2"
"""Version of the consent text (locales: ``joining.consent``). A changed text takes a new one."""

MAX_NAME = 80
MAX_POST = 120


class Refusal(StrEnum):
    """Why an invitation cannot be used."""

    USED = "used"
    EXPIRED = "expired"
    CODE_EXPIRED = "code_expired"
    """The dictated code is too old; the link of the same invitation serves still."""

    REVOKED = "revoked"
    UNKNOWN = "unknown"
    TOO_MANY = "too_many"
    OWN = "own"
    """It hands over the very place that its reader holds."""


class OwnName(Value):
    """How a person is called in the place they act from, and what of it they correct."""

    name: str
    place: Place
    cycle: Cycle
    step: Step
    """Which of the two: ``OWN_NAME`` or ``OWN_POST``."""

    saved_at: datetime | None = None
    """When it was corrected, in the bloc's time; None while it is awaited."""


class InvitationView(Value):
    """An open invitation: whose place it is, in which bloc."""

    invitation: Invitation
    cycle: Cycle
    replaces: str | None = None
    """Whose place ends when it is taken."""

    @property
    def unit_name(self) -> Words | None:
        """The unit's official name; None for an office of the bloc."""
        unit = self.invitation.unit
        return self.cycle.definition.unit(unit).name if unit else None
