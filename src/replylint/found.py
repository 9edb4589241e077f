"""What was found in one document, worked out owner by owner and role by role when it is asked for.

Most drafts are judged without most acts: nobody asks for an alternative where nothing is refused. So the
words are looked up once for all, and only the phrases of an owner that a check asks for are confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replylint.document import Document, PhraseMatch
from replylint.facts import Key, SentenceFacts
from replylint.rawexpression import lines_of

if TYPE_CHECKING:
    from replylint.annotate import Annotator


class Found:
    """The phrases found in a document, by owner and role.

    Args:
        facts: what is known of each sentence.
        raw: the owners that have raw expressions, each with the role of these.
    """

    def __init__(
        self, annotator: Annotator, document: Document, facts: list[SentenceFacts], raw: dict[Key, None]
    ) -> None:
        self._annotator, self._document, self._facts, self._raw = annotator, document, facts, raw
        self._known: dict[Key, list[PhraseMatch]] = {}
        self._lines: dict[tuple[int, ...], bytes] = {}
        self._where: dict[Key, list[int]] = {}
        for number, fact in enumerate(facts):
            for key in fact.candidates:
                self._where.setdefault(key, []).append(number)

    def get(self, owner: str, role: str = "phrases") -> list[PhraseMatch]:
        """Return what was found of one owner in one role, in order."""
        number = self._annotator.numbers.get(owner)
        return [] if number is None else self._of((number, role))

    def items(self) -> Iterator[tuple[tuple[str, str], list[PhraseMatch]]]:
        """Yield all that was found, by owner and role."""
        for key in dict.fromkeys((*self._where, *self._raw)):
            if matches := self._of(key):
                yield (self._annotator.owners[key[0]], key[1]), matches

    def captured(self, match: PhraseMatch) -> tuple[tuple[str, int, int], ...]:
        """Return the names and ranges of what a match captures, in the prose."""
        if match.row < 0:
            return ()
        facts, offset = self._facts[match.sentence], self._document.sentences[match.sentence].start
        for hit, one in facts.confirm(match.row):
            if (one.start + offset, one.end + offset) == (match.start, match.end):
                captures = self._annotator.matcher.captures(hit, facts.stream)
                places = ((name, *facts.place(begin, stop)) for name, begin, stop in captures)
                return tuple((name, begin + offset, stop + offset) for name, begin, stop in places)
        return ()

    def _of(self, key: Key) -> list[PhraseMatch]:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._gathered(key)
        return known

    def _gathered(self, key: Key) -> list[PhraseMatch]:
        where: list[int] | range = self._where.get(key, [])
        if key in self._raw:
            where = range(len(self._facts))
            self._read_raw(key)
        out: list[PhraseMatch] = []
        for number in where:
            matches = self._facts[number].get(key)
            if matches:
                offset = self._document.sentences[number].start
                out += [
                    PhraseMatch(number, m.start + offset, m.end + offset, m.entry, m.row, m.confidence) for m in matches
                ]
        return out

    def _read_raw(self, key: Key) -> None:
        """Run raw expressions on sentences that they were not run on; most of them match nowhere."""
        fresh = tuple(number for number, facts in enumerate(self._facts) if key not in facts.raw)
        if not fresh:
            return
        if fresh not in self._lines:
            self._lines[fresh] = lines_of([self._facts[number].text for number in fresh])
        matched: dict[int, list[PhraseMatch]] = {number: [] for number in fresh}
        for entry, confidence, expression in self._annotator.raw[key]:
            for line in expression.lines(self._lines[fresh]):
                for place in expression.spans(self._facts[fresh[line]].text):
                    matched[fresh[line]].append(PhraseMatch(0, *place, entry, confidence=confidence))
        for number, matches in matched.items():
            self._facts[number].raw[key] = matches
