"""Put a prose together from the pieces that a format reads, in the order of the source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from replylint.prose import Block, Prose, Protected, Segment
from replylint.protect import overlay, protect

Lines = Callable[[str], Sequence[tuple[int, int]]]
_BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
)
"""White space, and the two signs that take no room: the zero-width space and the byte order mark."""


@dataclass(slots=True)
class _Piece:
    """A stretch of one block: its text, its place in the source, and what protects it."""

    text: str
    start: int
    end: int
    run: bool
    protected: str


class Builder:
    """Collects the pieces of block after block.

    White space around a block is left out. The gap between two blocks reads as one or two line
    feeds, and its place is whatever stands between them in the source.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._texts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._protected: list[Protected] = []
        self._pieces: list[_Piece] = []
        self._feeds = 0

    def keep(self, start: int, end: int, protected: str = "") -> None:
        """Take a stretch of the source as it is."""
        if start < end:
            self._pieces.append(_Piece(self._source[start:end], start, end, True, protected))

    def put(self, text: str, start: int, end: int, protected: str = "") -> None:
        """Take a stretch of the source that reads as another text."""
        if text:
            self._pieces.append(_Piece(text, start, end, False, protected))

    def feed(self) -> None:
        """Note one more line break in front of the next block."""
        self._feeds = min(2, self._feeds + 1)

    def close(self, kind: str, feeds: int, *, quoted: bool, lines: Lines | None = None) -> None:
        """End a block.

        Args:
            feeds: the least number of line feeds between this block and the next, 1 or 2.
            lines: cuts the text of the block into blocks; without it the block is one.
        """
        pieces = _trimmed(self._pieces)
        self._pieces = []
        if pieces:
            if self._blocks:
                self._gap(pieces[0].start)
            self._feeds = 0
            first = self._length
            for piece in pieces:
                self._append(piece)
            text = "".join(piece.text for piece in pieces)
            for start, end in lines(text) if lines else ((0, len(text)),):
                self._blocks.append(Block(first + start, first + end, kind, quoted))
        self._feeds = max(self._feeds, feeds)

    def prose(self) -> Prose:
        """Return what was collected; call it once."""
        text = "".join(self._texts)
        parts = protect(text)
        if self._protected:
            parts = overlay(parts, self._protected)
        blocks = tuple(self._blocks)
        if len(self._segments) == 1 and self._segments[0] == Segment(0, len(self._source), True):
            return Prose.plain(self._source, blocks, parts)
        return Prose(self._source, text, blocks, parts, tuple(self._starts), tuple(self._segments))

    def _gap(self, end: int) -> None:
        """Put line feeds between the last block and the next, which begins at `end` in the source."""
        last = self._segments[-1]
        start = last.end
        feeds = "\n" * self._feeds
        self._append(_Piece(feeds, start, end, self._source[start:end] == feeds, ""))

    def _append(self, piece: _Piece) -> None:
        last = self._segments[-1] if self._segments else None
        if last is not None and last.run and piece.run and last.end == piece.start:
            self._segments[-1] = Segment(last.start, piece.end, True)
        else:
            self._starts.append(self._length)
            self._segments.append(Segment(piece.start, piece.end, piece.run))
        start, self._length = self._length, self._length + len(piece.text)
        self._texts.append(piece.text)
        if piece.protected:
            before = self._protected[-1] if self._protected else None
            if before is not None and before.end == start and before.kind == piece.protected:
                start = self._protected.pop().start
            self._protected.append(Protected(start, self._length, piece.protected))


def _trimmed(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces without the white space at both ends."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip(_BLANK):
        first += 1
    while last > first and not pieces[last - 1].text.strip(_BLANK):
        last -= 1
    pieces = pieces[first:last]
    if pieces and pieces[0].run:
        piece = pieces[0]
        words = piece.text.lstrip(_BLANK)
        pieces[0] = _Piece(words, piece.end - len(words), piece.end, True, piece.protected)
    if pieces and pieces[-1].run:
        piece = pieces[-1]
        words = piece.text.rstrip(_BLANK)
        pieces[-1] = _Piece(words, piece.start, piece.start + len(words), True, piece.protected)
    return pieces
