"""Suggestions applied to a draft: each character is changed once, and nothing else is touched."""

from __future__ import annotations

from replylint.model import Edit, Finding, Severity, Span, Suggestion
from replylint.rewrite import apply_edits, rewrite_findings

SOURCE = "one two three four"


def finding(
    start: int, end: int, *suggestions: Suggestion, severity: Severity = "warning", confidence: float = 0.9
) -> Finding:
    span = Span(start, end)
    return Finding(
        "p/r", "p", severity, confidence, span, 1, start + 1, SOURCE[start:end], "M", "W", "I", suggestions
    )  # fmt: skip


def write(start: int, end: int, text: str, *, safe: bool = True, blanks: bool = False) -> Suggestion:
    return Suggestion(text, (Edit(Span(start, end), text),), safe, blanks)


def rewritten(*findings: Finding, unsafe: bool = True) -> str:
    return rewrite_findings(SOURCE, findings, unsafe=unsafe).text


def test_the_first_suggestion_of_each_finding_is_applied() -> None:
    one, two = finding(0, 3, write(0, 3, "1"), write(0, 3, "uno")), finding(8, 13, write(8, 13, "3"))
    assert rewritten(two, one) == "1 two 3 four"


def test_only_safe_ones_are_applied_unless_asked() -> None:
    one = finding(0, 3, write(0, 3, "1", safe=False), write(0, 3, "uno"))
    assert (rewritten(one, unsafe=True), rewritten(one, unsafe=False)) == ("1 two three four", "uno two three four")


def test_a_suggestion_with_a_blank_or_without_edits_is_never_applied() -> None:
    one = finding(0, 3, write(0, 3, "[number]", blanks=True), Suggestion("1"))
    result = rewrite_findings(SOURCE, [one], unsafe=True)
    assert (result.text, result.changes, result.left) == (SOURCE, (), (one,))


def test_of_two_that_change_the_same_words_the_more_severe_and_surer_wins() -> None:
    mild = finding(0, 7, write(0, 7, "mild"), severity="info", confidence=1)
    unsure, sure = finding(4, 7, write(4, 7, "2"), confidence=0.5), finding(4, 13, write(4, 13, "2 3"), confidence=0.8)
    assert rewritten(mild, unsure, sure) == "one 2 3 four"
    assert rewrite_findings(SOURCE, [mild, unsure, sure], unsafe=True).left == (mild, unsure)


def test_words_next_to_each_other_may_both_change() -> None:
    assert rewritten(finding(0, 4, write(0, 4, "")), finding(4, 8, write(4, 8, "2 "))) == "2 three four"


def test_two_insertions_at_one_place_are_one_too_many() -> None:
    one, two = finding(0, 0, write(0, 0, "a ")), finding(0, 0, write(0, 0, "b "), confidence=0.1)
    assert rewritten(one, two) == "a one two three four"


def test_an_insertion_beside_changed_words_waits() -> None:
    assert (
        rewritten(finding(0, 3, write(0, 3, "1")), finding(3, 3, write(3, 3, "!"), severity="info"))
        == "1 two three four"
    )


def test_several_edits_of_one_suggestion_belong_together() -> None:
    both = Suggestion("x", (Edit(Span(0, 3), "1"), Edit(Span(14, 18), "4")), safe=True)
    other = finding(14, 18, write(14, 18, "IV"), severity="error")
    assert rewritten(finding(0, 3, both)) == "1 two three 4"
    assert rewritten(finding(0, 3, both), other) == "one two three IV"


def test_the_changes_say_what_stood_there_before() -> None:
    result = rewrite_findings(SOURCE, [finding(8, 13, write(8, 13, "3")), finding(0, 3, write(0, 3, "1"))], unsafe=True)
    assert [(c.rule, c.span, c.before, c.after) for c in result.changes] == [
        ("p/r", Span(0, 3), "one", "1"),
        ("p/r", Span(8, 13), "three", "3"),
    ]


def test_edits_are_applied_in_any_order() -> None:
    edits = [Edit(Span(14, 18), "4"), Edit(Span(4, 4), "+ "), Edit(Span(0, 3), "")]
    assert apply_edits(SOURCE, edits) == " + two three 4"
    assert apply_edits(SOURCE, []) == SOURCE
