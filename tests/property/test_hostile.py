"""Drafts made to take for ever: each reader and the linter take seconds for what took minutes."""

from __future__ import annotations

import time

import pytest

from helpers import MakePack, parsed, rule
from replylint.formats import READERS

HOSTILE = {
    "tags never closed": "<div><p>" * 40_000,
    "comments never closed": "<!--" * 60_000,
    "attributes never closed": "<a b='" * 40_000,
    "bare signs": "<" * 200_000,
    "entities": "&#" * 100_000,
    "emphasis never closed": "*a _b " * 40_000,
    "a run of stars": "*" * 200_000,
    "brackets": "[" * 100_000,
    "links never closed": "[a](b " * 40_000,
    "backticks": "".join("`" * n + " " for n in range(500)),
    "nested quotes": "> " * 3_000 + "a",
    "nested items": "- " * 3_000 + "a",
    "quotation marks": "“a. " * 60_000,
    "placeholders never closed": "{{" * 100_000,
    "headers": "From: a\n" * 30_000,
    "attributions": "On 1 <a@b.example> x:\n" * 10_000,
    "one word": "a" * 1_000_000,
}
SECONDS = 10
"""What each took before was minutes, and what it takes is less than one, on a machine with nothing else to do."""


@pytest.mark.parametrize("claim", HOSTILE)
def test_a_hostile_draft_is_read_in_linear_time(claim: str) -> None:
    source = HOSTILE[claim]
    for format, reader in READERS.items():
        begun = time.process_time()
        reader.read(source)
        assert time.process_time() - begun < SECONDS, format


@pytest.mark.parametrize("claim", HOSTILE)
def test_a_hostile_draft_is_split_in_linear_time(claim: str) -> None:
    begun = time.process_time()
    parsed(HOSTILE[claim], history=["on … … … wrote :", "^ from :"])
    assert time.process_time() - begun < SECONDS


def test_a_huge_block_is_split_as_a_small_one_is(make_pack: MakePack) -> None:
    report = make_pack(rule("bad", "phrases: [bad thing]")).lint("All is fine so far. A bad thing! " * 2_000)
    assert [finding.text for finding in report] == ["bad thing"] * 2_000


def test_absurdly_many_marks_are_no_marks_and_the_words_keep_their_places() -> None:
    source = "*a* " * 3_000 + "bad"
    prose = READERS["markdown"].read(source)
    at = prose.text.index("bad")
    start, end = prose.span(at, at + 3)
    assert source[start:end] == "bad"
