"""What findings cost: bounded, in no order, and by category."""

from __future__ import annotations

import itertools

import pytest

from replylint.model import Finding, Severity, Span
from replylint.score import category_scores, score

WEIGHTS: dict[Severity, float] = {"info": 0.1, "warning": 0.2, "error": 0.5}


def finding(severity: Severity, confidence: float = 1.0, category: str = "tone") -> Finding:
    return Finding("p/r", category, severity, confidence, Span(0, 1), 1, 1, "x", "M", "W", "I")


def test_no_finding_costs_nothing() -> None:
    assert score([], WEIGHTS) == 100


def test_a_finding_costs_its_weight_by_its_confidence() -> None:
    assert score([finding("error")], WEIGHTS) == 50
    assert score([finding("error", 0.5)], WEIGHTS) == 75
    assert score([finding("error"), finding("warning", 0.5)], WEIGHTS) == pytest.approx(100 * 0.5 * 0.9)


def test_the_order_does_not_matter() -> None:
    some = [finding("error", 0.3), finding("warning", 0.7), finding("info", 0.9)]
    assert len({score(order, WEIGHTS) for order in itertools.permutations(some)}) == 1


def test_a_finding_of_full_weight_leaves_nothing() -> None:
    assert score([finding("error"), finding("info")], {**WEIGHTS, "error": 1.0}) == 0


def test_each_category_has_the_score_of_its_own_findings() -> None:
    some = [finding("error"), finding("warning", category="empathy"), finding("info", 0.0, "other")]
    scores = category_scores(some, ["empathy", "clarity"], WEIGHTS)
    assert {name: (one.score, one.findings) for name, one in scores.items()} == {
        "empathy": (80, 1),
        "clarity": (100, 0),
        "tone": (50, 1),
        "other": (100, 1),
    }
