"""The reporter `text`: what a support lead reads at a terminal."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from typing import TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Finding, Report, Suggestion
from replylint.reporters.about import WHOLE, About
from replylint.reporters.excerpt import Piece, excerpt, printable
from replylint.reporters.style import Styler, wants_color

SHOWN_SUGGESTIONS = 2


class TextReporter:
    """Prints each draft's findings with an excerpt, and the summary at the end."""

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out, self.quiet = out, arguments.quiet
        self.style = Styler(wants_color(out, arguments.color))
        self.width = max(40, min(shutil.get_terminal_size((100, 24)).columns, 120))

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        doubt = report.language_note and not report.language_note.startswith("detected")
        if self.quiet or not (report.findings or doubt):
            return
        paint = self.style
        tone = "good" if report.score >= 80 else "middling" if report.score >= 50 else "bad"
        profile = f"{report.language}, {report.culture}, {report.channel}"
        score = paint(f"{report.score:.0f}/100", tone)
        called = f" ({report.draft.id})" if report.draft.id not in (None, name) else ""  # such as a macro's title
        self._print(f"{paint(printable(name + called), 'name')}  {score}  {paint(profile, 'dim')}")
        if doubt:
            self._print(paint(f"  language: {report.language_note}", "dim"))
        for finding in report:
            self._finding(finding, report.draft.reply)
        self._print("")

    def _finding(self, finding: Finding, source: str) -> None:
        paint = self.style
        place = f"{finding.line}:{finding.column}"
        head = f"  {place:>6}  {paint(f'{finding.severity:7}', finding.severity)}  {paint(finding.rule, 'rule')}"
        self._print(head)
        for line in self._wrapped(finding.message):
            self._print(f"          {line}")
        for row in excerpt(source, finding.span, finding.line, self.width - 4):
            self._print("    " + self._painted(row, finding.severity))
        shown = [s for s in finding.suggestions if s.text or s.edits][:SHOWN_SUGGESTIONS]
        for suggestion in shown:
            self._print(f"          {paint('→', 'good')} {self._offer(suggestion, source[finding.span.end :][:100])}")
        if not shown:
            for line in self._wrapped(finding.instead):
                self._print(paint(f"          {line}", "dim"))

    def _offer(self, suggestion: Suggestion, after: str) -> str:
        if not suggestion.text or _repeats(suggestion.text, after):
            return self.style("leave it out", "good") + (self.style("  (safe)", "dim") if suggestion.safe else "")
        note = "  (safe)" if suggestion.safe else "  (fill in the brackets)" if suggestion.blanks else ""
        shown = f"\n{' ' * 12}".join(self.style(printable(line), "good") for line in suggestion.text.split("\n"))
        return f"{shown}{self.style(note, 'dim')}"

    def _painted(self, row: list[Piece], severity: str) -> str:
        styles = {"gutter": "dim", "mark": severity, "plain": "plain", "hit": severity}
        return "".join(self.style(piece.text, styles[piece.kind]) for piece in row).rstrip()

    def _wrapped(self, text: str) -> list[str]:
        from textwrap import wrap

        return wrap(printable(text), self.width - 12) or [""]

    def problem(self, problem: Problem) -> None:
        self.out.flush()
        print(self.style(str(problem), "error" if sys.stderr.isatty() else "plain"), file=sys.stderr)

    def finish(self, summary: Summary) -> None:
        paint = self.style
        if not summary.drafts:
            return
        counts = ", ".join(
            f"{summary.by_severity[name]} {name}{'s' if summary.by_severity[name] != 1 and name != 'info' else ''}"
            for name in ("error", "warning", "info")
            if summary.by_severity[name]
        )
        drafts = f"{summary.drafts} draft{'s' if summary.drafts != 1 else ''}"
        self._print(paint(f"{drafts}, {summary.clean} without findings; {counts or 'nothing found'}", "name"))
        if summary.findings and summary.drafts > 1:
            self._print(f"mean score {summary.mean:.0f}, lowest {summary.worst_score:.0f} ({summary.worst})")
            for rule, count in summary.by_rule.most_common():
                self._print(f"  {count:5}  {rule}")

    def _print(self, line: str) -> None:
        self.out.write(line + "\n")


def _repeats(text: str, after: str) -> bool:
    """Whether a suggestion is only the next word, which now begins the sentence: "Sadly, the" becomes "The"."""
    following = re.match(r"\W*(\w\S*)", after)
    return following is not None and text[:1].isupper() and following[1].casefold() == text.casefold()
