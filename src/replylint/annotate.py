"""Find all phrases of a document in one pass: acts and rules alike, each judged against its exceptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import re2

from replylint.document import Document, PhraseMatch, Sentence, longest
from replylint.packs.compile import EVERY, GROUPED, GUARDS, LanguagePack, Raw
from replylint.phrases import tokens
from replylint.phrases.matcher import Hit, Index, Matcher, Row, Table

OF_CUSTOMER = ("customer", "unless_customer")
_UNANCHORED = re2._re2.RE2.Anchor.UNANCHORED
GUARDED = ("phrases", "formal", "informal", "replace", "trigger")
"""Roles whose matches an exception can undo."""


class Annotator:
    """Finds the phrases of one side (the reply's or the customer's) of a language pack. Safe between threads."""

    def __init__(self, pack: LanguagePack, table: Table, *, raw: tuple[Raw, ...] = ()) -> None:
        self.owners = pack.owners
        self._numbers = {owner: number for number, owner in enumerate(pack.owners)}
        self.matcher = Matcher(table, pack.parsed_slots())
        self.confidence = [_confidence(pack, row) for row in table.rows]
        self.conditional = _conditional(pack)
        self.raw = [(row, _confidence(pack, row), RawExpression(row.expression)) for row in raw]
        guards: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(table.rows):
            if row.role in GUARDS:
                guards[row.owner].append(number)
        self.guards = {owner: Index(table, numbers) for owner, numbers in guards.items()}
        self.index = lru_cache(maxsize=64)(self._index)

    def _index(self, active: frozenset[int]) -> Index:
        """Return the phrases of some owners; exceptions are looked up where there is something to undo."""
        rows = enumerate(self.matcher.table.rows)
        return Index(self.matcher.table, (n for n, row in rows if row.role not in GUARDS and row.owner in active))

    def annotate(self, document: Document, active: frozenset[int]) -> None:
        """Fill `document.phrases` for the owners that are active."""
        rows, matcher, index = self.matcher.table.rows, self.matcher, self.index(active)
        found: dict[tuple[int, str], list[PhraseMatch]] = defaultdict(list)
        occurring = matcher.occurring(document.stream, [s.stream_end for s in document.sentences])
        raw = self._raw_hits(document, active) if self.raw else {}
        for number, sentence in enumerate(document.sentences):
            numbers = index.candidates(occurring[number])
            if not numbers and number not in raw:
                continue
            place = _Places(document, sentence)
            primary: dict[tuple[int, str], list[PhraseMatch]] = defaultdict(list)
            for owner, role, match in raw.get(number, ()):
                if role not in GUARDS:
                    primary[owner, role].append(match)
            start, end = sentence.stream_start, sentence.stream_end
            for row in numbers:
                if matcher.occurs(row, document.stream, start, end):
                    for hit in matcher.confirm(row, document.stream, start, end):
                        match = place.match(number, rows[row].entry, hit, self.confidence[row])
                        primary[rows[row].owner, rows[row].role].append(match)
            if primary:
                owners = {owner for owner, role in primary if role in GUARDED}
                guards = self._guards(document, number, occurring[number], owners, place)
                for owner, role, match in raw.get(number, ()):
                    if role in GUARDS:
                        guards.setdefault(owner, Guards()).add(role, match)
                for (owner, role), matches in primary.items():
                    conditional = None if role in OF_CUSTOMER else self.conditional.get(owner, frozenset())
                    found[owner, role] += _kept(matches, guards.get(owner) if role in GUARDED else None, conditional)
        document.captured = lambda match: self._captures(document, match)
        document.phrases = {(self.owners[owner], role): matches for (owner, role), matches in found.items()}

    def asks_customer(self, owner: str, match: PhraseMatch) -> bool:
        """Whether a match holds only where the customer's message says something."""
        return match.entry in self.conditional.get(self._numbers[owner], frozenset())

    def _guards(
        self, document: Document, number: int, present: set[int], owners: set[int], place: _Places
    ) -> dict[int, Guards]:
        """Return, by owner, the exceptions that stand in the sentence."""
        rows, out = self.matcher.table.rows, dict[int, Guards]()
        sentence = document.sentences[number]
        for owner in owners & self.guards.keys():
            for row in self.guards[owner].candidates(present):
                if not self.matcher.occurs(row, document.stream, sentence.stream_start, sentence.stream_end):
                    continue
                for hit in self.matcher.confirm(row, document.stream, sentence.stream_start, sentence.stream_end):
                    guards = out.setdefault(owner, Guards())
                    guards.add(rows[row].role, place.match(number, rows[row].entry, hit))
        return out

    def _raw_hits(self, document: Document, active: frozenset[int]) -> dict[int, list[tuple[int, str, PhraseMatch]]]:
        """Run raw expressions on each sentence's text; most of them match nowhere in a draft, which is soon known."""
        out: dict[int, list[tuple[int, str, PhraseMatch]]] = defaultdict(list)
        texts = [document.masked[s.start : s.end] for s in document.sentences]
        lines = "\n".join(text.replace("\n", " ") for text in texts).encode("utf-8", "surrogatepass")
        for row, confidence, expression in self.raw:
            for number in expression.lines(lines) if row.owner in active else ():
                sentence = document.sentences[number]
                for start, end in expression.spans(texts[number]):
                    place = sentence.start + start, sentence.start + end
                    found = PhraseMatch(number, *place, row.entry, confidence=confidence)
                    out[number].append((row.owner, row.role, found))
        return out

    def _captures(self, document: Document, match: PhraseMatch) -> tuple[tuple[str, int, int], ...]:
        """Return the names and ranges of what a match captures, in the prose."""
        if match.row < 0:
            return ()
        stream, sentence = document.stream, document.sentences[match.sentence]
        place = _Places(document, sentence)
        for hit in self.matcher.confirm(match.row, stream, sentence.stream_start, sentence.stream_end):
            if place.at(hit.start, hit.end) == (match.start, match.end):
                return tuple((name, *place.at(start, end)) for name, start, end in self.matcher.captures(hit, stream))
        return ()


