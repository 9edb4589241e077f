"""The check type `measure`: counts, against the limits of the profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from replylint.checks.base import Context, Match

COPIED_WORDS = 5
"""A paragraph of fewer words may well stand in a draft twice."""
COPIED_SENTENCE = 8
"""A sentence of fewer words may: "Press the button for five seconds." is a step that comes back."""
LINK_CHARACTERS = 23
LIX_WORDS = 60
"""A text of fewer words is too short for its readability to mean anything."""
Measured = Iterator[tuple[int, int, int, float]]


def measure(context: Context) -> Iterator[Match]:
    """Yield what exceeds the profile's limit for the metric; without a limit nothing does."""
    limit = context.profile.limits.get(context.check.metric)
    if limit is None:
        return
    for start, end, sentence, value in METRICS[context.check.metric](context):
        if value > limit:
            yield Match(start, end, sentence, values={"value": f"{value:g}", "limit": f"{limit:g}"})


def _sentence_words(context: Context) -> Measured:
    for number, sentence in enumerate(context.document.sentences):
        if context.in_zones(number):
            yield sentence.start, sentence.end, number, context.document.words_in(number)


def _paragraph_words(context: Context) -> Measured:
    document = context.document
    for numbers in _paragraphs(context):
        start, end = document.sentences[numbers[0]].start, document.sentences[numbers[-1]].end
        yield start, end, numbers[0], sum(document.words_in(n) for n in numbers)


def _whole(context: Context, value: float) -> Measured:
    sentences = [s for n, s in enumerate(context.document.sentences) if context.in_zones(n)]
    if sentences:
        yield sentences[0].start, sentences[-1].end, 0, value


def _reply_words(context: Context) -> Measured:
    numbers = [n for n in range(len(context.document.sentences)) if context.in_zones(n)]
    yield from _whole(context, sum(context.document.words_in(n) for n in numbers))


def _reply_characters(context: Context) -> Measured:
    """Yield the length as social networks count it: X (help.x.com, "How to post a link") counts a link as 23."""
    document = context.document
    own = document.blocks
    if own:
        start, end = own[0].start, own[-1].end
        others = (b for b in document.prose.blocks if b not in own and start <= b.start < end)
        links = (p for p in document.prose.protected if p.kind == "url" and start <= p.start < end)
        spared = sum(max(0, link.end - link.start - LINK_CHARACTERS) for link in links)
        yield from _whole(context, end - start - spared - sum(b.end - b.start for b in others))


def _exclamation_marks(context: Context) -> Measured:
    found = [s for n, s in enumerate(context.document.sentences) if context.in_zones(n)]
    yield from _whole(context, sum(context.document.text(s.start, s.end).count("!") for s in found))


def _paragraph_copies(context: Context) -> Measured:
    """Yield each paragraph that stands in the draft before, with how often it does so far."""
    yield from _copies(context, _paragraphs(context), COPIED_WORDS)


def _sentence_copies(context: Context) -> Measured:
    """Yield each sentence that stands in the draft before; a paragraph that does is left to `paragraph_copies`."""
    paragraphs = _paragraphs(context)
    if any(True for _ in _copies(context, [[n] for numbers in paragraphs for n in numbers], COPIED_SENTENCE)):
        told = {number for _, _, number, _ in _paragraph_copies(context)}
        own = [[number] for numbers in paragraphs if numbers[0] not in told for number in numbers]
        yield from _copies(context, own, COPIED_SENTENCE)


def _paragraphs(context: Context) -> list[list[int]]:
    """Return the sentences in the check's zones, by paragraph."""
    numbers: dict[int, list[int]] = {}
    for number, sentence in enumerate(context.document.sentences):
        if context.in_zones(number):
            numbers.setdefault(sentence.block, []).append(number)
    return list(numbers.values())


def _copies(context: Context, passages: list[list[int]], fewest_words: int) -> Measured:
    """Yield each passage that is long enough and stands in the draft before, with how often it does so far."""
    document, seen = context.document, Counter[str]()
    long = [own for own in passages if sum(map(document.words_in, own)) >= fewest_words]
    ranges = [(document.sentences[own[0]], document.sentences[own[-1]]) for own in long]
    if len({document.stream[first.stream_start : last.stream_end] for first, last in ranges}) == len(long):
        return  # words that differ are told apart sooner than what stands for placeholders
    for own, (first, last) in zip(long, ranges, strict=True):
        words = " ".join(document.text(first.start, last.end).split()).casefold()
        seen[words] += 1
        if seen[words] > 1:
            yield first.start, last.end, own[0], seen[words]


def _lix(context: Context) -> Measured:
    """Björnsson's readability index (1968): words a sentence, plus the share of words of over six letters in %."""
    document = context.document
    numbers = [n for n in range(len(document.sentences)) if context.in_zones(n)]
    words = sum(document.words_in(n) for n in numbers)
    if words >= LIX_WORDS:
        long = sum(document.long_words(n, n) for n in numbers)
        yield from _whole(context, round(words / len(numbers) + 100 * long / words))


def _bare_letters(context: Context) -> Measured:
    """Yield 1 for a draft that is written without the letters of its language, from its first word to its last."""
    yield from _whole(context, int(context.document.bare))


METRICS: dict[str, Callable[[Context], Measured]] = {
    "sentence_words": _sentence_words,
    "paragraph_words": _paragraph_words,
    "paragraph_copies": _paragraph_copies,
    "sentence_copies": _sentence_copies,
    "reply_words": _reply_words,
    "reply_characters": _reply_characters,
    "exclamation_marks": _exclamation_marks,
    "lix": _lix,
    "bare_letters": _bare_letters,
}
