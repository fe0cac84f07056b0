"""What can go wrong in the rehearsal room.

`ApiError` is what the bot is told, in Telegram's own words; the other two are what a rehearsing
person is told when the screen is not what the script says.
"""

from typing import Any


class ApiError(Exception):
    """A refusal as the Bot API words it.

    Attributes:
        code: the HTTP status and `error_code`.
        description: the sentence bots match upon, with its prefix ("Bad Request: …").
        parameters: `retry_after` in seconds, or `migrate_to_chat_id`.
    """

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def wire(self) -> dict[str, Any]:
        """Return the JSON object of the answer."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(reason: str) -> ApiError:
    """Return a 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return a 403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """Return a 409 with Telegram's prefix."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """Return the 429 that asks to wait this many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


class LabelNotShown(AssertionError):
    """Nobody can tap a label that is nowhere on the screen; the sentence shows the screen."""


class NotSeen(AssertionError):
    """What the person waited for did not come; the sentence shows the whole chat."""
