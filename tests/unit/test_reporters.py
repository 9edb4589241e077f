"""What is printed: excerpts that line up, colour where it is wanted, and JSON that says it all."""

from __future__ import annotations

import argparse
import io
import json
from typing import Any

import pytest

from helpers import MakePack, rule
from replylint import Linter, Problem, Summary
from replylint.reporters import REPORTERS
from replylint.reporters.style import Styler, wants_color

SUGGEST = "suggest: [{write: good, safe: true}, {write: 'by [day]'}, {write: third}]"
FILES = {
    **rule("bad", f"phrases: [bad]\n{SUGGEST}"),
    **rule("gone", "phrases: [sadly]\nsuggest: [{write: '', safe: true}]", severity="info"),
    **rule("sad", "phrases: [very sad]", severity="error"),
    **rule("odd", "phrases: ['re:odd.{1,20}end']\nsuggest: [{write: \"\\x9b2J\"}]"),
}


@pytest.fixture(scope="module")
def linter(make_pack: MakePack) -> Linter:
    return make_pack(FILES)


def printed(linter: Linter, *replies: str, format: str = "text", quiet: bool = False, color: str = "never") -> str:
    """Return what a reporter prints for some replies, called `draft 0` and so on."""
    out, summary = io.StringIO(), Summary()
    reporter = REPORTERS[format](out, argparse.Namespace(quiet=quiet, color=color))
    for number, reply in enumerate(replies):
        report = linter.lint(reply, id=f"id{number}")
        summary.add(report, f"draft {number}")
        reporter.report(f"draft {number}", report)
    reporter.finish(summary)
    return out.getvalue()


def test_a_finding_is_shown_with_place_message_words_and_what_to_write(linter: Linter) -> None:
    lines = printed(linter, "Hi,\n\nit is bad.").splitlines()
    assert lines[0].startswith("draft 0 (id0)  ")
    assert [line.strip() for line in lines[1:7]] == [
        "3:7  warning  mypack/bad",
        '"bad" is bad.',
        "3 │ it is bad.",
        "│       ^^^",
        "→ good  (safe)",
        "→ by [day]  (fill in the brackets)",
    ]
    assert "third" not in "".join(lines)


def test_words_to_leave_out_are_said_to_be(linter: Linter) -> None:
    assert "→ leave it out  (safe)" in printed(linter, "We, sadly, can.")
    assert "→ leave it out  (safe)" in printed(linter, "Sadly, we can.")


def test_without_a_suggestion_it_says_what_to_do(linter: Linter) -> None:
    assert "What to do." in printed(linter, "It is very sad.")


def test_a_draft_without_findings_is_counted_and_not_shown(linter: Linter) -> None:
    assert printed(linter, "Fine.", "Fine.") == "2 drafts, 2 without findings; nothing found\n"


def test_the_summary_counts_by_severity_and_rule(linter: Linter) -> None:
    *_, counts, scores, first, second, third = printed(linter, "Bad. Bad. Sadly.", "Very sad.", "Ok.").splitlines()
    assert counts == "3 drafts, 1 without findings; 1 error, 2 warnings, 1 info"
    assert scores.startswith("mean score ")
    assert (first.split(), second.split(), third.split()) == (
        ["2", "mypack/bad"],
        ["1", "mypack/gone"],
        ["1", "mypack/sad"],
    )


def test_nothing_linted_means_nothing_said(linter: Linter) -> None:
    assert printed(linter) == ""


def test_quiet_leaves_the_summary(linter: Linter) -> None:
    assert printed(linter, "Bad.", quiet=True) == "1 draft, 0 without findings; 1 warning\n"


def test_colour_changes_nothing_but_colour(linter: Linter) -> None:
    import re

    painted = printed(linter, "It is bad.", "Sadly, very sad.", color="always")
    assert "\x1b[" in painted
    plain = printed(linter, "It is bad.", "Sadly, very sad.")
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain


def test_control_characters_of_a_draft_or_rule_never_reach_the_terminal(linter: Linter) -> None:
    shown = printed(linter, "It is \x1b[2Jbad\x07 and odd \x9b2J\u202e \x1b]0;x\x07 end.")
    assert "odd" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "when", "terminal", "wanted"),
    [
        ({}, None, True, True),
        ({}, None, False, False),
        ({}, "always", False, True),
        ({}, "never", True, False),
        ({"NO_COLOR": "1"}, None, True, False),
        ({"NO_COLOR": "1"}, "always", True, True),
        ({"FORCE_COLOR": "1"}, None, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, None, True, False),
        ({"TERM": "dumb"}, "auto", True, False),
    ],
)
def test_colour_is_used_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], when: str | None, terminal: bool, wanted: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert wants_color(Terminal() if terminal else io.StringIO(), when) is wanted


def test_plain_text_is_never_painted() -> None:
    assert Styler(True)("x", "plain") == Styler(True)("", "error") + "x" == Styler(False)("x", "error") == "x"


def as_json(linter: Linter, *replies: str, **given: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(printed(linter, *replies, format="json", **given))
    return loaded


def test_json_says_all_of_a_finding(linter: Linter) -> None:
    whole = as_json(linter, "Ok.\nIt is bad.")
    (draft,) = whole["drafts"]
    (finding,) = draft["findings"]
    assert whole["schema_version"] == 1
    assert (draft["name"], draft["id"], draft["language"], draft["suppressed"]) == ("draft 0", "id0", "xx", 0)
    assert (finding["rule"], finding["severity"], finding["text"]) == ("mypack/bad", "warning", "bad")
    assert (finding["span"], finding["line"], finding["column"]) == ({"start": 10, "end": 13}, 2, 7)
    assert finding["suggestions"][0] == {
        "text": "good",
        "safe": True,
        "blanks": False,
        "edits": [{"start": 10, "end": 13, "text": "good"}],
    }


def test_json_sums_up(linter: Linter) -> None:
    summary = as_json(linter, "Bad.", "Fine.")["summary"]
    assert (summary["drafts"], summary["clean"], summary["worst"]) == (2, 1, "draft 0")
    assert (summary["by_rule"], summary["by_severity"]) == ({"mypack/bad": 1}, {"warning": 1})
    assert as_json(linter)["summary"]["mean_score"] is None
    assert as_json(linter, "Bad.", quiet=True)["drafts"] == []


def test_json_lines_come_one_a_draft_with_the_summary_last(linter: Linter) -> None:
    lines = [json.loads(line) for line in printed(linter, "Bad.", "Čas.", format="jsonl").splitlines()]
    assert [(line["type"], line["schema_version"]) for line in lines] == [("draft", 1), ("draft", 1), ("summary", 1)]
    assert len(printed(linter, "Bad.", format="jsonl", quiet=True).splitlines()) == 1


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_problems_are_part_of_the_json(format: str) -> None:
    out = io.StringIO()
    reporter = REPORTERS[format](out, argparse.Namespace(quiet=False, color=None))
    reporter.problem(Problem("a.txt", 3, 4, "is wrong"))
    reporter.finish(Summary())
    assert '"is wrong"' in out.getvalue()
    first = (
        json.loads(out.getvalue().splitlines()[0]) if format == "jsonl" else json.loads(out.getvalue())["problems"][0]
    )
    assert (first["path"], first["line"], first["column"], first["message"]) == ("a.txt", 3, 4, "is wrong")


def test_the_text_reporter_sends_problems_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    REPORTERS["text"](out, argparse.Namespace(quiet=True, color=None)).problem(Problem("a.txt", 3, 4, "is wrong"))
    assert (out.getvalue(), capsys.readouterr().err) == ("", "a.txt:3:4: is wrong\n")
