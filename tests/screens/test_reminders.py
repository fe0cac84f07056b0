"""Reminder cards, lists of deadlines and notices, as a person reads them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.blocs import Role
from domain.cycles import Cycle
from domain.deadlines import Duty
from domain.duties import DutyState, DutyStatus
from domain.ids import NoticeId, PersonId, PlaceId, UnitCode
from domain.notices import NoticeKind
from domain.people import Person, Place
from domain.reminders import (
    CatchUpView,
    DeadlineLine,
    DeadlinesView,
    Earlier,
    NewcomersView,
    Noted,
    Outgoing,
    ReminderView,
    ReportNewsView,
)
from domain.words import Language, folded
from locales.catalog import Voice, voice_of
from screens.actions import Acknowledge, AcknowledgeAll, RemindLater, ShowDeadlines
from screens.deadlines import deadlines
from screens.notices import notice, replaced
from screens.reminder import acknowledged, acknowledged_all, catch_up, later, reminder
from screens.screen import Screen
from tests.builders import YEAR, a_cycle, example, local, small_definition

VI, EN = voice_of(Language.VI), voice_of(Language.EN)
REPORT = "year_report"
BOTH = pytest.mark.parametrize("voice", [VI, EN], ids=["vi", "en"])


def a_place(unit: str | None = "A", role: Role = Role.UNIT_STAFF) -> Place:
    return Place(
        id=PlaceId(1),
        person=PersonId(1),
        bloc=a_cycle().bloc_code,
        unit=UnitCode(unit) if unit else None,
        role=role,
        since=local("2027-01-04 08:00"),
    )


def a_card(
    now: str = "2027-11-10 08:00",
    key: str = REPORT,
    cycle: Cycle | None = None,
    place: Place | None = None,
    duty: dict[str, Any] | None = None,
    **changes: Any,
) -> ReminderView:
    """Return the card of the small bloc's yearly report, three working days before its end."""
    cycle, place = cycle or a_cycle(), place or a_place()
    due, at = cycle.due(key), local(now)
    period = cycle.definition.period_of(due.key)
    passed = due.passed(at)
    today = cycle.calendar.day_of(at)
    facts = {
        "due": due,
        "state": DutyState.OVERDUE if passed else DutyState.OPEN,
        "today": today,
        "workdays_left": cycle.calendar.workdays_left(today, due.last_day),
        "workdays_late": cycle.workdays_late(due, at),
        "period": period,
        "settled": 2 if period else 0,
        "asked": 3 if period else 0,
        "begun": period is not None,
        **(duty or {}),
    }
    view = {"rung": -3, "possible": True, **changes}
    return ReminderView(cycle=cycle, place=place, duty=DutyStatus(**facts), **view)


def labels(screen: Screen) -> list[str]:
    return [button.label for button in screen.buttons]


def test_a_card_says_what_is_left_how_it_stands_and_what_lateness_costs() -> None:
    view = a_card(snooze_at=local("2027-11-11 08:00"))
    screen = reminder(VI, view)
    assert screen.text.splitlines() == [
        "Nhắc việc, kính gửi Hội A: Báo cáo tự chấm điểm năm.",
        "Hạn: hết thứ Hai 15/11/2027, còn 3 ngày làm việc.",
        "Hiện nay: đã chấm 2 trên 3 tiêu chí, chưa gửi.",
        (
            "Theo bảng điểm của Khối, gửi chậm từ 1 đến 5 ngày làm việc trừ 1 điểm;"
            " chậm hơn nữa trừ 2 điểm."
        ),
        "Chọn “Đã nắm” là báo cho Khối biết Đơn vị đã nhận tin; báo cáo vẫn cần gửi.",
    ]
    assert labels(screen) == ["Làm tiếp báo cáo", "Đã nắm", "Nhắc lại sáng thứ Năm 11/11"]
    assert [type(b.action) for b in screen.buttons[1:]] == [Acknowledge, RemindLater]


def test_the_english_card_is_whole() -> None:
    screen = reminder(EN, a_card(snooze_at=local("2027-11-11 14:00")))
    assert "lateness costs points: 1 for 1 to 5 working days; 2 for any more." in screen.text
    assert labels(screen)[-1] == "Remind me on the afternoon of Thursday 11/11"


