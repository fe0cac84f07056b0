"""The checkup hears what the newest backups know of the trail, here and in the second place."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from bot.checkup import checkup
from bot.vault import Vault
from domain.words import Language
from locales.catalog import voice_of
from tests.bot.vault_room import Room, a_room
from tests.storage.test_tampering import tamper

FORGED = "UPDATE audit SET after = '9' WHERE seq = 1"


def told(room: Room) -> list[str]:
    """Return what the checkup says of the data; the Bot API is asked only after it."""
    settings, voice = room.settings(), voice_of(Language.EN)
    return [line.text for line in islice(checkup(settings, room.clock, voice), 1, 2)]


@pytest.mark.parametrize("here", ["nothing", "remade", "spoiled"])
async def test_a_trail_rewritten_with_the_backups_beside_it_is_found_by_the_second_place(
    tmp_path: Path, here: str
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    async with a_room(tmp_path, backup_dir=second, bot_token="1:aa") as room:
        made = room.vault.back_up()
        (well,) = told(room)
        assert well.endswith("3 rows of the audit trail link up.")
    tamper(room.data / "bot.db", FORGED, rewrite=True)
    match here:
        case "nothing":
            made.path.unlink()
        case "spoiled":
            made.path.write_bytes(b"spoiled")
        case _:
            alone = room.settings().model_copy(update={"backup_dir": None})
            Vault(alone, room.clock).back_up(made.path)
    assert told(room) == ["Audit trail: row 3 is not what it was in the newest backup."]
