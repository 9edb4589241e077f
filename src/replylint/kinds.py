"""Whether a draft is a reply about to be sent or a template, where nobody said so."""

from __future__ import annotations

import re

from replylint.model import Draft, Kind
from replylint.prose import Prose

_WORD = re.compile(r"[^\W_][\w'’/-]*")
_GREETING = 5
"""A first line of no more words is a greeting; of a longer one only its second word may be the customer's name."""
_REFERENCE = 5
"""So many characters with a digit among them are a number of the customer's own, not a price or a day."""


def kind_of(draft: Draft, prose: Prose) -> Kind:
    """Return what a draft is: with a placeholder a template, unless it was filled in for this customer already.

    An agent who typed the customer's name or order number into a macro is about to send it, so a placeholder that
    still stands there was overlooked.
    """
    if not any(part.kind == "placeholder" for part in prose.protected):
        return "reply"
    return "reply" if draft.customer and _filled_in(draft.customer, prose) else "template"


def _filled_in(customer: str, prose: Prose) -> bool:
    """Whether the first line greets by a name of the customer's message, or a number of it stands in the draft."""
    theirs = set(_WORD.findall(customer))
    filled = [m for m in _WORD.finditer(prose.text) if not _protected(m.start(), prose)]
    first = prose.text.lstrip().partition("\n")[0]
    ends = prose.text.find(first) + len(first)
    greeting = [m.group() for m in filled if m.end() <= ends]
    names = [w for w in greeting[1 : None if len(greeting) <= _GREETING else 2] if w[0].isupper() and len(w) > 2]
    numbers = [m.group() for m in filled if len(m.group()) >= _REFERENCE and any(c.isdigit() for c in m.group())]
    return any(word in theirs for word in (*names, *numbers))


def _protected(place: int, prose: Prose) -> bool:
    return any(part.start <= place < part.end for part in prose.protected)
