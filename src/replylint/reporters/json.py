"""The reporter `json`: one object at the end."""

from __future__ import annotations

import argparse
import json
from typing import Any, TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Report
from replylint.reporters.about import WHOLE, About
from replylint.reporters.plain import SCHEMA_VERSION, plain_problem, plain_report, plain_summary
from replylint.version import __version__


class JsonReporter:
    """One JSON object with all drafts, problems and the summary."""

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out, self.quiet = out, arguments.quiet
        self.drafts: list[dict[str, Any]] = []
        self.problems: list[dict[str, Any]] = []

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        if not self.quiet:
            self.drafts.append(plain_report(name, report, about))

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
