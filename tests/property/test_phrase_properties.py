"""Phrases on generated text: the fast matcher finds what a slow one finds, and never hangs."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from reference import Reference, sample

from helpers import MakePack, act, matcher_of, rule, stream, texts
from replylint import Linter
from replylint.phrases.syntax import parse
from replylint.phrases.tree import PhraseError

SLOTS = {"we": ["a b", "c"], "opt": ["(|a)", "b"], "deep": ["<we> <opt>", "ab"]}
TREES = {name: tuple(map(parse, phrases)) for name, phrases in SLOTS.items()}
VOCABULARY = ["a", "b", "c", "ab", "čas", "a's", "3", ",", ".", "を"]
plain = st.sampled_from(["a", "b", "c", "ab", "ba", "čas", "a's", "3", ",", ".", "を"])
endings = st.sampled_from(["(|b)", "(b|'s)", "(| a b|b)", "(|a*)", "(b|(|a)b)", "*", "*b", "(|-)c"])
glued = st.builds("{}{}".format, st.sampled_from(["a", "č", "(a|)", "(|b|ab)a", "*a"]), endings)
others = st.sampled_from(
    ["…", "<we>", "<opt>", "<deep>", "<x:we>", "<y:opt>", "<n:number>", "<number>", "<end>", "<z:1-3>", "<z:2>"]
)
simple = plain | plain | glued | others


def groups(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return alternatives, optional parts and parts in any order, of inner phrases."""
    parts = st.lists(inner, min_size=1, max_size=2).map(" ".join)
    return st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda options: f"({'|'.join(options)})"),
        st.lists(parts, min_size=1, max_size=3).map(lambda options: f"(|{'|'.join(options)})"),
        st.lists(parts, min_size=2, max_size=3).map(lambda options: f"({' & '.join(options)})"),
    )


phrases = st.builds(
    lambda start, inner, end: f"{start}{' '.join(inner)}{end}",
    st.sampled_from(["", "", "", "^ ", "(^|c) "]),
    st.lists(st.recursive(simple, groups, max_leaves=5), min_size=1, max_size=4),
    st.sampled_from(["", "", "", " $", " (b|$)"]),
)
sentences = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=12)


def near(phrase: str, seed: int) -> list[str]:
    """Return a sentence that holds words which the phrase may well match, sometimes with a word changed."""
    random = Random(seed)
    out = random.choices(VOCABULARY, k=random.choice([0, 0, 1, 3]))
    for _ in range(random.choice([1, 1, 2])):
        words = sample(parse(phrase), TREES, random, VOCABULARY)
        if words and random.random() < 0.3:
            words[random.randrange(len(words))] = random.choice(VOCABULARY)
        out += words + random.choices(VOCABULARY, k=random.choice([0, 0, 1, 3]))
    return out or ["a"]


def found(phrase: str, words: list[str]) -> list[tuple[int, int, tuple[tuple[str, int, int], ...]]]:
    """Return what the fast matcher finds, by word."""
    matcher = matcher_of([phrase], SLOTS)
    data, (bound,) = stream(" ".join(words))
    out = []
    for row in matcher.candidates(data, [bound])[0]:
        for hit in matcher.confirm(row, data, 0, bound):

            def at(offset: int) -> int:
                return data.count(b" ", 0, offset) - 1

            inside = tuple(sorted((name, at(start), at(end) + 1) for name, start, end in matcher.captures(hit, data)))
            out.append((at(hit.start), at(hit.end) + 1, inside))
    return out


def fixed(phrase: str) -> bool:
    """Whether a phrase has words that must occur, as every phrase of a pack does."""
    try:
        matcher_of([phrase], SLOTS)
    except PhraseError:
        return False
    return True


@settings(max_examples=600)
@given(phrases.filter(fixed), st.integers(0, 2**32))
def test_the_compiled_phrase_finds_what_the_slow_matcher_finds(phrase: str, seed: int) -> None:
    words = near(phrase, seed)
    note(" ".join(words))
    assert found(phrase, words) == Reference(parse(phrase), TREES, words).found()


@settings(max_examples=100)
@given(st.lists(phrases.filter(fixed), min_size=1, max_size=8), st.integers(0, 2**32))
def test_every_phrase_that_matches_is_a_candidate(rows: list[str], seed: int) -> None:
    matcher = matcher_of(rows, SLOTS)
    data, bounds = stream(*(" ".join(near(phrase, seed + n)) for n, phrase in enumerate(rows)))
    starts = [0, *bounds]
    candidates = matcher.candidates(data, bounds)
    for number, bound in enumerate(bounds):
        matching = {row for row in range(len(rows)) if next(matcher.confirm(row, data, starts[number], bound), None)}
        assert matching <= set(candidates[number])


FILES = {
    **rule(
        "bad",
        "phrases: [bad … thing, 'not (our|my) (job|problem)', 'čas*', '<who:1-3> fault']\n"
        "except: [not bad thing]\nunless: [never mind]",
    ),
    **act("greeting", "phrases: [hello]"),
}
FAULTS = ["A bad and silly thing.", "It is NOT our  problem!", "Počakajte čas.", "Your own fault?"]
CLEAN = ["All is well.", "We have sent it!", "Is it fine?", "A good day, then.", "Vse je v redu."]


@pytest.fixture(scope="module")
def linter(make_pack: MakePack) -> Linter:
    return make_pack(FILES)


@given(
    st.sampled_from(FAULTS),
    st.lists(st.sampled_from(CLEAN), max_size=4),
    st.lists(st.sampled_from(CLEAN), max_size=4),
    st.sampled_from(["\n\n", " ", "\n"]),
)
def test_clean_sentences_around_a_fault_never_hide_it(
    linter: Linter, fault: str, before: list[str], after: list[str], between: str
) -> None:
    alone = texts(linter.lint(fault))
    assert alone
    assert texts(linter.lint(between.join([*before, fault, *after]))) == alone


LONG = 200_000
HARD = [
    ("a … a … a … a … a … a … b", "a " * (LONG // 2) + "b"),
    ("(a*|*a|a) … (a*|*a) … (a & aa & aaa) … b", "a aa aaa " * (LONG // 9) + "b"),
    ("*a*a*a*a*b", "a" * LONG + "b"),
    ("<x:1-20> a <y:1-20> a <z:1-20> b", "a " * (LONG // 2) + "b"),
    ("(a|a b|a b a) (a|b|a b) … b $", "a b " * (LONG // 4)),
]


@pytest.mark.parametrize(("phrase", "text"), HARD, ids=range(len(HARD)))
def test_a_hostile_text_is_matched_in_linear_time(phrase: str, text: str) -> None:
    data, bounds = stream(text)
    matcher = matcher_of([phrase])
    for row in matcher.candidates(data, bounds)[0]:
        list(matcher.confirm(row, data, 0, bounds[0]))


def test_a_hostile_draft_is_linted_in_linear_time(make_pack: MakePack) -> None:
    phrases = "\n".join(f"  - '{phrase}'" for phrase, _ in HARD)
    linter = make_pack(rule("bad", f"phrases:\n{phrases}\nexcept: [a … b]\nunless: [c … d]"))
    for text in (*(text for _, text in HARD), "a, b. " * (LONG // 6), "a\n" * (LONG // 2), ".\n\n" * (LONG // 3)):
        linter.lint(text)
