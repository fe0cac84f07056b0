"""One running bot for each data folder."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType

FILE = "bot.lock"


class AlreadyRunning(Exception):
    """Another process holds the data folder. ``pid`` is its number, 0 if it did not say."""

    def __init__(self, pid: int) -> None:
        super().__init__(pid)
        self.pid = pid


class DataFolderLock:
    """Holds the data folder; the system lets go of it when the process ends, however it ends."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / FILE
        self._handle = -1

    def __enter__(self) -> DataFolderLock:
        """Take the folder.

        Raises:
            AlreadyRunning: if another process holds it.
            OSError: if the folder is not there, or its disk knows no locks.
        """
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 20, 0)
            os.close(handle)
            raise AlreadyRunning(int(holder) if holder.isdigit() else 0) from None
        except OSError:
            os.close(handle)
            raise
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        self._handle = handle
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the folder."""
        os.close(self._handle)
