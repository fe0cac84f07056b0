"""QR codes. The library is imported when one is drawn: a start and a quiet bot do without."""

from __future__ import annotations

from io import BytesIO

QUIET = 4
"""Blank squares around a code, without which cameras do not find it."""


def squares(text: str) -> list[list[bool]]:
    """Return a text's QR code, row by row, without its quiet zone; True is dark.

    A quarter of it may be unreadable: paper gets folded.
    """
    import segno  # noqa: PLC0415 - see above

    code = segno.make_qr(text, error="q", boost_error=False)
    return [[bool(square) for square in row] for row in code.matrix]


def qr_png(text: str, scale: int = 14) -> bytes:
    """Return a text's QR code as a black and white PNG, ``scale`` pixels to a square."""
    import segno  # noqa: PLC0415 - see above

    out = BytesIO()
    code = segno.make_qr(text, error="q", boost_error=False)
    code.save(out, kind="png", scale=scale, border=QUIET)
    return out.getvalue()
