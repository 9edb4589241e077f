"""Drafts from files, folders, patterns and JSON Lines; what can't be read is a problem in its place."""

from __future__ import annotations

import codecs
import io
import json
import os
from pathlib import Path

import pytest

from helpers import write
from replylint.errors import Problem
from replylint.inputs import Given, Item, read_all

GIVEN = Given()


def read(*paths: str | Path, given: Given = GIVEN) -> list[Item | Problem]:
    return list(read_all(map(str, paths), given))


def draft_of(path: Path, content: bytes, given: Given = GIVEN) -> Item:
    path.write_bytes(content)
    (item,) = read(path, given=given)
    assert isinstance(item, Item), item
    return item


def problem_of(path: Path, content: bytes) -> str:
    """Return the problem of a file, without its path."""
    path.write_bytes(content)
    (problem,) = read(path)
    assert isinstance(problem, Problem)
    return str(problem).removeprefix(str(path))


@pytest.mark.parametrize(
    ("name", "format"), [("a.txt", "text"), ("a.MD", "markdown"), ("a.htm", "html"), ("a", "text"), ("a.eml", "text")]
)
def test_the_format_follows_from_the_name(tmp_path: Path, name: str, format: str) -> None:
    item = draft_of(tmp_path / name, b"<p>Hi</p>")
    assert (item.draft.format, item.draft.reply, item.name) == (format, "<p>Hi</p>", str(tmp_path / name))


def test_what_the_call_says_holds_for_every_file(tmp_path: Path) -> None:
    given = Given("sl", "sl-SI", "chat", "formal", "template", "Help!", "markdown")
    draft = draft_of(tmp_path / "a.txt", b"Hi", given).draft
    assert (draft.language, draft.culture, draft.channel, draft.register) == ("sl", "sl-SI", "chat", "formal")
    assert (draft.kind, draft.customer, draft.format) == ("template", "Help!", "markdown")


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(tmp_path: Path, bom: bytes) -> None:
    encoding = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}[bom]
    raw = bom + "Čas 🙂\r\n".encode(encoding)
    item = draft_of(tmp_path / "a.txt", raw)
    assert item.draft.reply == "Čas 🙂\r\n"
    assert item.encoded(item.draft.reply) == raw


BAD = {
    "empty": (b"", ": empty; there is nothing to lint"),
    "blank": (b" \r\n\t", ": empty; there is nothing to lint"),
    "only a mark": (codecs.BOM_UTF8, ": empty; there is nothing to lint"),
    "binary": (b"ok\nok\xff\xfe", ":2:3: not UTF-8 text (byte 5); save it as UTF-8"),
    "half a UTF-16": (codecs.BOM_UTF16_LE + b"a\0b", ":1:2: not UTF-16 text (byte 4); save it as UTF-8"),
    "encoded surrogate": (b"a \xed\xa0\x80", ":1:3: not UTF-8 text (byte 2); save it as UTF-8"),
    "behind a mark": (codecs.BOM_UTF8 + b"a\n\xff", ":2:1: not UTF-8 text (byte 5); save it as UTF-8"),
    "NUL": (b"one\ntw\0o", ":2:3: a NUL character: a binary file?"),
}


@pytest.mark.parametrize("claim", BAD)
def test_a_file_that_is_no_text_is_a_problem_at_its_place(tmp_path: Path, claim: str) -> None:
    content, message = BAD[claim]
    assert problem_of(tmp_path / "a.txt", content) == message


def test_folders_are_read_in_order_by_what_they_hold(tmp_path: Path) -> None:
    files = ["b.txt", "a/c.md", "a/b/d.HTML", "e.jsonl", ".hidden.txt", ".git/x.txt", "picture.png", "f.py"]
    write(tmp_path, dict.fromkeys(files, '{"reply": "Hi"}'))
    names = [str(Path(item.name).relative_to(tmp_path)) for item in read(tmp_path) if isinstance(item, Item)]
    assert names == ["a/b/d.HTML", "a/c.md", "b.txt", "e.jsonl:1"]


