"""Plain text: lines, items and quotes, cut where a reader would."""

from __future__ import annotations

import pytest

from helpers import blocks, quoted
from replylint.formats import READERS, guess_format


def test_the_prose_is_the_source_itself() -> None:
    source = "\ufeffHi Ana,\r\n\r\n  it is 3 < 4 &amp; <b>fine</b>.\n"
    prose = READERS["text"].read(source)
    assert (prose.text, prose.source, prose.span(3, 9)) == (source, source, (3, 9))
    assert prose.verbatim(0, len(source))


def test_blank_lines_and_short_lines_cut_blocks() -> None:
    assert blocks("Hi Ana,\nthanks.\n\n \t\nIt is done.\n") == ["Hi Ana,", "thanks.", "It is done."]


@pytest.mark.parametrize("feed", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_break_cuts_lines(feed: str) -> None:
    assert blocks(f"Hi Ana,{feed}thanks.{feed}{feed}Bye.") == ["Hi Ana,", "thanks.", "Bye."]


def test_a_byte_order_mark_is_no_word() -> None:
    assert blocks("\ufeffHi Ana,") == ["Hi Ana,"]


def test_a_text_without_words_has_no_blocks() -> None:
    assert blocks("") == blocks(" \n\t\n") == blocks("\ufeff") == []


BROKEN = (
    "We have looked into your order again and found that the parcel was\n"
    "handed to the carrier on Monday, so that it should reach you by the end\n"
    "of this week."
)


def test_a_sentence_that_an_editor_broke_stays_in_one_block() -> None:
    assert blocks(BROKEN) == [BROKEN]


def test_lines_that_end_a_sentence_are_not_joined() -> None:
    first, second = "We have looked into your order again and found the parcel at last.", "It will reach you this week."
    assert blocks(f"{first}\n{second}") == [first, second]


def test_a_short_line_is_no_broken_one() -> None:
    assert blocks("Kind regards\nAna\nThe team of the shop") == ["Kind regards", "Ana", "The team of the shop"]


@pytest.mark.parametrize("sign", ["-", "*", "•", "–", "1.", "1)"])
def test_list_items_are_blocks_without_their_sign(sign: str) -> None:
    assert blocks(f"Please:\n{sign} send it back\n", kind="item") == ["send it back"]


def test_numbers_are_items_as_far_as_they_count_up() -> None:
    assert blocks("1. Open it.\n2. Close it.\n15. May is the day.", kind="item") == ["Open it.", "Close it."]
    assert blocks("1. Open it.\n\n2. Close it.", kind="item") == ["Open it.", "Close it."]
    assert blocks("15. May is the day.", kind="item") == []


def test_an_item_that_an_editor_broke_stays_in_one_block() -> None:
    assert blocks(f"- {BROKEN}\n- Next.", kind="item") == [BROKEN, "Next."]


def test_quoted_lines_are_quoted_without_their_sign() -> None:
    source = "Hi,\n> my *words*\n>> and older ones\n>\nBye."
    assert (blocks(source), quoted(source)) == (["Hi,", "Bye."], ["my *words*", "and older ones"])


def test_a_replacement_is_written_as_it_is() -> None:
    assert READERS["text"].escape("a < b & *c*") == "a < b & *c*"


GUESSES = [
    ("<p>Hi</p>", None, "html"),
    ("<!DOCTYPE html>x", None, "html"),
    ("Hi<br/>Ana", None, "html"),
    ('<DIV class="x">', None, "html"),
    ("x < y and <insert name>", None, "text"),
    ("# Not *guessed*", None, "text"),
    ("<p>Hi</p>", "reply.txt", "text"),
    ("Hi", "reply.HTM", "html"),
    ("Hi", "a/b.markdown", "markdown"),
    ("Hi", "reply.md", "markdown"),
    ("Hi", "reply", "text"),
]


@pytest.mark.parametrize(("source", "name", "format"), GUESSES)
def test_a_format_is_told_by_the_name_and_else_by_the_text(source: str, name: str | None, format: str) -> None:
    assert guess_format(source, name) == format
