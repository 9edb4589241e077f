"""`replylint fix`: apply suggestions to files, atomically, or show what they would change."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from replylint.cli.check import lint_item
from replylint.cli.main import BAD, CLEAN, FOUND
from replylint.cli.setup import Linters, given_of
from replylint.errors import InputError, Problem
from replylint.inputs import STDIN, Item, read_all
from replylint.model import Change, Report
from replylint.reporters.style import Styler, wants_color

MOST_ROUNDS = 5


def run(arguments: argparse.Namespace) -> int:
    """Fix everything; exit status 1 says that `--diff` found something to change."""
    linters = Linters(arguments)
    bad, would, changed, changes = False, False, 0, 0
    said: set[str] = set()
    for item in read_all(arguments.arguments, given_of(arguments)):
        outcome = fixed(linters, item, unsafe=arguments.unsafe) if isinstance(item, Item) else [item]
        if isinstance(outcome, list) or isinstance(item, Problem):
            for problem in map(str, outcome):
                if problem not in said:  # as with the lines of one JSON Lines file
                    print(problem, file=sys.stderr)
                said.add(problem)
            bad = True
            continue
        text, made = outcome
        try:
            would |= _deliver(item, text, arguments)
        except BrokenPipeError:
            raise
        except (OSError, InputError) as error:
            reason = str(error) if isinstance(error, InputError) else (error.strerror or str(error)).lower()
            print(Problem(item.name, 0, 0, f"not changed: {reason}"), file=sys.stderr)
            bad = True
            continue
        changed += bool(made)
        changes += len(made)
    if not arguments.diff and STDIN not in arguments.arguments:
        print(f"{changes} change{'s' if changes != 1 else ''} in {changed} file{'s' if changed != 1 else ''}")
    return BAD if bad else FOUND if would and arguments.diff else CLEAN


def fixed(linters: Linters, item: Item, *, unsafe: bool) -> tuple[str, list[Change]] | list[Problem]:
    """Return the fixed text of a draft and what was changed; nothing is applied that would lower the score."""
    if item.line:
        return [
            Problem(str(item.path or STDIN), 0, 0, "fix works on text, Markdown and HTML; JSON Lines are only checked")
        ]
    report = lint_item(linters, item)
    made: list[Change] = []
    text = item.draft.reply
    for _ in range(MOST_ROUNDS):
        if not isinstance(report, Report):
            return list(report)
        rewrite = report.rewrite(unsafe=unsafe)
        if rewrite.text == text:
            break
        again = lint_item(linters, replace(item, draft=replace(item.draft, reply=rewrite.text)))
        if isinstance(again, Report) and again.score < report.score:
            break
        text, report = rewrite.text, again
        made += rewrite.changes
    return text, made


def _deliver(item: Item, text: str, arguments: argparse.Namespace) -> bool:
    """Show or write a fixed draft, and return whether it differs."""
    differs = text != item.draft.reply
    if arguments.diff:
        if differs:
            _show(item, text, Styler(wants_color(sys.stdout, arguments.color)))
    elif item.path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(item.encoded(text))
    elif differs:
        write_atomically(item.path, item.raw, item.encoded(text))
        print(f"fixed {item.name}", file=sys.stderr if STDIN in arguments.arguments else sys.stdout)
    return differs


def _show(item: Item, text: str, paint: Styler) -> None:
    before, after = item.draft.reply.splitlines(keepends=True), text.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, f"{item.name} (as it is)", f"{item.name} (fixed)"):
        style = {"+": "good", "-": "bad", "@": "rule"}.get(line[:1], "plain")
        sys.stdout.write(paint(line.rstrip("\r\n"), style) + "\n")


def write_atomically(path: Path, expected: bytes, content: bytes) -> None:
    """Replace a file's content at once, keeping its mode; a link is followed, and what it points at replaced.

    Raises:
        InputError: where the file is no longer what was read.
        OSError: where it can't be written; it is then as it was.
    """
    target = path.resolve()
    if not os.access(target, os.W_OK):
        raise InputError("the file is read-only")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        new.chmod(target.stat().st_mode & 0o7777)
        if target.read_bytes() != expected:
            raise InputError("the file was changed by somebody else while it was fixed")
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
