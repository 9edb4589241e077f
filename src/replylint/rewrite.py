"""Apply suggestions to a draft: what overlaps is not applied twice, and nothing else is touched."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from replylint.model import Change, Edit, Finding, Rewrite


def rewrite_findings(source: str, findings: Iterable[Finding], *, unsafe: bool) -> Rewrite:
    """Return the draft with the first suggestion of each finding applied where that can be done.

    Where two findings want to change the same characters, the more severe and surer one wins.

    Args:
        unsafe: also apply suggestions that a person should read before sending, but never one that
            holds a blank to be filled in.
    """
    chosen: list[tuple[Edit, Finding]] = []
    left: list[Finding] = []
    for finding in sorted(findings, key=_importance):
        edits = _edits(finding, unsafe=unsafe)
        if edits and not any(_clashes(edit, chosen) for edit in edits):
            for edit in edits:
                insort(chosen, (edit, finding), key=_place)
        else:
            left.append(finding)
    changes = tuple(
        Change(finding.rule, edit.span, source[edit.span.start : edit.span.end], edit.text) for edit, finding in chosen
    )
    left.sort(key=lambda finding: finding.span.start)
    return Rewrite(apply_edits(source, [edit for edit, _ in chosen]), changes, tuple(left))


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Return the source with edits applied; they must not overlap."""
    out: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        out += (source[at : edit.span.start], edit.text)
        at = edit.span.end
    out.append(source[at:])
    return "".join(out)


def _importance(finding: Finding) -> tuple[int, float, int]:
    return ({"error": 0, "warning": 1, "info": 2}[finding.severity], -finding.confidence, finding.span.start)


def _edits(finding: Finding, *, unsafe: bool) -> tuple[Edit, ...]:
    for suggestion in finding.suggestions:
        if suggestion.edits and not suggestion.blanks and (suggestion.safe or unsafe):
            return suggestion.edits
    return ()


def _place(pair: tuple[Edit, Finding]) -> tuple[int, int]:
    return pair[0].span.start, pair[0].span.end


def _clashes(edit: Edit, chosen: list[tuple[Edit, Finding]]) -> bool:
    """Whether an edit clashes with one of those chosen, which are in order and apart, so its neighbours tell."""
    at = bisect_left(chosen, (edit.span.start, edit.span.end), key=_place)
    return any(_clash(edit, other) for other, _ in chosen[max(0, at - 1) : at + 1])


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters; two insertions at one place do."""
    if one.span.start == one.span.end or other.span.start == other.span.end:
        return one.span.start <= other.span.end and other.span.start <= one.span.end
    return one.span.start < other.span.end and other.span.start < one.span.end
