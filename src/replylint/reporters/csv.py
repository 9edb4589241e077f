"""The reporter `csv`: a table for a spreadsheet, as RFC 4180 has it."""

from __future__ import annotations

import argparse
import csv
from io import TextIOWrapper
from typing import TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Finding, Report
from replylint.reporters.about import WHOLE, About, path_of

COLUMNS = (
    "path", "draft", "line", "column", "severity", "rule", "category", "confidence", "score", "language",
    "text", "message", "suggestion", "safe",
)  # fmt: skip
_FORMULA = "=+-@＝＋－＠\t\r\n"
"""A cell that begins with one of these may be run (https://owasp.org/www-community/attacks/CSV_Injection)."""


class CsvReporter:
    """One row a finding, as it is made, below a header.

    A cell that a spreadsheet could take for a formula begins with `'`. What can't be read goes to standard error.
    """

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        if isinstance(out, TextIOWrapper):
            out.reconfigure(newline="")  # rows end in CR LF, whatever the system's lines end in
        self.writer = csv.writer(out, lineterminator="\r\n")
        self.writer.writerow(COLUMNS)

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        path = path_of(name, about)
        draft = "" if report.draft.id in (None, name) and not about.origin else report.draft.id or ""
        for finding in report:
            self.writer.writerow(_row(path, draft, report, finding))

    def problem(self, problem: Problem) -> None:
        """Nothing: see the class."""

    def finish(self, summary: Summary) -> None:
        """Nothing: the rows are all there is."""


def _row(path: str, draft: str, report: Report, finding: Finding) -> list[object]:
    offer = next(iter(finding.suggestions), None)
    return [
        _harmless(path), _harmless(draft), finding.line, finding.column, finding.severity, finding.rule,
        finding.category, finding.confidence, round(report.score, 2), report.language,
        _harmless(finding.text), _harmless(finding.message),
        _harmless(offer.text) if offer else "", ("yes" if offer.safe else "no") if offer else "",
    ]  # fmt: skip


def _harmless(text: str) -> str:
    risky = text[:1] in set(_FORMULA) or text.lstrip()[:1] in set(_FORMULA)
    return f"'{text}" if risky else text
