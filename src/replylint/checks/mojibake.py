"""The check type `mojibake`: text that was decoded wrongly on its way into the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.checks.base import Context, Match

_SUSPECT = re.compile("[\u00c2-\u00df\u00e0-\u00ef\u0102-\u0178][^\x00-\x7f]|\ufffd|[\x80-\x9f]")
"""Text without any of these can't be UTF-8 that was read as something else."""
_LOST = "\ufffd"


def mojibake(context: Context) -> Iterator[Match]:
    """Yield the words that are wrongly decoded, with the repaired ones where ftfy knows them for sure."""
    text = context.document.prose.text
    if text.isascii() or not _SUSPECT.search(text):
        return
    for block in context.document.blocks:
        words = text[block.start : block.end]
        if _SUSPECT.search(words):
            for start, end in _damaged(words):
                repaired = _repaired(words[start:end])
                yield Match(block.start + start, block.start + end, replacement=repaired, safe=repaired is not None)


def _damaged(words: str) -> list[tuple[int, int]]:
    """Return the ranges of whole words that hold damage, neighbours joined."""
    from ftfy.badness import BADNESS_RE

    signs = [m.span() for m in BADNESS_RE.finditer(words)] + [m.span() for m in re.finditer(_LOST, words)]
    ranges: list[tuple[int, int]] = []
    for word in re.finditer(r"\S+", words):
        if any(start < word.end() and word.start() < end for start, end in signs):
            joined = bool(ranges) and ranges[-1][1] + 1 == word.start()
            start = ranges.pop()[0] if joined else word.start()
            ranges.append((start, word.end()))
    return ranges


def _repaired(words: str) -> str | None:
    """Return the repaired words, or None where nothing certain is known of them."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    fixed = fix_encoding(words)
    return None if fixed == words or _LOST in fixed or is_bad(fixed) else fixed
