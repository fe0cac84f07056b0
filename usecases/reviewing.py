"""The review sheet of a report: what its unit reads before sending, and its leader is sent."""

from __future__ import annotations

from datetime import datetime

from domain.assessments import Assessment, all_zero, findings
from domain.blocs import Role
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.ids import UnitCode
from domain.people import Actor
from domain.policy import Activity, may
from domain.report_groups import count, evidenced, groups_of
from domain.reports import ReviewView
from domain.score_tables import Side
from usecases.authority import leader_in_chat, page_is_old, sender, signed_page
from usecases.ports import Tx
from usecases.report_notices import handed_to
from usecases.report_parts import head_of


def stamp_of(tx: Tx, cycle: Cycle, unit: UnitCode, report: Assessment) -> int:
    """Tell one state of a report from the next: it grows with every answer and with evidence."""
    changes = tx.evidence.changes(cycle.bloc_code, cycle.year, unit, report.period)
    return report.stamp + changes


def review_view(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    unit: UnitCode,
    period: Period,
    assessment: Assessment,
    now: datetime,
) -> ReviewView:
    """Return the sheet of a report that is with its unit, as this reader may act on it."""
    code = period.code
    pieces = tx.evidence.of_report(cycle.bloc_code, cycle.year, unit, code)
    actor = sender(tx, actor, cycle, code, assessment)
    page = signed_page(tx, actor, cycle, unit, code)
    listed = cycle.definition.criteria_of(code)
    table = cycle.definition.score_table
    counted = count(cycle, assessment)
    stamp = stamp_of(tx, cycle, unit, assessment)
    handed = handed_to(tx, tx.people.get(actor.person), cycle, unit, period, stamp)
    return ReviewView(
        head=head_of(tx, cycle, unit, period, now),
        tally=counted,
        findings=findings(table, listed, assessment.answers, evidenced(pieces)),
        may_send=may(actor, Activity.SEND_REPORT, unit),
        capacity=actor.capacity,
        leaderless=actor.role is Role.UNIT_STAFF and not leader_in_chat(tx, cycle, unit),
        page=page if page and page.scans else None,
        page_old=page is not None and page_is_old(page, cycle, assessment),
        all_zero=all_zero(listed, assessment.answers),
        stamp=stamp,
        handed_by=handed.by if handed else "",
        changed_since=handed is not None and handed.changed,
        tray=sum(piece.criterion is None for piece in pieces),
        groups=sum(g.side is Side.BASE for g in groups_of(cycle, assessment, counted)),
        adjusted=any(table.side_of(c.code) is not Side.BASE for c in listed),
    )
