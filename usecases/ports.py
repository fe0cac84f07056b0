"""The outside world as the use cases see it: what they need, and nothing of how it is done.

``Tx`` is one transaction. Its repositories (``usecases/repositories``, named as the files of
``storage``) are synchronous: a use case runs whole, in one hop on the database's thread, so
nothing interleaves and no network slips inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from domain.calendar import Holidays
from usecases.repositories.assessments import Assessments
from usecases.repositories.audit import Audit
from usecases.repositories.authorisations import Authorisations
from usecases.repositories.cycles import Cycles
from usecases.repositories.drafts import Drafts
from usecases.repositories.evidence import Evidences
from usecases.repositories.extensions import Extensions
from usecases.repositories.inbox import Inbox
from usecases.repositories.invitations import Invitations
from usecases.repositories.memos import Memos
from usecases.repositories.notices import Notices
from usecases.repositories.papers import Papers
from usecases.repositories.people import People
from usecases.repositories.personal import Personal
from usecases.repositories.pledges import Pledges
from usecases.repositories.targets import Targets
from usecases.repositories.typed import Typed


class Clock(Protocol):
    """Tells the time. A rehearsal's clock can be moved."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class Tokens(Protocol):
    """Makes what nobody may guess, and numbers for people to quote."""

    def token(self) -> str:
        """Return 22 URL-safe characters carrying 128 random bits."""
        ...

    def code(self) -> str:
        """Return 8 digits that can be dictated."""
        ...

    def receipt(self) -> str:
        """Return a 6-digit receipt number (số biên nhận)."""
        ...

    def incident(self) -> str:
        """Return a short number to quote when something went wrong."""
        ...


class HolidayBook(Protocol):
    """The general list of a country's public holidays."""

    def days(self, years: Iterable[int]) -> Holidays:
        """Return days off, and the weekend days worked instead, of these years."""
        ...

    def known(self, year: int) -> bool:
        """Tell whether the year's list is announced rather than computed."""
        ...


class Tx(Protocol):
    """One transaction and its repositories. Bodies may be run again: keep them free of effects."""

    @property
    def cycles(self) -> Cycles: ...
    @property
    def people(self) -> People: ...
    @property
    def personal(self) -> Personal: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def pledges(self) -> Pledges: ...
    @property
    def assessments(self) -> Assessments: ...
    @property
    def typed(self) -> Typed: ...
    @property
    def evidence(self) -> Evidences: ...
    @property
    def papers(self) -> Papers: ...
    @property
    def authorisations(self) -> Authorisations: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def extensions(self) -> Extensions: ...
    @property
    def targets(self) -> Targets: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def memos(self) -> Memos: ...
    @property
    def inbox(self) -> Inbox: ...


P = ParamSpec("P")
R = TypeVar("R")


class Store(Protocol):
    """Runs use cases in transactions."""

    async def do(
        self, body: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run ``body(tx, …)`` in a transaction; return its value once it is durable."""
        ...

    async def read(
        self, body: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a long read beside the writer."""
        ...
