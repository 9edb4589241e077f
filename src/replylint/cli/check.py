"""`replylint check`: lint drafts and report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from replylint.batch import Summary
from replylint.cli.main import BAD, CLEAN, FOUND
from replylint.cli.outputs import Outputs
from replylint.cli.setup import Linters, given_of
from replylint.config import Config
from replylint.errors import ConfigError, PackError, Problem
from replylint.inputs import read_all
from replylint.items import Item
from replylint.model import SEVERITIES, Report
from replylint.reporters.about import About, located

PROGRESS_FROM = 200
"""A bar is shown only where there are at least so many drafts."""
RUN = 4096
"""So many drafts at most are handed to the workers at once."""


def run(arguments: argparse.Namespace) -> int:
    """Lint everything, print what is found, and return the exit status."""
    linters = Linters(arguments)
    summary, failed, bad = Summary(), False, False
    with Outputs(arguments) as outputs, _progress(arguments, outputs.streams) as step:
        for item, outcome in _outcomes(linters, arguments):
            step()
            if isinstance(outcome, Problem):
                bad = True
                outputs.problem(outcome)
                continue
            assert item is not None
            summary.add(outcome, item.name)
            fault = fails(outcome, linters.config(item.path), arguments.fail_on)
            failed = failed or fault
            about = About(item.origin, fault)
            outputs.report(item.name, located(outcome, about), about)
        outputs.finish(summary)
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
    items = read_all(arguments.arguments, given_of(arguments), linters.reading)
    jobs = arguments.jobs or 1
    if jobs > 1:
        yield from _parallel(linters, items, jobs)
        return
    for item in items:
        if isinstance(item, Problem):
            yield None, item
            continue
        outcome = lint_item(linters, item)
        if isinstance(outcome, Report):
            yield item, outcome
        else:
            yield from ((None, problem) for problem in outcome)


def lint_item(linters: Linters, item: Item) -> Report | tuple[Problem, ...]:
    """Lint one draft, or return what keeps it from being linted.

    A name that does not exist in its own fields is a problem of that draft alone; what is wrong with the
    rules or the configuration is returned with the first draft that needs them, and nothing with the others.
    """
    try:
        linters.linter(item.path)
    except PackError as error:
        return linters.unsaid(error)
    try:
        return linters.lint(item.path, item.draft)
    except ConfigError as error:
        return (Problem(item.name, 0, 0, "; ".join(f"{p.path}: {p.message}" for p in error.problems)),)
    except PackError as error:
        return linters.unsaid(error)


def _parallel(
    linters: Linters, items: Iterator[Item | Problem], jobs: int
) -> Iterator[tuple[Item | None, Report | Problem]]:
    """Lint in several processes, in runs of one linter; the order of the input is kept."""
    run: list[Item] = []

    def flush() -> Iterator[tuple[Item | None, Report | Problem]]:
        if run:
            linter = linters.linter(run[0].path)
            reports = linter.lint_many((i.draft for i in run), workers=jobs)
            yield from zip(run, reports, strict=True)
            run.clear()

    for item in items:
        problems = (item,) if isinstance(item, Problem) else _problems(linters, item)
        if isinstance(item, Problem) or problems is not None:
            yield from flush()
            yield from ((None, problem) for problem in problems or ())
            continue
        if run and linters.linter(item.path) is not linters.linter(run[0].path):
            yield from flush()
        run.append(item)
        if len(run) >= RUN:
            yield from flush()
    yield from flush()


def _problems(linters: Linters, item: Item) -> tuple[Problem, ...] | None:
    """Return what keeps a draft from being handed to a worker, or None: names in its fields, broken rules."""
    outcome = lint_item(linters, replace(item, draft=replace(item.draft, reply=".", customer=None)))
    return None if isinstance(outcome, Report) else outcome


def _progress(arguments: argparse.Namespace, streams: bool) -> Any:
    """Return a bar on long work at a terminal, unless reports are printed there meanwhile."""
    silent = arguments.quiet or not streams or not sys.stdout.isatty()
    if not (sys.stderr.isatty() and silent):
        return nullcontext(lambda: None)
    from replylint.cli.progress import bar

    return bar(PROGRESS_FROM)
