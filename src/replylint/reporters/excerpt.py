"""Show the lines around a finding with its words underlined, right with wide and combining characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from replylint.model import Span

MOST_LINES = 3
CONTROL = {i: "�" for i in (*range(32), 127) if i not in (9, 10)}


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
    text = text.translate(CONTROL).replace("\t", " ")
    first, last = marks
    missing = first == last
    for index, (begin, stop) in enumerate(_wrap(text, width)):
        if stop < first or (begin > last and not missing) or (missing and not begin <= first <= stop):
            continue
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
