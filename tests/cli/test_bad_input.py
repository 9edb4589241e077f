"""Bad input and bad calls: a located message, status 2, the rest of the batch done, and never a traceback."""

from __future__ import annotations

import codecs
import time

import pytest

from desk import Desk
from replylint.cli import main

BOMB = b"a: &a [x, x]\n" + b"".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n".encode() for n in range(12)
)
"""Aliases of aliases: a few lines that would grow to nine to the twelfth."""
XML_BOMB = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty.txt: empty; there is nothing to lint"),
    "binary.txt": (b"\x89PNG\r\n\x1a\n\0\0", "binary.txt:1:1: not UTF-8 text (byte 0); save it as UTF-8"),
    "nul.txt": (b"one\0", "nul.txt:1:4: a NUL character: a binary file?"),
    "surrogate.txt": (b"a \xed\xa0\x80", "surrogate.txt:1:3: not UTF-8 text (byte 2); save it as UTF-8"),
    "half.txt": (codecs.BOM_UTF16_LE + b"a\0b", "half.txt:1:2: not UTF-16 text (byte 4); save it as UTF-8"),
    "a.jsonl": (b'{"reply": }', "a.jsonl:1:11: not valid JSON: expecting value"),
    "b.jsonl": (b'{"reply": "\\udfff"}', 'b.jsonl:1:1: "reply" holds half a character (a lone surrogate) at 0'),
    "c.jsonl": (b'{"reply": "a", "culture": "xx-XZ"}', 'c.jsonl:1: culture: no culture "xx-XZ"; did you mean "xx-X'),
    "d.jsonl": (b'{"reply": "a", "channel": "emial"}', 'd.jsonl:1: channel: no channel "emial"; did you mean "email"?'),
    "e.jsonl": (b'{"reply": "a", "language": "q"}', 'e.jsonl:1: language: no language "q"'),
    "f.jsonl": (b'{"reply": "a", "register": "high"}', 'f.jsonl:1: register: no register "high"; there are formal, '),
    "g.jsonl": (b'{"reply": "a", "format": "docx"}', 'g.jsonl:1:1: no format "docx"'),
    "h.json": (b'[{"reply": "bad"', "h.json:1:17: not valid JSON: expecting ',' delimiter"),
    "i.csv": (b"title,text\nlate,bad", "i.csv:2:1: no macros of a known helpdesk; it holds title, text: name them in"),
    "j.csv": (b'title,reply\nlate,"so', "j.csv:2:6: a quotation mark that is never closed"),
    "k.csv": (b"title,reply\nlate,so,so", "k.csv:2:1: 3 cells in this row, 2 in the first"),
    "l.csv": (b"reply,reply\nlate,so", 'l.csv:1:7: the column "reply" stands twice'),
    "m.json": (b'{"reply": "a",\n"reply": "b"}', 'm.json:2:1: the name "reply" stands twice'),
    "n.json": (b"[" * 100_000, "n.json:1:1: not valid JSON: nested too deeply"),
    "o.yaml": (b"- title: a\n response: b", "o.yaml:2:2: not valid YAML: "),
    "p.yaml": (BOMB, "p.yaml:"),
    "q.yaml": (b"- &a [*a]", "q.yaml:1:3: an alias that holds itself"),
    "r.xml": (b"<a><b></a>", "r.xml:1:9: not well-formed XML: mismatched tag"),
    "s.xml": (XML_BOMB, "s.xml:1:25: it declares entities of its own, which are not read"),
}


