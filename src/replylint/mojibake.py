"""Find words that were decoded wrongly, and what they were.

Three kinds of damage are told apart. UTF-8 read as a single-byte encoding makes letter sequences that no
language has: ftfy knows them, and repairs them. One single-byte encoding read as another ("Jûsø praðymà",
cp1257 read as cp1252) makes plausible letters, so it shows only by letters that the language does not have.
Lost letters leave U+FFFD, or a question mark inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from replylint.holes import SEVERAL, holes

SUSPECT = re.compile(r"[\u00ac\u00c0-\u024f\u0400-\u04ff\ufffd\x80-\x9f]|\w\?\w|\?{2}|\?[a-z]")
"""A text without any of these holds no damage, or only that of `CUT`."""
CUT = re.compile(r"[a-z]\?\s[a-z?]|\s\?\s[a-z]")
"""Where a language has letters beside a to z, one may be lost at the end of a word, or a word of one letter."""
LOST = "\ufffd"
READ_AS = ("cp1252", "latin-1", "cp1250", "iso8859-2", "cp1257")
MEANT = ("cp1257", "cp1250", "cp1252", "iso8859-2", "iso8859-4", "iso8859-13")
UTF8_READ_AS = ("cp1250", "cp1257", "iso8859-2", "iso8859-13", "cp1252", "latin-1", "cp1251")
_WORD = re.compile(r"\S+")
_LOST_WORD = re.compile(r"\W*\?{3,}\W*")
_STRAY = re.compile(
    r"Â(?=[\u00a1-\u00bf$€£])"  # before a sign: "Â¥12", "Â$40"
    r"|(?<=[a-z\d.,;:!?)%])Â(?!\w)"  # the half of a lost space, behind a small letter, a digit or a mark: "10Â"
    r"|¬(?=[£€¥¢§©®°])"  # the same in the encoding of old Macs
)
"""The first half of a letter of two bytes, which stands where no language has it. Left out, the rest is right."""
_LOST_MARK = re.compile(r"â„¢|(?<!\w)â(?=[A-Z\d])|(?<=[?.!,])â(?!\w)")
"""What is left of a quotation mark, a dash or a trade mark whose other bytes cannot be seen."""
_LONE = ("Â", "â")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z²³]|³(?=\w)|(?<!m)³")
"""Letters beside a to z. The signs of m² and m³ are none, though ³ is what a misread ł looks like."""
_SIGNS = re.compile(r"[×÷]")
"""Signs that stand among the letters of Latin encodings, and in no word."""
_VOWELS = frozenset("aeiouy")
LONG = 4
"""A shorter word shows too little to be judged alone."""
_EDGES = ".,;:!?()\"'“”„’»«"


def damaged(text: str, letters: str, frequent: tuple[str, ...] = ()) -> list[tuple[int, int, str | None]]:
    """Return the damaged stretches of a text, each with the repaired words where they are sure.

    Args:
        letters: the letters that the text's language has besides a to z; empty where that is not known.
        frequent: frequent words of the language that have such letters.
    """
    words = [m.span() for m in _WORD.finditer(text)]
    native = frozenset(letters + letters.upper())
    found = {span: fix for span in words if (fix := _impossible(text[slice(*span)], native)) is not None}
    if letters:
        rest = [span for span in words if span not in found]
        found |= _misread(text, rest, native)
        found |= holes(text, rest, native, frequent)
    else:
        lost = [span for span in words if _LOST_WORD.fullmatch(text[slice(*span)])]
        found |= dict.fromkeys(lost if len(lost) > SEVERAL else (), "")
    return list(_joined(text, sorted((start, end, fix) for (start, end), fix in found.items())))


def _impossible(word: str, letters: frozenset[str]) -> str | None:
    """Return the repair of a word that can't be right ("" where it is not known), or None for any other word."""
    if word.isascii():
        return None
    from ftfy.badness import is_bad

    if LOST in word:
        return ""
    if is_bad(word) or any("\x80" <= c <= "\x9f" for c in word):
        return next(_from_utf8(word, letters, depth=2), "")
    if _STRAY.search(word) or _LOST_MARK.search(word) or (word in _LONE and "â" not in letters):
        return _without_halves(word, letters)
    if letters and any(c not in letters for c in _FOREIGN.findall(word)):
        return next(_from_utf8(word, letters, depth=1), None)  # what reads as UTF-8 by chance is rare enough
    return None


