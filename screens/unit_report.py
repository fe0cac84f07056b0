"""A unit's report as the leader's side reads it: scores in words, and evidence."""

from __future__ import annotations

from domain.assessments import Sending
from domain.boards import Progress, ReportRow
from domain.evidence import Evidence
from domain.receipts import in_pairs
from domain.reports import CriterionItem
from domain.score_tables import CriterionKind, Side
from domain.unit_views import UnitCriterionView, UnitReportsView, UnitReportView
from locales.catalog import Voice
from screens.actions import (
    FillForBloc,
    OpenPaper,
    OpenUnitEvidence,
    ShowUnit,
    ShowUnitEvidence,
    ShowUnitReport,
)
from screens.board_words import late_line
from screens.capacity_words import doer
from screens.common import lines
from screens.evidence_words import retired_line
from screens.labels import fitted
from screens.papers import signed_line
from screens.report_words import cut, page_of, paging, proposal, state, titled, totals
from screens.screen import Attachment, Button, Screen, stacked
from screens.targets import beside, unit_button

PAGE = 6
"""Criteria, or pieces of evidence, on one page."""

TITLE = 110
NOTE = 160
TEXT = 240
"""Characters shown of a criterion's title and note, and of a piece of evidence, in a list."""

NAME = 40
"""Characters of a file's name on a button."""


def reports(voice: Voice, view: UnitReportsView) -> Screen:
    """Choose one of a unit's reports."""
    key = "unit-report.choose" if view.reports else "unit-report.none"
    buttons = [
        Button(
            fitted(
                voice,
                "unit-report.btn-period",
                "title",
                title=titled(voice, view.cycle, period),
                state=_state(voice, row),
            ),
            ShowUnitReport(view.unit.code, period.code),
        )
        for period, row in page_of(view.reports, view.page)
    ]
    return Screen(
        voice.say(key, unit=view.unit.short),
        stacked(
            *buttons,
            *paging(
                voice,
                len(view.reports),
                view.page,
                lambda page: ShowUnitReport(view.unit.code, "", page),
            ),
            _unit_button(voice, view),
        ),
    )


def _state(voice: Voice, row: ReportRow) -> str:
    match row.progress:
        case Progress.DONE:
            return voice.plain("progress.sent")
        case Progress.DOING:
            return voice.plain("progress.doing", settled=row.settled, asked=row.asked)
        case Progress.NOT_BEGUN | Progress.NOT_OPEN:
            return voice.plain("progress.not-begun")


def report(voice: Voice, view: UnitReportView) -> Screen:
    """Read one report: its receipt, its totals, then its criteria page by page."""
    shown = page_of(view.items, view.page, PAGE)
    return Screen(
        lines(
            voice.say(
                "unit-report.head",
                title=titled(voice, view.cycle, view.period),
                unit=view.unit.short,
            ),
            *(_summary(voice, view) if view.page == 0 else []),
            *(line for item in shown for line in _criterion(voice, view, item)),
        ),
        stacked(
            *_signed_button(voice, view),
            *([unit_button(voice, view.unit.code)] if view.targets and not view.page else []),
            *(button for item in shown if (button := _criterion_button(voice, view, item))),
            *paging(
                voice,
                len(view.items),
                view.page,
                lambda page: ShowUnitReport(view.unit.code, view.period.code, page),
                PAGE,
            ),
            _unit_button(voice, view),
        ),
    )


def _summary(voice: Voice, view: UnitReportView) -> list[str | None]:
    """Say when it was sent and what it comes to: once, on the first page."""
    sending, count = view.row.sending, view.tally
    adjusted = any(item.side is not Side.BASE for item in view.items)
    return [
        _sent(voice, view, sending) if sending else voice.say("unit-report.draft"),
        late_line(voice, view.cycle, [view.row]),
        signed_line(voice, view.signed) if view.signed else None,
        *totals(voice, view.cycle, count, len(count.sections), adjusted=adjusted),
        *beside(voice, view.targets),
        proposal(voice, view.cycle),
    ]


def _sent(voice: Voice, view: UnitReportView, sending: Sending) -> str:
    late = sending.workdays_late
    return voice.say(
        "unit-report.sent",
        at=view.cycle.calendar.local(sending.at),
        late=voice.plain("unit-report.late" if late else "unit-report.on-time", days=late),
        name=doer(voice, sending.by_name, "", sending.capacity),
        receipt=in_pairs(sending.receipt),
    )


