"""Parse a phrase as a support lead writes it into a small tree.

    words                 as they are; case, curly quotes, hyphens and line breaks never matter
    (a|b c|)              one of several, an empty one makes it optional; also inside a word: refund(|s|ed)
    (a & b)               all of them in any order, with up to two words between
    word*                 any ending; also *word and wo*d
    <slot>                one of a named list of phrases; <name:slot> also captures it
    <name:1-6>            captures one to six words; <name:3> exactly three
    …  or ...             a gap of up to six words within the sentence
    ,                     a comma that may stand there or not; other marks must stand there
    \\,                    a comma that must stand there
    ^  $                  the start and the end of the sentence
    \\x                    the character x itself

Built-in slots: <number>, <placeholder>, <url>, <email>, <code>, <end> (any mark that ends a sentence).
"""

from __future__ import annotations

import re

from replylint.phrases.tokens import CODE, EMAIL, PLACEHOLDER, URL, joins, normal, words
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

BUILTIN_SLOTS: dict[str, bytes] = {
    "number": rb"[0-9][0-9.,:]*",
    "placeholder": f"(?:{PLACEHOLDER})+".encode(),
    "url": f"(?:{URL})+".encode(),
    "email": f"(?:{EMAIL})+".encode(),
    "code": f"(?:{CODE})+".encode(),
    "end": rb"[.!?]",
}
GAP_WORDS = 6
PERMUTATION_LIMIT = 4
_QUOTES = frozenset("\"'\\“”„‟«»‹›‘’‚`")
_RUN = re.compile(r"(?:[^()|&<>*…\\ \t\r\n.]|\.(?!\.\.))++")
"""Characters of which none means anything to a phrase."""
_SPACE_INSIDE = re.compile(r"\([^()]*[^\s()|]\s+(?:\|[^()]*)?\)\Z")
_PLAIN_WORDS = re.compile(r"(?:[a-z]++(?:'[a-z]++)*+ ++)*[a-z]++(?:'[a-z]++)*+(?=[ |)]|\Z)")
"""Words of small letters, most of what phrases are made of: the stream has them as they stand here."""
_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")


def parse(phrase: str) -> Sequence:
    """Parse a phrase.

    Raises:
        PhraseError: with what is wrong and where.
    """
    parser = _Parser(phrase)
    sequence = parser.sequence(closing=False)
    if parser.at < len(phrase):
        raise PhraseError(f'unexpected "{phrase[parser.at]}"', parser.at)
    if not sequence.items:
        raise PhraseError("the phrase is empty")
    return sequence


