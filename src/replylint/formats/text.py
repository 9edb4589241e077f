"""Read plain text: the prose is the source itself, cut into lines, items and quoted lines.

A line feed in a reply usually ends a thought ("Hi Ana,", "Best regards,"), and sometimes is only
where an editor broke a long line. The two are told apart by the width of the lines.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from replylint.prose import Block, Prose
from replylint.protect import protect

Range = tuple[int, int]

_SIGNS = frozenset(">-*+•‣◦·▪–0123456789")
"""What a quoted line or a list item can begin with."""
_ITEM = re.compile(r"(?:[-*+•‣◦·▪–]|(\d{1,3})[.)])[ \t\u00a0]+(?=\S)")
_QUOTE = re.compile(r"[>\s]+")
_ENDS = ".!?:;…。！？：؟।"
_CLOSERS = "\"'”’»)]*_"
_WIDE = "\u2e80"
"""From here on characters take two columns."""
WIDEST = 120
"""A longer line was not broken by an editor."""
NARROW = 50
WIDTH = 60
"""An editor breaks lines at this many columns at least; a line broken there is not much shorter."""


def read(source: str) -> Prose:
    """Return the prose of a plain text."""
    return Prose(source, source, tuple(_blocks(source)), protect(source))


def escape(replacement: str) -> str:
    """Return how a replacement is written in plain text: as it is."""
    return replacement


def _blocks(source: str) -> list[Block]:
    blocks: list[Block] = []
    paragraph: list[Range] = []
    marked, number = False, 0
    at = 1 if source.startswith("\ufeff") else 0
    for line in (source[at:] if at else source).splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at if line[0] == words[0] else at + len(line) - len(line.lstrip())
            paragraph.append((start, start + len(words)))
            marked = marked or words[0] in _SIGNS
        elif paragraph:
            number = _add(blocks, source, paragraph, number, marked=marked)
            paragraph, marked = [], False
        at += len(line)
    if paragraph:
        _add(blocks, source, paragraph, number, marked=marked)
    return blocks


def _add(blocks: list[Block], source: str, paragraph: list[Range], number: int, *, marked: bool) -> int:
    """Add the blocks of the lines between two blank ones; return the number of the last list item.

    "15. May" is no list item: a number is one where it is the first, or follows on the last.
    """
    if not marked and len(paragraph) == 1:
        blocks.append(Block(*paragraph[0], "paragraph", False))
        return number
    if not marked:
        blocks += [Block(start, end, "paragraph", False) for start, end in joined(source, paragraph)]
        return number
    widest = _widest(paragraph)
    lines: list[Range] = []
    kind = "paragraph"

    def flush() -> None:
        for place, (start, end) in enumerate(joined(source, lines, widest)):
            blocks.append(Block(start, end, "paragraph" if place else kind, False))
        lines.clear()

    for start, end in paragraph:
        item = _ITEM.match(source, start, end)
        if source[start] == ">":
            flush()
            quoted = _QUOTE.match(source, start, end)
            if quoted and quoted.end() < end:
                blocks.append(Block(quoted.end(), end, "paragraph", True))
        elif item and (item[1] is None or int(item[1]) in (1, number + 1)):
            flush()
            number = int(item[1] or 0)
            kind = "item"
            lines.append((item.end(), end))
        else:
            lines.append((start, end))
            kind = kind if len(lines) > 1 else "paragraph"
    flush()
    return number


def joined(text: str, lines: Sequence[Range], widest: int | None = None) -> Sequence[Range]:
    """Join the lines that only an editor broke, so that a sentence stays in one piece.

    Args:
        lines: ranges of `text`, without the white space around them.
        widest: the width that the editor broke lines at, where more lines show it than these.
    """
    if len(lines) < 2:
        return lines
    widest = _widest(lines) if widest is None else widest
    if widest < WIDTH // 2:
        return lines
    out = [lines[0]]
    for last, line in itertools.pairwise(lines):
        if _broken(text, last, line, widest):
            out[-1] = (out[-1][0], line[1])
        else:
            out.append(line)
    return out


def _widest(lines: Sequence[Range]) -> int:
    return max((end - start for start, end in lines if end - start <= WIDEST), default=0)


def _broken(text: str, last: Range, line: Range, widest: int) -> bool:
    """Whether the second of two lines goes on with the first, which an editor broke for want of room."""
    start, end = last
    mark = text[end - 1]
    if mark == "、":
        return True
    length = end - start
    scale = 2 if mark >= _WIDE else 1
    if length > WIDEST or length * scale < NARROW or widest * scale < WIDTH:
        return False
    if mark in _CLOSERS:
        mark = text[start:end].rstrip(_CLOSERS)[-1:] or mark
    if mark in _ENDS:
        return mark == "." and text[line[0]].islower()
    space = text.find(" ", line[0], line[1])
    return length + (space if space >= 0 else line[1]) - line[0] >= widest
