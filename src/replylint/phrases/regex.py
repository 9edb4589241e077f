"""Compile a parsed phrase into a regular expression for the linear-time engine.

Expressions run on bytes of the word stream, in which each word has one space before and after it, so
an item is written `word ` and a phrase ` word word `.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Literal

from replylint.phrases.syntax import BUILTIN_SLOTS, GAP_WORDS, starts_in_word
from replylint.phrases.tree import (
    AnyOrder,
    Capture,
    Choice,
    Comma,
    Edge,
    Gap,
    Item,
    Lit,
    PhraseError,
    Sequence,
    Slot,
    Star,
    Word,
)

ANY_WORD = rb"(?:[^ \n]+ )"
PLAIN_WORD = rb"(?:[^ \n,;:.!?()][^ \n]* )"
SLOT_DEPTH = 8
SLOT_LIMIT = 200_000
"""A slot may grow to this many bytes of expression; more is surely a mistake (slots inside slots inside slots)."""

Captures = Literal["none", "named", "all"]
Slots = Mapping[str, tuple[Sequence, ...]]


class Compiler:
    """Compiles phrases of one language, whose slots it knows; each slot is compiled once.

    Args:
        bodies: slots that were compiled before, as `bodies` of another compiler of the same slots.
    """

    def __init__(self, slots: Slots, bodies: Mapping[str, bytes] | None = None) -> None:
        self._slots = slots
        self._cache: dict[str, bytes] = dict(bodies or {})

    @property
    def bodies(self) -> dict[str, bytes]:
        """The slots that were compiled so far."""
        return dict(self._cache)

    def expression(self, sequence: Sequence, captures: Captures = "named") -> tuple[bytes, tuple[str, ...]]:
        """Return the expression and the names of its capturing groups, in order (groups are 1, 2 …).

        Args:
            captures: "named" captures what the phrase names; "all" also slots that it gives no name, under their own;
                "none" nothing, which the engine matches several times as fast.

        Raises:
            PhraseError: for an unknown slot, a slot that holds itself, or an optional part where none can be.
        """
        names: list[str] = []
        body = self._led(sequence, names, captures)
        if isinstance(sequence.items[-1], Capture):
            body = body[: -len(b"?)")] + b")"  # nothing follows that would end it: take all words that it may
        return body, tuple(names)

    def _led(self, sequence: Sequence, names: list[str], captures: Captures) -> bytes:
        """Write a sequence with the space before its first word, which "^" brings along itself."""
        first = sequence.items[0]
        if isinstance(first, Choice) and any(o.items[:1] == (Edge(start=True),) for o in first.options):
            options = [self._led(o, names, captures) if o.items else b" " for o in first.options]
            rest = self._sequence(Sequence(sequence.items[1:]), names, captures=captures, depth=0)
            return b"(?:" + b"|".join(options) + b")" + rest
        lead = b"" if first == Edge(start=True) else b" "
        return lead + self._sequence(sequence, names, captures=captures, depth=0)

    def _sequence(self, sequence: Sequence, names: list[str], *, captures: Captures, depth: int) -> bytes:
        return b"".join(self._item(item, names, captures, depth) for item in sequence.items)

    def _item(self, item: Item, names: list[str], captures: Captures, depth: int) -> bytes:  # noqa: PLR0911
        match item:
            case Word():
                return self._word(item, names, captures, depth) + b" "
            case Comma():
                return rb"(?:, )?"
            case Gap():
                return ANY_WORD + b"{0,%d}?" % GAP_WORDS
            case Edge(start=True):
                return b"\n "
            case Edge():
                return rb"(?:[.!?] )*\n"
            case Capture(name, low, high):
                words = PLAIN_WORD + b"{%d,%d}?)" % (low, high)
                if depth or captures == "none":  # a slot is compiled once for all that use it, so nothing is captured
                    return b"(?:" + words
                names.append(name)
                return b"(" + words
            case Choice(options):
                return self._choice(options, names, captures, depth)
            case AnyOrder(parts):
                return self._any_order(parts, names, captures, depth)
            case Slot():
                return self._slot(item, names, captures, depth)

    def _choice(self, options: tuple[Sequence, ...], names: list[str], captures: Captures, depth: int) -> bytes:
        full = [o for o in options if o.items]
        body = b"|".join(self._sequence(o, names, captures=captures, depth=depth) for o in full)
        return b"(?:" + body + b")" + (b"?" if len(full) < len(options) else b"")

    def _any_order(self, parts: tuple[Sequence, ...], names: list[str], captures: Captures, depth: int) -> bytes:
        between = ANY_WORD + b"{0,2}?"
        orders = [
            between.join(self._sequence(part, names, captures=captures, depth=depth) for part in order)
            for order in permutations(parts)
        ]
        return b"(?:" + b"|".join(orders) + b")"

    def _slot(self, slot: Slot, names: list[str], captures: Captures, depth: int) -> bytes:
        name = "" if depth or captures == "none" else slot.name or (slot.slot if captures == "all" else "")
        if name:
            names.append(name)
        body = self._slot_body(slot, depth)
        return b"(" + body + b")" if name else b"(?:" + body + b")"

    def _slot_body(self, slot: Slot, depth: int) -> bytes:
        builtin = BUILTIN_SLOTS.get(slot.slot)
        if builtin is not None:
            return builtin + b" "
        if slot.slot in self._cache:
            return self._cache[slot.slot]
        if slot.slot not in self._slots:
            from replylint.errors import did_you_mean

            raise PhraseError(
                f"no slot is called <{slot.slot}>" + did_you_mean(slot.slot, [*self._slots, *BUILTIN_SLOTS]), slot.at
            )
        if depth > SLOT_DEPTH:
            raise PhraseError(f"the slot <{slot.slot}> holds itself, or slots nest deeper than {SLOT_DEPTH}", slot.at)
        body = b"|".join(
            self._sequence(option, [], captures="none", depth=depth + 1) for option in self._slots[slot.slot]
        )
        if len(body) > SLOT_LIMIT:
            raise PhraseError(f"the slot <{slot.slot}> grows too large ({len(body)} bytes)", slot.at)
        self._cache[slot.slot] = body
        return body

    def _word(self, word: Word, names: list[str], captures: Captures, depth: int) -> bytes:
        out: list[bytes] = []
        for part in word.parts:
            match part:
                case Lit(text):
                    out.append(quote(text))
                case Star():
                    out.append(rb"[^ \n]*")
                case Choice(options):
                    glued = [self._glued(option, names, captures, depth) for option in options]
                    full = [g for g in glued if g]
                    out.append(b"(?:" + b"|".join(full) + b")" + (b"?" if len(full) < len(glued) else b""))
        return b"".join(out)

    def _glued(self, option: Sequence, names: list[str], captures: Captures, depth: int) -> bytes:
        """Write one alternative inside a word: without the space that would end its last item."""
        if not option.items:
            return b" " if option.spaced else b""
        body = self._sequence(option, names, captures=captures, depth=depth)
        if not isinstance(option.items[-1], Word):
            raise PhraseError("an alternative inside a word must end in a word")
        lead = b" " if option.spaced or not starts_in_word(option) else b""
        return lead + body[:-1]


_SPECIAL = frozenset(b"\\.+*?()|[]{}^$")


def quote(text: str) -> bytes:
    """Write literal characters as an expression."""
    return b"".join(b"\\" + bytes([c]) if c in _SPECIAL else bytes([c]) for c in text.encode("utf-8", "surrogatepass"))