@pytest.mark.parametrize("jobs", [(), ("--jobs", "2")], ids=["one process", "two"])
def test_each_bad_file_is_named_and_the_others_are_linted(desk: Desk, jobs: tuple[str, ...]) -> None:
    for name, (content, _) in FILES.items():
        desk.path(name).write_bytes(content)
    desk.write(a_first_dot_txt="bad", z_last_dot_txt="bad")
    result = desk.run("check", "a_first.txt", *FILES, "nowhere.txt", "z_last.txt", "--format", "text", *jobs)
    lines = result.err.splitlines()
    assert result.status == 2
    assert len(lines) == len(FILES) + 1
    assert all(line.startswith(message) for line, (_, message) in zip(lines, FILES.values(), strict=False))
    assert lines[-1] == "nowhere.txt: no such file or directory"
    assert "2 draft" in result.out
    assert all(desk.path(name).read_bytes() == content for name, (content, _) in FILES.items())


GOOD = {
    "utf16.txt": codecs.BOM_UTF16_BE + "Č bad".encode("utf-16-be"),
    "unclosed.html": b"<div><p>so <b>bad",
    "comment.html": b"bad <!-- never closed",
    "tags.html": b"<" * 1000 + b"p>bad",
    "fence.md": b"bad\n\n```\nnever closed",
    "brackets.md": b"bad [[[[[[(((((",
}


@pytest.mark.parametrize("name", GOOD)
def test_odd_but_readable_files_are_linted(desk: Desk, name: str) -> None:
    desk.path(name).write_bytes(GOOD[name])
    assert desk.found(name) == ["bad"]


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_a_line_of_ten_megabytes_is_linted(desk: Desk, suffix: str) -> None:
    desk.path(f"a.{suffix}").write_text("all is fine and well so far " * 360_000 + "bad")
    begun = time.monotonic()
    result = desk.run("check", f"a.{suffix}")
    assert (result.status, result.out.count("mypack/bad"), result.err) == (1, 1, "")
    assert len(result.out) < 2_000
    assert time.monotonic() - begun < 60


CALLS = {
    "no command": ([], "replylint: no command given"),
    "an unknown command": (["chek"], 'replylint: no command "chek"; did you mean "check"?'),
    "no path": (["check"], "replylint: the following arguments are required: PATH"),
    "an unknown option": (
        ["check", "a.txt", "--ignor", "x"],
        'unrecognized arguments: --ignor x; did you mean "--ignore"?',
    ),
    "an option of another command": (
        ["rules", "--unsafe"],
        "unrecognized arguments: --unsafe; replylint rules has no --unsafe",
    ),
    "a wrong choice": (["check", "a.txt", "--fail-on", "high"], "argument --fail-on: invalid choice: 'high'"),
    "a wrong number": (
        ["check", "a.txt", "--min-score", "high"],
        "argument --min-score: 'high' is no score (0 to 100)",
    ),
    "too high a score": (
        ["check", "a.txt", "--min-score", "101"],
        "argument --min-score: '101' is no score (0 to 100)",
    ),
    "no processes": (["check", "a.txt", "--jobs", "0"], "argument --jobs: '0' is no number of processes"),
    "an unknown rule": (
        ["check", "a.txt", "--select", "mypack/badd"],
        'select: no rule or pack "mypack/badd"; did you mean "mypack/bad"?',
    ),
    "an unknown pack": (
        ["check", "a.txt", "--ignore", "mypak"],
        'ignore: no rule or pack "mypak"; did you mean "mypack"?',
    ),
    "an unknown culture": (
        ["check", "a.txt", "--culture", "de-DF"],
        'culture: no culture "de-DF"; did you mean "de-DE"?',
    ),
    "an unknown channel": (["check", "a.txt", "--channel", "fax"], 'channel: no channel "fax"'),
    "an unknown language": (["check", "a.txt", "--language", "qqq"], 'language: no language "qqq"'),
    "no such configuration": (["check", "a.txt", "--config", "no.yaml"], "no.yaml: no such configuration file"),
    "no such pack": (["check", "a.txt", "--pack", "nowhere"], "nowhere: no such folder of rules"),
    "no such message": (["check", "a.txt", "--customer", "no.txt"], "--customer no.txt: no such file or directory"),
    "a message that is no text": (["check", "a.txt", "--customer", "binary"], "--customer binary: not utf-8 text"),
    "an unknown rule to explain": (
        ["explain", "mypack/badd"],
        'explain: no rule or pack "mypack/badd"; did you mean "mypack/bad"?',
    ),
    "an unknown rule to test": (
        ["test", "mypack/badd"],
        'test: no rule, pack or act "mypack/badd"; did you mean "mypack/bad"?',
    ),
    "an unknown culture to show": (["cultures", "de-DF"], 'culture: no culture "de-DF"; did you mean "de-DE"?'),
    "an unknown schema": (["schema", "confg"], 'schema: no kind "confg"; allowed: '),
}