def _criterion(voice: Voice, view: UnitReportView, item: CriterionItem) -> list[str]:
    criterion = item.criterion
    said = [
        voice.say(
            "unit-report.line-evidence" if item.evidence else "unit-report.line",
            code=criterion.code,
            title=cut(criterion.title.to(voice.language), TITLE),
            state=state(voice, view.cycle, item),
            count=item.evidence,
        )
    ]
    if item.answer.note:
        note = cut(" ".join(item.answer.note.split()), NOTE)
        said.append(voice.say("unit-report.line-note", code=criterion.code, note=note))
    return said


def _signed_button(voice: Voice, view: UnitReportView) -> list[Button]:
    if view.page or view.signed is None:
        return []
    return [Button(voice.plain("signed-report.btn-see"), OpenPaper(view.signed.id))]


def _criterion_button(voice: Voice, view: UnitReportView, item: CriterionItem) -> Button | None:
    place = (view.unit.code, view.period.code, item.criterion.code)
    if view.acts and item.criterion.kind is CriterionKind.BY_BLOC:
        label = voice.plain("unit-detail.btn-fill", criterion=item.criterion.code)
        return Button(label, FillForBloc(*place))
    if item.evidence or item.answer.note:
        label = voice.plain("unit-report.btn-criterion", code=item.criterion.code)
        return Button(label, ShowUnitEvidence(*place))
    return None


def criterion(voice: Voice, view: UnitCriterionView) -> Screen:
    """Read one criterion with its explanation and its evidence."""
    item = CriterionItem(
        criterion=view.criterion,
        side=view.side,
        answer=view.answer,
        evidence=len(view.evidence),
        group="",
    )
    numbered = list(enumerate(view.evidence, 1))
    shown = page_of(numbered, view.page, PAGE)
    note = view.answer.note
    return Screen(
        lines(
            voice.say(
                "unit-criterion.title",
                code=view.criterion.code,
                unit=view.unit.short,
                report=titled(voice, view.cycle, view.period),
                title=view.criterion.title,
            ),
            voice.say("unit-criterion.state", state=state(voice, view.cycle, item)),
            voice.say("unit-criterion.note", note=note if view.page == 0 else cut(note, NOTE))
            if note
            else voice.say("unit-criterion.no-note"),
            voice.say("unit-criterion.evidence", count=len(numbered))
            if numbered
            else voice.say("unit-criterion.no-evidence"),
            *(_piece(voice, view, number, piece) for number, piece in shown),
        ),
        stacked(
            *(_open(voice, number, piece) for number, piece in shown if piece.openable),
            *paging(
                voice,
                len(numbered),
                view.page,
                lambda page: ShowUnitEvidence(
                    view.unit.code, view.period.code, view.criterion.code, page
                ),
                PAGE,
            ),
            Button(
                voice.plain("unit-criterion.btn-report"),
                ShowUnitReport(view.unit.code, view.period.code),
            ),
            _unit_button(voice, view),
        ),
    )


def _piece(voice: Voice, view: UnitCriterionView, number: int, piece: Evidence) -> str:
    text = cut(" ".join(piece.text.split()), TEXT)
    if piece.file:
        key = "unit-criterion.file-text" if text else "unit-criterion.file"
        text = voice.plain(key, name=piece.name or "", text=text)
    at = view.cycle.calendar.local(piece.at)
    return lines(
        voice.say("unit-criterion.piece", number=number, text=text, at=at),
        retired_line(voice, view.cycle, piece),
    )


def _open(voice: Voice, number: int, piece: Evidence) -> Button:
    name = cut(piece.name or "", NAME)
    label = voice.plain("unit-criterion.btn-open", number=number, name=name)
    return Button(label, OpenUnitEvidence(piece.id))


def opened(voice: Voice, unit: str, piece: Evidence, content: bytes) -> Screen:
    """Send a file of a unit's evidence. ``unit`` is its spoken name."""
    assert piece.file is not None
    key = "unit-criterion.opened-criterion" if piece.criterion else "unit-criterion.opened"
    name = piece.name or piece.file.sha256[:12]
    return Screen(
        voice.say(key, name=name, unit=unit, code=piece.criterion or ""),
        attachment=Attachment(name=name, content=content, media_type=piece.file.media_type),
    )


def _unit_button(
    voice: Voice, view: UnitReportsView | UnitReportView | UnitCriterionView
) -> Button:
    label = voice.plain("unit-report.btn-unit", unit=view.unit.short)
    return Button(label, ShowUnit(view.unit.code))
