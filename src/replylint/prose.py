"""What a customer reads of a draft, with the exact place in the source of every character of it.

Formats mask markup and decode entities piece by piece and note where each piece came from, so that
no offset is ever found by searching for words again.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, line, heading, list item or table cell, as a range of the prose.

    Args:
        kind: "paragraph", "heading", "item", "cell" or "code".
        quoted: whether it is a customer's text that the reply quotes, and so is never linted.
    """

    start: int
    end: int
    kind: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Protected:
    """Words that no rule reads and no rewrite touches, as a range of the prose.

    Args:
        kind: "placeholder", "url", "email" or "code".
        dialect: which template language a placeholder is written in, such as "liquid".
    """

    start: int
    end: int
    kind: str
    dialect: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The place in the source of a stretch of prose.

    A run has the same characters in both. Any other stretch (a decoded entity, the gap between two
    blocks) belongs to its place as a whole.
    """

    start: int
    end: int
    run: bool


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a draft, cut into blocks, with the way back into the source.

    Args:
        starts: the offset in `text` at which each segment begins.
        segments: the source of each segment, in order. None at all means that prose and source are
            the same text, which plain text always is.
    """

    source: str
    text: str
    blocks: tuple[Block, ...]
    protected: tuple[Protected, ...] = ()
    starts: tuple[int, ...] = ()
    segments: tuple[Segment, ...] = ()

    @classmethod
    def plain(cls, text: str, blocks: tuple[Block, ...], protected: tuple[Protected, ...] = ()) -> Prose:
        """Return the prose of a source that holds nothing but prose."""
        return cls(text, text, blocks, protected)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source range (half-open, characters) of a range of the prose.

        It covers entities whole and spans the tags between the words. An empty range becomes the
        place right after the character before it, so that what is inserted there stands in the same
        run of text as that character.
        """
        if not self.segments:
            return start, end
        if start < end:
            return self._place(start)[0], self._place(end - 1)[1]
        at = self._place(start - 1)[1] if start else self._place(0)[0]
        return at, at

    def verbatim(self, start: int, end: int) -> bool:
        """Whether the source holds exactly the characters of a range, with no markup in or between them.

        An empty range at code or a link is not: its place may be inside the marks around them.
        """
        if not self.segments:
            return True
        if start == end:
            return not any(p.start <= start <= p.end for p in self.protected if p.kind != "placeholder")
        first, last = self.span(start, end)
        return last - first == end - start and self.source.startswith(self.text[start:end], first)

    def _place(self, at: int) -> tuple[int, int]:
        """Return the source range of one character."""
        number = bisect_right(self.starts, at) - 1
        segment = self.segments[number]
        if segment.run:
            first = segment.start + at - self.starts[number]
            return first, first + 1
        return segment.start, segment.end
