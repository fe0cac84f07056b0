"""The invitation's one-page sheet: A4 upright, large letters, black on white, a QR code to scan.

Drawing takes a fifth of a second: callers do it beside the loop. Pillow and the letters are
imported when a sheet is drawn, so that a start and a quiet bot do without.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from domain.invitations import InvitationCard
from domain.receipts import in_pairs
from locales.catalog import Voice
from reports.invitation import by_code, notes, place_of, steps
from reports.qr import squares

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1654, 2339
"""A4 at 200 dots to the inch, in pixels."""

DPI = 200
MARGIN = 130
QR = 560
"""Side of the QR code: 71 mm."""


BLANK = 64
"""White around the QR code, at least four of its squares: cameras need it."""

TOGETHER = "\N{NO-BREAK SPACE}"

SCALES = (1.14, 1.07, 1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
"""Sizes of letters, tried until the page holds everything: names can be long."""


def sheet_png(voice: Voice, card: InvitationCard) -> bytes:
    """Return the sheet as a PNG."""
    *larger, smallest = SCALES
    drawn = (_drawn(voice, card, scale) for scale in larger)
    image = next((image for image, fits in drawn if fits), None)
    image = image or _drawn(voice, card, smallest)[0]
    out = BytesIO()
    image.save(out, "PNG", dpi=(DPI, DPI))
    return out.getvalue()


def _drawn(voice: Voice, card: InvitationCard, scale: float) -> tuple[Image, bool]:
    """Draw the page with letters of this size; tell whether everything fits."""
    from PIL import Image as Images  # noqa: PLC0415 - see above
    from PIL import ImageDraw as Drawing  # noqa: PLC0415 - see above

    image = Images.new("L", (WIDTH, HEIGHT), 255)
    page = _Page(Drawing.Draw(image), scale)
    _fill(page, voice, card)
    return image, page.y <= HEIGHT - MARGIN // 2


def _fill(page: _Page, voice: Voice, card: InvitationCard) -> None:
    page.write(voice.plain("letter.sheet-title"), size=76, bold=True)
    page.write(card.bloc_name.to(voice.language), size=50)
    page.space(16)
    page.write(voice.plain("letter.sheet-for", place=place_of(voice, card)), size=56, bold=True)
    page.rule()
    for number, step in enumerate(steps(voice, card, on_paper=True), 1):
        page.step(number, step)
    page.rule()
    _ways_in(page, voice, card)
    page.rule()
    for note in notes(voice, card):
        page.write(note, size=42)
        page.space(10)


def _ways_in(page: _Page, voice: Voice, card: InvitationCard) -> None:
    """The QR code on the left, the code to be typed on the right of it; the link below."""
    left: float = MARGIN
    top = page.y
    if card.link is not None:
        top += BLANK
        page.y = top
        page.qr(card.link, top)
        left = MARGIN + QR + BLANK
    page.write(voice.plain("letter.sheet-code"), size=48, bold=True, left=left)
    code = in_pairs(card.code)
    page.write(code, size=112, bold=True, left=left)
    told = by_code(voice, card).replace(code, code.replace(" ", TOGETHER))
    page.write(told, size=44, left=left)
    if card.link is not None:
        page.y = max(page.y, top + QR + BLANK)
        page.write(voice.plain("letter.sheet-link", link=card.link), size=40)


class _Page:
    """Writes downwards. ``y`` is where the next line begins, in pixels."""

    def __init__(self, draw: ImageDraw, scale: float) -> None:
        self._draw = draw
        self._scale = scale
        self.y: float = MARGIN

    def space(self, height: float) -> None:
        """Leave a gap."""
        self.y += height * self._scale

    def rule(self) -> None:
        """Draw a line across."""
        self.space(26)
        self._draw.line((MARGIN, self.y, WIDTH - MARGIN, self.y), fill=0, width=4)
        self.space(30)

    def write(self, text: str, *, size: int, bold: bool = False, left: float = MARGIN) -> None:
        """Write a text over as many lines as it takes."""
        font = _font(round(size * self._scale), bold=bold)
        for line in _wrapped(text, font, WIDTH - MARGIN - left):
            self._draw.text((left, self.y), line, font=font, fill=0)
            self.y += size * self._scale * 1.26

    def step(self, number: int, text: str) -> None:
        """Write a step beside its number in a ring."""
        side = 84 * self._scale
        top = self.y
        box = (MARGIN, top, MARGIN + side, top + side)
        self._draw.ellipse(box, outline=0, width=5)
        middle = (MARGIN + side / 2, top + side / 2)
        font = _font(round(54 * self._scale), bold=True)
        self._draw.text(middle, str(number), font=font, fill=0, anchor="mm")
        self.write(text, size=50, left=MARGIN + side + 34)
        self.y = max(self.y, top + side)
        self.space(22)

    def qr(self, text: str, top: float) -> None:
        """Draw a QR code at the left edge, in whole pixels to a square."""
        rows = squares(text)
        scale = QR // len(rows)
        for down, row in enumerate(rows):
            for right, dark in enumerate(row):
                if dark:
                    x, y = MARGIN + right * scale, round(top) + down * scale
                    self._draw.rectangle((x, y, x + scale - 1, y + scale - 1), fill=0)


def _font(size: int, *, bold: bool) -> FreeTypeFont:
    """Return the letters: Source Sans Pro, which has every sign of Vietnamese."""
    from importlib.resources import files  # noqa: PLC0415 - see above

    from PIL import ImageFont  # noqa: PLC0415 - see above

    name = f"SourceSansPro-{'Bold' if bold else 'Regular'}.ttf"
    found = files("font_source_sans_pro") / "files" / name
    with found.open("rb") as file:
        layout = ImageFont.Layout.BASIC  # the same on every machine
        return ImageFont.truetype(BytesIO(file.read()), size, layout_engine=layout)


def _wrapped(text: str, font: FreeTypeFont, width: float) -> Iterator[str]:
    """Break a text between words; a word longer than a line is broken where the line ends."""
    line = ""
    for word in text.split(" "):
        rest = word
        if line and font.getlength(f"{line} {word}") <= width:
            line = f"{line} {word}"
            continue
        if line:
            yield line
        while font.getlength(rest) > width:
            fits = next(n for n in range(len(rest), 0, -1) if font.getlength(rest[:n]) <= width)
            yield rest[:fits]
            rest = rest[fits:]
        line = rest
    if line:
        yield line
