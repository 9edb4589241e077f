"""Turn a sentence into the stream that phrases are matched on.

The stream is the sentence's words in lower case with exactly one space before, between and after
them, as UTF-8 bytes. So a space is a word boundary in every language, a phrase needs no Unicode
classes, and whole words can be looked up as plain byte strings. Curly quotes become straight, NFC is
applied, hyphens between words and quotation marks vanish, and scripts written without spaces
(Han, kana, Thai, Lao, Khmer, Burmese) give one word a character.
"""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

PLACEHOLDER, URL, EMAIL, CODE = "\ue000", "\ue001", "\ue002", "\ue003"
"""Protected parts stand in the stream as runs of one of these, so that no phrase reads them."""

_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_EMOJI = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_MARKS = (
    "\\x00-\\x08\\x0e-\\x1b\\x7f!-&(-/:-@\\[-`{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2010-\u2018\u201a-\u205e"
    "\u2060-\u206f\u20a0-\u20cf\u3001-\u3004\u3008-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\u00d7\u00f7\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b\u061d-\u061f"
    "\u066a-\u066d\u06d4\u0964\u0965\u0970\u0df4\u1360-\u1368\u2116\u2122\u2200-\u22ff\u2460-\u24ff\u2500-\u259f"
    "\u2e00-\u2e5d\ufe10-\ufe19\ufe30-\ufe6b\uffe0-\uffee\ufffc\ufffd"
)
_IGNORED = "\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff"
"""Soft hyphens, joiners, direction marks and variation selectors: nothing that a reader sees."""
_LETTER = rf"[^\s\d'’_{_MARKS}{_UNSPACED}{_EMOJI}]"
_FIRST = rf"[^\s\d'’_{_MARKS}{_UNSPACED}{_EMOJI}{_IGNORED}]"

TOKEN = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}"  # p.m., e.g.
    rf"|{_FIRST}(?:{_LETTER}|\d|['’](?={_LETTER}))*"  # a word, with apostrophes inside
    rf"|\d+(?:[.,:]\d+)*"  # a number or a clock time
    rf"|['’]{_FIRST}{_LETTER}*+(?!['’])"  # 'cause, and what is left of a word cut by markup; no quoted word
    rf"|[^\s_'’‘‚‛\"“”„‟«»‹›`\-\u2010\u2011{_IGNORED}][\u3099\u309a]?"  # one mark, emoji or unspaced character
)
_ASCII_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[A-Za-z][A-Za-z0-9]*(?:'[A-Za-z][A-Za-z0-9]*)*|\d+(?:[.,:]\d+)*|'[A-Za-z]++(?!')"
    r"|[^\s_'\"`\-]"
)
"""The same for text of nothing but ASCII, in half the time."""

_STRAIGHT = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "ı": "i",  # whose capital is I
        **dict.fromkeys(map(chr, (0xAD, *range(0x200B, 0x2010), 0x2060, 0xFE0E, 0xFE0F, 0xFEFF))),
    }
)
_MARK_NAMES = str.maketrans({"。": ".", "、": ",", "！": "!", "？": "?", "，": ",", "；": ";", "：": ":", "…": ".",
                             "–": "-", "—": "-", "（": "(", "）": ")", "．": ".", "‼": "!", "⁉": "?", "¿": "?", "¡": "!",
                             "।": ".", "॥": ".", "۔": ".", "։": ".", "።": ".", "؟": "?", "،": ",", "؛": ";"})  # fmt: skip

_JOINS = re.compile(rf"{_LETTER}|\d|['’]")


def joins(char: str) -> bool:
    """Whether a character can stand in one word with others; marks, emoji and unspaced characters can't."""
    return _JOINS.match(char) is not None


def token(text: str) -> re.Pattern[str]:
    """Return the expression of one word or mark of a text."""
    return _ASCII_TOKEN if text.isascii() else TOKEN


def normal(words: str) -> str:
    """Return `words` as the stream writes them: lower case, NFC, straight apostrophes, plain marks."""
    lowered = words.lower()
    if lowered.isascii():
        return lowered
    if not is_normalized("NFC", lowered):
        lowered = normalize("NFC", lowered)
    if "i\u0307" in lowered:  # what is left of a Turkish İ
        lowered = lowered.replace("i\u0307", "i")
    return lowered.translate(_STRAIGHT).translate(_MARK_NAMES)


def words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the normal words of a range of `text`, marks among them."""
    found = token(text).findall(text, start, len(text) if end is None else end)
    return normal(" ".join(found)).split(" ") if found else []


def stream_of(text: str, start: int, end: int) -> str:
    """Return the stream of one sentence: ` word word . ` (a lone space where it holds no word)."""
    return f" {normal(' '.join(token(text).findall(text, start, end)))} "


def spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the place in `text` of each word of the same range's stream, in the same order."""
    return [m.span() for m in token(text).finditer(text, start, end)]
