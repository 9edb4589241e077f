"""`--output`: several reports of one call, in files that are whole or not there."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from desk import Desk
from replylint.cli.options import FORMATS
from replylint.reporters import REPORTERS


@pytest.fixture(autouse=True)
def drafts(desk: Desk) -> None:
    desk.write(a_dot_txt="It is bad.", b_dot_txt="Fine.")


def files(desk: Desk) -> set[str]:
    return {path.name for path in desk.folder.iterdir() if path.is_file()}


def test_the_options_name_every_reporter() -> None:
    assert tuple(REPORTERS) == FORMATS


def test_several_outputs_come_of_one_call(desk: Desk) -> None:
    result = desk.run("check", "a.txt", "b.txt", "--output", "sarif=o.sarif", "--output=csv=o.csv", "--output", "text")
    assert (result.status, result.err) == (1, "")
    assert "2 drafts" in result.out
    assert json.loads(desk.path("o.sarif").read_text())["version"] == "2.1.0"
    assert len(desk.path("o.csv").read_text().splitlines()) == 2
    assert files(desk) == {"replylint.yaml", "a.txt", "b.txt", "o.sarif", "o.csv"}


def test_an_output_in_a_file_alone_prints_nothing(desk: Desk) -> None:
    result = desk.run("check", "a.txt", "--output", "json=o.json")
    assert (result.out, result.err, result.status) == ("", "", 1)


@pytest.mark.parametrize("output", ["json", "json=-"])
def test_an_output_without_a_file_is_the_format(desk: Desk, output: str) -> None:
    assert desk.run("check", "a.txt", "--output", output) == desk.run("check", "a.txt", "--format", "json")


def test_the_format_goes_to_standard_output_beside_outputs_in_files(desk: Desk) -> None:
    result = desk.run("check", "a.txt", "--format", "json", "--output", "text=o.txt")
    assert result.json["summary"]["findings"] == 1
    assert "1 warning" in desk.path("o.txt").read_text()


def test_quiet_and_colour_are_for_standard_output(desk: Desk) -> None:
    result = desk.run(
        "check", "a.txt", "--quiet", "--color", "always", "--output", "text=o.txt", "--output", "text",
    )  # fmt: skip
    assert len(result.out.splitlines()) == 1
    assert "\x1b" in result.out
    assert "mypack/bad" in desk.path("o.txt").read_text()
    assert "\x1b" not in desk.path("o.txt").read_text()


REFUSED = [
    (["--output", "sariff=o"], 'no format "sariff"; did you mean "sarif"?'),
    (["--format", "makdown"], 'no format "makdown"; did you mean "markdown"?'),
    (["--output", "zzz"], 'no format "zzz"; there are text, json'),
    (["--output", "text="], "text= names no file"),
    (["--output", "text", "--output", "json"], "text and json would both go to standard output"),
    (["--format", "text", "--output", "json=-"], "text and json would both go to standard output"),
    (["--output", "text=o", "--output", "json=./o"], "another output goes to this file"),
    (["--output", "text=a.txt"], "--output text=a.txt: this file is a draft to be checked"),
    (["--output", "text=no/o"], "--output text=no/o: can't be written: no such file or directory"),
    (["--output", "json=o.json", "--output", "text=rules"], "--output text=rules: can't be written: is a directory"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_outputs_that_make_no_sense_are_refused_and_nothing_is_left(
    desk: Desk, options: list[str], message: str
) -> None:
    result = desk.run("check", "a.txt", *options)
    assert (result.status, result.out) == (2, "")
    assert message in result.err
    assert "Traceback" not in result.err
    assert files(desk) == {"replylint.yaml", "a.txt", "b.txt"}
    assert desk.path("a.txt").read_text() == "It is bad."


def test_lists_are_no_reports(desk: Desk) -> None:
    result = desk.run("rules", "--format", "sarif")
    assert (result.status, result.out) == (2, "")
    assert "sarif is for check alone; rules knows text, json, jsonl" in result.err


def test_a_file_that_is_there_is_replaced_at_once_and_keeps_its_mode(desk: Desk) -> None:
    path = desk.path("o.json")
    path.write_text("old")
    path.chmod(0o640)
    os.link(path, desk.path("old.json"))
    desk.path("link.json").symlink_to("o.json")
    desk.run("check", "a.txt", "--output", "json=link.json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert desk.path("link.json").is_symlink()
    assert json.loads(path.read_text())["summary"]["drafts"] == 1
    assert desk.path("old.json").read_text() == "old"  # another name of the old file still has all of it


def test_a_new_file_has_the_mode_of_new_files(desk: Desk) -> None:
    desk.run("check", "a.txt", "--output", "json=o.json")
    desk.path("other").write_text("")
    assert desk.path("o.json").stat().st_mode == desk.path("other").stat().st_mode


def test_a_call_that_fails_leaves_the_file_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no")

    desk.path("o.json").write_text("old")
    monkeypatch.setattr("replylint.cli.check.fails", fail)
    assert desk.run("check", "a.txt", "--output", "json=o.json").status == 3
    assert desk.path("o.json").read_text() == "old"
    assert files(desk) == {"replylint.yaml", "a.txt", "b.txt", "o.json"}


def test_a_device_is_written_and_not_replaced(desk: Desk) -> None:
    assert desk.run("check", "a.txt", "--output", "json=/dev/null").status == 1
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_error_of_the_call(desk: Desk) -> None:
    result = desk.run("check", "a.txt", "--output", "json=/dev/full")
    assert (result.status, result.err) == (2, "--output json=/dev/full: can't be written: no space left on device\n")


@pytest.mark.parametrize(
    ("outputs", "told"),
    [
        (["json"], False), (["json=o"], True), (["gitlab"], True), (["csv"], True), (["text"], True),
        (["csv", "text=o"], True), (["sarif", "csv=o"], False),
    ],
)  # fmt: skip
def test_what_can_t_be_read_is_told_once(desk: Desk, outputs: list[str], told: bool) -> None:
    options = [f"--output={output}" for output in outputs]
    result = desk.run("check", "b.txt", "gone.txt", *options)
    assert result.status == 2
    assert result.err.count("gone.txt: no such file") == told


def test_junit_follows_the_failing_severity(desk: Desk) -> None:
    assert "<failure" in desk.run("check", "a.txt", "--format", "junit").out
    assert "<failure" not in desk.run("check", "a.txt", "--format", "junit", "--fail-on", "error").out
