"""The check type `measure`: counts, against the limits of the profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from replylint.checks.base import Context, Match

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
    counts: dict[int, list[int]] = {}
    for number, sentence in enumerate(document.sentences):
        if context.in_zones(number):
            counts.setdefault(sentence.block, []).append(number)
    for numbers in counts.values():
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
    document = context.document
    own = document.blocks
    if own:
        start, end = own[0].start, own[-1].end
        others = (b for b in document.prose.blocks if b not in own and start <= b.start < end)
        yield from _whole(context, end - start - sum(b.end - b.start for b in others))


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
