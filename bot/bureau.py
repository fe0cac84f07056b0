"""What the terminal asks of the database: inside the running bot, or alone under its lock.

Requests and answers are plain values, because they may travel through the hatch.
"""

from __future__ import annotations

from typing import Any

from bot.holiday_book import HolidayBook
from bot.tokens import SystemTokens
from domain.blocs import Role
from domain.definitions import Definition
from domain.errors import CycleDiffers
from domain.ids import BlocCode, UnitCode, Year
from domain.invitations import InvitationCard
from domain.pledges import AmendmentKind
from locales.catalog import Voice
from screens.amendments import difference
from usecases.defining import Defined, Defining
from usecases.joining import Joining
from usecases.ports import Clock, Tx


def define(tx: Tx, clock: Clock, facts: dict[str, Any], voice: Voice) -> dict[str, Any]:
    """Create or amend a cycle; the answer is a sentence and whether it was done."""
    definition = Definition.model_validate_json(facts["definition"])
    kind = AmendmentKind(facts["kind"]) if facts["kind"] else None
    defining = Defining(clock, HolidayBook())
    try:
        done = defining.define(
            tx, definition, Year(facts["year"]), amend=facts["amend"], kind=kind
        )
    except CycleDiffers as error:
        told = (difference(voice, one, definition) for one in error.facts["changes"])
        changes = "\n".join(f"- {line}" for line in told)
        text = voice.plain("terminal.differs", bloc=definition.bloc.code, year=str(facts["year"]))
        return {"done": False, "text": f"{text}\n{changes}".rstrip()}
    return {"done": True, "text": _defined(voice, done)}


def _defined(voice: Voice, done: Defined) -> str:
    cycle = done.cycle
    key = f"terminal.{done.outcome}"
    return voice.plain(
        key,
        bloc=cycle.bloc.code,
        name=cycle.bloc.name,
        year=str(cycle.year),
        version=str(cycle.version),
        units=len(cycle.definition.units),
    )


def make_invitations(tx: Tx, clock: Clock, facts: dict[str, Any], voice: Voice) -> dict[str, Any]:
    """Make invitations as asked; say in words what was asked wrongly."""
    newest = {cycle.bloc_code: cycle for cycle in tx.cycles.all_current()}
    bloc, unit = facts["bloc"], facts["unit"]
    if bloc and bloc not in newest:
        known = ", ".join(newest) or "-"
        return {"trouble": voice.plain("terminal.unknown-bloc", bloc=bloc, known=known)}
    cycles = [newest[BlocCode(bloc)]] if bloc else list(newest.values())
    if not cycles:
        return {"trouble": voice.plain("terminal.no-bloc")}
    if unit:
        cycles = [c for c in cycles if unit in c.definition.unit_codes()]
        if not cycles:
            return {"trouble": voice.plain("terminal.unknown-unit", unit=unit)}
    joining = Joining(clock, SystemTokens())
    role = Role(facts["role"]) if facts["role"] else None
    made: list[InvitationCard] = []
    for cycle in cycles:
        made += joining.invite(tx, cycle, UnitCode(unit) if unit else None, role)
    return {
        "several": len(newest) > 1 and not bloc,
        "invitations": [card.model_dump(mode="json") for card in made],
    }
