"""Every fenced block of the README and the docs does what the page says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from doc_blocks import Block, Runner, blocks, make_tools, same

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_blocks_of_a_page_run(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    if "examples/" in text:
        shutil.copytree(ROOT / "examples", tmp_path / "page" / "examples")
    (tmp_path / "page").mkdir(exist_ok=True)
    (tmp_path / "tools").mkdir()
    runner = Runner(tmp_path / "page", make_tools(tmp_path / "tools"))
    for block in blocks(text):
        try:
            runner.run(block)
        except Exception as error:
            raise AssertionError(f"{page.name}, line {block.line}: {error}") from error


def test_blocks_are_read_with_their_kinds_and_files() -> None:
    page = "x\n\n<!-- file: a.txt -->\n```text\nhi\n```\n\n```yaml\n# b.yaml\nk: 1\n```\n<!-- run: ls -->\n"
    assert list(blocks(page)) == [
        Block("text", "hi\n", 4, "a.txt"),
        Block("yaml", "# b.yaml\nk: 1\n", 8, "b.yaml"),
        Block("run", "ls", 12),
    ]


@pytest.mark.parametrize("shown", ["a\nb\nc", "…", "a\n…\nc", "a\n…", "a\nb…\nc", "…\nc"])
def test_dots_stand_for_anything_shown(shown: str) -> None:
    same("a\nb\nc\n", shown)


@pytest.mark.parametrize("shown", ["a\nc", "b\n…", "a\nx…\nc", ""])
def test_what_is_not_printed_is_not_the_same(shown: str) -> None:
    with pytest.raises(AssertionError, match="the page shows"):
        same("a\nb\nc\n", shown)


def test_a_command_fails_where_the_page_does_not_say_so(tmp_path: Path) -> None:
    runner = Runner(tmp_path, make_tools(tmp_path))
    with pytest.raises(AssertionError, match="exit status 2"):
        runner.run(Block("console", "$ replylint check missing.txt\n", 1))
    runner.run(Block("console", "$ replylint check missing.txt\n$ echo $?\n2\n", 1))