def _without_halves(word: str, letters: frozenset[str]) -> str:
    """Return a word without the halves of lost letters, where the rest of it is surely right."""
    rest = _STRAY.sub("", word)
    if rest == word:
        return next(_from_utf8(word, letters, depth=1), "")
    return "" if any(c not in letters for c in _FOREIGN.findall(rest)) else rest


def _from_utf8(word: str, letters: frozenset[str], depth: int) -> Iterator[str]:
    """Yield the words that were UTF-8 before they were read as something else, once or twice, and now look right."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    found = [] if letters else [fix_encoding(word)]
    found += [w for code in UTF8_READ_AS if (w := _recoded(word, code, "utf-8")) is not None]
    for fixed in sorted(dict.fromkeys(found), key=lambda w: (len(_SIGNS.findall(w)), len(w))):
        if fixed == word:
            continue
        if is_bad(fixed) or LOST in fixed:
            yield from _from_utf8(fixed, letters, depth - 1) if depth > 1 else ()
        elif not letters or _native(fixed, letters):
            yield fixed


def _recoded(word: str, read_as: str, meant: str) -> str | None:
    core = word.strip(_EDGES)
    try:
        return word.replace(core, core.encode(read_as).decode(meant), 1) if core else None
    except UnicodeError:
        return None


def _misread(text: str, words: Iterable[tuple[int, int]], letters: frozenset[str]) -> dict[tuple[int, int], str]:
    """Return the words that have letters foreign to the language, where one other encoding makes all of them right."""
    odd = [span for span in words if any(c not in letters for c in _FOREIGN.findall(text[slice(*span)]))]
    if not odd:
        return {}
    best: dict[tuple[int, int], str] = {}
    for read_as in READ_AS:
        for meant in MEANT:
            fixed = {}
            for span in odd if read_as != meant else ():
                word = _recoded(text[slice(*span)], read_as, meant)
                if word is not None and _native(word, letters):
                    fixed[span] = word
            if len(fixed) > len(best):
                best = fixed
    distinct = len({text[slice(*span)].strip(_EDGES) for span in best})
    if distinct >= SEVERAL and 2 * len(best) > len(odd):
        return best
    alone = distinct == 1 and len(best) == len(odd)
    return best if alone and all(_no_name(text[slice(*span)], fixed) for span, fixed in best.items()) else {}


def _no_name(word: str, fixed: str) -> bool:
    """Whether a single odd word is more likely damaged than foreign.

    A small word is no name. And where a vowel becomes a consonant, the consonant must be able to stand there:
    "mogoèe" to "mogoče", but not "crème" to "crčme".
    """
    core, repaired = word.strip(_EDGES), fixed.strip(_EDGES)
    if not core[:1].islower() or len(core) < LONG or len(core) != len(repaired):
        return False
    bases = [(_base(a), _base(b)) for a, b in zip(core, repaired, strict=True)]
    changed = [n for n, (a, b) in enumerate(zip(core, repaired, strict=True)) if a != b]
    for number in changed:
        beside = {bases[n][1] for n in (number - 1, number + 1) if 0 <= n < len(bases)}
        if bases[number][1] not in _VOWELS and not beside & _VOWELS:
            return False
    return True


def _base(letter: str) -> str:
    return normalize("NFD", letter)[0].lower()


def _native(word: str, letters: frozenset[str]) -> bool:
    return word.isprintable() and all(c in letters for c in _FOREIGN.findall(word))


def _joined(text: str, found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str | None]]:
    """Join damaged neighbours; the repair of a stretch is known where that of each word is."""
    start, end, fix = -1, -1, ""
    known = True
    for first, last, word in found:
        if start >= 0 and first == end + 1:
            fix, end, known = fix + text[first - 1 : first] + word, last, known and bool(word)
            continue
        if start >= 0:
            yield start, end, fix if known else None
        start, end, fix, known = first, last, word, bool(word)
    if start >= 0:
        yield start, end, fix if known else None
