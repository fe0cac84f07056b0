"""Papers: their scans, and the number and date that stand on them.

Whoever needs a paper (a signed report, a signing, an authorisation) makes it with ``paper_about``
and leads to it; here it is given its files, whatever it is about.
"""

from __future__ import annotations

from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import (
    FileRefused,
    NotFound,
    NotUnderstood,
    OldButton,
    PaperUnclear,
    ScansFull,
)
from domain.evidence import MAX_FILE_BYTES, StoredFile, shown_name
from domain.ids import PaperFileId, PaperId, PeriodCode
from domain.paper_names import PaperName, read_name
from domain.papers import (
    MAX_SCANS,
    Paper,
    PaperDone,
    PaperOutcome,
    PaperTopic,
    PaperView,
    Scan,
    ScanView,
    signed_report,
)
from domain.people import Actor
from domain.policy import (
    PAPERS,
    Activity,
    in_season,
    may_keep,
    require_in_season,
    require_keeping,
    require_reading,
)
from domain.words import quoted
from usecases.evidencing import GivenFile
from usecases.ports import Tx
from usecases.report_parts import begun_period, own_unit


def paper_about(
    tx: Tx, actor: Actor, cycle: Cycle, topic: PaperTopic, name: PaperName | None = None
) -> Paper:
    """Return the paper about this, made if there is none yet.

    Raises:
        NotAllowed: if it is not the actor's to keep.
    """
    require_keeping(actor, topic)
    found = tx.papers.about(actor.bloc, cycle.year, topic)
    if found is not None:
        return found
    made = tx.papers.add(actor, cycle.year, topic, name)
    _audit(tx, actor, cycle, "paper_added", made, after=made)
    return made


class Scanning:
    """Keeps the scans of papers."""

    def open(self, tx: Tx, actor: Actor, cycle: Cycle, paper: PaperId, page: int = 0) -> PaperView:
        """Show a paper; whoever keeps it may now send its scans, or type its number and date."""
        view = self._view(tx, actor, cycle, paper).model_copy(update={"page": page})
        if view.editable:
            await_scans(tx, actor, cycle, view.paper)
        return view

    def signed_report(self, tx: Tx, actor: Actor, cycle: Cycle, code: PeriodCode) -> PaperView:
        """Show the signed report of a period: it goes with the sending, or follows it in peace."""
        unit = own_unit(actor, Activity.KEEP_SIGNED_REPORT)
        period = begun_period(cycle, code, actor.at)
        topic = signed_report(unit, period.code)
        found = tx.papers.about(actor.bloc, cycle.year, topic)
        if found is None:
            require_in_season(Activity.KEEP_SIGNED_REPORT, cycle, actor.at)
        return self.open(tx, actor, cycle, (found or paper_about(tx, actor, cycle, topic)).id)

    def look(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft) -> PaperView:
        """Return the open paper as things stand, changing nothing."""
        return self._view(tx, actor, cycle, _open_in(actor, draft))

    def expect(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, size: int) -> None:
        """Refuse a file before it is downloaded, if it is too large or has no place to go.

        Raises:
            FileRefused: if its announced size is above the limit.
            NotAllowed, NotFound, OldButton, ScansFull, YearClosed: as where it would be kept.
        """
        paper = _kept(tx, actor, cycle, _open_in(actor, draft))
        if len(paper.scans) >= MAX_SCANS:
            raise ScansFull(limit=MAX_SCANS)
        if size > MAX_FILE_BYTES:
            raise FileRefused(reason="too_large")

    def attach(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        draft: Draft,
        given: GivenFile,
        file: StoredFile,
    ) -> PaperView:
        """Add a file that is on disk to the open paper; the same content is kept once."""
        paper = _kept(tx, actor, cycle, _open_in(actor, draft))
        same = next((s for s in paper.scans if s.file.sha256 == file.sha256), None)
        if same is None and len(paper.scans) >= MAX_SCANS:
            raise ScansFull(limit=MAX_SCANS)
        scan = same or tx.papers.scan(
            actor, paper.id, file, shown_name(given.name, file.media_type), given.album
        )
        if same is None:
            _audit(tx, actor, cycle, "paper_scanned", paper, after=scan)
        _name_by_caption(tx, actor, cycle, paper, given.caption)
        nth = tx.papers.in_album(paper.id, given.album) if given.album else 1
        done = PaperDone.SCANNED_BEFORE if same else PaperDone.SCANNED
        outcome = PaperOutcome(done=done, at=scan.at, scan=scan, in_album=max(nth, 1))
        await_scans(tx, actor, cycle, paper)
        return self._view(tx, actor, cycle, paper.id, outcome)

    def describe(self, tx: Tx, actor: Actor, cycle: Cycle, draft: Draft, text: str) -> PaperView:
        """Set the open paper's number and date as typed; what is not said again stays.

        Raises:
            EmptyText, PaperAhead, PaperUnclear, TextTooLong: for what cannot be read.
        """
        paper = _kept(tx, actor, cycle, _open_in(actor, draft))
        if not paper.topic.kind.named:
            raise PaperUnclear(given=quoted(text), reason="scans_only")
        _name(tx, actor, cycle, paper, read_name(text, cycle.calendar.day_of(actor.at)))
        outcome = PaperOutcome(done=PaperDone.NAMED, at=actor.at)
        return self._view(tx, actor, cycle, paper.id, outcome)

    def scan(self, tx: Tx, actor: Actor, cycle: Cycle, scan: PaperFileId) -> ScanView:
        """Return one file of a paper, to be sent back.

        Raises:
            NotFound: if it was taken out, or belongs to another bloc or year.
        """
        paper, found = _scan(tx, actor, cycle, scan)
        require_reading(actor, paper.topic)
        editable = _editable(actor, cycle, paper)
        return ScanView(cycle=cycle, paper=paper, scan=found, editable=editable)

    def remove(self, tx: Tx, actor: Actor, cycle: Cycle, scan: PaperFileId) -> PaperView:
        """Take a file out of its paper; the audit trail keeps what it was."""
        paper, found = _scan(tx, actor, cycle, scan)
        _kept(tx, actor, cycle, paper.id)
        tx.papers.remove_scan(scan, actor.at)
        _audit(tx, actor, cycle, "paper_scan_removed", paper, before=found)
        await_scans(tx, actor, cycle, paper)
        outcome = PaperOutcome(done=PaperDone.REMOVED, at=actor.at, scan=found)
        return self._view(tx, actor, cycle, paper.id, outcome)

    def _view(
        self,
        tx: Tx,
        actor: Actor,
        cycle: Cycle,
        number: PaperId,
        outcome: PaperOutcome | None = None,
    ) -> PaperView:
        paper = _found(tx, actor, cycle, number)
        require_reading(actor, paper.topic)
        unit = paper.topic.unit
        return PaperView(
            cycle=cycle,
            unit=cycle.definition.unit(unit) if unit else None,
            paper=paper,
            editable=_editable(actor, cycle, paper),
            own=actor.unit is not None,
            outcome=outcome,
        )


