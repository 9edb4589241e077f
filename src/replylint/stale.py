"""Findings of directives that do nothing, or no longer: they are known only when all else is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from replylint.checks.base import Match
from replylint.checks.suppression import silent
from replylint.model import Finding, Span
from replylint.plan import ActiveRule, Plan
from replylint.stamp import message_of
from replylint.suppress import Directive, Suppressed, stands_for


def stale(plan: Plan, done: Suppressed, source: str) -> Iterator[Finding]:
    """Yield findings of the directives that do nothing, where the rules that they name did run."""
    for rule in plan.rules:
        if rule.check.type == "suppression":
            for directive, values in silent(rule.check, done):
                if directive.wrong or all(any(stands_for(name, r.id) for r in plan.rules) for name in directive.rules):
                    yield _stamped(rule, directive, values, source)


def _stamped(rule: ActiveRule, directive: Directive, values: Mapping[str, object], source: str) -> Finding:
    """Return the finding of a directive, which is no prose and so has a place in the source alone."""
    span = Span(directive.start, directive.end)
    words = source[span.start : span.end].strip()
    column = span.start - source.rfind("\n", 0, span.start)
    match = Match(0, 0, values=values)
    message, why, instead = message_of(rule.advice.message, words, match), rule.advice.why, rule.advice.instead
    confidence = rule.card.confidence
    return Finding(
        rule.id, rule.category, rule.severity, confidence, span, directive.line, column, words, message, why, instead
    )
