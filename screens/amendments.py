"""One difference between two versions of a definition, as a sentence."""

from __future__ import annotations

from domain.amendments import Difference
from locales.catalog import Voice


def difference(voice: Voice, one: Difference) -> str:
    """Say what differs: what it is now, and what it was.

    Plain text: to be escaped where it is put into a screen.
    """
    return voice.plain(
        f"change-{one.change}",
        what=voice.plain(one.text_key, code=one.code),
        field=voice.plain(one.field_key) if one.field else "",
        before=one.before or "",
        after=one.after or "",
    )
