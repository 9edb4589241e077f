"""The reporter `github`: workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

import argparse
from typing import TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Finding, Report
from replylint.reporters.about import WHOLE, About, path_of, place_of, region_of

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_MESSAGE = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = _MESSAGE | {ord(":"): "%3A", ord(","): "%2C"}


class GithubReporter:
    """One workflow command a finding, as it is made: `error`, `warning`, or `notice` for what is info."""

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out = out

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        path = path_of(name, about)
        for finding in report:
            where = region_of(report.draft.reply, finding.span, about)
            place: dict[str, object] = {"file": path, "line": where.line, "endLine": where.end_line}
            place["col"] = where.column
            if where.line == where.end_line:  # the end of a column is for one line alone
                place["endColumn"] = where.end_column
            self._command(COMMANDS[finding.severity], {**place, "title": finding.rule}, _message(finding))

    def problem(self, problem: Problem) -> None:
        path, line, column = place_of(problem)
        place: dict[str, object] = {"file": path}
        if line:
            place |= {"line": line, "col": max(1, column)}
        self._command("error", {**place, "title": "replylint"}, str(problem))

    def finish(self, summary: Summary) -> None:
        self.out.flush()

    def _command(self, name: str, properties: dict[str, object], message: str) -> None:
        given = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
        self.out.write(f"::{name} {given}::{message.translate(_MESSAGE)}\n")


def _message(finding: Finding) -> str:
    offers = [suggestion.text for suggestion in finding.suggestions if suggestion.text]
    return f"{finding.message}\n{'Instead: ' + offers[0] if offers else finding.instead}"
