"""Find where the earlier messages of a thread begin, below the agent's own words.

Mail programs mark them with a line such as "On … wrote:" (in the language of the program, not of the
reply: so the phrases of all languages are tried), "-----Original Message-----" or a block of headers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from replylint.phrases.matcher import Matcher
from replylint.phrases.tokens import EMAIL, stream_of
from replylint.prose import Block

_RULED = re.compile(r"\s*(?:[-_=*]{5,}|-{3,} ?\w)")
_ADDRESS_LINE = re.compile(r"\s*\*{0,2}[\w ]{2,12}:\*{0,2}\s")
_ATTRIBUTION = re.compile(rf"[^\n]*\d[^\n]*< ?{EMAIL}+>[^<>,\n]{{0,16}}[:：]")
"""A date, an address in angle brackets and a colon at the end: what mail programs write in any language."""
LONGEST_LINE = 400
_EMPHASIS = re.compile(r"[\s*_]*")
HEADERS = 3
"""So many header lines ("From:", "Sent:", "To:") in a row begin an earlier message."""


def quoted_from(text: str, blocks: Sequence[Block], history: Matcher) -> int:
    """Return the offset at which the history begins, or the text's length."""
    run, run_start = 0, 0
    above: Block | None = None
    for block in blocks:
        if block.quoted:
            run, above = 0, None
            continue
        for first in (above, block):  # a mail program may have broken the line that introduces it
            if first is not None and _goes_on(text, first, block) and _opens(history, text, first.start, block.end):
                return first.start
        above = block
        for start, end in _lines(text, block):
            line = text[start:end]
            ends_open = line.rstrip().endswith((":", "："))
            ruled = bool(_RULED.match(line)) if line[:1] in "-_=* \t" else False
            if (ruled and _matches(history, text, start, end)) or (ends_open and _opens(history, text, start, end)):
                return start
            if ruled and not line.strip(" -_=*\t\r"):
                run_start = start if run == 0 else run_start
                continue
            if _ADDRESS_LINE.match(line) and not ends_open and _matches(history, text, start, end):
                run_start, run = (start, 1) if run == 0 else (run_start, run + 1)
                if run >= HEADERS:
                    return run_start
            else:
                run = 0
    return len(text)


def _lines(text: str, block: Block) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    at = block.start
    while at < block.end:
        stop = text.find("\n", at, block.end)
        stop = block.end if stop < 0 else stop
        lines.append((at, stop))
        at = stop + 1
    return lines


def _goes_on(text: str, above: Block, block: Block) -> bool:
    """Whether a block is the end of a line that a mail program broke: "On Monday, Ana <" and "a@b.example> wrote:"."""
    if not text[block.start : block.end].endswith((":", "：")):
        return False
    gap = text[above.end : block.start]
    return above is block or (gap.count("\n") == 1 and not gap.strip())


def _opens(history: Matcher, text: str, start: int, end: int) -> bool:
    """Whether a line that ends in a colon introduces an earlier message."""
    if end - start > LONGEST_LINE:
        return False
    line = " ".join(text[start:end].split())
    return _ATTRIBUTION.fullmatch(line) is not None or _matches(history, text, start, end)


def _matches(history: Matcher, text: str, start: int, end: int) -> bool:
    marks = _EMPHASIS.match(text, start, end)
    start = marks.end() if marks else start
    stream = f"\n{stream_of(text, start, min(end, start + LONGEST_LINE))}\n".encode("utf-8", "surrogatepass")
    last = len(stream) - 1
    rows = history.candidates(stream, [last])[0]
    return any(True for row in rows for _ in history.confirm(row, stream, 0, last))
