"""Fit the words of a suggestion into their place: capitals, apostrophes, articles, marks and spaces around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replylint.document import Document

_GOES_ON = ",;)]}'’\"”»%°"
"""Behind these a sentence goes on; behind other marks (a dash, a bullet, a star) a capital begins something."""
_OPENING = "¿¡"
"""Marks that open a Spanish sentence; its capital stands behind them."""
_HANDLES = re.compile(r"(?:^|[\n.!?])\s*(?:@[\w.]+[,:]?\s+)+\Z", re.MULTILINE)
"""Whom a public message speaks to; behind that a sentence begins."""
LONGEST_HANDLES = 80
LONGEST_WORD = 40
_JOINED = re.compile(r"[^\W\d_]-[^\W\d_]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \u00a0]\Z")
_VOWELS, _EITHER = "aeio", "u"
"""Letters that begin a vowel's sound, and one of which the letter does not tell ("an urgent", "a useful")."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A range of the prose and what to write there."""

    start: int
    end: int
    text: str
    safe: bool
    shown: str | None = None
    """What to show as the suggestion, where it is not the text: nothing for a deletion."""


def halves(text: str, end: int) -> bool:
    """Whether a range ends within a word that a hyphen joins ("Anna" in "Anna-Lena"); phrases read each half of it."""
    return end > 0 and _JOINED.match(text, end - 1) is not None


def replaced(document: Document, start: int, end: int, words: str, safe: bool) -> Rewriting:
    """Fit words into their place: capitals, apostrophes, and the marks and spaces around a deletion."""
    text = document.prose.text
    if "’" in text and "'" not in text:
        words = words.replace("'", "’")
    before = text[max(0, start - 3) : start].rstrip()
    opens = (
        not before
        or not (before[-1].isalnum() or before[-1] in _GOES_ON)
        or document.begins_sentence(start)
        or _HANDLES.search(text, max(0, start - LONGEST_HANDLES), start) is not None
    )
    capital = opens and text[start:end].lstrip(_OPENING)[:1].isupper()
    if words:
        start, words = _joined_to(document, start, words)
        first = len(words) - len(words.lstrip(_OPENING))
        written = words[:first] + words[first : first + 1].upper() + words[first + 1 :] if capital else words
        return Rewriting(start, end, written, safe)
    return _deleted(text, start, end, safe, capital=capital)


def _joined_to(document: Document, start: int, words: str) -> tuple[int, str]:
    """Return where a replacement begins, and its words: an article before it fits it, and no word is said twice."""
    before = _LAST_WORD.search(document.prose.text, max(0, start - LONGEST_WORD), start)
    first = _FIRST_WORD.match(words)
    if before is None or first is None:
        return start, words
    if before[1].casefold() == first[0].casefold():  # "our our team"
        return before.start(), document.text(before.start(), start) + words[first.end() :].lstrip()
    articles = document.writing.article
    if before[1].casefold() in articles and first[0][0].lower() not in _EITHER:
        fitting = articles[first[0][0].lower() in _VOWELS]
        if before[1].casefold() != fitting:
            return before.start(), (fitting.capitalize() if before[1][0].isupper() else fitting) + " " + words
    return start, words


def _deleted(text: str, start: int, end: int, safe: bool, *, capital: bool) -> Rewriting:
    """Delete words with the commas that set them off; what follows takes over the capital."""
    after = re.compile(r"\s*,?[ \t]*").match(text, end)
    stop = after.end() if after else end
    if text[:start].rstrip(" \t").endswith(","):  # ", unfortunately," or ", sadly."
        start = len(text[:start].rstrip(" \t")) - 1
        following = text[stop : stop + 1]
        return Rewriting(start, stop, " " if following.isalnum() else "", safe, shown="")
    if not text[stop : stop + 1].isalnum() and text[start - 1 : start] == " ":
        return Rewriting(start - 1, end, "", safe)
    if capital and stop < len(text):
        return Rewriting(start, stop + 1, text[stop].upper(), safe, shown="")
    return Rewriting(start, stop, "", safe)


def inserted(document: Document, at: int, words: str, *, own_line: bool) -> Rewriting:
    """Put a sentence before the sentence that begins at an offset, or after the one that ends there."""
    gap = "\n\n" if own_line else " "
    if not document.begins_sentence(at):
        return Rewriting(at, at, gap + words, safe=False, shown=words)
    first = document.text(at, at + 1)
    if first.islower() and document.text(max(0, at - 4), at).rstrip().endswith(","):  # it goes on after "Gerbiama Ona,"
        return Rewriting(at, at + 1, words[0].lower() + words[1:] + gap + first.upper(), safe=False, shown=words)
    return Rewriting(at, at, words + gap, safe=False, shown=words)
