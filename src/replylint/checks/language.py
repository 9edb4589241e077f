"""The check type `language`: text in another language than the draft should be in."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from replylint.checks.base import Context, Match
from replylint.document import Document

SENTENCE = 7
"""A sentence of fewer words inside a paragraph is too little to tell: a name, a title, a greeting."""


def language(context: Context) -> Iterator[Match]:
    """Yield paragraphs and sentences in another language, or the whole draft where it or the customer's is another."""
    document = context.document
    blocks = _blocks(context)
    foreign = {block: spoken for block in blocks if (spoken := _spoken(context, document, blocks[block]))}
    if foreign and len(foreign) == len(blocks):
        yield _whole(document, blocks, next(iter(foreign.values())))
        return
    for block, spoken in foreign.items():
        first, last = document.sentences[blocks[block][0]], document.sentences[blocks[block][-1]]
        yield Match(first.start, last.end, blocks[block][0], values={"value": spoken})
    foreign |= yield from _single(context, document, {b: own for b, own in blocks.items() if b not in foreign})
    if not foreign and blocks and document.customer is not None:
        message = document.customer
        theirs = _spoken(context, message, range(len(message.sentences))) if message.sentences else ""
        if theirs:
            yield _whole(document, blocks, document.language, limit=theirs)


def _single(
    context: Context, document: Document, blocks: dict[int, list[int]]
) -> Generator[Match, None, dict[int, str]]:
    """Yield long sentences in another language inside paragraphs that are not; return the languages of these."""
    found: dict[int, str] = {}
    for block, numbers in blocks.items():
        for number in numbers if len(numbers) > 1 else ():
            spoken = _spoken(context, document, (number,)) if document.words_in(number) >= SENTENCE else ""
            if spoken:
                found[block] = spoken
                sentence = document.sentences[number]
                yield Match(sentence.start, sentence.end, number, values={"value": spoken})
    return found


def _blocks(context: Context) -> dict[int, list[int]]:
    """Return the sentences of each paragraph that is long enough to tell."""
    document, found = context.document, dict[int, list[int]]()
    for number, sentence in enumerate(document.sentences):
        if context.in_zones(number):
            found.setdefault(sentence.block, []).append(number)
    fewest = context.check.fewest_words
    return {b: own for b, own in found.items() if sum(document.words_in(n) for n in own) >= fewest}


def _spoken(context: Context, document: Document, numbers: Sequence[int]) -> str:
    """Return the language of some sentences where it surely is not the draft's, or nothing."""
    declared = context.document.language
    if context.vocabulary.is_usual(document.stream_words(numbers[0], numbers[-1]), declared):
        return ""
    words = document.plain_words(numbers[0], numbers[-1])
    if len(words) < context.check.fewest_words or not context.vocabulary.looks_foreign(words, declared):
        return ""
    text = " ".join(document.masked[s.start : s.end] for s in (document.sentences[n] for n in numbers))
    found = context.detect(text)
    return "" if found in ("", declared) else found


def _whole(document: Document, blocks: dict[int, list[int]], spoken: str, limit: str = "") -> Match:
    first = document.sentences[next(iter(blocks.values()))[0]]
    last = document.sentences[list(blocks.values())[-1][-1]]
    values = {"value": spoken, "limit": limit or document.language}
    return Match(first.start, last.end, next(iter(blocks.values()))[0], values=values)
