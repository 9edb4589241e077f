"""Make findings of matches: here alone do rule, severity, message and suggestions come in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from replylint.checks.base import Match
from replylint.document import Document
from replylint.engine import Language
from replylint.model import Finding, Span
from replylint.parse import parse
from replylint.phrases.matcher import Matcher
from replylint.plan import ActiveRule, Plan
from replylint.profiles import Profile
from replylint.prose import Block, Prose

LONGEST_QUOTE = 60
"""A message quotes so many characters of what was found at most."""


class Stamper:
    """Makes the findings of one document.

    Args:
        history: the phrases that introduce an earlier message, in every language.
    """

    def __init__(self, document: Document, profile: Profile, language: Language, plan: Plan, history: Matcher) -> None:
        self._document, self._profile, self._language = document, profile, language
        self._plan, self._history = plan, history
        self._lines = [0, *(found.end() for found in re.finditer("\n", document.draft.reply))]
        self._known: dict[tuple[int, int], Counter[str]] = {}

    def stamp(self, rule: ActiveRule, match: Match) -> Finding:
        """Return the finding of a match."""
        document = self._document
        prose = document.prose
        span = Span(*prose.span(match.start, match.end))
        words = document.text(match.start, match.end)

        def verify(document: Document, start: int, end: int, text: str) -> bool:
            return match.restores or self._no_worse(rule, (start, end, text))

        suggestions = self._language.suggester.suggestions(document, self._profile, match, rule.text, verify)
        line = bisect_right(self._lines, span.start)
        return Finding(
            rule.id,
            rule.category,
            rule.severity,
            rule.card.confidence if match.confidence is None else match.confidence,
            span,
            line,
            span.start - self._lines[line - 1] + 1,
            words,
            message_of(rule.advice.message, words, match),
            f"{rule.advice.why} {match.note}".rstrip(),
            rule.advice.instead,
            suggestions,
        )

    def _no_worse(self, rule: ActiveRule, change: tuple[int, int, str]) -> bool:
        """Lint the changed sentences again: the fault must be gone, and no other may be new."""
        document, (start, end, words) = self._document, change
        touched = document.touched(start, end)
        first = min((s.start for s in touched), default=start)
        last = max((s.end for s in touched), default=end)
        first, last = min(first, start), max(last, end)
        if (first, last) not in self._known:
            self._known[first, last] = self._faults(document.text(first, last))
        before = self._known[first, last]
        after = self._faults(document.text(first, start) + words + document.text(end, last))
        gone = start == end or after[rule.owner] < before[rule.owner] or not before[rule.owner]
        return gone and all(count <= before[owner] for owner, count in after.items())

    def _faults(self, text: str) -> Counter[str]:
        """Count the phrases of a text that are faults by themselves, whatever the customer wrote."""
        text = text.translate(self._language.bare)
        prose = Prose.plain(text, (Block(0, len(text), "paragraph", quoted=False),))
        document = self._document
        part = parse(document.draft, prose, document.language, self._history, document.writing)
        annotator = self._language.reply
        annotator.annotate(part, self._plan.reply_owners)  # as the draft itself, whose sentences are remembered
        found: Counter[str] = Counter()
        for owner, role in self._plan.judged:
            matches = part.phrases.get(owner, role)
            if matches:
                found[owner] += sum(not annotator.asks_customer(owner, match.entry) for match in matches)
        return found


def together(stamped: Sequence[tuple[Match, Finding]]) -> Iterator[Finding]:
    """Yield findings without their suggestions where another of the same sentence has none: half is worse."""
    marked_only = {match.sentence for match, finding in stamped if not finding.suggestions} | _clashing(stamped)
    for match, finding in stamped:
        yield replace(finding, suggestions=()) if match.sentence in marked_only else finding


def _clashing(stamped: Sequence[tuple[Match, Finding]]) -> set[int]:
    """Return the sentences in which two findings would change the same characters, so that one is left."""
    edits = sorted(
        (edit.span.start, edit.span.end, match.sentence)
        for match, finding in stamped
        for edit in (finding.suggestions[0].edits if finding.suggestions else ())
    )
    return {one[2] for one, after in pairwise(edits) if after[0] < one[1]}


def message_of(template: str, words: str, match: Match) -> str:
    """Return a message with the words that were found, and what the check knows of them, put in place."""
    shown = " ".join(words.split())
    if len(shown) > LONGEST_QUOTE:
        shown = shown[: LONGEST_QUOTE - 3].rstrip() + "…"
    values: dict[str, Any] = {"text": shown, **match.values}
    out = template
    for name, value in values.items():
        out = out.replace("{" + name + "}", str(value))
    return out
