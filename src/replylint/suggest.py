"""Make suggestions: put captures into a rule's rewrite, fit it into the draft, and check the result.

A suggestion never loses a placeholder, link, number or name of the words that it replaces: where it
would, it is not offered, or not as safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import re2

from replylint.checks.base import Match
from replylint.document import Document
from replylint.fit import Rewriting, halves, inserted, replaced
from replylint.formats import READERS
from replylint.model import Edit, Span, Suggestion
from replylint.packs.textspec import Offer, RuleLanguage, Suggest
from replylint.phrases.matcher import captured, compile_expression, words_of
from replylint.phrases.regex import Compiler
from replylint.phrases.syntax import parse
from replylint.phrases.tokens import spans
from replylint.profiles import Profile

_SLOT = re.compile(r"<([a-z][a-z0-9_-]*)>")
_NUMBER = re.compile(r"(?<![^\W\d_])(?:\d[\d.,:/-]*\d|\d)")
"""A number; the digit in a name such as "L2" is none."""
_BLANK = re.compile(r"\[[^\]\n]+\](?!\()")
_FIELD = re.compile(r"\{([a-z_]+)\}")
LONGEST_NAME = 3
MOST = 3
"""So many suggestions are enough to choose from."""
_PRONOUNS = frozenset(("I", "I'm", "I've", "I'll", "I'd"))
Verify = Callable[[Document, int, int, str], bool]
"""Whether the draft is no worse when a range of the prose is replaced by a text."""


class Suggester:
    """Makes the suggestions of one language pack; compiles each `when` once."""

    def __init__(self, compiler: Compiler) -> None:
        self._compiler = compiler
        self._compiled: dict[str, tuple[re2._Regexp, tuple[str, ...]]] = {}

    def suggestions(
        self, document: Document, profile: Profile, match: Match, text: RuleLanguage | None, verify: Verify
    ) -> tuple[Suggestion, ...]:
        """Return what to write instead of a match, the best first."""
        out: list[Suggestion] = []
        for rewriting in self._rewritings(document, profile, match, text):
            made = _made(document, rewriting, verify, free=match.restores)
            if made is not None and not any(made.text == other.text for other in out):
                out.append(made)
            if len(out) == MOST:
                break
        return tuple(out)

    def _rewritings(
        self, document: Document, profile: Profile, match: Match, text: RuleLanguage | None
    ) -> Iterator[Rewriting]:
        if match.replacement is not None and not halves(document.prose.text, match.end):
            yield replaced(document, match.start, match.end, match.replacement, match.safe)
        if text is None:
            return
        if match.start == match.end:
            for offer in text.offer:
                if _fits(offer, profile) and _suits(offer, document):
                    yield from _inserted(document, match.start, offer)
            return
        added = False
        for suggest in text.suggest:
            if _fits(suggest, profile) and not (added and suggest.add):
                for rewriting in self._written(document, match, suggest):
                    added = added or suggest.add is not None  # one more sentence is enough
                    yield rewriting

    def _written(self, document: Document, match: Match, suggest: Suggest) -> Iterator[Rewriting]:
        parts: dict[str, str] = {}
        start, end = match.start, match.end
        if suggest.when is not None:
            found = self._found(document, match, suggest.when)
            if found is None:
                return
            start, end, parts = found
        words = _filled(document, suggest.add if suggest.write is None else suggest.write, _signed(document))
        if words is None:
            return
        words = _SLOT.sub(lambda m: parts.get(m.group(1), ""), words)
        if suggest.write is None:
            at = document.sentences[match.sentence].end
            yield Rewriting(at, at, f" {words}", suggest.safe)
        elif _open(document.text(start, end)) == _open(words) and not halves(document.prose.text, end):
            yield replaced(document, start, end, words, suggest.safe)

    def _found(self, document: Document, match: Match, when: str) -> tuple[int, int, dict[str, str]] | None:
        """Return where `when` shares words with a match, and what it captures; None where it does not."""
        expression, names = self._when(when)
        sentence = document.sentences[match.sentence]
        stream, first = document.stream, sentence.stream_start
        places: list[tuple[int, int]] = []

        def place(begin: int, stop: int) -> tuple[int, int]:
            if not places:  # most of a rule's `when` match nowhere
                places.extend(spans(document.masked, sentence.start, sentence.end))
            number = stream.count(b" ", first, begin) - 1
            return places[number][0], places[number + stream.count(b" ", begin, stop)][1]

        at = first
        while (found := expression.search(stream, at, sentence.stream_end + 1)) is not None:
            start, end = place(*words_of(found, stream))
            if start < match.end and match.start < end:
                parts = captured(found, names)
                return start, end, {name: document.text(*place(begin, stop)) for name, begin, stop in parts}
            at = found.start() + 1
        return None

    def _when(self, phrase: str) -> tuple[re2._Regexp, tuple[str, ...]]:
        known = self._compiled.get(phrase)
        if known is None:
            body, names = self._compiler.expression(parse(phrase), "all")
            known = self._compiled[phrase] = (compile_expression(body), names)
        return known


def _fits(one: Suggest | Offer, profile: Profile) -> bool:
    return (not one.registers or profile.register in one.registers) and (
        not one.channels or profile.channel in one.channels
    )


def _suits(offer: Offer, document: Document) -> bool:
    """Whether what an offer says of the reply's acts is so."""
    return (not offer.acts or document.performs(offer.acts)) and not document.performs(offer.no_acts)


