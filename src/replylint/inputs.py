"""Read drafts from files, folders, patterns, standard input and JSON Lines.

What can't be read comes back as a problem in its place, so that the rest of a batch goes on.
"""

from __future__ import annotations

import codecs
import glob
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replylint import formats
from replylint.errors import Problem, did_you_mean
from replylint.formats import READERS, guess_format
from replylint.model import Draft

SUFFIXES = {**formats.SUFFIXES, ".jsonl": "jsonl", ".ndjson": "jsonl"}
STDIN = "-"
_ABOUT = re.compile(r"(?:readme|changelog|changes|contributing|license|licence)\b", re.IGNORECASE)
"""What a folder says of itself is no draft; such a file is read only where it is named."""
_TABLES = {".json": "JSON", ".csv": "a table", ".tsv": "a table"}
"""What holds drafts but is none; read as plain text, its brackets and commas would be linted as well."""
DRAFT_KEYS = ("reply", "customer", "language", "culture", "channel", "register", "format", "kind", "id", "variables")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Given:
    """What the call says of all drafts; a draft's own word wins."""

    language: str | None = None
    culture: str | None = None
    channel: str | None = None
    register: Any = None
    kind: Any = None
    customer: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One draft and where it came from."""

    draft: Draft
    name: str
    """What to call it: the path, or path:line for a line of JSON Lines."""
    path: Path | None = None
    encoding: str = "utf-8"
    bom: bytes = b""
    raw: bytes = b""
    line: int = 0
    """The line in a JSON Lines file, from 1; 0 where the draft is the whole file."""

    def encoded(self, text: str) -> bytes:
        """Return a text as the file would hold it: in its encoding, behind its byte order mark."""
        return self.bom + text.encode(self.encoding)


def read_all(paths: Iterable[str], given: Given) -> Iterator[Item | Problem]:
    """Yield the drafts of all paths, in order."""
    for path in paths:
        if path == STDIN:
            yield from _read(sys.stdin.buffer.read(), STDIN, None, given)
            continue
        for one in _expand(path):
            if isinstance(one, Problem):
                yield one
                continue
            try:
                raw = one.read_bytes()
            except OSError as error:
                yield _unreadable(str(one), error)
                continue
            yield from _read(raw, str(one), one, given)


def _expand(path: str) -> Iterator[Path | Problem]:
    here = Path(path)
    try:
        folder, there = here.is_dir(), os.path.lexists(here)
    except OSError as error:  # such as a name that is too long
        yield _unreadable(path, error)
        return
    if folder:
        problems: list[Problem] = []
        found = sorted(_files_below(here, problems))
        yield from problems
        if not found and not problems:
            yield Problem(path, 0, 0, f"no drafts in this folder (files that end in {', '.join(SUFFIXES)})")
        yield from found
    elif there or not glob.has_magic(path):
        yield here
    else:
        matches = [Path(p) for p in sorted(glob.glob(path, recursive=True)) if Path(p).is_file()]
        if not matches:
            yield Problem(path, 0, 0, "no file matches this pattern")
        yield from matches


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(path, 0, 0, (error.strerror or str(error)).lower())


def _files_below(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the drafts in a folder, and note the folders in it that can't be read."""

    def note(error: OSError) -> None:
        problems.append(_unreadable(str(error.filename), error))

    for root, folders, files in os.walk(folder, onerror=note):  # does not follow links, so no loop can trap it
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in files:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith(".") and not _ABOUT.match(name):
                yield Path(root) / name


