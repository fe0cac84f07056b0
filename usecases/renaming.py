"""Correcting one's own name and post: what was typed in haste would stand on every receipt."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import OldButton
from domain.joining import OwnName
from domain.people import Actor
from usecases.joining import a_name, a_post
from usecases.ports import Tx


class Renaming:
    """A person's name and post, corrected by themselves. Receipts keep those of their day."""

    def ask(self, tx: Tx, actor: Actor, cycle: Cycle, step: Step) -> OwnName:
        """Wait for the name or the post."""
        tx.drafts.keep(
            Draft(
                person=actor.person,
                place=actor.place,
                year=cycle.year,
                step=step,
                updated_at=actor.at,
            )
        )
        return self.look(tx, actor, cycle, step)

    def look(self, tx: Tx, actor: Actor, cycle: Cycle, step: Step) -> OwnName:
        """Return how the person is called now."""
        place = tx.people.place(actor.place)
        if place is None:
            raise OldButton
        name = tx.people.get(actor.person).name or ""
        return OwnName(name=name, place=place, cycle=cycle, step=step)

    def rename(self, tx: Tx, actor: Actor, cycle: Cycle, text: str) -> OwnName:
        """Keep the name as it should be.

        Raises:
            EmptyText, TextTooLong, NotAName: for what cannot stand on a receipt as a name.
        """
        tx.people.rename(actor.person, a_name(text))
        tx.audit.record("renamed", f"person/{actor.person}", at=actor.at, actor=actor)
        return self._kept(tx, actor, cycle, Step.OWN_NAME)

    def repost(self, tx: Tx, actor: Actor, cycle: Cycle, text: str) -> OwnName:
        """Keep the post as it should be.

        Raises:
            EmptyText, TextTooLong: for what cannot stand on a receipt as a post.
        """
        tx.people.set_post(actor.place, a_post(text))
        tx.audit.record("post_corrected", f"place/{actor.place}", at=actor.at, actor=actor)
        return self._kept(tx, actor, cycle, Step.OWN_POST)

    def _kept(self, tx: Tx, actor: Actor, cycle: Cycle, step: Step) -> OwnName:
        tx.drafts.clear(actor.person)
        saved = {"saved_at": cycle.calendar.local(actor.at)}
        return self.look(tx, actor, cycle, step).model_copy(update=saved)
