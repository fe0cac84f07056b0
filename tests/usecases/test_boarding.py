"""The board, a unit's detail, its report and its own status, read from a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.blocs import PeerVisibility, Role
from domain.boards import Contact, Progress
from domain.cycles import Cycle
from domain.deadlines import LatePolicy
from domain.errors import NotAllowed, NotFound, ReportNotOpen
from domain.evidence import EvidenceKind
from domain.ids import CriterionCode, DeadlineKey, EvidenceId, PeriodCode, UnitCode, Version
from domain.people import Reach
from storage.store import open_read_only
from storage.transaction import Transaction
from tests.bloc_in_november import (
    LOST,
    NOBODY,
    SENT,
    YEAR_REPORT,
    November,
    answer,
    confirm,
    november,
    send,
)
from tests.builders import a_cycle, add_member, local, small_definition
from usecases.board_facts import board_of
from usecases.boarding import Boarding
from usecases.ports import Tx

KHKT, HKH = UnitCode("KHKT"), UnitCode("HKH")


@pytest.fixture
async def bloc(tmp_path: Path) -> AsyncIterator[November]:
    async with november(tmp_path) as found:
        yield found


async def test_the_board_tells_who_has_sent_who_works_and_who_has_not_begun(
    bloc: November,
) -> None:
    boarding = Boarding(bloc.clock)
    board = await bloc.store.do(boarding.board, bloc.at("bloc_leader"), bloc.cycle.year)
    step = board.focus
    assert step.key == "year_self_score"
    assert [row.code for row in board.done(step)] == ["KHKT", "VHNT", "CTD", "HLG"]
    assert [row.code for row in board.at(step, Progress.DOING)] == ["HNM", "HKH"]
    assert len(board.at(step, Progress.NOT_BEGUN)) == 5
    assert board.acts


async def test_the_leaders_own_unit_stands_in_the_board_like_any_other(bloc: November) -> None:
    board = await bloc.store.do(Boarding(bloc.clock).board, bloc.at("secretary"), bloc.cycle.year)
    assert [row.code for row in board.rows] == list(bloc.cycle.definition.unit_codes())
    assert board.row(bloc.cycle.bloc.leader).code == "KHKT"


async def test_a_unit_that_nobody_joined_and_one_whose_people_are_gone_cannot_be_reached(
    bloc: November,
) -> None:
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    contacts = {row.code: row.contact for row in board.unreachable}
    assert contacts == {LOST: Contact.LOST, NOBODY: Contact.NOBODY}

    def one_is_back(tx: Tx) -> None:
        staff = bloc.people[f"{LOST}/unit_staff"]
        tx.people.set_reach(staff.person, Reach.REACHABLE, staff.at)

    await bloc.store.do(one_is_back)
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    assert [row.code for row in board.unreachable] == [NOBODY]


async def test_what_the_bloc_fills_in_does_not_begin_a_units_report(bloc: November) -> None:
    def filled(tx: Tx) -> None:
        answer(tx, bloc.at("BTNTT/unit_staff"), bloc.cycle, "8.2", "4")

    await bloc.store.do(filled)
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    assert board.row(UnitCode("BTNTT")).progress(board.focus) is Progress.NOT_BEGUN


async def test_evidence_alone_begins_a_report(bloc: November) -> None:
    def referred(tx: Tx) -> None:
        staff = bloc.at("BTNTT/unit_staff")
        tx.evidence.add(
            staff, bloc.cycle.year, UnitCode("BTNTT"), YEAR_REPORT, None,
            EvidenceKind.REFERENCE, text="Quyết định số 12/QĐ-BTNTT",
        )  # fmt: skip

    await bloc.store.do(referred)
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    assert board.row(UnitCode("BTNTT")).progress(board.focus) is Progress.DOING


async def test_a_report_taken_back_is_in_the_making_again(bloc: November) -> None:
    def taken_back(tx: Tx) -> None:
        place = (bloc.cycle.bloc_code, bloc.cycle.year, KHKT, YEAR_REPORT)
        state = tx.assessments.get(*place).state.DRAFT
        tx.assessments.set_state(*place, state, None, bloc.clock.now())

    await bloc.store.do(taken_back)
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    row = board.row(KHKT).reports[YEAR_REPORT]
    assert row.progress is Progress.DOING
    assert row.sending is None


async def test_periods_ahead_are_not_open_and_no_step_yet(bloc: November) -> None:
    bloc.clock.turn("2027-05-20 09:00")
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    assert [step.key for step in board.steps] == ["pledge_signing", "registration", "q1_report"]
    assert board.row(HKH).reports["h1"].progress is Progress.NOT_OPEN


@pytest.mark.parametrize(
    ("at", "focus"),
    [
        ("2027-01-20 09:00", "pledge_signing"),
        ("2027-02-10 09:00", "pledge_signing"),
        ("2027-03-10 09:00", "q1_report"),
        ("2027-03-25 09:00", "q1_report"),
        ("2027-05-20 09:00", "q1_report"),
        ("2027-11-10 09:00", "year_self_score"),
        ("2027-12-20 09:00", "year_self_score"),
    ],
)
async def test_what_is_near_matters_first_then_what_has_just_passed_then_what_is_far(
    bloc: November, at: str, focus: str
) -> None:
    bloc.clock.turn(at)
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    assert board.focus.key == focus


async def test_a_bloc_that_refuses_late_reports_has_no_step_to_remind_of_after_the_deadline(
    bloc: November,
) -> None:
    late = bloc.cycle.definition.late.model_copy(update={"policy": LatePolicy.REFUSE})
    definition = bloc.cycle.definition.model_copy(update={"late": late})
    amended = bloc.cycle.model_copy(update={"definition": definition, "version": Version(2)})
    await bloc.store.do(lambda tx: tx.cycles.add(amended, None))
    bloc.clock.turn("2027-11-20 09:00")
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    assert [step.key for step in board.open_steps] == ["pledge_signing"]


async def test_an_acknowledgement_of_a_deadline_that_moved_no_longer_counts(
    bloc: November,
) -> None:
    staff = bloc.at("BTNTT/unit_staff")

    def noted(tx: Tx) -> None:
        for due, rung in (("2027-11-12", -7), ("2027-11-15", -3)):
            at = staff.model_copy(update={"at": staff.at + timedelta(minutes=10 + rung)})
            tx.notices.acknowledge(at, bloc.cycle.year, YEAR_DEADLINE, due, rung)

    await bloc.store.do(noted)
    view = await bloc.store.do(
        Boarding(bloc.clock).unit, bloc.at("bloc_leader"), bloc.cycle.year, UnitCode("BTNTT")
    )
    (seen,) = view.row.seen
    assert seen.name == staff.name
    assert seen.at == staff.at + timedelta(minutes=7)
    assert view.nearest.due.key == YEAR_DEADLINE


async def test_a_units_report_is_read_with_scores_notes_and_counts_of_evidence(
    bloc: November,
) -> None:
    def referred(tx: Tx) -> None:
        tx.evidence.add(
            bloc.at("KHKT/unit_staff"), bloc.cycle.year, KHKT, YEAR_REPORT, CriterionCode("1.1"),
            EvidenceKind.REFERENCE, text="Kế hoạch số 5/KH",
        )  # fmt: skip

    await bloc.store.do(referred)
    boarding, leader = Boarding(bloc.clock), bloc.at("bloc_leader")
    view = await bloc.store.do(boarding.report, leader, bloc.cycle.year, KHKT, YEAR_REPORT)
    first, second = view.items[:2]
    assert (first.answer.points, first.evidence) == (Decimal("5.00"), 1)
    assert second.answer.note == "Đạt 92,5 %."
    assert view.row.sending is not None
    assert view.tally.waiting_for_bloc == ("8.2",)
    card = await bloc.store.do(
        boarding.criterion, leader, bloc.cycle.year, KHKT, YEAR_REPORT, "1.1"
    )
    (piece,) = card.evidence
    again = await bloc.store.do(boarding.piece, leader, piece.id)
    assert again.text == "Kế hoạch số 5/KH"


async def test_a_report_whose_period_has_not_begun_is_not_read(bloc: November) -> None:
    bloc.clock.turn("2027-05-20 09:00")
    with pytest.raises(ReportNotOpen):
        await bloc.store.do(
            Boarding(bloc.clock).report,
            bloc.at("bloc_leader"),
            bloc.cycle.year,
            KHKT,
            PeriodCode("h1"),
        )


@pytest.mark.parametrize("who", ["HKH/unit_leader", "HKH/unit_staff", "admin"])
async def test_units_and_the_operator_have_no_board(bloc: November, who: str) -> None:
    boarding, actor = Boarding(bloc.clock), bloc.at(who)
    for read in (
        lambda tx: boarding.board(tx, actor, bloc.cycle.year),
        lambda tx: boarding.unit(tx, actor, bloc.cycle.year, KHKT),
        lambda tx: boarding.report(tx, actor, bloc.cycle.year, KHKT, YEAR_REPORT),
        lambda tx: boarding.criterion(tx, actor, bloc.cycle.year, KHKT, YEAR_REPORT, "1.1"),
        lambda tx: boarding.reports(tx, actor, bloc.cycle.year, KHKT),
        lambda tx: boarding.piece(tx, actor, EvidenceId(1)),
    ):
        with pytest.raises(NotAllowed):
            await bloc.store.do(read)


async def test_the_standing_body_reads_and_may_do_no_more(bloc: November) -> None:
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("standing_body"), bloc.cycle.year
    )
    assert not board.acts


async def test_another_blocs_units_and_evidence_stay_unseen(bloc: November) -> None:
    other = a_cycle(small_definition())

    def elsewhere(tx: Tx) -> EvidenceId:
        tx.cycles.add(other, None)
        staff = add_member(tx, other, "A", Role.UNIT_STAFF, number=901)
        reference = EvidenceKind.REFERENCE
        piece = tx.evidence.add(
            staff, other.year, UnitCode("A"), YEAR_REPORT, None, reference, text="1/QĐ"
        )
        return piece.id

    piece = await bloc.store.do(elsewhere)
    boarding, leader = Boarding(bloc.clock), bloc.at("bloc_leader")
    with pytest.raises(NotFound):
        await bloc.store.do(boarding.unit, leader, bloc.cycle.year, UnitCode("A"))
    with pytest.raises(NotFound):
        await bloc.store.do(boarding.piece, leader, piece)


async def test_a_unit_reads_its_own_status_with_receipts_and_the_next_deadline(
    bloc: November,
) -> None:
    view = await bloc.store.do(
        Boarding(bloc.clock).own_status, bloc.at("KHKT/unit_staff"), bloc.cycle.year
    )
    assert view.pledge is not None
    assert view.pledge.confirmation.receipt == "000000"
    assert [row.period for row in view.reports] == ["q1", "h1", "q3", "year"]
    assert view.reports[-1].sending is not None
    assert view.ahead[0].due.key == "yearend_meeting"


async def test_peers_are_counted_named_or_hidden_as_the_bloc_decided(bloc: November) -> None:
    actor = bloc.at("HKH/unit_staff")
    for number, visible in enumerate(PeerVisibility, 2):
        own = bloc.cycle.bloc.model_copy(update={"peer_visibility": visible})
        definition = bloc.cycle.definition.model_copy(update={"bloc": own})
        update = {"definition": definition, "version": Version(number)}
        amended = bloc.cycle.model_copy(update=update)
        await bloc.store.do(_keep, amended)
        view = await bloc.store.do(Boarding(bloc.clock).own_status, actor, bloc.cycle.year)
        match visible:
            case PeerVisibility.NONE:
                assert view.peers == ()
            case PeerVisibility.COUNTS:
                assert (view.peers[-1].done, view.peers[-1].names) == (4, ())
            case PeerVisibility.NAMES:
                assert view.peers[-1].names == SENT


async def test_an_office_has_no_unit_of_its_own(bloc: November) -> None:
    with pytest.raises(NotAllowed):
        await bloc.store.do(
            Boarding(bloc.clock).own_status, bloc.at("bloc_leader"), bloc.cycle.year
        )


async def test_an_earlier_period_that_all_have_sent_counts_as_settled_without_its_answers(
    bloc: November,
) -> None:
    def all_sent(tx: Tx) -> None:
        confirm_and_send(tx, bloc)

    await bloc.store.do(all_sent)
    board = await bloc.store.do(
        Boarding(bloc.clock).board, bloc.at("bloc_leader"), bloc.cycle.year
    )
    row = board.row(UnitCode(NOBODY)).reports["q1"]
    assert row.progress is Progress.DONE
    assert row.settled == row.asked == 2
    assert row.sending is not None
    assert row.sending.workdays_late == 2


async def test_a_board_asks_as_much_of_a_large_bloc_as_of_a_small_one(bloc: November) -> None:
    small = bloc.cycle.definition.model_copy(update={"units": bloc.cycle.definition.units[:2]})
    asked = {}
    for name, definition in (("large", bloc.cycle.definition), ("small", small)):
        cycle = bloc.cycle.model_copy(update={"definition": definition})
        statements: list[str] = []
        with closing(open_read_only(bloc.folder / "bot.db")) as connection:
            connection.set_trace_callback(statements.append)
            board_of(Transaction(connection), cycle, bloc.clock.now())
        asked[name] = len(statements)
    assert asked["large"] == asked["small"] <= 20


YEAR_DEADLINE = DeadlineKey("year_self_score")


def _keep(tx: Tx, cycle: Cycle) -> None:
    tx.cycles.add(cycle, None)


def confirm_and_send(tx: Tx, bloc: November) -> None:
    """Let every unit send the first quarter's report, the last one late."""
    joined = add_member(tx, bloc.cycle, NOBODY, Role.UNIT_LEADER, number=999)
    confirm(tx, joined, bloc.cycle, "999999", local("2027-02-01 09:00"))
    for number, code in enumerate(bloc.cycle.definition.unit_codes()):
        leader = joined if code == NOBODY else bloc.people[f"{code}/unit_leader"]
        late = 2 if code == NOBODY else 0
        at = local("2027-04-07 09:00") if late else local("2027-04-01 09:00")
        send(tx, leader, bloc.cycle, f"7{number:05}", at, period="q1", late=late)
