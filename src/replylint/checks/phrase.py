"""The check type `phrase`: some words stand in the draft."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.checks.base import Context, Match, customer_said, explained, group_holds, without_rest
from replylint.conditions import undone
from replylint.document import longest


def phrase(context: Context) -> Iterator[Match]:
    """Yield each of the rule's phrases that stands in its zones and that nothing around undoes."""
    check = context.check
    holding = [without_rest(context, found) for found in context.phrases() if group_holds(context, found)]
    for found in sorted(longest(holding), key=lambda found: found.start):
        if not context.in_zones(found.sentence):
            continue
        if undone(check.unless_near, context.document, found.sentence, found.start, found.end):
            continue
        if check.unless_customer_said and customer_said(context, found.start, found.end):
            continue
        if check.unless_explained and explained(context, found):
            continue
        yield Match(found.start, found.end, found.sentence, found.confidence)
