"""Show the lines around a finding with its words underlined, right with wide and combining characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from replylint.model import Span

MOST_LINES = 3
MOST_ROWS = 6
"""So many rows of a wrapped line are shown at most."""
_CODES = (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HIDDEN = {code: "�" for code in _CODES if code != 10} | {9: " "}


def printable(text: str) -> str:
    """Return a text, of the same length, that can't steer the terminal or turn the direction of a line."""
    return text.translate(_HIDDEN)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of one style."""

    text: str
    kind: Literal["gutter", "plain", "hit", "mark"]


def excerpt(source: str, span: Span, line: int, width: int) -> Iterator[list[Piece]]:
    """Yield rows that show a span in its lines: text rows wrapped to `width` cells, each with its underline.

    Args:
        line: the number of the line in which the span begins, from 1.
    """
    gutter = max(4, len(str(line + MOST_LINES)))
    start = source.rfind("\n", 0, span.start) + 1
    shown = 0
    while shown < MOST_LINES and start <= len(source):
        end = source.find("\n", start)
        end = len(source) if end < 0 else end
        if shown and (start >= span.end or not source[start:end].strip()):
            break
        text = source[start:end].rstrip("\r")
        marks = (max(span.start, start) - start, max(0, min(span.end, end) - start))
        yield from _rows(text, marks, f"{line + shown:{gutter}}", width - gutter - 3, around=shown == 0)
        start, shown = end + 1, shown + 1


def _rows(text: str, marks: tuple[int, int], number: str, width: int, *, around: bool) -> Iterator[list[Piece]]:
    text, (first, last) = _cropped(text, marks, width)
    missing = first == last
    shown = 0
    for index, (begin, stop) in enumerate(_wrap(text, width)):
        apart = not begin <= first <= stop if missing else stop <= first or begin >= last
        if apart or shown == MOST_ROWS:
            continue
        shown += 1
        head = Piece(f"{number if index == 0 else ' ' * len(number)} │ ", "gutter")
        left, right = max(first, begin), min(last, stop)
        yield [
            head,
            Piece(text[begin:left], "plain"),
            Piece(text[left:right], "hit"),
            Piece(text[max(right, left) : stop], "plain"),
        ]
        under = "^" * max(1, cell_len(text[left:right]))
        yield [
            Piece(f"{' ' * len(number)} │ ", "gutter"),
            Piece(" " * cell_len(text[begin:left]), "plain"),
            Piece(under, "mark"),
        ]
        if missing:
            return
    if not text and around:
        yield [Piece(f"{number} │ ", "gutter")]


def _cropped(text: str, marks: tuple[int, int], width: int) -> tuple[str, tuple[int, int]]:
    """Cut off what is far from the marked words, since a line can have megabytes."""
    first, last = marks
    begin = 0
    if first > 4 * width:
        begin = text.rfind(" ", first - 4 * width, first - 2 * width) + 1 or first - 2 * width
    last = min(last, first + MOST_ROWS * width)
    return printable(text[begin : last + 2 * width]), (first - begin, last - begin)


def _wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Cut a line into rows of at most `width` cells, at spaces where there are any."""
    rows: list[tuple[int, int]] = []
    begin = 0
    while begin < len(text):
        stop, used, space = begin, 0, -1
        while stop < len(text):
            used += cell_len(text[stop])
            if used > width:
                break
            if text[stop] == " ":
                space = stop
            stop += 1
        if stop < len(text) and space > begin:
            stop = space + 1
        stop = max(stop, begin + 1)
        rows.append((begin, stop))
        begin = stop
    return rows or [(0, 0)]
