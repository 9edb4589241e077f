"""Findings that a draft asks not to be told, and the comments that say so."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import MakePack, parsed, rule, sentences, texts
from replylint import Linter
from replylint.suppress import directive, directives_of, suppress

FILES = {**rule("bad", "phrases: [bad]"), **rule("sad", "phrases: [sad]")}


@pytest.fixture(scope="module")
def linter(make_pack: MakePack) -> Linter:
    return make_pack(FILES)


COMMENTS = ["# {}\n", "  #{}\n", "<!-- {} -->\n", "<!--{}-->", "{{# {} #}}\n", "{{% comment %}}{}{{% endcomment %}}\n"]


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_turns_a_rule_off_for_the_whole_draft(linter: Linter, comment: str) -> None:
    report = linter.lint(comment.format("replylint: disable=mypack/bad") + "A bad, sad thing. Bad.")
    assert texts(report) == ["sad"]
    assert [finding.text for finding in report.suppressed] == ["bad", "Bad"]


@pytest.mark.parametrize("names", ["mypack/bad,mypack/sad", "mypack/bad , mypack/sad", "mypack", "all"])
def test_several_rules_packs_or_all_may_be_off(linter: Linter, names: str) -> None:
    report = linter.lint(f"# replylint: disable={names}\nA bad, sad thing.")
    assert (texts(report), report.score, len(report.suppressed)) == ([], 100, 2)


def test_a_rule_may_be_off_on_the_next_line_alone(linter: Linter) -> None:
    report = linter.lint("Bad.\n# replylint: disable-next-line=mypack/bad\nBad, sad.\nBad.")
    assert [(f.text, f.line) for f in report] == [("Bad", 1), ("sad", 3), ("Bad", 4)]


def test_windows_line_ends_make_no_difference(linter: Linter) -> None:
    report = linter.lint(
        "# replylint: disable=mypack/sad\r\n# replylint: disable-next-line=mypack/bad\r\nBad, sad.\r\nBad."
    )
    assert [(f.text, f.line) for f in report] == [("Bad", 4)]


def test_a_comment_that_is_off_counts_what_stands_in_html(linter: Linter) -> None:
    source = "<!-- replylint: disable-next-line=mypack -->\n<p>bad</p>\n<p>bad</p>"
    assert [f.line for f in linter.lint(source, format="html")] == [3]


OTHERS = [
    "replylint: disable=all",
    "Write # replylint: disable=all",
    "# replylint: disabled=all",
    "# replylint disable=all",
]


@pytest.mark.parametrize("line", OTHERS)
def test_words_that_only_look_like_a_directive_are_none(linter: Linter, line: str) -> None:
    assert texts(linter.lint(f"{line}\nbad")) == ["bad"]


def test_the_name_of_another_rule_suppresses_nothing(linter: Linter) -> None:
    assert texts(linter.lint("# replylint: disable=mypack/ba, myp, other/bad\nbad")) == ["bad"]


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_directive_is_not_read_as_words_of_the_draft(linter: Linter, format: str) -> None:
    source = "<!-- replylint: disable=mypack/bad -->\n# replylint: disable-next-line=mypack/sad\nGood.\n\nSad."
    assert sentences(parsed(source, format)) == ["Good.", "Sad."]
    (finding,) = linter.lint(source, format=format)
    assert (finding.line, source[finding.span.start : finding.span.end]) == (5, "Sad")


def test_a_draft_without_directives_has_none() -> None:
    assert directives_of("All is well.") == []


@pytest.mark.parametrize(
    "comment",
    ["{{{{! {} }}}}", "{{{{!-- {} --}}}}", "<!-- {} -- since the court says so -->", "[//]: # ({})", "# {} -- because"],
)
def test_other_comments_and_reasons(linter: Linter, comment: str) -> None:
    assert texts(linter.lint(comment.format("replylint: disable=mypack/bad") + "\nA bad, sad thing.")) == ["sad"]


def test_a_rule_may_be_off_on_its_own_line_or_from_one_line_to_another(linter: Linter) -> None:
    source = (
        "Bad. <!-- replylint: disable-line=mypack -->\nBad.\n# replylint: disable-begin=mypack/bad\nBad, sad.\nBad.\n"
    )
    assert [f.line for f in linter.lint(source + "# replylint: disable-end\nBad.")] == [2, 4, 7]
    assert [f.line for f in linter.lint(source + "Bad.")] == [2, 4]


def test_a_suppression_holds_up_to_its_last_day(linter: Linter) -> None:
    source = "# replylint: disable=mypack until=2026-05-04 -- new text to come\nbad"
    found = linter.lint("bad").findings
    assert not suppress(source, (), found, date(2026, 5, 4)).kept
    late = suppress(source, (), found, date(2026, 5, 5))
    assert (texts(late.kept), [d.reason for d in late.expired], late.unused) == (["bad"], ["new text to come"], ())


def test_what_suppresses_nothing_is_told(linter: Linter) -> None:
    used, other = "# replylint: disable=mypack/bad\n", "# replylint: disable-next-line=mypack/sad\n"
    done = suppress(used + other + "bad", ("disable=mypack/sad",), linter.lint("bad").findings)
    assert [(d.kind, d.line, d.start) for d in done.unused] == [("disable-next-line", 2, len(used)), ("disable", 1, 0)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("disable=jargon until=soon", '"soon" is no day'),
        ("disable", "it names no rule"),
        ("off please", '"off please" is no directive'),
    ],
)
def test_a_directive_that_cannot_be_read_says_nothing_and_is_told(linter: Linter, text: str, wrong: str) -> None:
    assert directive(text).wrong.startswith(wrong)
    done = suppress("", (text,), linter.lint("bad").findings)
    assert (texts(done.kept), len(done.unused)) == (["bad"], 1)
