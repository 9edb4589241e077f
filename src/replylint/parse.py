"""Turn a draft into a document: prose, the agent's own blocks, sentences and their word stream."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from replylint.document import Document, Sentence, mask
from replylint.formats import READERS
from replylint.history import quoted_from
from replylint.model import Draft
from replylint.phrases.matcher import Matcher
from replylint.phrases.tokens import stream_of
from replylint.prose import Block, Prose
from replylint.suppress import without_directives

LONGEST = 4_000
"""A "sentence" of more characters than this is cut, so that one line of megabytes stays linear."""

LARGEST = 8_000
"""So many characters at most are handed to the sentence splitter at once ("<!--" 32,000 times takes it 1.4 s)."""
_SENTENCE_ENDS = (". ", "! ", "? ", "\n", "。", "！", "？", "।", "؟ ")
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which a JSON string can hold and no other library takes."""
SENTENCE_MARKS = ".!?。！？;:…।॥۔؟։።"


def read_prose(draft: Draft) -> Prose:
    """Parse the draft's format, directives to the linter left out."""
    return READERS[draft.format].read(without_directives(draft.reply))


def parse(draft: Draft, prose: Prose, language: str, history: Matcher) -> Document:
    """Split the agent's own words into sentences.

    Args:
        language: decides how sentences are split.
        history: the phrases that introduce an earlier message, in every language.
    """
    masked = mask(prose)
    blocks = own_blocks(prose, masked, history)
    sentences: list[Sentence] = []
    pieces: list[str] = ["\n"]
    at = 0
    for number, block in enumerate(blocks):
        for start, end in _split(masked, block, language):
            piece = stream_of(masked, start, end)
            if len(piece) <= 2:
                continue
            length = len(piece) if piece.isascii() else len(piece.encode("utf-8", "surrogatepass"))
            sentences.append(Sentence(start, end, at, at + 1 + length, number))
            pieces += (piece, "\n")
            at += 1 + length
    stream = "".join(pieces).encode("utf-8", "surrogatepass")
    return Document(draft, prose, language, masked, blocks, sentences, stream)


def own_blocks(prose: Prose, masked: str, history: Matcher) -> tuple[Block, ...]:
    """Return the blocks that the agent wrote: not quoted, no code, and before the history of the thread."""
    end = quoted_from(masked, prose.blocks, history)
    return tuple(b for b in prose.blocks if not b.quoted and b.kind != "code" and b.start < end)


def _split(masked: str, block: Block, language: str) -> list[tuple[int, int]]:
    """Return the sentences of a block, without the white space around them."""
    text = masked[block.start : block.end]
    if "\n" not in text and not any(mark in text[:-1] for mark in SENTENCE_MARKS):
        return _trimmed(text, [(0, len(text))], block.start)
    bounds: list[tuple[int, int]] = []
    for at, part in _pieces(_SURROGATE.sub("\ufffd", text)):
        for piece in get_sentence_boundaries(language, part):
            if not piece["is_paragraph_break"]:
                bounds.append((at + piece["start_index"], at + piece["end_index"]))
    return _trimmed(text, _whole(text, bounds), block.start)


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


_SHORT = re.compile(r"(?:(?<![^\s(])[bcdfghjklmnpqrstvwxz]{2,3}|[^\W\d_]\.[^\W\d_]{1,3})\. ?\Z")
"""An abbreviation by its looks: no vowel ("kl. 17", "nr. 4") or a dot inside ("t.ex. en", "bl.a. den")."""


def _whole(text: str, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what the splitter cut behind an abbreviation, where a small letter or a number goes on."""
    out: list[tuple[int, int]] = []
    for start, end in bounds:
        after = text[start : start + 1]
        goes_on = bool(out) and out[-1][1] == start and (after.islower() or after.isdigit())
        if goes_on and _SHORT.search(text, max(out[-1][0], start - 8), start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
