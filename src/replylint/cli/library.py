"""`replylint library`: check a whole set of macros for what only shows where they are seen together."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace

from replylint.cli.main import BAD, CLEAN, FOUND
from replylint.cli.setup import Linters, given_of
from replylint.errors import ConfigError, PackError, Problem
from replylint.inputs import read_all
from replylint.items import Item
from replylint.library.duplicates import idle, near_duplicates, same_names
from replylint.library.entries import Entry, Remark, entry_of
from replylint.library.parity import parity
from replylint.linter import Linter
from replylint.model import Register, reaches
from replylint.reporters.excerpt import printable
from replylint.reporters.style import Styler, wants_color

ALIKE = 90.0
FORMS: tuple[tuple[Register, Register], ...] = (("formal", "informal"), ("informal", "formal"))


def run(arguments: argparse.Namespace) -> int:
    """Print what is found, and return the exit status."""
    linters, bad = Linters(arguments), False
    entries: list[Entry] = []
    for item in read_all(arguments.arguments, given_of(arguments), linters.reading):
        outcome = item if isinstance(item, Problem) else _entry(linters, item)
        if isinstance(outcome, Problem):
            bad = True
            print(outcome, file=sys.stderr)
        else:
            entries.append(outcome)
    config = linters.config(None)
    similarity = ALIKE if arguments.similarity is None else arguments.similarity
    remarks = [
        *near_duplicates(entries, similarity),
        *parity(entries, config.language or config.default_language),
        *same_names(entries),
        *idle(entries),
    ]
    _print(remarks, entries, arguments)
    lowest = arguments.fail_on or config.fail_on
    failed = any(reaches(remark.severity, lowest) for remark in remarks)
    return BAD if bad else FOUND if failed else CLEAN


def _entry(linters: Linters, item: Item) -> Entry | Problem:
    try:
        linter = linters.linter(item.path)
        language = linter.lint_draft(item.draft).language
        return entry_of(item, language, linter.engine.languages(), _form(linter, item, language))
    except (ConfigError, PackError) as error:
        return Problem(item.name, 0, 0, "; ".join(f"{p.path}: {p.message}" for p in error.problems))


def _form(linter: Linter, item: Item, language: str) -> str:
    """Return how a draft addresses the customer: what is blamed under a formal register is informal."""
    blamed = []
    for register, form in FORMS:
        draft = replace(item.draft, language=language, register=register)
        if any(finding.rule == "formality/address" for finding in linter.lint_draft(draft)):
            blamed.append(form)
    return blamed[0] if len(blamed) == 1 else ""


def _print(remarks: Sequence[Remark], entries: Sequence[Entry], arguments: argparse.Namespace) -> None:
    if arguments.format == "json":
        print(json.dumps([asdict(remark) for remark in remarks], ensure_ascii=False, indent=2))
        return
    if arguments.format == "jsonl":
        for remark in remarks:
            print(json.dumps(asdict(remark), ensure_ascii=False))
        return
    paint = Styler(wants_color(sys.stdout, arguments.color))
    for remark in remarks:
        print(f"{paint(f'{remark.severity:7}', remark.severity)}  {paint(f'library/{remark.check}', 'rule')}")
        print(f"  {printable(remark.message)}")
        print(paint("  " + printable(", ".join(remark.places)), "dim"))
        for line in remark.detail:
            print(f"    {printable(line)}")
    count = len(remarks)
    print(f"{len(entries)} macro{'s' if len(entries) != 1 else ''}; {count or 'nothing'} found")
