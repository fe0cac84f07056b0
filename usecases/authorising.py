"""Authorising: an officer may confirm and send, by their leader or by a paper on record."""

from __future__ import annotations

from domain.authorisations import (
    AssignerView,
    Authorisation,
    AuthorisingDone,
    AuthorisingOutcome,
    AuthorisingView,
    Officer,
)
from domain.blocs import Role
from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import EmptyText, NotAllowed, NotFound, OldButton, PaperIncomplete, TextTooLong
from domain.ids import AuthorisationId, PaperId, PlaceId, UnitCode
from domain.joining import MAX_POST
from domain.notices import NoticeKey, NoticeKind
from domain.papers import Paper, PaperKind, PaperTopic, PaperView
from domain.people import Actor, Person, Place
from domain.policy import Activity, in_season, may, require, require_in_season
from domain.words import clean_line
from usecases.authority import capacity_of
from usecases.ports import Tx
from usecases.scanning import Scanning, paper_about


class Authorising:
    """Lets officers confirm and send for their unit, and ends that at once."""

    def __init__(self, scanning: Scanning) -> None:
        self._scanning = scanning

    def view(
        self, tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode | None = None
    ) -> AuthorisingView:
        """Return who may confirm and send for a unit: by default the actor's own.

        Raises:
            NotAllowed: if it is not theirs to see, or an office does not say which unit's.
        """
        if unit is None and actor.unit is None:
            keeps = may(actor, Activity.RECORD_SIGNING)
            raise NotAllowed(activity="officer_of_no_unit" if keeps else "keep_authorisation")
        code = cycle.definition.unit(unit or actor.unit or "").code
        require(actor, Activity.KEEP_AUTHORISATION, code)
        return _view(tx, actor, cycle, code)

    def grant(self, tx: Tx, actor: Actor, cycle: Cycle, place: PlaceId) -> AuthorisingView:
        """Let an officer of the actor's own unit confirm and send from now on.

        Raises:
            NotFound: if the officer's place has ended, or is another unit's.
            YearClosed: once the year is over.
        """
        seat, person = _officer(tx, cycle, place)
        unit = _unit_of(seat)
        require(actor, Activity.AUTHORISE, unit)
        return self._keep(tx, actor, cycle, (seat, person), actor.post, None)

    def prepare(self, tx: Tx, actor: Actor, cycle: Cycle, place: PlaceId) -> PaperView:
        """Open the paper on which an officer was assigned, for its scan, number and date."""
        seat, _ = _officer(tx, cycle, place)
        require(actor, Activity.KEEP_AUTHORISATION, _unit_of(seat))
        require_in_season(Activity.KEEP_AUTHORISATION, cycle, actor.at)
        topic = PaperTopic(kind=PaperKind.AUTHORISATION, unit=_unit_of(seat), subject=str(seat.id))
        paper = paper_about(tx, actor, cycle, topic)
        return self._scanning.open(tx, actor, cycle, paper.id)

    def ask_assigner(self, tx: Tx, actor: Actor, cycle: Cycle, number: PaperId) -> AssignerView:
        """Wait for the post of whoever assigned the officer, once the paper is complete.

        Raises:
            PaperIncomplete: while a scan, the number or the date is missing.
        """
        view = self._assigner(tx, actor, cycle, number)
        tx.drafts.keep(
            Draft(
                person=actor.person,
                place=actor.place,
                year=cycle.year,
                step=Step.ASSIGNER,
                subject={"assigning": str(number)},
                updated_at=actor.at,
            )
        )
        return view

    def look(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft) -> AssignerView:
        """Return what waits for the assigner's post, changing nothing."""
        return self._assigner(tx, actor, cycle, _waiting(actor, draft))

    def record(
        self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, text: str
    ) -> AuthorisingView:
        """Record what the paper says, with the post of whoever assigned the officer.

        Raises:
            EmptyText, TextTooLong: if no post can be read.
            PaperIncomplete: if a scan was taken out meanwhile.
        """
        view = self._assigner(tx, actor, cycle, _waiting(actor, draft))
        post = clean_line(text)
        if not any(sign.isalpha() for sign in post):
            raise EmptyText
        if len(post) > MAX_POST:
            raise TextTooLong(length=len(post), limit=MAX_POST)
        tx.drafts.clear(actor.person)
        officer = _officer(tx, cycle, view.officer.place)
        return self._keep(tx, actor, cycle, officer, post, view.paper.id)

    def revoke(
        self, tx: Tx, actor: Actor, cycle: Cycle, number: AuthorisationId
    ) -> AuthorisingView:
        """End an authorisation: from this moment on its officer can neither confirm nor send.

        Raises:
            OldButton: if it has ended before, or is another bloc's.
        """
        found = tx.authorisations.get(number)
        if found is None or found[:2] != (actor.bloc, cycle.year):
            raise OldButton
        given = found[2]
        require(actor, Activity.KEEP_AUTHORISATION, given.unit)
        require_in_season(Activity.KEEP_AUTHORISATION, cycle, actor.at)
        capacity = capacity_of(tx, given)
        tx.authorisations.revoke(actor, number)
        _audit(tx, actor, cycle, "authorisation_revoked", given, before=given)
        place = tx.people.place(given.place)
        person = tx.people.get(place.person) if place else None
        if place and person and place.ended_at is None:
            _tell(tx, actor, cycle, (place, person), given, "revoked")
        outcome = AuthorisingOutcome(
            done=AuthorisingDone.REVOKED,
            name=(person.name if person else None) or "",
            at=actor.at,
            capacity=capacity,
        )
        return _view(tx, actor, cycle, given.unit, outcome)

    def _keep(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        officer: tuple[Place, Person],
        by: str,
        paper: PaperId | None,
    ) -> AuthorisingView:
        require_in_season(Activity.KEEP_AUTHORISATION, cycle, actor.at)
        place, person = officer
        unit = _unit_of(place)
        held = tx.authorisations.of_place(cycle.bloc_code, cycle.year, place.id)
        again = held is not None and (held.paper, held.by) == (paper, by)
        if held is not None and not again:
            # Assigned anew, on another paper: the newer one stands on the receipts to come.
            tx.authorisations.revoke(actor, held.id)
            _audit(tx, actor, cycle, "authorisation_revoked", held, before=held)
        given = (held if again else None) or tx.authorisations.grant(
            actor, cycle.year, unit, place.id, by, paper
        )
        if not again:
            _audit(tx, actor, cycle, "authorised", given, after=given)
            _tell(tx, actor, cycle, officer, given, "granted")
        outcome = AuthorisingOutcome(
            done=AuthorisingDone.GRANTED_BEFORE if again else AuthorisingDone.GRANTED,
            name=person.name or "",
            at=given.at,
            capacity=capacity_of(tx, given),
        )
        return _view(tx, actor, cycle, unit, outcome)

    def _assigner(self, tx: Tx, actor: Actor, cycle: Cycle, number: PaperId) -> AssignerView:
        found = tx.papers.get(number)
        if found is None or found[:2] != (actor.bloc, cycle.year):
            raise NotFound(paper=number)
        paper = found[2]
        if paper.topic.kind is not PaperKind.AUTHORISATION or paper.topic.unit is None:
            raise OldButton
        require(actor, Activity.KEEP_AUTHORISATION, paper.topic.unit)
        require_in_season(Activity.KEEP_AUTHORISATION, cycle, actor.at)
        _must_be_complete(paper)
        place, person = _officer(tx, cycle, PlaceId(int(paper.topic.subject)))
        return AssignerView(
            cycle=cycle,
            unit=cycle.definition.unit(paper.topic.unit),
            officer=_as_officer(tx, place, person, None),
            paper=paper,
        )


