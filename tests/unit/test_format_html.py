"""HTML: the words between the tags, cut into blocks as a mail program shows them."""

from __future__ import annotations

import pytest

from helpers import blocks, protected, quoted, source_of
from replylint.formats import READERS

MASKED = [
    ("<p>a <b>very</b> bad<i> thing</i></p>", ["a very bad thing"]),
    ("in<b>sid</b>e", ["inside"]),
    ("<p>one<p>two", ["one", "two"]),
    ("one<br>two<br/>three", ["one", "two", "three"]),
    ("<div>one</div><div>two</div>", ["one", "two"]),
    ("<ul><li>one<li>two</ul>", ["one", "two"]),
    ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
    ("Tom &amp; Ana&#33;&#x21; &copy2024 &nosuch; &", ["Tom & Ana!! ©2024 &nosuch; &"]),
    ("x < y and y > z, <3", ["x < y and y > z, <3"]),
    ("Dear <insert name>, hi", ["Dear <insert name>, hi"]),
    ("<o:p>Outlook</o:p> <x-tag>own</x-tag>", ["Outlook own"]),
    ('<a title="a > b" href=x>link</a>', ["link"]),
    ("<head><title>T</title></head><style>p{}</style><script>if (a<b) {}</script>ok", ["ok"]),
    ("a<!-- > no -->b<!doctype html>c<?xml?>d", ["abcd"]),
    ("<p>a\n\n\nb</p>", ["a\nb"]),
    ("<svg><text>no</text></svg>yes<img alt='x'>", ["yes"]),
    ("<p>a<br></p><p></p>\n<p> &nbsp; </p><p>b</p>", ["a", "b"]),
    ("<P>UPPER</P>", ["UPPER"]),
]


@pytest.mark.parametrize(("source", "words"), MASKED)
def test_a_reader_sees_the_words_between_the_tags(source: str, words: list[str]) -> None:
    assert blocks(source, "html") == words


UNCLOSED = ["<p>a <b", "a <b>c", "a <!-- c", "<p title='a>b", "<style>a", "</p></div>a", "&#", "<", "<div><p>" * 2000]


@pytest.mark.parametrize("source", UNCLOSED)
def test_a_source_that_is_no_good_html_is_read_all_the_same(source: str) -> None:
    prose = READERS["html"].read(source)
    for block in prose.blocks:
        start, end = prose.span(block.start, block.end)
        assert 0 <= start < end <= len(source)


def test_an_element_that_is_never_closed_hides_nothing_that_follows() -> None:
    assert blocks("<p>one <b>two<p>three", "html") == ["one two", "three"]
    assert blocks("<style>p {} one", "html") == ["p {} one"]


def test_a_place_covers_entities_and_the_tags_between_words_whole() -> None:
    source = "<p>that is a <b>very</b> bad &amp; sa<i>d</i> thing</p>"
    assert source_of(source, "very bad", "html") == "very</b> bad"
    assert source_of(source, "bad & sad", "html") == "bad &amp; sa<i>d"
    assert source_of(source, "&", "html") == "&amp;"


def test_what_is_inserted_stands_right_behind_the_words_before() -> None:
    prose = READERS["html"].read("<p>One.</p><p>Two.</p>")
    at = prose.text.index("Two.")
    assert prose.span(at, at)[0] == len("<p>One.</p><p>")
    assert prose.span(len("One."), len("One.")) == (len("<p>One."), len("<p>One."))
    assert prose.span(0, 0) == (3, 3)


QUOTES = [
    "Hi.<blockquote>old<blockquote>older</blockquote></blockquote>Bye.",
    'Hi.<div class="gmail_quote">old<p>older</p></div>Bye.',
    "Hi.<div class=yahoo_quoted>old<br>older</div>Bye.",
    'Hi.<div class="x moz-cite-prefix">old<p>older</div>Bye.',
]


@pytest.mark.parametrize("source", QUOTES)
def test_what_the_mail_program_quotes_is_quoted(source: str) -> None:
    assert (blocks(source, "html"), quoted(source, "html")) == (["Hi.", "Bye."], ["old", "older"])


def test_all_below_the_head_of_an_outlook_message_is_quoted() -> None:
    source = '<div>Hi.<div id="divRplyFwdMsg">From: Ana</div><div>old</div></div>'
    assert (blocks(source, "html"), quoted(source, "html")) == (["Hi."], ["From: Ana", "old"])


def test_a_class_that_only_sounds_like_a_quote_is_none() -> None:
    assert quoted('<div class="gmail_quote_not">a</div><div class="not-gmail_quote">b</div>', "html") == []


def test_code_and_placeholders_are_protected() -> None:
    source = "<p>Run <code>a &amp;&amp; b</code> for {{ user<b }} or %{x}.</p><pre>a\n\nb</pre>"
    assert protected(source, "html") == [
        ("code", "a && b"),
        ("placeholder", "{{ user<b }}"),
        ("placeholder", "%{x}"),
        ("code", "a\n\nb"),
    ]


def test_preformatted_text_is_a_block_of_code() -> None:
    assert blocks("<pre>a</pre>b", "html", kind="code") == ["a"]
    assert blocks("<h2>T</h2><ul><li>i</li></ul>", "html", kind="heading") == ["T"]
    assert blocks("<h2>T</h2><ul><li>i</li></ul>", "html", kind="item") == ["i"]


def test_a_replacement_reads_as_it_is_written() -> None:
    words = 'a < b & c > "d" &amp; <b>e</b>'
    assert blocks(READERS["html"].escape(words), "html") == [words]
