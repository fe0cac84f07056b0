"""One update, from the gate to its answer: find out what it is, call who answers, never fail.

A refusal becomes its sentence; a bug becomes an incident with a number, and the person keeps
everything that was saved.
"""

from __future__ import annotations

import logging

from domain.drafts import Step
from domain.errors import BlocError, MovedOn, NotFound, OldButton, PeopleChanged, Unusable
from domain.ids import PaperId, PlaceId, Year
from domain.people import Reach
from domain.words import Language, folded
from handlers import joining, score_lists, start, tables
from handlers.buttons import Press, decode
from handlers.context import AppliedBefore, Visit
from handlers.house import House
from handlers.incoming import Incoming, Kind
from handlers.standing import stand
from handlers.unasked import not_understood
from locales.catalog import voice_of
from screens import errors as screens
from screens.actions import Action, RunCommand

log = logging.getLogger("handlers")

JOINING = {Step.CONSENT, Step.NAME, Step.POST}
"""Steps that end only by their answer: until then the person has no name to act under."""

TAKES_LISTS = {None, Step.CRITERION, Step.LEFT, Step.LIST}
"""Where a list of scores is no part of a text that is awaited."""

ALWAYS = {"help", "language", "cancel", "mydata"}
"""Commands that also answer somebody who has not finished joining."""

_NOT_A_WORD = {Kind.REACH, Kind.ELSEWHERE}
"""What comes without the person having written to the bot themselves."""


async def enter(house: House, incoming: Incoming, *, redrawing: bool) -> Visit:
    """Let somebody in: who they are, where their talk stands, which language they hear."""
    press = decode(incoming.data) if incoming.kind is Kind.PRESS else None
    arrived = await house.store.do(
        house.visiting.arrive, incoming.user_id, incoming.chat_id, *_shown_for(press)
    )
    known = arrived.visitor.person
    if known and known.reach is not Reach.REACHABLE and incoming.kind not in _NOT_A_WORD:
        back = (incoming.user_id, Reach.REACHABLE, incoming.at)
        await house.store.do(house.visiting.note_reach, *back)
    language = known.language if known else _hinted(incoming.language)
    return Visit(
        house=house,
        incoming=incoming,
        visitor=arrived.visitor,
        cycle_or_none=arrived.cycle,
        draft=arrived.draft,
        live=arrived.live,
        voice=voice_of(language),
        redrawing=redrawing,
        paper=arrived.paper,
    )


def _shown_for(
    press: Press | None,
) -> tuple[PlaceId | None, Year | None, PaperId | None]:
    """Return the place and year a button stands for; the way home leads into the present one."""
    if press is None or not press.place:
        return None, None, None
    year = None if type(press.action) in tables.OF_NOW else press.year
    return press.place, year, press.behalf


def _hinted(code: str) -> Language:
    """Greet a stranger in English only if their app speaks it; else in Vietnamese."""
    return Language.EN if code.startswith("en") else Language.VI


async def answer(visit: Visit) -> None:
    """Answer an update; a refusal is an answer too."""
    try:
        await _answer(visit)
    except AppliedBefore:
        await _redraw(visit)
    except BlocError as error:
        log.info("visit.refused", extra={"fields": {"error": error.key}})
        await _refuse(visit, error)


async def _refuse(visit: Visit, error: BlocError) -> None:
    """Say why not, below: a message whose button was pressed may be a record of something.

    A button pressed twice has had its answer: what that answer offers is left in place.
    """
    again = visit.overtaken and isinstance(error, MovedOn | NotFound)
    if again or (visit.left_behind and isinstance(error, PeopleChanged)):
        await visit.remark(visit.voice.say("pressed-before"))
    else:
        await visit.show(screens.refused(visit.voice, error), below=True)


async def _redraw(visit: Visit) -> None:
    """Show the present state: what is open with what is saved in it, else home."""
    press = decode(visit.incoming.data) if visit.incoming.kind is Kind.PRESS else None
    answered = tables.ANSWERED.get(type(press.action)) if press else None
    present = tables.PRESENT.get(visit.draft.step) if visit.draft else None
    try:
        if press and answered and not _foreign(visit, press):
            await answered(visit, press.action)
        elif present:
            await present(visit)
        else:
            await _run(visit, "start")
    except BlocError:
        await _run(visit, "start")


async def _answer(visit: Visit) -> None:
    match visit.incoming.kind:
        case Kind.PRESS:
            await _press(visit, visit.incoming.data)
        case Kind.TEXT:
            await _text(visit)
        case Kind.FILE:
            await _file(visit)
        case Kind.EDIT:
            await _edit(visit)
        case Kind.OTHER:
            await _other(visit)
        case Kind.REACH:
            await _reach(visit)
        case Kind.ELSEWHERE:
            await _elsewhere(visit)


async def _press(visit: Visit, data: str) -> None:
    press = decode(data)
    if press and isinstance(press.action, RunCommand) and not _foreign(visit, press):
        await _run(visit, press.action.name)
        return
    handler = tables.PRESSES.get(type(press.action)) if press else None
    if press is None or handler is None:
        raise OldButton
    if visit.redrawing and visit.visitor.person is None:
        raise AppliedBefore  # the press had them forgotten, and a crash kept the answer back
    if _foreign(visit, press):
        await visit.ask(visit.house.visiting.turn_away, visit.visitor.person, press.place)
    if await _must_finish_joining(visit) and press.place:
        return
    await _leave(visit, type(press.action))
    await handler(visit, press.action)