def test_patterns_are_expanded_and_names_that_look_like_one_are_not(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A", "b/c.txt": "C", "b/d[1].txt": "D", "b/e.md": "E"})

    def found(pattern: str) -> list[str]:
        return [item.draft.reply for item in read(tmp_path / pattern) if isinstance(item, Item)]

    assert found("**/*.txt") == ["A", "C", "D"]
    assert found("b/?.md") == ["E"]
    assert found("b/d[1].txt") == ["D"]


def test_a_path_that_leads_nowhere_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A", "z.txt": "Z"})
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    names = ["a.txt", "no.txt", "*.no", "empty", "a.txt/b", "loop.txt", "x" * 5000, "z.txt"]
    outcomes = read(*(tmp_path / name for name in names))
    assert [isinstance(one, Item) for one in outcomes] == [True, *[False] * 6, True]
    messages = [one.message for one in outcomes if isinstance(one, Problem)]
    assert messages[0] == "no such file or directory"
    assert messages[1] == "no file matches this pattern"
    assert messages[2].startswith("no drafts in this folder (files that end in .txt, ")
    assert messages[3:] == ["not a directory", "too many levels of symbolic links", "file name too long"]


@pytest.mark.skipif(os.getuid() == 0, reason="the superuser reads everything")
def test_a_file_and_a_folder_without_permission_are_problems(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A", "b/c.txt": "C"})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    assert [one.message for one in read(tmp_path) if isinstance(one, Problem)] == ["permission denied"] * 2
    (tmp_path / "b").chmod(0o700)


def test_a_folder_that_can_not_be_listed_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.txt": "A", "b/c.txt": "C"})
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("b"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (item, problem) = sorted(read(tmp_path), key=lambda one: isinstance(one, Problem))
    assert isinstance(item, Item)
    assert str(problem) == f"{tmp_path / 'b'}: permission denied"


def test_standard_input_is_one_draft_whose_format_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"<p>Hi</p>")

    monkeypatch.setattr("sys.stdin", Stdin)
    (item,) = read("-")
    assert isinstance(item, Item)
    assert (item.name, item.draft.format, item.path) == ("-", "html", None)


# JSON Lines


def lines(tmp_path: Path, *some: object, given: Given = GIVEN) -> list[Item | Problem]:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in some)
    write(tmp_path, {"a.jsonl": text})
    return read(tmp_path / "a.jsonl", given=given)


def test_a_line_is_a_draft_with_its_own_word_first(tmp_path: Path) -> None:
    whole = {"reply": "Hi", "customer": "C", "language": "sl", "culture": "sl-SI", "channel": "chat", "id": 7,
             "register": "formal", "format": "html", "kind": "template", "variables": ["a", "b"]}  # fmt: skip
    given = Given("en", "en-US", "email", "neutral", "reply", "other")
    own, default = (one.draft for one in lines(tmp_path, whole, {"reply": "Hi"}, given=given) if isinstance(one, Item))
    assert (own.customer, own.language, own.culture, own.channel, own.register) == (
        "C",
        "sl",
        "sl-SI",
        "chat",
        "formal",
    )
    assert (own.format, own.kind, own.id, own.variables) == ("html", "template", "7", ("a", "b"))
    assert (default.customer, default.language, default.kind, default.format) == ("other", "en", "reply", "text")
    assert default.id == f"{tmp_path / 'a.jsonl'}:2"


def test_blank_lines_are_skipped_and_lines_keep_their_number(tmp_path: Path) -> None:
    found = lines(tmp_path, {"reply": "A"}, " \r", {"reply": "B", "customer": None})
    assert [item.name.rpartition(":")[2] for item in found if isinstance(item, Item)] == ["1", "3"]


WRONG = {
    "no JSON": ('{"reply": }', ":2:11: not valid JSON: expecting value"),
    "cut off": ('{"reply": "Hi', ":2:11: not valid JSON: unterminated string starting at"),
    "nested too deeply": ("[" * 100_000, ":2:1: not valid JSON: nested too deeply"),
    "a number too long": (
        '{"reply": "Hi", "id": ' + "1" * 5000 + "}",
        ":2:1: not valid JSON: a number has too many digits",
    ),
    "a list": ("[1]", ":2:1: a draft is an object, not a list"),
    "a number": ("1", ":2:1: a draft is an object, not a number"),
    "nothing": ("null", ":2:1: a draft is an object, not null"),
    "an unknown key": ('{"reply": "Hi", "replly": 1}', ':2:1: unknown key "replly"; allowed: reply, customer, '),
    "no reply": ('{"id": "x"}', ':2:1: "reply" is missing'),
    "an empty reply": ('{"reply": " "}', ':2:1: "reply" is empty; there is nothing to lint'),
    "null as reply": ('{"reply": null}', ':2:1: "reply" is null; it must be text'),
    "a number as text": ('{"reply": "Hi", "culture": 3}', ':2:1: "culture" is a number; it must be text'),
    "text as list": ('{"reply": "Hi", "variables": "a"}', ':2:1: "variables" is text; it must be a list'),
    "half a character": ('{"reply": "a \\ud800"}', ':2:1: "reply" holds half a character (a lone surrogate) at 2'),
    "NUL": ('{"reply": "a\\u0000"}', ':2:1: "reply" holds a NUL character'),
    "an unknown format": ('{"reply": "a", "format": "htm"}', ':2:1: no format "htm"; did you mean "html"?'),
    "an unknown kind": ('{"reply": "a", "kind": "macro"}', ':2:1: "kind" is "reply" or "template", not "macro"'),
}


@pytest.mark.parametrize("claim", WRONG)
def test_a_line_that_is_no_draft_is_a_problem_and_the_others_are_read(tmp_path: Path, claim: str) -> None:
    line, message = WRONG[claim]
    before, problem, after = lines(tmp_path, {"reply": "A"}, line, {"reply": "B"})
    assert isinstance(before, Item)
    assert isinstance(after, Item)
    assert str(problem).removeprefix(str(tmp_path / "a.jsonl")).startswith(message)
