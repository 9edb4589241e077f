"""What `check` writes in each format, kept whole in `expected/`.

Set REPLYLINT_GOLDEN=write to write the files anew, and read the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desk import Desk
from replylint import __version__
from replylint.cli.options import FORMATS

EXPECTED = Path(__file__).parent / "expected"
SUFFIXES = {
    "text": "txt", "json": "json", "jsonl": "jsonl", "sarif": "sarif.json", "github": "github.txt",
    "gitlab": "gitlab.json", "junit": "xml", "markdown": "md", "csv": "csv",
}  # fmt: skip
DRAFTS = (
    {"reply": "It is sad.", "id": "late | parcel"},
    {"reply": "Fine.\n\nVery bad.", "id": "=refund", "kind": "template"},
)
CASES = {
    "plain": ["macros", "gone.txt"],
    "quiet": ["--quiet", "macros", "gone.txt"],
    "lenient": ["macros", "--fail-on", "error", "--ignore", "mypack/bad"],
    "clean": ["macros/fine.txt"],
}


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """A folder of macros: plain text, Markdown, HTML, JSON Lines, and one with nothing to find."""
    desk.write(
        macros__a_comma_b_dot_txt="Hi,\r\n\r\nit is bad, and 100% odd:\r\nsad. Bad.\r\n",
        macros__c_dot_md="# Hello\n\nIt is **very**\nbad.\n",
        macros__d_dot_html="<p>It &amp; that is bad.</p>\n",
        macros__e_dot_jsonl="\n".join(map(json.dumps, DRAFTS)) + "\n",
        macros__fine_dot_txt="All is fine.\n",
    )
    desk.path("macros/a_comma_b.txt").rename(desk.path("macros/a,b.txt"))
    return desk


def same(name: str, written: str) -> None:
    """Assert that what was written is what is kept, but for the version."""
    written = written.replace(f'"{__version__}"', '"VERSION"')
    path = EXPECTED / name
    if os.environ.get("REPLYLINT_GOLDEN") == "write":
        path.write_bytes(written.encode())
    assert written == path.read_bytes().decode()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("format", FORMATS)
def test_a_format_writes_what_is_kept(shop: Desk, format: str, case: str) -> None:
    result = shop.run("check", *CASES[case], "--format", format)
    assert result.status == {"plain": 2, "quiet": 2, "lenient": 1, "clean": 0}[case]
    same(f"{case}.{SUFFIXES[format]}", result.out)


@pytest.mark.parametrize("place", ["before the command", "before the path", "after the path"])
def test_files_hold_the_same_as_standard_output_wherever_the_options_stand(shop: Desk, place: str) -> None:
    options = [word for format in FORMATS[1:] for word in ("--output", f"{format}=out.{SUFFIXES[format]}")]
    options += ["--output=text"]
    rest = ["macros", "gone.txt"]
    words = {"before the command": [*options, "check", *rest], "before the path": ["check", *options, *rest]}
    result = shop.run(*words.get(place, ["check", *rest, *options]))
    assert (result.status, result.err) == (2, "gone.txt: no such file or directory\n")
    same("plain.txt", result.out)
    for format in FORMATS[1:]:
        same(f"plain.{SUFFIXES[format]}", shop.path(f"out.{SUFFIXES[format]}").read_bytes().decode())
