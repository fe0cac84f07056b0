"""Which officers may confirm and send for their units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from domain.authorisations import Authorisation
from domain.ids import AuthorisationId, BlocCode, PaperId, PlaceId, UnitCode, Year
from domain.people import Actor


class Authorisations(Protocol):
    """Which officers may confirm and send for their units."""

    def grant(
        self,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        place: PlaceId,
        assigned_by: str,
        paper: PaperId | None,
    ) -> Authorisation:
        """Keep that an officer's place may confirm and send from now on."""
        ...

    def of_place(self, bloc: BlocCode, year: Year, place: PlaceId) -> Authorisation | None:
        """Return what an officer's place may do now by assignment."""
        ...

    def of_unit(self, bloc: BlocCode, year: Year, unit: UnitCode) -> Sequence[Authorisation]:
        """Return the authorisations of a unit that hold, oldest first."""
        ...

    def get(self, number: AuthorisationId) -> tuple[BlocCode, Year, Authorisation] | None:
        """Return one that holds, and whose cycle it belongs to."""
        ...

    def revoke(self, actor: Actor, number: AuthorisationId) -> None:
        """End an authorisation: what it granted is gone at once."""
        ...
