from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.lock import FILE, AlreadyRunning, DataFolderLock

HOLD = """
import sys
from pathlib import Path
from bot.lock import DataFolderLock
with DataFolderLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
ROOT = Path(__file__).parents[2]


def test_a_folder_is_held_once_and_the_holder_is_named(tmp_path: Path) -> None:
    with DataFolderLock(tmp_path):
        with pytest.raises(AlreadyRunning) as caught, DataFolderLock(tmp_path):
            pass
        assert caught.value.pid == os.getpid()


def test_a_folder_that_was_let_go_can_be_held_again(tmp_path: Path) -> None:
    for _ in range(2):
        with DataFolderLock(tmp_path) as lock:
            assert lock is not None
    with pytest.raises(RuntimeError, match="inside"), DataFolderLock(tmp_path):
        raise RuntimeError("inside")
    with DataFolderLock(tmp_path):
        pass


def test_two_folders_are_held_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with DataFolderLock(tmp_path / "a"), DataFolderLock(tmp_path / "b"):
        pass


def test_what_a_killed_process_held_is_free_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning) as caught, DataFolderLock(tmp_path):
            pass
        assert caught.value.pid == holder.pid
        holder.kill()
    with DataFolderLock(tmp_path):
        assert (tmp_path / FILE).read_text() == str(os.getpid())


def test_a_shorter_number_leaves_nothing_of_a_longer_one(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("9" * 20)
    with DataFolderLock(tmp_path):
        assert (tmp_path / FILE).read_text() == str(os.getpid())


def test_a_holder_that_did_not_say_who_it_is_has_no_number(tmp_path: Path) -> None:
    with DataFolderLock(tmp_path):
        (tmp_path / FILE).write_text("")
        with pytest.raises(AlreadyRunning) as caught, DataFolderLock(tmp_path):
            pass
    assert caught.value.pid == 0


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), DataFolderLock(tmp_path / "none"):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="a child's files are read from /proc")
def test_the_lock_is_nobody_elses_to_read_and_no_childs_to_keep(tmp_path: Path) -> None:
    with DataFolderLock(tmp_path):
        assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
        listing = "import os; print(*(os.readlink(f'/proc/self/fd/{n}') for n in range(3, 30)"
        listing += " if os.path.exists(f'/proc/self/fd/{n}')))"
        command = [sys.executable, "-c", listing]
        seen = subprocess.run(command, capture_output=True, text=True, check=True, close_fds=False)
        assert FILE not in seen.stdout
