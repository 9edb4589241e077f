"""The reporter `sarif`: SARIF 2.1.0, which GitHub code scanning and editors read.

The format is that of https://docs.oasis-open.org/sarif/sarif/v2.1.0/; names of its sections stand beside
what is not obvious.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Edit, Finding, Report, Span, Suggestion
from replylint.reporters.about import WHOLE, About, edits_of, file_region, path_of, place_of, span_of
from replylint.reporters.fingerprint import Fingerprints
from replylint.version import __version__

SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
FINGERPRINT = "replylint/v1"


class SarifReporter:
    """One SARIF 2.1.0 log with all findings, their rules, and the fixes that suggestions offer.

    A draft in a file of records has its place in that file, and its title as a logical location.
    """

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out = out
        self.rules: dict[str, dict[str, Any]] = {}
        self.index: dict[str, int] = {}
        self.results: list[dict[str, Any]] = []
        self.notices: list[dict[str, Any]] = []
        self.fingerprints = Fingerprints()

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        artifact = _artifact(path_of(name, about))
        marks = self.fingerprints.of(name, report, about)
        for finding, mark in zip(report, marks, strict=True):
            result = self._result(finding, artifact, report, about)
            self.results.append(result | {"partialFingerprints": {FINGERPRINT: mark}})

    def _result(self, finding: Finding, artifact: dict[str, Any], report: Report, about: About) -> dict[str, Any]:
        if finding.rule not in self.rules:
            self.index[finding.rule] = len(self.rules)
            self.rules[finding.rule] = _rule(finding)
        source, draft = report.draft.reply, report.draft.id
        location: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": artifact,
                "region": _region(source, span_of(finding.span, about), about),
            }
        }
        if about.origin and draft:
            location["logicalLocations"] = [{"name": draft, "kind": "member"}]
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self.index[finding.rule],
            "level": LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [location],
            "properties": {"confidence": finding.confidence, "language": report.language, "text": finding.text},
        }
        offers = ((suggestion, edits_of(suggestion, about)) for suggestion in finding.suggestions)
        fixes = [_fix(suggestion, edits, artifact, source, about) for suggestion, edits in offers if edits]
        return result | ({"fixes": fixes} if fixes else {})

    def problem(self, problem: Problem) -> None:
        path, line, column = place_of(problem)
        place: dict[str, Any] = {"artifactLocation": _artifact(path)}
        if line:
            place["region"] = {"startLine": line, "startColumn": max(1, column)}
        self.notices.append(
            {"level": "error", "message": {"text": str(problem)}, "locations": [{"physicalLocation": place}]}
        )

    def finish(self, summary: Summary) -> None:
        invocation: dict[str, Any] = {"executionSuccessful": not self.notices}
        if self.notices:
            invocation["toolExecutionNotifications"] = self.notices
        driver = {"name": "replylint", "version": __version__, "rules": list(self.rules.values())}
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "results": self.results,
        }
        json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, self.out, ensure_ascii=False, indent=2)
        self.out.write("\n")


def _rule(finding: Finding) -> dict[str, Any]:
    """Return what a log says of a rule (§3.49); the level of a result may differ, as severities do by path."""
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.rule.replace("/", ": ").replace("-", " ")},
        "fullDescription": {"text": finding.why},
        "help": {
            "text": f"Why: {finding.why}\nInstead: {finding.instead}",
            "markdown": f"**Why:** {finding.why}\n\n**Instead:** {finding.instead}",
        },
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"category": finding.category, "tags": [finding.category]},
    }


def _artifact(path: str) -> dict[str, Any]:
    """Return where a file is (§3.4): from the root of the source, or wholly where it is elsewhere."""
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(path, errors="replace"), "uriBaseId": "%SRCROOT%"}


def _region(source: str, span: Span, about: About) -> dict[str, int]:
    """Return a range of the file as a region (§3.30)."""
    where = file_region(source, span, about)
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _fix(
    suggestion: Suggestion, edits: list[Edit], artifact: dict[str, Any], source: str, about: About
) -> dict[str, Any]:
    """Return a suggestion as a fix (§3.55); `safe` and `blanks` say whether it may be applied unseen."""
    replacements = [
        {"deletedRegion": _region(source, edit.span, about), "insertedContent": {"text": edit.text}} for edit in edits
    ]
    return {
        "description": {"text": suggestion.text or "Leave it out."},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safe": suggestion.safe, "blanks": suggestion.blanks},
    }