class RawExpression:
    """A raw expression: run on the text of a sentence, and on the whole draft to see whether that is worthwhile."""

    def __init__(self, source: str) -> None:
        options = re2.Options()
        options.case_sensitive = False
        options.never_capture = True
        self._expression = re2.compile(source, options)
        self._somewhere = re2._Regexp(f"(?m:{source})".encode(), options)._regexp.Match

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


@dataclass(slots=True)
class Guards:
    """The exceptions of one owner that stand in a sentence; each holds for its own group, or for all."""

    exceptions: list[PhraseMatch] = field(default_factory=list)
    undone: set[int] = field(default_factory=set)

    def add(self, role: str, match: PhraseMatch) -> None:
        """Note one that was found."""
        if role == "unless":
            self.undone.add(match.entry)
        else:
            self.exceptions.append(match)

    def undo(self, match: PhraseMatch) -> bool:
        """Whether a match is undone: by an `unless` anywhere, or by an exception that shares words with it."""
        return (
            EVERY in self.undone
            or match.entry in self.undone
            or any(
                e.entry in (EVERY, match.entry) and e.start < match.end and match.start < e.end for e in self.exceptions
            )
        )


class _Places:
    """Maps stream offsets of one sentence to prose offsets; words are located only when something matched."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.stream, self.first = document.stream, sentence.stream_start
        self.masked, self.range = document.masked, (sentence.start, sentence.end)
        self.spans: list[tuple[int, int]] | None = None

    def at(self, start: int, end: int) -> tuple[int, int]:
        if self.spans is None:
            self.spans = tokens.spans(self.masked, *self.range)
        before = self.stream.count(b" ", self.first, start)
        inside = self.stream.count(b" ", start, end)
        return self.spans[before - 1][0], self.spans[before - 1 + inside][1]

    def match(self, sentence: int, entry: int, hit: Hit, confidence: float | None = None) -> PhraseMatch:
        return PhraseMatch(sentence, *self.at(hit.start, hit.end), entry, hit.row, confidence)


def _kept(matches: list[PhraseMatch], guards: Guards | None, conditional: frozenset[int] | None) -> list[PhraseMatch]:
    """Drop what an exception undoes, and of overlapping matches all but the longest.

    Args:
        conditional: the groups that ask something of the customer's message, or None for all: since it is not
            known here whether it is so, their matches don't push out those of other groups.
    """
    alive = matches if guards is None else [m for m in matches if not guards.undo(m)]
    if len(alive) < 2:
        return alive
    apart: dict[int, list[PhraseMatch]] = defaultdict(list)
    for match in alive:
        own = conditional is None or match.entry in conditional
        apart[match.entry if own else EVERY].append(match)
    return sorted((m for some in apart.values() for m in longest(some)), key=lambda m: m.start)


def _conditional(pack: LanguagePack) -> dict[int, frozenset[int]]:
    """Return, by owner, the groups that ask something of the customer's message."""
    out: dict[int, frozenset[int]] = {}
    for number, owner in enumerate(pack.owners):
        groups = enumerate(pack.groups.get(owner, ()))
        out[number] = frozenset(entry for entry, g in groups if g.customer or g.unless_customer)
    return out


def _confidence(pack: LanguagePack, row: Row | Raw) -> float | None:
    """Return the confidence of a phrase's group."""
    groups = pack.groups.get(pack.owners[row.owner], ())
    return groups[row.entry].confidence if row.role in GROUPED and row.entry < len(groups) else None
