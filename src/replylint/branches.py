"""Read a template with conditionals as the customers would see it: once for each branch.

Liquid, Jinja and Handlebars choose between texts (`{% if vip %}…{% else %}…{% endif %}`). No customer sees two
branches together, so each reading leaves out the tags and all branches but one of each conditional, and what is
found in it stands where it does in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from replylint.prose import Block, Prose, Segment

_TAG = re.compile(
    r"\{%-?\s*(?P<word>if|unless|case|for|elsif|elseif|elif|else|when|endif|endunless|endcase|endfor)\b[^%]*%\}"
    r"|\{\{~?(?P<mark>[#^/])\s*(?P<block>if|unless|each|with)?[^{}]*\}\}|\{\{~?\s*(?P<other>else)\b[^{}]*\}\}"
)
_OPENERS = ("if", "unless", "case", "for")
_MIDDLES = ("elsif", "elseif", "elif", "else", "when")
MOST = 8
"""So many readings of one template are enough; further branches are read with the last."""
Range = tuple[int, int]


@dataclass(slots=True)
class _Conditional:
    """A conditional: its tags, and the texts between them."""

    tags: list[Range]
    case: bool = False
    """Whether what stands before the first branch is none of its own."""
    inner: list[list[_Conditional]] = field(default_factory=lambda: [[]])
    """The conditionals in each of its branches."""

    def branches(self) -> list[Range]:
        pairs = zip(self.tags, self.tags[1:], strict=False)
        return [(before[1], after[0]) for before, after in pairs][1 if self.case else 0 :]


def readings(prose: Prose) -> list[Prose]:
    """Return the readings of a template; the prose alone where it has no conditionals, or broken ones."""
    text = prose.text
    if "{%" not in text and "{{#" not in text and "{{~#" not in text and "{{^" not in text:
        return [prose]
    found = _conditionals(text)
    if not found:
        return [prose]
    out: list[Prose] = []
    seen: set[tuple[Range, ...]] = set()
    for number in range(min(MOST, _most(found))):
        gone = tuple(_merged(_whole_lines(text, _dropped(found, number))))
        if gone not in seen:
            seen.add(gone)
            out.append(without(prose, gone))
    return out


def _conditionals(text: str) -> list[_Conditional]:
    """Return the conditionals of a text with those inside them; none where a tag has no counterpart."""
    top: list[_Conditional] = []
    open_: list[_Conditional] = []
    for tag in _TAG.finditer(text):
        word, mark = tag["word"] or tag["other"], tag["mark"]
        if mark in ("#", "^") and tag["block"] is None and mark == "#":
            continue  # a helper of its own, which is no choice
        if word in _OPENERS or mark in ("#", "^"):
            made = _Conditional([tag.span()], case=word == "case")
            (open_[-1].inner[-1] if open_ else top).append(made)
            open_.append(made)
        elif word in _MIDDLES:
            if not open_:
                return []
            open_[-1].tags.append(tag.span())
            open_[-1].inner.append([])
        elif open_:
            open_.pop().tags.append(tag.span())
        elif mark != "/" or tag["block"]:
            return []
    return [] if open_ else top


def _most(found: list[_Conditional]) -> int:
    """Return how many readings show every branch: the sum over the branches of what is inside, at the widest place."""
    most = 1
    for one in found:
        inside = one.inner[1:] if one.case else one.inner
        most = max(most, sum(_most(inner) for inner in inside[: len(one.branches())]) + (len(one.branches()) == 1))
    return most


def _dropped(found: list[_Conditional], number: int) -> Iterator[Range]:
    """Yield what a reading leaves out: all tags, and the branches that are not its own."""
    for one in found:
        yield from one.tags
        branches = one.branches()
        inside = one.inner[1:] if one.case else one.inner
        if one.case and len(one.tags) > 1:
            yield one.tags[0][1], one.tags[1][0]
        left = number
        for place, (branch, inner) in enumerate(zip(branches, inside, strict=False)):
            width = _most(inner)
            last = place == len(branches) - 1
            if 0 <= left < width or (left >= width and last and len(branches) > 1):
                yield from _dropped(inner, min(left, width - 1))
            else:
                yield branch
            left = left - width if left >= 0 else -1


def _whole_lines(text: str, ranges: Iterator[Range]) -> Iterator[Range]:
    """Widen what is left out to whole lines where nothing else stands in them."""
    for start, end in ranges:
        before = text.rfind("\n", 0, start) + 1
        after = text.find("\n", end)
        if not text[before:start].strip() and after >= 0 and not text[end:after].strip():
            yield before, after + 1
        else:
            yield start, end


def _merged(ranges: Iterator[Range]) -> list[Range]:
    out: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


def without(prose: Prose, gone: tuple[Range, ...]) -> Prose:
    """Return prose without some ranges, in order and apart, with the way back to the same source."""
    kept: list[Range] = []
    at = 0
    for start, end in gone:
        kept.append((at, start))
        at = end
    kept.append((at, len(prose.text)))
    kept = [(start, end) for start, end in kept if start < end]
    starts: list[int] = []
    segments: list[Segment] = []
    length = 0
    for start, end in kept:
        for first, segment in _segments(prose, start, end):
            starts.append(length + first - start)
            segments.append(segment)
        length += end - start
    moved = _Moved(kept)
    blocks = tuple(replace(b, start=s, end=e) for b in prose.blocks for s, e in [moved.range(b.start, b.end)] if s < e)
    parts = tuple(
        replace(p, start=s, end=e) for p in prose.protected for s, e in [moved.range(p.start, p.end)] if s < e
    )
    text = "".join(prose.text[start:end] for start, end in kept)
    return Prose(prose.source, text, _clean(blocks, text), parts, tuple(starts), tuple(segments))


def _segments(prose: Prose, start: int, end: int) -> Iterator[tuple[int, Segment]]:
    """Yield the segments of a range of the prose, cut to it, each with where it begins."""
    if not prose.segments:
        yield start, Segment(start, end, run=True)
        return
    number = bisect_right(prose.starts, start) - 1
    while number < len(prose.starts) and prose.starts[number] < end:
        first, segment = prose.starts[number], prose.segments[number]
        begin = max(first, start)
        if segment.run:
            stop = min(segment.end, segment.start + end - first)
            yield begin, Segment(segment.start + begin - first, stop, run=True)
        else:
            yield begin, segment
        number += 1


class _Moved:
    """From places in the whole prose to places in what is kept of it."""

    def __init__(self, kept: list[Range]) -> None:
        self._kept = kept

    def range(self, start: int, end: int) -> Range:
        return self._place(start), self._place(end)

    def _place(self, at: int) -> int:
        length = 0
        for start, end in self._kept:
            if at <= start:
                return length
            if at <= end:
                return length + at - start
            length += end - start
        return length


def _clean(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """Leave out blocks of which nothing but space is left."""
    return tuple(block for block in blocks if text[block.start : block.end].strip())
