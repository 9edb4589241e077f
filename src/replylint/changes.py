"""Which lines of which files have changed since a revision, as git tells."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from replylint.errors import ConfigError, Problem

_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_NAME = re.compile(r'\+\+\+ (?:"b/(?P<quoted>.*)"|b/(?P<plain>.*?)\t?)$')
Range = tuple[int, int]


class Changes:
    """The lines that are new or changed in the working tree.

    Args:
        revision: what to compare with: a branch, a tag, or a commit.
        folder: a folder of the repository.

    Raises:
        ConfigError: where there is no such revision, or no repository.
    """

    def __init__(self, revision: str, folder: Path) -> None:
        self._root = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
        if revision.startswith("-"):
            raise _wrong(f'"{revision}" is no revision')
        _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", wrong=f'no revision "{revision}"')
        options = ("-c", "core.quotepath=off", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames")
        self._lines = _read(_git(self._root, *options, revision, "--"))
        others = _git(self._root, "ls-files", "--others", "--exclude-standard", "-z")
        self._new = {name for name in others.split("\0") if name}

    def touches(self, path: Path | None, first: int, last: int) -> bool:
        """Whether any of some lines of a file, from 1, has changed; a file that git does not know has changed whole."""
        if path is None:
            return True
        name = self._name(path)
        if name is None or name in self._new:
            return True
        return any(start <= last and first <= end for start, end in self._lines.get(name, ()))

    def _name(self, path: Path) -> str | None:
        try:
            return path.resolve().relative_to(self._root.resolve()).as_posix()
        except ValueError:
            return None


def _read(diff: str) -> dict[str, list[Range]]:
    """Return the new or changed lines of each file in a diff without context."""
    out: dict[str, list[Range]] = {}
    lines: list[Range] = []
    for row in diff.split("\n"):
        named = _NAME.match(row)
        if named:
            name = named["plain"] if named["quoted"] is None else _unquoted(named["quoted"])
            lines = out.setdefault(name, [])
        elif found := _HUNK.match(row):
            count = 1 if found[2] is None else int(found[2])
            if count:
                lines.append((int(found[1]), int(found[1]) + count - 1))
    return out


def _unquoted(name: str) -> str:
    return name.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1").decode("utf-8")


def _git(folder: Path, *arguments: str, wrong: str | None = None) -> str:
    call = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(
            call, check=False, capture_output=True, text=True, encoding="utf-8", errors="surrogateescape"
        )
    except OSError:
        raise _wrong("git is not installed") from None
    if done.returncode:
        raise _wrong(wrong or (done.stderr.strip().splitlines() or ["git fails"])[-1])
    return done.stdout


def _wrong(message: str) -> ConfigError:
    return ConfigError([Problem("--changed-since", 0, 0, message)])
