"""Delivering: what is due goes out, and not twice; how each message ended is written down.

planned → sending (committed when its turn has come, just before the call) → sent, unknown, failed
or cancelled. Whoever is told of several deadlines at once gets one message.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from domain.ids import NoticeId
from domain.notices import UNREACHABLE, Notice, NoticeKind, NoticeState
from domain.people import Person, Reach
from domain.reminders import Address, Earlier, Outgoing
from usecases.composing import composed
from usecases.digesting import Digesting
from usecases.inbox import LiveMessage
from usecases.judging import sift
from usecases.ports import Clock, Tx
from usecases.reaching import note_reach

A_MOMENT = timedelta(seconds=30)
"""How long a message waits that certainly did not go out."""

A_WHILE = timedelta(hours=1)
"""How long a person's notices wait that could not be put together: a bug, and in the log."""

TYPED_LABELS = 24
"""How many buttons of a chat a typed text may name, newest first."""


class Delivering:
    """Takes notices out of the store one message at a time, and writes down how each ended."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._digesting = Digesting(clock)

    def waiting(self, tx: Tx, limit: int) -> list[Address]:
        """Return whom something is due for, longest waiting first."""
        waiting = tx.notices.waiting(self._clock.now(), limit)
        return [Address(person=one, place=place, year=year) for one, place, year in waiting]

    def next_to(self, tx: Tx, address: Address) -> Outgoing | None:
        """Return the next message to an address, not claimed yet; None when nothing is left.

        What no longer matters is cancelled: done meanwhile, moved, superseded, place given up.
        """
        now = self._clock.now()
        person = tx.people.get(address.person)
        if person.reach is not Reach.REACHABLE:
            return None
        planned = tx.notices.planned_for(address.person, address.place, address.year)
        due = [notice for notice in planned if notice.not_before <= now]
        if not due:
            return None
        place = tx.people.place(address.place)
        cycle = tx.cycles.get(due[0].key.bloc, address.year)
        if cycle is None or place is None:
            tx.notices.settle([notice.id for notice in due], NoticeState.CANCELLED, now)
            return None
        over, ended = cycle.is_over(now), place.ended_at is not None
        if over or ended:
            moot = [notice for notice in due if _moot(notice.key.kind, over=over, ended=ended)]
            tx.notices.settle([notice.id for notice in moot], NoticeState.CANCELLED, now)
            due = [notice for notice in due if notice not in moot]
        ready = sift(tx, cycle, place, due, now)
        if not ready:
            return None
        together = _together(ready, planned)
        return Outgoing(
            notices=tuple(notice.id for notice in together),
            person=person,
            place=place.id,
            year=cycle.year,
            view=composed(tx, cycle, place, together, now, self._digesting),
            again=any(notice.resent for notice in together),
        )

    def claim(self, tx: Tx, outgoing: Outgoing) -> bool:
        """Mark that a message is on its way from now on; False if it has become another.

        A crash after this leaves it in doubt, so nothing may be waited for but the call itself.
        """
        known = [tx.notices.get(id_) for id_ in outgoing.notices]
        if any(notice is None or notice.state is not NoticeState.PLANNED for notice in known):
            return False
        tx.notices.claim(outgoing.notices, self._clock.now())
        return True

    def sent(
        self,
        tx: Tx,
        outgoing: Outgoing,
        message_id: int,
        buttons: Sequence[tuple[str, str]] = (),
    ) -> list[Earlier]:
        """The message arrived: return the earlier cards of its deadlines, now replaced.

        ``buttons`` are its labels and data: from now on they can be typed as well.
        """
        now = self._clock.now()
        tx.notices.settle(outgoing.notices, NoticeState.SENT, now, message_id=message_id)
        if buttons:
            self._hear_labels(tx, outgoing.person, message_id, buttons)
        return _replaced(tx, outgoing, message_id)

    def _hear_labels(
        self, tx: Tx, person: Person, message_id: int, buttons: Sequence[tuple[str, str]]
    ) -> None:
        """Typing a label equals pressing it; the chat's live keyboard stays where it is."""
        live = tx.inbox.live(person.chat_id)
        known = (*buttons, *(live.buttons if live else ()))[:TYPED_LABELS]
        stands = live.message_id if live else message_id
        tx.inbox.set_live(person.chat_id, LiveMessage(stands, tuple(known)))

    def unknown(self, tx: Tx, notices: Sequence[NoticeId]) -> None:
        """No answer came: it may have arrived. What has no successor goes out once more."""
        known = [notice for id_ in notices if (notice := tx.notices.get(id_)) is not None]
        self._doubt(tx, known)

    def recover(self, tx: Tx) -> int:
        """After a crash: whatever was on its way may have arrived. Return how many there were."""
        found = tx.notices.interrupted()
        self._doubt(tx, found)
        return len(found)

    def _doubt(self, tx: Tx, notices: Sequence[Notice]) -> None:
        now = self._clock.now()
        again = {n.id for n in notices if n.key.kind.resent_when_unknown and not n.resent}
        tx.notices.put_back(sorted(again), not_before=now, resent=True)
        rest = [notice.id for notice in notices if notice.id not in again]
        tx.notices.settle(rest, NoticeState.UNKNOWN, now)

    def unreachable(self, tx: Tx, outgoing: Outgoing, reach: Reach) -> None:
        """The person has shut the assistant out: the board shows it, nothing more is tried."""
        now = self._clock.now()
        tx.notices.settle(outgoing.notices, NoticeState.FAILED, now, trouble=UNREACHABLE)
        note_reach(tx, tx.people.get(outgoing.person.id), reach, now)

    def refused(self, tx: Tx, outgoing: Outgoing, trouble: str) -> None:
        """The chat app takes no such message: trying again would end the same way."""
        now = self._clock.now()
        tx.notices.settle(outgoing.notices, NoticeState.FAILED, now, trouble=trouble)

    def not_sent(self, tx: Tx, outgoing: Outgoing) -> None:
        """It certainly did not go out: try again a little later."""
        at = self._clock.now() + A_MOMENT
        tx.notices.put_back(outgoing.notices, not_before=at, resent=False)

    def moved(self, tx: Tx, outgoing: Outgoing, new_chat: int) -> None:
        """The chat has another number: follow it, and try again at once.

        A private chat that became a group is nobody's any more: what concerns one unit is not
        said before several people.
        """
        if new_chat < 0:
            self.unreachable(tx, outgoing, Reach.GONE)
            return
        tx.people.move_chat(outgoing.person.chat_id, new_chat)
        tx.notices.put_back(outgoing.notices, not_before=self._clock.now(), resent=False)

    def postpone(self, tx: Tx, address: Address) -> None:
        """What an address waits for could not be put together: let the others go first."""
        now = self._clock.now()
        planned = tx.notices.planned_for(address.person, address.place, address.year)
        due = [notice.id for notice in planned if notice.not_before <= now]
        tx.notices.put_back(due, not_before=now + A_WHILE, resent=False)


