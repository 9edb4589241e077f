"""Find letters that were lost to question marks: "Gr??e", "va? prispevek", "Il link ? valido".

A question mark also ends a question. So one at the edge of a word, or alone, counts only where a sentence
goes on, and where it is the only trace, only if the word is a frequent one that lacks a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

SEVERAL = 2
"""So many words must be damaged in the same way, where a single one could be a foreign name."""
SHORTEST = 2
"""A word of no more signs that begins with a question mark proves nothing alone."""
LONG_ENOUGH = 30
"""A shorter text without any letter of the language proves nothing."""
_INSIDE = re.compile(r"(?<=[^\W\d_])\?{1,2}(?=[^\W\d_A-Z])")
_FORMS = re.compile(r"[^\W\d_/]*\?[^\W\d_/]+/[^\W\d_/]*\?[^\W\d_/]+")
"""Two forms of one word, which are no path: "Po?tovani/Po?tovana"."""
_GOES_ON = re.compile(r"\s(?:[a-z]|\?\s)")
_EDGES = ".,;:!()\"'“”„’»«*[]"


def holes(
    text: str, words: Iterable[tuple[int, int]], letters: frozenset[str], frequent: tuple[str, ...]
) -> dict[tuple[int, int], str]:
    """Return the ranges of words that have lost letters, each with the word that it was ("" where that is open).

    Args:
        letters: the letters that the language has besides a to z.
        frequent: frequent words that have such letters.
    """
    known, count, sure = _known(frequent), 0, False
    bare = len(text) >= LONG_ENOUGH and letters.isdisjoint(text)
    found: dict[tuple[int, int], str] = {}
    for start, end in words:
        word = text[start:end]
        if "?" not in word:
            continue
        core = word.strip(_EDGES)
        fix = known.get(core.lower(), "")
        inside = len(_INSIDE.findall(core)) if "/" not in core or _FORMS.fullmatch(core) else 0
        first = core[:1] == "?" and core[1:].isalpha() and core[1].islower()
        last = core[-1:] == "?" and core[-2:-1].islower() and core[:-1].replace("?", "").isalpha()
        edge = core == word and last and _GOES_ON.match(text, end) is not None
        alone = word == "?" and fix != "" and _GOES_ON.match(text, end) is not None and text[start - 1 : start] == " "
        if inside or first or edge or alone:
            found[start, end] = word.replace(core, _like(core, fix), 1) if fix else ""
            count += max(inside, 1)
            signs = (inside > 0, bare, fix != "")  # any two of them are enough
            sure = sure or sum(signs) >= SEVERAL or (first and len(core) > SHORTEST)
    return found if sure or count >= SEVERAL else {}


@cache
def _known(frequent: tuple[str, ...]) -> Mapping[str, str]:
    """Return words by what is left of them; "" for a rest that two words share."""
    known: dict[str, str] = {}
    for word in frequent:
        rest = "".join(c if c.isascii() else "?" for c in word)
        known[rest] = "" if known.get(rest, word) != word else word
    return known


def _like(core: str, word: str) -> str:
    return word[:1].upper() + word[1:] if core[:1].isupper() else word
