"""`replylint fix`: apply suggestions to files, atomically, or show what they would change."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from replylint.cli.lintall import lint_item
from replylint.cli.main import BAD, CLEAN, FOUND
from replylint.cli.setup import Linters, given_of
from replylint.errors import InputError, Problem, reason_of
from replylint.filefix import new_content, write_atomically
from replylint.inputs import STDIN, read_all
from replylint.items import Given, Item
from replylint.model import Change, Edit, Report
from replylint.patch import Patch
from replylint.recordfiles import read_records
from replylint.reporters.style import Styler, wants_color
from replylint.rewrite import apply_edits

MOST_ROUNDS = 5


@dataclass(slots=True)
class _Tally:
    """What one call has done so far."""

    bad: bool = False
    would: bool = False
    files: int = 0
    changes: int = 0
    said: set[str] = field(default_factory=set)

    def problem(self, problem: object) -> None:
        """Tell a problem, once: many drafts of a file share some."""
        if str(problem) not in self.said:
            print(problem, file=sys.stderr)
        self.said.add(str(problem))
        self.bad = True


def run(arguments: argparse.Namespace) -> int:
    """Fix everything; exit status 1 says that `--diff` found something to change."""
    linters, tally = Linters(arguments), _Tally()
    outcomes = read_all(arguments.arguments, given_of(arguments), linters.reading)
    for path, items in _by_file(outcomes, tally):
        try:
            _fix(linters, path, items, arguments, tally)
        except BrokenPipeError:
            raise
        except (OSError, InputError) as error:
            tally.problem(Problem(str(path or STDIN), 0, 0, f"not changed: {reason_of(error)}"))
    if not arguments.diff and STDIN not in arguments.arguments:
        files, changes = tally.files, tally.changes
        print(f"{changes} change{'s' if changes != 1 else ''} in {files} file{'s' if files != 1 else ''}")
    return BAD if tally.bad else FOUND if tally.would and arguments.diff else CLEAN


def _by_file(outcomes: Iterable[Item | Problem], tally: _Tally) -> Iterator[tuple[Path | None, list[Item]]]:
    """Yield the drafts file by file; what a file holds besides drafts is told meanwhile."""
    items: list[Item] = []
    for outcome in outcomes:
        if isinstance(outcome, Problem):
            tally.problem(outcome)
            continue
        if items and outcome.path != items[0].path:
            yield items[0].path, items
            items = []
        items.append(outcome)
    if items:
        yield items[0].path, items


def _fix(linters: Linters, path: Path | None, items: list[Item], arguments: argparse.Namespace, tally: _Tally) -> None:
    """Fix one file, with all its drafts."""
    changes: dict[int, list[Edit]] = {}
    done: dict[int, int] = {}
    for number, item in enumerate(items):
        outcome = fixed(linters, item, unsafe=arguments.unsafe)
        if isinstance(outcome, tuple):
            edits, made = outcome
            if edits:
                changes[number], done[number] = edits, len(made)
            continue
        for problem in outcome:
            tally.problem(problem)
    raw, content, left = _written(linters, path, items, changes, given_of(arguments))
    for number in left:
        item = items[number]
        tally.problem(Problem(item.name, 0, 0, "not changed: the way this text is written can't hold the change"))
    name = str(path or STDIN)
    if arguments.diff and content != raw:
        _show(name, items[0], raw, content, Styler(wants_color(sys.stdout, arguments.color)))
    elif path is None and not arguments.diff:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    elif content != raw and path is not None:
        write_atomically(path, raw, content)
        print(f"fixed {name}", file=sys.stderr if STDIN in arguments.arguments else sys.stdout)
    tally.would |= content != raw
    tally.files += content != raw
    tally.changes += sum(count for number, count in done.items() if number not in left)


def _written(
    linters: Linters, path: Path | None, items: list[Item], changes: dict[int, list[Edit]], given: Given
) -> tuple[bytes, bytes, list[int]]:
    """Return a file as it is and as it is to be, and the numbers of the drafts that can't be changed."""
    first = items[0]
    if first.origin is None:
        return first.raw, first.encoded(apply_edits(first.draft.reply, changes.get(0, ()))), []
    raw = first.raw if path is None else path.read_bytes()
    if not changes:
        return raw, raw, []

    def reread(content: bytes) -> list[str]:
        name, reading = str(path or STDIN), lambda: linters.reading(path)
        found = read_records(BytesIO(content), name, path, given, reading, named=True)
        return [item.draft.reply for item in found if isinstance(item, Item)]

    return raw, *new_content(raw, items, changes, reread)


def _show(name: str, first: Item, raw: bytes, content: bytes, paint: Styler) -> None:
    before, after = (text[len(first.bom) :].decode(first.encoding).splitlines(keepends=True) for text in (raw, content))
    for line in difflib.unified_diff(before, after, f"{name} (as it is)", f"{name} (fixed)"):
        style = {"+": "good", "-": "bad", "@": "rule"}.get(line[:1], "plain")
        sys.stdout.write(paint(line.rstrip("\r\n"), style) + "\n")


def fixed(linters: Linters, item: Item, *, unsafe: bool) -> tuple[list[Edit], list[Change]] | list[Problem]:
    """Return what changes in a draft, and why; nothing is applied that would lower the score."""
    report = lint_item(linters, item)
    made: list[Change] = []
    text = item.draft.reply
    patch = Patch(len(text))
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
        patch.add(Edit(change.span, change.after) for change in rewrite.changes)
        made += rewrite.changes
    return patch.edits(), made