def _inserted(document: Document, at: int, offer: Offer) -> Iterator[Rewriting]:
    words = _filled(document, offer.text, _greeted(document) or _signed(document))
    if words is not None:
        yield inserted(document, at, words, own_line=offer.own_line)


def _filled(document: Document, words: str | None, customer: str | None) -> str | None:
    """Put what is known of the customer and the matter into a sentence; None where something is not known."""
    for field in dict.fromkeys(_FIELD.findall(words or "")):
        value = customer if field == "name" else _captured(document, field)
        if value is None:
            return None
        words = (words or "").replace(f"{{{field}}}", value)
    return words


def _greeted(document: Document) -> str | None:
    """Return the name that the reply greets."""
    for greeting in document.acts(("greeting",)):
        for name, start, end in document.phrases.captured(greeting):
            if name == "name":
                return document.text(start, end)
    return None


def _signed(document: Document) -> str | None:
    """Return the name that the customer's message is signed with."""
    message = document.customer
    if message is None or not message.sentences:
        return None
    last = message.sentences[-1]
    words = message.text(last.start, last.end).strip(" .-–—~").split()
    signed = len(message.sentences) > 1 and len(words) <= LONGEST_NAME and all(w[:1].isupper() for w in words)
    return " ".join(words) if signed and all(w.replace("-", "").replace("'", "").isalpha() for w in words) else None


def _captured(document: Document, field: str) -> str | None:
    """Return what an act found in the customer's message captures under a name."""
    message = document.customer
    if message is None:
        return None
    for (owner, role), matches in message.phrases.items():
        for match in matches if owner.startswith("act:") and role == "phrases" else ():
            for name, start, end in message.phrases.captured(match):
                if name == field:
                    return message.text(start, end)
    return None


def _made(document: Document, rewriting: Rewriting, verify: Verify, *, free: bool) -> Suggestion | None:
    """Turn a rewriting into a suggestion, or nothing where it would lose something or make a new fault.

    Args:
        free: whether it may change placeholders, which are what it mends.
    """
    start, end, words = rewriting.start, rewriting.end, rewriting.text
    old = document.text(start, end)
    if words == old or not (free or _keeps(document, start, end, words)):
        return None
    if not verify(document, start, end, words):
        return None
    blanks = bool(_BLANK.search(words)) and not _BLANK.search(old)
    safe = rewriting.safe and not blanks and _keeps_names(old, words)
    edits: tuple[Edit, ...] = ()
    if document.prose.verbatim(start, end):
        escaped = READERS[document.draft.format].escape(words)
        edits = (Edit(Span(*document.prose.span(start, end)), escaped),)
    shown = words.strip() if rewriting.shown is None else rewriting.shown
    return Suggestion(shown, edits, safe and bool(edits), blanks)


def _keeps(document: Document, start: int, end: int, words: str) -> bool:
    """Whether the placeholders, links and numbers of a range also stand in the words that replace it."""
    for part in document.prose.protected:
        if start <= part.start < end and document.text(part.start, part.end) not in words:
            return False
    return all(number in words for number in _NUMBER.findall(document.masked[start:end]))


def _open(text: str) -> tuple[int, int, int]:
    """Return which quotation marks and brackets a text opens or closes and leaves so."""
    quotes = sum(map(text.count, '"“”„«»'))
    return quotes % 2, text.count("(") - text.count(")"), text.count("[") - text.count("]")


def _keeps_names(old: str, words: str) -> bool:
    """Whether capitalised words, other than the first, are still there."""
    rest = re.findall(r"[^\W\d_][\w'’-]*", old)[1:]
    return all(w in words for w in rest if w[0].isupper() and w.replace("’", "'") not in _PRONOUNS)
