"""Consent again: where the text on what is kept has changed, it is asked for politely."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.joining import CONSENT_VERSION
from domain.people import Actor, Person, Place
from usecases.ports import Tx

LEFT_IN_PEACE = timedelta(days=7)
"""How long somebody who put it off is not asked again."""


class Consenting:
    """Asks for consent to a newer text. What was agreed to before goes on holding until then."""

    def renew(self, tx: Tx, actor: Actor) -> None:
        """Keep that the actor agrees to the present text."""
        person = tx.people.get(actor.person)
        before = tx.people.consent_of(person.id, actor.place)
        tx.people.consent(person.id, actor.place, CONSENT_VERSION, person.language, actor.at)
        tx.audit.record(
            "consented", f"place/{actor.place}", at=actor.at, actor=actor,
            before={"consent": before[0] if before else None}, after={"consent": CONSENT_VERSION},
        )  # fmt: skip

    def put_off(self, tx: Tx, actor: Actor) -> None:
        """Ask again in some days."""
        tx.people.put_consent_off(actor.person, actor.place, actor.at)


def asks_consent(tx: Tx, person: Person, place: Place, now: datetime) -> bool:
    """Tell whether somebody who agreed to an older text is to be asked about the present one."""
    given = tx.people.consent_of(person.id, place.id)
    if given is None or given[0] == CONSENT_VERSION:
        return False
    return given[1] is None or now - given[1] >= LEFT_IN_PEACE
