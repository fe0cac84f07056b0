"""``python -m tests.torture``: every trial, a table, and ``build/torture.json``.

``SEED`` throws the same dice again, ``KILLS`` says how often the bot is killed, ``DATA_DIR`` where
the trials' folders are kept; else they are thrown away. Ends with 1 where a zero is missing.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from random import Random, SystemRandom
from tempfile import TemporaryDirectory

from tests.process import ROOT
from tests.torture.programme import Size, everything, performed, prepared
from tests.torture.rows import Row, table

OUT = ROOT / "build" / "torture.json"


async def rows_of(folder: Path, size: Size, seed: int) -> list[Row]:
    """Try everything there is."""
    dice = Random(seed)
    stage = await prepared(folder, size, dice)
    return await performed(everything(stage, folder, size, dice), _said)


def main() -> int:
    """Run the trials and tell."""
    seed = int(os.environ.get("SEED") or SystemRandom().randrange(1_000_000))
    size = Size(kills=int(os.environ.get("KILLS") or Size.kills))
    print(f"SEED={seed} KILLS={size.kills}", file=sys.stderr, flush=True)
    begun = time.monotonic()
    kept = os.environ.get("DATA_DIR")
    with TemporaryDirectory(prefix="torture-") as passing:
        folder = Path(kept).absolute() / f"torture-{seed}" if kept else Path(passing)
        rows = asyncio.run(rows_of(folder, size, seed))
    print(table(rows))
    print(f"SEED={seed} KILLS={size.kills}: {time.monotonic() - begun:.0f} s")
    OUT.parent.mkdir(exist_ok=True)
    told = json.dumps([row.told() for row in rows], ensure_ascii=False, indent=1)
    OUT.write_text(told + "\n", encoding="utf-8")
    return 0 if all(row.stands for row in rows) else 1


def _said(row: Row) -> None:
    verdict = "held" if row.stands else f"FAILED: {row.remark}"
    print(f"{row.fault}: {row.tried} tried, {verdict}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
