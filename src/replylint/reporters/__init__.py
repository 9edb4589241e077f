"""The reporters: one file each. To add one, write its file and name it here and in `FORMATS` of the options."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Protocol, TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Report
from replylint.reporters.about import WHOLE, About
from replylint.reporters.csv import CsvReporter
from replylint.reporters.github import GithubReporter
from replylint.reporters.gitlab import GitlabReporter
from replylint.reporters.json import JsonReporter
from replylint.reporters.jsonl import JsonLinesReporter
from replylint.reporters.junit import JunitReporter
from replylint.reporters.markdown import MarkdownReporter
from replylint.reporters.sarif import SarifReporter
from replylint.reporters.text import TextReporter


class Reporter(Protocol):
    """Gets each report as it is made, and the summary at the end."""

    def report(self, name: str, report: Report, about: About = WHOLE) -> None: ...

    def problem(self, problem: Problem) -> None: ...

    def finish(self, summary: Summary) -> None: ...


REPORTERS: dict[str, Callable[[TextIO, argparse.Namespace], Reporter]] = {
    "text": TextReporter,
    "json": JsonReporter,
    "jsonl": JsonLinesReporter,
    "sarif": SarifReporter,
    "github": GithubReporter,
    "gitlab": GitlabReporter,
    "junit": JunitReporter,
    "markdown": MarkdownReporter,
    "csv": CsvReporter,
}