async def _leave(visit: Visit, action: type[Action] | None) -> None:
    """End a step whose screen is left by this button, or by a command."""
    draft = visit.draft
    staying = tables.STAYING.get(draft.step) if draft else None
    if draft is not None and staying is not None and action not in staying:
        visit.draft = await visit.ask(visit.house.visiting.leave, draft)


def _foreign(visit: Visit, press: Press) -> bool:
    """Tell whether a button's place is not held now, or its year is none of the bloc's."""
    if not press.place:
        return False
    place = visit.visitor.place
    return place is None or place.id != press.place or visit.cycle_or_none is None


async def _text(visit: Visit) -> None:
    text = visit.incoming.text.strip()
    if text.startswith("/"):
        await _command(visit, text)
        return
    named = _word(text)
    awaited = visit.draft.step if visit.draft else None
    if awaited in JOINING:
        await _joining_text(visit, text, awaited)
    elif (data := visit.press_of(text)) is not None:
        await _press_by_label(visit, data)
    elif named is not None and awaited in tables.ASKED:
        await tables.ASKED[awaited](visit, named)
    elif named is not None:
        await _run(visit, named)
    elif joining.is_invitation(text) and (awaited is None or joining.is_known(text)):
        await joining.open_invitation(visit, text)
    elif awaited is not None and await joining.guessed_too_often(visit):
        return
    elif awaited in TAKES_LISTS and visit.visitor.place and score_lists.is_meant(text):
        await score_lists.typed(visit)
    elif awaited is not None and awaited in tables.TEXTS:
        await tables.TEXTS[awaited](visit)
    elif visit.visitor.place is None and joining.names_invitation(text):
        await joining.open_invitation(visit, text)
    elif visit.visitor.place is None:
        await start.home(visit)
    else:
        await not_understood(visit)


def _word(text: str) -> str | None:
    """Return the command that a typed word names, alone or as something to see."""
    typed = folded(text)
    return tables.WORDS.get(typed) or tables.WORDS.get(typed.removeprefix("xem "))


async def _joining_text(visit: Visit, text: str, step: Step) -> None:
    if (data := visit.press_of(text)) is not None:
        await _press_by_label(visit, data)
    elif step is Step.CONSENT and joining.names_invitation(text):
        await joining.open_invitation(visit, text)
    elif _word(text):
        # The small keyboard's labels are no names.
        await _resume_joining(visit)
    else:
        await tables.TEXTS[step](visit)


async def _press_by_label(visit: Visit, data: str) -> None:
    """A typed label equals pressing: the button's own place and year hold."""
    place, year, behalf = _shown_for(decode(data))
    if place:
        await stand(visit, place, year, behalf)
    await _press(visit, data)


async def _command(visit: Visit, text: str) -> None:
    head, _, rest = text[1:].partition(" ")
    name = head.partition("@")[0].lower()
    name = tables.ALIASES.get(name, name)
    if name == "start" and rest.strip():
        await joining.open_invitation(visit, rest)
        return
    await _run(visit, name)


async def _run(visit: Visit, name: str) -> None:
    handler = tables.COMMANDS.get(name)
    if visit.visitor.place is None and name not in ALWAYS:
        await start.home(visit)
        return
    if handler is None:
        await not_understood(visit)
        return
    if name not in ALWAYS:
        if await _must_finish_joining(visit):
            return
        await _leave(visit, None)
    await handler(visit)


async def _resume_joining(visit: Visit) -> bool:
    """Show again what joining waits for; tell whether it waits for anything."""
    awaited = visit.draft.step if visit.draft else None
    if awaited is Step.CONSENT:
        await joining.show_again(visit)
    elif awaited is not None and awaited in JOINING:
        await joining.ask_what_is_missing(visit, awaited)
    return awaited in JOINING


async def _must_finish_joining(visit: Visit) -> bool:
    """Ask for the official name and post before anything is done under them.

    Returns whether something was asked. Who puts the question of their post aside is not asked
    again.
    """
    person, place, draft = visit.visitor.person, visit.visitor.place, visit.draft
    if person is None or place is None:
        return False
    if not person.name:
        await joining.ask_what_is_missing(visit, Step.NAME)
        return True
    if draft is None or draft.step is not Step.POST or draft.place != place.id:
        return False
    await joining.ask_what_is_missing(visit, Step.POST)
    return True


async def _file(visit: Visit) -> None:
    if await _resume_joining(visit):
        return
    if visit.visitor.place is None:
        await start.home(visit)
        return
    awaited = visit.draft.step if visit.draft else None
    takes = tables.FILES.get(awaited, tables.ANY_FILE) if awaited else tables.ANY_FILE
    await takes(visit)


async def _edit(visit: Visit) -> None:
    if visit.visitor.place is None or tables.EDITS is None:
        await start.home(visit)
    elif not await _must_finish_joining(visit):
        await tables.EDITS(visit)


async def _other(visit: Visit) -> None:
    """Nothing of use came: say so, and show again what is awaited, if something is."""
    again = tables.AGAIN.get(visit.draft.step) if visit.draft else None
    if await _resume_joining(visit):
        return
    if visit.visitor.place is None:
        await start.home(visit)
    elif again is None:
        raise Unusable
    else:
        await again(visit, Unusable())


async def _reach(visit: Visit) -> None:
    if (reach := visit.incoming.reach) is not None:
        await visit.do(
            visit.house.visiting.note_reach, visit.incoming.user_id, reach, visit.incoming.at
        )


async def _elsewhere(visit: Visit) -> None:
    """Say once where the bot works, whoever asked for whatever, and leave."""
    if not visit.redrawing:
        await visit.remark(visit.voice.say("in-groups"))
        visit.acted = True
    await visit.house.mouth.leave(visit.incoming.chat_id)
