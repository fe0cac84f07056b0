"""Papers: who keeps them, what is kept of them, who may see them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.drafts import Step
from domain.errors import (
    FileRefused,
    NotAllowed,
    NotFound,
    OldButton,
    PaperUnclear,
    ScansFull,
    YearClosed,
)
from domain.evidence import MAX_FILE_BYTES, StoredFile
from domain.ids import PaperFileId, UnitCode
from domain.paper_names import PaperName
from domain.papers import MAX_SCANS, Paper, PaperDone, PaperKind, PaperTopic, PaperView
from tests.usecases.report_room import PERIOD, ReportRoom, a_report_room
from usecases.evidencing import GivenFile
from usecases.scanning import Scanning, paper_about

SIGNED = PaperTopic(kind=PaperKind.REPORT, unit=UnitCode("A"), period=PERIOD)
SIGNING = PaperTopic(kind=PaperKind.PLEDGE_SIGNING, subject="1")
scanning = Scanning()


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path) as opened:
        yield opened


async def _opened(room: ReportRoom, name: str = "staff", topic: PaperTopic = SIGNED) -> PaperView:
    paper: Paper = await room.do(paper_about, name, topic)
    view: PaperView = await room.do(scanning.open, name, paper.id)
    return view


async def _scans(
    room: ReportRoom, sha: str = "a", *, name: str = "staff", **given: Any
) -> PaperView:
    facts = {"name": "ảnh.jpg", "caption": "", "album": None, "unique_id": sha, **given}
    file = StoredFile(sha256=f"{sha:0>64}", size=9, media_type="image/jpeg")
    view: PaperView = await room.do(
        scanning.attach, name, await room.draft(name), GivenFile(**facts), file
    )
    return view


async def test_a_paper_is_made_once_and_waits_for_its_scans(room: ReportRoom) -> None:
    first, again = await _opened(room), await _opened(room, "leader")
    assert first.paper.id == again.paper.id
    assert (first.editable, first.paper.scans, first.paper.name) == (True, (), PaperName())
    draft = await room.draft("staff")
    assert draft is not None
    assert draft.step is Step.PAPER
    assert await room.acts() == ["paper_added"]


async def test_files_are_its_scans_and_the_same_content_is_kept_once(room: ReportRoom) -> None:
    await _opened(room)
    await _scans(room, "a", album="x")
    view = await _scans(room, "b", album="x")
    assert view.outcome is not None
    assert (view.outcome.done, view.outcome.in_album) == (PaperDone.SCANNED, 2)
    view = await _scans(room, "a")
    assert view.outcome is not None
    assert view.outcome.done is PaperDone.SCANNED_BEFORE
    assert [scan.name for scan in view.paper.scans] == ["ảnh.jpg", "ảnh.jpg"]
    assert await room.acts() == ["paper_added", "paper_scanned", "paper_scanned"]
    assert await room.evidence() == []


async def test_number_and_date_come_typed_or_in_a_caption(room: ReportRoom) -> None:
    await _opened(room)
    view = await _scans(room, "a", caption="trang 1")
    assert view.paper.name == PaperName()
    view = await _scans(room, "b", caption="Báo cáo số 12/BC-HKH ngày 04/11/2027")
    assert view.paper.name == PaperName(number="12/BC-HKH", day=date(2027, 11, 4))
    view = await room.do(scanning.describe, "staff", await room.draft("staff"), "13/BC-HKH")
    assert view.paper.name == PaperName(number="13/BC-HKH", day=date(2027, 11, 4))
    assert view.outcome.done is PaperDone.NAMED
    assert await room.acts() == [
        "paper_added", "paper_scanned", "paper_scanned", "paper_named", "paper_named",
    ]  # fmt: skip


async def test_a_signed_pledge_has_no_number_to_type(room: ReportRoom) -> None:
    await _opened(room, "secretary", SIGNING)
    draft = await room.draft("secretary")
    with pytest.raises(PaperUnclear) as refused:
        await room.do(scanning.describe, "secretary", draft, "12/BC ngày 04/11/2027")
    assert refused.value.facts["reason"] == "scans_only"


async def test_a_file_taken_out_can_be_sent_again(room: ReportRoom) -> None:
    await _opened(room)
    scan = (await _scans(room)).paper.scans[0]
    view = await room.do(scanning.remove, "leader", scan.id)
    assert view.paper.scans == ()
    with pytest.raises(NotFound):
        await room.do(scanning.remove, "leader", scan.id)
    view = await _scans(room)
    assert view.outcome is not None
    assert view.outcome.done is PaperDone.SCANNED


async def test_a_paper_has_an_end(room: ReportRoom) -> None:
    await _opened(room)
    for number in range(MAX_SCANS):
        await _scans(room, str(number))
    draft = await room.draft("staff")
    with pytest.raises(ScansFull):
        await room.do(scanning.expect, "staff", draft, 9)
    with pytest.raises(ScansFull):
        await _scans(room, "f")


async def test_a_file_is_refused_before_it_is_fetched(room: ReportRoom) -> None:
    await _opened(room)
    draft = await room.draft("staff")
    with pytest.raises(FileRefused):
        await room.do(scanning.expect, "staff", draft, MAX_FILE_BYTES + 1)
    with pytest.raises(OldButton):
        await room.do(scanning.expect, "leader", draft, 9)


async def test_only_whose_paper_it_is_keep_it_and_only_they_and_the_side_see_it(
    room: ReportRoom,
) -> None:
    paper = (await _opened(room)).paper
    scan = (await _scans(room)).paper.scans[0]
    seen = await room.do(scanning.open, "secretary", paper.id)
    assert not seen.editable
    assert await room.draft("secretary") is None
    assert (await room.do(scanning.scan, "bloc leader", scan.id)).scan == scan
    for name in ("neighbour", "admin"):
        for body, number in ((scanning.open, paper.id), (scanning.scan, scan.id)):
            with pytest.raises(NotAllowed):
                await room.do(body, name, number)
    for name in ("neighbour", "secretary", "admin"):
        with pytest.raises(NotAllowed):
            await room.do(paper_about, name, SIGNED)
        with pytest.raises(NotAllowed):
            await room.do(scanning.remove, name, scan.id)


async def test_every_unit_sees_the_signed_pledge_and_the_secretary_keeps_it(
    room: ReportRoom,
) -> None:
    paper = (await _opened(room, "secretary", SIGNING)).paper
    scan = (await _scans(room, name="secretary")).paper.scans[0]
    for name in ("staff", "neighbour"):
        assert not (await room.do(scanning.open, name, paper.id)).editable
        assert (await room.do(scanning.scan, name, scan.id)).scan == scan
        with pytest.raises(NotAllowed):
            await room.do(scanning.remove, name, scan.id)


async def test_once_the_year_is_over_papers_are_only_read(room: ReportRoom) -> None:
    paper = (await _opened(room)).paper
    draft = await room.draft("staff")
    room.clock.turn("2028-03-01 09:00")
    assert not (await room.do(scanning.open, "staff", paper.id)).editable
    with pytest.raises(YearClosed):
        await room.do(scanning.expect, "staff", draft, 9)
    with pytest.raises(NotFound):
        await room.do(scanning.scan, "staff", PaperFileId(99))
