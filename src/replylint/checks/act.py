"""The check type `act`: what a draft does or fails to do, in any language that knows the act."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from replylint.checks.base import Context, Match
from replylint.conditions import undone
from replylint.document import Document, PhraseMatch


def act(context: Context) -> Iterator[Match]:
    """Yield where an act is missing, present, repeated or not followed by another."""
    matches = FLAGS[context.check.flag](context)
    yield from list(matches)[:1] if context.check.once else matches


def _performed(context: Context, acts: tuple[str, ...] | None = None) -> list[PhraseMatch]:
    """Return where the check's acts (or only some) are performed in its zones, in order.

    What the context undoes is left out.
    """
    check, document = context.check, context.document
    return sorted(
        (
            found
            for found in document.acts(check.acts if acts is None else acts)
            if context.in_zones(found.sentence)
            and not undone(check.unless_near, document, found.sentence, found.start, found.end)
        ),
        key=lambda found: found.start,
    )


def _missing(context: Context) -> Iterator[Match]:
    check, document = context.check, context.document
    if not document.sentences:
        return
    performed = _performed(context)
    if check.first is not None:
        begin = next((n for n, s in enumerate(document.sentences) if s.zone != "greeting"), 0)
        performed = [found for found in performed if found.sentence < begin + check.first]
    if not performed:
        at, sentence = place_of(document, check.place)
        yield Match(at, at, sentence)


def _present(context: Context) -> Iterator[Match]:
    """Yield each act once a sentence: to say a thing twice in one breath is one fault."""
    first: dict[tuple[str, int], PhraseMatch] = {}
    for act in context.check.acts:
        for found in _performed(context, (act,)):
            first.setdefault((act, found.sentence), found)
    for found in sorted(first.values(), key=lambda found: found.start):
        yield Match(found.start, found.end, found.sentence, found.confidence)


def _repeated(context: Context) -> Iterator[Match]:
    performed = _performed(context)
    for found in performed[context.check.most :]:
        yield Match(found.start, found.end, found.sentence, values={"value": len(performed)})


def _unfollowed(context: Context) -> Iterator[Match]:
    check, document = context.check, context.document
    following = [found.sentence for found in document.acts(check.by)]
    for found in _performed(context):
        if check.within == "draft":
            answered = bool(following)
        else:
            answered = any(found.sentence <= number <= found.sentence + check.within for number in following)
        if not answered:
            yield Match(found.start, found.end, found.sentence, found.confidence)


FLAGS: dict[str, Callable[[Context], Iterator[Match]]] = {
    "missing": _missing,
    "present": _present,
    "repeated": _repeated,
    "unfollowed": _unfollowed,
}


def place_of(document: Document, place: str) -> tuple[int, int]:
    """Return where a missing sentence belongs: an offset in the prose, and the sentence at that place."""
    sentences = document.sentences
    if place == "start":
        return sentences[0].start, 0
    if place == "after-greeting":
        greeted = {found.sentence for found in document.acts(("greeting",))}
        for number, sentence in enumerate(sentences):
            if sentence.zone != "greeting":  # one that greets and goes on ("Hi Leah, the label …") stays first
                first = number < 2 and number in greeted and document.text(sentence.end - 1, sentence.end) != "?"
                return (sentence.end if first else sentence.start), number
        return sentences[-1].end, len(sentences) - 1
    ends = ("closing", "signature") if place == "end-of-body" else ("signature",)
    if place == "end":
        return sentences[-1].end, len(sentences) - 1
    named = {found.sentence for found in document.acts(("name-line",))}
    for number in range(len(sentences) - 1, -1, -1):
        if sentences[number].zone not in ends and number not in named:
            return sentences[number].end, number
    return sentences[0].start, 0
