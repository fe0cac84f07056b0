"""How often each notice reached its person, told by the rows and by the chats themselves."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.torture.content import rows

HEADS = re.compile(
    r"(\(gửi lại\)[^\n]*\n+)?(Nhắc việc, kính gửi|Trưởng khối đề nghị|Mới tham gia:|Kính gửi )"
)
"""How every message begins that nobody asked for."""


@dataclass(frozen=True)
class Delivered:
    """What became of the notices of a day, counted in messages.

    Attributes:
        expected: messages that had to go out.
        arrived: those that reached their chat at least once.
        doubled: those that reached it a second time.
        unknown: those that a kill or a lost answer left in doubt.
        unheard: people to whom a doubtful one never came.
        silent: rows in no final state: nothing may ever be forgotten.
    """

    expected: int
    arrived: int
    doubled: int
    unknown: int
    unheard: frozenset[int]
    silent: int


def is_notice(text: str) -> bool:
    """Tell whether a message of the bot is one that nobody asked for."""
    return HEADS.match(text) is not None


def last_planned(folder: Path) -> datetime:
    """Return when the last notice is due that has not gone out."""
    found = rows(folder, "SELECT max(not_before) AS last FROM notice WHERE state = 'planned'")
    return datetime.fromtimestamp(found[0]["last"] or 0, UTC) + timedelta(seconds=1)


def delivered(folder: Path, sent: Counter[int]) -> Delivered:
    """Hold the rows against ``sent``: how many notices each account's chat received."""
    expected: Counter[int] = Counter()
    unknown: Counter[int] = Counter()
    silent = 0
    sql = (
        "SELECT telegram_id, state, coalesce(message_id, -sending_at) AS message"
        " FROM notice JOIN person ON person.id = recipient"
        " GROUP BY telegram_id, state, message"
    )
    for row in rows(folder, sql):
        account, state = row["telegram_id"], row["state"]
        if state in {"sent", "unknown"}:
            expected[account] += 1
            unknown[account] += state == "unknown"
        silent += state in {"planned", "sending", "failed"}
    arrived = {account: min(sent[account], count) for account, count in expected.items()}
    return Delivered(
        expected=sum(expected.values()),
        arrived=sum(arrived.values()),
        doubled=sum(max(0, sent[account] - expected[account]) for account in sent),
        unknown=sum(unknown.values()),
        unheard=frozenset(a for a, count in expected.items() if sent[a] < count),
        silent=silent,
    )
