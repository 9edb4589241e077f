"""Lint a batch: one after another or in several processes, with what is known from earlier runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from replylint.cli.setup import Linters
from replylint.errors import ConfigError, PackError, Problem
from replylint.items import Item
from replylint.model import Report
from replylint.resultcache import ResultCache

RUN = 4096
"""So many drafts at most are handed to the workers at once."""
Outcome = tuple[Item | None, Report | Problem]


def lint_all(linters: Linters, items: Iterable[Item | Problem], cache: ResultCache, jobs: int) -> Iterator[Outcome]:
    """Yield each draft with its report, or a problem, in the order of the input."""
    if jobs > 1:
        yield from _Parallel(linters, cache, jobs).outcomes(items)
        return
    for item in items:
        if isinstance(item, Problem):
            yield None, item
            continue
        known = _known(linters, item, cache)
        outcome = known or lint_item(linters, item)
        if not isinstance(outcome, Report):
            yield from ((None, problem) for problem in outcome)
            continue
        if known is None:
            _keep(linters, item, outcome, cache)
        yield item, outcome


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


def _known(linters: Linters, item: Item, cache: ResultCache) -> Report | None:
    try:
        return cache.get(linters.linter(item.path), item.draft) if item.path else None
    except PackError:
        return None  # told when it is linted


def _keep(linters: Linters, item: Item, report: Report, cache: ResultCache) -> None:
    """Remember the result of a template or a file; replies in their thousands, or from standard input, are not kept."""
    if item.path and (item.origin is None or report.draft.kind == "template"):
        cache.put(linters.linter(item.path), item.draft, report)


class _Parallel:
    """Lints in several processes, in runs of one linter."""

    def __init__(self, linters: Linters, cache: ResultCache, jobs: int) -> None:
        self._linters, self._cache, self._jobs = linters, cache, jobs
        self._run: list[tuple[Item, Report | None]] = []

    def outcomes(self, items: Iterable[Item | Problem]) -> Iterator[Outcome]:
        for item in items:
            known = None if isinstance(item, Problem) else _known(self._linters, item, self._cache)
            problems = (item,) if isinstance(item, Problem) else () if known else self._problems(item)
            if isinstance(item, Problem) or problems:
                yield from self._flush()
                yield from ((None, problem) for problem in problems)
                continue
            linter = self._linters.linter(item.path)
            if self._run and linter is not self._linters.linter(self._run[0][0].path):
                yield from self._flush()
            self._run.append((item, known))
            if len(self._run) >= RUN:
                yield from self._flush()
        yield from self._flush()

    def _flush(self) -> Iterator[Outcome]:
        if not self._run:
            return
        linter = self._linters.linter(self._run[0][0].path)
        fresh = linter.lint_many((i.draft for i, known in self._run if known is None), workers=self._jobs)
        for item, known in self._run:
            report = next(fresh) if known is None else known
            if known is None:
                _keep(self._linters, item, report, self._cache)
            yield item, report
        self._run.clear()

    def _problems(self, item: Item) -> tuple[Problem, ...]:
        """Return what keeps a draft from being handed to a worker: names in its fields, broken rules."""
        tried = lint_item(self._linters, replace(item, draft=replace(item.draft, reply=".", customer=None)))
        return () if isinstance(tried, Report) else tried or (Problem(item.name, 0, 0, "not linted"),)
