"""Rewrites of generated findings: the quick choice of edits is the one that a slow one makes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replylint.model import SEVERITIES, Edit, Finding, Span, Suggestion
from replylint.rewrite import apply_edits, rewrite_findings

SOURCE = "abcdefghijklmnop"
spans = st.tuples(st.integers(0, len(SOURCE)), st.integers(0, 4)).map(
    lambda pair: Span(pair[0], min(len(SOURCE), sum(pair)))
)
findings = st.builds(
    lambda span, severity, confidence, safe: Finding(
        "p/r", "c", severity, confidence, span, 1, 1, "x", "M", "W", "I",
        (Suggestion("_", (Edit(span, "_"),), safe),),
    ),
    spans, st.sampled_from(SEVERITIES), st.sampled_from([0.1, 0.5, 0.9]), st.booleans(),
)  # fmt: skip


def clash(one: Span, other: Span) -> bool:
    """Whether two edits share a character, or one is an insertion that touches the other."""
    if one.start == one.end or other.start == other.end:
        return not (one.end < other.start or other.end < one.start)
    return bool(set(range(one.start, one.end)) & set(range(other.start, other.end)))


@given(st.lists(findings, max_size=12), st.booleans())
def test_each_edit_is_made_unless_a_more_important_one_stands_in_its_way(some: list[Finding], unsafe: bool) -> None:
    chosen: list[Span] = []
    for severity in reversed(SEVERITIES):
        equal = [f for f in some if f.severity == severity and (unsafe or f.suggestions[0].safe)]
        for finding in sorted(equal, key=lambda f: (-f.confidence, f.span.start)):
            if not any(clash(finding.span, other) for other in chosen):
                chosen.append(finding.span)
    rewrite = rewrite_findings(SOURCE, some, unsafe=unsafe)
    assert sorted((c.span.start, c.span.end) for c in rewrite.changes) == sorted((s.start, s.end) for s in chosen)
    assert rewrite.text == apply_edits(SOURCE, [Edit(span, "_") for span in chosen])
    assert len(rewrite.left) == len(some) - len(chosen)
