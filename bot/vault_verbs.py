"""``backup``, ``restore`` and ``check`` on the terminal."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from bot.checkup import checkup
from bot.cli import REFUSED, Refused
from bot.hatch import knock
from bot.settings import Settings
from bot.vault import BackedUp, Second, Vault, VaultRefused
from locales.catalog import Voice
from storage.archive import Manifest
from usecases.ports import Clock


def back_up(settings: Settings, clock: Clock, voice: Voice, out: Path | None) -> int:
    """Make a backup; tell the running bot, if there is one, that it has a good one."""
    try:
        made = Vault(settings, clock).back_up(out)
    except VaultRefused as error:
        raise Refused(voice.plain(f"vault.{error.kind}", **error.facts)) from None
    print(voice.plain("vault.made", path=str(made.path), **_counts(made.manifest)))
    _tell_second(settings, voice, made, asked_elsewhere=out is not None)
    for finding in made.findings:
        print(voice.plain(f"check.{finding.kind}", **finding.facts), file=sys.stderr)
    if made.findings:
        return REFUSED
    knock(settings.data_dir, "backed-up", {"at": made.manifest.made_at.isoformat()})
    return REFUSED if made.second is Second.FAILED else 0


def _tell_second(
    settings: Settings, voice: Voice, made: BackedUp, *, asked_elsewhere: bool
) -> None:
    if made.second is Second.UNSET and asked_elsewhere:
        return  # whoever names a place has thought of one
    text = voice.plain(f"vault.second-{made.second.value}", path=str(settings.backup_dir))
    print(text, file=sys.stdout if made.second is Second.COPIED else sys.stderr)


def restore(settings: Settings, clock: Clock, voice: Voice, file: Path) -> int:
    """Bring a backup back into the empty data folder."""
    try:
        manifest = Vault(settings, clock).restore(file)
    except VaultRefused as error:
        raise Refused(voice.plain(f"vault.{error.kind}", **error.facts)) from None
    made_at = manifest.made_at.astimezone(settings.timezone)
    path = str(settings.data_dir)
    print(voice.plain("vault.restored", path=path, at=made_at, **_counts(manifest)))
    if manifest.lost:
        print(voice.plain("vault.restored-lost", count=len(manifest.lost)), file=sys.stderr)
    return 0


def check(settings: Settings, clock: Clock, voice: Voice) -> int:
    """Print what was found well and what was not; 1 if anything was not."""
    faults = 0
    for line in checkup(settings, clock, voice):
        print(line.text, file=sys.stderr if line.fault else sys.stdout, flush=True)
        faults += line.fault
    return REFUSED if faults else 0


def way_back(settings: Settings, clock: Clock) -> str | None:
    """Return the commands that bring the newest good backup back; None if there is none.

    The damaged folder is put aside, not thrown away, and the backup may lie in it.
    """
    found = Vault(settings, clock).newest_good()
    if found is None:
        return None
    data = settings.data_dir
    aside = data.with_name(f"{data.name}-damaged")
    if found.is_relative_to(data):
        found = aside / found.relative_to(data)
    words = (shlex.quote(str(path)) for path in (data, aside, found))
    return "mv {} {} && python -m bot restore {}".format(*words)


def _counts(manifest: Manifest) -> dict[str, int]:
    counts = manifest.counts
    files = len(manifest.evidence)
    return {
        "people": counts.get("person", 0),
        "answers": counts.get("answer", 0),
        "files": files,
    }
