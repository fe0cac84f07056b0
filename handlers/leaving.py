"""One's own data and places: seeing, taking along, handing over, leaving, being forgotten."""

from __future__ import annotations

from domain.ids import PersonId, PlaceId
from domain.leaving import EVERY_PLACE
from handlers.context import Visit
from handlers.people import hand_out
from handlers.present import home_screen
from handlers.standing import stand
from reports.own_data import own_json, own_text
from screens import handover as handovers
from screens import help as help_screens
from screens import joining as joining_screens
from screens import leaving as screens
from screens.actions import AskToHandOver, AskToLeave, ForgetMe, Leave


async def mydata(visit: Visit) -> None:
    """Show what is stored about the person."""
    if visit.visitor.person is None:
        await visit.show(joining_screens.stranger(visit.voice))
        return
    own = await visit.ask(visit.house.visiting.own_data, visit.person)
    await visit.show(help_screens.mydata(visit.voice, own))


async def download(visit: Visit) -> None:
    """Send all of it, once to be read and once for programs."""
    house, voice = visit.house, visit.voice
    own = await house.store.read(house.leaving.own_file, visit.person)
    text, data = own_text(voice, own), own_json(own)
    await visit.show(help_screens.own_text(voice, own, text), below=True)
    await visit.show(help_screens.own_json(voice, data))


async def ask_to_hand_over(visit: Visit, action: AskToHandOver) -> None:
    """Say what handing over does, or that an invitation to it waits."""
    if action.place_to_give:
        await stand(visit, action.place_to_give, visit.cycle.year)
    view = await visit.ask(visit.house.handing_over.look, visit.actor)
    await visit.show(handovers.handover(visit.voice, view))


async def hand_over(visit: Visit) -> None:
    """Make the invitation for whoever takes the place over."""
    card = await visit.do(visit.house.handing_over.offer, visit.actor)
    await hand_out(visit, card, handovers.buttons(visit.voice))


async def withdraw(visit: Visit) -> None:
    """Void the invitation; nothing has changed."""
    view = await visit.do(visit.house.handing_over.withdraw, visit.actor)
    await visit.show(handovers.handover(visit.voice, view))


async def ask_to_leave(visit: Visit, action: AskToLeave) -> None:
    """Say what leaving does; whoever holds several places chooses first."""
    leaving, place = visit.house.leaving, action.place_to_leave
    choice = await visit.ask(leaving.choose, visit.person)
    if place == screens.CHOOSE and len(choice.held) > 1:
        await visit.show(screens.choice(visit.voice, choice))
        return
    wanted = PlaceId(place) if place > 0 else EVERY_PLACE
    view = await visit.ask(leaving.look, visit.person, wanted)
    await visit.show(screens.ask_to_leave(visit.voice, view))


async def leave(visit: Visit, action: Leave) -> None:
    """End a place, or every place."""
    left = await visit.do(
        visit.house.leaving.leave,
        visit.person,
        PlaceId(action.place_to_leave),
        visit.incoming.at,
    )
    said = screens.left(visit.voice, left)
    if not left.kept:
        await visit.show(screens.last_word(said))
    await stand(visit, 0, 0)
    home = await home_screen(visit)
    await visit.show(home.led_by(said) if left.kept else home)


async def ask_to_forget(visit: Visit) -> None:
    """Say what is removed and what stays, before it is done."""
    view = await visit.ask(visit.house.leaving.look, visit.person, EVERY_PLACE)
    await visit.show(screens.ask_to_forget(visit.voice, view))


async def forget(visit: Visit, action: ForgetMe) -> None:
    """Remove what identifies the person."""
    done = await visit.do(
        visit.house.leaving.forget,
        visit.person,
        PersonId(action.person),
        screens.pseudonym_of(visit.voice, visit.person.id),
        visit.incoming.at,
    )
    await visit.show(screens.forgotten(visit.voice, done))


async def agree_again(visit: Visit) -> None:
    """Consent to the present text on what is kept."""
    await visit.do(visit.house.consenting.renew, visit.actor)
    said = visit.voice.say("joining.agreed-again")
    await visit.show((await home_screen(visit)).led_by(said))


async def agree_later(visit: Visit) -> None:
    """Put that consent off."""
    await visit.do(visit.house.consenting.put_off, visit.actor)
    await visit.show(await home_screen(visit))