def _read(raw: bytes, name: str, path: Path | None, given: Given) -> Iterator[Item | Problem]:
    bom, encoding = next(((bom, known) for bom, known in _BOMS if raw.startswith(bom)), (b"", "utf-8"))
    try:
        text = raw[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[len(bom) : len(bom) + error.start].decode(encoding, "replace")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        shown = f"not {encoding[:6].rstrip('-').upper()} text (byte {len(bom) + error.start}); save it as UTF-8"
        yield Problem(name, *place, shown)
        return
    if "\0" in text:
        at = text.index("\0")
        yield Problem(
            name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), "a NUL character: a binary file?"
        )
        return
    if not text.strip():
        yield Problem(name, 0, 0, "empty; there is nothing to lint")
        return
    suffix = path.suffix.lower() if path else ""
    if suffix in _TABLES and not given.format:
        yield Problem(
            name, 0, 0, f'{_TABLES[suffix]}; make JSON Lines of it, {{"reply": "…"}} on each line of a .jsonl file'
        )
        return
    format = given.format or SUFFIXES.get(suffix) or guess_format(text, name if path else None)
    if format == "jsonl":
        yield from _read_lines(text, name, path, given)
        return
    draft = Draft(
        text,
        given.customer,
        given.language,
        given.culture,
        given.channel,
        given.register,
        format,
        given.kind,
        name,
    )
    yield Item(draft, name, path, encoding, bom, raw)


def _read_lines(text: str, name: str, path: Path | None, given: Given) -> Iterator[Item | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _item_of(line, name, number, path, given)


def _item_of(line: str, name: str, number: int, path: Path | None, given: Given) -> Item | Problem:
    """Return the draft of one line of JSON, or what is wrong with it."""
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        return Problem(name, number, error.colno, f"not valid JSON: {error.msg[0].lower()}{error.msg[1:]}")
    except RecursionError:
        return Problem(name, number, 1, "not valid JSON: nested too deeply")
    except ValueError:
        return Problem(name, number, 1, "not valid JSON: a number has too many digits")
    wrong = _wrong(data)
    if wrong:
        return Problem(name, number, 1, wrong)
    draft = Draft(
        data["reply"],
        data.get("customer") or given.customer,
        data.get("language") or given.language,
        data.get("culture") or given.culture,
        data.get("channel") or given.channel,
        data.get("register") or given.register,
        data.get("format") or "text",
        data.get("kind") or given.kind,
        f"{name}:{number}" if data.get("id") is None else str(data["id"]),
        tuple(map(str, data.get("variables") or ())),
    )
    return Item(draft, f"{name}:{number}", path, line=number)


def _wrong(data: Any) -> str | None:
    """Return what keeps some JSON from being a draft, or None."""
    if not isinstance(data, dict):
        return f"a draft is an object, not {_kind(data)}"
    unknown = next((key for key in data if key not in DRAFT_KEYS), None)
    if unknown is not None:
        return f'unknown key "{unknown}"; allowed: {", ".join(DRAFT_KEYS)}{did_you_mean(unknown, DRAFT_KEYS)}'
    if "reply" not in data:
        return '"reply" is missing'
    return next(filter(None, (_wrong_value(key, value) for key, value in data.items())), None)


def _wrong_value(key: str, value: Any) -> str | None:
    wanted = list if key == "variables" else str
    if value is None and key != "reply":
        return None
    if not isinstance(value, wanted):
        return None if key == "id" else f'"{key}" is {_kind(value)}; it must be {_NAMES[wanted]}'
    return _wrong_text(key, value) if isinstance(value, str) else None


def _wrong_text(key: str, value: str) -> str | None:
    wrong = None
    if (at := _surrogate(value)) is not None:
        wrong = f'"{key}" holds half a character (a lone surrogate) at {at}'
    elif "\0" in value:
        wrong = f'"{key}" holds a NUL character at {value.index(chr(0))}'
    elif key == "format" and value not in READERS:
        wrong = f'no format "{value}"{did_you_mean(value, list(READERS))}'
    elif key == "kind" and value not in ("reply", "template"):
        wrong = f'"kind" is "reply" or "template", not "{value}"'
    elif key == "reply" and not value.strip():
        wrong = '"reply" is empty; there is nothing to lint'
    return wrong


_NAMES: dict[type, str] = {str: "text", list: "a list", dict: "an object", bool: "true or false", type(None): "null"}


def _kind(value: object) -> str:
    return _NAMES.get(type(value), "a number")


def _surrogate(text: str) -> int | None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None
