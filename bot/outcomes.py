"""What became of a message, and what the Bot API's errors mean for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.transport import NeverLeft
from domain.people import Reach


class Reason(StrEnum):
    """Why nothing reaches a person."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NEVER_STARTED = "never_started"
    CHAT_NOT_FOUND = "chat_not_found"


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived; ``message_id`` is the message that carries the buttons."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The message shows just this already."""


@dataclass(frozen=True, slots=True)
class Gone:
    """This cannot be shown by an edit of that message: send it anew."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person cannot be written to, until they open the chat again."""

    reason: Reason

    @property
    def reach(self) -> Reach:
        """What this is to the bloc: a person who may come back, or an account that is gone."""
        shut_out = self.reason in {Reason.BLOCKED, Reason.NEVER_STARTED}
        return Reach.BLOCKED if shut_out else Reach.GONE


@dataclass(frozen=True, slots=True)
class Unknown:
    """It left and no answer came: a notice may or may not have arrived."""


@dataclass(frozen=True, slots=True)
class NotSent:
    """It did not arrive. ``retryable`` is false where the message itself is refused: a bug.

    A reply whose delivery is still not known after its last try is told like this too: it is
    owed, and a second copy does less harm than none.
    """

    retryable: bool


@dataclass(frozen=True, slots=True)
class Migrated:
    """The chat has another number now."""

    new_chat_id: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When its turn came, there was nothing to be said any more: nothing was sent."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A message would have arrived; none was sent."""


Outcome = Sent | Unchanged | Gone | Unreachable | Unknown | NotSent | Migrated | Withdrawn


_MEANINGS: tuple[tuple[str, Outcome], ...] = (
    ("message is not modified", Unchanged()),
    ("message to edit not found", Gone()),
    ("message can't be edited", Gone()),
    ("message_id_invalid", Gone()),
    ("no text in the message to edit", Gone()),
    ("blocked by the user", Unreachable(Reason.BLOCKED)),
    ("user is deactivated", Unreachable(Reason.DEACTIVATED)),
    ("can't initiate conversation", Unreachable(Reason.NEVER_STARTED)),
    ("chat not found", Unreachable(Reason.CHAT_NOT_FOUND)),
    ("user not found", Unreachable(Reason.CHAT_NOT_FOUND)),
    ("peer_id_invalid", Unreachable(Reason.CHAT_NOT_FOUND)),
)
"""What Telegram says, word by word, and what it means."""


def outcome_of(error: TelegramError) -> Outcome:
    """Say what an error means for the message it answered."""
    # BadRequest is a NetworkError of PTB's: what is known is asked first.
    match error:
        case ChatMigrated():
            return Migrated(error.new_chat_id)
        case BadRequest() | Forbidden():
            said = str(error).lower()
            known = (meaning for fragment, meaning in _MEANINGS if fragment in said)
            refused = isinstance(error, Forbidden)
            other = Unreachable(Reason.BLOCKED) if refused else NotSent(retryable=False)
            return next(known, other)
        case NeverLeft() | InvalidToken():
            return NotSent(retryable=True)
        case _:
            return Unknown()
