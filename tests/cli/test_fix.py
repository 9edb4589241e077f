"""`replylint fix`: what is changed, atomically, and what never is."""

from __future__ import annotations

import codecs
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desk import Desk
from replylint.cli import fix
from replylint.errors import InputError


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if "rules" not in path.parts)


def test_safe_suggestions_are_applied_and_named(desk: Desk) -> None:
    desk.write(a_dot_txt="Bad, sad, odd.\n", b_dot_txt="Fine.\n")
    result = desk.run("fix", "a.txt", "b.txt")
    assert (result.status, result.err, result.out) == (0, "", "fixed a.txt\n1 change in 1 file\n")
    assert desk.path("a.txt").read_text() == "Good, sad, odd.\n"


def test_unsafe_ones_are_applied_where_that_is_asked(desk: Desk) -> None:
    desk.write(a_dot_txt="Bad, sad, odd.\n", b_dot_md="**sad**")
    assert desk.run("fix", "--unsafe", "a.txt", "b.md").out.endswith("3 changes in 2 files\n")
    assert (desk.path("a.txt").read_text(), desk.path("b.md").read_text()) == ("Good, glad, odd.\n", "**glad**")


def test_a_second_run_changes_nothing(desk: Desk) -> None:
    desk.write(a_dot_txt="Bad, very bad, sad.\n")
    desk.run("fix", "a.txt")
    before = desk.path("a.txt").stat().st_mtime_ns
    assert desk.run("fix", "a.txt").out == "0 changes in 0 files\n"
    assert desk.path("a.txt").stat().st_mtime_ns == before


def test_a_diff_shows_what_would_change_and_changes_nothing(desk: Desk) -> None:
    desk.write(a_dot_txt="Hi,\nit is bad.\n", b_dot_txt="Fine.\n")
    result = desk.run("fix", "--diff", "a.txt", "b.txt")
    assert result.status == 1
    assert result.out.splitlines() == [
        "--- a.txt (as it is)",
        "+++ a.txt (fixed)",
        "@@ -1,2 +1,2 @@",
        " Hi,",
        "-it is bad.",
        "+it is good.",
    ]
    assert desk.path("a.txt").read_text() == "Hi,\nit is bad.\n"
    assert desk.run("fix", "--diff", "b.txt").status == 0


BYTES = {
    "Windows line ends": b"Hi,\r\n\r\nso bad.\r\n",
    "no line end": b"so bad",
    "a UTF-8 mark": codecs.BOM_UTF8 + "Č bad.\n".encode(),
    "UTF-16": codecs.BOM_UTF16_LE + "Č 🙂 bad.\r\n".encode("utf-16-le"),
    "UTF-16, the other way": codecs.BOM_UTF16_BE + "Č 🙂 bad.\r\n".encode("utf-16-be"),
    "odd white space": "a\u00a0bad\u2028\tb  \n\n\n".encode(),
    "old line ends": b"so\rbad\r",
}


@pytest.mark.parametrize("claim", BYTES)
def test_every_other_byte_stays_as_it_was(desk: Desk, claim: str) -> None:
    before = BYTES[claim]
    desk.path("a.txt").write_bytes(before)
    desk.run("fix", "a.txt")
    order = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(before[:2], "utf-8")
    assert desk.path("a.txt").read_bytes() == before.replace("bad".encode(order), "good".encode(order))


def test_in_markup_only_the_words_change(desk: Desk) -> None:
    source = '<p class="bad">Tom &amp; Ana: <b>bad</b>&nbsp;<i>ba</i>d {{ bad }} <code>bad</code></p>\n<!-- bad -->'
    desk.write(a_dot_html=source)
    desk.run("fix", "a.html")
    assert desk.path("a.html").read_text() == source.replace("<b>bad</b>", "<b>good</b>")


def test_quoted_text_and_protected_parts_never_change(desk: Desk) -> None:
    source = "Fine {{ bad }} https://x.example/bad bad@x.example.\n\n> it is bad\n"
    desk.write(a_dot_txt=source)
    assert desk.run("fix", "a.txt", "--unsafe").out == "0 changes in 0 files\n"


def test_standard_input_goes_to_standard_output(desk: Desk) -> None:
    before = codecs.BOM_UTF8 + "Č bad.\r\n".encode()
    result = desk.run("fix", "-", stdin=before)
    assert (result.out.encode(), result.err, result.status) == (before.replace(b"bad", b"good"), "", 0)


def test_with_standard_input_nothing_else_is_printed_there(desk: Desk) -> None:
    desk.write(a_dot_txt="bad")
    result = desk.run("fix", "-", "a.txt", stdin="so bad")
    assert (result.out, result.err) == ("so good", "fixed a.txt\n")


