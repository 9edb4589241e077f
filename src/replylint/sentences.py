"""Cut a block into sentences with sentencex, and join again what a dot inside a sentence has parted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

LONGEST = 4_000
"""A "sentence" of more characters than this is cut, so that one line of megabytes stays linear."""
LARGEST = 8_000
"""So many characters at most are handed to the sentence splitter at once ("<!--" 32,000 times takes it 1.4 s)."""
_SENTENCE_ENDS = (". ", "! ", "? ", "\n", "。", "！", "？", "।", "؟ ")
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which a JSON string can hold and no other library takes."""
SENTENCE_MARKS = ".!?。！？;:…।॥۔؟։።"
_ORDINAL = re.compile(r"(?<![\d.,:])(?:\d{1,2}|(?:19|20)\d\d|\d{1,2}\. ?\d{1,2}|\d\.(?:19|20)\d\d)\. ?\Z")
"""A number with the dot of an ordinal or a date ("do 3. svibnja", "11. decembrī", "5. 6. 2026.")."""
_DATE_PART = re.compile(r"(?:[-–—] ?)?(?:\d{1,2}|\d{4})\.")
"""What follows inside a date, or inside a range of dates ("20.–22. jūlijam", "3. - 5. augusts")."""
_SHORT = re.compile(r"(?:(?<![^\s(])[bcdfghjklmnpqrstvwxzčšž]{2,3}|[^\W\d_]\.[^\W\d_]{1,3})\. ?\Z")
"""An abbreviation by its looks: no vowel ("kl. 17", "nr. 4", "št. 4") or a dot inside ("t.ex. en", "bl.a. den")."""
_LAST_WORD = re.compile(r"([^\W\d_]+)\. ?\Z")
LOOK_BACK = 12
_SMILE = re.compile(r"(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?|[:;]-?[)D](?!\w))\s+(?=[^\W\d_])")
_DOTTED = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\.\s+(?=[^\W\d_])")
FEWEST_BEFORE = 2
"""So many spaces stand at least before a smile that ends a sentence; "I ❤️ Paris" goes on."""


def sentences_of(
    text: str,
    first: int,
    last: int,
    language: str,
    short: frozenset[str] = frozenset(),
    whole: frozenset[str] = frozenset(),
) -> list[tuple[int, int]]:
    """Return the sentences of a range of a text, without the white space around them.

    Args:
        short: abbreviations of the language, in small letters and without their dot; with a capital, those that stand
            before a name ("Ms").
        whole: words of the language that are no abbreviations although the splitter takes them for such ("maj").
    """
    block = text[first:last]
    if "\n" not in block and not any(mark in block[:-1] for mark in SENTENCE_MARKS):
        return _trimmed(block, _parted(block, [(0, len(block))], whole), first)
    bounds: list[tuple[int, int]] = []
    for at, part in _pieces(_SURROGATE.sub("\ufffd", block)):
        for piece in get_sentence_boundaries(language, part):
            if piece["is_paragraph_break"]:
                continue
            start, end = at + piece["start_index"], at + piece["end_index"]
            if bounds and bounds[-1][1] == start and _goes_on(block, bounds[-1][0], start, short):
                start = bounds.pop()[0]
            bounds.append((start, end))
    return _trimmed(block, _parted(block, bounds, whole), first)


def _parted(text: str, bounds: list[tuple[int, int]], whole: frozenset[str]) -> list[tuple[int, int]]:
    """Return sentences, parted where a smile stands for a full stop ("Thanks 😊 We'll send it"), or behind a word.

    Args:
        whole: words behind which a dot ends a sentence after all.
    """
    ends = [m for m in _SMILE.finditer(text) if text[m.end()].isupper()]
    if whole:
        ends += (m for m in _DOTTED.finditer(text) if m[1].lower() in whole and text[m.end()].isupper())
        ends.sort(key=re.Match.start)
    if not ends:
        return bounds
    out: list[tuple[int, int]] = []
    for first, last in bounds:
        at = first
        for end in ends:
            if at < end.start() < end.end() < last and text.count(" ", at, end.start()) >= FEWEST_BEFORE:
                out.append((at, end.end()))
                at = end.end()
        out.append((at, last))
    return out


def _goes_on(text: str, first: int, at: int, short: frozenset[str]) -> bool:
    """Whether the dot before `at` belongs to an ordinal, a date or an abbreviation, and the sentence goes on."""
    after, begin = text[at : at + 1], max(first, at - LOOK_BACK)
    if (after.islower() or _DATE_PART.match(text, at)) and _ORDINAL.search(text, begin, at):
        return True
    if after.isupper() and (last := _LAST_WORD.search(text, begin, at)) and last.group(1)[0].isupper():
        return last.group(1) in short
    return (after.islower() or after.isdigit()) and _is_short(text, begin, at, short)


def _is_short(text: str, begin: int, at: int, short: frozenset[str]) -> bool:
    if _SHORT.search(text, begin, at):
        return True
    last = _LAST_WORD.search(text, begin, at)
    return last is not None and last.group(1).lower() in short


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a huge block behind a sentence, or else a word: the splitter's time grows with the square."""
    at = 0
    while len(text) - at > LARGEST:
        last = max(text.rfind(end, at, at + LARGEST) for end in _SENTENCE_ENDS)
        if last < at:
            last = text.rfind(" ", at, at + LARGEST)
        stop = last + 1 if last >= at else at + LARGEST
        yield at, text[at:stop]
        at = stop
    yield at, text[at:]


def _trimmed(text: str, bounds: list[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for first, last in bounds:
        for start in range(first, last, LONGEST):
            piece = text[start : min(last, start + LONGEST)]
            lead = len(piece) - len(piece.lstrip())
            if lead < len(piece):
                out.append((offset + start + lead, offset + start + len(piece.rstrip())))
    return out
