"""`replylint check`: lint drafts and report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from replylint.batch import Summary
from replylint.cli.main import BAD, CLEAN, FOUND
from replylint.cli.setup import Linters, given_of
from replylint.config import Config
from replylint.errors import ConfigError, Problem
from replylint.inputs import Item, read_all
from replylint.model import SEVERITIES, Report
from replylint.reporters import REPORTERS

PROGRESS_FROM = 200
"""A bar is shown only where there are at least so many drafts."""


def run(arguments: argparse.Namespace) -> int:
    """Lint everything, print what is found, and return the exit status."""
    linters = Linters(arguments)
    reporter = REPORTERS[arguments.format or "text"](sys.stdout, arguments)
    summary, failed, bad = Summary(), False, False
    with _progress(arguments) as step:
        for item, outcome in _outcomes(linters, arguments):
            step()
            if isinstance(outcome, Problem):
                bad = True
                reporter.problem(outcome)
                continue
            assert item is not None
            summary.add(outcome, item.name)
            failed = failed or fails(outcome, linters.config(item.path), arguments.fail_on)
            reporter.report(item.name, outcome)
    reporter.finish(summary)
    if bad:
        return BAD
    return FOUND if failed else CLEAN


def fails(report: Report, config: Config, fail_on: str | None) -> bool:
    """Whether a report is bad enough to fail."""
    lowest = fail_on or config.fail_on
    if config.min_score is not None and report.score < config.min_score:
        return True
    if lowest == "never" or report.worst is None:
        return False
    return SEVERITIES.index(report.worst) >= SEVERITIES.index(lowest)


def _outcomes(linters: Linters, arguments: argparse.Namespace) -> Iterator[tuple[Item | None, Report | Problem]]:
    """Yield each draft with its report, or a problem; drafts of one linter go to the workers together."""
    items = read_all(arguments.arguments, given_of(arguments))
    jobs = arguments.jobs or 1
    if jobs > 1:
        yield from _parallel(linters, items, jobs)
        return
    for item in items:
        yield (None, item) if isinstance(item, Problem) else (item, lint_item(linters, item))


def lint_item(linters: Linters, item: Item) -> Report | Problem:
    """Lint one draft; a name that does not exist in its own fields is a problem of that draft alone."""
    linter = linters.linter(item.path)
    try:
        return linter.lint_draft(_with_kind(item, linter.config))
    except ConfigError as error:
        return Problem(item.name, 0, 0, "; ".join(f"{p.path}: {p.message}" for p in error.problems))


def _with_kind(item: Item, config: Config) -> Any:
    from dataclasses import replace

    return replace(item.draft, kind=config.kind) if config.kind and item.line == 0 else item.draft


def _parallel(linters: Linters, items: Iterator[Item | Problem], jobs: int) -> Iterator[tuple[Item | None, Any]]:
    """Lint in several processes, in runs of one linter; the order of the input is kept."""
    run: list[Item] = []

    def flush() -> Iterator[tuple[Item | None, Report | Problem]]:
        if run:
            linter = linters.linter(run[0].path)
            reports = linter.lint_many((_with_kind(i, linter.config) for i in run), workers=jobs)
            yield from zip(run, reports, strict=True)
            run.clear()

    for item in items:
        if isinstance(item, Problem):
            yield from flush()
            yield None, item
        elif _names_ok(linters, item) is not None:
            yield from flush()
            yield item, _names_ok(linters, item)
        else:
            if run and linters.linter(item.path) is not linters.linter(run[0].path):
                yield from flush()
            run.append(item)
            if len(run) >= 4096:
                yield from flush()
    yield from flush()


def _names_ok(linters: Linters, item: Item) -> Problem | None:
    """Return what is wrong with the names in a draft's own fields, before it is handed to a worker."""
    from dataclasses import replace

    outcome = lint_item(linters, replace(item, draft=replace(item.draft, reply=".", customer=None)))
    return outcome if isinstance(outcome, Problem) else None


def _progress(arguments: argparse.Namespace) -> Any:
    """Return a bar on long work at a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty() or arguments.format in ("json", "jsonl") or sys.stdout.isatty():
        return nullcontext(lambda: None)
    from replylint.cli.progress import bar

    return bar(PROGRESS_FROM)
