"""A visit: one update on its way up the staircase, with the means to answer it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from domain.cycles import Cycle
from domain.drafts import Draft
from domain.errors import NotAllowed, OldButton
from domain.papers import Paper
from domain.people import Actor, Person, Visitor
from domain.words import folded
from handlers.buttons import decode, encode
from handlers.incoming import Incoming, Kind
from locales.catalog import Voice
from screens.actions import OtherActs
from screens.by_ear import MOST, all_acts, by_ear
from screens.screen import Button, Screen
from screens.standing_in import standing_in
from usecases.inbox import LiveMessage
from usecases.ports import Clock, Tx
from usecases.visiting import actor_of

if TYPE_CHECKING:
    from handlers.house import House

P = ParamSpec("P")
R = TypeVar("R")


class AppliedBefore(Exception):
    """The effect of this update happened before a crash: show the present state instead."""


class NotHeard(Exception):
    """An answer could not be delivered now: the chat app's servers cannot be reached."""

    acted = False
    """Whether the update's effect has happened: then only its answer is owed."""


class Mouth(Protocol):
    """Speaks to a chat; ``bot/messenger.py`` is the one in use."""

    async def show(
        self,
        chat_id: int,
        screen: Screen,
        *,
        over: int | None,
        place: int,
        year: int,
        behalf: int = 0,
    ) -> int | None:
        """Show a screen, over an existing message if given; return the message it stands in."""
        ...

    async def retire(self, chat_id: int, message_id: int) -> None:
        """Take the keyboard of a message away."""
        ...

    async def answer_press(self, press_id: str) -> None:
        """Tell the chat app that a press has arrived, so that its spinner stops."""
        ...

    async def leave(self, chat_id: int) -> None:
        """Leave a group or channel."""
        ...

    async def typing(self, chat_id: int) -> None:
        """Show that an answer is being made."""
        ...

    async def fetch(self, file_id: str, size: int) -> bytes:
        """Download a file.

        Raises:
            FileRefused: if it is too large or cannot be had.
            NotHeard: if the Bot API cannot be reached now.
        """
        ...


