"""``python -m bot`` of a release to come: with the migrations of the folder in MIGRATIONS."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.cli import main
from storage import migrate

for function in (migrate.migrations, migrate.migrate, migrate.missing_steps):
    function.__defaults__ = (Path(os.environ["MIGRATIONS"]),)

sys.exit(main())