def _must_be_complete(paper: Paper) -> None:
    if not paper.scans:
        raise PaperIncomplete(reason="scan", paper=paper.id)
    if not paper.name.whole:
        raise PaperIncomplete(reason="name", paper=paper.id)


def _waiting(actor: Actor, draft: Draft) -> PaperId:
    if draft.step is not Step.ASSIGNER or draft.place != actor.place:
        raise OldButton
    return PaperId(int(draft.subject["assigning"]))


def _officer(tx: Tx, cycle: Cycle, number: PlaceId) -> tuple[Place, Person]:
    """Return an officer of one of the bloc's units who holds that place now."""
    for place, person in tx.people.members(cycle.bloc_code):
        if place.id == number and place.role is Role.UNIT_STAFF:
            return place, person
    raise NotFound(place=number)


def _unit_of(place: Place) -> UnitCode:
    if place.unit is None:
        raise NotFound(unit="")
    return place.unit


def _view(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    unit: UnitCode,
    outcome: AuthorisingOutcome | None = None,
) -> AuthorisingView:
    mine = [pair for pair in tx.people.members(cycle.bloc_code) if pair[0].unit == unit]
    held = {one.place: one for one in tx.authorisations.of_unit(cycle.bloc_code, cycle.year, unit)}
    return AuthorisingView(
        cycle=cycle,
        unit=cycle.definition.unit(unit),
        leaders=tuple(p.name or "" for place, p in mine if place.role is Role.UNIT_LEADER),
        officers=tuple(
            _as_officer(tx, place, person, held.get(place.id))
            for place, person in mine
            if place.role is Role.UNIT_STAFF
        ),
        of_unit=actor.role is Role.UNIT_LEADER,
        closed=not in_season(Activity.KEEP_AUTHORISATION, cycle, actor.at),
        outcome=outcome,
    )


def _as_officer(tx: Tx, place: Place, person: Person, given: Authorisation | None) -> Officer:
    return Officer(
        place=place.id,
        name=person.name or "",
        post=place.post or "",
        authorisation=given.id if given else None,
        capacity=capacity_of(tx, given) if given else None,
        since=given.at if given else None,
    )


def _tell(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    officer: tuple[Place, Person],
    given: Authorisation,
    act: str,
) -> None:
    """Tell the unit's people: the officer what they may do now, the others who may."""
    seat, person = officer
    facts = {
        "act": act,
        "name": person.name or "",
        "capacity": capacity_of(tx, given).model_dump_json(exclude_defaults=True),
    }
    for place, member in tx.people.members(cycle.bloc_code):
        if place.unit != seat.unit or member.id == actor.person:
            continue
        key = NoticeKey(
            bloc=cycle.bloc_code,
            year=cycle.year,
            recipient=member.id,
            kind=NoticeKind.AUTHORISATION,
            subject=f"authorisation/{given.id}",
            due=act,
        )
        mine = {**facts, "own": "1"} if member.id == person.id else facts
        not_before = cycle.allowed_from(actor.at)
        tx.notices.plan(key, place.id, place.unit, not_before=not_before, at=actor.at, facts=mine)


def _audit(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    action: str,
    given: Authorisation,
    *,
    before: object = None,
    after: object = None,
) -> None:
    tx.audit.record(
        action,
        f"authorisation/{given.id}",
        at=actor.at,
        actor=actor,
        year=cycle.year,
        before=before,
        after=after,
    )
