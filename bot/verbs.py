"""The verbs of the terminal. Each prints its result and returns its exit code."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bot import bureau
from bot.cli import Refused
from bot.clock import ShiftedClock, SystemClock
from bot.hatch import knock
from bot.holiday_book import HolidayBook
from bot.lock import AlreadyRunning, DataFolderLock
from bot.settings import Settings
from domain.blocs import Role
from domain.definitions import Definition
from domain.errors import DefinitionRefused
from domain.ids import Year
from domain.invitations import InvitationCard
from domain.problems import Problem
from domain.words import Language
from locales.catalog import Voice, voice_of
from storage.migrate import SchemaRefused
from storage.store import Store, StoreBusy, StoreDamaged, StoreUnreachable, reading
from usecases.definition_reader import read_definition
from usecases.ports import Clock, Tx

R = TypeVar("R")

MAX_FILE = 8 * 1024 * 1024
"""Bytes of a definition file; the largest sensible one has a hundredth of that."""


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Run the bot until SIGTERM."""
    from telegram.error import InvalidToken  # noqa: PLC0415 - only this verb needs the whole house

    from bot.app import run as run_app  # noqa: PLC0415
    from bot.doors import AddressTaken  # noqa: PLC0415
    from bot.logs import set_up_logging  # noqa: PLC0415
    from bot.vault import interrupted  # noqa: PLC0415

    voice, secrets = _voice(settings), [settings.token()]
    if settings.rehearsed and settings.is_telegram:
        raise Refused(voice.plain("terminal.rehearsed", path=str(settings.data_dir)))
    if settings.webhook_secret is not None:
        secrets.append(settings.webhook_secret.get_secret_value())
    set_up_logging(settings.log_level, settings.log_format, secrets=secrets)
    if interrupted(settings.data_dir):
        raise Refused(voice.plain("vault.interrupted", path=str(settings.data_dir)))
    try:
        asyncio.run(run_app(settings))
    except InvalidToken:
        raise Refused(voice.plain("terminal.token-refused")) from None
    except AddressTaken as error:
        raise Refused(voice.plain("terminal.listen-taken", address=str(error))) from None
    except AlreadyRunning as error:
        raise Refused(voice.plain("terminal.already-running", pid=str(error.pid))) from None
    except (StoreDamaged, SchemaRefused, StoreBusy, StoreUnreachable) as error:
        raise Refused(store_trouble(settings, error)) from None
    return 0


def demo(settings: Settings, arguments: argparse.Namespace) -> int:
    """Run the rehearsal."""
    from bot.rehearsal import run_demo  # noqa: PLC0415 - only this verb needs the sandbox

    return run_demo(settings, arguments)


def validate(settings: Settings, arguments: argparse.Namespace) -> int:
    """Check a definition file and list every problem; write nothing."""
    year = Year(arguments.year or _clock(settings).now().year)
    read_file(settings, arguments.file, year)
    print(_voice(settings).plain("terminal.valid", file=str(arguments.file)))
    return 0


def init(settings: Settings, arguments: argparse.Namespace) -> int:
    """Create a bloc and its cycle, or amend it."""
    voice = _voice(settings)
    year = Year(arguments.year or _clock(settings).now().year)
    definition = read_file(settings, arguments.file, year)
    facts = {
        "definition": definition.model_dump_json(),
        "year": year,
        "amend": arguments.amend,
        "kind": arguments.kind,
    }
    answer = knock(settings.data_dir, "init", facts)
    if answer is None:
        answer = _alone(settings, lambda tx: bureau.define(tx, _clock(settings), facts, voice))
    _warn_about_holidays(voice, year)
    if not answer["done"]:
        raise Refused(answer["text"])
    print(answer["text"])
    return 0


def _warn_about_holidays(voice: Voice, year: Year) -> None:
    book = HolidayBook()
    unknown = [str(y) for y in (year, year + 1) if not book.known(y)]
    if unknown:
        print(voice.plain("terminal.holidays-unknown", years=unknown), file=sys.stderr)


