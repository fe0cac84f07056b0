"""``python -m tests.bench [section …]``: measure, print, write ``build/bench.json``."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.answers import answers
from tests.bench.contenders import ROOT, Stage, an_api
from tests.bench.notices import BEFORE, notices
from tests.bench.presses import presses
from tests.bench.rows import Row, table
from tests.bench.starts import starts
from tests.bench.stores import stores
from tests.bench.town import a_county, a_town

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SECTIONS = ("answers", "presses", "notices", "starts", "stores")
OUT = ROOT / "build" / "bench.json"


def measured(folder: Path, sections: list[str]) -> Iterator[Row]:
    """Prepare the towns, run the sections."""
    town = asyncio.run(a_town(folder / "town", blocs=18, staff=16))
    village = asyncio.run(a_town(folder / "village", blocs=1, staff=4))
    with an_api() as api:
        stage = Stage(api)
        if "answers" in sections:
            yield from answers(stage, town, ROUNDS)
        if "presses" in sections:
            yield from presses(stage, town, ROUNDS)
        if "notices" in sections:
            crowded = asyncio.run(a_town(folder / "crowded", blocs=55, staff=25, at=BEFORE))
            yield from notices(stage, crowded)
        if "starts" in sections:
            yield from starts(stage, village, ROUNDS)
    if "stores" in sections:
        county = asyncio.run(a_county(folder / "county", blocs=300, years=4))
        hamlet = asyncio.run(a_county(folder / "hamlet", blocs=1, years=1))
        yield from stores(county, hamlet, ROUNDS)


def main() -> None:
    """Measure what is asked for (everything by default) and tell."""
    begun, rows = time.monotonic(), []
    with TemporaryDirectory(prefix="bench-") as folder:
        for row in measured(Path(folder), sys.argv[1:] or list(SECTIONS)):
            rows.append(row)
            print(f"{row.name}: {row.value:g} {row.unit}", file=sys.stderr, flush=True)
    print(table(rows))
    print(f"{len(rows)} figures in {time.monotonic() - begun:.0f} s, {ROUNDS} rounds")
    OUT.parent.mkdir(exist_ok=True)
    told = json.dumps([row.told() for row in rows], ensure_ascii=False, indent=1)
    OUT.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
