"""The check type `register`: words and forms of address that don't fit what the customer expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from replylint.checks.base import Context, Match, group_holds
from replylint.model import Register


def register(context: Context) -> Iterator[Match]:
    """Yield words that don't fit, forms of the wrong register, or the first place where two forms are mixed."""
    if context.check.flag == "words":
        yield from _of(context, "phrases")
    elif context.check.flag == "address":
        wrong = wrong_form(context.profile.register)
        if wrong is not None:
            yield from _of(context, wrong)
    else:
        yield from _mixed(context)


def wrong_form(register: Register) -> str | None:
    """Return the role of the forms of address that don't fit a register; under a neutral one all do."""
    return {"formal": "informal", "informal": "formal"}.get(register)


def _mixed(context: Context) -> Iterator[Match]:
    """Yield the first of the rarer forms, and name the first of the others."""
    formal, informal = list(_of(context, "formal")), list(_of(context, "informal"))
    if formal and informal:
        rare, usual = (informal, formal) if len(informal) <= len(formal) else (formal, informal)
        other = context.document.text(usual[0].start, usual[0].end)
        yield replace(rare[0], values={"other": " ".join(other.split())})


def _of(context: Context, role: str) -> Iterator[Match]:
    for found in context.phrases(role):
        if context.in_zones(found.sentence) and group_holds(context, found):
            yield Match(found.start, found.end, found.sentence, found.confidence)
