"""A report's lists: its groups, the criteria of one group, every score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.reports import CriterionItem, GroupItem, GroupsView, ScoresView, SectionView
from domain.score_tables import Side
from locales.catalog import Voice
from screens.actions import (
    OpenCriterion,
    ReviewReport,
    ShowReceipt,
    ShowReport,
    ShowScores,
    ShowSection,
    ShowSections,
)
from screens.common import lines
from screens.report_words import (
    clipped,
    cut,
    heading,
    page_of,
    paging,
    proposal,
    state,
    titled,
    totals,
)
from screens.screen import Button, Screen, stacked

LINES = 30
"""Criteria on one page of the scores."""

TITLE = 110
"""Characters of a criterion's title in a list."""


def groups(voice: Voice, view: GroupsView) -> Screen:
    """List the groups of a report with their states in words."""
    period = view.head.period.code
    shown = page_of(view.items, view.page)
    return Screen(
        lines(
            heading(voice, view.head),
            *(_group(voice, view, item) for item in shown),
            proposal(voice, view.head.cycle),
        ),
        stacked(
            *(
                Button(_group_label(voice, view, item), ShowSection(period, item.code))
                for item in shown
            ),
            *paging(voice, len(view.items), view.page, lambda n: ShowSections(period, n)),
            Button(voice.plain("report.btn-hub"), ShowReport(period)),
        ),
    )


def _group(voice: Voice, view: GroupsView, item: GroupItem) -> str:
    if item.title is None:
        return voice.say(
            f"report-group.{item.side.value}",
            settled=item.settled,
            asked=item.asked,
            points=item.points,
        )
    bloc = view.head.cycle.bloc.labels.bloc
    said = (
        voice.plain("report-group.state", settled=item.settled, asked=item.asked)
        if item.asked
        else voice.plain("report-group.state-bloc", bloc=bloc)
    )
    title = cut(item.title.to(voice.language), TITLE)
    return voice.say("report-group.line", code=item.code, title=title, state=said)


def _group_label(voice: Voice, view: GroupsView, item: GroupItem) -> str:
    if item.title is None:
        return voice.plain(f"report-group.btn-{item.side.value}")
    if not item.asked:
        bloc = view.head.cycle.bloc.labels.bloc
        return voice.plain("report-group.btn-bloc", code=item.code, bloc=bloc)
    return voice.plain("report-group.btn", code=item.code, settled=item.settled, asked=item.asked)


def section(voice: Voice, view: SectionView) -> Screen:
    """List the criteria of one group, each a button with its state in words."""
    period = view.head.period.code
    shown = page_of(view.items, view.page)
    back = (
        Button(voice.plain("report-group.btn-back"), ShowSections(period))
        if view.grouped
        else Button(voice.plain("report.btn-hub"), ShowReport(period))
    )
    return Screen(
        lines(
            _section_head(voice, view),
            *(_criterion(voice, view, item) for item in shown),
            proposal(voice, view.head.cycle),
        ),
        stacked(
            *(
                Button(
                    voice.plain(
                        "report-section.btn",
                        code=item.criterion.code,
                        state=state(voice, view.head.cycle, item),
                    ),
                    OpenCriterion(period, item.criterion.code),
                )
                for item in shown
            ),
            *paging(
                voice,
                len(view.items),
                view.page,
                lambda n: ShowSection(period, view.group.code, n),
            ),
            back,
        ),
    )


def _section_head(voice: Voice, view: SectionView) -> str:
    named = titled(voice, view.head.cycle, view.head.period)
    if view.group.title is None:
        return voice.say(f"report-section.head-{view.group.side.value}", report=named)
    return voice.say(
        "report-section.head", report=named, code=view.group.code, title=view.group.title
    )


def _criterion(voice: Voice, view: SectionView, item: CriterionItem) -> str:
    key = "report-section.line-evidence" if item.evidence else "report-section.line"
    return voice.say(
        key,
        code=item.criterion.code,
        title=cut(item.criterion.title.to(voice.language), TITLE),
        state=state(voice, view.head.cycle, item),
        count=item.evidence,
    )


def scores(voice: Voice, view: ScoresView) -> Screen:
    """List every score, group by group, with the total."""
    period, cycle = view.head.period.code, view.head.cycle
    shown = page_of(view.items, view.page, LINES)
    back = (
        Button(voice.plain("report-scores.btn-receipt"), ShowReceipt(period))
        if view.sent
        else Button(voice.plain("report-scores.btn-back"), ReviewReport(period))
    )
    return Screen(
        lines(
            voice.say(
                "report-scores.head",
                report=titled(voice, cycle, view.head.period),
                unit=view.head.unit.short,
            ),
            *_score_lines(voice, view, shown),
            voice.say(
                "report-scores.page",
                page=clipped(len(view.items), view.page, LINES) + 1,
                pages=clipped(len(view.items), len(view.items), LINES) + 1,
            )
            if len(view.items) > LINES
            else None,
            *totals(
                voice,
                cycle,
                view.tally,
                sum(g.side is Side.BASE for g in view.groups),
                adjusted=any(g.side is not Side.BASE for g in view.groups),
            ),
            proposal(voice, cycle),
        ),
        stacked(
            *paging(voice, len(view.items), view.page, lambda n: ShowScores(period, n), LINES),
            back,
        ),
    )


def _score_lines(voice: Voice, view: ScoresView, shown: Sequence[CriterionItem]) -> Iterator[str]:
    """Yield the lines of one page; each group is named before its first criterion."""
    groups_by_code = {group.code: group for group in view.groups}
    named = None
    for item in shown:
        if item.group != named:
            named = item.group
            yield _group_points(voice, groups_by_code[named])
        key = "report-scores.line-evidence" if item.evidence else "report-scores.line"
        yield voice.say(
            key,
            code=item.criterion.code,
            state=state(voice, view.head.cycle, item),
            count=item.evidence,
        )


def _group_points(voice: Voice, group: GroupItem) -> str:
    key = "group" if group.side is Side.BASE else group.side.value
    return voice.say(f"report-scores.{key}", code=group.code, points=group.points)