def _found(tx: Tx, actor: Actor, cycle: Cycle, number: PaperId) -> Paper:
    found = tx.papers.get(number)
    if found is None or found[:2] != (actor.bloc, cycle.year):
        raise NotFound(paper=number)
    return found[2]


def _kept(tx: Tx, actor: Actor, cycle: Cycle, number: PaperId) -> Paper:
    """Return a paper the actor may change now.

    Raises:
        NotFound: if it was taken out, or belongs to another bloc or year.
        NotAllowed: if it is not theirs to keep.
        YearClosed: once the year is over: what is archived is only read.
    """
    paper = _found(tx, actor, cycle, number)
    require_keeping(actor, paper.topic)
    require_in_season(PAPERS[paper.topic.kind][0], cycle, actor.at)
    return paper


def _scan(tx: Tx, actor: Actor, cycle: Cycle, scan: PaperFileId) -> tuple[Paper, Scan]:
    number = tx.papers.of_scan(scan)
    if number is None:
        raise NotFound(scan=scan)
    paper = _found(tx, actor, cycle, number)
    return paper, next(one for one in paper.scans if one.id == scan)


def _name(tx: Tx, actor: Actor, cycle: Cycle, paper: Paper, typed: PaperName) -> None:
    name = paper.name.completed(typed)
    if name != paper.name:
        tx.papers.name(paper.id, name)
        _audit(tx, actor, cycle, "paper_named", paper, before=paper.name, after=name)


def _name_by_caption(tx: Tx, actor: Actor, cycle: Cycle, paper: Paper, caption: str) -> None:
    """Take number and date from a file's caption, if they stand there beyond doubt."""
    if not paper.topic.kind.named or paper.name.whole:
        return
    try:
        typed = read_name(caption, cycle.calendar.day_of(actor.at))
    except NotUnderstood:
        return
    if typed.whole or "/" in typed.number:
        _name(tx, actor, cycle, paper, typed)


def _editable(actor: Actor, cycle: Cycle, paper: Paper) -> bool:
    keeping = PAPERS[paper.topic.kind][0]
    return may_keep(actor, paper.topic) and in_season(keeping, cycle, actor.at)


def _open_in(actor: Actor, draft: Draft) -> PaperId:
    """Return which paper the actor has open.

    Raises:
        OldButton: if none is, or it was opened from another place.
    """
    if draft.step is not Step.PAPER or draft.place != actor.place:
        raise OldButton
    return PaperId(int(draft.subject["paper"]))


def await_scans(tx: Tx, actor: Actor, cycle: Cycle, paper: Paper) -> None:
    """Let the next files go to this paper."""
    draft = Draft(
        person=actor.person,
        place=actor.place,
        year=cycle.year,
        step=Step.PAPER,
        subject={"paper": str(paper.id)},
        updated_at=actor.at,
    )
    tx.drafts.keep(draft)


def _audit(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    action: str,
    paper: Paper,
    *,
    before: object = None,
    after: object = None,
) -> None:
    tx.audit.record(
        action,
        f"paper/{paper.id}",
        at=actor.at,
        actor=actor,
        year=cycle.year,
        before=before,
        after=after,
    )
