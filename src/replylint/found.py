"""What was found in one document, worked out owner by owner when it is asked for.

Most drafts are judged without most acts: nobody asks for an alternative where nothing is refused. So the
words are looked up once for all, and only the phrases of an owner that a check asks for are confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replylint.document import Document, PhraseMatch
from replylint.facts import SentenceFacts
from replylint.rawexpression import lines_of

if TYPE_CHECKING:
    from replylint.annotate import Annotator

Key = tuple[str, str]


class Found:
    """The phrases found in a document, by owner and role.

    Args:
        facts: what is known of each sentence.
        raw: the owners that have raw expressions.
    """

    def __init__(
        self, annotator: Annotator, document: Document, facts: list[SentenceFacts], raw: frozenset[int]
    ) -> None:
        self._annotator, self._document, self._facts, self._raw = annotator, document, facts, raw
        self._known: dict[int, dict[str, list[PhraseMatch]]] = {}
        self._lines: dict[tuple[int, ...], bytes] = {}
        self._where: dict[int, list[int]] = {}
        for number, fact in enumerate(facts):
            for owner in fact.candidates:
                self._where.setdefault(owner, []).append(number)

    def get(self, owner: str, role: str = "phrases") -> list[PhraseMatch]:
        """Return what was found of one owner in one role, in order."""
        number = self._annotator.numbers.get(owner)
        return [] if number is None else self._owned(number).get(role, [])

    def items(self) -> Iterator[tuple[Key, list[PhraseMatch]]]:
        """Yield all that was found, by owner and role."""
        for number in dict.fromkeys((*self._where, *sorted(self._raw))):
            for role, matches in self._owned(number).items():
                yield (self._annotator.owners[number], role), matches

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

    def _owned(self, owner: int) -> dict[str, list[PhraseMatch]]:
        """Return what stands in the document of one owner, by role."""
        known = self._known.get(owner)
        if known is None:
            known = self._known[owner] = self._gathered(owner)
        return known

    def _gathered(self, owner: int) -> dict[str, list[PhraseMatch]]:
        where: list[int] | range = self._where.get(owner, [])
        if owner in self._raw:
            where = range(len(self._facts))
            self._read_raw(owner)
        out: dict[str, list[PhraseMatch]] = defaultdict(list)
        for number in where:
            by_role = self._facts[number].get(owner)
            if not by_role:
                continue
            offset = self._document.sentences[number].start
            for role, matches in by_role.items():
                out[role] += [
                    PhraseMatch(number, m.start + offset, m.end + offset, m.entry, m.row, m.confidence) for m in matches
                ]
        return out

    def _read_raw(self, owner: int) -> None:
        """Run an owner's raw expressions on sentences that they were not run on; most of them match nowhere."""
        fresh = tuple(number for number, facts in enumerate(self._facts) if owner not in facts.raw)
        if not fresh:
            return
        if fresh not in self._lines:
            self._lines[fresh] = lines_of([self._facts[number].text for number in fresh])
        matched: dict[int, list[tuple[str, PhraseMatch]]] = {number: [] for number in fresh}
        for row, confidence, expression in self._annotator.raw[owner]:
            for line in expression.lines(self._lines[fresh]):
                for place in expression.spans(self._facts[fresh[line]].text):
                    match = PhraseMatch(0, *place, row.entry, confidence=confidence)
                    matched[fresh[line]].append((row.role, match))
        for number, matches in matched.items():
            self._facts[number].raw[owner] = matches
