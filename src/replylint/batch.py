"""Lint many drafts, and sum up what was found."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from replylint.errors import InputError
from replylint.model import Draft, Report

if TYPE_CHECKING:
    from replylint.linter import Linter

CHUNK = 64
AHEAD = 4


@dataclass(slots=True)
class Summary:
    """What a batch looks like: how many drafts, their scores, and which rules found how much."""

    drafts: int = 0
    clean: int = 0
    total: float = 0.0
    findings: int = 0
    worst_score: float | None = None
    worst: str | None = None
    """The id of the draft with the lowest score."""
    by_rule: Counter[str] = field(default_factory=Counter)
    by_severity: Counter[str] = field(default_factory=Counter)

    @property
    def mean(self) -> float | None:
        """The mean score, or None without any draft."""
        return round(self.total / self.drafts, 2) if self.drafts else None

    def add(self, report: Report, name: str | None = None) -> None:
        """Count one report in.

        Args:
            name: what to call the draft; its own id where it is not given.
        """
        self.drafts += 1
        self.clean += not report.findings
        self.total += report.score
        self.findings += len(report.findings)
        for finding in report:
            self.by_rule[finding.rule] += 1
            self.by_severity[finding.severity] += 1
        if self.worst_score is None or report.score < self.worst_score:
            self.worst_score, self.worst = report.score, name or report.draft.id


def lint_many(linter: Linter, drafts: Iterable[Draft], *, workers: int = 1) -> Iterator[Report]:
    """Yield the report of each draft, in order; memory does not grow with their number."""
    if workers < 1:
        raise InputError(f"workers is 1 or more, not {workers}")
    source = _checked(drafts)
    if workers == 1:
        yield from map(linter.lint_draft, source)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Report]]] = deque()
        while True:
            while len(waiting) < workers * AHEAD and (chunk := list(islice(source, CHUNK))):
                waiting.append(pool.submit(_lint_chunk, linter, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _checked(drafts: Iterable[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        if not isinstance(draft, Draft):
            raise InputError(f"lint_many takes drafts, such as Draft(text), not {type(draft).__name__}")
        yield draft


def _lint_chunk(linter: Linter, drafts: list[Draft]) -> list[Report]:
    return [linter.lint_draft(draft) for draft in drafts]
