"""What every check gets and yields. A check never sees rule ids, severity or colour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from replylint.checks.checksums import CHECKSUMS
from replylint.document import NOTHING, Document, PhraseMatch
from replylint.packs.spec import LanguageCard
from replylint.packs.terms import Term
from replylint.packs.textspec import Group, RuleLanguage
from replylint.profiles import Profile
from replylint.vocabulary import Vocabulary

_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]+\b")


@dataclass(frozen=True, slots=True)
class Match:
    """A place in the prose (half-open; empty where something is missing there), and what is known of it.

    Args:
        confidence: from 0 to 1; None takes the rule's.
        values: what the message can quote besides {text}.
        replacement: what the check itself knows to write instead.
        safe: whether the replacement may be applied unseen.
        restores: whether the replacement is what the agent wrote, so that faults in it are no new ones.
        note: what there is to add to why it matters.
    """

    start: int
    end: int
    sentence: int = -1
    confidence: float | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    replacement: str | None = None
    safe: bool = False
    restores: bool = False
    note: str = ""


@dataclass(slots=True)
class Context:
    """What a check may look at."""

    document: Document
    profile: Profile
    check: Any
    owner: str
    text: RuleLanguage | None
    groups: tuple[Group, ...]
    terms: tuple[Term | None, ...]
    pipelines: Mapping[str, str]
    """Trained spaCy pipelines by language, as the configuration names them."""
    card: LanguageCard
    """What is known of the draft's language."""
    vocabulary: Vocabulary
    detect: Callable[[str], str]
    """Returns the language of a text, or nothing where it is not sure."""

    def phrases(self, role: str = "phrases") -> list[PhraseMatch]:
        """Return what was found of the rule's own phrases."""
        return self.document.phrases.get(self.owner, role)

    def in_zones(self, sentence: int) -> bool:
        """Whether a sentence stands in one of the check's zones."""
        return self.document.sentences[sentence].zone in self.check.zones


class CheckFunction(Protocol):
    """A check type: yields the places where a draft is at fault."""

    def __call__(self, context: Context) -> Iterator[Match]: ...


def group_holds(context: Context, found: PhraseMatch) -> bool:
    """Whether what a phrase's group asks of its words and of the customer's message is so."""
    group = context.groups[found.entry] if found.entry < len(context.groups) else None
    if group is None:
        return True
    if group.capital is not None and context.document.text(found.start, found.end)[:1].isupper() != group.capital:
        return False
    if group.checksum and not CHECKSUMS[group.checksum](context.document.text(found.start, found.end)):
        return False
    if not (group.customer or group.unless_customer):
        return True
    customer = context.document.customer
    said = NOTHING if customer is None else customer.phrases
    if group.customer and not any(m.entry == found.entry for m in said.get(context.owner, "customer")):
        return False
    return not any(m.entry == found.entry for m in said.get(context.owner, "unless_customer"))


def without_rest(context: Context, found: PhraseMatch) -> PhraseMatch:
    """Return what was found, without the words behind it that its check digits don't cover."""
    group = context.groups[found.entry] if found.entry < len(context.groups) else None
    if group is None or not group.checksum:
        return found
    passing = CHECKSUMS[group.checksum](context.document.text(found.start, found.end))
    return replace(found, end=found.start + passing)


def explained(context: Context, found: PhraseMatch) -> bool:
    """Whether words are explained in place: by brackets beside them, or by a phrase right behind them."""
    text = context.document.prose.text
    if text[found.end : found.end + 2].lstrip()[:1] in ("(", "（"):
        return True
    if text[: found.start].rstrip()[-1:] in ("(", "（") and text[found.end : found.end + 1] in (")", "）"):
        return True
    behind = (e for e in context.phrases("explained") if e.sentence == found.sentence)
    return any(not text[found.end : e.start].strip(" ,\n–—-") and e.start >= found.end for e in behind)


def customer_said(context: Context, start: int, end: int) -> bool:
    """Whether the customer used the same words, or the acronyms in them ("PNR" of "PNR number")."""
    customer = context.document.customer
    if customer is None:
        return False
    words = context.document.normal_words(start, end)
    if words.encode("utf-8", "surrogatepass") in customer.stream:
        return True
    acronyms = _ACRONYM.findall(context.document.text(start, end))
    return bool(acronyms) and all(f" {word.lower()} ".encode() in customer.stream for word in acronyms)
