"""Placeholders of the common dialects, links and addresses, as far as they go and no further."""

from __future__ import annotations

import pytest

from helpers import protected
from replylint.prose import Protected
from replylint.protect import DIALECTS, blot, overlay, placeholders

PLACEHOLDERS = {
    "handlebars": ["{{{ raw }}}", "{{#if x}}", "{{/if}}", "{{> part}}", "{{! note}}"],
    "liquid": ["{{name}}", "{{ ticket.id | upcase }}", "{{-x-}}", "{{ a\n}}"],
    "helpscout": ["{%customer.firstName,fallback=there%}"],
    "liquid-tag": ["{% if a == b %}", "{%- endif -%}"],
    "osticket": ["%{recipient.name}"],
    "zammad": ["#{user.firstname}"],
    "dollar": ["${name}"],
    "salesforce": ["{!Contact.Name}"],
    "smarty": ["{$client_name}"],
    "braces": ["{name}", "{ticket.id}"],
    "intercom": ['<attribute name="x"></attribute>'],
    "otobo": ["<OTOBO_CUSTOMER_REALNAME>", "<OTRS_X>"],
    "erb": ["<%= name %>"],
    "template-toolkit": ["[% name %]"],
    "percent": ["%name%", "%first_name%"],
    "brackets": ["[[name]]"],
}
CASES = [(dialect, one) for dialect, some in PLACEHOLDERS.items() for one in some]


def test_every_dialect_has_an_example_here() -> None:
    assert set(PLACEHOLDERS) == set(DIALECTS)


@pytest.mark.parametrize(("dialect", "one"), CASES)
def test_a_placeholder_is_protected_whole_and_alone(dialect: str, one: str) -> None:
    (part,) = placeholders(f"Hi {one}, {one[:1]} yes.")
    assert (part.start, part.end, part.kind, part.dialect) == (3, 3 + len(one), "placeholder", dialect)


BROKEN = [
    "{{name",
    "name}}",
    "{{}}",
    "{{ }",
    "{ name }",
    "100%",
    "50% to 60%",
    "[name]",
    "<b>",
    "{1}",
    "$5",
    "[[MISSING TOKEN]]",
]


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_broken_or_only_looks_like_a_placeholder_stays_readable(text: str) -> None:
    assert placeholders(f"Hi {text}, yes.") == ()


LINKS = [
    ("see https://x.example/a_b?c=d&e#f.", "https://x.example/a_b?c=d&e#f"),
    ("(https://x.example)", "https://x.example"),
    ("https://x.example/a_(b)", "https://x.example/a_(b)"),
    ("www.x.example, then", "www.x.example"),
    ("“https://x.example”", "https://x.example"),
    ("https://x.exampleを見る", "https://x.example"),
    ("https://x.example/č/日", "https://x.example/č/"),
    ("HTTPS://X.EXAMPLE!", "HTTPS://X.EXAMPLE"),
]


@pytest.mark.parametrize(("text", "link"), LINKS)
def test_a_link_ends_where_the_sentence_goes_on(text: str, link: str) -> None:
    assert protected(text) == [("url", link)]


def test_an_address_is_protected() -> None:
    assert protected("Write to a.b+c@d-e.example.com.") == [("email", "a.b+c@d-e.example.com")]
    assert protected("me @ home, a@b, @ana") == []


def test_a_link_goes_on_behind_a_placeholder_in_it() -> None:
    assert protected("at https://x.example/{{id}}/edit now") == [
        ("url", "https://x.example/"),
        ("placeholder", "{{id}}"),
        ("url", "/edit"),
    ]


def test_plain_words_hold_nothing_to_protect() -> None:
    assert protected("Hi Ana, it is 5 < 6, [sic], {so} 100% done.") == [("placeholder", "{so}")]
    assert protected("Hi Ana, it is done.") == []


def test_parts_are_blotted_out_to_the_same_length() -> None:
    assert blot("Hi {a} and {b}.", placeholders("Hi {a} and {b}.")) == "Hi xxx and xxx."
    assert blot("as it is", ()) == "as it is"


def ranges(parts: tuple[Protected, ...]) -> list[tuple[int, int, str]]:
    return [(p.start, p.end, p.kind) for p in parts]


def test_upper_parts_stay_whole_and_lower_ones_keep_what_is_left() -> None:
    upper = (Protected(2, 4, "u"), Protected(6, 8, "u"))
    lower = (Protected(0, 3, "l"), Protected(3, 7, "l"), Protected(8, 9, "l"))
    assert ranges(overlay(lower, upper)) == [(0, 2, "l"), (2, 4, "u"), (4, 6, "l"), (6, 8, "u"), (8, 9, "l")]
    assert ranges(overlay((), upper)) == ranges(upper)
    assert ranges(overlay(lower, ())) == ranges(lower)


HOSTILE = [
    "{{" * 50_000,
    "{%" * 50_000,
    "%a" * 50_000,
    "a@" * 50_000,
    "https://" * 12_000,
    "<attribute " * 9_000,
    "[[" * 50_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_openers_without_end_take_linear_time(text: str) -> None:
    assert all(part.end <= len(text) for part in placeholders(text))
    protected(text)
