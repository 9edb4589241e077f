"""Templates with conditionals: each reading is what one customer sees, and points back into the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import MakePack, rule, texts
from replylint.branches import readings
from replylint.formats import READERS
from replylint.linter import Linter

READINGS = {
    "no conditional": ("Hi {{name}}.", ["Hi {{name}}."]),
    "if": ("{% if a %}x{% endif %}y", ["xy", "y"]),
    "if and else": ("A {% if a == 'b' %}one{% else %}two{% endif %}.", ["A one.", "A two."]),
    "three branches": ("{% if a %}1{% elsif b %}2{% else %}3{% endif %}", ["1", "2", "3"]),
    "jinja": ("{%- if a -%}1{%- elif b -%}2{%- endif -%}", ["1", "2"]),
    "unless": ("{% unless a %}1{% endunless %}2", ["12", "2"]),
    "case": ("{% case x %} no {% when 1 %}one{% when 2 %}two{% endcase %}", ["one", "two"]),
    "nested": ("{% if a %}{% if b %}1{% else %}2{% endif %}{% else %}3{% endif %}", ["1", "2", "3"]),
    "two at once": ("{% if a %}1{% else %}2{% endif %}{% if b %}3{% else %}4{% endif %}", ["13", "24"]),
    "handlebars": ("{{#if a}}yes{{else}}no{{/if}} {{{b}}}", ["yes {{{b}}}", "no {{{b}}}"]),
    "a loop": ("{% for x in y %}one {% endfor %}end", ["one end", "end"]),
    "whole lines": ("a\n{% if b %}\nc\n{% else %}\nd\n{% endif %}\ne", ["a\nc\ne", "a\nd\ne"]),
    "never closed": ("{% if a %}x", ["{% if a %}x"]),
    "never opened": ("x{% endif %}", ["x{% endif %}"]),
    "a stray else": ("x{% else %}y", ["x{% else %}y"]),
    "another tag": ("{% assign a = 1 %}x", ["{% assign a = 1 %}x"]),
}


@pytest.mark.parametrize("name", READINGS)
def test_each_branch_is_read_once_without_the_others(name: str) -> None:
    source, wanted = READINGS[name]
    found = readings(READERS["text"].read(source))
    assert [prose.text for prose in found] == wanted
    for prose in found:
        assert all(source[prose.span(at, at + 1)[0]] == char for at, char in enumerate(prose.text))


PARTS = st.sampled_from(
    [
        "{% if a %}",
        "{% else %}",
        "{% elsif b %}",
        "{% endif %}",
        "{{#if c}}",
        "{{else}}",
        "{{/if}}",
        "{{#x}}",
        "Hi. ",
        "\n",
        "é",
    ]
)


@given(st.lists(PARTS, max_size=14), st.sampled_from(["text", "html", "markdown"]))
def test_whatever_the_tags_every_reading_points_into_the_source(parts: list[str], format: str) -> None:
    source = "".join(parts)
    for prose in readings(READERS[format].read(source)):
        for block in prose.blocks:
            start, end = prose.span(block.start, block.end)
            assert 0 <= start <= end <= len(source)
        for at, char in enumerate(prose.text):
            start, end = prose.span(at, at + 1)
            assert source[start:end] == char or format != "text"


@pytest.fixture(scope="module")
def linter(make_pack: MakePack) -> Linter:
    return make_pack({**rule("bad", "phrases: [not so good]\nsuggest: [{write: fine, safe: true}]")})


def test_what_only_one_branch_says_is_found_there_and_what_no_customer_reads_is_not(linter: Linter) -> None:
    source = (
        "It is {% if a %}not{% else %}very{% endif %} so good. {% if b %}not {% endif %}so{% if c %} good{% endif %}."
    )
    report = linter.lint(source, kind="template")
    assert [(f.span.start, source[f.span.start : f.span.end]) for f in report] == [
        (16, "not{% else %}very{% endif %} so good"),
        (64, "not {% endif %}so{% if c %} good"),
    ]
    assert [s.edits for f in report for s in f.suggestions] == [(), ()]


def test_a_finding_in_a_branch_is_told_once_and_can_be_fixed(linter: Linter) -> None:
    source = "{% if a %}It is not so good.{% else %}All is well.{% endif %} Yours, it is not so good."
    report = linter.lint(source, kind="template")
    assert texts(report) == ["not so good"] * 2
    assert report.rewrite(unsafe=False).text == source.replace("not so good", "fine")
