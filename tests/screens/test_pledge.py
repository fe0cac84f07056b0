"""The pledge's screens: what a person reads, in both languages, at every size."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.amendments import Change, Difference, Part
from domain.blocs import Role
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.duties import DutyState, DutyStatus
from domain.ids import UnitCode, Version
from domain.notices import NoticeKind
from domain.pledge_views import (
    PledgeChanges,
    PledgeCounts,
    PledgeEdition,
    PledgeNoticeView,
    PledgeReceipt,
    PledgeView,
)
from domain.pledges import AmendmentKind, PledgeConfirmation
from domain.words import Language, Words, folded
from handlers.buttons import encode
from locales.catalog import voice_of
from screens.actions import (
    AskToConfirmPledge,
    ConfirmPledge,
    GoOn,
    ShowPledge,
    ShowTargets,
    ShowWholePledge,
)
from screens.notices_pledge import pledge_notice
from screens.paging import units
from screens.pledge import beginning, pledge, whole
from screens.pledge_changes import changes
from screens.pledge_confirming import confirmed, confirming
from screens.screen import Screen
from tests.builders import a_cycle, example, local, small_definition

VI, EN = voice_of(Language.VI), voice_of(Language.EN)
BOTH = pytest.mark.parametrize("voice", [VI, EN], ids=["vi", "en"])


def a_view(cycle: Cycle | None = None, **changes: Any) -> PledgeView:
    cycle = cycle or a_cycle(example())
    facts: dict[str, Any] = {
        "cycle": cycle,
        "edition": PledgeEdition(number=Version(1), issued_at=local("2027-01-18 09:00")),
        "duty": DutyStatus(
            due=cycle.pledge_due,
            state=DutyState.OPEN,
            today=date(2027, 1, 20),
            workdays_left=3,
            workdays_late=0,
        ),
        "role": Role.UNIT_LEADER,
        "unit": cycle.definition.units[-2].code,
        "name": "Nguyễn Thị Hoa",
        "post": "Chủ tịch",
    }
    facts["may_confirm"] = changes.get("role", facts["role"]) is Role.UNIT_LEADER
    return PledgeView(**{**facts, **changes})


def a_receipt(cycle: Cycle | None = None, **changes: Any) -> PledgeReceipt:
    cycle = cycle or a_cycle(example())
    facts: dict[str, Any] = {
        "cycle": cycle,
        "edition": PledgeEdition(number=Version(1), issued_at=local("2027-01-18 09:00")),
        "confirmation": PledgeConfirmation(
            unit=cycle.definition.units[-2].code,
            version=Version(1),
            at=local("2027-01-22 09:15"),
            receipt="482715",
            by_name="Nguyễn Thị Hoa",
            by_post="Chủ tịch",
        ),
        "workdays_late": 0,
        "counts": PledgeCounts(units=11, confirmed=7),
        "first": True,
    }
    return PledgeReceipt(**{**facts, **changes})


def long_definition(**changes: Any) -> Definition:
    """Return the longest pledge a file can describe: nothing of it may break a message."""
    sign = "<&>"
    contents = [
        {"code": f"P{n}", "title": "T" * 300, "text": (sign * 1000)[:3000]} for n in range(40)
    ]
    names = [
        {"code": f"U{n:011}", "name": "N" * 300, "short": f"Đơn vị {n} " + "d" * 40}
        for n in range(60)
    ]
    bloc = {**small_definition().bloc.model_dump(), "leader": names[0]["code"], "deputy": None}
    return small_definition(
        bloc=bloc,
        units=names,
        pledge={
            "title": "T" * 300,
            "opening": "Ớ" * 3000,
            "legal_bases": ["Căn cứ " + "c" * 2900] * 5,
            "contents": contents,
        },
        **changes,
    )


def text_of(screen: Screen) -> str:
    """Return what Telegram counts: the text with its entities parsed."""
    return screen.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def check(screen: Screen) -> None:
    """Hold what every screen of the house holds."""
    assert units(text_of(screen)) <= 4096
    assert len(screen.buttons) <= 6
    labels = [folded(button.label) for button in screen.buttons]
    assert len(set(labels)) == len(labels)
    for button in screen.buttons:
        assert button.action is not None
        encode(button.action, 99_999_999, 2099)


def test_the_beginning_says_whose_pledge_it_is_and_which_version() -> None:
    screen = beginning(VI, a_view())
    assert "Giao ước thi đua năm 2027, Khối Tổ chức xã hội." in screen.text
    assert "Gồm 8 nội dung, dành cho 11 đơn vị; bản ban hành ngày 18/01/2027." in screen.text
    assert "Hội Khuyến học chưa xác nhận giao ước này." in screen.text
    assert "Hạn: hết thứ Hai 25/01/2027, còn 3 ngày làm việc." in screen.text
    assert [button.label for button in screen.buttons][:3] == [
        "Đọc nội dung 1",
        "Đọc toàn văn",
        "Đến phần xác nhận",
    ]


def test_legal_bases_stand_as_they_were_given() -> None:
    given = example()
    with_bases = given.pledge.model_copy(
        update={"legal_bases": (Words(vi="Chỉ thị số 27 <2017>", en="Directive 27 <2017>"),)}
    )
    cycle = a_cycle(given.model_copy(update={"pledge": with_bases}))
    assert "Căn cứ:\nChỉ thị số 27 &lt;2017&gt;" in beginning(VI, a_view(cycle)).text
    assert "On the basis of:\nDirective 27" in beginning(EN, a_view(cycle)).text


def test_contents_are_read_one_at_a_time_by_number() -> None:
    third = pledge(VI, a_view(), 3)
    assert "Nội dung 3 trên 8." in third.text
    assert [b.label for b in third.buttons] == [
        "Sang nội dung 4",
        "Về nội dung 2",
        "Đọc toàn văn",
        "Đến phần xác nhận",
        "Về trang chính",
    ]
    assert pledge(VI, a_view(), 1).buttons[1].action == ShowPledge(0)
    assert pledge(VI, a_view(), 8).buttons[0].label == "Về nội dung 7"


@pytest.mark.parametrize("number", [-1, 0, 9])
def test_a_content_this_version_does_not_have_is_the_beginning(number: int) -> None:
    assert pledge(VI, a_view(), number) == beginning(VI, a_view())


def test_the_whole_text_is_one_message_where_it_fits() -> None:
    screen = whole(VI, a_view(), 0)
    assert "toàn văn." in screen.text
    for content in example().pledge.contents:
        assert content.title.vi in screen.text
        assert content.text.vi in screen.text
    for unit in example().units:
        assert unit.name.vi in screen.text
    assert not any(isinstance(b.action, ShowWholePledge) for b in screen.buttons)


@BOTH
def test_the_longest_pledge_is_read_whole_and_every_screen_of_it_fits(voice: Any) -> None:
    cycle = a_cycle(long_definition())
    view = a_view(cycle, unit=cycle.definition.units[-2].code)
    check(beginning(voice, view))
    for number in range(1, 41):
        check(pledge(voice, view, number))
    text, page = "", 0
    while True:
        screen = whole(voice, view, page)
        check(screen)
        text += text_of(screen)
        if screen.buttons[0].action != ShowWholePledge(page + 1):
            break
        page += 1
    assert text.count("<&>") >= 40 * 990
    assert whole(voice, view, 999) == whole(voice, view, page)


def test_a_content_of_signs_that_count_twice_still_fits() -> None:
    contents = [{"code": "P", "title": "Một", "text": "𡨸" * 3000}]
    cycle = a_cycle(small_definition(pledge={"contents": contents}))
    screen = pledge(VI, a_view(cycle, unit="A"), 1)
    check(screen)
    assert "xin đọc ở toàn văn" in screen.text


def test_before_confirming_everything_it_means_is_said() -> None:
    screen = confirming(VI, a_view())
    assert "Xác nhận giao ước thi đua năm 2027, bản ban hành ngày 18/01/2027." in screen.text
    assert "Đơn vị: Hội Khuyến học." in screen.text
    assert "Nguyễn Thị Hoa, Chủ tịch, thay mặt Hội Khuyến học." in screen.text
    assert "toàn văn 8 nội dung" in screen.text
    assert "không thay cho chữ ký và con dấu" in screen.text
    assert screen.buttons[0].label == "Xác nhận thay mặt Hội Khuyến học"
    assert screen.buttons[0].action == ConfirmPledge(1)
    assert [b.label for b in screen.buttons[1:]] == ["Đọc lại toàn văn", "Để sau"]


def test_the_button_carries_the_exact_version_that_is_shown() -> None:
    cycle = a_cycle(example()).model_copy(update={"version": Version(4)})
    screen = confirming(VI, a_view(cycle))
    assert screen.buttons[0].action == ConfirmPledge(4)


def test_a_corrected_edition_names_both_dates_and_a_later_one_its_number() -> None:
    edition = PledgeEdition(
        number=Version(3),
        issued_at=local("2027-01-18 09:00"),
        corrected_at=local("2027-01-21 09:00"),
    )
    text = confirming(VI, a_view(edition=edition)).text
    assert "bản số 3, ban hành ngày 18/01/2027, đính chính ngày 21/01/2027" in text


def test_after_the_deadline_it_says_how_late_and_that_it_is_possible() -> None:
    duty = a_view().duty.model_copy(update={"state": DutyState.OVERDUE, "workdays_late": 2})
    text = confirming(VI, a_view(duty=duty)).text
    assert "đã quá hạn 2 ngày làm việc" in text
    assert "Đơn vị vẫn xác nhận được" in text


def test_staff_is_told_who_confirms_and_cannot_press_it() -> None:
    view = a_view(role=Role.UNIT_STAFF, leaders=(("Trần Văn An", "Chủ tịch"), ("", "")))
    screen = confirming(VI, view)
    assert "Lãnh đạo Hội Khuyến học là người xác nhận: Trần Văn An (Chủ tịch)." in screen.text
    assert not any(isinstance(b.action, ConfirmPledge) for b in screen.buttons)
    nobody = confirming(VI, a_view(role=Role.UNIT_STAFF))
    assert "chưa tham gia tại đây" in nobody.text


def test_offices_read_and_see_counts_and_have_nothing_to_confirm() -> None:
    codes = tuple(unit.code for unit in example().units)
    counts = PledgeCounts(units=11, confirmed=1, names=codes[:1], missing=codes[1:])
    view = a_view(role=Role.SECRETARY, unit=None, counts=counts)
    for screen in (beginning(VI, view), pledge(VI, view, 2), whole(VI, view, 0)):
        assert not any(isinstance(b.action, AskToConfirmPledge) for b in screen.buttons)
    text = beginning(VI, view).text
    assert "Đến nay có 1 trên 11 đơn vị đã xác nhận." in text
    assert "Đã xác nhận: Liên hiệp Khoa học Kỹ thuật." in text
    assert "Hội Đông y" in text


def test_a_long_list_of_units_is_named_in_part_and_counted() -> None:
    cycle = a_cycle(long_definition())
    codes = tuple(unit.code for unit in cycle.definition.units)
    counts = PledgeCounts(units=60, confirmed=30, names=codes[:30], missing=codes[30:])
    screen = beginning(VI, a_view(cycle, role=Role.BLOC_LEADER, unit=None, counts=counts))
    check(screen)
    assert "và 20 đơn vị khác" in screen.text


def test_the_receipt_reads_everything_back() -> None:
    screen = confirmed(VI, a_receipt())
    assert "Đã ghi nhận: Hội Khuyến học xác nhận giao ước thi đua năm 2027." in screen.text
    assert "Thời điểm: 9 giờ 15, thứ Sáu 22/01/2027, đúng hạn." in screen.text
    assert "Số biên nhận: 48 27 15." in screen.text
    assert "Người xác nhận: Nguyễn Thị Hoa, Chủ tịch." in screen.text
    assert "bản ban hành ngày 18/01/2027" in screen.text
    assert "Đến nay có 7 trên 11 đơn vị đã xác nhận." in screen.text
    assert "không thay cho chữ ký và con dấu" in screen.text
    assert [b.action for b in screen.buttons] == [ShowTargets(), GoOn()]


def test_a_late_receipt_says_how_late_in_words() -> None:
    late = a_receipt(workdays_late=3)
    assert "chậm 3 ngày làm việc so với hạn" in confirmed(VI, late).text
    assert "1 working day after the deadline" in confirmed(EN, a_receipt(workdays_late=1)).text
    after = late.edition.model_copy(update={"after_deadline": True})
    never = confirmed(VI, a_receipt(edition=after)).text
    assert "đúng hạn" not in never
    assert "chậm" not in never


def test_the_second_time_the_first_receipt_is_shown_kindly() -> None:
    text = confirmed(VI, a_receipt(first=False)).text
    assert "đã xác nhận giao ước thi đua năm 2027; không cần xác nhận lần nữa" in text
    assert "48 27 15" in text


def test_where_peers_are_hidden_the_receipt_is_silent_about_them() -> None:
    assert "trên" not in confirmed(VI, a_receipt(counts=None)).text.replace("trên bản giấy", "")


def test_a_stale_confirmation_leads_to_the_newest_version() -> None:
    screen = confirmed(VI, a_view())
    assert screen.text.startswith("Giao ước đã có bản mới hơn")
    assert screen.buttons[0].action == ConfirmPledge(1)


def a_difference(**changes: Any) -> Difference:
    facts: dict[str, Any] = {
        "part": Part.CONTENT,
        "change": Change.ALTERED,
        "code": "P3",
        "field": "text",
        "before": Words(vi="cũ", en="old"),
        "after": Words(vi="mới", en="new"),
    }
    return Difference(**{**facts, **changes})


def a_change(differences: tuple[Difference, ...], **changes: Any) -> PledgeChanges:
    facts: dict[str, Any] = {
        "cycle": a_cycle(example()).model_copy(update={"version": Version(2)}),
        "kind": AmendmentKind.CONTENT_CHANGE,
        "since": local("2027-01-18 09:00"),
        "differences": differences,
        "role": Role.UNIT_LEADER,
        "confirmed": False,
    }
    facts["may_confirm"] = changes.get("role", facts["role"]) is Role.UNIT_LEADER
    return PledgeChanges(**{**facts, **changes})


def test_changes_are_told_in_peoples_own_names_for_things() -> None:
    deadline = a_difference(part=Part.DEADLINE, code="pledge_signing", field="date")
    text = changes(VI, a_change((a_difference(), deadline)), 0).text
    assert "Nội dung giao ước 3, lời văn: nay là “mới”; trước đây là “cũ”." in text
    assert "pledge_signing" not in text
    assert "So với bản ngày 18/01/2027, có 2 chỗ khác." in text
    assert "Đề nghị Đơn vị đọc và xác nhận bản mới." in text


def test_a_change_of_the_other_languages_wording_is_told_so() -> None:
    same = a_difference(before=Words(vi="một", en="one"), after=Words(vi="hai", en="one"))
    assert "other language" in changes(EN, a_change((same,)), 0).text
    assert "nay là “hai”" in changes(VI, a_change((same,)), 0).text


def test_a_thing_that_is_gone_is_told_without_its_key() -> None:
    gone = a_difference(
        part=Part.DEADLINE, change=Change.REMOVED, code="old_key", field="", after=None
    )
    text = changes(VI, a_change((gone,)), 0).text
    assert "Hạn: không còn “cũ”." in text


@BOTH
def test_many_long_changes_are_paged_and_ask_at_the_end(voice: Any) -> None:
    one = a_difference(before=Words(vi="c" * 3000, en="c" * 3000))
    view = a_change((one,) * 5)
    pages = [changes(voice, view, n) for n in range(9)]
    for screen in pages:
        check(screen)
    last = pages[-1].text
    assert "Trang" in last or "Page" in last
    asked = ("Đề nghị Đơn vị", "Please read the new version")
    assert last.endswith(tuple(line for line in last.splitlines() if line.startswith(asked)))
    assert not any(line.startswith(asked) for line in pages[0].text.splitlines())


def a_notice(kind: NoticeKind, **changes: Any) -> PledgeNoticeView:
    cycle = a_cycle(example())
    facts: dict[str, Any] = {
        "kind": kind,
        "cycle": cycle,
        "role": Role.UNIT_LEADER,
        "unit": UnitCode("HKH"),
        "counts": PledgeCounts(units=11, confirmed=11),
        "differences": (a_difference(),),
        "version": Version(2),
        "at": local("2027-02-01 09:00"),
    }
    facts["may_confirm"] = changes.get("role", facts["role"]) is Role.UNIT_LEADER
    return PledgeNoticeView(**{**facts, **changes})


@BOTH
@pytest.mark.parametrize(
    "kind",
    [
        NoticeKind.PLEDGE_COMPLETE,
        NoticeKind.PLEDGE_CONFIRMED,
        NoticeKind.PLEDGE_CORRECTED,
        NoticeKind.PLEDGE_CHANGED,
    ],
)
@pytest.mark.parametrize("role", [Role.UNIT_LEADER, Role.UNIT_STAFF, Role.SECRETARY])
def test_every_notice_has_words_and_a_way_to_the_pledge(
    voice: Any, kind: NoticeKind, role: Role
) -> None:
    unit = UnitCode("HKH") if role.of_unit else None
    for given in (None, a_receipt().confirmation):
        screen = pledge_notice(voice, a_notice(kind, role=role, unit=unit, confirmation=given))
        check(screen)
        assert screen.buttons[0].action == ShowPledge()


def test_everyone_is_told_when_all_have_confirmed() -> None:
    screen = pledge_notice(VI, a_notice(NoticeKind.PLEDGE_COMPLETE))
    assert "Cả 11 đơn vị của Khối Tổ chức xã hội đã xác nhận giao ước" in screen.text


def test_a_correction_leaves_peace_and_a_change_asks() -> None:
    given = a_receipt().confirmation
    corrected = pledge_notice(VI, a_notice(NoticeKind.PLEDGE_CORRECTED, confirmation=given))
    assert "đính chính" in corrected.text
    assert "nay là “mới”; trước đây là “cũ”" in corrected.text
    assert "vẫn giữ nguyên giá trị" in corrected.text
    changed = pledge_notice(VI, a_notice(NoticeKind.PLEDGE_CHANGED))
    assert "Đề nghị Đơn vị đọc và xác nhận bản mới." in changed.text
    assert changed.buttons[0].label == "Đọc và xác nhận bản mới"
    staff = pledge_notice(VI, a_notice(NoticeKind.PLEDGE_CHANGED, role=Role.UNIT_STAFF))
    assert "Lãnh đạo Đơn vị sẽ đọc" in staff.text


def test_a_notice_of_many_long_changes_is_an_excerpt() -> None:
    long = a_difference(before=Words(vi="c" * 3000, en="c" * 3000))
    some = pledge_notice(
        VI, a_notice(NoticeKind.PLEDGE_CHANGED, differences=(a_difference(), long))
    )
    check(some)
    assert "Còn 1 chỗ khác nữa" in some.text
    none = pledge_notice(VI, a_notice(NoticeKind.PLEDGE_CHANGED, differences=(long,)))
    assert "Có 1 chỗ khác; xin bấm Xem phần thay đổi." in none.text


@BOTH
def test_no_screen_says_a_forbidden_word(voice: Any) -> None:
    everything = " ".join(
        screen.text + " ".join(b.label for b in screen.buttons)
        for screen in (
            beginning(voice, a_view()),
            confirming(voice, a_view()),
            confirming(voice, a_view(role=Role.UNIT_STAFF)),
            confirmed(voice, a_receipt(workdays_late=2)),
            changes(voice, a_change((a_difference(),)), 0),
            *(pledge_notice(voice, a_notice(k)) for k in NoticeKind if "pledge" in k),
        )
    ).lower()
    for word in ("bạn", "submit", "upload", "token", "bot ", "mã xác nhận", "vi phạm", "lỗi"):
        assert word not in everything, word
