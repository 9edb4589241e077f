"""Find many phrases in one text: look literals up in one pass, then confirm near the hits.

The cost of a text is one pass of Aho-Corasick over its bytes, set operations on the literals that
occur, and one linear-time expression for each phrase whose words all occur in the same sentence.
Phrases that don't occur cost nothing but memory. Expressions are compiled when first needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import re2
from ahocorasick_rs import BytesAhoCorasick

from replylint.phrases.literals import Group
from replylint.phrases.regex import Compiler, Slots
from replylint.phrases.syntax import parse

_OPTIONS = re2.Options()
_OPTIONS.encoding = re2.Options.Encoding.LATIN1
_OPTIONS.log_errors = False


def compile_expression(expression: bytes) -> re2._Regexp:
    """Compile an expression over stream bytes. Not through re2's own cache, which is small and thrashes."""
    return re2._Regexp(expression, _OPTIONS)


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase of the table: who owns it, in which role, and what must occur before it can match."""

    owner: int
    role: str
    source: str
    groups: tuple[int, ...]
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Phrases of one language as plain data, so that it can be cached on disk.

    `literals[i]` is a byte string; `members[g]` are the literals of group g.
    """

    rows: tuple[Row, ...]
    literals: tuple[bytes, ...]
    members: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that matched: byte range of the stream (from the first word's first byte to the last word's last)."""

    row: int
    start: int
    end: int
    captures: tuple[tuple[str, int, int], ...] = ()


def hit_of(match: re2._Match, names: tuple[str, ...], stream: bytes, row: int) -> Hit:
    """Return what an expression of the compiler matched, without the spaces and line feeds around the words."""
    first, last = match.span()
    begin = first + 2 if stream[first] == _LINE_FEED else first + 1
    stop = last - 1
    if stream[stop] == _LINE_FEED:  # "$" reads the marks that end the sentence, which are no part of the words
        stop -= 1
        while stop - 2 > begin and stream[stop - 2 : stop] in _ENDINGS:
            stop -= 2
    captures = tuple(
        (name, match.start(number), match.end(number) - 1)
        for number, name in enumerate(names, 1)
        if match.end(number) > match.start(number)  # an optional part that is missing captures nothing
    )
    return Hit(row, begin, stop, captures)


class TableBuilder:
    """Collects phrases and numbers their literals and groups, each of which is kept once."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._literals: dict[bytes, int] = {}
        self._groups: dict[Group, int] = {}

    def add(self, owner: int, role: str, source: str, groups: Iterable[Group], entry: int = 0) -> None:
        numbers: list[int] = []
        for group in groups:
            numbers.append(self._groups.setdefault(group, len(self._groups)))
            for literal in sorted(group):
                self._literals.setdefault(literal, len(self._literals))
        self.rows.append(Row(owner, role, source, tuple(numbers), entry))

    def table(self) -> Table:
        members = tuple(tuple(sorted(self._literals[literal] for literal in group)) for group in self._groups)
        return Table(tuple(self.rows), tuple(self._literals), members)


class Matcher:
    """Finds the phrases of a table in streams. Safe to share between threads: what it fills lazily never changes."""

    def __init__(self, table: Table, slots: Slots) -> None:
        self.table = table
        self._compiler = Compiler(slots)
        self._automaton = BytesAhoCorasick(list(table.literals)) if table.literals else None
        self._groups_of: list[list[int]] = [[] for _ in table.literals]
        for group, members in enumerate(table.members):
            for literal in members:
                self._groups_of[literal].append(group)
        self._anchored: list[list[int]] = [[] for _ in table.members]
        self._needs: list[frozenset[int]] = []
        for number, row in enumerate(table.rows):
            self._anchored[row.groups[0]].append(number)
            self._needs.append(frozenset(row.groups))
        self._expressions: dict[int, tuple[re2._Regexp, tuple[str, ...]]] = {}

    def candidates(self, stream: bytes, bounds: list[int]) -> list[list[int]]:
        """Return, for each sentence, the numbers of the rows whose literals all occur in it.

        Args:
            stream: sentences, each between two line feeds.
            bounds: the offset of the line feed after each sentence, in order.
        """
        found: list[list[int]] = [[] for _ in bounds]
        if self._automaton is None:
            return found
        groups_of, present, sentence = self._groups_of, set[int](), 0
        limit = bounds[0] if bounds else 0
        for literal, _, end in self._automaton.find_matches_as_indexes(stream, overlapping=True):
            if end > limit:
                found[sentence] = self._selected(present)
                present = set()
                while end > limit:
                    sentence += 1
                    limit = bounds[sentence]
            present.update(groups_of[literal])
        if present:
            found[sentence] = self._selected(present)
        return found

    def _selected(self, present: set[int]) -> list[int]:
        needs, anchored = self._needs, self._anchored
        return [row for group in present for row in anchored[group] if needs[row] <= present]

    def confirm(self, row: int, stream: bytes, start: int, end: int) -> Iterator[Hit]:
        """Yield the matches of one row between the line feeds at `start` and `end`, left to right, not overlapping."""
        expression, names = self._expression(row)
        at = start
        while (match := expression.search(stream, at, end + 1)) is not None:
            first, last = match.span()
            if last <= first + 1:
                break
            yield hit_of(match, names, stream, row)
            at = last - 1 if last - 1 > at else last

    def _expression(self, row: int) -> tuple[re2._Regexp, tuple[str, ...]]:
        known = self._expressions.get(row)
        if known is None:
            body, names = self._compiler.expression(parse(self.table.rows[row].source))
            known = self._expressions[row] = (compile_expression(body), names)
        return known


_LINE_FEED = 10
_ENDINGS = (b" .", b" !", b" ?")
