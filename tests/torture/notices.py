"""How often each notice reached its person, told by the rows and by the chats themselves."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.torture.content import rows

MARK = "(gửi lại) "
"""How a message begins that may have come before."""

REMINDER = "Nhắc việc, kính gửi"
AMENDED = "đính chính tài liệu"
HEADS = re.compile(
    rf"({re.escape(MARK)}[^\n]*\n+)?({REMINDER}|Trưởng khối đề nghị|Mới tham gia:|Kính gửi )"
)
"""How every message begins that nobody asked for."""


@dataclass(frozen=True)
class Delivered:
    """What became of the notices of a day, counted in messages.

    Attributes:
        expected: messages that had to go out.
        arrived: those that reached their chat at least once.
        doubled: those that reached it a second time.
        unmarked: those of the doubled that do not say so.
        marked_in_vain: messages that say they may have come before, and cannot have.
        unknown: those that a kill or a lost answer left in doubt.
        unheard: people to whom a doubtful one never came.
        silent: rows in no final state: nothing may ever be forgotten.
    """

    expected: int
    arrived: int
    doubled: int
    unmarked: int
    marked_in_vain: int
    unknown: int
    unheard: frozenset[int]
    silent: int


def is_notice(text: str) -> bool:
    """Tell whether a message of the bot is one that nobody asked for."""
    return HEADS.match(text) is not None


def is_marked(text: str) -> bool:
    """Tell whether a message says that it may have come before."""
    return text.startswith(MARK)


def is_amendment(text: str) -> bool:
    """Tell whether a message says that the pledge was put right."""
    return is_notice(text) and AMENDED in text


def last_planned(folder: Path) -> datetime:
    """Return when the last notice is due that has not gone out."""
    found = rows(folder, "SELECT max(not_before) AS last FROM notice WHERE state = 'planned'")
    return datetime.fromtimestamp(found[0]["last"] or 0, UTC) + timedelta(seconds=1)


def delivered(folder: Path, sent: Counter[int], marked: Counter[int]) -> Delivered:
    """Hold the rows against how many notices, and marked ones, each account's chat received."""
    expected: Counter[int] = Counter()
    unknown: Counter[int] = Counter()
    resent: Counter[int] = Counter()
    silent = 0
    sql = (
        "SELECT telegram_id, state, coalesce(message_id, -sending_at) AS message,"
        " max(resent) AS resent FROM notice JOIN person ON person.id = recipient"
        " GROUP BY telegram_id, state, message"
    )
    for row in rows(folder, sql):
        account, state = row["telegram_id"], row["state"]
        if state in {"sent", "unknown"}:
            expected[account] += 1
            unknown[account] += state == "unknown"
            resent[account] += row["resent"]
        silent += state in {"planned", "sending", "failed"}
    extra = sent - expected
    arrived = {account: min(sent[account], count) for account, count in expected.items()}
    return Delivered(
        expected=sum(expected.values()),
        arrived=sum(arrived.values()),
        doubled=extra.total(),
        unmarked=(extra - marked).total(),
        marked_in_vain=(marked - resent).total(),
        unknown=sum(unknown.values()),
        unheard=frozenset(a for a, count in expected.items() if sent[a] < count),
        silent=silent,
    )
