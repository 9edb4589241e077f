"""The reporters: one file each. To add one, write its file and name it here and in the `--format` option."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Protocol, TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Report
from replylint.reporters.json import JsonLinesReporter, JsonReporter
from replylint.reporters.text import TextReporter


class Reporter(Protocol):
    """Gets each report as it is made, and the summary at the end."""

    def report(self, name: str, report: Report) -> None: ...

    def problem(self, problem: Problem) -> None: ...

    def finish(self, summary: Summary) -> None: ...


REPORTERS: dict[str, Callable[[TextIO, argparse.Namespace], Reporter]] = {
    "text": TextReporter,
    "json": JsonReporter,
    "jsonl": JsonLinesReporter,
}
