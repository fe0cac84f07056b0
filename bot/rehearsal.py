"""The rehearsal (``bot demo``): sandbox and bot in one process, talking real HTTP on loopback.

The sample bloc is set up by the people themselves: they open their invitations, agree, give
names and confirm in their chats, so that whoever watches finds real conversations there. The
virtual clock drives the bot; the page moves the clock.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource
from typing_extensions import override

from bot import bureau
from bot.app import App
from bot.cli import Refused
from bot.clock import LeapingTime, ShiftedClock
from bot.logs import set_up_logging
from bot.pacer import Pacer
from bot.settings import REHEARSAL_CLOCK, Settings
from bot.tokens import SeededTokens, SystemTokens
from bot.verbs import read_file
from domain.blocs import Role
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.ids import Year
from domain.invitations import InvitationCard
from domain.people import Person as PersonOfBloc
from domain.people import Place
from domain.words import Language
from locales.catalog import Voice, voice_of
from sandbox import LabelNotShown, NextEvent, NotSeen, Person, Sandbox
from screens.home import office
from screens.rehearsal import event_label
from storage.store import reading
from usecases.housekeeping import Housekeeping
from usecases.ports import Tx
from usecases.reminding import Reminding

SAMPLE = Path(__file__).parent.parent / "examples" / "khoi-to-chuc-xa-hoi.toml"
CHATS = "rehearsal.json"
OPENED_BEFORE = timedelta(days=14)
"""How long before its first scene the year was opened: the early rungs are behind everyone."""

FIRST_NUMBER = 1001
LATECOMERS = 2
"""How many units have not opened their invitations yet when the curtain rises; of a few, one."""

FEW = 4
"""Units of a small bloc."""

LISTENS, ALONE, ON_PAPER = "HNM", "BTNTT", "HDY"
"""Units of the sample in which things are otherwise than in most: an officer who listens to the
screen, an officer whose leader is in no chat, and a unit with nobody in any chat."""

CONFIRMED = 6
"""How many units have confirmed the pledge by then."""


class Player(NamedTuple):
    """Somebody of the sample bloc: their place and their phone."""

    unit: str | None
    role: Role
    phone: Person
    token: str


class RehearsalStage:
    """What the page may ask of the bot's side: the time, what comes next, and to move on."""

    def __init__(self, clock: ShiftedClock, zone: ZoneInfo) -> None:
        self._clock = clock
        self._zone = zone
        self._notes: dict[int, str] = {}
        self.app: App | None = None

    def now(self) -> datetime:
        """Return the present instant in the bloc's zone."""
        return self._clock.now().astimezone(self._zone)

    def now_text(self, lang: str) -> str:
        """Return the present instant in words."""
        return voice_of(Language(lang)).moment(self.now())

    async def next_event(self) -> NextEvent | None:
        """Return what goes out next by itself."""
        if self.app is None:
            return None
        now = self._clock.now()
        event = await self.app.store.do(Reminding(self._clock).next_event, now)
        if event is None:
            return None
        voice = voice_of(Language(self.app.settings.bot_language))
        return NextEvent(event.at, event_label(voice, event))

    async def advance(self, to: datetime) -> None:
        """Let time pass up to an instant, through everything that falls due on the way."""
        if self.app is not None:
            goal = to.astimezone(UTC)
            # The nights in between are not lived through: their backups are taken as made, or
            # every digest would raise a false alarm.
            await self.app.store.do(Housekeeping(self._clock).backed_up, goal)
            await self.app.live_until(goal)

    def note(self, person_id: int) -> str:
        """Return who a person is in the bloc."""
        return self._notes.get(person_id, "")

    def introduce(self, player: Player, note: str) -> None:
        """Remember who a player is."""
        self._notes[player.phone.id] = note


def run_demo(settings: Settings, arguments: argparse.Namespace) -> int:
    """Run the rehearsal until it is stopped."""
    set_up_logging("warning", settings.log_format)
    asyncio.run(_rehearse(settings, arguments))
    return 0


async def _rehearse(settings: Settings, arguments: argparse.Namespace) -> None:
    gone = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, gone.set)
    async with AsyncExitStack() as stack:
        kept = arguments.data_dir
        folder = kept or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="giao-uoc-demo-"))
        )
        box = await open_rehearsal(
            stack,
            folder,
            settings,
            port=arguments.port,
            at=_start(settings, arguments.at),
            file=arguments.file,
        )
        voice = voice_of(Language(settings.bot_language))
        english = "/?lang=en" if voice.language is Language.EN else ""
        print(voice.plain("terminal.demo", url=f"{box.url}{english}"), flush=True)
        await gone.wait()


