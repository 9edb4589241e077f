"""Reports as plain data, for JSON. `SCHEMA_VERSION` rises when a key changes its meaning or goes away."""

from __future__ import annotations

from typing import Any

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Finding, Report, Span, Suggestion
from replylint.reporters.about import WHOLE, About, span_of

SCHEMA_VERSION = 1


def plain_report(name: str, report: Report, about: About) -> dict[str, Any]:
    """Return a report as JSON has it; spans are characters of the draft, lines and columns those of its file."""
    origin = about.origin
    return {
        "name": name,
        "id": report.draft.id,
        "record": {"number": origin.record, "field": origin.field} if origin else None,
        "language": report.language,
        "language_note": report.language_note,
        "culture": report.culture,
        "channel": report.channel,
        "register": report.register,
        "score": round(report.score, 2),
        "categories": {
            key: {"score": round(value.score, 2), "findings": value.findings}
            for key, value in report.categories.items()
        },
        "findings": [plain_finding(finding, about) for finding in report],
        "suppressed": len(report.suppressed),
    }


def plain_finding(finding: Finding, about: About = WHOLE) -> dict[str, Any]:
    """Return a finding as JSON has it."""
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "span": _span(finding.span),
        "file_span": _span(span_of(finding.span, about)),
        "line": finding.line,
        "column": finding.column,
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "instead": finding.instead,
        "suggestions": [_suggestion(suggestion) for suggestion in finding.suggestions],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "text": suggestion.text,
        "safe": suggestion.safe,
        "blanks": suggestion.blanks,
        "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in suggestion.edits],
    }


def plain_problem(problem: Problem) -> dict[str, Any]:
    """Return a problem as JSON has it."""
    return {"path": problem.path, "line": problem.line, "column": problem.column, "message": problem.message}


def plain_summary(summary: Summary) -> dict[str, Any]:
    """Return the summary of a batch as JSON has it."""
    return {
        "drafts": summary.drafts,
        "clean": summary.clean,
        "findings": summary.findings,
        "mean_score": summary.mean,
        "worst_score": None if summary.worst_score is None else round(summary.worst_score, 2),
        "worst": summary.worst,
        "by_rule": dict(summary.by_rule.most_common()),
        "by_severity": dict(summary.by_severity),
    }
