"""The lines around a finding, with its words underlined, whatever width their characters have."""

from __future__ import annotations

import time

import pytest
from rich.cells import cell_len

from replylint.model import Span
from replylint.reporters.excerpt import MOST_ROWS, excerpt


def rows(source: str, words: str, width: int = 60) -> list[str]:
    """Return the excerpt of the first place of some words (of their end, where they are none)."""
    start = source.index(words) if words else len(source)
    return shown(source, Span(start, start + len(words)), width)


def shown(source: str, span: Span, width: int = 60) -> list[str]:
    line = source.count("\n", 0, span.start) + 1
    return ["".join(piece.text for piece in row).rstrip() for row in excerpt(source, span, line, width)]


def test_the_words_are_underlined() -> None:
    assert rows("Hi,\nit is bad.\nBye", "bad") == ["   2 │ it is bad.", "     │       ^^^"]


WIDE = ["日本の bad 日本", "e\u0301e\u0301 bad", "🙂🙂 bad", "\u200bbad", "\tbad", "ｂａｄ bad", "👍🏽 bad"]


@pytest.mark.parametrize("source", WIDE)
def test_the_underline_stands_below_the_words(source: str) -> None:
    text, mark = rows(source, "bad")
    assert cell_len(text[: text.index("bad")]) == cell_len(mark) - 3


@pytest.mark.parametrize(("words", "cells"), [("日本", 4), ("e\u0301", 1), ("🙂", 2), ("ab", 2)])
def test_the_underline_is_as_wide_as_the_words(words: str, cells: int) -> None:
    assert rows(f"so {words} so", words)[1].count("^") == cells


def test_a_place_where_something_is_missing_is_marked_once() -> None:
    assert rows("Hi.", "") == ["   1 │ Hi.", "     │    ^"]
    assert shown("Hi.\nBye.", Span(4, 4)) == ["   2 │ Bye.", "     │ ^"]


def test_an_empty_draft_has_an_excerpt_all_the_same() -> None:
    assert shown("", Span(0, 0))[0] == "   1 │"


def test_words_over_several_lines_are_underlined_in_each() -> None:
    assert rows("a bad\nthing here", "bad\nthing") == [
        "   1 │ a bad",
        "     │   ^^^",
        "   2 │ thing here",
        "     │ ^^^^^",
    ]


def test_no_more_than_three_lines_are_shown() -> None:
    source = "\n".join("abcdefgh")
    assert [row[:4].strip() for row in shown(source, Span(0, len(source)))[::2]] == ["1", "2", "3"]


def test_a_long_line_is_wrapped_and_only_rows_with_the_words_are_shown() -> None:
    source = "word " * 30 + "bad " + "word " * 30
    text, mark = rows(source, "bad", width=40)
    assert cell_len(text) <= 40
    assert text[mark.index("^") : mark.rindex("^") + 1] == "bad"


def test_words_that_run_into_the_next_row_are_underlined_in_both() -> None:
    out = rows("x " * 14 + "very bad thing", "very bad thing", width=40)
    assert len(out) == 4
    assert sum(row.count("^") for row in out) == len("very bad ") + len("thing")


def test_a_word_wider_than_a_row_is_cut() -> None:
    out = rows("日" * 60, "日" * 60, width=30)
    assert all(cell_len(row) <= 30 for row in out)
    assert sum(row.count("^") for row in out) == 120


def test_control_characters_are_shown_as_a_sign() -> None:
    assert rows("a\x1b[2J\x9b bad", "bad")[0] == "   1 │ a�[2J� bad"


def test_a_hit_of_a_whole_long_line_is_cut_short() -> None:
    assert len(rows("word " * 1000, "word " * 1000)) == 2 * MOST_ROWS


def test_windows_line_ends_are_not_shown() -> None:
    assert rows("a bad\r\nthing", "bad") == ["   1 │ a bad", "     │   ^^^"]


def test_the_gutter_is_as_wide_as_the_number_of_the_line() -> None:
    assert rows("\n" * 99_999 + "bad", "bad") == ["100000 │ bad", "       │ ^^^"]


@pytest.mark.parametrize("around", ["wörd ", "wörd"])
def test_an_excerpt_of_a_huge_line_is_quick_and_exact(around: str) -> None:
    source = around * 2_000_000 + "bad " + around * 400_000
    begun = time.perf_counter()
    text, mark = rows(source, "bad", width=80)
    assert time.perf_counter() - begun < 0.5
    assert text[mark.index("^") : mark.rindex("^") + 1] == "bad"


def test_a_long_line_is_cut_between_words_also_where_something_is_missing() -> None:
    assert shown("one two three four five six seven eight nine", Span(0, 0), 20)[0] == "   1 │ one two"
