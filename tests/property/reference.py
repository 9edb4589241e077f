"""A slow matcher of phrases that is easy to believe: it walks the parsed tree over a list of words.

It yields what can match in the order in which it is preferred, so the first is what a phrase finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import permutations, product
from random import Random

from replylint.phrases.syntax import GAP_WORDS, starts_in_word
from replylint.phrases.tree import AnyOrder, Capture, Choice, Comma, Edge, Gap, Item, Lit, Sequence, Slot, Star, Word

Captures = tuple[tuple[str, int, int], ...]
State = tuple[int, Captures]
"""How many words are read, and what was captured; one more than there are words once the end was read."""
MARKS = frozenset(".!?")
NUMBER = re.compile(r"[0-9][0-9.,:]*")


class Reference:
    """Matches one phrase on one sentence."""

    def __init__(self, tree: Sequence, slots: Mapping[str, tuple[Sequence, ...]], words: list[str]) -> None:
        self.tree, self.slots, self.words = tree, slots, words

    def found(self) -> list[tuple[int, int, Captures]]:
        """Return the matches, left to right, not overlapping: first word, last word, captures (by word)."""
        out: list[tuple[int, int, Captures]] = []
        at = 0
        while at < len(self.words):
            first = next(self.sequence(self.tree.items, (at, ()), top=True), None)
            if first is None:
                at += 1
                continue
            end, captures = first
            stop = end
            if end > len(self.words):
                stop = len(self.words)
                while stop - 1 > at and self.words[stop - 1] in MARKS:
                    stop -= 1
            out.append((at, stop, tuple(sorted(captures))))
            at = end
        return out

    def sequence(self, items: tuple[Item, ...], state: State, *, top: bool = False) -> Iterator[State]:
        if not items:
            yield state
            return
        for following in self.item(items[0], state, last=top and len(items) == 1):
            yield from self.sequence(items[1:], following, top=top)

    def item(self, item: Item, state: State, *, last: bool = False) -> Iterator[State]:  # noqa: PLR0912
        at, captures = state
        word = self.words[at] if at < len(self.words) else ""
        match item:
            case Word():
                for end in self.word(item, at):
                    yield end, captures
            case Comma():
                if word == ",":
                    yield at + 1, captures
                yield state
            case Gap():
                yield from self.gap(state, GAP_WORDS)
            case Edge(start=True):
                if at == 0:
                    yield state
            case Edge():
                while at < len(self.words) and self.words[at] in MARKS:
                    at += 1
                if at == len(self.words):
                    yield at + 1, captures
            case Capture(name, low, high):
                lengths = [n for n in range(low, high + 1) if self.plain(at, at + n)]
                for length in reversed(lengths) if last else lengths:
                    yield at + length, (*captures, (name, at, at + length))
            case Choice(options):
                for option in options:
                    if option.items:
                        yield from self.sequence(option.items, state)
                if not all(option.items for option in options):
                    yield state
            case AnyOrder(parts):
                for order in permutations(parts):
                    yield from self.in_order(order, state)
            case Slot(slot, name):
                for end, _ in self.slot(slot, state):
                    yield end, (*captures, (name, at, end)) if name and end > at else captures

    def in_order(self, parts: tuple[Sequence, ...], state: State) -> Iterator[State]:
        for following in self.sequence(parts[0].items, state):
            if len(parts) == 1:
                yield following
                continue
            for after in self.gap(following, 2):
                yield from self.in_order(parts[1:], after)

    def gap(self, state: State, most: int) -> Iterator[State]:
        for length in range(most + 1):
            if length == 0 or state[0] + length <= len(self.words):
                yield state[0] + length, state[1]

    def plain(self, start: int, end: int) -> bool:
        return end <= len(self.words) and not any(word[0] in ",;:.!?()" for word in self.words[start:end])

    def slot(self, name: str, state: State) -> Iterator[State]:
        at = state[0]
        if name == "number":
            if at < len(self.words) and NUMBER.fullmatch(self.words[at]):
                yield at + 1, ()
        elif name == "end":
            if at < len(self.words) and self.words[at] in MARKS:
                yield at + 1, ()
        else:
            for option in self.slots[name]:
                yield from self.sequence(option.items, (at, ()))

    def word(self, word: Word, at: int) -> Iterator[int]:
        for form in forms(word):
            pieces = form.split(" ")
            read = self.words[at : at + len(pieces)]
            if len(read) == len(pieces) and all(map(fits, pieces, read)):
                yield at + len(pieces)


def forms(word: Word) -> Iterator[str]:
    """Yield each way in which the parts of a word can be glued; "\\0" stands for any characters."""
    choices: list[list[str]] = []
    for part in word.parts:
        match part:
            case Lit(text):
                choices.append([text])
            case Star():
                choices.append(["\0"])
            case Choice(options):
                glued = [form for option in options for form in glues(option)]
                choices.append([f for f in glued if f] + [""] * ("" in glued))
    for parts in product(*choices):
        yield "".join(parts)


def glues(option: Sequence) -> Iterator[str]:
    """Yield the forms of an alternative inside a word, all of whose items are words."""
    if not option.items:
        yield " " if option.spaced else ""
        return
    lead = " " if option.spaced or not starts_in_word(option) else ""
    for parts in product(*(forms(item) for item in option.items if isinstance(item, Word))):
        yield lead + " ".join(parts)


def fits(pattern: str, word: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("\0"))), word) is not None


def sample(tree: Sequence, slots: Mapping[str, tuple[Sequence, ...]], random: Random, noise: list[str]) -> list[str]:
    """Return some words that a phrase may well match."""
    out: list[str] = []
    for item in tree.items:
        match item:
            case Word():
                form = random.choice(list(forms(item)))
                out += form.replace("\0", random.choice(["", "a", "b"])).split(" ")
            case Comma():
                out += random.choice([[], [","]])
            case Gap():
                out += random.choices(noise, k=random.randint(0, GAP_WORDS + 1))
            case Capture(_, low, high):
                out += random.choices(noise, k=random.randint(low, high))
            case Choice(options):
                out += sample(random.choice(options), slots, random, noise)
            case AnyOrder(parts):
                for part in random.sample(parts, len(parts)):
                    out += random.choices(noise, k=random.randint(0, 2)) + sample(part, slots, random, noise)
            case Slot("number"):
                out.append("3")
            case Slot("end"):
                out.append("!")
            case Slot(slot):
                out += sample(random.choice(slots[slot]), slots, random, noise)
    return [word for word in out if word]
