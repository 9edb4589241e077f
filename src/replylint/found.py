"""What was found in one document, worked out owner by owner when it is asked for.

Most drafts are judged without most acts: nobody asks for an alternative where nothing is refused. So the
words are looked up once for all, and only the phrases of an owner that a check asks for are confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import re2

from replylint.document import Document, PhraseMatch, Sentence, longest
from replylint.packs.pack import EVERY, GUARDS
from replylint.phrases import tokens
from replylint.phrases.matcher import Hit

if TYPE_CHECKING:
    from replylint.annotate import Annotator

Key = tuple[str, str]
OF_CUSTOMER = ("customer", "unless_customer")
GUARDED = ("phrases", "formal", "informal", "replace", "trigger")
"""Roles whose matches an exception can undo."""
_UNANCHORED = re2._re2.RE2.Anchor.UNANCHORED


class Found:
    """The phrases found in a document, by owner and role.

    Args:
        occurring: for each sentence, the literals that occur in it.
        candidates: by owner, the sentences and rows whose literals all occur.
    """

    def __init__(
        self,
        annotator: Annotator,
        document: Document,
        occurring: list[set[int]],
        candidates: Mapping[int, list[tuple[int, int]]],
    ) -> None:
        self._annotator, self._document = annotator, document
        self._occurring, self._candidates = occurring, candidates
        self._known: dict[int, dict[str, list[PhraseMatch]]] = {}
        self._places: dict[int, _Places] = {}

    def get(self, owner: str, role: str = "phrases") -> list[PhraseMatch]:
        """Return what was found of one owner in one role, in order."""
        number = self._annotator.numbers.get(owner)
        if number is None or number not in self._candidates:
            return []
        if number not in self._known:
            self._known[number] = self._owned(number)
        return self._known[number].get(role, [])

    def items(self) -> Iterator[tuple[Key, list[PhraseMatch]]]:
        """Yield all that was found, by owner and role."""
        for number in self._candidates:
            owner = self._annotator.owners[number]
            self.get(owner)
            for role, matches in self._known[number].items():
                yield (owner, role), matches

    def captured(self, match: PhraseMatch) -> tuple[tuple[str, int, int], ...]:
        """Return the names and ranges of what a match captures, in the prose."""
        if match.row < 0:
            return ()
        stream, sentence = self._document.stream, self._document.sentences[match.sentence]
        matcher, place = self._annotator.matcher, self._place(match.sentence)
        for hit in matcher.confirm(match.row, stream, sentence.stream_start, sentence.stream_end):
            if place.at(hit.start, hit.end) == (match.start, match.end):
                return tuple((name, *place.at(start, end)) for name, start, end in matcher.captures(hit, stream))
        return ()

    def _owned(self, owner: int) -> dict[str, list[PhraseMatch]]:
        """Return what stands in the document of one owner, by role."""
        rows = self._annotator.matcher.table.rows
        here: dict[int, dict[str, list[PhraseMatch]]] = {}
        for number, row in self._candidates[owner]:
            for match in self._matches(number, row):
                here.setdefault(number, {}).setdefault(rows[row].role, []).append(match)
        raw_guards: dict[int, list[tuple[str, PhraseMatch]]] = defaultdict(list)
        for role, match in self._raw(owner):
            if role in GUARDS:
                raw_guards[match.sentence].append((role, match))
            else:
                here.setdefault(match.sentence, {}).setdefault(role, []).append(match)
        conditional = self._annotator.conditional.get(owner, frozenset())
        out: dict[str, list[PhraseMatch]] = defaultdict(list)
        for number in sorted(here):
            guards = self._guards(owner, number, raw_guards.get(number, []))
            for role, matches in here[number].items():
                alive = guards.alive(matches) if role in GUARDED else matches
                out[role] += _apart(alive, None if role in OF_CUSTOMER else conditional)
        return out

    def _matches(self, number: int, row: int) -> Iterator[PhraseMatch]:
        matcher, stream = self._annotator.matcher, self._document.stream
        sentence = self._document.sentences[number]
        start, end = sentence.stream_start, sentence.stream_end
        if matcher.occurs(row, stream, start, end):
            entry, confidence = matcher.table.rows[row].entry, self._annotator.confidence[row]
            for hit in matcher.confirm(row, stream, start, end):
                yield self._place(number).match(number, entry, hit, confidence)

    def _guards(self, owner: int, number: int, raw: list[tuple[str, PhraseMatch]]) -> Guards:
        """Return the exceptions of an owner that stand in a sentence."""
        guards, index = Guards(), self._annotator.guards.get(owner)
        for row in index.candidates(self._occurring[number]) if index else ():
            for match in self._matches(number, row):
                guards.add(self._annotator.matcher.table.rows[row].role, match)
        for role, match in raw:
            guards.add(role, match)
        return guards

    def _place(self, number: int) -> _Places:
        if number not in self._places:
            self._places[number] = _Places(self._document, self._document.sentences[number])
        return self._places[number]

    def _raw(self, owner: int) -> Iterator[tuple[str, PhraseMatch]]:
        """Run an owner's raw expressions; most of them match nowhere in a draft, which is soon known."""
        for row, confidence, expression in self._annotator.raw.get(owner, ()):
            for number in expression.lines(self._lines):
                sentence = self._document.sentences[number]
                for start, end in expression.spans(self._document.masked[sentence.start : sentence.end]):
                    place = sentence.start + start, sentence.start + end
                    yield row.role, PhraseMatch(number, *place, row.entry, confidence=confidence)

    @cached_property
    def _lines(self) -> bytes:
        """The sentences, each on a line of its own."""
        texts = (self._document.masked[s.start : s.end] for s in self._document.sentences)
        return "\n".join(text.replace("\n", " ") for text in texts).encode("utf-8", "surrogatepass")


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


def _raw_options() -> re2.Options:
    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = True
    return options


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

    def alive(self, matches: list[PhraseMatch]) -> list[PhraseMatch]:
        """Return the matches that nothing undoes."""
        return [m for m in matches if not self._undo(m)] if self.exceptions or self.undone else matches

    def _undo(self, match: PhraseMatch) -> bool:
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


def _apart(matches: list[PhraseMatch], conditional: frozenset[int] | None) -> list[PhraseMatch]:
    """Return, of matches that overlap, the longest, in order.

    Args:
        conditional: the groups that ask something of the customer's message, or None for all: since it is not
            known here whether it is so, their matches don't push out those of other groups.
    """
    if len(matches) < 2:
        return matches
    apart: dict[int, list[PhraseMatch]] = defaultdict(list)
    for match in matches:
        own = conditional is None or match.entry in conditional
        apart[match.entry if own else EVERY].append(match)
    return sorted((m for some in apart.values() for m in longest(some)), key=lambda m: m.start)
