"""The roll call: an account that vanished says nothing, so whoever is silent is asked for.

Once a day, without a message and without a row of its own: only when it was last known whether
messages reach somebody is kept, so a round may break off anywhere and goes on where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.cycles import Cycle
from domain.ladders import roll_is_called
from domain.people import Person, Reach
from usecases.ports import Clock, Tx
from usecases.reaching import note_reach

SILENCE = timedelta(hours=12)
"""How long after the last sign of a person the next roll asks for them.

Longer than a bloc's open hours, so that a day has one roll; and so short that whoever vanishes
right after a sign of theirs is missed by the next morning, not by the one after.
"""


class RollCalling:
    """Finds out of whom nothing was heard, and notes what asking has shown."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def silent(self, tx: Tx, heard: Mapping[int, datetime], limit: int) -> list[Person]:
        """Return whom to ask for now, longest silent first in each bloc.

        Whoever was sent a message, or wrote (``heard``: by chat, when last), has answered by that.
        Who is known to be gone is not asked for: an account does not come back, and a person who
        does will write.
        """
        now = self._clock.now()
        since, found = now - SILENCE, dict[int, Person]()
        for bloc, year in tx.cycles.open_years():
            cycle = tx.cycles.get(bloc, year)
            if cycle is None or not _calls(cycle, now):
                continue
            for person in tx.people.unknown_since(bloc, since):
                sent = tx.notices.last_sent(bloc, year, person.id)
                if sent is not None and sent > since:
                    tx.people.note_known(person.id, sent)
                elif heard.get(person.chat_id, since) <= since:
                    found[person.id] = person
            if len(found) >= limit:
                break
        return list(found.values())[:limit]

    def answered(self, tx: Tx, asked: Person, reach: Reach | None) -> None:
        """Note what asking for a person has shown; None where it has shown nothing.

        What was learnt of them since they were asked for holds: it is newer.
        """
        now = self._clock.now()
        person = tx.people.get(asked.id)
        tx.people.note_known(person.id, now)
        if reach is not None and person.reach is asked.reach and person.reach is not reach:
            note_reach(tx, person, reach, now)


def _calls(cycle: Cycle, now: datetime) -> bool:
    return not cycle.is_over(now) and roll_is_called(cycle, now)
