"""Releases that are yet to come: each brings one more migration, which takes a moment."""

from __future__ import annotations

import shutil
from pathlib import Path

from storage.migrate import FOLDER
from tests.torture.content import rows
from tests.torture.lives import LAUNCHER, Life

FIRST = 9001

STEP = """
CREATE TABLE later_{number} (number INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;
INSERT INTO later_{number} (number, word)
WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 60000)
SELECT n, hex(randomblob(20)) FROM counted;
ALTER TABLE answer ADD COLUMN later_{number} TEXT NOT NULL DEFAULT 'later';
UPDATE answer SET later_{number} = 'now';
DROP TABLE later_{number};
"""


def next_release(life: Life) -> Path:
    """Let the next life be one of a newer release; return the copy it makes before it migrates."""
    folder = life.folder / "migrations"
    if not folder.exists():
        shutil.copytree(FOLDER, folder)
        life.words = (str(LAUNCHER),)
        life.extra["MIGRATIONS"] = str(folder)
    number = FIRST + len(list(folder.glob("9*.sql")))
    (folder / f"{number}_later.sql").write_text(STEP.format(number=number), encoding="utf-8")
    applied = rows(life.folder, "SELECT max(number) AS number FROM migration")[0]["number"]
    first_missing = max(FIRST, applied + 1)
    copy = life.folder / "data" / f"bot.db.before-{first_missing}"
    copy.unlink(missing_ok=True)
    return copy


def unmigrated(life: Life) -> int:
    """Return how many steps of the releases so far the database has not taken."""
    steps = len(list((life.folder / "migrations").glob("9*.sql")))
    done = rows(life.folder, f"SELECT count(*) AS done FROM migration WHERE number >= {FIRST}")
    taken: int = done[0]["done"]
    return steps - taken
