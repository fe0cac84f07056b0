"""What nobody may guess, and numbers that people quote."""

from __future__ import annotations

import random
import secrets
import string

CLEAR = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits that are not taken for one another when read aloud."""


class SystemTokens:
    """Draws from the system's randomness."""

    def token(self) -> str:
        """Return 22 URL-safe characters carrying 128 random bits."""
        return secrets.token_urlsafe(16)

    def code(self) -> str:
        """Return 8 digits that can be dictated."""
        return f"{secrets.randbelow(10**8):08}"

    def receipt(self) -> str:
        """Return a 6-digit receipt number."""
        return f"{secrets.randbelow(10**6):06}"

    def incident(self) -> str:
        """Return 6 characters to quote when something went wrong."""
        return "".join(secrets.choice(CLEAR) for _ in range(6))


class SeededTokens:
    """Draws the same series each time: for rehearsals, never for real invitations."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a rehearsal has no secrets

    def token(self) -> str:
        """Return 22 URL-safe characters."""
        signs = string.ascii_letters + string.digits + "-_"
        return "".join(self._random.choices(signs, k=22))

    def code(self) -> str:
        """Return 8 digits."""
        return f"{self._random.randrange(10**8):08}"

    def receipt(self) -> str:
        """Return 6 digits."""
        return f"{self._random.randrange(10**6):06}"

    def incident(self) -> str:
        """Return 6 clear characters."""
        return "".join(self._random.choices(CLEAR, k=6))
