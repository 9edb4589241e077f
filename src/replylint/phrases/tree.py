"""The tree of a phrase: what `syntax.py` parses it into, and what is compiled from it."""

from __future__ import annotations

from dataclasses import dataclass


class PhraseError(ValueError):
    """A phrase that can't be parsed or compiled; `at` is the offset in the phrase."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Lit:
    """Characters of one word."""

    text: str


@dataclass(frozen=True, slots=True)
class Star:
    """Any run of characters inside a word."""


@dataclass(frozen=True, slots=True)
class Comma:
    """A comma that may be missing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to GAP_WORDS words."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of the sentence."""

    start: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A named list of phrases, captured under `name` when it has one."""

    slot: str
    name: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Capture:
    """Between `low` and `high` words, captured."""

    name: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an empty one makes it optional."""

    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class AnyOrder:
    """All of several sequences, in any order, with up to two words between."""

    parts: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word glued of literal characters, stars and choices."""

    parts: tuple[Lit | Star | Choice, ...]


Item = Word | Comma | Gap | Edge | Slot | Capture | Choice | AnyOrder


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items one after another. `spaced`: a space or hyphen stood before the first one (it counts inside a word)."""

    items: tuple[Item, ...]
    spaced: bool = False


def check_names(sequence: Sequence) -> set[str]:
    """Return the names of the captures in a phrase."""
    names: set[str] = set()
    for item in sequence.items:
        if isinstance(item, Capture) or (isinstance(item, Slot) and item.name):
            names.add(item.name)
        elif isinstance(item, Slot):
            names.add(item.slot)
        for inner in inner_sequences(item):
            names |= check_names(inner)
    return names


def inner_sequences(item: Item) -> tuple[Sequence, ...]:
    """Return the sequences inside one item."""
    if isinstance(item, Choice):
        return item.options
    if isinstance(item, AnyOrder):
        return item.parts
    if isinstance(item, Word):
        return tuple(s for part in item.parts if isinstance(part, Choice) for s in part.options)
    return ()
