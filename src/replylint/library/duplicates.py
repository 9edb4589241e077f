"""Macros that say nearly the same, two with one title or shortcut, and macros that nobody uses."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from replylint.library.entries import Entry, Remark

ROWS = 256
"""So many macros are compared with the others at once, so that memory stays flat."""
FEWEST = 40
"""Shorter texts are alike by nature ("Hi {},") and are not compared, in characters."""


def near_duplicates(entries: Sequence[Entry], similarity: float) -> Iterator[Remark]:
    """Yield each pair of macros in one language whose texts are alike.

    The measure is the normalised indel similarity, twice the common characters in order by all characters
    (rapidfuzz `fuzz.ratio`).

    Args:
        similarity: from 0 to 100, from which on a pair is named.
    """
    order = {id(entry): number for number, entry in enumerate(entries)}
    by_language: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.words) >= FEWEST:
            by_language[entry.language].append(entry)
    for own in by_language.values():
        for one, other, ratio in _alike(sorted(own, key=lambda e: len(e.words)), similarity):
            first, second = sorted((one, other), key=lambda e: order[id(e)])
            exact = first.words == second.words
            how = "say the same" if exact else f"are {ratio:.0f} % alike"
            message = f'"{first.title or first.place}" and "{second.title or second.place}" {how}'
            detail = () if exact else difference(first.text, second.text)
            yield Remark("near-duplicate", "warning", message, (first.place, second.place), detail)


def _alike(entries: list[Entry], similarity: float) -> Iterator[tuple[Entry, Entry, float]]:
    """Yield the pairs that are alike; entries are in order of length, since only those of like length can be."""
    from rapidfuzz import fuzz, process

    most = (200 - similarity) / max(similarity, 1)  # of the longer text's length by the shorter's
    words = [entry.words for entry in entries]
    for begin in range(0, len(entries), ROWS):
        rows = words[begin : begin + ROWS]
        longest = len(rows[-1]) * most
        stop = next((n for n in range(begin, len(words)) if len(words[n]) > longest), len(words))
        table = process.cdist(rows, words[begin:stop], scorer=fuzz.ratio, score_cutoff=similarity)
        for row, column in zip(*table.nonzero(), strict=True):
            if column > row:
                yield entries[begin + row], entries[begin + column], float(table[row][column])


def difference(one: str, other: str) -> tuple[str, ...]:
    """Return the words that differ, with some around them: [-gone-] {+new+}."""
    before, after = one.split(), other.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    out: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone = f"[-{' '.join(before[a:b])}-]" if a < b else ""
        new = f"{{+{' '.join(after[c:d])}+}}" if c < d else ""
        around = (" ".join(before[max(0, a - 3) : a]), gone, new, " ".join(before[b : b + 3]))
        out.append(" ".join(filter(None, around)))
    return tuple(out)


def same_names(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Yield macros of one language that share a title, or a shortcut."""
    for check, name in (("same-title", "title"), ("same-shortcut", "shortcut")):
        groups: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            value = getattr(entry, name)
            if value:
                field = entry.same.rpartition("\n")[2]
                groups[entry.language, " ".join(value.casefold().split()), field].append(entry)
        for own in groups.values():
            if len(own) > 1:
                message = f'{len(own)} macros have the {name} "{getattr(own[0], name)}"'
                yield Remark(check, "warning", message, tuple(entry.place for entry in own))


def idle(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Yield macros that are switched off, and those that were never used."""
    for entry in entries:
        called = entry.title or entry.place
        if entry.active is False:
            yield Remark("inactive", "info", f'"{called}" is not active', (entry.place,))
        elif entry.usages == 0:
            yield Remark("unused", "info", f'"{called}" was never used', (entry.place,))
