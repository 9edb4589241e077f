"""The reporter `jsonl`: one line a draft, as it is made."""

from __future__ import annotations

import argparse
import json
from typing import Any, TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Report
from replylint.reporters.about import WHOLE, About
from replylint.reporters.plain import SCHEMA_VERSION, plain_problem, plain_report, plain_summary


class JsonLinesReporter:
    """One line a draft or problem, as it is made, and the summary in the last line."""

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out, self.quiet = out, arguments.quiet

    def _line(self, kind: str, data: dict[str, Any]) -> None:
        json.dump({"schema_version": SCHEMA_VERSION, "type": kind, **data}, self.out, ensure_ascii=False)
        self.out.write("\n")
        self.out.flush()  # whoever reads a pipe gets each line when it is made

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        if not self.quiet:
            self._line("draft", plain_report(name, report, about))

    def problem(self, problem: Problem) -> None:
        self._line("problem", plain_problem(problem))

    def finish(self, summary: Summary) -> None:
        self._line("summary", plain_summary(summary))
