"""The part of a reply that each sentence belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from helpers import MakePack, act
from replylint import Draft
from replylint.parse import parse, read_prose
from replylint.zones import mark_zones

ACTS = {
    **act("greeting", "phrases: [hello]"),
    **act("sign-off", "phrases: [kind regards]"),
    **act("closing-offer", "phrases: [ask me]"),
}
SHORT = {"greeting": "g", "opening": "o", "body": "b", "closing": "c", "signature": "s"}


@pytest.fixture(scope="module")
def zones(make_pack: MakePack) -> Callable[[str], str]:
    """Return the first letter of the zone of each sentence."""
    engine = make_pack(ACTS).engine
    language = engine.language("xx")

    def of(text: str) -> str:
        draft = Draft(text, language="xx")
        document = parse(draft, read_prose(draft), "xx", engine.history())
        language.reply.annotate(document, range(len(language.pack.owners)))
        mark_zones(document)
        return "".join(SHORT[sentence.zone] for sentence in document.sentences)

    return of


CASES = {
    "a whole reply": ("Hello Ana,\n\nOne. Two. Three. Four. Five.\n\nAsk me.\n\nKind regards,\nAna", "gooobbcss"),
    "no frame": ("One. Two. Three. Four.", "ooob"),
    "greeting and words on one line": ("Hello Ana! One.", "go"),
    "a greeting that says something of its own": ("Hello and thank you so much for waiting today, Ana.", "o"),
    "a greeting in the second line": ("Order 7\n\nHello Ana,\n\nOne.", "ggo"),
    "a greeting further down is none": ("One.\n\nTwo.\n\nHello Ana,", "ooo"),
    "only a greeting": ("Hello Ana,", "g"),
    "two offers": ("One. Two.\n\nAsk me! Ask me again.\n\nKind regards,\nAna", "ooccss"),
    "an offer in the middle is no closing": ("One. Ask me. Two.\n\nKind regards,\nAna", "oooss"),
    "an offer without a signature": ("One. Two. Ask me.", "ooc"),
    "a closing formula in the first line": ("Kind regards to all. One.", "oo"),
    "long lines below the formula": (f"One.\n\nKind regards,\n{'so it goes on ' * 8}", "ooo"),
    "many lines below the formula": ("One.\n\nKind regards,\n" + "\n".join("abcdefghij"), "ooo" + "b" * 9),
    "dashes above the signature": ("One. Two.\n\n-- \nAna\nShop", "ooss"),
    "dashes and a formula": ("One.\n\nKind regards,\nAna\n-- \nShop", "osss"),
}


@pytest.mark.parametrize("claim", CASES)
def test_zone(zones: Callable[[str], str], claim: str) -> None:
    text, expected = CASES[claim]
    assert zones(text) == expected
