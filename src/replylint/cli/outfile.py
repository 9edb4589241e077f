"""Write a file that appears at once, when it is whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeVar

from replylint.errors import ConfigError, Problem

T = TypeVar("T")


class OutFile:
    """Text for a file, written beside it and then put in its place; a link is followed, and a mode kept.

    What is there and no regular file, such as /dev/null or a pipe, is written as it goes.

    Args:
        path: where the file is to be.
        called: what to call it in an error.

    Raises:
        ConfigError: where it can't be written; from here on, not only at the end, so that no work is lost.
    """

    def __init__(self, path: Path, called: str) -> None:
        self._called = called
        self._new: Path | None = None
        self._target = path
        self.out: TextIO = self._tried(self._open)

    def commit(self) -> None:
        """Put the file in its place."""
        self._tried(self._commit)

    def drop(self) -> None:
        """Forget what was not put in its place."""
        with suppress(OSError):  # a full disk is told of when the file is put in its place
            self.out.close()
        if self._new is not None:
            self._new.unlink(missing_ok=True)
            self._new = None

    def _open(self) -> TextIO:
        self._target = self._target.resolve()
        if self._target.exists() and not self._target.is_file():
            return self._target.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        if self._target.exists() and not os.access(self._target, os.W_OK):
            raise PermissionError(0, "the file is read-only")
        handle, name = tempfile.mkstemp(dir=self._target.parent, prefix=f".{self._target.name[:100]}.", suffix=".new")
        self._new = Path(name)
        return os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="")

    def _commit(self) -> None:
        self.out.flush()
        if self._new is not None:
            os.fsync(self.out.fileno())
        self.out.close()
        if self._new is not None:
            self._new.chmod(self._target.stat().st_mode & 0o7777 if self._target.exists() else 0o666 & ~_umask())
            self._new.replace(self._target)
            self._new = None

    def _tried(self, do: Callable[[], T]) -> T:
        try:
            return do()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ConfigError([Problem(self._called, 0, 0, f"can't be written: {reason}")]) from None


def _umask() -> int:
    """Return which bits of a mode new files don't get; the system tells it only when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
