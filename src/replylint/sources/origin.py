"""Where a draft that is a part of a file comes from, and where its findings are in that file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from replylint.model import Edit, Span
from replylint.sources.places import Places
from replylint.sources.values import Text
from replylint.suppress import Directive, directives_of


class Page:
    """A file, or the stretch of it that is in memory.

    Args:
        source: its text.
        line: the number of its first line in the file, from 1.
        offset: how many characters of the file stand before it.
    """

    def __init__(self, source: str, line: int = 1, offset: int = 0) -> None:
        self.source, self.offset, self._line = source, offset, line

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts

    @cached_property
    def directives(self) -> list[Directive]:
        """The directives to the linter in the page; those inside texts are among them."""
        return directives_of(self.source)

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and column, from 1, of an offset into this page."""
        number = bisect_right(self._starts, at)
        return self._line + number - 1, at - self._starts[number - 1] + 1


class Origin:
    """The place of a draft in a file of records.

    Args:
        kind: the name of the store that it was read from.
        field: the path of the text in its record.
        record: the record's number, from 1.
    """

    def __init__(self, page: Page, text: Text, kind: str, field: str, record: int) -> None:
        self.page, self.text, self.kind, self.field, self.record = page, text, kind, field, record

    @property
    def line(self) -> int:
        """The line of the file in which the text begins."""
        return self.page.place(self.text.start)[0]

    @cached_property
    def places(self) -> Places:
        """The places of the text's characters; worked out only where something is found in it."""
        return Places(self.page.source, self.text, self.kind)

    def span(self, span: Span) -> Span:
        """Return the range of the file (characters) in which a range of the draft stands."""
        found = self.places.span(span)
        return Span(found.start + self.page.offset, found.end + self.page.offset)

    def edits(self, edits: Sequence[Edit]) -> list[Edit] | None:
        """Return changes of the draft as changes of the file; None where they can't be made."""
        made = self.places.edits(edits)
        if made is None:
            return None
        offset = self.page.offset
        return [Edit(Span(e.span.start + offset, e.span.end + offset), e.text) for e in made]
