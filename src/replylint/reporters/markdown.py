"""The reporter `markdown`: a summary for a pull request or a job's page."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from typing import TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import SEVERITIES, Finding, Report, Severity
from replylint.reporters.about import WHOLE, About, path_of

MOST_ROWS = 50
MOST_FINDINGS = 20
"""A comment on GitHub holds 65,536 characters."""
MOST_CHARACTERS = 300
_SPECIAL = re.compile(r"([\\`*_\[\]{}()<>#+!|~&$])")


@dataclass(frozen=True, slots=True)
class Row:
    """One draft with findings."""

    name: str
    score: float
    counts: dict[Severity, int]


class MarkdownReporter:
    """The counts, a table of the drafts with findings, and the gravest findings; the worst come first."""

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out, self.quiet = out, arguments.quiet
        self.rows: list[Row] = []
        self.gravest: list[tuple[tuple[int, float], str]] = []
        self.problems: list[Problem] = []

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        if not report.findings:
            return
        path = path_of(name, about)
        shown = f"{path} ({report.draft.id})" if about.origin and report.draft.id not in (None, name) else path
        counts = {severity: sum(f.severity == severity for f in report) for severity in SEVERITIES}
        self.rows.append(Row(shown, report.score, counts))
        found = [(_weight(f), _item(shown, f)) for f in report]
        self.gravest = sorted(self.gravest + found, key=lambda pair: pair[0])[:MOST_FINDINGS]

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)

    def finish(self, summary: Summary) -> None:
        self.out.write(f"## replylint\n\n{_counts(summary)}\n")
        if self.rows and not self.quiet:
            self._table()
            self.out.write("\n### The gravest findings\n\n" + "".join(item for _, item in self.gravest))
            left = summary.findings - len(self.gravest)
            self.out.write(f"\n… and {left} more.\n" if left > 0 else "")
        if self.problems:
            lines = "".join(f"- {escape(str(problem))}\n" for problem in self.problems)
            self.out.write(f"\n### Could not be read\n\n{lines}")

    def _table(self) -> None:
        self.out.write("\n| draft | score | errors | warnings | info |\n|---|--:|--:|--:|--:|\n")
        rows = sorted(self.rows, key=lambda row: (row.score, row.name))
        for row in rows[:MOST_ROWS]:
            counts = " | ".join(str(row.counts[severity]) for severity in reversed(SEVERITIES))
            self.out.write(f"| {escape(row.name)} | {row.score:.0f} | {counts} |\n")
        if len(rows) > MOST_ROWS:
            self.out.write(f"\n… and {len(rows) - MOST_ROWS} more drafts with findings.\n")


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, in one line: no markup, no table cell ends, nobody is called."""
    text = " ".join(text.split())
    text = text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + "…"
    return _SPECIAL.sub(r"\\\1", text).replace("@", "@<!-- -->").replace("://", ":<!-- -->//")


def _weight(finding: Finding) -> tuple[int, float]:
    return -SEVERITIES.index(finding.severity), -finding.confidence


def _item(name: str, finding: Finding) -> str:
    place = f"{name}:{finding.line}:{finding.column}"
    return f"- {escape(place)}: **{finding.severity}** {escape(finding.rule)}: {escape(finding.message)}\n"


def _counts(summary: Summary) -> str:
    if not summary.drafts:
        return "No draft was checked."
    counts = ((severity, summary.by_severity[severity]) for severity in reversed(SEVERITIES))
    found = ", ".join(f"{n} {name}{'s' if n != 1 and name != 'info' else ''}" for name, n in counts if n)
    drafts = f"{summary.drafts} draft{'s' if summary.drafts != 1 else ''}"
    return f"{drafts}, {summary.clean} without findings; {found or 'nothing found'}. Mean score {summary.mean:.0f}."
