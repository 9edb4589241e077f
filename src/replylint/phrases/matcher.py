"""Find many phrases in one text: look literals up in one pass, then confirm near the hits.

The cost of a text is one pass of Aho-Corasick over its bytes, set operations on the literals that
occur, and one linear-time expression for each phrase whose words all occur in the same sentence.
Phrases that don't occur cost nothing but memory. Expressions are compiled when first needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import re2
from ahocorasick_rs import BytesAhoCorasick

from replylint.phrases.regex import Compiler, Slots
from replylint.phrases.syntax import parse
from replylint.phrases.table import Table

_OPTIONS = re2.Options()
_OPTIONS.encoding = re2.Options.Encoding.LATIN1
_OPTIONS.log_errors = False


def compile_expression(expression: bytes) -> re2._Regexp:
    """Compile an expression over stream bytes. Not through re2's own cache, which is small and thrashes."""
    return re2._Regexp(expression, _OPTIONS)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that matched: byte range of the stream (from the first word's first byte to the last word's last)."""

    row: int
    start: int
    end: int


def words_of(match: re2._Match, stream: bytes) -> tuple[int, int]:
    """Return the range of the words that an expression of the compiler matched."""
    return _words_of(stream, *match.span())


def captured(match: re2._Match, names: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """Return the names and ranges of what a match captures; an optional part that is missing captures nothing."""
    return tuple(
        (name, match.start(number), match.end(number) - 1)
        for number, name in enumerate(names, 1)
        if match.end(number) > match.start(number)
    )


def _words_of(stream: bytes, first: int, last: int) -> tuple[int, int]:
    """Return the range of the words that an expression found, without the spaces and line feeds around them."""
    begin = first + 2 if stream[first] == _LINE_FEED else first + 1
    stop = last - 1
    if stream[stop] == _LINE_FEED:  # "$" reads the marks that end the sentence, which are no part of the words
        stop -= 1
        while stop - 2 > begin and stream[stop - 2 : stop] in _ENDINGS:
            stop -= 2
    return begin, stop


class Index:
    """Some rows of a table, by the literals of their first group."""

    def __init__(self, table: Table, rows: Iterable[int]) -> None:
        self._rows_of: dict[int, list[int]] = {}
        self._rest: dict[int, tuple[frozenset[int], ...]] = {}
        members, by_first = cache(lambda group: frozenset(table.members[group])), defaultdict[int, list[int]](list)
        for row in rows:
            first, *others = table.rows[row].groups
            by_first[first].append(row)
            self._rest[row] = tuple(map(members, others))
        for first, some in by_first.items():
            for literal in table.members[first]:
                self._rows_of.setdefault(literal, []).extend(some)

    def candidates(self, present: set[int]) -> list[int]:
        """Return the rows of which every group has a literal among those present, in order."""
        rows_of, rest = self._rows_of, self._rest
        found: set[int] = set()
        for literal in present & rows_of.keys() if len(present) < len(rows_of) else rows_of.keys() & present:
            found.update(rows_of[literal])
        out: list[int] = []
        for row in found:
            for group in rest[row]:
                if group.isdisjoint(present):
                    break
            else:
                out.append(row)
        out.sort()
        return out


class Matcher:
    """Finds the phrases of a table in streams. Safe to share between threads: what it fills lazily never changes."""

    def __init__(self, table: Table, slots: Slots, bodies: Mapping[str, bytes] | None = None) -> None:
        self.table = table
        self._compiler = Compiler(slots, bodies)
        self._expressions: dict[int, Any] = {}
        self._capturing: dict[int, tuple[re2._Regexp, tuple[str, ...]]] = {}

    @cached_property
    def _automaton(self) -> BytesAhoCorasick | None:
        return BytesAhoCorasick(list(self.table.literals)) if self.table.literals else None

    @cached_property
    def every(self) -> Index:
        """All rows."""
        return Index(self.table, range(len(self.table.rows)))

    def occurring(self, stream: bytes, bounds: list[int]) -> list[set[int]]:
        """Return, for each sentence, the numbers of the literals that occur in it.

        Args:
            stream: sentences, each between two line feeds.
            bounds: the offset of the line feed after each sentence, in order.
        """
        found: list[set[int]] = [set() for _ in bounds]
        if self._automaton is None or not bounds:
            return found
        sentence, present, limit = 0, found[0], bounds[0]
        for literal, _, end in self._automaton.find_matches_as_indexes(stream, overlapping=True):
            if end > limit:
                while end > limit:
                    sentence += 1
                    limit = bounds[sentence]
                present = found[sentence]
            present.add(literal)
        return found

    def candidates(self, stream: bytes, bounds: list[int]) -> list[list[int]]:
        """Return, for each sentence, the numbers of the rows whose literals all occur in it."""
        return [self.every.candidates(present) for present in self.occurring(stream, bounds)]

    def confirm(self, row: int, stream: bytes, start: int, end: int) -> Iterator[Hit]:
        """Yield the matches of one row between the line feeds at `start` and `end`, left to right, not overlapping."""
        find = self._expressions.get(row) or self._expression(row)
        first, last = find(_UNANCHORED, stream, start, end + 1)[0]
        while last > first + 1:
            yield Hit(row, *_words_of(stream, first, last))
            first, last = find(_UNANCHORED, stream, last - 1, end + 1)[0]

    def occurring_rows(self, rows: Iterable[int], stream: bytes) -> list[int]:
        """Return those of some rows that match in the stream of one sentence; quicker than `confirm`."""
        known, stop = self._expressions, len(stream)
        return [
            row for row in rows if (known.get(row) or self._expression(row))(_UNANCHORED, stream, 0, stop)[0][1] > 0
        ]

    def _expression(self, row: int) -> Any:
        """Return the engine's own search of one row."""
        body, _ = self._compiler.expression(parse(self.table.rows[row].source), "none")
        self._expressions[row] = find = compile_expression(body)._regexp.Match
        return find

    def captures(self, hit: Hit, stream: bytes) -> tuple[tuple[str, int, int], ...]:
        """Return what a hit captures: by a second expression, since one with captures is slow to search with."""
        if hit.row not in self._capturing:
            body, names = self._compiler.expression(parse(self.table.rows[hit.row].source))
            self._capturing[hit.row] = (compile_expression(body), names)
        expression, names = self._capturing[hit.row]
        first = hit.start - 2 if stream[hit.start - 2] == _LINE_FEED else hit.start - 1
        match = expression.search(stream, first, stream.find(b"\n", hit.end) + 1) if names else None
        return captured(match, names) if match is not None else ()


_UNANCHORED = re2._re2.RE2.Anchor.UNANCHORED
_LINE_FEED = 10
_ENDINGS = (b" .", b" !", b" ?")
