"""Decide when a rule applies to a draft, and when what stands around a match undoes it."""

from __future__ import annotations

from collections.abc import Iterable

from replylint.document import Document
from replylint.packs.checkspec import Condition, Near
from replylint.profiles import Profile


def holds(condition: Condition, document: Document, profile: Profile) -> bool:
    """Whether everything that a condition names is so."""
    return (
        applies(condition, document, profile)
        and _acts_hold(condition, document)
        and (not condition.any or any(holds(c, document, profile) for c in condition.any))
        and not any(holds(c, document, profile) for c in condition.none)
    )


def applies(condition: Condition, document: Document, profile: Profile) -> bool:
    """Whether what a condition says of channel, register, kind, customer and length is so."""
    known = document.customer is not None
    return (
        (not condition.channels or profile.channel in condition.channels)
        and (not condition.registers or profile.register in condition.registers)
        and (not condition.kinds or document.draft.kind in condition.kinds)
        and (condition.customer is None or condition.customer == known)
        and (condition.whole is None or condition.whole == _whole(document, profile))
        and (condition.titles is None or condition.titles == profile.titles)
        and (condition.time_zones is None or condition.time_zones == profile.time_zones)
        and (condition.emoji is None or condition.emoji == profile.emoji)
        and (condition.longer_than is None or document.words() > condition.longer_than)
        and (
            condition.customer_longer_than is None
            or (document.customer is not None and document.customer.words() > condition.customer_longer_than)
        )
    )


def _whole(document: Document, profile: Profile) -> bool:
    """Whether a draft is a whole message, and not a building block to which the helpdesk adds the rest."""
    if document.draft.kind != "template" or document.customer is not None or profile.whole_templates:
        return True
    return document.performs(("greeting",)) and document.performs(("sign-off",))


def _acts_hold(condition: Condition, document: Document) -> bool:
    customer = document.customer
    if condition.acts and not document.performs(condition.acts):
        return False
    if condition.no_acts and document.performs(condition.no_acts):
        return False
    if condition.customer_acts and (customer is None or not customer.performs(condition.customer_acts)):
        return False
    if condition.no_customer_acts and customer is not None and customer.performs(condition.no_customer_acts):
        return False
    if condition.ends_in:
        last = document.last_spoken()
        return any(match.sentence == last for match in document.acts(condition.ends_in))
    return True


def undone(near: Iterable[Near], document: Document, sentence: int, start: int, end: int) -> bool:
    """Whether an act in the sentences around a match undoes it; an act in the very words of the match does not."""
    for one in near:
        for act in document.acts(one.acts):
            if act.sentence == sentence:
                shared = act.start < end and start < act.end
                more = one.overlapping and (act.start, act.end) != (start, end)
                if one.same and (more or not shared):
                    return True
            elif -one.before <= act.sentence - sentence <= one.after:
                return True
    return False
