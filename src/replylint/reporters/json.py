"""The reporters `json` (one object at the end) and `jsonl` (one line a draft, as it is made)."""

from __future__ import annotations

import argparse
import json
from typing import Any, TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Report
from replylint.reporters.plain import SCHEMA_VERSION, plain_problem, plain_report, plain_summary
from replylint.version import __version__


class JsonReporter:
    """One JSON object with all drafts, problems and the summary."""

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out, self.quiet = out, arguments.quiet
        self.drafts: list[dict[str, Any]] = []
        self.problems: list[dict[str, Any]] = []

    def report(self, name: str, report: Report) -> None:
        if not self.quiet:
            self.drafts.append(plain_report(name, report))

    def problem(self, problem: Problem) -> None:
        self.problems.append(plain_problem(problem))

    def finish(self, summary: Summary) -> None:
        whole = {
            "schema_version": SCHEMA_VERSION,
            "replylint": __version__,
            "drafts": self.drafts,
            "problems": self.problems,
            "summary": plain_summary(summary),
        }
        json.dump(whole, self.out, ensure_ascii=False, indent=2)
        self.out.write("\n")


class JsonLinesReporter:
    """One line a draft or problem, as it is made, and the summary in the last line."""

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out, self.quiet = out, arguments.quiet

    def _line(self, kind: str, data: dict[str, Any]) -> None:
        json.dump({"schema_version": SCHEMA_VERSION, "type": kind, **data}, self.out, ensure_ascii=False)
        self.out.write("\n")

    def report(self, name: str, report: Report) -> None:
        if not self.quiet:
            self._line("draft", plain_report(name, report))

    def problem(self, problem: Problem) -> None:
        self._line("problem", plain_problem(problem))

    def finish(self, summary: Summary) -> None:
        self._line("summary", plain_summary(summary))
