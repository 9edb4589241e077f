"""Tell which part of a reply each sentence belongs to.

The parts follow from the acts of the sentences, so that they work in every language: a greeting line
first, the closing formula and what stands below it as the signature, the offer of more help above it
as the closing, and the first three sentences after the greeting as the opening.
"""

from __future__ import annotations

from replylint.document import Document

OPENING_SENTENCES = 3
GREETING_WORDS = 7
"""A greeting that goes on for more words than this says something of its own."""
REST_LETTERS = 9
"""So many letters may stand behind the greeting in its sentence ("Hi Ana and team,"); with more it goes on."""
SIGNATURE_LINES = 8
LONGEST_SIGNATURE_LINE = 90


def mark_zones(document: Document) -> None:
    """Set the zone of every sentence; needs the acts greeting, sign-off and closing-offer."""
    sentences = document.sentences
    first = _greeting(document)
    last = _signature(document)
    closing = _closing(document, last)
    for number, sentence in enumerate(sentences):
        if number < first:
            sentence.zone = "greeting"
        elif number >= last:
            sentence.zone = "signature"
        elif number >= closing:
            sentence.zone = "closing"
        elif number < first + OPENING_SENTENCES:
            sentence.zone = "opening"
        else:
            sentence.zone = "body"


def _greeting(document: Document) -> int:
    """Return the number of the first sentence after the greeting."""
    for match in document.acts(("greeting",)):
        sentence = document.sentences[match.sentence]
        if match.sentence > 1 or sentence.block > 1:
            continue
        words = document.stream.count(b" ", sentence.stream_start, sentence.stream_end) - 1
        rest = sum(map(str.isalpha, document.masked[match.end : sentence.end]))
        if words <= GREETING_WORDS and rest <= REST_LETTERS:
            return match.sentence + 1
    return 0


def _signature(document: Document) -> int:
    """Return the number of the first sentence of the signature: a closing formula with only short lines below."""
    sentences, end = document.sentences, _dashes(document)
    for match in document.acts(("sign-off",)):
        rest = sentences[match.sentence : end]
        lines = len({s.block for s in rest})
        if 0 < match.sentence < end and lines <= SIGNATURE_LINES and _all_short(document, match.sentence, end):
            return match.sentence
    return end


def _all_short(document: Document, first: int, end: int) -> bool:
    return all(s.end - s.start <= LONGEST_SIGNATURE_LINE for s in document.sentences[first:end])


def _dashes(document: Document) -> int:
    """Return the first sentence below the "-- " line that mail programs put above a signature, or their number."""
    at = document.masked.rfind("\n-- \n")
    if at < 0:
        at = document.masked.rfind("\n--\n")
    below = (n for n, sentence in enumerate(document.sentences) if 0 <= at < sentence.start)
    return next(below, len(document.sentences))


def _closing(document: Document, last: int) -> int:
    """Return the first of the offers of more help that stand right above the signature."""
    offers = {match.sentence for match in document.acts(("closing-offer",))}
    first = last
    while first - 1 in offers and first > 1:
        first -= 1
    return first
