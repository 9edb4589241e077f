"""The command line as a process of its own: pipes, streams, terminals, several at once."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desk import CONFIG, RULES
from helpers import environment, write

COMMAND = [sys.executable, "-m", "replylint"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with rules, a configuration and a cache of its own."""
    write(tmp_path / "rules", RULES)
    return write(tmp_path, {"replylint.yaml": CONFIG, "a.txt": "Čas is bad.\n"})


def start(folder: Path, *arguments: str, stdin: int | None = None, **more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(folder, **more),
        stdin=subprocess.DEVNULL if stdin is None else stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_several_processes_may_share_an_empty_cache(folder: Path) -> None:
    processes = [start(folder, "check", "a.txt") for _ in range(4)]
    outcomes = [(*process.communicate(timeout=120), process.returncode) for process in processes]
    assert len(set(outcomes)) == 1
    assert outcomes[0][2] == 1
    assert b"mypack/bad" in outcomes[0][0]
    assert not list((folder / "cache").glob("*.new"))


@pytest.mark.parametrize("call", [["check", "many.jsonl"], ["fix", "--diff", "many.txt", *["a.txt"] * 500]])
def test_a_reader_that_goes_away_is_no_error(folder: Path, call: list[str]) -> None:
    write(folder, {"many.jsonl": '{"reply": "bad"}\n' * 3000, "many.txt": "bad\n\n" * 100})
    process = start(folder, *call)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(timeout=120)


def test_a_terminal_without_unicode_gets_escapes(folder: Path) -> None:
    process = start(folder, "check", "a.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    out, err = process.communicate(timeout=120)
    assert (err, process.returncode) == (b"", 1)
    assert rb"\u010cas is bad." in out


def test_a_file_name_that_is_no_text_can_be_linted(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff.txt")).write_text("bad")
    process = start(folder, "check", ".", "--format", "json")
    out, err = process.communicate(timeout=120)
    assert (err, process.returncode) == (b"", 1)
    assert rb'"name": "\udcff.txt"' in out


def read_to_the_end(terminal: int) -> bytes:
    """Return all that is written to a terminal until nobody holds it any more."""
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:
        pass  # how Linux says that it is over
    return shown


@pytest.mark.parametrize(("count", "format"), [(3, "text"), (400, "text"), (400, "json")])
def test_a_bar_is_shown_at_a_terminal_on_long_work_alone(folder: Path, count: int, format: str) -> None:
    write(folder, {"many.jsonl": '{"reply": "fine"}\n' * count})
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "check", "many.jsonl", "--format", format],
        cwd=folder,
        env=environment(folder, TERM="xterm"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read_to_the_end, ours)
        out, _ = process.communicate(timeout=120)
        shown = reading.result()
    os.close(ours)
    assert process.returncode == 0
    assert (b"drafts" in shown) is (count > 200)
    assert out.startswith(b"{" if format == "json" else b"%d drafts, " % count)
