"""The writer: answers of a moment share a commit, each stands or falls alone."""

from __future__ import annotations

import asyncio
import inspect
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

import aiosqlite
import pytest

from domain.errors import NotFound
from storage.store import BATCH, Store, open_read_only
from tests.builders import a_store
from usecases.ports import Tx


def note(tx: Tx, name: str, value: str = "1") -> str:
    """Write one fact and return it as it stands."""
    tx.memos.write(name, value)
    return tx.memos.read(name) or ""


def noted(path: Path) -> set[str]:
    """Return the names of the facts that another connection sees."""
    with closing(open_read_only(path)) as reader:
        return {name for (name,) in reader.execute("SELECT name FROM memo")}


class Fatal(BaseException):
    """What no handler of ordinary errors catches."""


class Hold:
    """A body that keeps the writer's thread until it is let go."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.released = threading.Event()

    def __call__(self, tx: Tx, name: str = "held") -> str:
        note(tx, name)
        self.reached.set()
        if not self.released.wait(30):
            raise TimeoutError("nobody let the writer go")
        return name

    async def is_reached(self) -> None:
        assert await asyncio.to_thread(self.reached.wait, 30)


async def together(*bodies: asyncio.Task[object]) -> list[object]:
    return await asyncio.gather(*bodies, return_exceptions=True)


def starting(store: Store, body: object, *args: object) -> asyncio.Task[object]:
    """Hand a body to the store without waiting for it."""
    return asyncio.ensure_future(store.do(body, *args))  # type: ignore[arg-type]


async def test_a_value_is_returned_as_the_body_read_it_back(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        assert await store.do(note, "name", value="Hội A") == "Hội A"


async def test_a_body_that_fails_rolls_back_alone_while_its_batch_commits(tmp_path: Path) -> None:
    def refused(tx: Tx) -> None:
        note(tx, "refused")
        raise NotFound(unit="A")

    def bug(tx: Tx) -> None:
        note(tx, "bug")
        raise ZeroDivisionError

    async with a_store(tmp_path) as store:
        hold = Hold()
        first = starting(store, hold)
        await hold.is_reached()
        batch = [
            starting(store, note, "before"),
            starting(store, refused),
            starting(store, note, "between"),
            starting(store, bug),
            starting(store, note, "after"),
        ]
        hold.released.set()
        await first
        outcomes = await together(*batch)
        assert [type(o) for o in outcomes] == [str, NotFound, str, ZeroDivisionError, str]
        assert noted(tmp_path / "bot.db") == {"held", "before", "between", "after"}


async def test_a_broken_constraint_falls_alone_too(tmp_path: Path) -> None:
    def twice(tx: Tx) -> None:
        note(tx, "twice")
        tx.people.consent(99, 99, "1", "vi", None)  # type: ignore[arg-type]

    async with a_store(tmp_path) as store:
        outcomes = await together(
            starting(store, note, "one"), starting(store, twice), starting(store, note, "b")
        )
        assert isinstance(outcomes[1], Exception)
        assert noted(tmp_path / "bot.db") == {"one", "b"}


async def test_answers_of_a_moment_share_one_commit(tmp_path: Path) -> None:
    commits: list[str] = []
    async with a_store(tmp_path) as store:
        await store._connection.set_trace_callback(commits.append)
        hold = Hold()
        first = starting(store, hold)
        await hold.is_reached()
        rest = [starting(store, note, f"n{number}") for number in range(2 * BATCH)]
        hold.released.set()
        await asyncio.gather(first, *rest)
        assert commits.count("COMMIT") == 3


async def test_nobody_is_told_before_the_commit_that_carries_it(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        gate, hold = Hold(), Hold()
        opening = starting(store, gate, "gate")
        await gate.is_reached()
        early, late = starting(store, note, "early"), starting(store, hold, "late")
        gate.released.set()
        await opening
        await hold.is_reached()
        assert not early.done()
        assert noted(tmp_path / "bot.db") == {"gate"}
        hold.released.set()
        assert await together(early, late) == ["1", "late"]
        assert noted(tmp_path / "bot.db") == {"gate", "early", "late"}


async def test_a_cancelled_callers_row_is_safe(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        hold = Hold()
        running = starting(store, hold, "running")
        await hold.is_reached()
        waiting = starting(store, note, "waiting")
        await asyncio.wait({waiting}, timeout=0)
        assert store.waiting == 1
        running.cancel()
        waiting.cancel()
        hold.released.set()
        outcomes = await together(running, waiting)
        assert all(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes)
        await store.do(note, "next")
        assert noted(tmp_path / "bot.db") == {"running", "waiting", "next"}


async def test_close_finishes_what_waits(tmp_path: Path) -> None:
    store = await Store.open(tmp_path / "bot.db")
    hold = Hold()
    first = starting(store, hold)
    await hold.is_reached()
    rest = [starting(store, note, f"n{number}") for number in range(BATCH + 1)]
    await asyncio.wait(rest, timeout=0)
    closing_ = asyncio.ensure_future(store.close())
    hold.released.set()
    await closing_
    assert await first == "held"
    assert await asyncio.gather(*rest) == ["1"] * len(rest)
    assert len(noted(tmp_path / "bot.db")) == BATCH + 2


async def test_a_closed_store_takes_nothing_more_and_may_be_closed_again(tmp_path: Path) -> None:
    store = await Store.open(tmp_path / "bot.db")
    await store.close()
    await store.close()
    with pytest.raises(RuntimeError):
        await store.do(note, "late")


async def test_a_close_that_is_cancelled_still_closes(tmp_path: Path) -> None:
    store = await Store.open(tmp_path / "bot.db")
    hold = Hold()
    first = starting(store, hold)
    await hold.is_reached()
    impatient = asyncio.ensure_future(store.close())
    await asyncio.wait({impatient}, timeout=0)
    impatient.cancel()
    await asyncio.gather(impatient, return_exceptions=True)
    hold.released.set()
    assert await first == "held"
    await store.close()
    assert not (tmp_path / "bot.db-wal").exists()


async def test_a_full_disk_reruns_each_alone_and_what_fits_is_kept(tmp_path: Path) -> None:
    runs: list[str] = []

    def counted(tx: Tx, name: str, value: str) -> str:
        runs.append(name)
        return note(tx, name, value)

    async with a_store(tmp_path) as store:
        await store._connection.execute("PRAGMA max_page_count = 1")  # as many as there are
        hold = Hold()
        first = starting(store, hold)
        await hold.is_reached()
        batch = [
            starting(store, counted, "small", "1"),
            starting(store, counted, "huge", "x" * 100_000),
            starting(store, counted, "little", "2"),
        ]
        hold.released.set()
        await first
        small, huge, little = await together(*batch)
        assert [small, little] == ["1", "2"]
        assert isinstance(huge, sqlite3.OperationalError)
        assert "full" in str(huge)
        assert runs == ["small", "huge", "small", "huge", "little"]
        assert noted(tmp_path / "bot.db") == {"held", "small", "little"}


async def test_what_was_run_twice_is_there_once(tmp_path: Path) -> None:
    tries: list[int] = []

    def once(tx: Tx) -> int:
        """Fail as a full disk would, the first time."""
        tries.append(1)
        count = int(tx.memos.read("count") or 0) + 1
        tx.memos.write("count", str(count))
        if len(tries) == 1:
            raise sqlite3.OperationalError("database or disk is full")
        return count

    async with a_store(tmp_path) as store:
        hold = Hold()
        first = starting(store, hold)
        await hold.is_reached()
        batch = [starting(store, note, "beside"), starting(store, once)]
        hold.released.set()
        await first
        assert await asyncio.gather(*batch) == ["1", 1]


@pytest.mark.parametrize("fault", [StopIteration, StopAsyncIteration, Fatal])
async def test_no_body_can_stop_the_writer(tmp_path: Path, fault: type[BaseException]) -> None:
    def broken(tx: Tx) -> None:
        note(tx, "broken")
        raise fault

    async with a_store(tmp_path) as store:
        outcome = starting(store, broken)
        await asyncio.wait({outcome})
        assert outcome.exception() is not None
        assert await asyncio.wait_for(store.do(note, "next"), 10) == "1"
        assert noted(tmp_path / "bot.db") == {"next"}


async def test_a_committer_that_is_cancelled_ends(tmp_path: Path) -> None:
    """A loop that ends in haste cancels every task: it must not wait for this one for ever."""
    store = await Store.open(tmp_path / "bot.db")
    hold = Hold()
    first = starting(store, hold)
    await hold.is_reached()
    store._committer.cancel()
    await asyncio.wait({store._committer}, timeout=10)
    assert store._committer.done()
    await asyncio.wait({first}, timeout=10)
    assert first.done()
    hold.released.set()
    await store._connection.close()
    assert noted(tmp_path / "bot.db") == {"held"}


async def test_a_long_read_stands_beside_the_writer(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        await store.do(note, "before")
        hold = Hold()
        writing = starting(store, hold, "unseen")
        await hold.is_reached()
        assert await store.read(lambda tx: tx.memos.read("before")) == "1"
        assert await store.read(lambda tx: tx.memos.read("unseen")) is None
        hold.released.set()
        await writing
        assert await store.read(lambda tx: tx.memos.read("unseen")) == "1"


async def test_a_read_sees_one_moment_however_long_it_takes(tmp_path: Path) -> None:
    began, written = threading.Event(), threading.Event()

    def slow(tx: Tx) -> tuple[str | None, str | None]:
        before = tx.memos.read("name")
        began.set()
        assert written.wait(30)
        return before, tx.memos.read("name")

    async with a_store(tmp_path) as store:
        await store.do(note, "name", "old")
        reading = asyncio.ensure_future(store.read(slow))
        assert await asyncio.to_thread(began.wait, 30)
        await store.do(note, "name", "new")
        written.set()
        assert await reading == ("old", "old")


async def test_a_read_cannot_write(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await store.read(note, "sly")
        assert noted(tmp_path / "bot.db") == set()


async def test_a_read_only_connection_does_not_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with a_store(tmp_path) as store:
        await store.do(note, "name")
        log = path.with_name("bot.db-wal").stat().st_size
        assert log > 0
        before = path.read_bytes()
        with closing(open_read_only(path)) as reader, suppress(sqlite3.OperationalError):
            reader.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        assert path.with_name("bot.db-wal").stat().st_size == log
        assert path.read_bytes() == before


def test_the_private_call_that_is_wrapped_is_there() -> None:
    assert aiosqlite.__version__ == "0.22.1"
    parameters = inspect.signature(aiosqlite.Connection._execute).parameters
    assert [str(parameter) for parameter in parameters.values()] == [
        "self",
        "fn",
        "*args",
        "**kwargs",
    ]
    assert inspect.iscoroutinefunction(aiosqlite.Connection._execute)
    connecting = list(inspect.signature(aiosqlite.Connection).parameters)
    assert connecting[:2] == ["connector", "iter_chunk_size"]


async def test_a_body_runs_on_the_databases_own_thread(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        threads = {await store.do(lambda _: threading.get_ident()) for _ in range(3)}
        assert len(threads) == 1
        assert threads != {threading.get_ident()}
