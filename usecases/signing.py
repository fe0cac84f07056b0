"""The pledge signed on paper: recorded for all present in one act, corrected one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.blocs import Unit
from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import (
    NobodySigned,
    NotFound,
    OldButton,
    SignersChanged,
)
from domain.ids import UnitCode
from domain.papers import Paper, PaperKind, PaperTopic
from domain.people import Actor
from domain.pledges import PledgeSigning
from domain.policy import Activity, require
from domain.signings import (
    Occasion,
    OneSigningView,
    SignedView,
    Signer,
    SigningView,
    read_occasion,
)
from usecases.pledge_facts import edition_of, must_be_open
from usecases.pledge_notices import end_reminding
from usecases.ports import Tx
from usecases.scanning import await_scans, paper_about


class Signing:
    """Records what was signed on paper. A confirmation in the chat is another fact."""

    def open(self, tx: Tx, actor: Actor, cycle: Cycle, page: int = 0) -> SigningView:
        """Show who would be recorded; what was prepared before a pause is still there."""
        _must_be_open(actor, cycle)
        draft = tx.drafts.of(actor.person)
        prepared = _prepared(actor, cycle, draft) if draft else None
        occasion, out = prepared or (Occasion(day=cycle.calendar.day_of(actor.at)), frozenset())
        return _prepare(tx, actor, cycle, occasion, out, page)

    def mark(
        self, tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, page: int, *, there: bool
    ) -> SigningView:
        """Say whether a unit was there."""
        occasion, out = _found(tx, actor, cycle)
        code = cycle.definition.unit(unit).code
        return _prepare(tx, actor, cycle, occasion, out - {code} if there else out | {code}, page)

    def describe(self, tx: Tx, actor: Actor, cycle: Cycle, text: str) -> SigningView:
        """Set day and place as typed; what is not said again stays.

        Raises:
            EmptyText, PaperAhead, SigningUnclear, TextTooLong: for what cannot be read.
        """
        known, out = _found(tx, actor, cycle)
        occasion = read_occasion(text, cycle.calendar.day_of(actor.at), known)
        return _prepare(tx, actor, cycle, occasion, out, 0)

    def look(self, tx: Tx, actor: Actor, cycle: Cycle) -> SigningView:
        """Return what is prepared, changing nothing."""
        occasion, out = _found(tx, actor, cycle)
        return _view(tx, cycle, occasion, out, 0)

    def record(self, tx: Tx, actor: Actor, cycle: Cycle, count: int) -> SignedView:
        """Record that the units prepared have signed; the next files are its scans.

        Raises:
        SignersChanged: if somebody changed meanwhile how many they are.
            NobodySigned: if there is none.
        """
        occasion, out = _found(tx, actor, cycle)
        signers = _view(tx, cycle, occasion, out, 0).signers
        units = tuple(signer.unit for signer in signers if signer.there)
        if not units:
            raise NobodySigned
        if len(units) != count:
            raise SignersChanged
        paper = paper_about(tx, actor, cycle, _topic(cycle, occasion))
        for unit in units:
            _record(tx, actor, cycle, unit.code, occasion, paper)
        await_scans(tx, actor, cycle, paper)
        view = _signed(tx, cycle)
        facts = {"recorded": units, "at": actor.at, "paper": paper.id, "scans": len(paper.scans)}
        return view.model_copy(update=facts)

    def signed(self, tx: Tx, actor: Actor, cycle: Cycle, page: int = 0) -> SignedView:
        """Return what is recorded."""
        require(actor, Activity.RECORD_SIGNING)
        return _signed(tx, cycle).model_copy(update={"page": page})

    def one(self, tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode) -> OneSigningView:
        """Return what is recorded of one unit.

        Raises:
            NotFound: if nothing is.
        """
        require(actor, Activity.RECORD_SIGNING)
        found = _signings(tx, cycle).get(unit)
        if found is None:
            raise NotFound(unit=unit)
        return OneSigningView(cycle=cycle, unit=cycle.definition.unit(unit), signing=found)

    def take_out(self, tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode) -> SignedView:
        """Take out a recording that was a mistake; it can be recorded anew."""
        _must_be_open(actor, cycle)
        view = self.one(tx, actor, cycle, unit)
        tx.pledges.unsign(actor.bloc, cycle.year, unit, cycle.pledge_version)
        _audit(tx, actor, cycle, "pledge_signing_taken_out", unit, before=view.signing)
        facts = {"taken_out": view.unit, "at": actor.at}
        return _signed(tx, cycle).model_copy(update=facts)


def _must_be_open(actor: Actor, cycle: Cycle) -> None:
    """Refuse whoever may not record, and years in which there is nothing to record.

    Raises:
        NotAllowed, PledgeNotOpen, YearClosed: see there.
    """
    require(actor, Activity.RECORD_SIGNING)
    must_be_open(cycle, Activity.RECORD_SIGNING, actor.at)


def _topic(cycle: Cycle, occasion: Occasion) -> PaperTopic:
    subject = f"{cycle.pledge_version}/{occasion.day.isoformat()}"
    return PaperTopic(kind=PaperKind.PLEDGE_SIGNING, subject=subject)


def _record(
    tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, occasion: Occasion, paper: Paper
) -> None:
    signing = PledgeSigning(
        unit=unit,
        version=cycle.pledge_version,
        day=occasion.day,
        venue=occasion.venue,
        paper=paper.id,
        by_name=actor.name,
        at=actor.at,
    )
    tx.pledges.sign(actor, cycle.year, signing)
    _audit(tx, actor, cycle, "pledge_signed", unit, after=signing)
    end_reminding(tx, cycle, unit)


def _found(tx: Tx, actor: Actor, cycle: Cycle) -> tuple[Occasion, frozenset[UnitCode]]:
    """Return what the actor has prepared.

    Raises:
        OldButton: if nothing is, or it was prepared for another text of the pledge.
    """
    _must_be_open(actor, cycle)
    draft = tx.drafts.of(actor.person)
    prepared = _prepared(actor, cycle, draft) if draft else None
    if prepared is None:
        raise OldButton
    return prepared


def _prepared(
    actor: Actor, cycle: Cycle, draft: Draft
) -> tuple[Occasion, frozenset[UnitCode]] | None:
    subject = draft.subject
    here = (draft.step, draft.place, draft.year) == (Step.SIGNING, actor.place, cycle.year)
    if not here or subject["version"] != str(cycle.pledge_version):
        return None
    occasion = Occasion(day=date.fromisoformat(subject["day"]), venue=subject["venue"])
    return occasion, frozenset(map(UnitCode, subject["out"].split()))


def _prepare(
    tx: Tx, actor: Actor, cycle: Cycle, occasion: Occasion, out: frozenset[UnitCode], page: int
) -> SigningView:
    subject = {
        "version": str(cycle.pledge_version),
        "day": occasion.day.isoformat(),
        "venue": occasion.venue,
        "out": " ".join(sorted(out)),
    }
    draft = Draft(
        person=actor.person,
        place=actor.place,
        year=cycle.year,
        step=Step.SIGNING,
        subject=subject,
        updated_at=actor.at,
    )
    tx.drafts.keep(draft)
    return _view(tx, cycle, occasion, out, page)


def _view(
    tx: Tx, cycle: Cycle, occasion: Occasion, out: frozenset[UnitCode], page: int
) -> SigningView:
    signed = _signings(tx, cycle)
    units = (unit for unit in cycle.definition.units if unit.code not in signed)
    return SigningView(
        cycle=cycle,
        edition=edition_of(tx, cycle),
        occasion=occasion,
        signers=tuple(Signer(unit=unit, there=unit.code not in out) for unit in units),
        signed=len(signed),
        page=page,
    )


def _signings(tx: Tx, cycle: Cycle) -> Mapping[UnitCode, PledgeSigning]:
    return tx.pledges.signings(cycle.bloc_code, cycle.year, cycle.pledge_version)


def _signed(tx: Tx, cycle: Cycle) -> SignedView:
    found = _signings(tx, cycle)
    units: tuple[Unit, ...] = cycle.definition.units
    last = max(found.values(), key=lambda one: one.at, default=None)
    kept = tx.papers.get(last.paper) if last else None
    return SignedView(
        cycle=cycle,
        signings=tuple((unit, found[unit.code]) for unit in units if unit.code in found),
        unsigned=tuple(unit for unit in units if unit.code not in found),
        paper=last.paper if last else None,
        scans=len(kept[2].scans) if kept else 0,
    )


def _audit(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    action: str,
    unit: UnitCode,
    *,
    before: object = None,
    after: object = None,
) -> None:
    tx.audit.record(
        action,
        f"pledge/{unit}",
        at=actor.at,
        actor=actor,
        year=cycle.year,
        before=before,
        after=after,
    )
