"""Everything an operator does on the terminal: one function for each verb.

Exit codes: 0 done; 1 refused or found faults, the reason on stderr; 2 wrong usage or settings.
Heavy rooms are imported by the verbs that need them, so that a small verb answers at once.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.settings import SettingsError, load_settings
from domain.words import Language

REFUSED = 1
USAGE = 2


class Refused(Exception):
    """A verb says no; its text is the reason, a sentence to a line."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    gc.disable()  # what is loaded now stays: there is no garbage to look for
    arguments = _parser().parse_args(argv)
    try:
        settings = load_settings()
    except SettingsError as error:
        print(told(error), file=sys.stderr)
        return USAGE
    from bot import verbs  # noqa: PLC0415 - after the settings proved right

    gc.freeze()
    gc.enable()
    verb = getattr(verbs, arguments.verb.replace("-", "_"))
    try:
        code: int = verb(settings, arguments)
    except Refused as error:
        print(error, file=sys.stderr)
        return REFUSED
    except SettingsError as error:
        print(told(error), file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        # Whoever read our lines has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if settings.log_level == "debug":
            raise
        from locales.catalog import voice_of  # noqa: PLC0415 - only where something is wrong

        voice = voice_of(Language(settings.bot_language))
        fault = f"{type(error).__name__}: {error}"
        print(voice.plain("terminal.bug", verb=arguments.verb, fault=fault), file=sys.stderr)
        return REFUSED
    return code


def told(error: SettingsError) -> str:
    """Name every setting that is missing or wrong in one line, with what would be right."""
    from locales.catalog import voice_of  # noqa: PLC0415 - only where something is wrong

    voice, sentences = voice_of(error.language), []
    for kind, name in error.misfits:
        has_form = kind in {"missing", "wrong"}
        right = voice.plain(f"setting-right.{name.lower()}") if has_form else ""
        sentences.append(voice.plain(f"setting.{kind}", name=name, right=right))
    return "; ".join(sentences)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="giao-uoc", description="A chat bot that carries an emulation bloc through its year."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("run", help="run the bot until SIGTERM")
    demo = verbs.add_parser("demo", help="the rehearsal: sandbox, bot and sample bloc, no token")
    demo.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="a bloc of your own, not the sample"
    )
    demo.add_argument("--port", type=_port, default=8090)
    demo.add_argument("--data-dir", type=Path)
    demo.add_argument("--at", help="ISO instant at which the virtual clock starts")
    init = verbs.add_parser("init", help="create a bloc and its cycle from a definition file")
    init.add_argument("file", type=Path, metavar="FILE")
    init.add_argument("--year", type=_year)
    init.add_argument("--amend", action="store_true", help="make a new version of what exists")
    init.add_argument(
        "--kind",
        choices=["correction", "content_change"],
        help="with --amend: whether units are told (correction) or confirm again (content_change)",
    )
    validate = verbs.add_parser("validate", help="check a definition file; write nothing")
    validate.add_argument("file", type=Path, metavar="FILE")
    validate.add_argument("--year", type=_year)
    invite = verbs.add_parser("invite", help="print invitations for places not yet taken")
    invite.add_argument("--bloc", type=_named)
    invite.add_argument("--unit", type=_named)
    invite.add_argument("--role", type=_named)
    invite.add_argument(
        "--sheets",
        type=Path,
        metavar="DIR",
        help="also write each as a sheet to print and as text",
    )
    status = verbs.add_parser("status", help="the leader's board on the terminal")
    status.add_argument("--bloc", type=_named)
    status.add_argument("--json", action="store_true")
    backup = verbs.add_parser("backup", help="one file with database and evidence, at any time")
    backup.add_argument("--out", type=Path, metavar="FILE", help="default: DATA_DIR/backups/")
    restore = verbs.add_parser("restore", help="bring a backup back into an empty data folder")
    restore.add_argument("file", type=Path, metavar="FILE")
    verbs.add_parser("check", help="settings, database, evidence, audit trail, Bot API")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _named(text: str) -> str:
    # A script's empty variable must not mean everything: invitations already sent would end.
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is expected; leave the option out to mean all")
    return text


def _year(text: str) -> int:
    year = int(text)
    if not 2000 <= year <= 2100:
        raise argparse.ArgumentTypeError("a year is a number from 2000 to 2100")
    return year
