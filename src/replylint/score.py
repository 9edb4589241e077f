"""Score a reply from its findings.

A finding costs `weight(severity) × confidence`, and a score is `100 × Π(1 − cost)`: bounded, the same in
any order, never higher with a finding more. The weights stand in rules/scoring.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from replylint.model import CategoryScore, Finding, Severity


def score(findings: Iterable[Finding], weights: Mapping[Severity, float]) -> float:
    """Return the score of some findings, from 0 to 100."""
    left = 1.0
    for factor in sorted(1.0 - weights[f.severity] * f.confidence for f in findings):
        left *= factor
    return round(100.0 * left, 4)


def category_scores(
    findings: Iterable[Finding], categories: Iterable[str], weights: Mapping[Severity, float]
) -> dict[str, CategoryScore]:
    """Return the score of each category over its own findings; one without findings has 100."""
    own: dict[str, list[Finding]] = {category: [] for category in categories}
    for finding in findings:
        own.setdefault(finding.category, []).append(finding)
    return {name: CategoryScore(score(mine, weights), len(mine)) for name, mine in own.items()}
