"""Many phrases in many sentences: what is looked at, and what is confirmed."""

from __future__ import annotations

import pytest

from helpers import hits, matcher_of, stream, words_at
from replylint.phrases.literals import LiteralFinder, Required
from replylint.phrases.matcher import Hit, Matcher
from replylint.phrases.syntax import parse
from replylint.phrases.table import Table, TableBuilder


def found(phrases: list[str], *sentences: str) -> list[list[int]]:
    """Return the candidates in each sentence, in order."""
    return [sorted(rows) for rows in matcher_of(phrases).candidates(*stream(*sentences))]


def test_a_candidate_is_known_in_the_sentence_that_holds_its_words() -> None:
    assert found(["our problem"], "Hello.", "Not our problem!", "Bye.") == [[], [0], []]


def test_words_that_stand_in_two_sentences_are_no_candidate() -> None:
    assert found(["not … problem"], "It is not.", "A problem it is.") == [[], []]


def test_words_do_not_run_from_one_sentence_into_the_next() -> None:
    assert found(["our problem"], "It is our", "problem") == [[], []]


def test_a_candidate_in_the_last_word_belongs_to_its_own_sentence() -> None:
    assert found(["problem"], "our problem", "problem of ours", "none") == [[0], [0], []]


def test_overlapping_words_of_several_rows_are_all_seen() -> None:
    phrases = ["not our problem", "our problem", "our", "problem is yours", "not our", "problem"]
    assert found(phrases, "not our problem is yours", "our problem", "problem") == [
        [0, 1, 2, 3, 4, 5],
        [1, 2, 5],
        [5],
    ]


def test_a_row_is_named_once_although_its_words_stand_there_often() -> None:
    assert matcher_of(["(sorry|late)"]).candidates(*stream("sorry late sorry sorry"))[0] == [0]


def test_sentences_that_hold_nothing_are_skipped_over() -> None:
    sentences = ["nothing"] * 50 + ["our problem"] + ["nothing"] * 50 + ["our problem"]
    assert [n for n, rows in enumerate(found(["our problem"], *sentences)) if rows] == [50, 101]


def test_every_group_of_a_row_must_occur() -> None:
    assert found(["not … (my|our) … job"], "not my job", "not our problem", "our job") == [[0], [], []]


def test_many_rows_are_told_apart() -> None:
    phrases = [f"word{n} again" for n in range(3_000)]
    assert found(phrases, "word7 again", "word2999 again and word8 again", "word3000 again") == [[7], [8, 2999], []]


def test_a_table_without_rows_finds_nothing() -> None:
    assert Matcher(Table((), (), ()), {}).candidates(*stream("one", "two")) == [[], []]


def test_a_text_without_sentences_has_no_candidates() -> None:
    assert matcher_of(["a b"]).candidates(b"\n", []) == []


def test_a_word_that_two_rows_need_is_kept_once() -> None:
    builder = TableBuilder()
    required = Required((frozenset([b" our "]),))
    builder.add(0, "phrases", "our", required)
    builder.add(1, "except", "our", required, entry=4)
    table = builder.table()
    assert table.literals == (b" our ",)
    assert table.members == ((0,),)
    assert [(row.owner, row.role, row.groups, row.entry) for row in table.rows] == [
        (0, "phrases", (0,), 0),
        (1, "except", (0,), 4),
    ]


def test_hits_of_one_row_come_left_to_right_and_do_not_overlap() -> None:
    text = "a b a b a b a"
    assert [words_at(text, hit.start, hit.end) for hit in hits(matcher_of(["a b a"]), text)] == ["a b a", "a b a"]


def test_a_row_is_confirmed_only_within_the_bounds_given() -> None:
    data, bounds = stream("our problem", "our problem")
    matcher = matcher_of(["our problem"])
    assert [(hit.start, hit.end) for hit in matcher.confirm(0, data, bounds[0], bounds[1])] == [
        (bounds[0] + 2, bounds[1] - 1)
    ]


@pytest.mark.parametrize("number", [0, 1])
def test_an_edge_is_the_edge_of_its_own_sentence(number: int) -> None:
    data, bounds = stream("sorry .", "sorry !")
    starts = [0, bounds[0]]
    assert len(list(matcher_of(["^ sorry $"]).confirm(0, data, starts[number], bounds[number]))) == 1


def test_captures_are_byte_ranges_of_the_stream() -> None:
    data, bounds = stream("za naše čas tu")
    matcher = matcher_of(["za <what:1-2> tu"])
    (hit,) = matcher.confirm(0, data, 0, bounds[0])
    assert hit == Hit(0, 2, len(data) - 2)
    assert matcher.captures(hit, data) == (("what", 5, 5 + len("naše čas".encode())),)


def table_of(*phrases: str, samples: list[str]) -> Table:
    builder, finder = TableBuilder(), LiteralFinder({})
    for number, phrase in enumerate(phrases):
        builder.add(number, "phrases", phrase, finder.required(parse(phrase)))
    return builder.table(f" {sample} ".encode() for sample in samples)


def first_groups(table: Table) -> list[set[bytes]]:
    """Return the literals of the group of each row that decides whether the row is looked at."""
    return [{table.literals[n] for n in table.members[row.groups[0]]} for row in table.rows]


def test_a_row_is_looked_at_where_its_rarest_words_stand() -> None:
    samples = ["we can do it"] * 50 + ["you can"] * 50 + ["the courier can"]
    table = table_of("can … courier", "(we|i) can", samples=samples)
    assert first_groups(table) == [{b" courier "}, {b" we ", b" i "}]
    assert first_groups(table_of("(we|i) can", samples=[*samples, *["i do", "we do"] * 50])) == [
        {b" we can ", b" i can "}
    ]


def test_words_side_by_side_are_no_literals_where_a_single_one_is_rare() -> None:
    table = table_of("(we|i) (had|have) couriers", samples=["we have"] * 9)
    assert set(table.literals) == {b" we ", b" i ", b" had ", b" have ", b" couriers "}