@pytest.mark.parametrize(
    ("late", "said"),
    [
        ({"bands": [{"points": "2"}]}, "gửi chậm trừ 2 điểm"),
        ({"bands": [{"upto": 1, "points": "0.5"}, {"upto": 3, "points": "1"}]},
         "gửi chậm 1 ngày làm việc trừ 0,5 điểm; gửi chậm từ 2 đến 3 ngày làm việc trừ 1 điểm"),
        ({"policy": "exclude"}, "nhưng Khối không đưa vào bình xét"),
        ({"policy": "refuse"}, "Khối không nhận báo cáo tại đây nữa"),
    ],
)  # fmt: skip
def test_what_lateness_costs_is_said_in_words(late: dict[str, Any], said: str) -> None:
    assert said in reminder(VI, a_card(cycle=a_cycle(small_definition(late=late)))).text


def test_where_no_points_are_lost_nothing_is_said_of_them() -> None:
    assert "điểm;" not in reminder(VI, a_card(cycle=a_cycle(small_definition(late={})))).text


def test_an_overdue_card_says_what_today_costs_and_offers_no_later() -> None:
    screen = reminder(VI, a_card("2027-11-16 08:00"))
    assert "đã quá hạn 1 ngày làm việc" in screen.text
    assert "Nếu gửi hôm nay, theo bảng điểm trừ 1 điểm" in screen.text
    assert labels(screen) == ["Làm tiếp báo cáo", "Đã nắm"]


def test_the_pledge_is_confirmed_by_the_leader_and_staff_is_told_so() -> None:
    staff = reminder(VI, a_card("2027-01-18 08:00", "pledge_signing"))
    assert "Người xác nhận là lãnh đạo đơn vị" in staff.text
    leading = a_place(role=Role.UNIT_LEADER)
    leader = reminder(VI, a_card("2027-01-18 08:00", "pledge_signing", place=leading))
    assert "Người xác nhận là" not in leader.text
    assert "chưa phải là xác nhận giao ước" in leader.text
    assert labels(leader)[0] == "Xác nhận giao ước"


def test_a_bloc_that_calls_itself_otherwise_is_called_so() -> None:
    bloc = {**small_definition().bloc.model_dump(), "labels": {"bloc": "Cụm"}}
    screen = reminder(VI, a_card(cycle=a_cycle(small_definition(bloc=bloc))))
    assert "bảng điểm của Cụm" in screen.text
    assert "Khối" not in screen.text


def test_a_reminder_sent_by_hand_says_whose_wish_it_is() -> None:
    assert "Trưởng khối đề nghị Hội A lưu ý" in reminder(VI, a_card(by_hand=True)).text


def test_after_taking_note_the_card_says_who_and_when_and_asks_no_more() -> None:
    noted = Noted(by="Nguyễn Thị Hoa", at=local("2027-11-10 09:15"))
    screen = acknowledged(VI, a_card(noted=noted))
    first = screen.text.splitlines()[0]
    assert first == (
        "Đã ghi nhận lúc 9 giờ 15, thứ Tư 10/11/2027: Hội A đã nắm hạn Báo cáo tự chấm điểm năm,"
        " hết thứ Hai 15/11/2027. Người báo: Nguyễn Thị Hoa."
    )
    assert "Báo cáo vẫn cần gửi." in screen.text
    assert "Đã nắm" not in labels(screen)
    again = acknowledged(VI, a_card(noted=noted, noted_before=True))
    assert again.text.startswith("Đã ghi nhận trước đó, lúc 9 giờ 15")


def test_whoever_takes_note_second_hears_who_was_first() -> None:
    noted = Noted(by="Nguyễn Thị Hoa", at=local("2027-11-10 09:15"))
    second = a_card(noted=noted, noted_before=True, also_at=local("2027-11-10 10:05"))
    screen = acknowledged(VI, second)
    assert screen.text.splitlines()[:2] == [
        (
            "Đã ghi nhận lúc 10 giờ 05, thứ Tư 10/11/2027: Anh/Chị cũng đã nắm hạn Báo cáo tự"
            " chấm điểm năm, hết thứ Hai 15/11/2027."
        ),
        "Trước đó Nguyễn Thị Hoa đã báo nắm cho Hội A, lúc 9 giờ 15, thứ Tư 10/11/2027.",
    ]
    assert "Đã nắm" not in labels(screen)
    assert len(screen.text.splitlines()) <= 8
    english = acknowledged(EN, second).text
    assert "Nguyễn Thị Hoa had said so for Hội A before, at 9:15" in english


