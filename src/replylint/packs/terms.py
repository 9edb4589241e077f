"""The terms of a substitution rule, numbered as the matcher's table has them."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.packs.textspec import RuleLanguage
from replylint.packs.yamlfile import Keys


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase with what to write instead, and the list that it stands in."""

    phrase: str
    replacement: str | None
    list: str = ""
    why: str = ""


def terms_of(text: RuleLanguage) -> list[tuple[Term, Keys]]:
    """Return the terms of a rule in a language in the order of their entries, each with its place in the file."""
    found: list[tuple[Term, Keys]] = [(Term(p, new), ("replace", p)) for p, new in text.replace.items()]
    for index, one in enumerate(text.lists):
        for phrase, new in one.replace.items():
            found.append((Term(phrase, new, one.name, one.why), ("lists", index, "replace", phrase)))
    return found
