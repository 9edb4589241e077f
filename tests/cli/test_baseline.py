"""The baseline, --changed-since and results that are remembered: only what is new is told, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desk import Desk

FILE = "replylint-baseline.json"


def told(desk: Desk, *arguments: str) -> list[tuple[str, str, int]]:
    result = desk.run("check", *arguments, "--format", "json")
    return [(d["name"], f["text"], f["line"]) for d in result.json["drafts"] for f in d["findings"]]


BAD_LINE = "We all think that this is bad for you and for us.\n\n"
SAD_LINE = "We all think that this is sad for you and for us.\n\n"


def test_only_findings_that_the_baseline_does_not_hold_are_told(desk: Desk) -> None:
    desk.write(a_dot_txt=BAD_LINE + SAD_LINE, b_dot_txt="All is bad.")
    result = desk.run("baseline", ".")
    assert (result.status, result.out) == (0, f"{FILE}: 3 findings; 3 added, 0 resolved and taken out\n")
    assert desk.run("check", ".", "--baseline", FILE).status == 0
    desk.write(
        a_dot_txt="A new line.\n\n"
        + BAD_LINE.replace("is bad", "is  BAD")
        + "A bad one, we have to say.\n\n"
        + SAD_LINE
    )
    assert told(desk, ".", "--baseline", FILE) == [("a.txt", "bad", 5)]
    assert desk.run("check", ".", "--baseline", FILE).status == 1


def test_the_same_words_twice_are_two_findings(desk: Desk) -> None:
    desk.write(a_dot_txt=BAD_LINE)
    desk.run("baseline", ".")
    desk.write(a_dot_txt=BAD_LINE + BAD_LINE)
    assert told(desk, ".", "--baseline", FILE) == [("a.txt", "bad", 3)]


def test_what_is_resolved_is_told_and_can_be_taken_out(desk: Desk) -> None:
    desk.write(a_dot_txt=BAD_LINE + SAD_LINE, b_dot_txt=BAD_LINE)
    desk.run("baseline", ".")
    desk.write(a_dot_txt=SAD_LINE, b_dot_txt=BAD_LINE + "It is a bit odd.", c_dot_txt="odd")
    result = desk.run("check", "a.txt", "--baseline", FILE)
    assert "1 finding of the baseline is resolved; replylint baseline --prune takes them out" in result.err
    assert desk.run("check", "c.txt", "--baseline", FILE).err == ""
    pruned = desk.run("baseline", ".", "--prune")
    assert pruned.out == f"{FILE}: 2 findings; 0 added, 1 resolved and taken out\n"
    assert [e["path"] for e in json.loads(desk.path(FILE).read_text())["findings"]] == ["a.txt", "b.txt"]
    assert [words for _, words, _ in told(desk, ".", "--baseline", FILE)] == ["odd", "odd"]


def test_a_configuration_can_name_the_baseline(desk: Desk) -> None:
    desk.write(a_dot_txt="bad")
    config = desk.path("replylint.yaml").read_text()
    desk.path("replylint.yaml").write_text(config + "baseline: accepted.json\n")
    assert desk.run("baseline", ".").out.startswith(str(desk.path("accepted.json")))
    assert desk.run("check", ".").status == 0


BAD = {
    "{": "a.json:1:2: not valid JSON: expecting property name",
    "[]": "a.json: no baseline; replylint baseline writes one",
    '{"version": 2}': "a.json: a baseline of version 2; this replylint writes version 1",
    '{"version": 1, "findings": [{}]}': "a.json: no baseline",
}


@pytest.mark.parametrize("text", BAD)
def test_a_baseline_that_can_not_be_read_is_an_error(desk: Desk, text: str) -> None:
    desk.write(a_dot_json=text, b_dot_txt="bad")
    result = desk.run("check", "b.txt", "--baseline", "a.json")
    assert (result.status, result.err.startswith(BAD[text])) == (2, True)
    assert desk.run("check", "b.txt", "--baseline", "nowhere.json").status == 2


# --changed-since


@pytest.fixture
def repository(desk: Desk) -> Desk:
    desk.write(a_dot_txt="bad one\n\nbad two\n", č_dot_txt="bad\n")
    desk.write(m_dot_jsonl='{"reply": "bad one"}\n{"reply": "bad two"}\n')
    desk.write(sub__b_dot_txt="bad\n")
    git(desk.folder, "init", "-q")
    git(desk.folder, "add", "-A")
    git(desk.folder, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "x")
    return desk


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def test_only_changed_lines_and_records_are_told(repository: Desk) -> None:
    assert told(repository, ".", "--changed-since", "HEAD") == []
    repository.write(a_dot_txt="bad one\n\nbad two, bad three\n", new_dot_txt="bad new\n", č_dot_txt="bad\nbad\n")
    repository.write(m_dot_jsonl='{"reply": "bad one"}\n{"reply": "so bad two"}\n')
    assert told(repository, ".", "--changed-since", "HEAD") == [
        ("a.txt", "bad", 3),
        ("a.txt", "bad", 3),
        ("m.jsonl:2", "bad", 2),
        ("new.txt", "bad", 1),
        ("č.txt", "bad", 2),
    ]
    assert told(repository, "sub", "--changed-since", "HEAD") == []


@pytest.mark.parametrize(
    ("revision", "message"), [("nowhere", 'no revision "nowhere"'), ("--output=x", "is no revision")]
)
def test_a_revision_that_there_is_not_is_an_error(repository: Desk, revision: str, message: str) -> None:
    result = repository.run("check", ".", f"--changed-since={revision}")
    assert (result.status, message in result.err) == (2, True)


def test_without_a_repository_there_are_no_changes(desk: Desk) -> None:
    desk.write(a_dot_txt="bad")
    result = desk.run("check", ".", "--changed-since", "HEAD")
    assert result.status == 2 and "--changed-since: " in result.err


# results that are remembered


@pytest.fixture
def cached(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("REPLYLINT_CACHE", str(desk.path("cache")))
    desk.write(a_dot_txt="bad", m_dot_jsonl='{"reply": "so\\nbad", "kind": "template"}\n')
    return desk


@pytest.mark.parametrize("jobs", [(), ("--jobs", "2")], ids=["one process", "two"])
def test_a_second_run_tells_the_same_without_linting(
    cached: Desk, jobs: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cached.run("check", "a.txt", "m.jsonl", "--format", "json", *jobs)
    monkeypatch.setattr("replylint.linter.Linter.lint_draft", None)
    assert cached.run("check", "a.txt", "m.jsonl", "--format", "json", *jobs) == first


def test_another_text_configuration_or_rule_is_linted_anew(cached: Desk) -> None:
    assert told(cached, "a.txt") == [("a.txt", "bad", 1)]
    assert told(cached, "a.txt", "--ignore", "mypack/bad") == []
    cached.write(a_dot_txt="odd")
    assert told(cached, "a.txt") == [("a.txt", "odd", 1)]
    rule = cached.path("rules/packs/mypack/odd/xx.yaml")
    rule.write_text(rule.read_text().replace("phrases: [odd]", "phrases: [strange]"))
    assert told(cached, "a.txt") == []


def test_a_cache_that_is_damaged_or_not_wanted_does_no_harm(cached: Desk) -> None:
    before = told(cached, ".")
    (database,) = cached.path("cache").glob("results*.sqlite3")
    database.write_bytes(b"no database" * 1000)
    for name in ("results.sqlite3-wal", "results.sqlite3-shm"):
        (cached.path("cache") / name).unlink(missing_ok=True)
    assert told(cached, ".") == told(cached, ".") == before
    assert told(cached, ".", "--no-cache") == before
    cached.path("cache").joinpath("results.sqlite3").unlink()
    cached.path("cache").joinpath("results.sqlite3").mkdir()
    assert told(cached, ".") == before


def test_what_a_suppression_with_a_last_day_hides_is_not_remembered(
    cached: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached.write(a_dot_txt="# replylint: disable=mypack until=2999-01-01\nbad")
    assert told(cached, "a.txt") == []
    monkeypatch.setattr("replylint.linter.Linter.lint_draft", None)
    assert cached.run("check", "a.txt").status == 3


def test_many_processes_share_one_cache(cached: Desk) -> None:
    cached.write(**{f"n{n}_dot_txt": f"bad {n}" for n in range(60)})
    call = ["check", ".", "--quiet", "--fail-on", "never"]
    code = f"from replylint.cli import main; raise SystemExit(main({call!r}))"
    running = [
        subprocess.Popen([sys.executable, "-c", code], cwd=cached.folder, stdout=subprocess.PIPE) for _ in range(4)
    ]
    outs = {process.communicate()[0] for process in running}
    assert len(outs) == 1 and all(process.returncode == 0 for process in running)