def test_later_says_when_it_will_be_said_again() -> None:
    at = local("2027-11-11 08:00")
    screen = later(VI, a_card(snoozed=True, snooze_at=at))
    assert screen.text.startswith("Trợ lý sẽ nhắc lại lúc 8 giờ, thứ Năm 11/11/2027.")
    assert not any("Nhắc lại" in label for label in labels(screen))
    assert "nên không cần hẹn thêm" in later(VI, a_card()).text


@BOTH
def test_several_deadlines_are_one_list(voice: Voice) -> None:
    cards = tuple(a_card() for _ in range(12))
    view = CatchUpView(cycle=a_cycle(), place=a_place(), reminders=cards, newest=NoticeId(9))
    screen = catch_up(voice, view)
    assert screen.text.count("15/11/2027") == 10
    assert "2" in screen.text.splitlines()[-2]
    assert [type(b.action) for b in screen.buttons[1:]] == [AcknowledgeAll, ShowDeadlines]
    noted = Noted(by="Hoa", at=local("2027-11-10 09:15"))
    after = acknowledged_all(voice, view.model_copy(update={"noted": noted}))
    assert not any(isinstance(b.action, AcknowledgeAll) for b in after.buttons)
    nothing = view.model_copy(update={"noted": noted, "reminders": ()})
    assert acknowledged_all(voice, nothing).buttons


def a_list(count: int, **changes: Any) -> DeadlinesView:
    lines = tuple(DeadlineLine(duty=a_card().duty) for _ in range(count))
    facts = {"ahead": lines, "past": (), "noting": a_card(), **changes}
    return DeadlinesView(cycle=a_cycle(), place=a_place(), **facts)


def test_the_list_says_how_each_stands_and_whether_it_was_seen() -> None:
    screen = deadlines(VI, a_list(1))
    assert screen.text == (
        "Hội A: các hạn năm 2027.\n\n"
        "Báo cáo tự chấm điểm năm: hết thứ Hai 15/11/2027, còn 3 ngày làm việc."
        " Đã chấm 2 trên 3 tiêu chí, chưa gửi. Chưa ai báo đã nắm."
    )
    assert labels(screen) == ["Làm tiếp báo cáo", "Đã nắm hạn thứ Hai 15/11", "Về trang chính"]
    seen = a_card(
        duty={"acknowledged_at": local("2027-11-08 09:00"), "acknowledged_by": "Hoa"}
    ).duty
    text = deadlines(VI, a_list(0, ahead=(DeadlineLine(duty=seen),))).text
    assert "Đã nắm: Hoa, lúc 9 giờ, thứ Hai 08/11/2027." in text


def test_a_deadline_of_today_and_one_that_is_done_say_so() -> None:
    today = DeadlineLine(duty=a_card("2027-11-15 10:00").duty)
    done = a_card(duty={"state": DutyState.DONE, "done_at": local("2027-11-09 16:40")}).duty
    text = deadlines(VI, a_list(0, ahead=(today,), past=(DeadlineLine(duty=done),))).text
    assert "hạn hôm nay" in text
    assert "Đã qua:\nBáo cáo" in text
    assert "Đã gửi lúc 16 giờ 40, thứ Ba 09/11/2027." in text


def test_offices_read_how_many_units_have_done_it() -> None:
    line = DeadlineLine(duty=a_card().duty, others=True, units=11, done=6)
    office = a_place(None, Role.SECRETARY)
    view = a_list(0, ahead=(line,), noting=None)
    screen = deadlines(VI, view.model_copy(update={"place": office}))
    assert "Đã gửi: 6 trên 11 đơn vị." in screen.text
    assert labels(screen) == ["Về trang chính"]


@BOTH
def test_a_long_list_has_pages_and_no_two_labels_sound_alike(voice: Voice) -> None:
    for page, ways in ((0, 1), (1, 2), (7, 1)):
        screen = deadlines(voice, a_list(12, page=page))
        turns = [b for b in screen.buttons if isinstance(b.action, ShowDeadlines)]
        assert len(turns) == ways
        sounds = [folded(label) for label in labels(screen)]
        assert len(set(sounds)) == len(sounds)
        assert len(screen.text) < 4096


