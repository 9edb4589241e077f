"""The terms of a substitution rule, numbered as the matcher's table has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from replylint.packs.textspec import RuleLanguage
from replylint.packs.yamlfile import Keys

_GROUP = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase with what to write instead, and the list that it stands in."""

    phrase: str
    replacement: str | None
    list: str = ""
    why: str = ""


def terms_of(text: RuleLanguage) -> list[tuple[Term, Keys]]:
    """Return the terms of a rule in a language in the order of their entries, each with its place in the file."""
    found: list[tuple[Term, Keys]] = []
    for given, new in text.replace.items():
        found += [(Term(phrase, words), ("replace", given)) for phrase, words in _in_step(given, new)]
    for index, one in enumerate(text.lists):
        for given, new in one.replace.items():
            keys = ("lists", index, "replace", given)
            found += [(Term(phrase, words, one.name, one.why), keys) for phrase, words in _in_step(given, new)]
    return found


def out_of_step(text: RuleLanguage) -> Iterator[tuple[str, Keys]]:
    """Yield each phrase that has no group of as many forms as its replacement, with its place in the file."""
    given = [(text.replace, ("replace",)), *((o.replace, ("lists", n, "replace")) for n, o in enumerate(text.lists))]
    for terms, keys in given:
        for phrase, replacement in terms.items():
            sizes = _sizes(replacement or "")
            if len(sizes) > 1 or not sizes <= _sizes(phrase):
                yield phrase, (*keys, phrase)


def _in_step(phrase: str, replacement: str | None) -> Iterator[tuple[str, str | None]]:
    """Yield a term for each form of a replacement: "(stari|starog) server(|a): sustav(|a)" as two."""
    sizes = _sizes(replacement or "")
    if replacement is None or not sizes:
        yield phrase, replacement
        return
    size = min(sizes)
    for number in range(size):
        nth = partial(_nth, number, size)
        yield _GROUP.sub(nth, phrase), " ".join(_GROUP.sub(nth, replacement).split())


def _sizes(text: str) -> set[int]:
    """Return how many alternatives the groups of a text have; brackets without any are no group."""
    return {group.count("|") + 1 for group in _GROUP.findall(text) if "|" in group}


def _nth(number: int, size: int, group: re.Match[str]) -> str:
    """Return one alternative of a group of some size; others stay."""
    alternatives = group[1].split("|")
    return alternatives[number] if len(alternatives) == size else group[0]
