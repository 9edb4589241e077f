"""Find out which words must stand in a text before a phrase can match at all.

A phrase requires some groups of literals: of each group at least one must occur. The matcher looks all
literals up in one pass and confirms only phrases whose groups all occur in the sentence, so phrases
that don't occur cost nothing. Literals keep the spaces that the stream has around words, so that
` cat ` is not found in "category".
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from replylint.phrases.syntax import BUILTIN_SLOTS, starts_in_word
from replylint.phrases.tree import AnyOrder, Choice, Item, Lit, PhraseError, Sequence, Slot, Star, Word

Group = frozenset[bytes]
MOST_GROUPS = 3
LARGEST_GROUP = 600
EXPANSIONS = 64


class LiteralFinder:
    """Finds the required literals of phrases of one language; each slot is looked at once."""

    def __init__(self, slots: Mapping[str, tuple[Sequence, ...]]) -> None:
        self._slots = slots
        self._cache: dict[str, tuple[Group, ...]] = {}

    def required(self, sequence: Sequence) -> tuple[Group, ...]:
        """Return up to three groups, the most telling first.

        Raises:
            PhraseError: where no word at all is fixed, so that the phrase would match everywhere.
        """
        groups = sorted(set(self._sequence(sequence)), key=_rank)[:MOST_GROUPS]
        if not groups:
            raise PhraseError("no word in this phrase is fixed; it would match everywhere")
        return tuple(groups)

    def _sequence(self, sequence: Sequence) -> list[Group]:
        groups: list[Group] = []
        run: list[str] = []
        for item in sequence.items:
            whole = _whole_words(item)
            if len(whole) == 1:
                run.append(whole[0])
                continue
            _close(run, groups)
            groups.extend(self._item(item, whole))
        _close(run, groups)
        return groups

    def _item(self, item: Item, whole: list[str]) -> list[Group]:
        if whole:
            return [frozenset(_spaced(w) for w in whole)]
        match item:
            case Word():
                return _prefix(item)
            case Choice(options):
                return self._either(options)
            case AnyOrder(parts):
                return [group for part in parts for group in self._sequence(part)]
            case Slot(slot):
                return list(self._slot(slot))
            case _:
                return []

    def _either(self, options: tuple[Sequence, ...]) -> list[Group]:
        """One group that holds the most telling group of each option; none when an option has none."""
        union: set[bytes] = set()
        for option in options:
            groups = self._sequence(option) if option.items else []
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


def _close(run: list[str], groups: list[Group]) -> None:
    if run:
        groups.append(frozenset([_spaced(" ".join(run))]))
        run.clear()


def _spaced(words: str) -> bytes:
    return f" {words} ".encode("utf-8", "surrogatepass")


def _rank(group: Group) -> tuple[float, int]:
    """Order groups by how rarely they will occur: long literals first, then few of them."""
    shortest = min(map(len, group))
    return (-min(shortest, 8) + len(group) / 40, len(group))
