"""`replylint check`: lint drafts and report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from replylint.baseline import Baseline, read_baseline
from replylint.batch import Summary
from replylint.changes import Changes
from replylint.cli.lintall import lint_all
from replylint.cli.main import BAD, CLEAN, FOUND
from replylint.cli.outputs import Outputs
from replylint.cli.setup import Linters, given_of
from replylint.config import Config
from replylint.errors import Problem
from replylint.inputs import read_all
from replylint.items import Item
from replylint.model import Report, reaches
from replylint.reporters.about import About, located, region_of
from replylint.resultcache import ResultCache

PROGRESS_FROM = 200
"""A bar is shown only where there are at least so many drafts."""


def run(arguments: argparse.Namespace) -> int:
    """Lint everything, print what is found, and return the exit status."""
    linters = Linters(arguments)
    summary, failed, bad = Summary(), False, False
    changes = Changes(arguments.changed_since, Path.cwd()) if arguments.changed_since else None
    baseline = _baseline(linters, arguments)
    with (
        Outputs(arguments) as outputs,
        _progress(arguments, outputs.streams) as step,
        ResultCache(linters.cache_folder) as cache,
    ):
        for item, outcome in reports(linters, arguments, cache, changes):
            step()
            if isinstance(outcome, Problem):
                bad = True
                outputs.problem(outcome)
                continue
            assert item is not None
            about = About(item.origin)
            linter, report = linters.linter(item.path), outcome
            if baseline is not None:
                report = linter.keep(report, baseline.new(item.name, report, about))
            summary.add(report, item.name)
            fault = fails(report, linters.config(item.path), arguments.fail_on)
            failed = failed or fault
            outputs.report(item.name, report, About(item.origin, fault))
        outputs.finish(summary)
    _tell_resolved(baseline)
    if bad:
        return BAD
    return FOUND if failed else CLEAN


def reports(
    linters: Linters, arguments: argparse.Namespace, cache: ResultCache, changes: Changes | None
) -> Iterator[tuple[Item | None, Report | Problem]]:
    """Yield each draft with its report, whose findings have their place in the file, or a problem."""
    items = read_all(arguments.arguments, given_of(arguments), linters.reading)
    wanted = items if changes is None else _changed(items, changes)
    for item, outcome in lint_all(linters, wanted, cache, arguments.jobs or 1):
        if isinstance(outcome, Problem) or item is None:
            yield item, outcome
            continue
        report = located(outcome, About(item.origin))
        if changes is not None and item.origin is None:
            report = _on_changed_lines(linters, item, report, changes)
        yield item, report


def fails(report: Report, config: Config, fail_on: str | None) -> bool:
    """Whether a report is bad enough to fail."""
    if config.min_score is not None and report.score < config.min_score:
        return True
    return reaches(report.worst, fail_on or config.fail_on)


def _changed(items: Iterable[Item | Problem], changes: Changes) -> Iterator[Item | Problem]:
    """Yield what has changed: texts in files of records with a changed line, other files with any."""
    for item in items:
        if isinstance(item, Problem) or changes.touches(item.path, *_lines(item)):
            yield item


def _lines(item: Item) -> tuple[int, int]:
    if item.origin is None:
        return 1, sys.maxsize
    page, text = item.origin.page, item.origin.text
    return page.place(text.start)[0], page.place(max(text.start, text.end - 1))[0]


def _on_changed_lines(linters: Linters, item: Item, report: Report, changes: Changes) -> Report:
    """Return the findings on changed lines; one of something that is missing stands where it belongs."""
    regions = ((finding, region_of(item.draft.reply, finding.span)) for finding in report)
    kept = [finding for finding, where in regions if changes.touches(item.path, where.line, where.end_line)]
    return linters.linter(item.path).keep(report, kept)


def _baseline(linters: Linters, arguments: argparse.Namespace) -> Baseline | None:
    path = linters.baseline_path(arguments.baseline)
    return None if path is None else Baseline(read_baseline(path))


def _tell_resolved(baseline: Baseline | None) -> None:
    count = len(baseline.resolved()) if baseline else 0
    if count:
        found = f"{count} finding{'s' if count != 1 else ''} of the baseline {'are' if count != 1 else 'is'} resolved"
        print(f"{found}; replylint baseline --prune takes them out", file=sys.stderr)


def _progress(arguments: argparse.Namespace, streams: bool) -> Any:
    """Return a bar on long work at a terminal, unless reports are printed there meanwhile."""
    silent = arguments.quiet or not streams or not sys.stdout.isatty()
    if not (sys.stderr.isatty() and silent):
        return nullcontext(lambda: None)
    from replylint.cli.progress import bar

    return bar(PROGRESS_FROM)
