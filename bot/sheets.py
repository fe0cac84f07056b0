"""Invitations as files: for each a sheet to print and the same as text, for their owner's eyes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.cli import Refused
from domain.invitations import InvitationCard
from locales.catalog import Voice
from reports.invitation import file_name, letter
from reports.sheet import sheet_png


def check_folder(voice: Voice, folder: Path) -> None:
    """Make the folder if it is absent and see that files can be put into it.

    This comes before invitations are made: they void the earlier ones, and their secrets would be
    lost with the files.

    Raises:
        Refused: if nothing can be written there.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refused(_trouble(voice, folder, error)) from None


def write_sheets(voice: Voice, cards: Sequence[InvitationCard], folder: Path) -> None:
    """Write two files for each invitation, readable by their owner alone.

    Earlier files of the same place are replaced: what they invite to is void by now.

    Raises:
        Refused: if a file cannot be written.
    """
    try:
        for card in cards:
            name = folder / file_name(card)
            _write(name.with_name(f"{name.name}.txt"), f"{letter(voice, card)}\n".encode())
            _write(name.with_name(f"{name.name}.png"), sheet_png(voice, card))
    except OSError as error:
        raise Refused(_trouble(voice, folder, error)) from None


def _write(path: Path, content: bytes) -> None:
    """Put a file into place whole; a link that stands there is replaced, never followed."""
    handle, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner alone
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _trouble(voice: Voice, folder: Path, error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return voice.plain("terminal.no-sheets", folder=str(folder), reason=reason)
