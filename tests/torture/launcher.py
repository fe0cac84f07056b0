"""``python -m bot`` as the trials need it.

MIGRATIONS names the folder of a release to come; with NIGHTLY the nightly backup, if it is due,
is made a second after the start and not twenty minutes later.
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

if os.environ.get("NIGHTLY"):
    soon = [
        knock._replace(every=timedelta(seconds=1)) if knock.name == "back_up" else knock
        for knock in timetable.TIMETABLE
    ]
    setattr(jobs, "TIMETABLE", tuple(soon))  # noqa: B010 - the module takes it by name

sys.exit(main())