async def open_rehearsal(
    stack: AsyncExitStack,
    folder: Path,
    settings: Settings,
    *,
    port: int,
    at: datetime,
    file: Path | None = None,
) -> Sandbox:
    """Open the sandbox and the bot on this folder; a new folder gets the bloc of this file.

    Raises:
        Refused: if the port is taken, the file is no definition, or the folder holds something
            else than a rehearsal of that bloc.
    """
    definition = read_file(settings, file or SAMPLE, Year(at.year))
    fresh = not (folder / "bot.db").exists()
    if not fresh:
        _must_be_ours(settings, folder, definition if file else None)
    clock = ShiftedClock(at - OPENED_BEFORE if fresh else _left_at(folder, at))
    _move_in(folder, clock)
    stack.callback(_leave, folder, clock)
    stage = RehearsalStage(clock, ZoneInfo(definition.bloc.time_zone))
    box = Sandbox(now=clock.now, state_file=folder / CHATS, stage=stage, pacing=None)
    try:
        await box.start(port=port)
    except OSError:
        voice = voice_of(Language(settings.bot_language))
        raise Refused(voice.plain("terminal.port-taken", port=str(port))) from None
    stack.push_async_callback(box.stop)
    leaping = LeapingTime()
    app = App(
        _for_rehearsal(settings, folder, box),
        clock=clock,
        # Drawn alike, a second day would give out the first day's codes again.
        tokens=SeededTokens(at.year) if fresh else SystemTokens(),
        pacer=Pacer(25, now=leaping.now, sleep=leaping.sleep),
    )
    await stack.enter_async_context(app)
    await box.polled()
    if fresh:
        await _set_the_scene(app, box, stage, definition, at)
    else:
        await _recognise(app, box, stage)
    stage.app = app
    return box


def _must_be_ours(settings: Settings, folder: Path, wanted: Definition | None) -> None:
    """Refuse a folder in which real people's data lies: time would pass over it."""
    voice = voice_of(Language(settings.bot_language))
    if not (folder / REHEARSAL_CLOCK).exists():
        raise Refused(voice.plain("terminal.demo-real", path=str(folder)))
    with reading(folder / "bot.db") as tx:
        kept = {cycle.bloc_code for cycle in tx.cycles.all_current()}
    if wanted is not None and wanted.bloc.code not in kept:
        blocs = ", ".join(sorted(kept))
        raise Refused(voice.plain("terminal.demo-other", path=str(folder), blocs=blocs))


def _left_at(folder: Path, at: datetime) -> datetime:
    """Return where the clock of a kept rehearsal was left; time never goes back there."""
    try:
        return max(at, datetime.fromisoformat((folder / REHEARSAL_CLOCK).read_text("ascii")))
    except (FileNotFoundError, ValueError):
        return at


def _move_in(folder: Path, clock: ShiftedClock) -> None:
    """Mark a folder as a rehearsal's before anything else is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    _leave(folder, clock)


def _leave(folder: Path, clock: ShiftedClock) -> None:
    if folder.exists():
        (folder / REHEARSAL_CLOCK).write_text(clock.now().isoformat(), "ascii")


class _OnStage(Settings):
    """Settings that hear nothing of the real bot's: no proxy, no webhook, no place for backups."""

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def _for_rehearsal(settings: Settings, folder: Path, box: Sandbox) -> Settings:
    return _OnStage(
        bot_token=box.token,
        bot_api_url=box.url,
        data_dir=folder,
        bot_language=settings.bot_language,
        bot_username=box.telegram.username,
        timezone=settings.timezone,
    )


def _start(settings: Settings, given: str | None) -> datetime:
    """Return when the curtain rises: as asked, else a January morning before the signing."""
    if given is None:
        year = datetime.now(settings.timezone).year + 1
        return datetime.combine(date(year, 1, 18), time(8, 30), settings.timezone)
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        voice = voice_of(Language(settings.bot_language))
        raise Refused(voice.plain("terminal.not-an-instant", given=given)) from None
    return at if at.tzinfo else at.replace(tzinfo=settings.timezone)


