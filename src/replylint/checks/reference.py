"""The check type `reference`: "click here" with no link, and a colon with nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.checks.base import Context, Match, group_holds
from replylint.document import Document, longest

LINKS = ("url", "email", "placeholder", "code")
AFTER = 3
"""A link may follow in so many sentences behind the one that speaks of it."""
_MARKUP = re.compile(r"href\s*=|\]\(|\]\[|<img\b|!\[|://")
_OPEN = re.compile(r"<a\b[^<>]*>[^<]*\Z|\[[^\]]*\Z", re.IGNORECASE)
_BEFORE = 400
_COLON = (":", "：")


def reference(context: Context) -> Iterator[Match]:
    """Yield what points at something that is not there."""
    document = context.document
    holding = (found for found in context.phrases() if group_holds(context, found))
    for found in sorted(longest(holding), key=lambda found: found.start):
        if context.in_zones(found.sentence) and not _links(document, found.sentence, found.sentence + AFTER):
            yield Match(found.start, found.end, found.sentence, found.confidence)
    yield from _colons(context)


def _links(document: Document, first: int, last: int) -> bool:
    """Whether a link, address or placeholder stands in some sentences, in words or in the markup around them."""
    sentences = document.sentences
    start, end = sentences[first].start, sentences[min(last, len(sentences) - 1)].end
    if any(part.kind in LINKS and start <= part.start < end for part in document.prose.protected):
        return True
    source = document.prose.source
    begin, stop = document.prose.span(start, end)
    return bool(_MARKUP.search(source, begin, stop) or _OPEN.search(source[max(0, begin - _BEFORE) : begin]))


def _colons(context: Context) -> Iterator[Match]:
    """Yield a colon at the end of all that is said: the last word of the message, or the last before it closes."""
    document = context.document
    for number, sentence in enumerate(document.sentences):
        at = len(document.text(0, sentence.end).rstrip())
        if not context.in_zones(number) or not document.text(0, at).endswith(_COLON):
            continue
        after = document.sentences[number + 1 :]
        block = document.blocks[sentence.block]
        ends = all(one.zone in ("closing", "signature") for one in after)
        follows = any(b.start >= block.end and b not in document.blocks for b in document.prose.blocks)
        behind = document.prose.source[document.prose.span(at - 1, at)[1] :].lstrip()
        if ends and not follows and not behind.startswith("<img"):
            yield Match(at - 1, at, number)
