"""Read drafts from files, folders, patterns and standard input.

What can't be read comes back as a problem in its place, so that the rest of a batch goes on.
"""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from replylint import formats
from replylint.config import CONFIG_NAMES
from replylint.errors import Problem
from replylint.formats import guess_format
from replylint.items import Given, Item, Reading
from replylint.model import Draft
from replylint.recordfiles import RECORD_SUFFIXES, read_records
from replylint.textfiles import decoded, problem_of, whole_text

SUFFIXES = {**formats.SUFFIXES, **RECORD_SUFFIXES}
STDIN = "-"
_ABOUT = re.compile(r"(?:readme|changelog|changes|contributing|license|licence)\b", re.IGNORECASE)
"""What a folder says of itself is no draft; such a file is read only where it is named."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A file to read."""

    path: Path
    named: bool
    """Whether the call names it; what a folder holds besides drafts is passed over in silence."""


def read_all(
    paths: Iterable[str], given: Given, reading: Callable[[Path | None], Reading] = lambda _: Reading()
) -> Iterator[Item | Problem]:
    """Yield the drafts of all paths, in order.

    Args:
        reading: how files of records are read; asked only where there is one.
    """
    for path in paths:
        if path == STDIN:
            yield from _read(sys.stdin.buffer.read(), STDIN, None, given, reading)
            continue
        for one in _expand(path):
            if isinstance(one, Problem):
                yield one
            else:
                yield from _read_file(one, given, reading)


def _read_file(found: _Found, given: Given, reading: Callable[[Path | None], Reading]) -> Iterator[Item | Problem]:
    path = found.path
    store = given.format or SUFFIXES.get(path.suffix.lower())
    try:
        if store in RECORD_SUFFIXES.values():
            yield from read_records(
                path.open("rb"),
                str(path),
                path,
                given,
                partial(reading, path),
                named=found.named and not given.skip_unknown,
            )
            return
        raw = path.read_bytes()
    except OSError as error:
        yield problem_of(str(path), error)
        return
    yield from _read(raw, str(path), path, given, reading)


def _read(
    raw: bytes, name: str, path: Path | None, given: Given, reading: Callable[[Path | None], Reading]
) -> Iterator[Item | Problem]:
    from io import BytesIO

    if given.format in RECORD_SUFFIXES.values():
        yield from read_records(BytesIO(raw), name, path, given, partial(reading, path), named=True)
        return
    read = decoded(raw, name)
    if isinstance(read, Problem):
        yield read
        return
    text, encoding, bom = read
    wrong = whole_text(text, name)
    if wrong is not None:
        yield wrong
        return
    suffix = path.suffix.lower() if path else ""
    format = given.format or SUFFIXES.get(suffix) or guess_format(text, name if path else None)
    draft = Draft(
        text, given.customer, given.language, given.culture, given.channel, given.register, format, given.kind, name
    )
    yield Item(draft, name, path, encoding, bom, raw)


def _expand(path: str) -> Iterator[_Found | Problem]:
    here = Path(path)
    try:
        folder, there = here.is_dir(), os.path.lexists(here)
    except OSError as error:  # such as a name that is too long
        yield problem_of(path, error)
        return
    if folder:
        problems: list[Problem] = []
        found = sorted(_files_below(here, problems))
        yield from problems
        if not found and not problems:
            yield Problem(path, 0, 0, f"no drafts in this folder (files that end in {', '.join(SUFFIXES)})")
        yield from (_Found(file, named=False) for file in found)
    elif there or not glob.has_magic(path):
        yield _Found(here, named=True)
    else:
        matches = [Path(p) for p in sorted(glob.glob(path, recursive=True)) if Path(p).is_file()]
        if not matches:
            yield Problem(path, 0, 0, "no file matches this pattern")
        yield from (_Found(file, named=True) for file in matches)


def _files_below(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the drafts in a folder, and note the folders in it that can't be read."""

    def note(error: OSError) -> None:
        problems.append(problem_of(str(error.filename), error))

    for root, folders, files in os.walk(folder, onerror=note):  # does not follow links, so no loop can trap it
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in files:
            hidden = name.startswith(".") or _ABOUT.match(name) or name in CONFIG_NAMES
            if Path(name).suffix.lower() in SUFFIXES and not hidden:
                yield Path(root) / name
