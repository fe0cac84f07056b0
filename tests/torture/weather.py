"""Bad days of Telegram and of the network, ordered from the sandbox while a day is played."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random

from sandbox.faults import Faults
from sandbox.updates import Pending
from tests.torture.lives import PATIENCE
from tests.torture.script import Presses, Turn
from tests.torture.trial import Doing, Trial
from tests.torture.waves import Wave

OUTAGE = timedelta(minutes=8)
"""Longer than a pressed button can be answered."""

SILENCE = timedelta(hours=5)

AGAIN = 15
"""How many updates of a wave come twice."""

ANSWERS = ("sendMessage", "editMessageText", "answerCallbackQuery", "getFile", "download")

UNREADABLE: tuple[dict[str, object], ...] = (
    {"message": {"chat": 5}},
    {"message": {"message_id": "x", "chat": {"id": [], "type": "private"}, "from": 7}},
    {"callback_query": {"id": 4, "from": {"id": 1}, "message": {"chat": {"id": 1}}}},
    {"message": "chào", "edited_message": 3},
    {"something_new": {"chat": {"id": 1}}},
)
"""Updates of no kind Telegram has today."""


def storm(order: Callable[[Faults], None]) -> Wave:
    """Return a wave into which ``order`` sends its faults."""

    async def wave(trial: Trial, turns: Sequence[Turn]) -> None:
        order(trial.life.box.faults)
        trial.day.release(turns)
        await trial.day.begun()
        trial.day.struck()

    return wave


def floods(faults: Faults) -> None:
    """Too many requests, says Telegram, and for how long to be silent."""
    faults.answer("*", 429, retry_after=1, times=5)
    faults.answer("getUpdates", 429, retry_after=1)


def errors(status: int) -> Callable[[Faults], None]:
    """Return what lets everything fail for a while with this status."""

    def order(faults: Faults) -> None:
        faults.answer("*", status, times=12)
        faults.answer("getUpdates", status)

    return order


def dropped_before(faults: Faults) -> None:
    """Connections break before Telegram has done anything."""
    faults.drop_before("*", times=10)
    faults.drop_before("getUpdates")


def dropped_after(faults: Faults) -> None:
    """Connections break after Telegram has done what it was asked."""
    faults.drop_after("*", times=10)
    faults.drop_after("getUpdates")


def garbled(faults: Faults) -> None:
    """Something between Telegram and us answers in its place, after the fact."""
    faults.garbage("sendMessage", times=5)
    faults.garbage("editMessageText", times=5)
    faults.garbage("getUpdates")


def unanswered(faults: Faults) -> None:
    """Answers never come; the bot gives up waiting by itself."""
    faults.hang("sendMessage", times=4)
    faults.hang("editMessageText", times=2)
    faults.hang("getFile")
    faults.hang("getUpdates")


async def other_poller(trial: Trial, turns: Sequence[Turn]) -> None:
    """Another program asks with the same token, twice."""
    trial.day.release(turns)
    await trial.day.begun()
    for _ in range(2):
        trial.life.box.faults.second_poller()
        trial.blow()
        await trial.day.begun()


def twice_and_out_of_order(dice: Random) -> Wave:
    """Return a wave in which updates come again, and before those of others that came first."""

    async def wave(trial: Trial, turns: Sequence[Turn]) -> None:
        updates = trial.life.box.telegram.updates
        waiting = updates.waiting
        updates.waiting = lambda limit: _mixed(waiting(limit), dice)  # type: ignore[method-assign]
        trial.life.box.faults.duplicate_updates(AGAIN)
        trial.day.release(turns)
        await trial.day.begun()
        trial.blow(AGAIN)
        await trial.day.over()
        updates.waiting = waiting  # type: ignore[method-assign]
        updates.duplicates = 0

    return wave


def _mixed(found: list[Pending], dice: Random) -> list[Pending]:
    """Let different people's updates overtake each other; one person's keep their order."""
    queues: dict[str, deque[Pending]] = defaultdict(deque)
    for pending in found:
        whose = pending.body.partition('"chat": {"id": ')[2].partition(",")[0]
        queues[whose].append(pending)
    turns = [whose for whose, queue in queues.items() for _ in queue]
    dice.shuffle(turns)
    return [queues[whose].popleft() for whose in turns]


async def unreadable(trial: Trial, turns: Sequence[Turn]) -> None:
    """Updates come between the others that nobody can read or write down."""
    odd = [*UNREADABLE, _from_nowhere(2**70, "chào"), _from_nowhere(77, "chào \ud83d")]
    each = -(-len(turns) // len(odd))
    for number, update in enumerate(odd):
        trial.day.release(turns[number * each : (number + 1) * each])
        await trial.day.begun()
        trial.life.box.inject(dict(update))
        trial.blow()


def _from_nowhere(chat: int, text: str) -> dict[str, object]:
    sender = {"id": 77, "first_name": "A", "is_bot": False}
    whose = {"id": chat, "type": "private"}
    return {"message": {"message_id": 1, "date": 1, "chat": whose, "from": sender, "text": text}}


def presses_expired(waves: int) -> Doing:
    """Return a day on which whatever was pressed is answered too late to be answered."""

    async def doing(trial: Trial) -> None:
        life = trial.life
        for turns in trial.day.slices(waves):
            for method in ANSWERS:
                life.box.faults.hang(method, times=10_000)
            await life.spawn()
            trial.day.release(turns)
            await life.taken()
            await life.kill()
            life.box.faults.clear()
            trial.blow(sum(isinstance(step, Presses) for _, step in turns))
            life.clock.hop(life.clock.now() + OUTAGE)
            await life.start()
            await trial.day.over()
            await life.settled()
            await life.stop()
        await life.start()

    return doing


async def silent_for_hours(trial: Trial) -> None:
    """Let a question for updates hang for hours, while people write and send files."""
    day, life = trial.day, trial.life
    before, meanwhile, after = _around_a_silence(day.script.turns)
    await life.start()
    day.release(before)
    await day.over()
    await life.settled()
    life.box.faults.hang("getUpdates")
    day.release(meanwhile[:1])
    await life.box.faults.caught(PATIENCE)
    day.release(meanwhile[1:])
    await day.begun()
    life.clock.hop(life.clock.now() + SILENCE)
    trial.blow()
    life.box.faults.clear()
    await day.over()
    await life.taken()
    await life.stop()  # the clock of a running bot cannot be moved along
    await life.start()
    day.release(after)


def _around_a_silence(turns: Sequence[Turn]) -> tuple[list[Turn], list[Turn], list[Turn]]:
    """Part a day: up to each one's first press, what they write or send next, and the rest."""
    before: list[Turn] = []
    meanwhile: list[Turn] = []
    after: list[Turn] = []
    presses: Counter[int] = Counter()
    for account, step in turns:
        pressed = presses[account]
        presses[account] += isinstance(step, Presses)
        if pressed == 0:
            before.append((account, step))
        elif pressed == 1 and not isinstance(step, Presses):
            meanwhile.append((account, step))
        else:
            after.append((account, step))
    return before, meanwhile, after
