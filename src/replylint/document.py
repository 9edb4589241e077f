"""The parsed draft that checks read: sentences with their zones, the acts they perform, and matched phrases.

Offsets here are into the prose (what the customer reads); `Document.prose` maps them to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, Protocol

from replylint.model import Draft
from replylint.packs.checkspec import Zone
from replylint.phrases import tokens
from replylint.prose import Block, Prose

_WORD = re.compile(rb" (?=['0-9a-z\x80-\xff])")
_LONG_WORD = re.compile(rb" (?=[a-z][^ \n]{6})")
_LONG_WORD_OF_ANY_SCRIPT = re.compile(r" (?=[^\W\d_][^ \n]{6})")
_PLAIN_WORD = re.compile(r"(?<= )[^\W\d_][^\s]*")
_MASKS = {"placeholder": tokens.PLACEHOLDER, "url": tokens.URL, "email": tokens.EMAIL, "code": tokens.CODE}
BARE_CHARACTERS = 60
"""A shorter text may well hold none of its language's letters by chance."""
UNMASKED = dict.fromkeys(map(ord, _MASKS.values()), " ")
"""For `str.translate`: takes protected parts out of a masked text."""


@dataclass(slots=True)
class Sentence:
    """One sentence: its range in the prose, its range in the stream (the line feeds around it), its zone."""

    start: int
    end: int
    stream_start: int
    stream_end: int
    block: int
    zone: Zone = "body"


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase found in a sentence, in prose offsets."""

    sentence: int
    start: int
    end: int
    entry: int = 0
    row: int = -1
    confidence: float | None = None
    """How sure its group is, where it says."""


class Phrases(Protocol):
    """What was found in a document; see `found.py`."""

    def get(self, owner: str, role: str = "phrases") -> list[PhraseMatch]: ...

    def items(self) -> Iterable[tuple[tuple[str, str], list[PhraseMatch]]]: ...

    def captured(self, match: PhraseMatch) -> tuple[tuple[str, int, int], ...]: ...


class Nothing:
    """What was found in a document before anything is looked for."""

    def get(self, owner: str, role: str = "phrases") -> list[PhraseMatch]:
        return []

    def items(self) -> Iterable[tuple[tuple[str, str], list[PhraseMatch]]]:
        return ()

    def captured(self, match: PhraseMatch) -> tuple[tuple[str, int, int], ...]:
        return ()


NOTHING = Nothing()


class Writing(NamedTuple):
    """How a language is written."""

    short: frozenset[str] = frozenset()
    """Its abbreviations, by which sentences are told, in small letters and without their dot."""
    same: Mapping[int, str] = MappingProxyType({})
    """For `str.translate`: letters that are read as another, each as one, so that offsets stay."""
    whole: frozenset[str] = frozenset()
    """Words that are no abbreviations although the sentence splitter takes them for such."""
    article: tuple[str, ...] = ()
    """Its article before a consonant and before a vowel, where these differ as "a" and "an"."""


PLAIN = Writing()
"""Without abbreviations, each letter read as it is."""


@dataclass(slots=True)
class Document:
    """A draft, parsed and annotated. Made by `parse.py` and `annotate.py`, read by checks."""

    draft: Draft
    prose: Prose
    language: str
    masked: str
    """The prose with protected parts blotted out, of the same length."""
    blocks: tuple[Block, ...]
    """The blocks that are the agent's own words, in order."""
    sentences: list[Sentence]
    stream: bytes
    writing: Writing
    bare: bool = False
    """Whether it is written without the language's own letters ("Lep pozdrav, posiljka se ni prisla")."""
    phrases: Phrases = field(default_factory=lambda: NOTHING)
    """What was found, by owner and role."""
    customer: Document | None = None
    """The customer's message, with its own acts."""
    _counts: list[int] = field(default_factory=list)
    _words: int = -1

    def text(self, start: int, end: int) -> str:
        """Return the words of a range of the prose."""
        return self.prose.text[start:end]

    def acts(self, names: Iterable[str]) -> Iterator[PhraseMatch]:
        """Yield the places where any of some acts is performed."""
        for name in names:
            yield from self.phrases.get(f"act:{name}")

    def performs(self, names: Iterable[str]) -> bool:
        """Whether any of some acts is performed anywhere."""
        return any(True for _ in self.acts(names))

    def last_spoken(self) -> int:
        """Return the number of the last sentence before closing and signature, or -1."""
        for number in range(len(self.sentences) - 1, -1, -1):
            if self.sentences[number].zone not in ("closing", "signature"):
                return number
        return -1

    def words(self) -> int:
        """Return how many words the draft has, signature and quotes left out. Ask only once zones are marked."""
        if self._words < 0:
            own = (n for n, sentence in enumerate(self.sentences) if sentence.zone != "signature")
            self._words = sum(map(self.words_in, own))
        return self._words

    def words_in(self, sentence: int) -> int:
        """Return how many words a sentence has; marks are no words."""
        if not self._counts:
            stream = self.stream
            self._counts = [len(_WORD.findall(stream, s.stream_start, s.stream_end)) for s in self.sentences]
        return self._counts[sentence]

    def begins_sentence(self, at: int) -> bool:
        """Whether a sentence begins at an offset."""
        number = bisect_left(self.sentences, at, key=lambda sentence: sentence.start)
        return number < len(self.sentences) and self.sentences[number].start == at

    def touched(self, start: int, end: int) -> list[Sentence]:
        """Return the sentences that a range touches."""
        first = bisect_left(self.sentences, start, key=lambda sentence: sentence.end)
        last = bisect_right(self.sentences, end, key=lambda sentence: sentence.start)
        return self.sentences[first:last]

    def long_words(self, first: int, last: int) -> int:
        """Return how many words of some sentences (both included) have more than six letters."""
        stream = self._stream_of(first, last)
        if stream.isascii():
            return len(_LONG_WORD.findall(stream))
        return len(_LONG_WORD_OF_ANY_SCRIPT.findall(stream.decode("utf-8", "surrogatepass")))

    def stream_words(self, first: int, last: int) -> list[bytes]:
        """Return the words and marks of some sentences (both included) as the stream has them."""
        return self._stream_of(first, last).split(b" ")

    def _stream_of(self, first: int, last: int) -> bytes:
        return self.stream[self.sentences[first].stream_start : self.sentences[last].stream_end]

    def plain_words(self, first: int, last: int) -> list[str]:
        """Return the words of some sentences (both included) in lower case: no marks, numbers or protected parts."""
        return _PLAIN_WORD.findall(self._stream_of(first, last).decode("utf-8", "surrogatepass"))

    def normal_words(self, start: int, end: int) -> str:
        """Return a range of the prose as the stream would have it, with a space at both ends."""
        return tokens.stream_of(self.masked, start, end)


