"""The reporter `gitlab`: a code quality report, which GitLab shows in a merge request."""

from __future__ import annotations

import argparse
import json
from typing import Any, TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Report
from replylint.reporters.about import WHOLE, About, path_of, region_of
from replylint.reporters.fingerprint import Fingerprints

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class GitlabReporter:
    """One JSON list of findings, each with a fingerprint by which GitLab knows it again.

    It has no place for what can't be read; that goes to standard error.
    """

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out = out
        self.issues: list[dict[str, Any]] = []
        self.fingerprints = Fingerprints()

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        path = path_of(name, about)
        for finding, mark in zip(report, self.fingerprints.of(name, report, about), strict=True):
            where = region_of(report.draft.reply, finding.span, about)
            self.issues.append(
                {
                    "description": finding.message,
                    "check_name": finding.rule,
                    "fingerprint": mark,
                    "severity": SEVERITIES[finding.severity],
                    "location": {"path": path, "lines": {"begin": where.line, "end": where.end_line}},
                }
            )

    def problem(self, problem: Problem) -> None:
        """Nothing: see the class."""

    def finish(self, summary: Summary) -> None:
        json.dump(self.issues, self.out, ensure_ascii=False, indent=2)
        self.out.write("\n")
