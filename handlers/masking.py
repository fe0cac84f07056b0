"""Invitation tokens are masked before an update is written down: only their hash is kept."""

from __future__ import annotations

from typing import Any

from domain.invitations import code_in, hash_of, looks_like_token, secret_among_words

MASK = "#invitation:"
"""Stands before ``token:<hash>`` or ``code:<hash>`` where a secret stood."""

QUOTING = {"entities", "link_preview_options"}
"""What else of a message may repeat a link that stands in its text."""

_START = "/start"


def secret_in(raw: dict[str, Any]) -> tuple[str, bool] | None:
    """Return the token or code a message carries, and whether it came with /start."""
    message = raw.get("message") or {}
    text = message.get("text")
    if not isinstance(text, str):
        return None
    command, _, rest = text.strip().partition(" ")
    if command.partition("@")[0] == _START and rest.strip():
        return rest.strip(), True
    if looks_like_token(text) or code_in(text):
        return text.strip(), False
    among = secret_among_words(text)
    return (among, False) if among else None


def masked(raw: dict[str, Any], secret: str, *, with_start: bool) -> dict[str, Any]:
    """Return the update with the secret replaced by its hash."""
    code = code_in(secret)
    mark = f"{MASK}code:{hash_of(code)}" if code else f"{MASK}token:{hash_of(secret)}"
    text = f"{_START} {mark}" if with_start else mark
    message = {k: v for k, v in raw["message"].items() if k not in QUOTING}
    return {**raw, "message": {**message, "text": text}}
