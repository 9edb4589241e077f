"""`replylint baseline`: record today's findings, so that only new ones fail."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from replylint.baseline import NAME, Baseline, read_baseline, write_baseline
from replylint.cli.check import reports
from replylint.cli.main import BAD, CLEAN
from replylint.cli.setup import Linters
from replylint.errors import ConfigError, InputError, Problem, reason_of
from replylint.reporters.about import About
from replylint.resultcache import ResultCache


def run(arguments: argparse.Namespace) -> int:
    """Record the findings of all drafts, or with --prune take out those that are resolved."""
    linters = Linters(arguments)
    path = linters.baseline_path(arguments.baseline) or Path(NAME)
    baseline = Baseline(read_baseline(path) if path.exists() else {})
    before, bad = set(baseline.entries), False
    with ResultCache(linters.cache_folder) as cache:
        for item, outcome in reports(linters, arguments, cache, None):
            if isinstance(outcome, Problem) or item is None:
                bad = True
                print(outcome, file=sys.stderr)
            else:
                baseline.new(item.name, outcome, About(item.origin))
    entries = baseline.recorded(prune=arguments.prune)
    try:
        write_baseline(path, entries)
    except (InputError, OSError) as error:
        raise ConfigError([Problem(str(path), 0, 0, f"not written: {reason_of(error)}")]) from None
    added, gone = len(set(entries) - before), len(before - set(entries))
    shown = f"{len(entries)} finding{'s' if len(entries) != 1 else ''}"
    print(f"{path}: {shown}; {added} added, {gone} resolved and taken out")
    return BAD if bad else CLEAN
