"""Names of things: what distinguishes one bloc, unit, person or place from another."""

from __future__ import annotations

from typing import NewType

BlocCode = NewType("BlocCode", str)
UnitCode = NewType("UnitCode", str)
CriterionCode = NewType("CriterionCode", str)
PeriodCode = NewType("PeriodCode", str)
DeadlineKey = NewType("DeadlineKey", str)
Year = NewType("Year", int)
"""An emulation year (năm thi đua), named by its calendar year."""

PersonId = NewType("PersonId", int)
PlaceId = NewType("PlaceId", int)
EvidenceId = NewType("EvidenceId", int)
PaperId = NewType("PaperId", int)
TargetId = NewType("TargetId", int)
PaperFileId = NewType("PaperFileId", int)
AuthorisationId = NewType("AuthorisationId", int)
NoticeId = NewType("NoticeId", int)
Version = NewType("Version", int)
"""Number of a cycle's definition, from 1; every amendment adds one."""

Revision = NewType("Revision", int)
"""How often an answer has been written; 0 is an answer nobody has given yet."""
