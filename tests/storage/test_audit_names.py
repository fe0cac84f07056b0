"""The audit trail names people by numbers: whoever is forgotten leaves no name in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from domain.assessments import Sending
from domain.blocs import Role
from domain.pledges import PledgeConfirmation
from storage.migrate import migrate, migrations
from tests.builders import a_cycle, a_store, add_member, local
from usecases.ports import Tx

NAME = "Nguyễn Thị Hoa"
AT = local("2027-11-05 09:00")


def recorded(tx: Tx) -> list[str]:
    actor = add_member(tx, a_cycle(), "A", Role.UNIT_LEADER, number=1, name=NAME)
    sending = Sending(
        at=AT, first_at=AT, receipt="1", by_name=NAME, by_post="", total=Decimal(1),
        workdays_late=0,
    )  # fmt: skip
    given = PledgeConfirmation(
        unit="A", version=1, at=AT, receipt="1", by_name=NAME, by_post="Chủ tịch"
    )
    for after in (sending, given.model_dump(mode="json"), {"nested": {"by_name": NAME}}):
        tx.audit.record("act", "report/A/year", at=AT, actor=actor, before=after, after=after)
    rows = tx.audit._connection.execute("SELECT * FROM audit")  # type: ignore[attr-defined]
    return [str(tuple(row)) for row in rows]


async def test_no_name_enters_the_trail_however_it_is_recorded(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        rows = await store.do(recorded)
        assert len(rows) == 3
        assert not any(NAME in row for row in rows)
        assert "Chủ tịch" in rows[1]


def test_a_receipt_of_before_learns_its_sender_from_the_trail(tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for step in migrations():
        if not step.name.endswith("people_leave.sql"):
            (older / step.name).write_text(step.sql, "utf-8")
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as raw:
        raw.row_factory = sqlite3.Row
        migrate(raw, tmp_path / "bot.db", older)
        raw.execute(
            "INSERT INTO person (id, telegram_id, chat_id, language, reach, reach_at, created_at)"
            " VALUES (7, 70, 70, 'vi', 'reachable', 0, 0)"
        )
        for number, person in ((1, 6), (2, 7)):
            raw.execute(
                "INSERT INTO audit VALUES (?, 0, 'THU', 2027, ?, 1, 'report_sent',"
                " 'report/A/year', NULL, NULL, ?, ?)",
                (number, person, str(number - 1), str(number)),
            )
        raw.execute(
            "INSERT INTO assessment (bloc, year, unit, period, state, sent_at, first_sent_at,"
            " receipt, by_name, by_post, total, workdays_late, updated_at) VALUES ('THU', 2027,"
            " 'A', 'year', 'submitted', 1, 1, '1', 'Hoa', 'Chủ tịch', 100, 0, 1)"
        )
        migrate(raw, tmp_path / "bot.db")
        assert raw.execute("SELECT person FROM assessment").fetchone()["person"] == 7
