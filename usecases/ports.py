"""The outside world as the use cases see it: what they need, and nothing of how it is done.

``Tx`` is one transaction. Its repositories are synchronous: a use case runs whole, in one hop on
the database's thread, so nothing interleaves and no network slips inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from domain.assessments import Answer, Assessment, AssessmentState, Sending
from domain.authorisations import Authorisation
from domain.blocs import Role
from domain.calendar import Holidays
from domain.cards import Field, TypedMessage
from domain.cycles import Cycle
from domain.drafts import Draft
from domain.evidence import Evidence, EvidenceKind, StoredFile
from domain.extensions import Extension
from domain.ids import (
    AuthorisationId,
    BlocCode,
    CriterionCode,
    DeadlineKey,
    EvidenceId,
    NoticeId,
    PaperFileId,
    PaperId,
    PeriodCode,
    PersonId,
    PlaceId,
    Revision,
    TargetId,
    UnitCode,
    Version,
    Year,
)
from domain.invitations import Invitation
from domain.notices import Acknowledgement, Notice, NoticeKey, NoticeKind, NoticeState
from domain.own_data import OwnRecords
from domain.paper_names import PaperName
from domain.papers import Paper, PaperKind, PaperTopic, Scan
from domain.people import Actor, Person, Place, Reach
from domain.pledges import AmendmentKind, PledgeConfirmation, PledgeSigning
from domain.targets import Registration, Target, TargetLine
from domain.words import Language
from usecases.inbox import Inbox


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


class Cycles(Protocol):
    """Definitions by bloc, year and version."""

    def add(self, cycle: Cycle, kind: AmendmentKind | None) -> None:
        """Keep a new cycle, or a new version of one (``kind``)."""
        ...

    def get(self, bloc: BlocCode, year: Year) -> Cycle | None:
        """Return the newest version of a cycle."""
        ...

    def version(self, bloc: BlocCode, year: Year, version: Version) -> Cycle | None:
        """Return one version of a cycle."""
        ...

    def current(self, bloc: BlocCode) -> Cycle | None:
        """Return the newest version of the bloc's newest year."""
        ...

    def all_current(self) -> Sequence[Cycle]:
        """Return every year of every bloc in its newest version, oldest year first."""
        ...

    def to_sweep(self, now: datetime) -> Sequence[tuple[BlocCode, Year]]:
        """Return the cycles whose ladders have to be walked by now; no definition is read."""
        ...

    def open_years(self) -> Sequence[tuple[BlocCode, Year]]:
        """Return the cycles in which time may still do something, oldest year first."""
        ...

    def swept_until(self, bloc: BlocCode, year: Year) -> datetime | None:
        """Return until when the cycle's ladders have been walked."""
        ...

    def mark_swept(
        self, bloc: BlocCode, year: Year, upto: datetime, next_at: datetime | None
    ) -> None:
        """Remember until when the ladders have been walked, and when to look again, if ever."""
        ...


class People(Protocol):
    """People, their places, their consent."""

    def by_telegram(self, telegram_id: int) -> Person | None:
        """Return the person with this account."""
        ...

    def get(self, person: PersonId) -> Person:
        """Return a person, or raise NotFound."""
        ...

    def add(self, telegram_id: int, chat_id: int, language: Language, at: datetime) -> Person:
        """Keep a new person."""
        ...

    def rename(self, person: PersonId, name: str) -> None:
        """Set a person's official name."""
        ...

    def set_post(self, place: PlaceId, post: str) -> None:
        """Set the official post of a place."""
        ...

    def set_language(self, person: PersonId, language: Language) -> None:
        """Set a person's language."""
        ...

    def set_screen_reader(self, person: PersonId, *, on: bool) -> None:
        """Note whether a person listens to the screen."""
        ...

    def set_reach(self, person: PersonId, reach: Reach, at: datetime) -> None:
        """Note whether messages reach a person."""
        ...

    def note_known(self, person: PersonId, at: datetime) -> None:
        """Note when it was last known whether messages reach a person."""
        ...

    def unknown_since(self, bloc: BlocCode, since: datetime) -> Sequence[Person]:
        """Return a bloc's people of whom nothing is known since then, longest first; none gone."""
        ...

    def move_chat(self, old_chat: int, new_chat: int) -> None:
        """Follow a chat that got another number."""
        ...

    def act_from(self, person: PersonId, place: PlaceId) -> None:
        """Choose which place a person acts from."""
        ...

    def places_of(self, person: PersonId) -> Sequence[Place]:
        """Return the places a person holds now, in the order they were taken."""
        ...

    def place(self, place: PlaceId) -> Place | None:
        """Return a place, also one that ended."""
        ...

    def members(self, bloc: BlocCode) -> Sequence[tuple[Place, Person]]:
        """Return everyone who holds a place in a bloc now."""
        ...

    def holders(self, role: Role) -> Sequence[tuple[Place, Person]]:
        """Return everyone who holds a place of this role now, in whatever bloc."""
        ...

    def take_place(
        self,
        person: PersonId,
        bloc: BlocCode,
        unit: UnitCode | None,
        role: Role,
        post: str | None,
        at: datetime,
    ) -> Place:
        """Give a person a place."""
        ...

    def end_place(self, place: PlaceId, at: datetime) -> None:
        """End a place: its rights are gone at once."""
        ...

    def consent(
        self, person: PersonId, place: PlaceId, text_version: str, language: Language, at: datetime
    ) -> None:
        """Keep that a person agreed to the consent text of this version."""
        ...

    def consent_of(self, person: PersonId, place: PlaceId) -> tuple[str, datetime | None] | None:
        """Return which text a person agreed to for a place, and when they put a newer one off."""
        ...

    def put_consent_off(self, person: PersonId, place: PlaceId, at: datetime) -> None:
        """Note that a person wants to be asked about the newer text another time."""
        ...

    def consents_of(self, person: PersonId) -> Sequence[tuple[PlaceId, str, datetime]]:
        """Return a person's consents: place, text version, instant."""
        ...


