"""The check type `substitution`: words that have a plain equivalent."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.checks.base import Context, Match, customer_said, explained


def substitution(context: Context) -> Iterator[Match]:
    """Yield each of the rule's terms that is on, with what to write instead where there is something."""
    check = context.check
    for found in context.phrases("replace"):
        term = context.terms[found.entry]
        if term is None or not context.in_zones(found.sentence):
            continue
        if check.unless_customer_said and customer_said(context, found.start, found.end):
            continue
        if check.unless_explained and explained(context, found):
            continue
        yield Match(
            found.start,
            found.end,
            found.sentence,
            values={"replacement": term.replacement or ""},
            replacement=term.replacement or None,
            safe=check.safe,
            note=term.why,
        )
