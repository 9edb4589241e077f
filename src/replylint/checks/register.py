"""The check type `register`: words and forms of address that don't fit what the customer expects.

Forms of address are evidence of different weight. A strong one ("Sie haben") is reported by itself. Weak
ones (a confidence under `WEAK`: Spanish "su", which is also "their") are reported only together, where
nothing speaks for the other form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod

from replylint.checks.base import Context, Match, group_holds
from replylint.checks.swaps import Swaps
from replylint.document import longest
from replylint.model import Register

WEAK = 0.6
"""A form of address of less confidence says nothing by itself."""
ENOUGH = 0.8
"""Weak forms are reported where the probability that one of them at least is meant reaches this."""
LIKELY = 0.5
"""A weak form of no less confidence is meant more often than not, so that a sentence is not rewritten around it."""
OTHER = {"formal": "informal", "informal": "formal"}


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of address, and how much it says."""

    match: Match
    yields: bool = False

    @property
    def weak(self) -> bool:
        """Whether it says nothing by itself."""
        return self.match.confidence is not None and self.match.confidence < WEAK

    @property
    def likely(self) -> bool:
        """Whether it is meant more often than not."""
        return self.match.confidence is None or self.match.confidence >= LIKELY

    @property
    def sure(self) -> bool:
        """Whether it outweighs forms of the other kind that yield."""
        return not (self.yields or self.weak)


def register(context: Context) -> Iterator[Match]:
    """Yield words that don't fit, forms of the wrong register, or the first place where two forms are mixed."""
    if context.check.flag == "words":
        yield from (one.match for one in _of(context, "phrases"))
    elif context.check.flag == "address":
        wrong = wrong_form(context.profile.register)
        if wrong is not None:
            yield from _address(context, wrong)
    else:
        yield from _mixed(context)


def wrong_form(register: Register) -> str | None:
    """Return the role of the forms of address that don't fit a register; under a neutral one all do."""
    return OTHER.get(register)


def _address(context: Context, wrong: str) -> Iterator[Match]:
    all_found = list(_of(context, wrong))
    if not all_found:  # as in most drafts, for which the other forms are not even looked up
        return
    other = any(one.sure for one in _of(context, OTHER[wrong]))
    found = [one for one in all_found if not (other and (one.yields or one.weak))]
    weak = [one for one in found if one.weak]
    if weak and not _meant(context, weak):
        found = [one for one in found if not one.weak]
    unsaid = _unsaid(all_found, found)
    swaps = Swaps(_table(context, wrong)) if found else None
    for one in found:
        told = None if swaps is None or one.match.sentence in unsaid else _swapped(context, one.match, swaps)
        yield replace(one.match, replacement=told)


def _unsaid(forms: list[_Form], reported: list[_Form]) -> set[int]:
    """Return the sentences with a form that is likely meant and not reported: one rewritten would be left half done."""
    kept = {id(one) for one in reported}
    return {one.match.sentence for one in forms if one.likely and id(one) not in kept}


def _swapped(context: Context, match: Match, swaps: Swaps) -> str | None:
    """Return what a form becomes, looked up as its words, and in scripts without spaces as it is written."""
    words = context.document.normal_words(match.start, match.end).strip()
    return swaps(words) or swaps(context.document.text(match.start, match.end).casefold())


def _table(context: Context, wrong: str) -> Mapping[str, str | None]:
    """Return what forms of the wrong kind become."""
    if context.text is None:
        return {}
    return context.text.to_formal if wrong == "informal" else context.text.to_informal


def _meant(context: Context, weak: list[_Form]) -> bool:
    """Whether weak forms are likely to be meant, taken together."""
    words: dict[str, float] = {}
    for one in weak:
        word = context.document.text(one.match.start, one.match.end).casefold()
        words[word] = max(words.get(word, 0.0), one.match.confidence or 0.0)
    return 1 - prod(1 - confidence for confidence in words.values()) >= ENOUGH


def _mixed(context: Context) -> Iterator[Match]:
    """Yield the first of the rarer forms, and name the first of the others."""
    wrong = wrong_form(context.profile.register) or "informal"
    first = _sure(context, wrong)  # what most drafts have none of
    other = _sure(context, OTHER[wrong]) if first else []
    if first and other:
        formal, informal = (first, other) if wrong == "formal" else (other, first)
        rare, usual = (informal, formal) if len(informal) <= len(formal) else (formal, informal)
        words = context.document.text(usual[0].start, usual[0].end)
        yield replace(rare[0], values={"other": " ".join(words.split())})


def _sure(context: Context, role: str) -> list[Match]:
    return [one.match for one in _of(context, role) if one.sure]


def _of(context: Context, role: str) -> Iterator[_Form]:
    holding = [found for found in context.phrases(role) if group_holds(context, found)]
    for found in sorted(longest(holding), key=lambda found: found.start):
        if context.in_zones(found.sentence):
            group = context.groups[found.entry] if found.entry < len(context.groups) else None
            match = Match(found.start, found.end, found.sentence, found.confidence)
            yield _Form(match, yields=group is not None and group.yields)
