"""Raw expressions (`re:`): run on the text of sentences, where a look at the whole draft says that it is worthwhile."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import re2

_UNANCHORED = re2._re2.RE2.Anchor.UNANCHORED


class RawExpression:
    """A raw expression: run on the text of a sentence, and on the whole draft to see whether that is worthwhile."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _expression(self) -> re2._Regexp:
        return re2.compile(self._source, _raw_options())

    @cached_property
    def _somewhere(self) -> Any:
        return re2._Regexp(f"(?m:{self._source})".encode(), _raw_options())._regexp.Match

    def lines(self, lines: bytes) -> Iterator[int]:
        """Yield the numbers of the lines that it can match, of a text that has each sentence on a line of its own."""
        number = at = 0
        while True:
            start, _ = self._somewhere(_UNANCHORED, lines, at, len(lines))[0]
            if start < 0:
                return
            number += lines.count(b"\n", at, start)
            yield number
            at = lines.find(b"\n", start) + 1
            number += 1
            if not at:
                return

    def spans(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Yield the ranges of a sentence that it matches, empty ones left out."""
        for found in self._expression.finditer(sentence):
            if found.start() < found.end():
                yield found.span()


def lines_of(sentences: list[str]) -> bytes:
    """Return sentences each on a line of its own, as `RawExpression.lines` reads them."""
    return "\n".join(text.replace("\n", " ") for text in sentences).encode("utf-8", "surrogatepass")


def _raw_options() -> re2.Options:
    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = True
    return options
