"""Markdown: the words without the marks, each with its place in the source."""

from __future__ import annotations

import pytest

from helpers import blocks, protected, quoted, source_of
from replylint.formats import READERS

MASKED = [
    ("a **very** _bad_ ~~thing~~", ["a very bad thing"]),
    ("in**side** a wo*rd*", ["inside a word"]),
    ("snake_case and 2 * 3 * 4", ["snake_case and 2 * 3 * 4"]),
    (r"no \*marks\* here", ["no *marks* here"]),
    ("see [our page](https://x.example/a 'Title') now", ["see our page now"]),
    ("![a kettle](kettle.png) broke", ["a kettle broke"]),
    ("see [our page][1] now\n\n[1]: https://x.example", ["see our page now"]),
    ("[NAME] and [1] are no links", ["[NAME] and [1] are no links"]),
    ("Tom &amp; Ana&#33; &nosuch;", ["Tom & Ana! &nosuch;"]),
    ("5 &lt; 6", ["5 < 6"]),
    ("a <b>bold</b> word<!-- not this -->", ["a bold word"]),
    ("Dear <insert name>, hi", ["Dear <insert name>, hi"]),
    ("it is $5 and $10", ["it is $5 and $10"]),
    ("# Title #\n\nWords", ["Title", "Words"]),
    ("Title\n=====\n\nWords", ["Title", "Words"]),
    ("one  \ntwo", ["one", "two"]),
    ("one<br>two", ["one", "two"]),
    ("- one\n- two *x*\n  1. three", ["one", "two x", "three"]),
    ("| a | b |\n|---|---|\n| *c* | d |", ["a", "b", "c", "d"]),
    ("---\ntitle: x\n---\n\nWords", ["Words"]),
    ("a\n\n***\n\nb", ["a", "b"]),
    ("<div>\n<p>In HTML &amp; so</p>\n</div>\n\nout", ["In HTML & so", "out"]),
]


@pytest.mark.parametrize(("source", "words"), MASKED)
def test_a_reader_sees_the_words_without_the_marks(source: str, words: list[str]) -> None:
    assert blocks(source, "markdown") == words


def test_a_place_is_that_of_the_words_in_the_source() -> None:
    source = "Hi,\n\nthat is a **very** bad &amp; sad [thing](x)."
    assert source_of(source, "very bad", "markdown") == "very** bad"
    assert source_of(source, "bad & sad", "markdown") == "bad &amp; sad"
    assert source_of(source, "thing", "markdown") == "thing"
    assert source_of(source, "Hi", "markdown") == "Hi"


def test_places_count_characters_and_not_bytes() -> None:
    source = "Čas 日本 👩‍👩‍👧 **slab** čas."
    assert source_of(source, "slab", "markdown") == "slab"
    assert source_of(source, "čas", "markdown") == "čas"


def test_only_words_without_marks_between_them_are_verbatim() -> None:
    source = "a **very** bad thing"
    prose = READERS["markdown"].read(source)

    def verbatim(words: str) -> bool:
        at = prose.text.index(words)
        return prose.verbatim(at, at + len(words))

    assert (verbatim("very"), verbatim("bad thing"), verbatim("very bad")) == (True, True, False)


def test_quotes_are_quoted_however_deep() -> None:
    source = "Hi.\n\n> mine *is* old\n> > older\n\nBye."
    assert (blocks(source, "markdown"), quoted(source, "markdown")) == (["Hi.", "Bye."], ["mine is old", "older"])


def test_a_broken_quoted_line_goes_on_without_its_sign() -> None:
    first, second = "we have looked into the order again and found that the parcel was", "handed to the carrier"
    assert quoted(f"> {first}\n> {second}", "markdown") == [f"{first}\n{second}"]


def test_code_links_addresses_and_placeholders_are_protected() -> None:
    source = "Run `x = 1`, see <https://x.example>, <a@b.example> or {{ a_b_c }}.\n\n    code\n\n```sh\nmore\n```\n"
    assert protected(source, "markdown") == [
        ("code", "x = 1"),
        ("url", "https://x.example"),
        ("email", "a@b.example"),
        ("placeholder", "{{ a_b_c }}"),
        ("code", "code"),
        ("code", "more"),
    ]


def test_placeholders_are_no_markup() -> None:
    assert blocks("{{ *a* }} and {{ *b* }}", "markdown") == ["{{ *a* }} and {{ *b* }}"]


ODD = ["\0", "\ud800 a *b*", "**", "[", "[a](", "`", "<", "<div", "&", "> ", "|-|", "\\", "*" * 5000, "a\x1fb", "\r"]


@pytest.mark.parametrize("source", ODD)
def test_a_source_that_is_no_good_markdown_is_read_all_the_same(source: str) -> None:
    prose = READERS["markdown"].read(source)
    for block in prose.blocks:
        start, end = prose.span(block.start, block.end)
        assert 0 <= start <= end <= len(source)


ESCAPED = [
    "a *b* _c_ `d`",
    "[x](y) and [x]: y",
    "# a",
    "1. a",
    "- a",
    "a & b &amp; c",
    "<b>",
    "a_b",
    "a | b",
    "~~x~~",
    "\\",
]


@pytest.mark.parametrize("words", ESCAPED)
def test_a_replacement_reads_as_it_is_written(words: str) -> None:
    assert blocks(READERS["markdown"].escape(words), "markdown") == [words]
