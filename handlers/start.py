"""Finding one's way: /start, home, help, language, places, one's own data, /cancel."""

from __future__ import annotations

from domain.ids import PlaceId
from domain.words import Language
from handlers.context import Visit
from handlers.present import home_screen
from locales.catalog import voice_of
from screens import by_ear
from screens import help as help_screens
from screens import home as screens
from screens import joining as joining_screens
from screens.actions import ActFor, ChooseLanguage, ListenToScreen, OtherActs


async def home(visit: Visit) -> None:
    """Show the next task; somebody without a place is told how to join."""
    await visit.show(await home_screen(visit))


async def go_on(visit: Visit) -> None:
    """Show the next task below a message that stays as a record."""
    await visit.show(await home_screen(visit), below=True)


async def help_(visit: Visit) -> None:
    """Say in a few lines what this person can do now."""
    place = visit.visitor.place
    if place is None:
        await visit.show(joining_screens.stranger(visit.voice))
        return
    await visit.show(help_screens.help_(visit.voice, visit.cycle, place))


async def cancel(visit: Visit) -> None:
    """Leave what is in progress; nothing that was saved is touched."""
    if visit.visitor.person is None:
        await visit.show(joining_screens.stranger(visit.voice))
        return
    await visit.do(visit.house.visiting.put_aside, visit.person.id)
    key = "cancelled" if visit.draft else "cancelled-nothing"
    visit.draft = None
    await visit.show((await home_screen(visit)).led_by(visit.voice.say(key)))


async def language(visit: Visit) -> None:
    """Offer the languages."""
    await visit.show(screens.languages(visit.voice))


async def choose_language(visit: Visit, action: ChooseLanguage) -> None:
    """Speak another language from now on, at once."""
    chosen = Language(action.language) if action.language in {*Language} else Language.VI
    visit.voice = voice_of(chosen)
    if visit.visitor.person is not None:
        await visit.do(visit.house.visiting.speak, visit.person.id, chosen)
    await visit.show(screens.speaking(visit.voice, joining_screens.menu(visit.voice)))
    await home(visit)


async def reader(visit: Visit) -> None:
    """Say what Đọc màn hình does, and offer to change it."""
    if visit.visitor.person is None:
        await visit.show(joining_screens.stranger(visit.voice))
        return
    await visit.show(screens.reader(visit.voice, on=visit.person.screen_reader))


async def listen(visit: Visit, action: ListenToScreen) -> None:
    """Answer by new messages from now on, or by edits again."""
    person, on = visit.person, bool(action.on)
    await visit.do(visit.house.visiting.listen, person.id, on=on)
    heard = person.model_copy(update={"screen_reader": on})
    visit.visitor = visit.visitor.model_copy(update={"person": heard})
    said = visit.voice.say("reader.now-on" if on else "reader.now-off")
    await visit.show((await home_screen(visit)).led_by(said))


async def other_acts(visit: Visit, action: OtherActs) -> None:
    """Name the acts that were not among the first, to who listens to the screen."""
    acts = visit.acts_beside(action)
    await visit.show(by_ear.others(visit.voice, acts), first=action.first)


async def choose_place(visit: Visit) -> None:
    """Offer the places a person holds."""
    held = await visit.ask(visit.house.visiting.places_with_cycles, visit.person)
    await visit.show(screens.places(visit.voice, held))


async def act_for(visit: Visit, action: ActFor) -> None:
    """Act from another place from now on."""
    place, cycle = await visit.do(
        visit.house.visiting.choose_place, visit.person, PlaceId(action.place)
    )
    visit.cycle_or_none = cycle
    visit.visitor = visit.visitor.model_copy(update={"place": place})
    said = screens.acting(visit.voice, place, cycle)
    await visit.show((await home_screen(visit)).led_by(said))