class Personal(Protocol):
    """The rows of one person, through all tables."""

    def records(self, person: Person) -> OwnRecords:
        """Return everything that is kept about a person."""
        ...

    def forget(self, person: Person, pseudonym: str, at: datetime) -> None:
        """Remove what identifies a person; their acts stay under a pseudonym."""
        ...


class Invitations(Protocol):
    """Invitations, found by the hash of what a person holds."""

    def add(self, invitation: Invitation, token_hash: str, code_hash: str | None) -> int:
        """Keep a new invitation; return its number."""
        ...

    def open_in(self, bloc: BlocCode, now: datetime) -> Sequence[Invitation]:
        """Return the invitations of a bloc that can still be used, oldest first."""
        ...

    def by_hash(self, hash_: str) -> Invitation | None:
        """Return the invitation whose token or code has this hash."""
        ...

    def get(self, invitation: int) -> Invitation | None:
        """Return an invitation by its number."""
        ...

    def use(self, invitation: int, person: PersonId, at: datetime) -> None:
        """Mark an invitation as used."""
        ...

    def revoke(self, invitation: int, at: datetime) -> None:
        """Revoke one unused invitation."""
        ...

    def revoke_open(self, bloc: BlocCode, unit: UnitCode | None, role: Role, at: datetime) -> int:
        """Revoke every unused invitation to a place; return how many."""
        ...

    def handover_of(self, place: PlaceId, now: datetime) -> Invitation | None:
        """Return the invitation to take a place over that can still be used."""
        ...

    def revoke_handover(self, place: PlaceId, at: datetime) -> int:
        """Revoke the unused invitation to take a place over; return how many there were."""
        ...

    def note_wrong_token(self, telegram_id: int, at: datetime) -> None:
        """Remember that an account gave a wrong token."""
        ...

    def forget_wrong_tokens(self, before: datetime) -> int:
        """Forget wrong tokens given before an instant; return how many."""
        ...

    def wrong_tokens_since(self, telegram_id: int, since: datetime) -> int:
        """Count an account's wrong tokens since an instant."""
        ...


class Drafts(Protocol):
    """Where each person's conversation stands."""

    def of(self, person: PersonId) -> Draft | None:
        """Return the person's position."""
        ...

    def keep(self, draft: Draft) -> None:
        """Set a person's position."""
        ...

    def clear(self, person: PersonId) -> None:
        """Forget a person's position; answers are not touched."""
        ...


