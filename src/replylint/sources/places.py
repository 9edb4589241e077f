"""From a place in a text to the place in its file, and from a change of a text to a change of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from replylint.model import Edit, Span
from replylint.prose import Prose, Segment
from replylint.rewrite import apply_edits
from replylint.sources.stores import store
from replylint.sources.values import Piece, Text


class Places:
    """The places of one text.

    Args:
        source: the file, or the part of it that the text's offsets count in.
        kind: the name of the store that the text was read from.
    """

    def __init__(self, source: str, text: Text, kind: str) -> None:
        self._source, self._text, self._store = source, text, store(kind)
        pieces = text.pieces if text.pieces is not None else self._store.pieces(source, text)
        self.exact = pieces is not None and "".join(meant for _, _, meant in pieces) == text.value
        """Whether the place of each character is known; otherwise all stand where the whole text does."""
        self._prose = _prose(source, text, pieces if self.exact and pieces else [(text.start, text.end, text.value)])

    def span(self, span: Span) -> Span:
        """Return the range of the source that a range of the text stands in."""
        if not self._text.value:
            return Span(self._text.start, self._text.end)
        return Span(*self._prose.span(span.start, span.end))

    def edits(self, edits: Sequence[Edit]) -> list[Edit] | None:
        """Return changes of the text (in any order, none overlapping) as changes of the source.

        None where the text can't be changed: its place is not known character by character.
        """
        if not self.exact or not self._text.value:
            return None
        anew = self._store.anew(self._source, apply_edits(self._text.value, edits), self._text)
        if anew is not None:
            return [Edit(Span(self._text.start, self._text.end), anew)]
        return [self._edit(edit) for edit in edits]

    def _edit(self, edit: Edit) -> Edit:
        start, end, words = self._whole(edit)
        value = self._text.value
        first, last = self._prose.span(start, end)
        if start == end and start < len(value) and (start == 0 or value[start - 1] == "\n"):
            first = last = self._prose.span(start, start + 1)[0]  # behind the quotes or the indentation, not before
        elif start < end < len(value) and value[end - 1] == "\n":
            last = self._prose.span(end, end + 1)[0]  # with the line goes the indentation of the next
        return Edit(Span(first, last), self._store.write(self._source, words, self._text))

    def _whole(self, edit: Edit) -> tuple[int, int, str]:
        """Widen a change to the whole of what it cuts: a blank line of YAML means several characters at once."""
        start, end = edit.span.start, edit.span.end
        words = edit.text
        for at in (start, end):
            first, last = self._stretch(at)
            if first < at < last:
                if first < start:
                    words = self._text.value[first:start] + words
                    start = first
                if last > end:
                    words += self._text.value[end:last]
                    end = last
        return start, end, words

    def _stretch(self, at: int) -> tuple[int, int]:
        """Return the range of characters that are written as one, around a place."""
        starts = self._prose.starts
        number = bisect_right(starts, at) - 1
        if number < 0 or self._prose.segments[number].run:
            return at, at
        return starts[number], starts[number + 1] if number + 1 < len(starts) else len(self._text.value)


def _prose(source: str, text: Text, pieces: Iterable[Piece]) -> Prose:
    starts: list[int] = []
    segments: list[Segment] = []
    at = 0
    for start, end, meant in pieces:
        if not meant:
            continue
        starts.append(at)
        segments.append(Segment(start, end, run=end - start == len(meant) and source.startswith(meant, start)))
        at += len(meant)
    return Prose(source, text.value, (), (), tuple(starts), tuple(segments))