def test_a_line_of_json_that_is_no_draft_is_named_and_the_rest_is_fixed(desk: Desk) -> None:
    desk.write(a_dot_jsonl='{"reply": "bad"}\n{"reply": 1}\n{"reply": "so\\nbad"}\n', b_dot_txt="bad")
    result = desk.run("fix", "a.jsonl", "b.txt")
    assert (result.status, result.err) == (2, 'a.jsonl:2:1: "reply" is a number; it must be text\n')
    assert desk.path("a.jsonl").read_text() == '{"reply": "good"}\n{"reply": 1}\n{"reply": "so\\ngood"}\n'
    assert desk.path("b.txt").read_text() == "good"


def test_a_file_that_can_not_be_read_is_named_and_the_rest_is_fixed(desk: Desk) -> None:
    desk.path("a.txt").write_bytes(b"bad \xff")
    desk.write(b_dot_txt="bad")
    result = desk.run("fix", "a.txt", "no.txt", "b.txt")
    assert (result.status, len(result.err.splitlines())) == (2, 2)
    assert (desk.path("a.txt").read_bytes(), desk.path("b.txt").read_text()) == (b"bad \xff", "good")


def test_a_file_keeps_its_mode_and_a_link_stays_one(desk: Desk) -> None:
    desk.write(a_dot_txt="bad")
    desk.path("a.txt").chmod(0o640)
    desk.path("link.txt").symlink_to("a.txt")
    desk.run("fix", "link.txt")
    assert desk.path("link.txt").is_symlink()
    assert desk.path("a.txt").read_text() == "good"
    assert stat.S_IMODE(desk.path("a.txt").stat().st_mode) == 0o640


def test_nothing_is_left_behind(desk: Desk) -> None:
    desk.write(a_dot_txt="bad")
    before = names(desk.folder)
    desk.run("fix", "a.txt")
    assert names(desk.folder) == before


def test_a_write_that_fails_leaves_the_file_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    desk.write(a_dot_txt="bad", b_dot_txt="fine")
    before = names(desk.folder)
    monkeypatch.setattr(os, "fsync", full)
    result = desk.run("fix", "a.txt", "b.txt")
    assert (result.status, result.err) == (2, "a.txt: not changed: no space left on device\n")
    assert (desk.path("a.txt").read_text(), names(desk.folder)) == ("bad", before)


def test_a_file_that_somebody_else_changed_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"mine")
    with pytest.raises(InputError, match="changed by somebody else"):
        fix.write_atomically(path, b"yours", b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"mine", ["a.txt"])


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser may write everything
    with pytest.raises(InputError, match="read-only"):
        fix.write_atomically(path, b"old", b"new")
    assert path.read_bytes() == b"old"


MACROS = '[{"short_code": "a", "content": "so bad"},\n {"short_code": "b", "content": "so \\u0062ad"}]\n'


def test_a_file_of_macros_that_is_read_only_stays_as_it_is_and_the_rest_is_fixed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write(a_dot_json=MACROS, b_dot_txt="bad")
    monkeypatch.setattr("os.access", lambda path, mode: not str(path).endswith(".json"))
    result = desk.run("fix", "a.json", "b.txt")
    assert (result.status, result.err) == (2, "a.json: not changed: the file is read-only\n")
    assert (desk.path("a.json").read_text(), desk.path("b.txt").read_text()) == (MACROS, "good")


def test_a_file_of_macros_that_changes_meanwhile_is_left_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write(a_dot_json=MACROS)
    changed = MACROS.replace("so bad", "very bad")

    def fixed(*given: object, **named: object) -> object:
        desk.path("a.json").write_text(changed)
        return real(*given, **named)  # type: ignore[arg-type]

    from replylint.cli import fix

    real = fix.fixed
    monkeypatch.setattr(fix, "fixed", fixed)
    result = desk.run("fix", "a.json")
    assert result.status == 2 and "changed by somebody else" in result.err
    assert desk.path("a.json").read_text() == changed


def test_two_fixers_at_once_lose_nothing(desk: Desk) -> None:
    desk.write(**{f"n{n}_dot_json": MACROS for n in range(20)})
    code = "from replylint.cli import main; raise SystemExit(main(['fix', '.']))"
    running = [
        subprocess.Popen([sys.executable, "-c", code], cwd=desk.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        process.communicate()
    assert desk.run("fix", ".").status == 0
    wanted = MACROS.replace("so bad", "so good").replace("\\u0062ad", "good")
    assert {path.read_text() for path in desk.folder.glob("n*.json")} == {wanted}
    assert not list(desk.folder.glob(".n*"))


def test_fields_of_a_configuration_are_fixed(desk: Desk) -> None:
    desk.write(a_dot_yaml="- short_code: a\n  response: x\n- title: b\n  response: bad\n")
    desk.path("replylint.yaml").write_text(desk.path("replylint.yaml").read_text() + "fields: {body: response}\n")
    result = desk.run("fix", "a.yaml")
    assert (result.status, desk.path("a.yaml").read_text().count("response: good")) == (0, 1)