class Pledges(Protocol):
    """Confirmations of the pledge, and its signings on paper."""

    def of(
        self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version
    ) -> PledgeConfirmation | None:
        """Return a unit's confirmation of one version."""
        ...

    def all(
        self, bloc: BlocCode, year: Year, version: Version
    ) -> Mapping[UnitCode, PledgeConfirmation]:
        """Return every unit's confirmation of one version."""
        ...

    def add(self, actor: Actor, year: Year, confirmation: PledgeConfirmation) -> None:
        """Keep a confirmation."""
        ...

    def last_before(
        self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version
    ) -> PledgeConfirmation | None:
        """Return a unit's newest confirmation of an earlier version."""
        ...

    def sign(self, actor: Actor, year: Year, signing: PledgeSigning) -> None:
        """Keep that a unit signed."""
        ...

    def unsign(self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version) -> None:
        """Take out that a unit signed: it was recorded by mistake."""
        ...

    def signings(
        self, bloc: BlocCode, year: Year, version: Version
    ) -> Mapping[UnitCode, PledgeSigning]:
        """Return which units have signed one version."""
        ...

    def receipt_taken(self, bloc: BlocCode, year: Year, receipt: str) -> bool:
        """Tell whether a confirmation or a sent report of the cycle carries this number."""
        ...


