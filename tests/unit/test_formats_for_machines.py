"""Reports for machines: SARIF that its schema accepts, and escaping that nothing in a draft gets around."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from helpers import MakePack, rule
from replylint import Linter, Problem, Summary
from replylint.reporters import REPORTERS
from replylint.reporters.about import WHOLE, About, located, path_of
from replylint.reporters.markdown import MOST_FINDINGS, MOST_ROWS, escape
from replylint.sources.origin import Origin, Page
from replylint.sources.stores import store
from replylint.sources.values import Table, Text

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
FILES = {
    **rule("bad", "phrases: [bad, very bad]\nsuggest: [{write: good, safe: true}, {write: 'by [day]'}]"),
    **rule("sad", "phrases: [sad]", severity="error", message="'\"{text}\" 50%, is: sad'"),
    **rule("odd", "phrases: ['re:odd.{1,20}end']", severity="info"),
    **rule("gone", "phrases: [sadly]\nsuggest: [{write: '', safe: true}]"),
}
WRAPPED = "We went through it once more, from the top to the end, and it is very\nbad."


def in_line(number: int, reply: str) -> About:
    """Return what is known of a draft in a line of JSON Lines."""
    source = json.dumps({"reply": reply})
    (table,) = store("json").read(source)
    assert isinstance(table, Table)
    text = table.values["reply"]
    assert isinstance(text, Text)
    return About(Origin(Page(source, number, 1000), text, "json", "reply", number))


Draft = tuple[str, str] | tuple[str, str, About]
Write = Callable[..., str]


@pytest.fixture(scope="module")
def linter(make_pack: MakePack) -> Linter:
    return make_pack(FILES)


@pytest.fixture
def write(linter: Linter) -> Write:
    """Return what a reporter writes of some drafts (name, reply, and what the call knows) and problems."""

    def made(format: str, *drafts: Draft, problems: tuple[Problem, ...] = (), id: str | None = None) -> str:
        out, summary = io.StringIO(), Summary()
        reporter = REPORTERS[format](out, argparse.Namespace(quiet=False, color="never"))
        for name, reply, *about in drafts:
            report = linter.lint(reply, id=id or name)
            summary.add(report, name)
            reporter.report(name, located(report, *about), *about)
        for problem in problems:
            reporter.problem(problem)
        reporter.finish(summary)
        return out.getvalue()

    return made


@pytest.fixture
def sarif(write: Write) -> Callable[..., Any]:
    """Return the run of a SARIF log that the published schema accepts."""

    def made(*drafts: Draft, **given: Any) -> Any:
        log = json.loads(write("sarif", *drafts, **given))
        jsonschema.Draft7Validator(SCHEMA).validate(log)
        assert log["version"] == "2.1.0"
        return log["runs"][0]

    return made


# SARIF


def test_sarif_says_all_of_a_finding_and_its_rule(sarif: Callable[..., Any]) -> None:
    run = sarif(("a b.txt", WRAPPED))
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"], result["message"]["text"]) == (
        "mypack/bad", "warning", '"very bad" is bad.',
    )  # fmt: skip
    assert place["artifactLocation"] == {"uri": "a%20b.txt", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 1, "startColumn": 66, "endLine": 2, "endColumn": 4, "charOffset": 65, "charLength": 8}
    assert place["region"] == region
    described = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (described["id"], described["help"]["text"]) == ("mypack/bad", "Why: Why it matters.\nInstead: What to do.")
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_offers_suggestions_as_fixes(sarif: Callable[..., Any]) -> None:
    safe, blank = sarif(("a.txt", "😀 It is bad."))["results"][0]["fixes"]
    (change,) = safe["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"]["text"] == "good"
    assert replacement["deletedRegion"]["charOffset"] == 8
    assert replacement["deletedRegion"]["startColumn"] == 9
    assert (safe["properties"]["safe"], blank["properties"]["blanks"]) == (True, True)
    (leave_out,) = sarif(("a.txt", "We, sadly, can."))["results"][0]["fixes"]
    assert leave_out["description"]["text"] == "Leave it out."


def test_sarif_levels_follow_severities(sarif: Callable[..., Any]) -> None:
    results = sarif(("a.txt", "Bad. It is sad, odd to the end."))["results"]
    assert [result["level"] for result in results] == ["warning", "error", "note"]


def test_sarif_places_a_draft_of_json_lines_in_its_line_and_offers_fixes_there(sarif: Callable[..., Any]) -> None:
    reply = 'It "is" bad.'
    (result,) = sarif(("a.jsonl:7", reply, in_line(7, reply)), id="refund")["results"]
    (location,) = result["locations"]
    place = {"startLine": 7, "startColumn": 22, "endLine": 7, "endColumn": 25, "charOffset": 1021, "charLength": 3}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "a.jsonl"
    assert location["physicalLocation"]["region"] == place
    assert location["logicalLocations"][0]["name"] == "refund"
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": place, "insertedContent": {"text": "good"}}


def test_sarif_tells_what_could_not_be_read(sarif: Callable[..., Any]) -> None:
    run = sarif(
        problems=(Problem("a.txt", 3, 4, "is wrong"), Problem("b.jsonl:2", 0, 0, "no"), Problem("c", 0, 0, "no"))
    )
    (invocation,) = run["invocations"]
    places = [n["locations"][0]["physicalLocation"] for n in invocation["toolExecutionNotifications"]]
    assert invocation["executionSuccessful"] is False
    assert [(p["artifactLocation"]["uri"], p.get("region", {}).get("startLine")) for p in places] == [
        ("a.txt", 3), ("b.jsonl", 2), ("c", None),
    ]  # fmt: skip
    assert sarif()["results"] == []


def test_a_file_elsewhere_has_a_whole_address(sarif: Callable[..., Any]) -> None:
    (result,) = sarif(("/elsewhere/ä.txt", "bad"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/%C3%A4.txt"}


# fingerprints


def marks(run: Any) -> list[str]:
    return [result["partialFingerprints"]["replylint/v1"] for result in run["results"]]


@pytest.mark.parametrize("after", ["New.\n\nSee, my dear, it is bad today.\n", "See, my dear,\nit  is\tBAD today"])
def test_a_fingerprint_stays_when_lines_move(sarif: Callable[..., Any], after: str) -> None:
    assert marks(sarif(("a.txt", after))) == marks(sarif(("a.txt", "See, my dear, it is bad today.")))


@pytest.mark.parametrize(
    ("name", "reply"),
    [("b.txt", "It is bad."), ("a.txt", "He is bad."), ("a.txt", "It is very bad."), ("a.txt", "It is sad.")],
)  # fmt: skip
def test_a_fingerprint_differs_by_rule_path_words_and_context(sarif: Callable[..., Any], name: str, reply: str) -> None:
    assert marks(sarif((name, reply))) != marks(sarif(("a.txt", "It is bad.")))


def test_equal_findings_have_fingerprints_of_their_own(write: Write) -> None:
    issues = json.loads(write("gitlab", ("a.txt", "a b c d bad e f g h\n\na b c d bad e f g h")))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2


def test_the_id_of_a_draft_in_json_lines_counts_and_its_line_does_not(sarif: Callable[..., Any]) -> None:
    first = marks(sarif(("a.jsonl:1", "bad", in_line(1, "bad")), id="x"))
    assert first == marks(sarif(("a.jsonl:9", "bad", in_line(9, "bad")), id="x"))
    assert first != marks(sarif(("a.jsonl:1", "bad", in_line(1, "bad")), id="y"))


# GitHub and GitLab


def test_a_github_command_is_one_line_and_escaped(write: Write) -> None:
    (line,) = write("github", ("a,b:c%d\n.txt", "Ok.\nVery\r\nsad.")).splitlines()
    place = "file=a%2Cb%3Ac%25d%0A.txt,line=3,endLine=3,col=1,endColumn=4,title=mypack/sad"
    assert line == f'::error {place}::"sad" 50%25, is: sad%0AWhat to do.'


def test_no_draft_can_give_a_github_command_of_its_own(write: Write) -> None:
    lines = write(
        "github",
        ("a.txt\n::error::x", "odd\n::set-output name=x::y end"),
        problems=(Problem("a\n::b", 0, 0, "c\n::d"),),
    )
    assert all(line.startswith(("::notice file=a.txt%0A", "::error file=a%0A")) for line in lines.splitlines())


def test_a_github_column_ends_only_in_its_own_line(write: Write) -> None:
    assert "line=1,endLine=2,col=66,title" in write("github", ("a.txt", WRAPPED))
    assert "file=a.jsonl,line=4,endLine=4,col=12,endColumn=15,title" in write(
        "github", ("a.jsonl:4", "bad", in_line(4, "bad"))
    )
    assert "::error file=a.txt,line=3,col=4,title=replylint::a.txt:3:4: no" in write(
        "github", problems=(Problem("a.txt", 3, 4, "no"),)
    )


def test_gitlab_lists_findings_and_nothing_else(write: Write) -> None:
    (issue,) = json.loads(write("gitlab", ("./a.txt", WRAPPED), problems=(Problem("x", 0, 0, "y"),)))
    del issue["fingerprint"]
    assert issue == {
        "description": '"very bad" is bad.',
        "check_name": "mypack/bad",
        "severity": "minor",
        "location": {"path": "a.txt", "lines": {"begin": 1, "end": 2}},
    }
    assert json.loads(write("gitlab")) == []


# JUnit


def test_junit_has_a_test_case_a_draft(write: Write) -> None:
    problem = Problem("gone.txt", 0, 0, "no such file")
    root = ElementTree.fromstring(
        write("junit", ("a.txt", "Bad & <sad>."), ("b.txt", "odd to end"), ("c.txt", "ok"), problems=(problem,))
    )
    suite = root[0]
    assert (suite.attrib["tests"], suite.attrib["failures"], suite.attrib["errors"]) == ("4", "1", "1")
    assert [(case.attrib["name"], [part.tag for part in case]) for case in suite] == [
        ("a.txt", ["failure"]), ("b.txt", ["system-out"]), ("c.txt", []), ("gone.txt", ["error"]),
    ]  # fmt: skip
    failure = suite[0][0]
    assert failure.attrib["type"] == "error"
    assert failure.text is not None
    assert len(failure.text.splitlines()) == 2


def test_junit_fails_what_makes_the_call_fail(write: Write) -> None:
    text = write("junit", ("a.txt", "sad", About(failed=False)), ("b.txt", "ok", About(failed=True)))
    cases = ElementTree.fromstring(text)[0]
    assert [[part.tag for part in case] for case in cases] == [["system-out"], ["failure"]]
    assert cases[1][0].attrib["type"] == "score"


def test_junit_is_xml_whatever_a_draft_holds(write: Write) -> None:
    root = ElementTree.fromstring(write("junit", ("a\x00\x1b.txt", "odd \x01]]>&<\ufffe end")))
    assert "odd" in (root[0][0][0].text or "")


# CSV


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_one_finding_a_row(write: Write) -> None:
    text = write("csv", ("a.txt", f'Bad. It is odd, "so" the end. {WRAPPED}'), ("b.jsonl:2", "bad", in_line(2, "bad")))
    found = rows(text)
    assert [(r["path"], r["line"], r["rule"], r["text"], r["suggestion"], r["safe"]) for r in found] == [
        ("a.txt", "1", "mypack/bad", "Bad", "Good", "yes"),
        ("a.txt", "1", "mypack/odd", 'odd, "so" the end', "", ""),
        ("a.txt", "1", "mypack/bad", "very\nbad", "good", "yes"),
        ("b.jsonl", "2", "mypack/bad", "bad", "good", "yes"),
    ]
    assert [r["draft"] for r in found] == ["", "", "", "b.jsonl:2"]
    assert text.count("\r\n") == 5


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
def test_no_cell_of_csv_is_a_formula(write: Write, begin: str) -> None:
    (row,) = rows(write("csv", (f"{begin}cmd.txt", "bad", WHOLE), id=f"{begin}SUM(A1)"))
    assert (row["path"], row["draft"]) == (f"'{begin}cmd.txt", f"'{begin}SUM(A1)")


# Markdown


def test_markdown_has_the_worst_first_and_escaped(write: Write) -> None:
    text = write("markdown", ("a|b.txt", "bad"), ("c.txt", "Sad. Bad."), ("d.txt", "ok"))
    table = [line for line in text.splitlines() if line.startswith("| ")]
    assert [line.split(" | ")[0] for line in table] == ["| draft", "| c.txt", "| a\\|b.txt"]
    assert "3 drafts, 1 without findings; 1 error, 2 warnings." in text
    assert [line.split("**")[1] for line in text.splitlines() if line.startswith("- ")] == [
        "error",
        "warning",
        "warning",
    ]


def test_markdown_stays_short(write: Write) -> None:
    text = write("markdown", *((f"{n}.txt", "bad") for n in range(60)))
    assert text.count("\n| ") == MOST_ROWS + 1
    assert text.count("\n- ") == MOST_FINDINGS
    assert "… and 10 more drafts with findings." in text
    assert "… and 40 more." in text


def test_markdown_tells_what_could_not_be_read(write: Write) -> None:
    text = write("markdown", problems=(Problem("a_b.txt", 0, 0, "gone"),))
    assert "No draft was checked." in text
    assert "- a\\_b.txt: gone" in text


def test_markdown_calls_nobody_and_runs_nothing() -> None:
    assert escape("@all\n| <img> `x` [a](b) #1") == "@<!-- -->all \\| \\<img\\> \\`x\\` \\[a\\]\\(b\\) \\#1"
    assert escape("http://x") == "http:<!-- -->//x"
    assert len(escape("a" * 1000)) == 301


# paths


def test_paths_are_told_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of(str(tmp_path / "a" / "b.txt")) == path_of("./a/b.txt") == "a/b.txt"
    assert path_of("a.jsonl:12", in_line(12, "bad")) == "a.jsonl"
    assert (path_of("-"), path_of("../a.txt"), path_of("/x/a.txt")) == ("stdin", "../a.txt", "/x/a.txt")
