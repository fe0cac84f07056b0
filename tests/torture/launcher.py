"""``python -m bot`` as the trials need it.

MIGRATIONS names the folder of a release to come; SOON the knocks of time that come every second:
the first of the nightly backup comes twenty minutes after the start.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path

from bot.cli import main
from schedules import jobs, timetable
from storage import migrate

if folder := os.environ.get("MIGRATIONS"):
    for function in (migrate.migrations, migrate.migrate, migrate.missing_steps):
        function.__defaults__ = (Path(folder),)

SOON = os.environ.get("SOON", "").split(",")
hurried = [
    knock._replace(every=timedelta(seconds=1)) if knock.name in SOON else knock
    for knock in timetable.TIMETABLE
]
setattr(jobs, "TIMETABLE", tuple(hurried))  # noqa: B010 - the module takes it by name

sys.exit(main())
