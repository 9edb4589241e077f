"""Places on generated drafts of every format: in bounds, in order, and exactly the words they stand for."""

from __future__ import annotations

import random
from html import escape as html_escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.formats import READERS
from replylint.prose import Prose

FORMATS = sorted(READERS)
PIECES = [
    "bad", "čas", "日本", "👩‍👩‍👧", "e\u0301", "a&b", "&amp;", "&#33;", "&nbsp;", "&nosuch;", "<b>", "</b>", "<p>",
    "</p>", "<br>", "<div class='gmail_quote'>", "</div>", "<blockquote>", "</blockquote>", "<!--", "-->", "<code>",
    "</code>", "<style>", "</style>", "<", ">", "**", "*", "_", "`", "```", "[", "](x)", "]", "![", "\\", "#", "# ",
    "> ", "- ", "1. ", "| a | b |\n|---|---|\n", "{{ x }}", "{{", "}}", "{% if %}", "%{x}", "https://x.example/a_b",
    "a@b.example", "\n", "\n\n", "\r\n", "\r", "  \n", "\t", " ", " ", "\u00a0", "\u2028", "\ufeff", "\0", "\ud800",
    "---\n", "===\n", "    ", ". ", "! ", ":",
]  # fmt: skip
sources = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=80))


def read(source: str, format: str) -> Prose:
    return READERS[format].read(source)


@pytest.mark.parametrize("format", FORMATS)
@given(sources)
def test_blocks_and_protected_parts_are_in_bounds_in_order_and_apart(format: str, source: str) -> None:
    prose = read(source, format)
    assert prose.source == source
    for parts in (prose.blocks, prose.protected):
        at = 0
        for part in parts:
            assert at <= part.start < part.end <= len(prose.text)
            at = part.end


@pytest.mark.parametrize("format", FORMATS)
@given(sources)
def test_every_character_has_a_place_in_bounds_and_in_order(format: str, source: str) -> None:
    prose = read(source, format)
    last = (0, 0)
    for at in range(len(prose.text)):
        start, end = prose.span(at, at + 1)
        assert 0 <= start <= end <= len(source)
        assert last <= (start, end)
        assert end >= last[1]
        last = (start, end)
        assert 0 <= prose.span(at, at)[0] <= len(source)


@pytest.mark.parametrize("format", FORMATS)
@given(sources, st.randoms(use_true_random=False))
def test_what_is_verbatim_stands_in_the_source_word_for_word(format: str, source: str, chance: random.Random) -> None:
    prose = read(source, format)
    for _ in range(10):
        start = chance.randrange(len(prose.text) + 1)
        end = min(len(prose.text), start + chance.randrange(12))
        first, last = prose.span(start, end)
        if start < end and prose.verbatim(start, end):
            assert source[first:last] == prose.text[start:end]


@pytest.mark.parametrize("format", FORMATS)
@given(sources)
def test_reading_twice_gives_the_same(format: str, source: str) -> None:
    assert read(source, format) == read(source, format)


words = st.lists(st.sampled_from(["bad", "čas", "日本", "a", "3", "it's", "1.", "-"]), min_size=1, max_size=8).map(
    " ".join
)


@given(words)
def test_an_escaped_text_reads_as_it_is_in_html(text: str) -> None:
    assert read(READERS["html"].escape(f"{text} & <b>{text}</b>"), "html").text == f"{text} & <b>{text}</b>"
    assert READERS["html"].escape(text) == html_escape(text, quote=False)


signs = st.lists(st.sampled_from([*"ab*_`[]()#>-+.!|\\~<&;:1= ", "čas"]), min_size=1, max_size=14).map("".join)


@given(signs.map(lambda text: " ".join(text.split())).filter(bool))
def test_an_escaped_text_reads_as_it_is_in_markdown(text: str) -> None:
    prose = read(f"x {READERS['markdown'].escape(text)} x", "markdown")
    assert prose.text == f"x {text} x"


wrapped = st.lists(
    st.sampled_from(["<b>{}</b>", "<i>{}", "{}", "<p>{}</p>", "**{}**", "[{}](https://x.example)", "{}<br>"]),
    min_size=1,
    max_size=6,
)


@given(wrapped, st.sampled_from(["html", "markdown"]))
def test_plain_words_between_marks_are_found_where_they_stand(marks: list[str], format: str) -> None:
    source = " ".join(mark.format(f"word{number}x") for number, mark in enumerate(marks))
    prose = read(source, format)
    for number in range(len(marks)):
        at = prose.text.index(f"word{number}x")
        start, end = prose.span(at, at + len(f"word{number}x"))
        assert source[start:end] == f"word{number}x"
