"""Sentences of the agent's own words, and the history of the thread that is none of them."""

from __future__ import annotations

import pytest

from helpers import parsed, sentences
from replylint.sentences import LONGEST

HISTORY = ["on … … … wrote :", "^ from :", "^ sent :", "^ to :", "original message"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("One, two", ["One, two"]),
        ("Hi Ana,\n\nOne. Two.\nThree", ["Hi Ana,", "One.", "Two.", "Three"]),
        ("It costs 3.50 now. Ok.", ["It costs 3.50 now.", "Ok."]),
        ("こんにちは。元気です。", ["こんにちは。", "元気です。"]),
        ("- One. Two.\n- Three", ["One.", "Two.", "Three"]),
        ("... !!! 🙂", []),
        ("", []),
    ],
)
def test_sentences_end_at_marks_and_blocks(text: str, expected: list[str]) -> None:
    found = sentences(parsed(text))
    assert [s for s in found if any(c.isalnum() for c in s)] == expected


def test_a_link_or_placeholder_ends_no_sentence() -> None:
    text = "See https://x.example/a.b?c=d for {{ a. B? }} it."
    assert sentences(parsed(text)) == [text]


def test_quotes_and_code_hold_no_sentences() -> None:
    source = "One.\n\n> Two.\n\n```\nThree.\n```\n\nFour."
    assert sentences(parsed(source, "markdown")) == ["One.", "Four."]


def test_a_line_without_end_is_cut_into_pieces() -> None:
    text = "word " * LONGEST
    document = parsed(text)
    assert all(s.end - s.start <= LONGEST for s in document.sentences)
    assert document.words() == LONGEST


def test_a_sentence_has_its_range_in_the_stream() -> None:
    document = parsed("One two. Čas!\n\nThree")
    for sentence in document.sentences:
        assert document.stream[sentence.stream_start : sentence.stream_start + 1] == b"\n"
        assert document.stream[sentence.stream_end : sentence.stream_end + 1] == b"\n"
    assert [document.words_in(n) for n in range(3)] == [2, 1, 1]


def test_lone_surrogates_and_nul_are_parsed() -> None:
    assert sentences(parsed("A \ud800 b\0c. D")) == ["A \ud800 b\0c.", "D"]


HISTORIES = [
    "On Monday, 3 May 2021, Ana wrote:\nIt broke.",
    "On Monday, 3 May 2021 at 12:00 in the morning Ana\nBanana <a@b.example> wrote:\n\nIt broke.",
    "On Monday, 3 May 2021 at 12:00 in the morning Ana <\na@b.example> wrote:\n\nIt broke.",
    "2021年5月3日(月) 12:00 アナ <a@b.example>:\n\nIt broke.",
    "pon., 3 maj 2021 o 12:00 Ana <a@b.example> napisał(a):\n\nIt broke.",
    "-----Original Message-----\nIt broke.",
    "________________________________\nFrom: Ana\nSent: Monday\nTo: Us\nIt broke.",
    "From: Ana\nSent: Monday\nTo: Us\n\nIt broke.",
    "*From:* Ana\n*Sent:* Monday\n*To:* Us\n\nIt broke.",
]


@pytest.mark.parametrize("history", HISTORIES)
def test_earlier_messages_of_the_thread_are_left_out(history: str) -> None:
    assert sentences(parsed(f"It is done.\n\n{history}", history=HISTORY)) == ["It is done."]


OWN = [
    "He wrote:\nIt broke.",
    "From: Ana\nIt is all the same to us.",
    "From: Ana\nTo: Us\nIt is all the same to us.",
    "On Monday Ana wrote to us about it.",
    "-----\nIt is done.",
    "From now on: it works.",
    "On 3 May we wrote to Ana <a@b.example>, as said:\nIt is done.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_only_looks_like_a_header_is_the_agent_s_own(text: str) -> None:
    last = text.rpartition("\n")[2]
    assert sentences(parsed(f"Hi.\n\n{text}", history=HISTORY))[-1] == last


def test_quoted_lines_above_do_not_begin_the_history() -> None:
    text = "> From: Ana\n> Sent: Monday\n> To: Us\n\nIt is done."
    assert sentences(parsed(text, history=HISTORY)) == ["It is done."]


def test_in_html_the_history_begins_at_the_line_that_says_so() -> None:
    source = "<p>It is done.</p><p>On Monday <b>Ana</b> wrote:</p><p>It broke.</p>"
    assert sentences(parsed(source, "html", history=HISTORY)) == ["It is done."]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Vi ringer kl. 17 i dag, t.ex. om nr. 4. Hej då. 3 kvar. Kom kl. 14. Tack!"
    assert sentences(parsed(text, language="sv")) == [
        "Vi ringer kl. 17 i dag, t.ex. om nr. 4.",
        "Hej då.",
        "3 kvar.",
        "Kom kl. 14.",
        "Tack!",
    ]