@pytest.mark.parametrize("claim", CALLS)
def test_a_wrong_call_says_what_is_wrong(desk: Desk, claim: str) -> None:
    desk.write(a_dot_txt="bad")
    desk.path("binary").write_bytes(b"\xff")
    arguments, message = CALLS[claim]
    result = desk.run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_wrong_call_is_said_once_however_many_files_there_are(desk: Desk) -> None:
    desk.write(a_dot_txt="bad", b_dot_txt="bad", c_dot_txt="bad")
    result = desk.run("check", "a.txt", "b.txt", "c.txt", "--select", "nopack")
    assert (result.status, len(result.err.splitlines())) == (2, 1)


BROKEN = {
    "a configuration": {"replylint_dot_yaml": "extends: [../replylint.yaml]\nseverty: x\n"},
    "no YAML": {"replylint_dot_yaml": "a: [\n"},
    "a pack": {"replylint_dot_yaml": "packs: [p]\n", "p__packs__q__r__rule_dot_yaml": "title: [\n"},
    "a language": {
        "replylint_dot_yaml": "extends: [../replylint.yaml]\npacks: [p]\n",
        "p__packs__mypack__bad__xx_dot_yaml": "phrases: ['(a']\nexamples: {flags: [], passes: []}\n",
    },
}


@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize("claim", BROKEN)
def test_broken_rules_are_located_once_and_other_folders_are_linted(desk: Desk, claim: str, command: str) -> None:
    desk.write(**{f"sub__{name}": text for name, text in BROKEN[claim].items()})
    desk.write(sub__a_dot_txt="bad", sub__b_dot_txt="bad", c_dot_txt="bad")
    result = desk.run(command, "sub/a.txt", "sub/b.txt", "c.txt")
    assert result.status == 2
    assert "sub/" in result.err
    assert ".yaml:" in result.err
    assert len(result.err.splitlines()) == len(set(result.err.splitlines()))
    assert "Traceback" not in result.err
    assert desk.path("sub/a.txt").read_text() == "bad"
    assert ("1 draft, " in result.out) if command == "check" else (desk.path("c.txt").read_text() == "good")


def test_a_bug_of_ours_is_status_3_and_shows_no_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("replylint.linter.Linter.lint_draft", broken)
    result = desk.run("check", "-", stdin="bad")
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith("replylint: a bug of ours: ZeroDivisionError: oops\n")
    assert "Traceback" not in result.err
    monkeypatch.setenv("REPLYLINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["check", "replylint.yaml", "--input-format", "text"])


def test_an_interruption_is_said_in_a_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("replylint.linter.Linter.lint_draft", interrupted)
    result = desk.run("check", "-", stdin="bad")
    assert (result.status, result.err) == (2, "replylint: interrupted\n")


def test_links_that_go_round_in_a_circle_are_named(desk: Desk) -> None:
    desk.write(a_dot_txt="bad", folder__b_dot_txt="bad")
    desk.path("one.txt").symlink_to("two.txt")
    desk.path("two.txt").symlink_to("one.txt")
    (desk.path("folder") / "again").symlink_to(desk.path("folder"))
    result = desk.run("check", ".", "--quiet")
    assert (result.status, result.err.count("too many levels of symbolic links")) == (2, 2)
    assert result.out.startswith("2 drafts")