class Assessments(Protocol):
    """Reports and their answers."""

    def get(self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode) -> Assessment:
        """Return a unit's report with all its answers; an empty one where none was begun."""
        ...

    def of_period(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> Mapping[UnitCode, Assessment]:
        """Return the reports of all units that have begun one, with their answers."""
        ...

    def states_of(
        self, bloc: BlocCode, year: Year, unit: UnitCode
    ) -> Mapping[PeriodCode, AssessmentState]:
        """Return the states of a unit's reports, without their answers."""
        ...

    def state(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> AssessmentState:
        """Return the state of one report, without its answers."""
        ...

    def states_in(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> Mapping[UnitCode, AssessmentState]:
        """Return the states of every unit's report for a period, without the answers."""
        ...

    def receipts(
        self, bloc: BlocCode, year: Year
    ) -> Mapping[PeriodCode, Mapping[UnitCode, Assessment]]:
        """Return every report of a cycle that was sent once, without its answers."""
        ...

    def answer(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode,
    ) -> Answer:
        """Return one answer; an empty one where nobody has answered."""
        ...

    def write(
        self,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        answer: Answer,
        *,
        expected: Revision,
    ) -> Answer | None:
        """Write an answer over the expected revision; return it as stored, None if it moved on."""
        ...

    def set_state(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        state: AssessmentState,
        sending: Sending | None,
        at: datetime,
    ) -> None:
        """Set a report's state and what its receipt says."""
        ...

    def first_sent_at(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> datetime | None:
        """Return when the report was sent for the first time, also if it was taken back since."""
        ...

    def bookmark(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> CriterionCode | None:
        """Return the criterion the unit worked on last."""
        ...

    def set_bookmark(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode,
    ) -> None:
        """Remember the criterion the unit works on."""
        ...


class Evidences(Protocol):
    """Pieces of evidence and the files they point to."""

    def add(
        self,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode | None,
        kind: EvidenceKind,
        *,
        text: str = "",
        name: str | None = None,
        file: StoredFile | None = None,
        album: str | None = None,
        file_unique: str | None = None,
    ) -> Evidence:
        """Keep a piece of evidence; its file must be on disk already."""
        ...

    def get(self, evidence: EvidenceId) -> tuple[BlocCode, Year, Evidence] | None:
        """Return a piece of evidence that was not removed, and whose cycle it belongs to."""
        ...

    def of_report(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> Sequence[Evidence]:
        """Return a report's evidence, the tray included, oldest first."""
        ...

    def changes(self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode) -> int:
        """Count what was added to a report, put to a criterion and taken out: it only grows."""
        ...

    def of_criterion(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode | None,
    ) -> Sequence[Evidence]:
        """Return the evidence of one criterion, or of the tray, oldest first."""
        ...

    def units_with_some(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> frozenset[UnitCode]:
        """Return the units that have put evidence to their report for a period."""
        ...

    def files_since(self, bloc: BlocCode, year: Year, unit: UnitCode, since: datetime) -> int:
        """Count the files a unit has sent since an instant, those taken out again included."""
        ...

    def in_album(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode, album: str
    ) -> int:
        """Count the files of one album (sent together) that a report holds."""
        ...

    def assign(self, evidence: EvidenceId, criterion: CriterionCode | None) -> None:
        """Put a piece of evidence to a criterion, or back into the tray."""
        ...

    def remove(self, evidence: EvidenceId, at: datetime) -> None:
        """Take a piece of evidence out of the report; the file itself stays."""
        ...

    def retire(self, before: Year, at: datetime) -> int:
        """Let go of the contents that no cycle from this year on refers to; return how many."""
        ...

    def retired(self) -> Sequence[str]:
        """Return the hashes of the files whose content is to be gone."""
        ...


class Papers(Protocol):
    """Papers: what was signed outside the chat, and their scans."""

    def add(
        self, actor: Actor, year: Year, topic: PaperTopic, name: PaperName | None = None
    ) -> Paper:
        """Keep a new paper, which has no scans yet."""
        ...

    def get(self, paper: PaperId) -> tuple[BlocCode, Year, Paper] | None:
        """Return a paper that was not taken out, and whose cycle it belongs to."""
        ...

    def of_scan(self, scan: PaperFileId) -> PaperId | None:
        """Return the paper that a file which was not taken out belongs to."""
        ...

    def about(self, bloc: BlocCode, year: Year, topic: PaperTopic) -> Paper | None:
        """Return the newest paper about exactly this."""
        ...

    def of_kind(
        self, bloc: BlocCode, year: Year, kind: PaperKind, unit: UnitCode | None = None
    ) -> Sequence[Paper]:
        """Return the papers of a kind (of one unit), oldest first."""
        ...

    def name(self, paper: PaperId, name: PaperName) -> None:
        """Set the number and date of a paper."""
        ...

    def scan(
        self, actor: Actor, paper: PaperId, file: StoredFile, name: str, album: str | None = None
    ) -> Scan:
        """Add a file to a paper; it must be on disk already."""
        ...

    def in_album(self, paper: PaperId, album: str) -> int:
        """Count the files of one album (sent together) that a paper holds."""
        ...

    def remove_scan(self, scan: PaperFileId, at: datetime) -> None:
        """Take a file out of its paper; the file itself stays."""
        ...

    def remove(self, paper: PaperId, at: datetime) -> None:
        """Take a paper out; its row and its files stay."""
        ...


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


class EvidenceFiles(Protocol):
    """Evidence files on disk, each named by its own content. Used outside transactions."""

    async def keep(self, data: bytes, *, scan: bool = False) -> StoredFile:
        """Keep a file for good before any row points to it.

        Raises:
            FileRefused: if it is empty, too large, of a type that is not taken, or if the disk
                has no room.
        """
        ...

    async def read(self, file: StoredFile) -> bytes:
        """Return a file's content.

        Raises:
            FileRefused: if it is not there or was altered (``missing``), or its content was let
                go of (``retired``).
        """
        ...

    async def let_go(self, hashes: Sequence[str]) -> int:
        """Remove the contents of files, as far as they are there; return how many."""
        ...


class Notices(Protocol):
    """What must go out, and the ledger of what went out."""

    def plan(
        self,
        key: NoticeKey,
        place: PlaceId,
        unit: UnitCode | None,
        *,
        not_before: datetime,
        at: datetime,
        facts: Mapping[str, str] | None = None,
    ) -> bool:
        """Plan a notice unless its key is there already; tell whether it was new."""
        ...

    def waiting(self, now: datetime, limit: int) -> Sequence[tuple[PersonId, PlaceId, Year]]:
        """Return the reachable people whom something is due for, longest waiting first."""
        ...

    def planned_for(self, recipient: PersonId, place: PlaceId, year: Year) -> Sequence[Notice]:
        """Return what is planned for a person in one place and year, earliest first."""
        ...

    def claim(self, notices: Sequence[NoticeId], at: datetime) -> Sequence[Notice]:
        """Move planned notices to ``sending`` and return those that were still planned."""
        ...

    def settle(
        self,
        notices: Sequence[NoticeId],
        state: NoticeState,
        at: datetime,
        *,
        message_id: int | None = None,
        trouble: str | None = None,
    ) -> None:
        """Write how a delivery ended."""
        ...

    def put_back(self, notices: Sequence[NoticeId], *, not_before: datetime, resent: bool) -> None:
        """Plan notices again: they did not go out, or go out once more (``resent``, for good)."""
        ...

    def interrupted(self) -> Sequence[Notice]:
        """Return notices found ``sending``: a crash came between the call and its mark."""
        ...

    def cancel(
        self,
        bloc: BlocCode,
        year: Year,
        subject: str,
        kinds: Sequence[NoticeKind],
        *,
        unit: UnitCode | None = None,
        recipient: PersonId | None = None,
    ) -> int:
        """Cancel planned notices about a subject; return how many."""
        ...

    def hand_on(self, old: PlaceId, new: Place) -> int:
        """Let what is planned for a place go to another's holder; return how many."""
        ...

    def cancel_to(self, place: PlaceId) -> int:
        """Cancel what is planned for a place; return how many."""
        ...

    def next_planned(self) -> Notice | None:
        """Return the planned notice to a reachable person that becomes due first."""
        ...

    def get(self, notice: NoticeId) -> Notice | None:
        """Return one notice."""
        ...

    def ledger(
        self, bloc: BlocCode, year: Year, *, subject: str | None, unit: UnitCode | None
    ) -> Sequence[Notice]:
        """Return the reminders of a cycle about a deadline or for a unit, oldest first."""
        ...

    def cards(
        self, bloc: BlocCode, year: Year, recipient: PersonId, subject: str
    ) -> Sequence[Notice]:
        """Return the delivered reminders of a person about a deadline, oldest first."""
        ...

    def unnoted(self, bloc: BlocCode, year: Year, place: PlaceId) -> Sequence[Notice]:
        """Return the delivered reminders to a place that its holder has not taken note of."""
        ...

    def let_go(self, bloc: BlocCode, year: Year, recipient: PersonId, message_id: int) -> None:
        """Note that a reminder's message shows something else now: it is a card no more."""
        ...

    def revive(self, recipient: PersonId) -> int:
        """Plan again what failed because its recipient could not be reached; return how many."""
        ...

    def acknowledge(
        self, actor: Actor, year: Year, subject: DeadlineKey, due: str, rung: int
    ) -> Acknowledgement:
        """Keep that a place took note of a rung; a second time returns the first."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Return how many notices are in each state."""
        ...

    def find(self, key: NoticeKey) -> Notice | None:
        """Return the notice of this key."""
        ...

    def newest(
        self, bloc: BlocCode, year: Year, recipient: PersonId, kind: NoticeKind, subject: str
    ) -> Notice | None:
        """Return the notice of the highest rung to a person about a subject with no due day."""
        ...

    def last_sent(self, bloc: BlocCode, year: Year, recipient: PersonId) -> datetime | None:
        """Return when a message last arrived at a person."""
        ...

    def noted(
        self, bloc: BlocCode, year: Year, subject: str, due: str, rung: int
    ) -> Sequence[Acknowledgement]:
        """Return who took note of one rung of a deadline, first come first."""
        ...

    def acknowledgements(self, bloc: BlocCode, year: Year) -> Sequence[Acknowledgement]:
        """Return every acknowledgement of a cycle, oldest first."""
        ...


class Extensions(Protocol):
    """Requests for more time: one for each unit and deadline, the newest."""

    def of(
        self, bloc: BlocCode, year: Year, unit: UnitCode, deadline: DeadlineKey
    ) -> Extension | None:
        """Return what a unit asked for a deadline."""
        ...

    def all(self, bloc: BlocCode, year: Year) -> Sequence[Extension]:
        """Return every unit's requests, in the order they were made."""
        ...

    def keep(self, actor: Actor, year: Year, asked: Extension) -> None:
        """Keep a request in place of the unit's earlier one for the same deadline."""
        ...


class Targets(Protocol):
    """What units set themselves for the year, and that they have said these are all."""

    def of(self, bloc: BlocCode, year: Year, unit: UnitCode) -> Sequence[Target]:
        """Return a unit's targets in the order they were first written, the removed ones too."""
        ...

    def counts(self, bloc: BlocCode, year: Year) -> Mapping[UnitCode, int]:
        """Return how many targets each unit has; only units that have some."""
        ...

    def add(self, actor: Actor, year: Year, unit: UnitCode, line: TargetLine) -> TargetId:
        """Keep a new target."""
        ...

    def alter(self, actor: Actor, target: TargetId, line: TargetLine) -> None:
        """Write a target anew."""
        ...

    def remove(self, target: TargetId, at: datetime) -> None:
        """Take a target out; its row stays."""
        ...

    def register(self, actor: Actor, year: Year, unit: UnitCode) -> bool:
        """Keep that these are all; tell whether it was not said before. The first time stands."""
        ...

    def registrations(self, bloc: BlocCode, year: Year) -> Mapping[UnitCode, Registration]:
        """Return which units have registered all their targets."""
        ...


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


class Memos(Protocol):
    """Single facts that outlive a run."""

    def read(self, name: str) -> str | None:
        """Return a fact."""
        ...

    def write(self, name: str, value: str) -> None:
        """Set a fact."""
        ...


class Typed(Protocol):
    """Messages that gave an answer what it says now."""

    def of(self, person: PersonId, message: int) -> TypedMessage | None:
        """Return what a person's message set, if nothing else has set it since by typing."""
        ...

    def keep(self, typed: TypedMessage) -> None:
        """Remember a message; it takes the place of the one that set this field before."""
        ...

    def carry(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode,
        field: Field,
        written: Revision,
    ) -> None:
        """Follow an answer to a newly written revision that has left this field as it was."""
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
