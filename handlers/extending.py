"""Asking for more time: the day, the reason, the look back, sending."""

from __future__ import annotations

from domain.errors import BlocError, NotUnderstood, OldButton, OutOfRange
from domain.extensions import ExtensionView
from handlers.context import Visit
from handlers.standing import stand
from screens import extending as screens
from screens.actions import AskForTime, DropExtension, SendExtension, WishForDay
from screens.errors import sentence


async def ask(visit: Visit, action: AskForTime) -> None:
    """Begin to ask, or choose the day anew."""
    view = await visit.do(
        visit.house.extending.ask, visit.actor, visit.cycle, visit.draft, action.deadline
    )
    await visit.show(screens.extension(visit.voice, view), below=True)


async def choose(visit: Visit, action: WishForDay) -> None:
    """Take the day of a button."""
    view = await visit.do(
        visit.house.extending.choose,
        visit.actor,
        visit.cycle,
        visit.draft,
        action.deadline,
        action.day,
    )
    await visit.show(screens.extension(visit.voice, view))


async def day(visit: Visit) -> None:
    """Take a typed day."""
    await _stand(visit)
    text = visit.incoming.text
    try:
        view = await visit.do(
            visit.house.extending.type_day, visit.actor, visit.cycle, visit.draft, text
        )
    except (NotUnderstood, OutOfRange) as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.extension(visit.voice, view))


async def reason(visit: Visit) -> None:
    """Take the reason; while the request is shown back, another one in its place."""
    await _stand(visit)
    text = visit.incoming.text
    try:
        view = await visit.do(
            visit.house.extending.type_reason, visit.actor, visit.cycle, visit.draft, text
        )
    except NotUnderstood as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.extension(visit.voice, view))


async def ask_about_word(visit: Visit, command: str) -> None:
    """A command's word came where the reason is awaited: ask which was meant."""
    await _stand(visit)
    await visit.show(screens.about_word(visit.voice, visit.incoming.text, command))


async def say_why(visit: Visit, error: BlocError) -> None:
    """Say why nothing was made of a message, and show again what is awaited."""
    view = await _look(visit)
    screen = screens.extension(visit.voice, view)
    await visit.show(screen.led_by(sentence(visit.voice, error)))


async def send(visit: Visit, _: SendExtension) -> None:
    """Send the request to the leader's side."""
    view = await visit.do(visit.house.extending.send, visit.actor, visit.cycle, visit.draft)
    await visit.show(screens.extension(visit.voice, view))


async def drop(visit: Visit, _: DropExtension) -> None:
    """Leave the request: nothing was sent."""
    await visit.do(visit.house.extending.drop, visit.actor)
    await visit.show(screens.dropped(visit.voice))


async def _look(visit: Visit) -> ExtensionView:
    await _stand(visit)
    return await visit.ask(visit.house.extending.look, visit.actor, visit.cycle, visit.draft)


async def _stand(visit: Visit) -> None:
    """Stand where the request was begun, whatever was pressed since."""
    if visit.draft is None:
        raise OldButton
    await stand(visit, visit.draft.place, visit.draft.year)
