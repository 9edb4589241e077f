"""Where rule files stand: the rules that come with the library, and folders that a user names.

Every root has the same layout: packs/, acts/, slots/, languages/, cultures/, channels/, helpdesks/.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from replylint.errors import PackError, Problem

KINDS = ("packs", "acts", "slots", "languages", "cultures", "channels", "helpdesks")


@cache
def builtin_root() -> Path:
    """Return the folder of the rules that come with the library.

    In a wheel it stands inside the package; in an editable install or a checkout it is the
    repository's `rules/`, since hatchling's force-include does not reach those.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rules", package.parent.parent / "rules"):
        if (folder / "packs").is_dir():
            return folder
    raise PackError([Problem(str(package / "rules"), 0, 0, "the library's own rules are missing; install it again")])


@dataclass(frozen=True, slots=True)
class Source:
    """One rule file: where it is, and what it is relative to its root."""

    path: Path
    parts: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The path as errors show it."""
        try:
            return os.path.relpath(self.path)
        except ValueError:  # another drive
            return str(self.path)


def files_of(root: Path) -> Iterator[Source]:
    """Yield the YAML files of a root in a fixed order."""
    for kind in (*KINDS, ""):
        yield from _walk(root / kind if kind else root, (kind,) if kind else (), deep=bool(kind))


def _walk(folder: Path, parts: tuple[str, ...], *, deep: bool) -> Iterator[Source]:
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.endswith((".yaml", ".yml")) and entry.is_file():
            yield Source(Path(entry.path), (*parts, entry.name.rsplit(".", 1)[0]))
        elif deep and entry.is_dir() and not entry.name.startswith((".", "_")):
            yield from _walk(Path(entry.path), (*parts, entry.name), deep=True)