def _moot(kind: NoticeKind, *, over: bool, ended: bool) -> bool:
    """Tell whether a notice dies with its year, or with its place."""
    return (over and not kind.outlives_year) or (ended and not kind.outlives_place)


def _together(ready: list[Notice], planned: Sequence[Notice]) -> list[Notice]:
    """Return what one message carries: all reminders, all newcomers, or one piece of news."""
    kind = ready[0].key.kind
    if kind.reminds:
        return [notice for notice in ready if notice.key.kind.reminds]
    if kind is NoticeKind.MEMBER_JOINED:
        return [notice for notice in planned if notice.key.kind is kind]
    return ready[:1]


def _replaced(tx: Tx, outgoing: Outgoing, message_id: int) -> list[Earlier]:
    """Return the last card before this one of each deadline it speaks of."""
    found: dict[int, Earlier] = {}
    for id_ in outgoing.notices:
        notice = tx.notices.get(id_)
        if notice is None or not notice.key.kind.reminds:
            continue
        key = notice.key
        cycle = tx.cycles.get(key.bloc, key.year)
        cards = tx.notices.cards(key.bloc, key.year, key.recipient, key.subject)
        own = [c for c in cards if c.place == notice.place and c.message_id != message_id]
        if cycle is not None and own and (last := own[-1]).message_id and last.sent_at:
            found[last.message_id] = Earlier(
                message_id=last.message_id,
                sent_at=last.sent_at,
                noted_at=last.acknowledged_at,
                title=cycle.due(key.subject).deadline.title,
                cycle=cycle,
            )
    return list(found.values())
