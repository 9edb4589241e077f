"""Follow a text through several rounds of edits, to say at last what changed in the first one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from replylint.model import Edit, Span


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text as it is now: a range of the original, or new words that stand at one place of it."""

    start: int
    end: int
    words: str | None = None

    @property
    def length(self) -> int:
        return self.end - self.start if self.words is None else len(self.words)

    def cut(self, begin: int, stop: int) -> _Piece:
        if self.words is None:
            return _Piece(self.start + begin, self.start + stop)
        return _Piece(self.start, self.start, self.words[begin:stop])


class Patch:
    """The edits of all rounds as edits of the original.

    Args:
        length: how many characters the original has.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._pieces = [_Piece(0, length)] if length else []

    def add(self, edits: Iterable[Edit]) -> None:
        """Apply one more round of edits, which count in the text as the last round left it."""
        out: list[_Piece] = []
        at = 0
        for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
            out += self._between(at, edit.span.start)
            if edit.text:
                out.append(_Piece(self._original(edit.span.start), 0, edit.text))
            at = edit.span.end
        self._pieces = [*out, *self._between(at, sum(piece.length for piece in self._pieces))]

    def edits(self) -> list[Edit]:
        """Return what changed, in order."""
        out: list[Edit] = []
        at, words = 0, ""
        for piece in (*self._pieces, _Piece(self._length, self._length)):
            if piece.words is not None:
                words += piece.words
                continue
            if piece.start > at or words:
                out.append(Edit(Span(at, piece.start), words))
            at, words = piece.end, ""
        return out

    def _between(self, begin: int, stop: int) -> Iterator[_Piece]:
        at = 0
        for piece in self._pieces:
            first, last = max(begin - at, 0), min(stop - at, piece.length)
            if first < last:
                yield piece.cut(first, last)
            at += piece.length

    def _original(self, place: int) -> int:
        at = 0
        for piece in self._pieces:
            if place < at + piece.length:
                return piece.start + (place - at if piece.words is None else 0)
            at += piece.length
        return self._length
