"""Find all phrases of a document in one pass: acts and rules alike, each judged against its exceptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from replylint.document import Document, PhraseMatch, Sentence
from replylint.packs.compile import EVERY, GROUPED, GUARDS, LanguagePack, Raw
from replylint.phrases import tokens
from replylint.phrases.matcher import Hit, Matcher, Row, Table

GUARDED = ("phrases", "formal", "informal", "replace", "trigger")
"""Roles whose matches an exception can undo."""


class Annotator:
    """Finds the phrases of one side (the reply's or the customer's) of a language pack. Safe between threads."""

    def __init__(self, pack: LanguagePack, table: Table, *, raw: tuple[Raw, ...] = ()) -> None:
        self.owners = pack.owners
        self.matcher = Matcher(table, pack.parsed_slots())
        self.guard = [row.role in GUARDS for row in table.rows]
        self.confidence = [_confidence(pack, row) for row in table.rows]
        self.raw = [(row, _confidence(pack, row), _raw_expression(row.expression)) for row in raw]

    def annotate(self, document: Document, active: Collection[int]) -> None:
        """Fill `document.phrases` for the owners that are active."""
        rows, guard, matcher = self.matcher.table.rows, self.guard, self.matcher
        found: dict[tuple[int, str], list[PhraseMatch]] = defaultdict(list)
        candidates = matcher.candidates(document.stream, [s.stream_end for s in document.sentences])
        raw = self._raw_hits(document, active) if self.raw else {}
        for number, sentence in enumerate(document.sentences):
            numbers = candidates[number]
            if not numbers and number not in raw:
                continue
            place = _Places(document, sentence)
            primary: dict[tuple[int, str], list[PhraseMatch]] = defaultdict(list)
            for owner, role, match in raw.get(number, ()):
                if role not in GUARDS:
                    primary[owner, role].append(match)
            for row in sorted(numbers):
                if not guard[row] and rows[row].owner in active:
                    for hit in matcher.confirm(row, document.stream, sentence.stream_start, sentence.stream_end):
                        match = place.match(number, rows[row].entry, hit, self.confidence[row])
                        primary[rows[row].owner, rows[row].role].append(match)
            if primary:
                guards = self._guards(document, sentence, number, numbers, {owner for owner, _ in primary}, place)
                for owner, role, match in raw.get(number, ()):
                    if role in GUARDS:
                        guards.setdefault(owner, Guards()).add(role, match)
                for (owner, role), matches in primary.items():
                    found[owner, role] += _kept(matches, guards.get(owner) if role in GUARDED else None)
        owners = self.owners
        document.phrases = {(owners[owner], role): matches for (owner, role), matches in found.items()}

    def _guards(
        self,
        document: Document,
        sentence: Sentence,
        number: int,
        numbers: list[int],
        owners: set[int],
        place: _Places,
    ) -> dict[int, Guards]:
        """Return, by owner, the exceptions that stand in the sentence."""
        rows, out = self.matcher.table.rows, dict[int, Guards]()
        for row in numbers:
            record = rows[row]
            if not self.guard[row] or record.owner not in owners:
                continue
            guards = out.setdefault(record.owner, Guards())
            for hit in self.matcher.confirm(row, document.stream, sentence.stream_start, sentence.stream_end):
                guards.add(record.role, place.match(number, record.entry, hit))
        return out

    def _raw_hits(self, document: Document, active: Collection[int]) -> dict[int, list[tuple[int, str, PhraseMatch]]]:
        """Run raw expressions on each sentence's text."""
        out: dict[int, list[tuple[int, str, PhraseMatch]]] = defaultdict(list)
        for row, confidence, expression in self.raw:
            if row.owner not in active:
                continue
            for number, sentence in enumerate(document.sentences):
                for found in expression.finditer(document.masked[sentence.start : sentence.end]):
                    start, end = sentence.start + found.start(), sentence.start + found.end()
                    if start < end:
                        found_words = PhraseMatch(number, start, end, row.entry, confidence=confidence)
                        out[number].append((row.owner, row.role, found_words))
        return out


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
        captures = tuple((name, *self.at(start, end)) for name, start, end in hit.captures)
        return PhraseMatch(sentence, *self.at(hit.start, hit.end), entry, hit.row, captures, confidence)


def _kept(matches: list[PhraseMatch], guards: Guards | None) -> list[PhraseMatch]:
    """Drop what an exception undoes, and of overlapping matches all but the longest."""
    alive = matches if guards is None else [m for m in matches if not guards.undo(m)]
    if len(alive) < 2:
        return alive
    alive.sort(key=lambda m: (m.start - m.end, m.start, m.entry))
    kept: list[PhraseMatch] = []
    for match in alive:
        if not any(k.start < match.end and match.start < k.end for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def _confidence(pack: LanguagePack, row: Row | Raw) -> float | None:
    """Return the confidence of a phrase's group."""
    groups = pack.groups.get(pack.owners[row.owner], ())
    return groups[row.entry].confidence if row.role in GROUPED and row.entry < len(groups) else None


def _raw_expression(source: str):  # type: ignore[no-untyped-def]
    import re2

    options = re2.Options()
    options.case_sensitive = False
    return re2.compile(source, options)