class _Parser:
    """Recursive descent over one phrase."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.at = 0

    def peek(self) -> str:
        return self.phrase[self.at] if self.at < len(self.phrase) else ""

    def sequence(self, *, closing: bool) -> Sequence:
        items: list[Item] = []
        spaced = self.peek() in (" ", "-", "\u2010", "\u2011")
        while True:
            while self.peek().isspace():
                self.at += 1
            if plain := _PLAIN_WORDS.match(self.phrase, self.at):
                self.at = plain.end()
                items += [Word((Lit(word),)) for word in plain.group().split(" ") if word]
                continue
            char = self.peek()
            if not char or (closing and char in "|&)"):
                return Sequence(tuple(items), spaced)
            if char in "|&)":
                raise PhraseError(f'"{char}" outside of a group; write \\{char} for the character itself', self.at)
            items.extend(self.item())

    def item(self) -> list[Item]:
        """Parse what stands between two spaces: a free-standing element, or the parts of one word."""
        parts: list[Lit | Star | Choice | Slot | Capture | Gap | AnyOrder] = []
        begin = self.at
        while (char := self.peek()) and not char.isspace() and char not in "|&)":
            if char == "(":
                parts.append(self.group())
            elif char == "<":
                parts.append(self.angle())
            elif char == "…" or self.phrase.startswith("...", self.at):
                self.at += 1 if char == "…" else 3
                parts.append(Gap())
            elif self.lone_mark():
                parts.append(Choice((Sequence((Word((Lit(self.phrase[self.at + 1]),)),)),)))
                self.at += 2
            elif char == ">":
                raise PhraseError('">" outside of a slot; write \\> for the character itself', self.at)
            elif char == "*":
                self.at += 1
                parts.append(Star())
            else:
                parts.append(Lit(self.literal()))
        if len(parts) == 1 and not isinstance(parts[0], Lit | Star):
            return [parts[0]]
        if len(parts) == 1 and isinstance(parts[0], Lit):
            return _plain(parts[0].text)
        for part in parts:
            if isinstance(part, Slot | Capture | Gap | AnyOrder):
                return self.unglue(parts, begin)
        return _glued([p for p in parts if isinstance(p, Lit | Star | Choice)], begin)

    def lone_mark(self) -> bool:
        """Whether a mark that means something by itself stands here, escaped and alone: a comma, "$" or "^"."""
        mark, behind = self.phrase[self.at : self.at + 2], self.phrase[self.at + 2 : self.at + 3]
        return mark == "\\," or (mark in ("\\$", "\\^") and (not behind or behind.isspace() or behind in "|&)"))

    def unglue(self, parts: list[Lit | Star | Choice | Slot | Capture | Gap | AnyOrder], begin: int) -> list[Item]:
        """Split `<who>,` or `(<a>)` style items at their marks: only marks may touch a slot, capture or gap."""
        items: list[Item] = []
        for part in parts:
            if isinstance(part, Lit) and not any(map(joins, part.text)):
                items.extend(_plain(part.text))
            elif isinstance(part, Slot | Capture | Gap | AnyOrder):
                items.append(part)
            else:
                raise PhraseError("a slot, capture or gap can't be part of a word; put spaces around it", begin)
        return items

    def literal(self) -> str:
        run = _RUN.match(self.phrase, self.at)
        out = [run.group()] if run else []
        self.at = run.end() if run else self.at
        if self.peek() == "\\":
            if self.at + 1 >= len(self.phrase):
                raise PhraseError("a lone backslash at the end", self.at)
            out.append(self.phrase[self.at + 1])
            self.at += 2
        return "".join(out)

    def group(self) -> Choice | AnyOrder:
        begin = self.at
        self.at += 1
        options = [self.option()]
        marks: set[str] = set()
        while (char := self.peek()) and char in "|&":
            marks.add(char)
            self.at += 1
            options.append(self.option())
        if self.peek() != ")":
            raise PhraseError('"(" is never closed', begin)
        self.at += 1
        if marks == {"|", "&"}:
            raise PhraseError('"|" and "&" in one group; use a group inside a group', begin)
        if "&" in marks:
            if len(options) > PERMUTATION_LIMIT:
                raise PhraseError(f"at most {PERMUTATION_LIMIT} parts can stand in any order", begin)
            if not all(o.items for o in options):
                raise PhraseError('an empty part beside "&"', begin)
            return AnyOrder(tuple(options))
        if not any(o.items or o.spaced for o in options):
            raise PhraseError("an empty group", begin)
        found = Choice(tuple(options))
        self.refuse_trap(found, begin)
        return found

    def refuse_trap(self, group: Choice, at: int) -> None:
        """Refuse a group that reads well and finds something else, or nothing."""
        commas = [option.items == (Comma(),) for option in group.options]
        if any(commas) and any(o.items and not comma for o, comma in zip(group.options, commas, strict=True)):
            raise PhraseError("a comma may be missing anywhere, so this group finds nothing; write \\, for one", at)
        behind = self.peek()
        if behind and behind not in "|&)" and joins(behind) and _SPACE_INSIDE.search(self.phrase, at, self.at):
            raise PhraseError('the space belongs behind the bracket: "(very|) good", not "(very |)good"', at)

    def option(self) -> Sequence:
        """Read one alternative of a group; quotation marks alone would be an empty one, which nobody means."""
        begin = self.at
        found = self.sequence(closing=True)
        written = self.phrase[begin : self.at].strip()
        if written and not found.items and set(written) <= _QUOTES:
            raise PhraseError(f"{written} is a mark that phrases never see; leave it out, or use re:", begin)
        return found

    def angle(self) -> Slot | Capture:
        begin = self.at
        end = self.phrase.find(">", begin)
        if end < 0:
            raise PhraseError('"<" is never closed', begin)
        name, colon, what = self.phrase[begin + 1 : end].partition(":")
        self.at = end + 1
        if not name or not set(name) <= _NAME or (colon and not what):
            raise PhraseError("a slot is <name>, <name:slot> or <name:1-6>, in small letters, digits, - and _", begin)
        if not colon:
            return Slot(name, at=begin)
        if what[0].isdigit():
            low, dash, high = what.partition("-")
            if not low.isdigit() or (dash and not high.isdigit()):
                raise PhraseError("a capture is <name:1-6> or <name:3>", begin)
            bounds = int(low), int(high or low)
            if not 1 <= bounds[0] <= bounds[1] <= 20:
                raise PhraseError("a capture takes 1 to 20 words, the smaller number first", begin)
            return Capture(name, *bounds)
        if not set(what) <= _NAME:
            raise PhraseError("a slot's name has small letters, digits, - and _", begin)
        return Slot(what, name, begin)


def _plain(text: str) -> list[Item]:
    """Turn literal characters into words, commas and marks, as the stream would have them."""
    if text == "^":
        return [Edge(start=True)]
    if text == "$":
        return [Edge(start=False)]
    edges: list[Item] = []
    if text.endswith("$") and len(text) > 1 and not joins(text[-2]):
        text, edges = text[:-1], [Edge(start=False)]
    found = words(text)
    if not found and not edges:
        return []  # only characters that the stream does not have, such as quotation marks
    return [Comma() if word == "," else Word((Lit(word),)) for word in found] + edges


def _glued(parts: list[Lit | Star | Choice], begin: int) -> list[Item]:
    """Make one word of its parts; literal parts are brought into the stream's form.

    Marks and hyphens before or after the glued part become items of their own: "e-(mail|post)".
    """
    items: list[Item] = []
    word: list[Lit | Star | Choice] = []

    def close() -> None:
        if word:
            items.append(word[0] if len(word) == 1 and isinstance(word[0], Choice) else Word(tuple(word)))
            word.clear()

    for number, part in enumerate(parts):
        if not isinstance(part, Lit):
            word.append(part)
            continue
        text = part.text
        pieces = [normal(text)] if all(map(joins, text)) else words(text) or [""]
        for index, piece in enumerate(pieces):
            if index or (number and not joins(text[0])):
                close()
            if piece == ",":
                items.append(Comma())
            elif piece:
                word.append(Lit(piece))
        if not joins(text[-1]):
            close()
    close()
    for item in items:
        if isinstance(item, Word) and all(isinstance(p, Star) for p in item.parts):
            raise PhraseError('a lone "*" is no word; use … for a gap or <name:1-6> for words', begin)
    return items


def starts_in_word(option: Sequence) -> bool:
    """Whether an alternative goes on with the word that it is glued to (a mark would start a word of its own)."""
    first = option.items[0]
    if isinstance(first, Word) and isinstance(first.parts[0], Lit):
        return joins(first.parts[0].text[0])
    return isinstance(first, Word)
