"""Which words must occur before a phrase can match at all."""

from __future__ import annotations

import pytest

from replylint.phrases.literals import STRETCH, LiteralFinder
from replylint.phrases.syntax import parse
from replylint.phrases.tree import PhraseError

SLOTS = {
    "we": ["we", "our team"],
    "loop": ["<loop> again", "<loop>"],
    "free": ["(|very)", "surely"],
    "number-of": ["<number>", "many"],
}
REQUIRED: list[tuple[str, list[set[str]]]] = [
    ("our problem", [{" our problem "}]),
    ("don’t", [{" don't "}]),
    ("čas", [{" čas "}]),
    ("not (my|our) job", [{" not "}, {" job "}, {" my ", " our "}]),
    ("(very|) sorry", [{" sorry "}]),
    ("so (|very) sorry", [{" sorry "}, {" so "}]),
    ("refund(|s|ed) now", [{" refund ", " refunds ", " refunded "}, {" now "}]),
    ("i(| have|'ve) passed", [{" passed "}, {" i ", " i have ", " i've "}]),
    ("(un|)happy", [{" unhappy ", " happy "}]),
    ("लड़क(ा|े)", [{" लड़का ", " लड़के "}]),
    ("refund*", [{" refund"}]),
    ("*fund", [{"fund "}]),
    ("*fun*", [{"fun"}]),
    ("re*nd", [{" re"}]),
    ("<we> refund", [{" refund "}, {" we ", " our team "}]),
    ("<free> later", [{" later "}]),
    ("<number-of> later", [{" later "}]),
    ("<loop> later", [{" later "}]),
    ("in <number> days", [{" days "}, {" in "}]),
    ("not … <who:1-3>, refund", [{" refund "}, {" not "}]),
    ("(late & sorry)", [{" sorry "}, {" late "}]),
    ("(a b|c d e)", [{" a b ", " c d e "}]),
    ("^ no $", [{" no "}]),
    ("申し訳", [{" 申 し 訳 "}]),
]


@pytest.mark.parametrize(("phrase", "expected"), REQUIRED)
def test_required_words(phrase: str, expected: list[set[str]]) -> None:
    finder = LiteralFinder({name: tuple(map(parse, phrases)) for name, phrases in SLOTS.items()})
    groups = finder.required(parse(phrase)).single
    assert sorted(groups, key=sorted) == sorted([{w.encode() for w in group} for group in expected], key=sorted)


@pytest.mark.parametrize(
    "phrase", ["(a|)", "<number>", "<who:1-3> … <url>", "(a|) (b|)", "(<number>|a)", "<free>", "<loop>", "^ … $"]
)
def test_a_phrase_in_which_no_word_is_fixed_is_refused(phrase: str) -> None:
    finder = LiteralFinder({name: tuple(map(parse, phrases)) for name, phrases in SLOTS.items()})
    with pytest.raises(PhraseError, match="no word in this phrase is fixed"):
        finder.required(parse(phrase))


def test_the_most_telling_groups_come_first() -> None:
    required = LiteralFinder({}).required(parse("a … bb … ccc … dddd … eeeee"))
    assert required.single == tuple(frozenset([f" {w} ".encode()]) for w in ("eeeee", "dddd", "ccc", "bb", "a"))
    assert required.wide == ()


WIDE: list[tuple[str, list[set[str]]]] = [
    ("(we|i) can", [{" we can ", " i can "}]),
    ("(we|i) can't (find|see)", [{" we can't find ", " we can't see ", " i can't find ", " i can't see "}]),
    ("so (|very) sorry", [{" so sorry ", " so very sorry "}]),
    ("well, <we> refund", [{f" well {c}{w} refund " for c in ("", ", ") for w in ("we", "our team")}]),
    ("(we|i) … can", []),
    ("<number> can", []),
    ("(a|b|c|d|e) (f|g|h|i|j)", []),
    (
        "(a|b|c) (d|e) (f|g|h)",
        [{f" {x} {y} " for x in "abc" for y in "de"}, {f" {y} {z} " for y in "de" for z in "fgh"}],
    ),
]


@pytest.mark.parametrize(("phrase", "expected"), WIDE)
def test_words_side_by_side_are_looked_up_as_one_where_they_have_few_texts(
    phrase: str, expected: list[set[str]]
) -> None:
    finder = LiteralFinder({name: tuple(map(parse, phrases)) for name, phrases in SLOTS.items()})
    groups = finder.required(parse(phrase)).wide
    assert sorted(groups, key=sorted) == sorted([{w.encode() for w in group} for group in expected], key=sorted)
    assert all(len(group) <= STRETCH for group in groups)


def test_a_word_with_too_many_forms_is_known_by_its_fixed_start() -> None:
    choice = "(" + "|".join(map(str, range(20))) + ")"
    assert LiteralFinder({}).required(parse(f"abc{choice}{choice}")).single == (frozenset([b" abc"]),)