def longest(matches: Iterable[PhraseMatch]) -> list[PhraseMatch]:
    """Return, of matches that overlap, the longest, in no particular order."""
    kept: dict[int, tuple[list[int], list[PhraseMatch]]] = {}  # by sentence, since a match never leaves its own
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.entry)):
        starts, near = kept.setdefault(match.sentence, ([], []))
        at = bisect_right(starts, match.start)  # kept ones don't overlap, so only the two beside it can
        if (at == 0 or near[at - 1].end <= match.start) and (at == len(near) or near[at].start >= match.end):
            starts.insert(at, match.start)
            near.insert(at, match)
    return [match for _, near in kept.values() for match in near]


def is_bare(document: Document, letters: Iterable[str]) -> bool:
    """Whether a text is written without the letters that its language has beside a to z.

    Args:
        letters: those letters, of which a text of some length would hold at least one.
    """
    own = frozenset(letters)
    if not own or sum(s.end - s.start for s in document.sentences) < BARE_CHARACTERS:
        return False
    return own.isdisjoint("".join(document.masked[s.start : s.end] for s in document.sentences).lower())


def mask(prose: Prose) -> str:
    """Blot out protected parts, each character by one of its kind, so that no phrase and no splitter reads them."""
    if not prose.protected:
        return prose.text
    out: list[str] = []
    at = 0
    for part in prose.protected:
        out += (prose.text[at : part.start], _MASKS[part.kind] * (part.end - part.start))
        at = part.end
    out.append(prose.text[at:])
    return "".join(out)
