"""The pledge: read it, confirm it once for a unit, see what changed."""

from __future__ import annotations

from domain.amendments import differences
from domain.cycles import Cycle
from domain.errors import NotFound, OldButton
from domain.ids import Version, Year
from domain.notices import Notice
from domain.people import Actor
from domain.pledge_views import PledgeChanges, PledgeNoticeView, PledgeReceipt, PledgeView
from domain.pledges import AmendmentKind, PledgeConfirmation
from domain.policy import Activity, may, require, require_paper_of
from domain.receipts import first_free
from usecases import pledge_facts as facts
from usecases.authority import entitled
from usecases.duties import status_of
from usecases.pledge_notices import pledge_notice_view, tell_of_confirmation
from usecases.ports import Clock, Tokens, Tx


class Pledging:
    """Everything a person does with the pledge."""

    def __init__(self, clock: Clock, tokens: Tokens) -> None:
        self._clock = clock
        self._tokens = tokens

    def read(self, tx: Tx, actor: Actor, year: Year) -> PledgeView:
        """Return the pledge of a year as it stands for the actor's unit or office."""
        require(actor, Activity.READ_PLEDGE, actor.unit)
        return self._view(tx, actor, facts.cycle_of(tx, actor.bloc, year))

    def confirm(
        self, tx: Tx, actor: Actor, year: Year, version: Version
    ) -> PledgeReceipt | PledgeView:
        """Confirm the pledge for the actor's unit, in the version that was before their eyes.

        A second time returns the first one's receipt. Where the wording has changed since, nothing
        is confirmed and the newest version is returned to be read.

        Raises:
            PledgeNotOpen: if the year was not open yet when the button was pressed.
            YearClosed: if the year is over.
        """
        actor = entitled(tx, actor, year)
        require(actor, Activity.CONFIRM_PLEDGE, actor.unit)
        require_paper_of(actor, None)
        cycle = facts.cycle_of(tx, actor.bloc, year)
        given = facts.confirmation_of(tx, cycle, actor.unit)
        if given is not None:
            return facts.receipt_of(tx, actor, cycle, given)
        if not facts.same_pledge(facts.version_of(tx, cycle, version), cycle):
            return self._view(tx, actor, cycle)
        facts.must_be_open(cycle, Activity.CONFIRM_PLEDGE, actor.at)
        given = self._keep(tx, actor, cycle)
        tell_of_confirmation(tx, actor, cycle, given.unit)
        receipt = facts.receipt_of(tx, actor, cycle, given)
        return receipt.model_copy(update={"first": True})

    def changes(self, tx: Tx, actor: Actor, year: Year, version: Version) -> PledgeChanges:
        """Return what a version changed; where it is confirmed anew, since the unit last did so.

        Raises:
            OldButton: if there is no such version, or none before it.
        """
        require(actor, Activity.READ_PLEDGE, actor.unit)
        newest = facts.cycle_of(tx, actor.bloc, year)
        made = facts.version_of(tx, newest, version)
        old = _compared_with(tx, actor, made) if made else None
        if made is None or old is None:
            raise OldButton
        return PledgeChanges(
            cycle=made,
            kind=facts.kind_of_version(made),
            since=old.amended_at,
            differences=differences(old.definition, made.definition),
            role=actor.role,
            may_confirm=may(entitled(tx, actor, newest.year), Activity.CONFIRM_PLEDGE, actor.unit),
            confirmed=facts.confirmation_of(tx, newest, actor.unit) is not None,
        )

    def notice_view(self, tx: Tx, notice: Notice) -> PledgeNoticeView:
        """Return what a notice about the pledge has to say, as things stand now."""
        return pledge_notice_view(tx, notice)

    def _view(self, tx: Tx, actor: Actor, cycle: Cycle) -> PledgeView:
        actor = entitled(tx, actor, cycle.year)
        given = facts.confirmation_of(tx, cycle, actor.unit)
        return PledgeView(
            cycle=cycle,
            edition=facts.edition_of(tx, cycle),
            duty=status_of(tx, cycle, cycle.pledge_due, actor.unit, self._clock.now()),
            role=actor.role,
            unit=actor.unit,
            name=actor.name,
            post=actor.post,
            capacity=actor.capacity,
            may_confirm=may(actor, Activity.CONFIRM_PLEDGE, actor.unit),
            receipt=facts.receipt_of(tx, actor, cycle, given) if given else None,
            signing=facts.signing_of(tx, cycle, actor.unit),
            earlier=None if given else facts.confirmation_before(tx, cycle, actor.unit),
            counts=None if actor.unit else facts.counts_of(tx, cycle, names=True),
            records=may(actor, Activity.RECORD_SIGNING),
            leaders=facts.leaders_of(tx, cycle, actor.unit) if actor.unit else (),
        )

    def _keep(self, tx: Tx, actor: Actor, cycle: Cycle) -> PledgeConfirmation:
        if actor.unit is None:
            raise NotFound(unit="")
        bloc, year, version = cycle.bloc_code, cycle.year, cycle.pledge_version
        receipt = first_free(
            self._tokens.receipt(), lambda one: tx.pledges.receipt_taken(bloc, year, one)
        )
        wanted = PledgeConfirmation(
            unit=cycle.definition.unit(actor.unit).code,
            version=version,
            at=actor.at,
            receipt=receipt,
            by_name=actor.name,
            by_post=actor.post,
            capacity=actor.capacity,
        )
        tx.pledges.add(actor, year, wanted)
        kept = tx.pledges.of(bloc, year, actor.unit, version) or wanted
        after = {
            **kept.model_dump(mode="json"),
            "text_version": cycle.version,
            "fingerprint": cycle.definition.fingerprint,
        }
        tx.audit.record(
            "pledge_confirmed", f"pledge/{kept.unit}", at=actor.at, actor=actor, year=year,
            after=after,
        )  # fmt: skip
        return kept


def _compared_with(tx: Tx, actor: Actor, made: Cycle) -> Cycle | None:
    """Return the version a reader knows: the one their unit confirmed, or the one before."""
    if facts.kind_of_version(made) is AmendmentKind.CONTENT_CHANGE:
        earlier = facts.confirmation_before(tx, made, actor.unit)
        issue = facts.version_of(tx, made, earlier.version) if earlier else None
        if earlier and issue:
            return facts.in_force(tx, issue, earlier.at)
    return facts.version_of(tx, made, made.version - 1)
