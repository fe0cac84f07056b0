"""What a person sees, as plain data: a text, rows of buttons, perhaps a file.

Free of Telegram, so that a screen can be compared with ``==`` in a test, printed on a terminal
or carried by another messenger one day.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screens.actions import Action


@dataclass(frozen=True, slots=True)
class Button:
    """A worded button. It carries what it means (an action), a web address, or a text to copy."""

    label: str
    action: Action | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes out with a screen. ``name`` is what people see; it is never a path."""

    name: str
    content: bytes = field(repr=False)
    media_type: str
    inline: bool = False
    """A picture to be looked at in the chat; else a file to be opened, kept or printed."""


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. ``text`` is HTML whose variables the catalog has already escaped.

    ``menu`` is the small keyboard under the typing field: rows of labels, sent once and kept by
    the chat until another replaces it.
    """

    text: str
    rows: tuple[Row, ...] = ()
    menu: tuple[tuple[str, ...], ...] | None = None
    attachment: Attachment | None = None

    def led_by(self, sentence: str) -> Screen:
        """Return this screen with an outcome sentence before its text.

        The result of an act comes first, the next step after it: read aloud in that order.
        """
        return replace(self, text=f"{sentence}\n\n{self.text}" if self.text else sentence)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.rows for button in row)


def stacked(*buttons: Button) -> tuple[Row, ...]:
    """One button to a row: long worded labels stay whole on a narrow phone."""
    return tuple((button,) for button in buttons)
