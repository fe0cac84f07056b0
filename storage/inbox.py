"""What Telegram handed over: written down before anything is done with it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from storage.rows import epoch, instant
from usecases.inbox import Arrival, InboxRow, LiveMessage

STATES = ("new", "applied", "answered", "failed", "unreadable")


class InboxRows:
    """Updates on their way: new → applied → answered, or failed, or unreadable."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def take(self, arrivals: Sequence[Arrival], at: datetime) -> Sequence[int]:
        """Write updates down; return the numbers of those that were not known yet."""
        fresh = []
        for arrival in arrivals:
            cursor = self._connection.execute(
                "INSERT INTO inbox (update_id, chat_id, raw, state, received_at, finished_at)"
                " VALUES (:update_id, :chat_id, :raw, :state, :at, :finished)"
                " ON CONFLICT (update_id) DO NOTHING",
                {
                    "update_id": arrival.update_id,
                    "chat_id": arrival.chat_id,
                    "raw": arrival.raw,
                    "state": "new" if arrival.readable else "unreadable",
                    "at": epoch(at),
                    "finished": None if arrival.readable else epoch(at),
                },
            )
            if cursor.rowcount:
                fresh.append(arrival.update_id)
        return fresh

    def open_rows(self, chat_id: int | None = None, limit: int = 10_000) -> Sequence[InboxRow]:
        """Return what was left unfinished (of one chat), in the order it came."""
        rows = self._connection.execute(
            "SELECT update_id, chat_id, raw, state, received_at FROM inbox"
            " WHERE state IN ('new', 'applied') AND (:chat_id IS NULL OR chat_id = :chat_id)"
            " ORDER BY update_id LIMIT :limit",
            {"chat_id": chat_id, "limit": limit},
        )
        return [
            InboxRow(
                row["update_id"],
                row["chat_id"],
                row["raw"] or "",
                row["state"] == "applied",
                instant(row["received_at"]),
            )
            for row in rows
        ]

    def mark_applied(self, update_id: int) -> bool:
        """Mark an update's effect as done, in the transaction of that effect.

        Returns False when it was applied before: the effect must not happen twice.
        """
        cursor = self._connection.execute(
            "UPDATE inbox SET state = 'applied' WHERE update_id = :update_id AND state = 'new'",
            {"update_id": update_id},
        )
        return cursor.rowcount == 1

    def finish(self, update_id: int, at: datetime, *, incident: str | None = None) -> None:
        """Close an update. An answered one is emptied; a failed one stays for 30 days."""
        self._connection.execute(
            "UPDATE inbox SET state = :state, finished_at = :at, incident = :incident,"
            " raw = CASE WHEN :incident IS NULL THEN NULL ELSE raw END,"
            " chat_id = CASE WHEN :incident IS NULL THEN NULL ELSE chat_id END"
            " WHERE update_id = :update_id",
            {
                "update_id": update_id,
                "state": "failed" if incident else "answered",
                "at": epoch(at),
                "incident": incident,
            },
        )

    def incidents(self, since: datetime, before: datetime) -> Sequence[str]:
        """Return the numbers of updates that ended in an incident in this span, oldest first."""
        rows = self._connection.execute(
            "SELECT incident FROM inbox WHERE finished_at >= :since AND finished_at < :before"
            " AND incident IS NOT NULL ORDER BY finished_at, update_id",
            {"since": epoch(since), "before": epoch(before)},
        )
        return [row["incident"] for row in rows]

    def counts(self) -> Mapping[str, int]:
        """Return how many updates are in each state."""
        rows = self._connection.execute("SELECT state, count(*) FROM inbox GROUP BY state")
        return dict.fromkeys(STATES, 0) | dict(map(tuple, rows))

    def forget_before(self, at: datetime) -> int:
        """Remove finished updates older than this; return how many."""
        return self._connection.execute(
            "DELETE FROM inbox WHERE finished_at < :at", {"at": epoch(at)}
        ).rowcount

    def live(self, chat_id: int) -> LiveMessage | None:
        """Return the message that carries a chat's keyboard."""
        row = self._connection.execute(
            "SELECT message_id, buttons FROM live_message WHERE chat_id = :chat_id",
            {"chat_id": chat_id},
        ).fetchone()
        if row is None:
            return None
        buttons = tuple((label, data) for label, data in json.loads(row["buttons"]))
        return LiveMessage(row["message_id"], buttons)

    def set_live(self, chat_id: int, live: LiveMessage) -> None:
        """Remember which message carries a chat's keyboard."""
        self._connection.execute(
            "INSERT INTO live_message (chat_id, message_id, buttons)"
            " VALUES (:chat_id, :message_id, :buttons)"
            " ON CONFLICT (chat_id) DO UPDATE SET message_id = excluded.message_id,"
            " buttons = excluded.buttons",
            {
                "chat_id": chat_id,
                "message_id": live.message_id,
                "buttons": json.dumps(live.buttons, ensure_ascii=False, separators=(",", ":")),
            },
        )