async def _set_the_scene(
    app: App, box: Sandbox, stage: RehearsalStage, definition: Definition, at: datetime
) -> None:
    """Let the bloc join, some units confirm, and one get halfway through its report."""
    voice = voice_of(Language(app.settings.bot_language))
    facts = {
        "definition": definition.model_dump_json(),
        "year": at.year,
        "amend": False,
        "kind": None,
    }
    await app.store.do(bureau.define, app.clock, facts, voice)
    cycle = await app.store.do(lambda tx: tx.cycles.current(definition.bloc.code))
    if cycle is None:
        raise LookupError("the sample bloc was not created")
    made = await app.store.do(app.house.joining.invite, cycle, None, None)
    invited = [one for one in made if _has_a_phone(one)]
    players = [_cast(box, voice, cycle, one, n) for n, one in enumerate(invited)]
    for player in players:
        stage.introduce(player, _note(voice, cycle, player))
    codes = definition.unit_codes()
    late = set(codes[-LATECOMERS:] if len(codes) > FEW else codes[-1:])
    for player in players:
        if player.unit in late:
            player.phone.receives_link(player.token)
        else:
            await _join(app, box, player, voice)
        if player.unit == LISTENS and player.role is Role.UNIT_STAFF:
            await _listen(app, box, player, voice)
            stage.introduce(player, _note(voice, cycle, player, listens=True))
    stage.app = app
    await app.live_until(at.astimezone(UTC))
    leaders = [p for p in players if p.role is Role.UNIT_LEADER and p.unit not in late]
    for leader in leaders[:CONFIRMED]:
        await _confirm(app, box, leader, voice, cycle)
    staff = next(p for p in players if p.role is Role.UNIT_STAFF and p.unit not in late)
    if any(cycle.is_open(period.code, at) for period in cycle.periods):
        await _report_halfway(app, box, staff, voice)


def _cast(box: Sandbox, voice: Voice, cycle: Cycle, made: InvitationCard, number: int) -> Player:
    if made.unit:
        unit = cycle.definition.unit(made.unit).short
        name = voice.plain(f"rehearsal.{made.role.value}", unit=unit)
    else:
        name = office(voice, cycle, made.role)
    phone = box.person(FIRST_NUMBER + number, name, language=voice.language.value)
    return Player(made.unit, made.role, phone, made.token)


def _has_a_phone(made: InvitationCard) -> bool:
    """Tell whether whoever is invited has the chat app at all."""
    return made.unit != ON_PAPER and (made.unit, made.role) != (ALONE, Role.UNIT_LEADER)


def _note(voice: Voice, cycle: Cycle, player: Player, *, listens: bool = False) -> str:
    if player.unit is None:
        return cycle.bloc.short.to(voice.language)
    if listens:
        return voice.plain("rehearsal.listens")
    alone = player.unit == ALONE
    return voice.plain("rehearsal.alone" if alone else f"role.{player.role.value}")


async def _join(app: App, box: Sandbox, player: Player, voice: Voice) -> None:
    await player.phone.opens(player.token)
    await _settled(app, box)
    await player.phone.taps(voice.plain("joining.btn-agree"))
    await _settled(app, box)
    await player.phone.says(voice.plain(f"rehearsal.name-{player.role.value}"))
    await _settled(app, box)
    await player.phone.says(voice.plain(f"rehearsal.post-{player.role.value}"))
    await _settled(app, box)


async def _listen(app: App, box: Sandbox, player: Player, voice: Voice) -> None:
    await player.phone.says("/reader")
    await _settled(app, box)
    await player.phone.taps(voice.plain("reader.btn-on"))
    await _settled(app, box)


async def _confirm(app: App, box: Sandbox, leader: Player, voice: Voice, cycle: Cycle) -> None:
    await leader.phone.says("/pledge")
    await _settled(app, box)
    unit = cycle.definition.unit(leader.unit or "").short
    try:
        for label in (
            voice.plain("pledge.btn-to-confirm"),
            voice.plain("pledge-confirm.btn-confirm", unit=unit),
        ):
            await leader.phone.taps(label)
            await _settled(app, box)
    except LabelNotShown:
        return  # on this day the pledge of this bloc cannot be confirmed


async def _report_halfway(app: App, box: Sandbox, staff: Player, voice: Voice) -> None:
    """Score the first criterion of the open report and leave the rest for whoever plays."""
    await staff.phone.says("/report")
    await _settled(app, box)
    try:
        for _ in ("begin", "score"):
            await staff.phone.taps(staff.phone.last.labels[0])
            await _settled(app, box)
    except (LabelNotShown, NotSeen, IndexError):
        return  # this bloc's first report has another beginning
    await staff.phone.says(voice.plain("rehearsal.reference", number="03/BC-VP", day="15/01"))
    await _settled(app, box)


async def _recognise(app: App, box: Sandbox, stage: RehearsalStage) -> None:
    """Name the people of a rehearsal that goes on."""
    voice = voice_of(Language(app.settings.bot_language))
    cycles: Sequence[Cycle] = await app.store.do(lambda tx: tx.cycles.all_current())
    for cycle in cycles:
        for place, person in await app.store.do(_members, cycle):
            phone = box.person(person.telegram_id, person.name or "")
            player = Player(place.unit, place.role, phone, "")
            listens = person.screen_reader
            stage.introduce(player, _note(voice, cycle, player, listens=listens))


def _members(tx: Tx, cycle: Cycle) -> Sequence[tuple[Place, PersonOfBloc]]:
    return tx.people.members(cycle.bloc_code)


async def _settled(app: App, box: Sandbox) -> None:
    await box.quiet(timeout=30, settle=0)
    await app.idle()
    await box.quiet(timeout=30, settle=0)
