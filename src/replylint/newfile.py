"""A file that is written beside the one that it replaces, and appears at once, when it is whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from replylint.errors import InputError

LONGEST = 100
"""The new file is named after so many characters of the old one's name."""


class NewFile:
    """Bytes for a file; a link is followed, and a mode kept.

    Args:
        path: where the file is to be.

    Raises:
        InputError: where the file that is there must not be written.
        OSError: where none can be made there.
    """

    def __init__(self, path: Path) -> None:
        self.target = path.resolve()
        if self.target.exists() and not os.access(self.target, os.W_OK):
            raise InputError("the file is read-only")
        prefix = f".{self.target.name[:LONGEST]}."
        handle, name = tempfile.mkstemp(dir=self.target.parent, prefix=prefix, suffix=".new")
        self._path = Path(name)
        self.out = os.fdopen(handle, "wb")

    def finish(self) -> None:
        """Have all that was written on the disk, with the mode of what it replaces."""
        self.out.flush()
        os.fsync(self.out.fileno())
        self.out.close()
        self._path.chmod(self.target.stat().st_mode & 0o7777 if self.target.exists() else 0o666 & ~_umask())

    def put(self) -> None:
        """Put what is finished in its place."""
        self._path.replace(self.target)

    def drop(self) -> None:
        """Forget what was not put in its place; nothing where it was."""
        self._path.unlink(missing_ok=True)


def _umask() -> int:
    """Return which bits of a mode new files don't get; the system tells it only when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
