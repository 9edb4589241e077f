"""What was found in one sentence, kept for the next draft that holds it.

Support replies repeat themselves: greetings, closings, signatures and the sentences of macros come back
by the thousand. What a sentence's words match depends on nothing but the sentence, so it is worked out once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from replylint.document import PhraseMatch, longest
from replylint.packs.pack import EVERY
from replylint.phrases import tokens
from replylint.phrases.matcher import Hit, Index

if TYPE_CHECKING:
    from replylint.annotate import Annotator

Key = tuple[int, str]
"""The number of an owner, and a role."""
OF_CUSTOMER = ("customer", "unless_customer")
GUARDED = ("phrases", "formal", "informal", "replace", "trigger")
"""Roles whose matches an exception can undo."""


class SentenceFacts:
    """What was found in one sentence, by owner and role, in offsets from its start; filled when it is asked for.

    Safe to share between threads: what is filled in twice is the same.

    Args:
        text: the sentence, protected parts blotted out.
        stream: its stream, with the line feeds around it.
        index: the phrases that are looked up.
    """

    __slots__ = ("_annotator", "_known", "_spans", "candidates", "raw", "stream", "text")

    def __init__(self, annotator: Annotator, index: Index, text: str, stream: bytes) -> None:
        self._annotator, self.text, self.stream = annotator, text, stream
        keys, self.candidates = annotator.keys, dict[Key, list[int]]()
        for row in index.candidates(self._present()):
            self.candidates.setdefault(keys[row], []).append(row)
        self.raw: dict[Key, list[PhraseMatch]] = {}
        """What the raw expressions of an owner in a role match."""
        self._known: dict[Key, list[PhraseMatch]] = {}
        self._spans: list[tuple[int, int]] | None = None

    def get(self, key: Key) -> list[PhraseMatch]:
        """Return what was found of one owner in one role, in order."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._found(key)
        return known

    def confirm(self, row: int) -> Iterator[tuple[Hit, PhraseMatch]]:
        """Yield the matches of a row, each as the stream has it and as the sentence has it."""
        matcher = self._annotator.matcher
        entry, confidence = matcher.table.rows[row].entry, self._annotator.confidence[row]
        for hit in matcher.confirm(row, self.stream, 0, len(self.stream) - 1):
            yield hit, PhraseMatch(0, *self.place(hit.start, hit.end), entry, row, confidence)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the sentence that a range of its stream stands for."""
        if self._spans is None:
            self._spans = tokens.spans(self.text, 0, len(self.text))
        before, inside = self.stream.count(b" ", 0, start), self.stream.count(b" ", start, end)
        return self._spans[before - 1][0], self._spans[before - 1 + inside][1]

    def _present(self) -> set[int]:
        """Return the literals that occur in the sentence.

        They are not kept: a set for each remembered sentence takes more memory than looking again takes time.
        """
        return self._annotator.matcher.occurring(self.stream, [len(self.stream) - 1])[0]

    def _found(self, key: Key) -> list[PhraseMatch]:
        here = [match for _, match in self._matches(self.candidates.get(key, ()))]
        here += self.raw.get(key, ())
        if not here:
            return here
        owner, role = key
        if role in GUARDED:
            here = self._guards(owner, {EVERY, *(match.entry for match in here)}).alive(here)
        conditional = self._annotator.conditional.get(owner, frozenset())
        return _apart(here, None if role in OF_CUSTOMER else conditional)

    def _guards(self, owner: int, entries: set[int]) -> Guards:
        """Return the exceptions of some groups of an owner that stand in the sentence."""
        guards, index, rows = Guards(), self._annotator.guards(owner), self._annotator.matcher.table.rows
        asked = index.candidates(self._present()) if index else ()
        for role, match in self._matches(row for row in asked if rows[row].entry in entries):
            guards.add(role, match)
        for role, entry, expression in self._annotator.raw_guards.get(owner, ()):
            if entry in entries:
                for place in expression.spans(self.text):
                    guards.add(role, PhraseMatch(0, *place, entry))
        return guards

    def _matches(self, rows: Iterable[int]) -> Iterator[tuple[str, PhraseMatch]]:
        """Yield the matches of some rows, each with the role of its row."""
        matcher = self._annotator.matcher
        for row in matcher.occurring_rows(rows, self.stream):
            role = matcher.table.rows[row].role
            for _, match in self.confirm(row):
                yield role, match


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