def invite(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print invitations for the places not yet taken."""
    voice = _voice(settings)
    if arguments.role and arguments.role not in {*Role}:
        known = ", ".join(Role)
        raise Refused(voice.plain("terminal.unknown-role", role=arguments.role, known=known))
    if arguments.sheets is not None:
        from bot.sheets import check_folder  # noqa: PLC0415 - only this option draws

        check_folder(voice, arguments.sheets)
    facts = {"bloc": arguments.bloc, "unit": arguments.unit, "role": arguments.role}
    answer = knock(settings.data_dir, "invite", facts)
    if answer is None:
        clock = _clock(settings)
        answer = _alone(settings, lambda tx: bureau.make_invitations(tx, clock, facts, voice))
    if answer.get("trouble"):
        raise Refused(answer["trouble"])
    made = [InvitationCard.model_validate(card) for card in answer["invitations"]]
    name = _username(settings, next((card.username for card in made), None)) if made else None
    cards = [card.model_copy(update={"username": name}) for card in made]
    for card in cards:
        columns = [card.unit or "-", card.role.value, card.token, card.link or "-"]
        print("\t".join([card.bloc, *columns] if answer["several"] else columns))
    if cards and name is None:
        print(voice.plain("terminal.no-username"), file=sys.stderr)
    if arguments.sheets is not None:
        from bot.sheets import write_sheets  # noqa: PLC0415 - only this option draws

        write_sheets(voice, cards, arguments.sheets)
    return 0


def _username(settings: Settings, remembered: str | None) -> str | None:
    """Return the bot's name in links: as set, as remembered, else asked."""
    if settings.bot_username or remembered:
        return settings.bot_username or remembered
    if settings.bot_token is None:
        return None
    return asyncio.run(_ask_username(settings))


async def _ask_username(settings: Settings) -> str | None:
    from telegram.error import TelegramError  # noqa: PLC0415 - rarely needed here

    from bot.transport import make_bot, make_transport  # noqa: PLC0415

    transport = make_transport(settings)
    await transport.initialize()
    try:
        me = await make_bot(settings, transport).get_me()
    except TelegramError:
        return None
    finally:
        await transport.shutdown()
    return me.username


def status(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the leader's board."""
    from bot.status import board_json, board_text  # noqa: PLC0415 - only this verb needs it
    from usecases.boarding import Boarding  # noqa: PLC0415

    voice, boarding = _voice(settings), Boarding(_clock(settings))

    def boards(tx: Tx) -> list[Any]:
        newest = {cycle.bloc_code: cycle for cycle in tx.cycles.all_current()}
        if arguments.bloc and arguments.bloc not in newest:
            known = ", ".join(newest) or "-"
            raise Refused(voice.plain("terminal.unknown-bloc", bloc=arguments.bloc, known=known))
        wanted = [c for code, c in newest.items() if arguments.bloc in {None, code}]
        return [boarding.board_of_all(tx, cycle) for cycle in wanted]

    views = _reading(settings, boards)
    if arguments.json:
        print(json.dumps([board_json(view) for view in views], ensure_ascii=False, indent=2))
    elif not views:
        raise Refused(voice.plain("terminal.no-bloc"))
    else:
        print("\n\n".join(board_text(view, voice) for view in views))
    return 0


def read_file(settings: Settings, path: Path, year: Year) -> Definition:
    """Read and check a definition file.

    Raises:
        Refused: naming every problem with file, key, value and what would be right.
    """
    voice = _voice(settings)
    try:
        if path.stat().st_size > MAX_FILE:
            raise Refused(voice.plain("terminal.file-too-large", file=str(path)))
        text = path.read_text("utf-8-sig")
    except OSError:
        raise Refused(voice.plain("terminal.no-file", file=str(path))) from None
    except UnicodeDecodeError:
        raise Refused(voice.plain("terminal.not-utf8", file=str(path))) from None
    try:
        return read_definition(text, year=year)
    except DefinitionRefused as error:
        problems: Sequence[Problem] = error.facts["problems"]
        raise Refused("\n".join(told(voice, path, problem) for problem in problems)) from None


def told(voice: Voice, path: Path, problem: Problem) -> str:
    """Say one problem: file, key, what is wrong, what would be right."""
    sentence = voice.plain(f"problem-{problem.kind}", **problem.facts)
    return ": ".join(part for part in (str(path), problem.where, sentence) if part)


def backup(settings: Settings, arguments: argparse.Namespace) -> int:
    """Put everything into one file, also while the bot runs."""
    from bot import vault_verbs  # noqa: PLC0415 - only these verbs need it

    return vault_verbs.back_up(settings, _clock(settings), _voice(settings), arguments.out)


def restore(settings: Settings, arguments: argparse.Namespace) -> int:
    """Bring a backup back into an empty data folder."""
    from bot import vault_verbs  # noqa: PLC0415 - as above

    return vault_verbs.restore(settings, _clock(settings), _voice(settings), arguments.file)


def check(settings: Settings, _: argparse.Namespace) -> int:
    """Examine everything and change nothing."""
    from bot import vault_verbs  # noqa: PLC0415 - as above

    return vault_verbs.check(settings, _clock(settings), _voice(settings))


def store_trouble(settings: Settings, error: Exception) -> str:
    """Say why the database cannot be used, and what to do."""
    voice = _voice(settings)
    if isinstance(error, SchemaRefused):
        key = "terminal.schema-newer" if error.newer else "terminal.schema-altered"
        return voice.plain(key, name=error.name)
    if isinstance(error, StoreBusy):
        return voice.plain("terminal.store-busy")
    if isinstance(error, StoreUnreachable):
        return voice.plain("terminal.store-unreachable", path=str(error.path), reason=error.reason)
    from bot.vault_verbs import way_back  # noqa: PLC0415 - rarely needed

    path = str(settings.database)
    command = way_back(settings, _clock(settings))
    if command is None:
        return voice.plain("terminal.store-damaged", path=path)
    return voice.plain("terminal.store-damaged-backup", path=path, command=command)


def _alone(settings: Settings, body: Callable[[Tx], R]) -> R:
    """Run a body in the database while no bot runs: the lock is ours meanwhile."""
    voice = _voice(settings)

    async def hold() -> R:
        store = await Store.open(settings.database)
        try:
            return await store.do(body)
        finally:
            await store.close()

    settings.make_data_dir()
    try:
        with DataFolderLock(settings.data_dir):
            return asyncio.run(hold())
    except AlreadyRunning as error:
        raise Refused(voice.plain("terminal.already-running", pid=str(error.pid))) from None
    except (StoreDamaged, SchemaRefused, StoreBusy, StoreUnreachable) as error:
        raise Refused(store_trouble(settings, error)) from None


def _reading(settings: Settings, body: Callable[[Tx], R]) -> R:
    """Run a body on a read-only connection, beside a running bot."""
    path = settings.database
    if not path.exists():
        raise Refused(_voice(settings).plain("terminal.no-bloc"))
    try:
        with reading(path) as tx:
            return body(tx)
    except (StoreDamaged, SchemaRefused, StoreBusy, StoreUnreachable) as error:
        raise Refused(store_trouble(settings, error)) from None


def _clock(settings: Settings) -> Clock:
    return ShiftedClock(settings.clock_at) if settings.clock_at else SystemClock()


def _voice(settings: Settings) -> Voice:
    return voice_of(Language(settings.bot_language))
