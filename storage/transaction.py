"""One transaction and the repositories that live in it."""

from __future__ import annotations

import sqlite3
from functools import cached_property

from storage.assessments import AssessmentRows
from storage.audit import AuditRows
from storage.authorisations import AuthorisationRows
from storage.cycles import CycleRows
from storage.drafts import DraftRows
from storage.evidence import EvidenceRows
from storage.extensions import ExtensionRows
from storage.inbox import InboxRows
from storage.invitations import InvitationRows
from storage.memos import MemoRows
from storage.notices import NoticeRows
from storage.papers import PaperRows
from storage.people import PeopleRows
from storage.personal import PersonalRows
from storage.pledges import PledgeRows
from storage.targets import TargetRows
from storage.typed import TypedRows


class Transaction:
    """Repositories over one connection. Made anew for each body; made lazily inside it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def cycles(self) -> CycleRows:
        """Definitions by bloc, year and version."""
        return CycleRows(self._connection)

    @cached_property
    def people(self) -> PeopleRows:
        """People, their places, their consent."""
        return PeopleRows(self._connection)

    @cached_property
    def personal(self) -> PersonalRows:
        """The rows of one person, through all tables."""
        return PersonalRows(self._connection)

    @cached_property
    def invitations(self) -> InvitationRows:
        """Invitations."""
        return InvitationRows(self._connection)

    @cached_property
    def drafts(self) -> DraftRows:
        """Positions of conversations."""
        return DraftRows(self._connection)

    @cached_property
    def pledges(self) -> PledgeRows:
        """Confirmations of the pledge."""
        return PledgeRows(self._connection)

    @cached_property
    def assessments(self) -> AssessmentRows:
        """Reports and their answers."""
        return AssessmentRows(self._connection)

    @cached_property
    def typed(self) -> TypedRows:
        """Messages that gave an answer what it says now."""
        return TypedRows(self._connection)

    @cached_property
    def evidence(self) -> EvidenceRows:
        """Pieces of evidence and their files."""
        return EvidenceRows(self._connection)

    @cached_property
    def papers(self) -> PaperRows:
        """Papers and their scans."""
        return PaperRows(self._connection)

    @cached_property
    def authorisations(self) -> AuthorisationRows:
        """Which officers may confirm and send for their units."""
        return AuthorisationRows(self._connection)

    @cached_property
    def notices(self) -> NoticeRows:
        """Notices and their ledger."""
        return NoticeRows(self._connection)

    @cached_property
    def extensions(self) -> ExtensionRows:
        """Requests for more time."""
        return ExtensionRows(self._connection)

    @cached_property
    def targets(self) -> TargetRows:
        """Registered targets."""
        return TargetRows(self._connection)

    @cached_property
    def audit(self) -> AuditRows:
        """The audit trail."""
        return AuditRows(self._connection)

    @cached_property
    def memos(self) -> MemoRows:
        """Single facts."""
        return MemoRows(self._connection)

    @cached_property
    def inbox(self) -> InboxRows:
        """What Telegram handed over."""
        return InboxRows(self._connection)
