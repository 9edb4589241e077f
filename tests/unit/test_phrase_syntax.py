"""What a phrase parses to, and what is said of one that can't be parsed."""

from __future__ import annotations

import pytest

from replylint.phrases.syntax import parse
from replylint.phrases.tree import (
    AnyOrder,
    Capture,
    Choice,
    Comma,
    Edge,
    Gap,
    Item,
    Lit,
    PhraseError,
    Sequence,
    Slot,
    Star,
    Word,
    check_names,
)


def word(text: str) -> Word:
    return Word((Lit(text),))


def of(*items: Item | str, spaced: bool = False) -> Sequence:
    return Sequence(tuple(word(item) if isinstance(item, str) else item for item in items), spaced)


NOTHING, SPACE = of(), of(spaced=True)
TREES: dict[str, Sequence] = {
    "not our problem": of("not", "our", "problem"),
    "NOT\n our ": of("not", "our"),
    "don’t": of("don't"),
    "e-mail": of("e", "mail"),
    '"sorry"': of("sorry"),
    "sorry, but": of("sorry", Comma(), "but"),
    "why ?": of("why", "?"),
    "why?": of("why", "?"),
    "at 5 p.m.": of("at", "5", "p.m."),
    "申し訳": of("申", "し", "訳"),
    "(a|b c)": of(Choice((of("a"), of("b", "c")))),
    "e( |)mail": of(Word((Lit("e"), Choice((SPACE, NOTHING)), Lit("mail")))),
    "(very|) good": of(Choice((of("very"), NOTHING)), "good"),
    "refund(|s|ed)": of(Word((Lit("refund"), Choice((NOTHING, of("s"), of("ed")))))),
    "i(| have|'ve)": of(Word((Lit("i"), Choice((NOTHING, of("have", spaced=True), of("'ve")))))),
    "(un|)happy": of(Word((Choice((of("un"), NOTHING)), Lit("happy")))),
    "(can|will)(not|)": of(Word((Choice((of("can"), of("will"))), Choice((of("not"), NOTHING))))),
    "((a|b)|c)": of(Choice((of(Choice((of("a"), of("b")))), of("c")))),
    "(a & b c)": of(AnyOrder((of("a"), of("b", "c", spaced=True)))),
    "refund*": of(Word((Lit("refund"), Star()))),
    "*fund": of(Word((Star(), Lit("fund")))),
    "re*nd": of(Word((Lit("re"), Star(), Lit("nd")))),
    "<we> can": of(Slot("we"), "can"),
    "<who:team>": of(Slot("team", "who")),
    "<who:1-6>": of(Capture("who", 1, 6)),
    "<who:3>": of(Capture("who", 3, 3)),
    "to <who:1-6>, please": of("to", Capture("who", 1, 6), Comma(), "please"),
    "not … refund": of("not", Gap(), "refund"),
    "not ... refund": of("not", Gap(), "refund"),
    "^ sorry": of(Edge(start=True), "sorry"),
    "sorry $": of("sorry", Edge(start=False)),
    "sorry .$": of("sorry", ".", Edge(start=False)),
    r"a \| b": of("a", "|", "b"),
    r"5\*": of("5", "*"),
    r"\(a\)": of("(", "a", ")"),
    r"a \… b": of("a", ".", "b"),
    "e-(mail|post)": of("e", Choice((of("mail"), of("post")))),
    "(self|)-made": of(Choice((of("self"), NOTHING)), "made"),
    "ありがとう(ございます|)": of(*"ありがとう", Choice((of(*"ございます"), NOTHING))),
    "(お|)客様": of(Choice((of("お"), NOTHING)), "客", "様"),
    "<who:1-4>様": of(Capture("who", 1, 4), "様"),
    "ます$": of("ま", "す", Edge(start=False)),
    "लड़(का|की)": of(Word((Lit("लड़"), Choice((of("का"), of("की")))))),
    "लड़क(ा|े)": of(Word((Lit("लड़क"), Choice((of("ा"), of("े")))))),
}


def place_free(sequence: Sequence) -> str:
    """Return a tree as text without the places of its slots, which no test here compares."""
    import re

    return re.sub(r", at=\d+", "", repr(sequence))


@pytest.mark.parametrize("phrase", TREES)
def test_tree(phrase: str) -> None:
    assert place_free(parse(phrase)) == place_free(TREES[phrase])


ERRORS = {
    "": ("the phrase is empty", 0),
    '""': ("the phrase is empty", 0),
    "a (b|c": ('"(" is never closed', 2),
    "a (b|(c)": ('"(" is never closed', 2),
    "a b) c": ('")" outside of a group', 3),
    "a | b": ('"|" outside of a group', 2),
    "a & b": ('"&" outside of a group', 2),
    "to <who": ('"<" is never closed', 3),
    "to <>": ("a slot is <name>", 3),
    "to <Who>": ("a slot is <name>", 3),
    "to <who:>": ("a slot is <name>", 3),
    "to <who am i>": ("a slot is <name>", 3),
    "to <:we>": ("a slot is <name>", 3),
    "to <who:1->": ("a capture is <name:1-6> or <name:3>", 3),
    "to <who:1x>": ("a capture is <name:1-6> or <name:3>", 3),
    "to <who:0-3>": ("a capture takes 1 to 20 words", 3),
    "to <who:6-1>": ("a capture takes 1 to 20 words", 3),
    "to <who:1-21>": ("a capture takes 1 to 20 words", 3),
    "to <who:We>": ("a slot's name has small letters", 3),
    "a (b|c&d)": ('"|" and "&" in one group', 2),
    "a (b&c&d&e&f)": ("at most 4 parts can stand in any order", 2),
    "a (b & )": ('an empty part beside "&"', 2),
    'a (b|"|c)': (chr(34) + " is a mark that phrases never see", 5),
    "a ()": ("an empty group", 2),
    "a (|)": ("an empty group", 2),
    "a * b": ('a lone "*" is no word', 2),
    "a <who>s b": ("can't be part of a word", 2),
    "a pre<who> b": ("can't be part of a word", 2),
    "a b…c d": ("can't be part of a word", 2),
    "a b\\": ("a lone backslash at the end", 3),
    "a (b|,)": ("a comma may be missing anywhere", 2),
    "a (, |b) c": ("a comma may be missing anywhere", 2),
    "a (very |)good": ("the space belongs behind the bracket", 2),
    "a (quite |very )good": ("the space belongs behind the bracket", 2),
}


@pytest.mark.parametrize("phrase", ERRORS)
def test_error_and_its_place(phrase: str) -> None:
    message, at = ERRORS[phrase]
    with pytest.raises(PhraseError) as caught:
        parse(phrase)
    assert message in str(caught.value)
    assert caught.value.at == at


@pytest.mark.parametrize(
    "phrase", ["a (,|) b", "a (b|\\,) c", "a (very|) good", "i( have|'ve) it", "(a |b) c", "(a (b |c)|d) e"]
)
def test_groups_that_look_like_a_trap_are_fine(phrase: str) -> None:
    assert parse(phrase).items


def test_the_names_of_captures_and_slots_are_known_at_any_depth() -> None:
    assert check_names(parse("<a> (to <b:we>|(for <c:1-3> & x)) i(|'m)")) == {"a", "b", "c"}
