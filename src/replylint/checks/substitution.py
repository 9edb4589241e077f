"""The check type `substitution`: words that have a plain equivalent."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.checks.base import Context, Match, customer_said


def substitution(context: Context) -> Iterator[Match]:
    """Yield each phrase of the rule's list, with what to write instead."""
    replacements = list(context.text.replace.values()) if context.text else []
    for found in context.phrases("replace"):
        if not context.in_zones(found.sentence):
            continue
        if context.check.unless_customer_said and customer_said(context, found.start, found.end):
            continue
        instead = replacements[found.entry]
        yield Match(
            found.start,
            found.end,
            found.sentence,
            values={"replacement": instead},
            replacement=instead,
            safe=context.check.safe,
        )