@BOTH
@pytest.mark.parametrize("kind", [NoticeKind.REPORT_WAITING, NoticeKind.REPORT_SENT])
@pytest.mark.parametrize("taken_back", [False, True])
def test_news_of_a_report_says_who_when_and_how_much(
    voice: Voice, kind: NoticeKind, taken_back: bool
) -> None:
    view = ReportNewsView(
        kind=kind,
        cycle=a_cycle(),
        place=a_place(),
        duty=a_card().duty,
        by="Nguyễn Thị Hoa",
        at=local("2027-11-12 10:05"),
        total=Decimal("93.25"),
        receipt="630851",
        taken_back=taken_back,
    )
    text = notice(voice, _outgoing(view)).text
    assert "Nguyễn Thị Hoa" in text
    if kind is NoticeKind.REPORT_SENT and not taken_back:
        assert "63 08 51" in text
    if not taken_back or kind is NoticeKind.REPORT_WAITING:
        assert voice.points(Decimal("93.25")) in text


def _outgoing(view: Any, *, again: bool = False) -> Outgoing:
    person = Person(id=PersonId(1), telegram_id=1, chat_id=1, name="Hoa")
    return Outgoing(
        notices=(NoticeId(1),),
        person=person,
        place=PlaceId(1),
        year=YEAR,
        view=view,
        again=again,
    )


def test_a_notice_that_may_have_arrived_says_that_it_is_sent_again() -> None:
    assert notice(VI, _outgoing(a_card(), again=True)).text.startswith("(gửi lại)")


def test_newcomers_are_named_with_their_unit_and_the_silent_units_too() -> None:
    cycle = a_cycle(example())
    people = tuple(
        (Person(id=PersonId(n), telegram_id=n, chat_id=n, name=f"Người {n}"),
         a_place("HKH" if n else None, Role.UNIT_STAFF if n else Role.SECRETARY))
        for n in range(10)
    )  # fmt: skip
    view = NewcomersView(
        cycle=cycle,
        newcomers=people,
        units=11,
        joined=1,
        unreached=tuple(c for c in cycle.definition.unit_codes() if c != "HKH"),
    )
    text = notice(VI, _outgoing(view)).text
    assert "Người 0, Thư ký khối; Người 1, cán bộ đầu mối, Hội Khuyến học" in text
    assert "và 2 đơn vị khác" in text
    assert "2 người khác" in text
    assert "1 trên 11 đơn vị" in text


@BOTH
def test_a_replaced_card_is_one_line_without_buttons(voice: Voice) -> None:
    card = Earlier(
        message_id=5,
        sent_at=local("2027-11-08 08:00"),
        noted_at=None,
        title=a_card().duty.due.deadline.title,
        cycle=a_cycle(),
    )
    noted = card.model_copy(update={"noted_at": card.sent_at + timedelta(hours=1)})
    for one in (card, noted):
        screen = replaced(voice, one)
        assert len(screen.text.splitlines()) == 1
        assert screen.rows == ()


@BOTH
@pytest.mark.parametrize("duty", list(Duty))
@pytest.mark.parametrize("state", list(DutyState))
@pytest.mark.parametrize("role", [Role.UNIT_LEADER, Role.UNIT_STAFF, Role.BLOC_LEADER])
def test_every_card_can_be_said(voice: Voice, duty: Duty, state: DutyState, role: Role) -> None:
    definition = small_definition(
        deadlines=[
            {"key": "pledge", "title": "Giao ước", "duty": "pledge", "date": "25/01"},
            {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
            {"key": "attend", "title": "Họp", "audience": "everyone", "date": "03/12"},
            {"key": "targets", "title": "Chỉ tiêu", "duty": "targets", "date": "26/02"},
        ]
    )
    key = REPORT if duty is Duty.REPORT else duty.value
    place = a_place("A" if role.of_unit else None, role)
    noted = Noted(by="Hoa", at=local("2027-11-10 09:15"))
    for changes in ({}, {"noted": noted}, {"by_hand": True}):
        view = a_card(
            key=key,
            cycle=a_cycle(definition),
            place=place,
            duty={"state": state, "done_at": local("2027-01-20 09:00")},
            **changes,
        )
        for screen in (reminder(voice, view), acknowledged(voice, view), later(voice, view)):
            assert "{" not in screen.text
            assert screen.buttons or state is DutyState.DONE
