"""Find out which words must stand in a text before a phrase can match at all.

A phrase requires some groups of literals: of each group at least one must occur. The matcher looks all
literals up in one pass and confirms only phrases whose groups all occur in the sentence, so phrases
that don't occur cost nothing. Literals keep the spaces that the stream has around words, so that
` cat ` is not found in "category".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from replylint.phrases.syntax import BUILTIN_SLOTS, starts_in_word
from replylint.phrases.tree import AnyOrder, Choice, Comma, Item, Lit, PhraseError, Sequence, Slot, Star, Word

Group = frozenset[bytes]
LARGEST_GROUP = 600
EXPANSIONS = 64
STRETCH = 8
"""Words that stand side by side make one group where they have at most so many texts: " we can ", " i can "."""


class Required(NamedTuple):
    """The groups of a phrase: those of single words and fixed phrases, and those of words side by side."""

    single: tuple[Group, ...]
    wide: tuple[Group, ...] = ()


class LiteralFinder:
    """Finds the required literals of phrases of one language; each slot is looked at once."""

    def __init__(self, slots: Mapping[str, tuple[Sequence, ...]]) -> None:
        self._slots = slots
        self._cache: dict[str, tuple[Group, ...]] = {}
        self._known: dict[str, tuple[str, ...]] = {}

    def required(self, sequence: Sequence) -> Required:
        """Return the groups of a phrase, the most telling first.

        Raises:
            PhraseError: where no word at all is fixed, so that the phrase would match everywhere.
        """
        single = sorted(set(self._sequence(sequence, 1)), key=_rank)
        wide = sorted({*self._sequence(sequence, STRETCH)}.difference(single), key=_rank)
        if not single:
            raise PhraseError("no word in this phrase is fixed; it would match everywhere")
        return Required(tuple(single), tuple(wide))

    def _sequence(self, sequence: Sequence, most: int) -> list[Group]:
        """Return the groups of a sequence; words side by side make one group if they have at most `most` texts."""
        groups: list[Group] = []
        run: list[tuple[str, ...]] = []
        for item in sequence.items:
            texts = self._texts(item)
            if texts:
                run.append(texts)
                continue
            groups.extend(_stretches(run, most))
            run.clear()
            groups.extend(self._item(item))
        groups.extend(_stretches(run, most))
        return groups

    def _texts(self, item: Item) -> tuple[str, ...]:
        """Return every text that an item can have, when they are few; nothing otherwise. An optional one has ""."""
        match item:
            case Word():
                return tuple(_whole_words(item))
            case Comma():
                return ("", ",")
            case Choice(options):
                return self._texts_of(options)
            case Slot(slot) if slot not in BUILTIN_SLOTS and slot in self._slots:
                if slot not in self._known:
                    self._known[slot] = ()
                    self._known[slot] = self._texts_of(self._slots[slot])
                return self._known[slot]
            case _:
                return ()

    def _texts_of(self, options: tuple[Sequence, ...]) -> tuple[str, ...]:
        out: dict[str, None] = {}
        for option in options:
            texts = [self._texts(item) for item in option.items]
            if not all(texts) or prod(map(len, texts)) > EXPANSIONS:
                return ()
            out.update(dict.fromkeys(_joined(texts)))
        return tuple(out) if len(out) <= EXPANSIONS else ()

    def _item(self, item: Item) -> list[Group]:
        match item:
            case Word():
                return _prefix(item)
            case Choice(options):
                return self._either(options)
            case AnyOrder(parts):
                return [group for part in parts for group in self._sequence(part, 1)]
            case Slot(slot):
                return list(self._slot(slot))
            case _:
                return []

    def _either(self, options: tuple[Sequence, ...]) -> list[Group]:
        """One group that holds the most telling group of each option; none when an option has none."""
        union: set[bytes] = set()
        for option in options:
            groups = self._sequence(option, 1) if option.items else []
            if not groups:
                return []
            union |= sorted(groups, key=_rank)[0]
        return [frozenset(union)] if 0 < len(union) <= LARGEST_GROUP else []

    def _slot(self, name: str) -> tuple[Group, ...]:
        if name in BUILTIN_SLOTS or name not in self._slots:
            return ()
        if name not in self._cache:
            self._cache[name] = ()  # a slot that holds itself has no literals; the compiler reports it
            self._cache[name] = tuple(self._either(self._slots[name]))
        return self._cache[name]


def _whole_words(item: Item) -> list[str]:
    """Return every text that one glued word can have, when they are few; nothing where a star stands in it."""
    if not isinstance(item, Word):
        return []
    choices: list[list[str]] = []
    for part in item.parts:
        if isinstance(part, Lit):
            choices.append([part.text])
        elif isinstance(part, Star):
            return []
        else:
            options = [_flat(option) for option in part.options]
            if any(o is None for o in options):
                return []
            choices.append([o for o in options if o is not None])
    count = 1
    for choice in choices:
        count *= len(choice)
    return ["".join(p) for p in product(*choices)] if count <= EXPANSIONS else []


def _flat(option: Sequence) -> str | None:
    """Return the plain text of a glued alternative, or None when it is no plain text."""
    words: list[str] = []
    for item in option.items:
        if not isinstance(item, Word) or len(item.parts) != 1 or not isinstance(item.parts[0], Lit):
            return None
        words.append(item.parts[0].text)
    apart = option.spaced or (words and not starts_in_word(option))
    return (" " if apart else "") + " ".join(words)


def _prefix(word: Word) -> list[Group]:
    """Return the fixed start or end of a word with a star or many forms in it."""
    first, last = word.parts[0], word.parts[-1]
    if isinstance(first, Lit):
        return [frozenset([b" " + first.text.encode("utf-8", "surrogatepass")])]
    if isinstance(last, Lit):
        return [frozenset([last.text.encode("utf-8", "surrogatepass") + b" "])]
    middle = [part.text for part in word.parts if isinstance(part, Lit)]
    return [frozenset([max(middle, key=len).encode("utf-8", "surrogatepass")])] if middle else []


def _joined(run: list[tuple[str, ...]]) -> list[str]:
    return [" ".join(filter(None, texts)) for texts in product(*run)]


def _stretches(run: list[tuple[str, ...]], most: int) -> Iterator[Group]:
    """Yield groups for items side by side of which every text is known: as many of them as have few texts together."""
    stop = 0
    for start in range(len(run)):
        before, stop = stop, max(stop, start + 1)
        while stop < len(run) and prod(map(len, run[start : stop + 1])) <= most:
            stop += 1
        if stop > before:
            texts = _joined(run[start:stop])
            if all(texts):
                yield frozenset(map(_spaced, texts))


def _spaced(words: str) -> bytes:
    return f" {words} ".encode("utf-8", "surrogatepass")


def _rank(group: Group) -> tuple[float, int]:
    """Order groups by how rarely they will occur: long literals first, then few of them."""
    shortest = min(map(len, group))
    return (-min(shortest, 8) + len(group) / 40, len(group))
