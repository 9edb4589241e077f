"""Write a file that appears at once, when it is whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, TypeVar

from replylint.errors import ConfigError, InputError, Problem, reason_of
from replylint.newfile import NewFile

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
        self._new: NewFile | None = None
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
            self._new.drop()

    def _open(self) -> TextIO:
        if self._target.exists() and not self._target.is_file():
            return self._target.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        self._new = NewFile(self._target)
        return TextIOWrapper(self._new.out, encoding="utf-8", errors="backslashreplace", newline="")

    def _commit(self) -> None:
        self.out.flush()
        if self._new is not None:
            self._new.finish()
            self._new.put()
        self.out.close()

    def _tried(self, do: Callable[[], T]) -> T:
        try:
            return do()
        except (OSError, InputError) as error:
            raise ConfigError([Problem(self._called, 0, 0, f"can't be written: {reason_of(error)}")]) from None
