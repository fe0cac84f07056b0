"""Evidence: the tray, the lists, one piece with its file, and where it may be put."""

from __future__ import annotations

from dataclasses import replace

from domain.cards import (
    CriterionView,
    EvidenceListView,
    EvidenceView,
    PlacingView,
    TrayView,
)
from locales.catalog import Voice
from screens.actions import (
    AskReference,
    AssignEvidence,
    OpenCriterion,
    OpenEvidence,
    PlaceEvidence,
    RemoveEvidence,
    ShowEvidence,
    ShowReport,
)
from screens.capacity_words import doer
from screens.common import home_button, lines
from screens.criterion import card
from screens.evidence_words import LABEL, described, kept_line, retired_line
from screens.report_words import PAGE, clipped, cut, page_of, paging, titled
from screens.screen import Attachment, Button, Screen, stacked

CAPTION = 500
"""Characters of a caption that are shown under a file: a message with a file holds 1,024."""

ON_BUTTON = 40
"""Characters of a piece of evidence, or of a criterion's title, on a button."""


def filed(voice: Voice, view: CriterionView | TrayView) -> Screen:
    """A file came: show the card it belongs to, or ask where it belongs.

    The later ones of files sent together are each said in one line, below the same buttons.
    """
    if isinstance(view, TrayView):
        screen, code = in_tray(voice, view), None
    else:
        screen, code = card(voice, view), view.criterion.code
    outcome = view.outcome
    if outcome is None or outcome.in_album < 2:
        return screen
    return replace(screen, text=kept_line(voice, view.cycle, outcome, code) or screen.text)


def in_tray(voice: Voice, view: TrayView) -> Screen:
    """A file came while no card was open: it is kept, and may be put to a criterion now.

    Between two reports it is kept for the next, and may be put to a criterion once that opens.
    """
    piece, period = view.outcome.evidence, view.period.code
    privacy = voice.say("report.privacy") if view.first else None
    look = Button(voice.plain("evidence.btn-tray", count=view.tray), ShowEvidence(period, ""))
    if view.opens:
        said = voice.say("evidence.tray-opens", day=view.opens)
        buttons = stacked(look, home_button(voice))
        return Screen(lines(_kept_in_tray(voice, view), said, privacy), buttons)
    return Screen(
        lines(_kept_in_tray(voice, view), voice.say("evidence.tray-ask"), privacy),
        stacked(
            *(
                [Button(voice.plain("evidence.btn-place"), PlaceEvidence(piece.id))]
                if piece
                else []
            ),
            look,
            Button(voice.plain("report.btn-hub"), ShowReport(period)),
        ),
    )


def _kept_in_tray(voice: Voice, view: TrayView) -> str | None:
    report = titled(voice, view.cycle, view.period)
    return kept_line(voice, view.cycle, view.outcome, None, report=report)


def listed(voice: Voice, view: EvidenceListView) -> Screen:
    """List a criterion's evidence, or what lies in the tray, each on its way to a criterion."""
    places = view.criterion is None and view.editable and not view.opens
    period = view.period.code
    code = view.criterion.code if view.criterion else ""
    shown = page_of(view.items, view.page)
    first = clipped(len(view.items), view.page) * PAGE + 1
    names = [cut(described(piece), LABEL) for piece in shown]
    return Screen(
        lines(
            kept_line(voice, view.cycle, view.outcome, code) if view.outcome else None,
            _list_head(voice, view),
            *(
                voice.say("evidence.line", number=number, label=name)
                for number, name in enumerate(names, first)
            ),
        ),
        stacked(
            *(
                Button(
                    voice.plain("evidence.btn-item", number=number, label=cut(name, ON_BUTTON)),
                    PlaceEvidence(piece.id) if places else OpenEvidence(piece.id),
                )
                for number, (piece, name) in enumerate(zip(shown, names, strict=True), first)
            ),
            *paging(voice, len(view.items), view.page, lambda n: ShowEvidence(period, code, n)),
            *_list_ends(voice, view),
        ),
    )


def _list_head(voice: Voice, view: EvidenceListView) -> str:
    count = len(view.items)
    if view.criterion is None and view.opens and count:
        report = titled(voice, view.cycle, view.period)
        return lines(
            voice.say("evidence.tray-ahead", count=count, report=report),
            voice.say("evidence.tray-opens", day=view.opens),
        )
    if view.criterion is None:
        return voice.say("evidence.tray" if count else "evidence.tray-none", count=count)
    key = "evidence.list" if count else "evidence.list-none"
    return voice.say(key, code=view.criterion.code, count=count)


def _list_ends(voice: Voice, view: EvidenceListView) -> list[Button]:
    period = view.period.code
    if view.criterion is None and view.opens:
        return [home_button(voice)]
    if view.criterion is None:
        return [Button(voice.plain("report.btn-hub"), ShowReport(period))]
    code = view.criterion.code
    back = Button(voice.plain("criterion.btn-card", code=code), OpenCriterion(period, code))
    if not view.editable:
        return [back]
    return [Button(voice.plain("criterion.btn-reference"), AskReference(period, code)), back]


def one(voice: Voice, view: EvidenceView, content: bytes | None) -> Screen:
    """Show one piece of evidence; a file is sent back to whoever asks."""
    piece = view.evidence
    key = "evidence.one" if piece.criterion else "evidence.one-tray"
    label = piece.name or piece.text
    attachment = None
    if piece.file is not None and content is not None:
        attachment = Attachment(piece.name or "minh-chung", content, piece.file.media_type)
    return Screen(
        lines(
            voice.say(key, code=piece.criterion or "", label=cut(label, CAPTION)),
            voice.say("evidence.caption", text=cut(piece.text, CAPTION))
            if piece.name and piece.text
            else None,
            voice.say(
                "evidence.by",
                name=doer(voice, piece.by_name, "", piece.capacity),
                moment=view.cycle.calendar.local(piece.at),
            ),
            retired_line(voice, view.cycle, piece),
        ),
        stacked(*_one_buttons(voice, view)),
        attachment=attachment,
    )


def _one_buttons(voice: Voice, view: EvidenceView) -> list[Button]:
    piece, period = view.evidence, view.period.code
    buttons = []
    if view.editable and not view.opens:
        key = "evidence.btn-move" if piece.criterion else "evidence.btn-place"
        buttons.append(Button(voice.plain(key), PlaceEvidence(piece.id)))
    if view.editable:
        buttons.append(Button(voice.plain("evidence.btn-remove"), RemoveEvidence(piece.id)))
    back = ShowEvidence(period, piece.criterion or "")
    return [*buttons, Button(voice.plain("evidence.btn-list"), back)]


def placing(voice: Voice, view: PlacingView) -> Screen:
    """Choose the criterion that a piece of evidence belongs to."""
    piece = view.evidence
    return Screen(
        voice.say("evidence.place", label=cut(described(piece), LABEL)),
        stacked(
            *(
                Button(
                    voice.plain(
                        "evidence.btn-criterion",
                        code=criterion.code,
                        title=cut(criterion.title.to(voice.language), ON_BUTTON),
                    ),
                    AssignEvidence(piece.id, criterion.code),
                )
                for criterion in page_of(view.criteria, view.page)
            ),
            *paging(voice, len(view.criteria), view.page, lambda n: PlaceEvidence(piece.id, n)),
            *(
                []
                if piece.criterion
                else [Button(voice.plain("evidence.btn-look"), OpenEvidence(piece.id))]
            ),
            Button(
                voice.plain("evidence.btn-list"),
                ShowEvidence(view.period.code, piece.criterion or ""),
            ),
        ),
    )
