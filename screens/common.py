"""What many screens share: lines put together, and the way home."""

from __future__ import annotations

from locales.catalog import Voice
from screens.actions import GoHelp, GoHome
from screens.screen import Button


def lines(*parts: str | None) -> str:
    """Put the lines of a screen together; absent ones leave no gap."""
    return "\n".join(part for part in parts if part)


def home_button(voice: Voice) -> Button:
    """Return the way back to the home screen."""
    return Button(voice.plain("common.btn-home"), GoHome())


def help_button(voice: Voice) -> Button:
    """Return the way to what this person can do now."""
    return Button(voice.plain("common.btn-help"), GoHelp())
