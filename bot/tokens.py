"""What nobody may guess, and numbers for people to quote."""

from __future__ import annotations

import base64
import random
import secrets

READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and letters that are not taken for one another when read out: no 0, 1, I, L or O."""


class _Tokens:
    """Draws from one source of chance."""

    def __init__(self, source: random.Random) -> None:
        self._source = source

    def token(self) -> str:
        """Return 22 URL-safe characters carrying 128 random bits."""
        return base64.urlsafe_b64encode(self._source.randbytes(16)).rstrip(b"=").decode()

    def code(self) -> str:
        """Return 8 digits that can be dictated."""
        return f"{self._source.randrange(10**8):08}"

    def receipt(self) -> str:
        """Return a 6-digit receipt number (số biên nhận)."""
        return f"{self._source.randrange(10**6):06}"

    def incident(self) -> str:
        """Return 6 characters by which a person and the log name the same fault."""
        return "".join(self._source.choices(READABLE, k=6))


class SystemTokens(_Tokens):
    """Draws from the machine's own randomness."""

    def __init__(self) -> None:
        super().__init__(secrets.SystemRandom())


class SeededTokens(_Tokens):
    """Draws the same things in the same order for the same seed: for rehearsals and checks."""

    def __init__(self, seed: int) -> None:
        super().__init__(random.Random(seed))  # noqa: S311 - guessable on purpose