@dataclass(slots=True)
class Visit:
    """One update of one person: who they are, what they did, where their talk stands."""

    house: House
    incoming: Incoming
    visitor: Visitor
    cycle_or_none: Cycle | None
    draft: Draft | None
    live: LiveMessage | None
    voice: Voice
    shown: LiveMessage | None = None
    """What this visit has put up as the chat's live keyboard."""

    spoken: bool = False
    """Something was said in this visit already: whatever follows stands below it."""

    acted: bool = False
    still_card: bool = False
    """What was shown over a reminder's card is that card still, only answered."""

    paper: Paper | None = None
    """What the secretary stands in for a unit with: it is that unit they act for."""

    redrawing: bool = False
    """The update's effect happened before a crash; only its answer is owed."""

    @property
    def clock(self) -> Clock:
        """The clock of the house."""
        return self.house.clock

    @property
    def person(self) -> Person:
        """The person, who is known."""
        if self.visitor.person is None:
            raise NotAllowed(activity="stranger")
        return self.visitor.person

    @property
    def actor(self) -> Actor:
        """Who acts, from which place; refuses a place that is not held."""
        return actor_of(self.person, self.visitor.place, self.incoming.at, self.paper)

    @property
    def cycle(self) -> Cycle:
        """The year this visit is about."""
        if self.cycle_or_none is None:
            raise NotAllowed(activity="no_cycle")
        return self.cycle_or_none

    async def do(
        self, body: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a use case; the inbox is marked in the transaction of its effect.

        Raises:
            AppliedBefore: if that effect has happened before, and only its answer is owed.
        """
        first, self.acted = not self.acted, True
        if first and self.redrawing:
            raise AppliedBefore
        store, update_id = self.house.store, self.incoming.update_id

        def applied(tx: Tx) -> R:
            if first and not tx.inbox.mark_applied(update_id):
                raise AppliedBefore
            return body(tx, *args, **kwargs)

        return await store.do(applied)

    async def ask(
        self, body: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a use case that only reads."""
        return await self.house.store.do(body, *args, **kwargs)

    async def show(self, screen: Screen, *, below: bool = False, first: int = 0) -> None:
        """Show a screen: over the message whose button was pressed, else below what was said.

        ``below`` leaves the pressed message as a record and takes only its keyboard away. Who
        listens hears a few of its acts, from the ``first`` on; typed, all of them are understood.
        """
        behalf = 0
        if self.paper is not None:
            behalf, screen = self.paper.id, standing_in(self.voice, self.cycle, self.paper, screen)
        heard = by_ear(self.voice, screen, first) if self.listens else screen
        pressed = self.incoming.kind is Kind.PRESS
        over = self.incoming.message_id if pressed and self.incoming.message_known else None
        if self.spoken or below or screen.menu is not None or self.listens:
            over = None
        place = self.visitor.place.id if self.visitor.place else 0
        year = self.cycle_or_none.year if self.cycle_or_none else 0
        stands = await self.house.mouth.show(
            self.incoming.chat_id, heard, over=over, place=place, year=year, behalf=behalf
        )
        if stands is None:
            return
        await self._retire_others(stands, over)
        self.spoken = True
        if screen.menu is not None:
            return
        acts = all_acts(screen, heard)
        buttons = ((b.label, encode(b.action, place, year, behalf)) for b in acts if b.action)
        self.shown = LiveMessage(stands, tuple(buttons))

    def acts_beside(self, turning: OtherActs) -> tuple[Button, ...]:
        """Return all acts of the screen that a button leading to the rest of them stands in.

        Acts of notices that came since stand before the live message's own, newest first, each
        screen's with its turning button behind them.

        Raises:
            OldButton: if that screen is neither the live one nor a notice that came since.
        """
        live, number = self.live, turning.of
        known = live.buttons if live else ()
        presses = [(label, decode(data)) for label, data in known]
        ends = [
            at
            for at, (_, press) in enumerate(presses)
            if press and isinstance(press.action, OtherActs) and press.action.of == number <= at
        ]
        if live is None or not ends:
            raise OldButton
        end = ends[-1] if live.message_id == self.incoming.message_id else ends[0]
        beside = presses[end - number : end]
        return tuple(Button(label, press.action) for label, press in beside if press)

    async def remark(self, sentence: str) -> None:
        """Say something below, and leave the keyboard where it stands."""
        await self.house.mouth.show(
            self.incoming.chat_id, Screen(sentence), over=None, place=0, year=0
        )
        self.spoken = True

    @property
    def overtaken(self) -> bool:
        """Tell whether other buttons stand now where the pressed one stood.

        It was pressed twice, or on a device that had not caught up with the answer.
        """
        live = self.live
        if self.incoming.kind is not Kind.PRESS or live is None or not live.buttons:
            return False
        shown = {data for _, data in live.buttons}
        return live.message_id == self.incoming.message_id and self.incoming.data not in shown

    @property
    def left_behind(self) -> bool:
        """Tell whether a newer message has buttons now: the pressed one's answer, or later."""
        live, pressed = self.live, self.incoming.message_id
        if self.incoming.kind is not Kind.PRESS or live is None or pressed is None:
            return False
        return bool(live.buttons) and live.message_id > pressed

    @property
    def listens(self) -> bool:
        """Tell whether the person listens to the screen: an edit would not be read to them."""
        person = self.visitor.person
        return person is not None and person.screen_reader

    async def _retire_others(self, stands: int, over: int | None) -> None:
        """Only one message of a chat carries a live keyboard."""
        old = {self.live.message_id if self.live and self.live.buttons else None}
        if self.incoming.kind is Kind.PRESS and over is None:
            old.add(self.incoming.message_id)
        if self.spoken:
            old = {self.shown.message_id if self.shown else None}
        old -= {stands, None}
        chat = self.incoming.chat_id
        await asyncio.gather(*(self.house.mouth.retire(chat, m) for m in old if m is not None))

    @property
    def turned(self) -> int | None:
        """The message that a press has turned into something else than it was."""
        pressed = self.incoming.message_id if self.incoming.kind is Kind.PRESS else None
        over = self.shown is not None and self.shown.message_id == pressed
        return pressed if over and not self.still_card else None

    @property
    def choices(self) -> tuple[str, ...]:
        """The labels that can be pressed or typed now, as many as somebody who listens hears."""
        labels = tuple(label for label, _ in self.live.buttons) if self.live else ()
        return labels if len(labels) <= MOST else (*labels[: MOST - 1], labels[-1])

    def press_of(self, label: str) -> str | None:
        """Return the data of the live button that a typed text names.

        A button that says how something stands ("Hội Luật gia: chưa gửi") is named by what
        stands before its colon, too, if that names no other; bare numbers might be scores.
        """
        if self.live is None or not (wanted := folded(label)):
            return None
        named = [data for text, data in self.live.buttons if folded(text) == wanted]
        if not named and any(letter.isalpha() for letter in wanted):
            named = [
                data
                for text, data in self.live.buttons
                if ":" in text and folded(text.partition(":")[0]) == wanted
            ]
            return named[0] if len(named) == 1 else None
        return named[0] if named else None
