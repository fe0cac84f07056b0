"""What the bot's side lends the rehearsal room: its clock and its calendar."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NextEvent:
    """The next thing time will do, and what it is called."""

    at: datetime
    label: str


class Stage(Protocol):
    """A clock that can be moved. Without one, the room's clock panel stays shut."""

    def now(self) -> datetime:
        """Return the present instant, aware, in the bloc's time zone."""

    def now_text(self, lang: str) -> str:
        """Return the present instant in words."""

    async def next_event(self) -> NextEvent | None:
        """Return what will happen next, None if nothing is due any more."""

    async def advance(self, to: datetime) -> None:
        """Move the clock forward, through everything that falls due on the way."""

    def note(self, person_id: int) -> str:
        """Return who a person is in the bloc ("Hội Khuyến học, văn thư"), "" if unknown."""
