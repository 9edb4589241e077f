"""Read the fenced blocks of a page and run them, as a reader would who follows it from top to bottom.

    ```python    runs, in one namespace a page
    ```output    what the block above it prints
    ```console   `$` lines run in a shell, in one folder a page; what is shown below them is what they print
    ```yaml      parses; also toml and json
    ```text      is only looked at

A block is written to a file, and not run, where its first line is a comment with a file's name
(`# replylint.yaml`) or the line above it is `<!-- file: NAME -->`. A line `<!-- run: COMMAND -->` does what
the reader can't do here, such as installing a package. In what is shown, `…` stands for anything,
and a line of nothing else for any number of lines.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import replylint

SOURCE = Path(replylint.__file__).resolve().parent.parent
PARSERS = {"yaml": yaml.safe_load, "toml": tomllib.loads, "json": json.loads}
_NAMED = re.compile(r"# ([\w./-]+\.\w{2,5})$")
_FILE = re.compile(r"<!-- file: (\S+) -->$")
_RUN = re.compile(r"<!-- run: (.+) -->$")
_FENCE = re.compile(r"(`{3,})(\w*)\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block, or a command that readers don't see (of the kind "run")."""

    kind: str
    text: str
    line: int
    file: str | None = None


def blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page, in order."""
    lines = page.split("\n")
    at, file = 0, None
    while at < len(lines):
        line = lines[at]
        fence, run, named = _FENCE.match(line), _RUN.match(line), _FILE.match(line)
        if run:
            yield Block("run", run[1], at + 1)
        if fence:
            end = lines.index(fence[1], at + 1)
            text = "\n".join(lines[at + 1 : end]) + "\n"
            comment = _NAMED.match(lines[at + 1])
            yield Block(fence[2], text, at + 1, file or (comment[1] if comment else None))
            at = end
        file = named[1] if named else (file if not line.strip() else None)
        at += 1


class Runner:
    """Runs the blocks of one page in a folder."""

    def __init__(self, folder: Path, tools: Path) -> None:
        self.folder, self.tools = folder, tools
        self.names: dict[str, Any] = {"__name__": "__docs__"}
        self.printed = ""
        self.status = 0

    def run(self, block: Block) -> None:
        """Run one block; an AssertionError says what does not hold."""
        if block.file is not None:
            path = self.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        elif block.kind == "python":
            out = io.StringIO()
            with chdir(self.folder), redirect_stdout(out):
                exec(compile(block.text, f"block in line {block.line}", "exec"), self.names)
            self.printed = out.getvalue()
        elif block.kind == "output":
            same(self.printed, block.text)
        elif block.kind == "console":
            self._console(block.text)
        elif block.kind == "run":
            printed = self._command(block.text)
            assert self.status == 0, printed
        elif block.kind in PARSERS:
            PARSERS[block.kind](block.text)
        else:
            assert block.kind == "text", f"a block of the kind {block.kind!r} is neither run nor marked as text"

    def _console(self, text: str) -> None:
        commands = re.split(r"^\$ ", text, flags=re.M)
        assert not commands[0].strip(), "a console block begins with a $ line"
        for number, part in enumerate(commands[1:], 1):
            command, shown = _split(part)
            printed = self._command(command)
            if shown.strip():
                same(printed, shown)
            elif self.status > 1:
                asked = number + 1 < len(commands) and commands[number + 1].startswith("echo $?")
                assert asked, f"$ {command}\nexit status {self.status}: {printed}"

    def _command(self, command: str) -> str:
        """Run a command in a shell that knows the exit status of the last one; return all that it prints."""
        path = f"{self.tools}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PYTHONPATH": str(SOURCE), "COLUMNS": "100", "NO_COLOR": "1"}
        done = subprocess.run(
            ["sh", "-c", f"(exit {self.status})\n{command}"],
            cwd=self.folder, env=environment, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        self.status = done.returncode
        return done.stdout


def make_tools(folder: Path) -> Path:
    """Write the commands that pages use into a folder: `replylint` and `python` of this environment."""
    for name, call in (("replylint", "-m replylint"), ("python", "")):
        tool = folder / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call} "$@"\n')
        tool.chmod(0o755)
    return folder


def same(printed: str, shown: str) -> None:
    """Assert that what was printed is what a page shows."""
    lines = [line.rstrip() for line in shown.strip("\n").split("\n")]
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else f"{_any(line)}\n" for line in lines)
    got = "\n".join(line.rstrip() for line in printed.strip("\n").split("\n")) + "\n"
    assert re.fullmatch(pattern, got), f"the page shows\n{shown}\nand what is printed is\n{printed}"


def _any(line: str) -> str:
    return ".*".join(map(re.escape, line.split("…")))


def _split(part: str) -> tuple[str, str]:
    """Return the command, which goes on after a backslash, and what is shown below it."""
    lines = part.split("\n")
    end = next(n for n, line in enumerate(lines) if not line.endswith("\\")) + 1
    return "\n".join(lines[:end]), "\n".join(lines[end:])
