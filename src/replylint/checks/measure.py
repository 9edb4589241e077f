"""The check type `measure`: counts, against the limits of the profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from replylint.checks.base import Context, Match
from replylint.document import Document

Measured = Iterator[tuple[int, int, int, float]]


def measure(context: Context) -> Iterator[Match]:
    """Yield what exceeds the profile's limit for the metric; without a limit nothing does."""
    limit = context.profile.limits.get(context.check.metric)
    if limit is None:
        return
    for start, end, sentence, value in METRICS[context.check.metric](context):
        if value > limit:
            yield Match(start, end, sentence, values={"value": f"{value:g}", "limit": f"{limit:g}"})


def words_in(document: Document, sentence: int) -> int:
    """Return how many words a sentence has; marks are no words."""
    one = document.sentences[sentence]
    words = document.stream[one.stream_start + 2 : one.stream_end - 1].split(b" ")
    return sum(word[:1].isalnum() or word[:1] >= b"\x80" for word in words)


def _sentence_words(context: Context) -> Measured:
    for number, sentence in enumerate(context.document.sentences):
        if context.in_zones(number):
            yield sentence.start, sentence.end, number, words_in(context.document, number)


def _paragraph_words(context: Context) -> Measured:
    document = context.document
    counts: dict[int, list[int]] = {}
    for number, sentence in enumerate(document.sentences):
        if context.in_zones(number):
            counts.setdefault(sentence.block, []).append(number)
    for numbers in counts.values():
        start, end = document.sentences[numbers[0]].start, document.sentences[numbers[-1]].end
        yield start, end, numbers[0], sum(words_in(document, n) for n in numbers)


def _whole(context: Context, value: float) -> Measured:
    sentences = [s for n, s in enumerate(context.document.sentences) if context.in_zones(n)]
    if sentences:
        yield sentences[0].start, sentences[-1].end, 0, value


def _reply_words(context: Context) -> Measured:
    numbers = [n for n in range(len(context.document.sentences)) if context.in_zones(n)]
    yield from _whole(context, sum(words_in(context.document, n) for n in numbers))


def _reply_characters(context: Context) -> Measured:
    yield from _whole(context, len(context.document.prose.text.strip()))


def _exclamation_marks(context: Context) -> Measured:
    found = [s for n, s in enumerate(context.document.sentences) if context.in_zones(n)]
    yield from _whole(context, sum(context.document.text(s.start, s.end).count("!") for s in found))


METRICS: dict[str, Callable[[Context], Measured]] = {
    "sentence_words": _sentence_words,
    "paragraph_words": _paragraph_words,
    "reply_words": _reply_words,
    "reply_characters": _reply_characters,
    "exclamation_marks": _exclamation_marks,
}
