"""The check type `mojibake`: text that was decoded wrongly on its way into the draft."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.checks.base import Context, Match
from replylint.mojibake import CUT, SUSPECT, damaged

MOST = 8
"""More damaged stretches than this are one finding: the whole text was read in a wrong encoding."""


def mojibake(context: Context) -> Iterator[Match]:
    """Yield the words that are wrongly decoded, with the repaired ones where they are sure."""
    document = context.document
    text = document.masked
    letters, frequent = context.card.letters, context.card.accented
    if (text.isascii() and "?" not in text) or not (SUSPECT.search(text) or (letters and CUT.search(text))):
        return
    found: list[tuple[int, int, str | None]] = []
    for start, end in _own(context):
        found += [(start + s, start + e, fix) for s, e, fix in damaged(text[start:end], letters, frequent)]
    if len(found) > MOST:
        found = [_whole(text, found)]
    for start, end, fix in found:
        yield Match(start, end, replacement=fix, safe=fix is not None, restores=True)


def _own(context: Context) -> list[tuple[int, int]]:
    """Return the stretches of the agent's own words, as long as they can be, since damage shows by its number."""
    stretches: list[tuple[int, int]] = []
    blocks = context.document.blocks
    quoted = {block.start for block in context.document.prose.blocks} - {block.start for block in blocks}
    for block in blocks:
        if stretches and not any(stretches[-1][1] <= start < block.start for start in quoted):
            stretches[-1] = (stretches[-1][0], block.end)
        else:
            stretches.append((block.start, block.end))
    return stretches


def _whole(text: str, found: list[tuple[int, int, str | None]]) -> tuple[int, int, str | None]:
    """Return all damage as one stretch, repaired where each part of it is."""
    first, last = found[0][0], found[-1][1]
    out, at = "", first
    for start, end, fix in found:
        if fix is None:
            return first, last, None
        out, at = out + text[at:start] + fix, end
    return first, last, out
