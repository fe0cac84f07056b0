"""What a unit reads while it makes its report: words, buttons, limits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from domain.assessments import (
    Answer,
    Assessment,
    AssessmentState,
    Finding,
    FindingKind,
    Sending,
    findings,
)
from domain.cards import CriterionView, Done, EvidenceListView, Outcome, PlacingView
from domain.cycles import Cycle
from domain.drafts import Step
from domain.duties import DutyState, DutyStatus
from domain.evidence import Evidence, EvidenceKind, StoredFile
from domain.ids import CriterionCode, EvidenceId, PersonId, Revision
from domain.report_groups import count, groups_of, items_of
from domain.reports import (
    GroupsView,
    HubView,
    ReceiptView,
    ReportHead,
    ReviewView,
    ScoresView,
    SectionView,
)
from domain.score_tables import Side
from domain.words import Language, folded
from handlers.buttons import encode
from locales.catalog import Voice, voice_of
from screens import criterion, evidence, report, report_lists, review
from screens.paging import units
from screens.report_words import codes, titled
from screens.screen import Screen
from tests.builders import a_cycle, example, local, small_definition

VI, EN = voice_of(Language.VI), voice_of(Language.EN)
NOW = local("2027-11-05 09:15")


@pytest.fixture(params=[VI, EN], ids=["vi", "en"])
def voice(request: pytest.FixtureRequest) -> Voice:
    found: Voice = request.param
    return found


def widest() -> Cycle:
    """Return a bloc as large as a definition may be, with everything at its longest."""
    title = "Tiêu chí có tên rất dài & <b>nhiều chữ</b> " * 7
    sections = [
        {
            "code": f"NHOM-{n:07}",
            "title": title[:290],
            "max": 100,
            "criteria": [
                {
                    "code": f"TC-{n:04}-{m:04}",
                    "title": title[:290],
                    "max": 1,
                    "evidence": title[:290],
                }
                for m in range(100)
            ],
        }
        for n in range(40)
    ]
    table = {
        "title": "Bảng điểm",
        "total": 4000,
        "step": "0.25",
        "sections": sections,
        "proposal": title[:290],
        "bonus": {"cap": "2", "criteria": [{"code": "T1", "title": "Thưởng", "max": "2"}]},
    }
    return a_cycle(small_definition(score_table=table))


def a_head(cycle: Cycle, state: DutyState = DutyState.OPEN, days_late: int = 0) -> ReportHead:
    period = cycle.periods[-1]
    duty = DutyStatus(
        due=cycle.due_of(period.code),
        state=state,
        today=cycle.calendar.day_of(NOW),
        workdays_left=6,
        workdays_late=days_late,
    )
    return ReportHead(cycle=cycle, unit=cycle.definition.units[0], period=period, duty=duty)


def an_answer(code: str, points: str | None = None, **more: Any) -> Answer:
    return Answer(
        criterion=CriterionCode(code),
        points=None if points is None else Decimal(points),
        revision=Revision(7),
        by=PersonId(1),
        by_name="Trần Văn Nam",
        at=NOW,
        **more,
    )


def a_piece(number: int = 1, **more: Any) -> Evidence:
    facts: dict[str, Any] = {
        "id": EvidenceId(number),
        "unit": "A",
        "period": "year",
        "criterion": "1.1",
        "kind": EvidenceKind.REFERENCE,
        "text": f"Quyết định số {number}/QĐ <HKH>",
        "by_name": "Trần Văn Nam",
        "at": NOW,
    }
    return Evidence(**{**facts, **more})


def a_card(code: str = "1.1", points: str | None = None, **more: Any) -> CriterionView:
    cycle: Cycle = more.pop("cycle", a_cycle())
    table = cycle.definition.score_table
    listed = table.criterion(code)
    facts: dict[str, Any] = {
        "cycle": cycle,
        "unit": cycle.definition.units[0],
        "period": cycle.periods[-1],
        "criterion": listed,
        "side": table.side_of(code),
        "step": table.step_of(listed),
        "answer": an_answer(code, points),
        "previous": None,
        "evidence": (),
        "following": "1.2",
        "editable": True,
    }
    return CriterionView(**{**facts, **more})


def labels(screen: Screen) -> list[str]:
    return [button.label for button in screen.buttons]


def check(screen: Screen, *, buttons: int = 12) -> None:
    """Whatever a screen says, Telegram must take it and a person must tell its buttons apart."""
    assert units(screen.text) <= 4096
    found = labels(screen)
    assert len(found) <= buttons
    assert len({folded(label) for label in found}) == len(found)
    for button in screen.buttons:
        assert 0 < len(button.label) <= 80
        assert button.action is not None
        encode(button.action, 36**5, 2099)


def test_a_card_says_what_it_is_worth_how_it_stands_and_what_to_type() -> None:
    screen = criterion.card(VI, a_card(previous=an_answer("1.1", "5")))
    assert screen.text.splitlines() == [
        "Tiêu chí 1.1: Tiêu chí A. Điểm chuẩn: 10.",
        "Kỳ trước tự chấm 5,00. Kỳ này: chưa chấm.",
        "Minh chứng cần có: báo cáo.",
        "Minh chứng: chưa có.",
        "Diễn giải: chưa có.",
        "Xin gõ điểm từ 0 đến 10, ví dụ 9; hoặc gửi ảnh, tệp, số và ngày văn bản.",
    ]
    assert labels(screen) == [
        "Chấm 10, bằng điểm chuẩn",
        "Chấm 5,00 như kỳ trước",
        "Chấm 0",
        "Viết diễn giải",
        "Sang tiêu chí 1.2",
        "Về báo cáo",
    ]


def test_after_saving_the_way_on_is_the_first_button() -> None:
    outcome = Outcome(done=Done.SCORED, at=NOW)
    screen = criterion.card(VI, a_card(points="8.5", outcome=outcome))
    assert screen.text.startswith("Đã lưu lúc 9 giờ 15: tiêu chí 1.1, tự chấm 8,50 điểm.\n")
    assert labels(screen)[0] == "Sang tiêu chí 1.2"
    last = criterion.card(VI, a_card(points="8.5", outcome=outcome, following=None))
    assert labels(last)[0] == "Xem lại toàn bộ"


def test_a_count_says_that_it_is_capped() -> None:
    view = a_card("2.1", answer=an_answer("2.1", "3", count=7))
    assert "7 lần, được 3,00 điểm là mức cao nhất" in criterion.card(VI, view).text
    fresh = criterion.card(VI, a_card("2.1"))
    assert labels(fresh)[:4] == ["0 lần", "1 lần", "2 lần", "3 lần"]
    assert "mỗi lần 1 điểm, cao nhất 3 điểm" in fresh.text


def test_met_is_answered_by_two_words() -> None:
    assert labels(criterion.card(VI, a_card("1.2")))[:2] == ["Đạt", "Chưa đạt"]
    scored = criterion.card(VI, a_card("1.2", "0"))
    assert "chưa đạt, 0,00 điểm" in scored.text
    assert "Chưa đạt" not in labels(scored)


def test_what_the_bloc_fills_is_shown_and_not_asked() -> None:
    screen = criterion.card(VI, a_card("2.2"))
    assert "Khối chấm, hiện chưa có điểm" in screen.text
    assert labels(screen) == ["Sang tiêu chí 1.2", "Về báo cáo"]


def test_an_overtaken_score_is_offered_once_more() -> None:
    outcome = Outcome(done=Done.OVERTAKEN, at=NOW, offered=Decimal("5.5"))
    screen = criterion.card(VI, a_card(points="6", outcome=outcome))
    assert screen.text.startswith(
        "Tiêu chí 1.1 đã được Trần Văn Nam sửa lúc 9 giờ 15, thứ Sáu 05/11/2027:"
        " tự chấm 6,00 điểm. Chưa lưu 5,50 điểm của Anh/Chị"
    )
    assert labels(screen)[:2] == ["Vẫn chấm 5,50", "Giữ 6,00 như đang lưu"]


def test_a_sent_report_s_card_offers_nothing_to_change() -> None:
    screen = criterion.card(VI, a_card(points="6", editable=False, evidence=(a_piece(),)))
    assert labels(screen) == ["Xem 1 minh chứng", "Sang tiêu chí 1.2", "Về báo cáo"]


def test_what_people_wrote_is_never_markup(voice: Voice) -> None:
    piece = a_piece()
    view = a_card(
        answer=an_answer("1.1", "5", note="<b>x</b> & y"),
        evidence=(piece,),
        outcome=Outcome(done=Done.REFERRED, at=NOW, evidence=piece),
    )
    text = criterion.card(voice, view).text
    assert "&lt;b&gt;x&lt;/b&gt; &amp; y" in text
    assert "&lt;HKH&gt;" in text


def every_card(cycle: Cycle | None = None, **more: Any) -> Iterator[CriterionView]:
    cycle = cycle or a_cycle()
    evidence_sets = ((), tuple(a_piece(n, text="dài " * 120) for n in range(1, 5)))
    outcomes = (
        None,
        Outcome(done=Done.SCORED, at=NOW),
        Outcome(done=Done.SCORED, at=NOW, fresh=False),
        Outcome(done=Done.OVERTAKEN, at=NOW, offered=Decimal(2)),
        Outcome(done=Done.OVERTAKEN, at=NOW),
        Outcome(done=Done.REFERRED, at=NOW, evidence=a_piece()),
        Outcome(done=Done.NOTED, at=NOW),
        Outcome(done=Done.NOT_ASSIGNED, at=NOW),
    )
    for code in ("1.1", "1.2", "2.1", "2.2", "T1", "TR1"):
        for points in (None, "0", "1", "5"):
            for pieces in evidence_sets:
                for outcome in outcomes:
                    for assigned in (True, False):
                        yield a_card(
                            code,
                            cycle=cycle,
                            answer=an_answer(
                                code,
                                points,
                                assigned=assigned,
                                note="Diễn giải rất dài. " * 105,
                                count=3 if code == "2.1" and points else None,
                            ),
                            previous=an_answer(code, "1.5"),
                            evidence=pieces,
                            outcome=outcome,
                            **more,
                        )


def test_no_card_has_more_than_six_buttons(voice: Voice) -> None:
    for view in every_card():
        check(criterion.card(voice, view), buttons=6)


@pytest.mark.parametrize("step", [Step.NOTE, Step.REFERENCE])
def test_every_question_fits_and_can_be_left(voice: Voice, step: Step) -> None:
    for view in every_card(awaiting=step):
        screen = criterion.card(voice, view)
        check(screen, buttons=6)
        assert screen.buttons[-1].action is not None
    asked = criterion.card(voice, a_card(awaiting=step, word="báo cáo", command="report"))
    check(asked, buttons=3)
    assert "“báo cáo”" in asked.text


def a_hub(cycle: Cycle, answers: dict[str, Answer], **more: Any) -> HubView:
    head = a_head(cycle)
    assessment = Assessment(unit=head.unit.code, period=head.period.code, answers=answers)
    listed = cycle.definition.criteria_of(head.period.code)
    found = findings(cycle.definition.score_table, listed, answers, frozenset())
    counted = count(cycle, assessment)
    blank = tuple(f.criterion for f in found if f.kind is FindingKind.BLANK)
    facts: dict[str, Any] = {
        "head": head,
        "tally": counted,
        "begun": bool(answers),
        "blank": blank,
        "unevidenced": tuple(f.criterion for f in found if f.kind is FindingKind.NO_EVIDENCE),
        "tray": 2,
        "resume_at": blank[0] if blank else None,
        "saved_at": cycle.calendar.local(NOW),
        "groups": tuple(g.code for g in groups_of(cycle, assessment, counted)),
        "adjusted": True,
        "others": True,
    }
    return HubView(**{**facts, **more})


def test_what_must_not_be_sent_is_said_once_before_anything_is_there(voice: Voice) -> None:
    cycle = a_cycle(example())
    wanted = voice.say("report.privacy")
    nothing = a_hub(cycle, {}, saved_at=None, tray=0)
    assert "Mật" in wanted
    assert wanted in report.hub(voice, nothing).text.splitlines()
    in_the_tray = a_hub(cycle, {}, saved_at=NOW, tray=1)
    begun = a_hub(cycle, {"1.1": an_answer("1.1", "5")})
    for view in (in_the_tray, begun):
        assert wanted not in report.hub(voice, view).text


def test_the_hub_reads_like_an_officer_speaks() -> None:
    cycle = a_cycle(example())
    answers = {c: an_answer(c, "5") for c in ("1.1", "2.1")}
    screen = report.hub(VI, a_hub(cycle, answers))
    assert screen.text.splitlines() == [
        "Báo cáo tự chấm điểm năm 2027, Liên hiệp các Hội Khoa học và Kỹ thuật."
        if cycle.definition.units[0].short.vi.startswith("Liên hiệp các Hội Khoa học")
        else f"Báo cáo tự chấm điểm năm 2027, {cycle.definition.units[0].short.vi}.",
        "Hạn: hết thứ Hai 15/11/2027, còn 6 ngày làm việc.",
        "Đã chấm 2 trên 16 tiêu chí; tạm cộng 10,00 điểm, chưa tính điểm thưởng, điểm trừ.",
        "Chưa chấm: 1.2, 1.3, 2.2, 3.1, 3.2, 3.3 và 8 tiêu chí khác.",
        "Chưa có minh chứng: 1.1 và 2.1.",
        "Có 2 tệp chưa xếp vào tiêu chí nào.",
        "Đã lưu lúc 9 giờ 15; Anh/Chị có thể dừng và làm tiếp lúc khác.",
        "Bảng điểm đề xuất để Khối tham khảo, góp ý; chưa phải bảng điểm chính thức.",
    ]
    assert labels(screen) == [
        "Làm tiếp tiêu chí 1.2",
        "Bổ sung minh chứng tiêu chí 1.1",
        "Xếp 2 tệp vào tiêu chí",
        "Xem theo nhóm nội dung",
        "Xem lại toàn bộ",
        "Các báo cáo khác",
        "Nhóm 1: 1 trên 3",
        "Nhóm 2: 1 trên 2",
        "Nhóm 3: 0 trên 3",
        "Nhóm 4: 0 trên 2",
        "Nhóm 5: 0 trên 2",
        "Nhóm 6: 0 trên 1",
        "Nhóm 7: 0 trên 1",
        "Nhóm 8: 0 trên 2",
        "Điểm thưởng",
        "Điểm trừ",
    ]


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("penalty", "gửi báo cáo bây giờ trừ 1,00 điểm"),
        ("exclude", "có thể không đưa vào bình xét"),
        ("refuse", "không nhận báo cáo gửi sau hạn tại đây. Xin liên hệ Thư ký khối."),
    ],
)
def test_what_lateness_costs_is_said(policy: str, said: str) -> None:
    late = {"policy": policy, "bands": [{"upto": 5, "points": "1"}, {"points": "2"}]}
    cycle = a_cycle(small_definition(late=late))
    view = a_hub(cycle, {}, head=a_head(cycle, DutyState.PASSED, 2))
    assert said in report.hub(VI, view).text
    assert "đã quá hạn 2 ngày làm việc" in report.hub(VI, view).text


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Báo cáo tự chấm điểm năm", "Báo cáo tự chấm điểm năm 2027"),
        ("Báo cáo quý I", "Báo cáo quý I năm 2027"),
        ("Báo cáo năm 2027", "Báo cáo năm 2027"),
    ],
)
def test_a_report_is_named_with_its_year_once(title: str, said: str) -> None:
    cycle = a_cycle()
    period = cycle.periods[0].model_copy(
        update={"title": cycle.periods[0].title.model_copy(update={"vi": title})}
    )
    assert titled(VI, cycle, period) == said


def test_a_long_list_of_codes_is_counted_after_the_first_few() -> None:
    assert codes(VI, ["1.1", "2.2"]) == "1.1 và 2.2"
    assert codes(VI, [str(n) for n in range(10)]) == "0, 1, 2, 3, 4, 5 và 4 tiêu chí khác"


def test_the_largest_bloc_fits_on_every_screen(voice: Voice) -> None:
    cycle = widest()
    head = a_head(cycle)
    listed = cycle.definition.criteria_of(head.period.code)
    answers: dict[str, Answer] = {c.code: an_answer(c.code, "1", note="x") for c in listed[:50]}
    assessment = Assessment(unit=head.unit.code, period=head.period.code, answers=answers)
    counted = count(cycle, assessment)
    groups = groups_of(cycle, assessment, counted)
    items = items_of(cycle, assessment, ())
    check(report.hub(voice, a_hub(cycle, answers)), buttons=8)
    for page in (0, 2, 99):
        check(report_lists.groups(voice, GroupsView(head=head, items=groups, page=page)))
        section = SectionView(
            head=head, group=groups[0], items=tuple(items[:100]), grouped=True, page=page
        )
        check(report_lists.section(voice, section))
        sheet = ScoresView(
            head=head, tally=counted, groups=groups, items=tuple(items), sent=False, page=page
        )
        check(report_lists.scores(voice, sheet))
        placing = PlacingView(
            cycle=cycle,
            unit=head.unit,
            period=head.period,
            evidence=a_piece(text="dài " * 120),
            criteria=listed,
            page=page,
        )
        check(evidence.placing(voice, placing))
    code = listed[0].code
    check(criterion.card(voice, a_card(code, cycle=cycle)), buttons=6)
    check(review.review(voice, a_review(cycle, findings_of(cycle, answers))), buttons=8)


def findings_of(cycle: Cycle, answers: dict[str, Answer]) -> tuple[Finding, ...]:
    listed = cycle.definition.criteria_of(cycle.periods[-1].code)
    return findings(cycle.definition.score_table, listed, answers, frozenset())


def a_review(cycle: Cycle, found: tuple[Finding, ...], **more: Any) -> ReviewView:
    head = a_head(cycle)
    assessment = Assessment(unit=head.unit.code, period=head.period.code)
    facts: dict[str, Any] = {
        "head": head,
        "tally": count(cycle, assessment),
        "findings": found,
        "may_send": True,
        "all_zero": False,
        "stamp": 12,
        "tray": 0,
        "groups": 2,
        "adjusted": True,
    }
    return ReviewView(**{**facts, **more})


def test_the_review_sheet_offers_sending_only_when_nothing_is_blank() -> None:
    cycle = a_cycle()
    blank = Finding(kind=FindingKind.BLANK, criterion=CriterionCode("1.1"))
    stuck = review.review(VI, a_review(cycle, (blank,)))
    assert "Còn bỏ trống: 1.1." in stuck.text
    assert "Gửi báo cáo" not in labels(stuck)
    assert labels(stuck)[0] == "Chấm tiêu chí 1.1"
    weak = Finding(kind=FindingKind.NO_EVIDENCE, criterion=CriterionCode("1.1"), points=Decimal(5))
    leader = review.review(VI, a_review(cycle, (weak,)))
    assert "tiêu chí 1.1 tự chấm 5,00 nhưng chưa có minh chứng" in leader.text
    assert "Gửi báo cáo" in labels(leader)
    staff = review.review(VI, a_review(cycle, (weak,), may_send=False))
    assert "Trình lãnh đạo duyệt" in labels(staff)
    assert "Gửi báo cáo" not in labels(staff)


def test_every_finding_has_its_words(voice: Voice) -> None:
    for kind in FindingKind:
        for many in (1, 3):
            found = tuple(
                Finding(kind=kind, criterion=CriterionCode(f"1.{n}"), points=Decimal(1))
                for n in range(many)
            )
            check(review.review(voice, a_review(a_cycle(), found)), buttons=8)
    check(review.confirm_zero(voice, a_review(a_cycle(), ())), buttons=2)


def a_receipt(cycle: Cycle, days: int, **more: Any) -> ReceiptView:
    at = local("2027-11-17 10:05") if days else local("2027-11-12 10:05")
    facts: dict[str, Any] = {
        "at": at,
        "first_at": at,
        "receipt": "630851",
        "by_name": "Nguyễn Thị Hoa",
        "by_post": "Chủ tịch",
        "total": Decimal("93.25"),
        "workdays_late": days,
    }
    sending = Sending(**{**facts, **more})
    return ReceiptView(
        head=a_head(cycle),
        state=AssessmentState.SUBMITTED,
        sending=sending,
        takeable=not days,
        may_take_back=not days,
    )


def test_a_receipt_says_when_who_how_much_and_its_number_in_pairs() -> None:
    screen = review.receipt(VI, a_receipt(a_cycle(example()), 0))
    unit = example().units[0].short.vi
    assert screen.text.splitlines() == [
        f"Khối đã nhận Báo cáo tự chấm điểm năm 2027 của {unit}.",
        "Thời điểm gửi: 10 giờ 05, thứ Sáu 12/11/2027, đúng hạn.",
        "Tổng tự chấm: 93,25 điểm. Số biên nhận: 63 08 51.",
        "Người gửi: Nguyễn Thị Hoa, Chủ tịch.",
        "Đến hết thứ Hai 15/11/2027, Đơn vị còn có thể rút lại để sửa và gửi lại.",
    ]
    assert "Rút lại để sửa" in labels(screen)
    reader = a_receipt(a_cycle(example()), 0).model_copy(update={"may_take_back": False})
    said = review.receipt(VI, reader)
    assert "lãnh đạo Đơn vị còn có thể rút lại" in said.text
    assert "Rút lại để sửa" not in labels(said)


def test_a_late_receipt_says_how_late_and_what_it_costs() -> None:
    text = review.receipt(VI, a_receipt(a_cycle(), 2)).text
    assert "chậm 2 ngày làm việc, trừ 1,00 điểm theo quy định" in text
    excluded = a_cycle(small_definition(late={"policy": "exclude"}))
    text = review.receipt(VI, a_receipt(excluded, 2)).text
    assert "chậm 2 ngày làm việc, có thể không đưa vào bình xét" in text
    again = a_receipt(
        a_cycle(),
        0,
        at=local("2027-11-17 08:00"),
        first_at=local("2027-11-12 08:00"),
    )
    assert "đúng hạn theo lần gửi đầu, 8 giờ, thứ Sáu 12/11/2027" in review.receipt(VI, again).text


def test_evidence_with_equal_names_keeps_buttons_apart(voice: Voice) -> None:
    cycle = a_cycle()
    file = StoredFile(sha256="a" * 64, size=1, media_type="image/jpeg")
    pieces = tuple(
        a_piece(n, kind=EvidenceKind.FILE, text="", name="anh.jpg", file=file, criterion=None)
        for n in range(1, 20)
    )
    view = EvidenceListView(
        cycle=cycle,
        unit=cycle.definition.units[0],
        period=cycle.periods[0],
        criterion=None,
        items=pieces,
        editable=True,
        page=1,
    )
    screen = evidence.listed(voice, view)
    check(screen, buttons=11)
    assert labels(screen)[0] == "9. anh.jpg"


def test_no_forbidden_word_is_spoken() -> None:
    forbidden = (
        "bạn", "deadline", "submit", "upload", "file", "link", "review", "ok", "token",
        "lỗi", "vi phạm", "cảnh báo", "bị trả lại", "mã xác nhận",
    )  # fmt: skip
    texts = [criterion.card(VI, view) for view in every_card()]
    texts += [report.hub(VI, a_hub(a_cycle(), {})), review.review(VI, a_review(a_cycle(), ()))]
    said = " ".join(f" {t.text} {' '.join(labels(t))} " for t in texts).casefold()
    words = set(said.replace(".", " ").replace(",", " ").replace(";", " ").split())
    for word in forbidden:
        assert (word not in said) if " " in word else (word not in words), word


def test_points_of_bonus_are_not_called_the_standard() -> None:
    view = a_card("T1")
    assert view.side is Side.BONUS
    screen = criterion.card(VI, view)
    assert screen.text.startswith("Điểm thưởng T1: Thưởng. Cao nhất: 2.")
    assert labels(screen)[0] == "Chấm 2, mức cao nhất"


def test_later_files_of_one_sending_are_each_said_in_one_line() -> None:
    file = StoredFile(sha256="a" * 64, size=1, media_type="image/jpeg")
    piece = a_piece(kind=EvidenceKind.FILE, text="", name="anh.jpg", file=file)
    first = Outcome(done=Done.FILED, at=NOW, evidence=piece)
    whole = evidence.filed(VI, a_card(outcome=first, evidence=(piece,)))
    assert whole.text.startswith("Đã lưu lúc 9 giờ 15: tệp anh.jpg, minh chứng của tiêu chí 1.1.")
    assert "Tiêu chí 1.1: Tiêu chí A." in whole.text
    third = first.model_copy(update={"in_album": 3})
    short = evidence.filed(VI, a_card(outcome=third, evidence=(piece,)))
    assert short.text == (
        "Đã lưu lúc 9 giờ 15: tệp thứ 3 của lần gửi này, anh.jpg, minh chứng của tiêu chí 1.1."
    )
    assert short.rows == whole.rows
