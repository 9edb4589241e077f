"""Turn a draft into a document: prose, the agent's own blocks, sentences and their word stream."""

from __future__ import annotations

from replylint.document import PLAIN, Document, Sentence, Writing, mask
from replylint.formats import READERS
from replylint.history import quoted_from
from replylint.model import Draft
from replylint.phrases.matcher import Matcher
from replylint.phrases.tokens import stream_of
from replylint.prose import Block, Prose
from replylint.sentences import sentences_of
from replylint.suppress import without_directives


def read_prose(draft: Draft) -> Prose:
    """Parse the draft's format, directives to the linter left out."""
    return READERS[draft.format].read(without_directives(draft.reply))


def parse(
    draft: Draft,
    prose: Prose,
    language: str,
    history: Matcher,
    writing: Writing = PLAIN,
) -> Document:
    """Split the agent's own words into sentences.

    Args:
        language: decides how sentences are split.
        history: the phrases that introduce an earlier message, in every language.
        writing: how the language is written.
    """
    masked = mask(prose)
    if writing.same:
        masked = masked.translate(writing.same)
    blocks = own_blocks(prose, masked, history)
    sentences: list[Sentence] = []
    pieces: list[str] = ["\n"]
    at = 0
    for number, block in enumerate(blocks):
        for start, end in sentences_of(masked, block.start, block.end, language, writing.short, writing.whole):
            piece = stream_of(masked, start, end)
            if len(piece) <= 2:
                continue
            length = len(piece) if piece.isascii() else len(piece.encode("utf-8", "surrogatepass"))
            sentences.append(Sentence(start, end, at, at + 1 + length, number))
            pieces += (piece, "\n")
            at += 1 + length
    stream = "".join(pieces).encode("utf-8", "surrogatepass")
    return Document(draft, prose, language, masked, blocks, sentences, stream, writing)


def own_blocks(prose: Prose, masked: str, history: Matcher) -> tuple[Block, ...]:
    """Return the blocks that the agent wrote: not quoted, no code, and before the history of the thread."""
    end = quoted_from(masked, prose.blocks, history)
    return tuple(b for b in prose.blocks if not b.quoted and b.kind != "code" and b.start < end)
