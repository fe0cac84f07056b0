"""What is kept about a person, as a text to read, and the same for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from domain.cycles import Cycle
from domain.deadlines import Period
from domain.ids import PeriodCode, UnitCode
from domain.own_data import (
    OwnAcknowledgement,
    OwnAnswer,
    OwnConfirmation,
    OwnEvidence,
    OwnFile,
    OwnNotice,
    OwnPlace,
    OwnRegistration,
    OwnScan,
    OwnSending,
    OwnTarget,
)
from domain.receipts import in_pairs
from domain.words import Words
from locales import places
from locales.catalog import Voice

R = TypeVar("R")


def own_json(file: OwnFile) -> bytes:
    """Return the records as JSON in UTF-8; instants are in UTC."""
    return file.records.model_dump_json(indent=2).encode()


def own_text(voice: Voice, file: OwnFile) -> bytes:
    """Return the records as a text in UTF-8, marked so that every editor reads it as such."""
    teller = _Teller(voice, file)
    return "\n".join(teller.lines()).encode("utf-8-sig")


class _Teller:
    """Tells one person's records, in the local time of the bloc that each belongs to."""

    def __init__(self, voice: Voice, file: OwnFile) -> None:
        self._voice = voice
        self._file = file

    def lines(self) -> list[str]:
        """Return the whole text."""
        say, own = self._voice.plain, self._file.records
        missing = say("common.not-typed")
        return [
            say("own-file.title", at=self._moment(None, self._file.at)),
            "",
            say("own-file.person", name=own.name or missing),
            say("own-file.account", account=str(own.telegram_id)),
            say("own-file.language", language=say(f"mydata.speaks-{own.language.value}")),
            say("own-file.since", at=self._moment(None, own.known_since)),
            *self._part("places", own.places, self._place),
            *self._part("confirmations", own.confirmations, self._confirmation),
            *self._part("reports", own.reports_sent, self._sending),
            *self._part("answers", own.answers, self._answer),
            *self._part("evidence", own.evidence, self._piece),
            *self._part("scans", own.scans, self._scan),
            *self._part("targets", own.targets, self._target),
            *self._part("registrations", own.registrations, self._registration),
            *self._part("acknowledgements", own.acknowledgements, self._noted),
            *self._part("notices", own.notices, self._notice),
            "",
        ]

    def _part(self, key: str, rows: Sequence[R], tell: Callable[[R], str]) -> list[str]:
        head = self._voice.plain(f"own-file.{key}").upper()
        told = [f"- {tell(row)}" for row in rows] or [self._voice.plain("own-file.none")]
        return ["", head, *told]

    def _place(self, row: OwnPlace) -> str:
        cycle = self._file.newest(row.bloc)
        unit = Words(vi=(name := self._unit(cycle, row.unit)), en=name) if row.unit else None
        labels = cycle.bloc.labels
        facts = {
            "seat": places.place(self._voice, labels, row.role, cycle.bloc.short, unit),
            "post": row.post or self._voice.plain("common.not-typed"),
            "since": self._moment(cycle, row.since),
        }
        if row.ended_at is None:
            said = self._voice.plain("own-file.place", **facts)
        else:
            until = self._moment(cycle, row.ended_at)
            said = self._voice.plain("own-file.place-ended", until=until, **facts)
        if row.consent_at is None:
            return said
        at, version = self._moment(cycle, row.consent_at), row.consent_version or ""
        return f"{said} {self._voice.plain('own-file.consent', at=at, version=version)}"

    def _confirmation(self, row: OwnConfirmation) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        return self._voice.plain(
            "own-file.confirmation",
            who=self._unit(cycle, row.unit),
            year=str(row.year),
            version=str(row.version),
            at=self._moment(cycle, row.at),
            receipt=in_pairs(row.receipt),
            name=row.by_name,
            post=row.by_post,
        )

    def _sending(self, row: OwnSending) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        return self._voice.plain(
            "own-file.report",
            who=self._unit(cycle, row.unit),
            title=self._report(cycle, row.period),
            at=self._moment(cycle, row.at),
            total=row.total,
            receipt=in_pairs(row.receipt),
            name=row.by_name,
            post=row.by_post,
        )

    def _answer(self, row: OwnAnswer) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        if not row.assigned:
            points = self._voice.plain("own-file.unassigned")
        elif row.points is None:
            points = self._voice.plain("own-file.no-points")
        else:
            points = self._voice.plain("own-file.points", points=row.points)
        said = self._voice.plain(
            "own-file.answer",
            who=self._unit(cycle, row.unit),
            title=self._report(cycle, row.period),
            criterion=row.criterion,
            points=points,
            at=self._moment(cycle, row.at),
        )
        if not row.note:
            return said
        return f"{said} {self._voice.plain('own-file.note', note=row.note)}"

    def _piece(self, row: OwnEvidence) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        facts = {
            "who": self._unit(cycle, row.unit),
            "title": self._report(cycle, row.period),
            "name": ", ".join(filter(None, [row.name, row.text])),
            "at": self._moment(cycle, row.at),
        }
        if row.removed_at is None:
            return self._voice.plain("own-file.piece", **facts)
        removed = self._moment(cycle, row.removed_at)
        return self._voice.plain("own-file.piece-removed", removed=removed, **facts)

    def _scan(self, row: OwnScan) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        facts = {
            "who": self._unit(cycle, row.unit) if row.unit else self._bloc(cycle),
            "year": str(row.year),
            "name": ", ".join(filter(None, [row.number, row.name])),
            "at": self._moment(cycle, row.at),
        }
        if row.removed_at is None:
            return self._voice.plain("own-file.scan", **facts)
        removed = self._moment(cycle, row.removed_at)
        return self._voice.plain("own-file.scan-removed", removed=removed, **facts)

    def _target(self, row: OwnTarget) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        facts = {
            "who": self._unit(cycle, row.unit),
            "year": str(row.year),
            "text": row.text,
            "at": self._moment(cycle, row.at),
        }
        if row.removed_at is None:
            return self._voice.plain("own-file.target", **facts)
        removed = self._moment(cycle, row.removed_at)
        return self._voice.plain("own-file.target-removed", removed=removed, **facts)

    def _registration(self, row: OwnRegistration) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        who, at = self._unit(cycle, row.unit), self._moment(cycle, row.at)
        return self._voice.plain("own-file.registration", who=who, year=str(row.year), at=at)

    def _noted(self, row: OwnAcknowledgement) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        title, at = self._deadline(cycle, row.subject), self._moment(cycle, row.at)
        return self._voice.plain("own-file.acknowledgement", title=title, at=at)

    def _notice(self, row: OwnNotice) -> str:
        cycle = self._file.cycle(row.bloc, row.year)
        title = self._deadline(cycle, row.subject)
        if row.sent_at is None:
            return self._voice.plain("own-file.notice-planned", title=title)
        return self._voice.plain(
            "own-file.notice", title=title, at=self._moment(cycle, row.sent_at)
        )

    def _moment(self, cycle: Cycle | None, at: datetime) -> str:
        cycle = cycle or next(iter(self._file.cycles.values()), None)
        return self._voice.moment(cycle.calendar.local(at) if cycle else at)

    def _bloc(self, cycle: Cycle) -> str:
        return cycle.bloc.short.to(self._voice.language)

    def _unit(self, cycle: Cycle, code: UnitCode) -> str:
        """Name a unit; one that an amendment took away is still known by its code."""
        known = (one.short for one in cycle.definition.units if one.code == code)
        found = next(known, None)
        return found.to(self._voice.language) if found else code

    def _report(self, cycle: Cycle, code: PeriodCode) -> str:
        periods: tuple[Period, ...] = tuple(cycle.definition.periods)
        if not any(period.code == code for period in periods):
            return code
        return cycle.due_of(code).deadline.title.to(self._voice.language)

    def _deadline(self, cycle: Cycle, key: str) -> str:
        titles = (due.deadline.title for due in cycle.dues if due.key == key)
        found = next(titles, None)
        return found.to(self._voice.language) if found else self._voice.plain("own-file.news")
