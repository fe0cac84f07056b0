from __future__ import annotations

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.outcomes import (
    Gone,
    Migrated,
    NotSent,
    Outcome,
    Reason,
    Unchanged,
    Unknown,
    Unreachable,
    outcome_of,
)
from bot.transport import NeverLeft


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (
            BadRequest(
                "Message is not modified: specified new message content and reply markup are"
                " exactly the same as a current content and reply markup of the message"
            ),
            Unchanged(),
        ),
        (BadRequest("Message to edit not found"), Gone()),
        (BadRequest("Message can't be edited"), Gone()),
        (BadRequest("MESSAGE_ID_INVALID"), Gone()),
        (BadRequest("There is no text in the message to edit"), Gone()),
        (Forbidden("Forbidden: bot was blocked by the user"), Unreachable(Reason.BLOCKED)),
        (Forbidden("Forbidden: user is deactivated"), Unreachable(Reason.DEACTIVATED)),
        (
            Forbidden("Forbidden: bot can't initiate conversation with a user"),
            Unreachable(Reason.NEVER_STARTED),
        ),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Unreachable(Reason.BLOCKED)),
        (BadRequest("Chat not found"), Unreachable(Reason.CHAT_NOT_FOUND)),
        (BadRequest("PEER_ID_INVALID"), Unreachable(Reason.CHAT_NOT_FOUND)),
        (BadRequest("Message text is empty"), NotSent(retryable=False)),
        (BadRequest("BUTTON_DATA_INVALID"), NotSent(retryable=False)),
        (ChatMigrated(-1001), Migrated(-1001)),
        (NeverLeft("no connection"), NotSent(retryable=True)),
        (InvalidToken("Unauthorized"), NotSent(retryable=True)),
        (TimedOut(), Unknown()),
        (NetworkError("Bad Gateway"), Unknown()),
        (TelegramError("Invalid server response"), Unknown()),
    ],
)
def test_every_error_has_a_meaning(error: TelegramError, outcome: Outcome) -> None:
    assert outcome_of(error) == outcome
