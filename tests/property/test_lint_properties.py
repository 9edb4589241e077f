"""Findings, scores and rewrites on generated drafts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers import MakePack, act, protected, rule
from replylint import Finding, Linter, Report
from replylint.model import SEVERITIES, Severity, Span
from replylint.rewrite import apply_edits
from replylint.score import score

FILES = {
    **act("greeting", "phrases: [hello]"),
    **act("sorry", "phrases: [sorry]"),
    **rule("bad", "phrases: [bad, very bad, '<who:1-2> fault', 're:x{2,}']\n"
           "suggest: [{when: '<who:1-2> fault', write: for <who> to say}, {write: good, safe: true}]"),
    **rule("sad", "phrases: [sadly, 'bad … thing']\nsuggest: [{write: '', safe: true}]", severity="error"),
    **rule("long", None, "type: measure\nmetric: sentence_words", severity="info"),
    **rule("plain", "replace: {utilize: use, prior to: before}", "type: substitution"),
    **rule("unsaid", "offer: [{text: 'We are sorry, {name}.'}, {text: We are sorry.}]",
           "type: act\nacts: [sorry]\nflag: missing"),
    "channels/pigeon.yaml": "name: P\nwhat: W\nsource: S\nsettings: {limits: {sentence_words: 6}}\n",
}  # fmt: skip
WORDS = [
    "bad", "very", "Very bad", "thing", "fault", "your", "Sadly,", ", sadly", "sadly", "utilize", "Prior to", "xxx",
    "sorry", "hello", "čas", "日本", "Ana", "12.50", "{{ name }}", "%{x}", "https://x.example/bad", "bad@x.example",
    ".", "!", "?", ",", "\n", "\n\n", "> bad", "- bad", "it’s", "👩‍👩‍👧",
]  # fmt: skip
MARKUP = [
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "ba<i>d",
    "</i>",
    "&amp;",
    "&nbsp;",
    "<br>",
    "**",
    "_",
    "`bad`",
    "[bad](x)",
    "<blockquote>",
]
texts = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
marked = st.lists(st.sampled_from(WORDS + MARKUP), max_size=30).map(" ".join)
drafts = st.one_of(st.tuples(texts, st.just("text")), st.tuples(marked, st.sampled_from(["markdown", "html"])))


@pytest.fixture(scope="module")
def linter(make_pack: MakePack) -> Linter:
    return make_pack(FILES, channel="pigeon")


@given(drafts)
def test_places_are_in_bounds_and_hold_the_words_of_the_finding(linter: Linter, draft: tuple[str, str]) -> None:
    source, format = draft
    for finding in linter.lint(source, format=format):
        span = finding.span
        assert 0 <= span.start <= span.end <= len(source)
        before = source[: span.start]
        assert (finding.line, finding.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
        if format == "text":
            assert source[span.start : span.end] == finding.text
        for suggestion in finding.suggestions:
            for edit in suggestion.edits:
                assert 0 <= edit.span.start <= edit.span.end <= len(source)


@given(drafts)
def test_findings_are_in_order_and_always_the_same(linter: Linter, draft: tuple[str, str]) -> None:
    source, format = draft
    report = linter.lint(source, format=format)
    places = [(f.span.start, f.span.end, f.rule) for f in report]
    assert places == sorted(places)
    assert linter.lint(source, format=format) == report


@given(st.text(max_size=200), st.sampled_from(["text", "markdown", "html"]), st.none() | st.text(max_size=60))
def test_no_text_whatever_stops_the_linter(linter: Linter, source: str, format: str, customer: str | None) -> None:
    report = linter.lint(source, format=format, customer=customer)
    assert 0 <= report.score <= 100
    assert len(report.rewrite().changes) >= 0


CLEAN = ["All is well.", "Fine &amp; <i>good</i>.", "**So** it is.", "Ok."]


@given(
    st.sampled_from(["html", "markdown"]),
    st.sampled_from(["very bad", "so ba<b>d</b>", "Sad&#108;y so", "so *bad* thing"]),
    st.lists(st.sampled_from(CLEAN), max_size=4),
    st.lists(st.sampled_from(CLEAN), max_size=4),
)
def test_clean_text_around_a_fault_in_markup_never_hides_it(
    linter: Linter, format: str, fault: str, before: list[str], after: list[str]
) -> None:
    def found(*parts: str) -> list[str]:
        source = "".join(f"<p>{part}</p>\n" for part in parts) if format == "html" else "\n\n".join(parts)
        return [f.text for f in linter.lint(source, format=format) if f.text]

    alone = found(fault)
    assert alone
    assert found(*before, fault, *after) == alone


def fixed(linter: Linter, source: str, format: str, *, unsafe: bool) -> str:
    """Return a draft fixed until nothing changes, which must take few rounds."""
    for _ in range(6):
        again = linter.lint(source, format=format).rewrite(unsafe=unsafe).text
        if again == source:
            return source
        source = again
    raise AssertionError(f"still changing: {source!r}")


@settings(max_examples=200)
@given(drafts, st.booleans())
def test_a_fixed_draft_is_not_fixed_again(linter: Linter, draft: tuple[str, str], unsafe: bool) -> None:
    source, format = draft
    fixed(linter, source, format, unsafe=unsafe)


@given(drafts)
def test_a_safe_fix_never_adds_a_fault_of_words(linter: Linter, draft: tuple[str, str]) -> None:
    source, format = draft
    report = linter.lint(source, format=format)
    again = linter.lint(report.rewrite(unsafe=False).text, format=format)
    assert phrases(again) <= phrases(report)


def phrases(report: Report) -> int:
    return sum(f.rule != "mypack/long" and f.span.start < f.span.end for f in report)


@given(drafts)
def test_placeholders_links_code_and_numbers_survive_every_rewrite(linter: Linter, draft: tuple[str, str]) -> None:
    source, format = draft
    after = linter.lint(source, format=format).rewrite().text
    assert after.count("12.50") == source.count("12.50")
    assert sorted(protected(after, format)) == sorted(protected(source, format))


@given(texts)
def test_what_no_change_touches_stays_as_it_is(linter: Linter, source: str) -> None:
    report = linter.lint(source)
    rewrite = report.rewrite()
    at = done = 0
    for change in rewrite.changes:
        untouched = source[at : change.span.start]
        assert rewrite.text[done : done + len(untouched)] == untouched
        done += len(untouched) + len(change.after)
        at = change.span.end
    assert rewrite.text[done:] == source[at:]


@given(drafts)
def test_a_rewrite_accounts_for_every_finding(linter: Linter, draft: tuple[str, str]) -> None:
    source, format = draft
    report = linter.lint(source, format=format)
    rewrite = report.rewrite()
    assert len(rewrite.left) + len({c.span for c in rewrite.changes}) == len(report)
    assert apply_edits(source, []) == source


# score

severities: st.SearchStrategy[Severity] = st.sampled_from(SEVERITIES)
costs = st.lists(st.tuples(severities, st.floats(0, 1)), max_size=30)
WEIGHTS: dict[Severity, float] = {"info": 0.04, "warning": 0.12, "error": 0.3}


def findings(some: Sequence[tuple[Severity, float]]) -> list[Finding]:
    return [Finding("p/r", "c", s, confidence, Span(0, 1), 1, 1, "x", "M", "W", "I") for s, confidence in some]


@given(costs, st.tuples(severities, st.floats(0, 1)))
def test_one_finding_more_never_raises_the_score(
    some: list[tuple[Severity, float]], one: tuple[Severity, float]
) -> None:
    assert 0 <= score(findings([*some, one]), WEIGHTS) <= score(findings(some), WEIGHTS) <= 100


@given(costs, st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_change_the_score(some: list[tuple[Severity, float]], chance: object) -> None:
    assume(len(some) > 1)
    other = findings(some)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert score(other, WEIGHTS) == score(findings(some), WEIGHTS)


@given(costs, st.data())
def test_a_surer_or_more_severe_finding_never_raises_the_score(
    some: list[tuple[Severity, float]], data: st.DataObject
) -> None:
    assume(some)
    place = data.draw(st.integers(0, len(some) - 1))
    severity, confidence = some[place]
    worse = (data.draw(st.sampled_from(SEVERITIES[SEVERITIES.index(severity) :])), data.draw(st.floats(confidence, 1)))
    assert score(findings([*some[:place], worse, *some[place + 1 :]]), WEIGHTS) <= score(findings(some), WEIGHTS)
