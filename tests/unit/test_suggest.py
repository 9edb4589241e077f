"""What to write instead: fitted into the draft, and never losing a name, number, link or placeholder."""

from __future__ import annotations

from typing import Any

import pytest

from helpers import MakePack, rule
from replylint import Suggestion


def offered(make_pack: MakePack, text: str, reply: str, **call: Any) -> tuple[Suggestion, ...]:
    """Return what is suggested for the first finding of a rule with this text."""
    return make_pack(rule("bad", text)).lint(reply, **call).findings[0].suggestions


def fixed(make_pack: MakePack, text: str, reply: str, **call: Any) -> str:
    return make_pack(rule("bad", text)).lint(reply, **call).rewrite().text


def test_words_are_replaced_in_place(make_pack: MakePack) -> None:
    (one,) = offered(make_pack, "phrases: [bad thing]\nsuggest: [{write: gift, safe: true}]", "A bad thing.")
    assert (one.text, one.safe, one.blanks) == ("gift", True, False)
    assert [(e.span.start, e.span.end, e.text) for e in one.edits] == [(2, 11, "gift")]


def test_captures_are_put_in_place_as_they_stand(make_pack: MakePack) -> None:
    text = "phrases: [ask … yourself]\nsuggest: [{when: ask <who:1-4> yourself, write: I will ask <who>}]"
    assert fixed(make_pack, text, "Please ask  our ČAS team yourself!") == "Please I will ask our ČAS team!"


def test_only_what_when_names_is_replaced_and_only_where_it_meets_the_match(make_pack: MakePack) -> None:
    text = "phrases: [so bad]\nsuggest: [{when: bad, write: good}]"
    assert fixed(make_pack, text, "Bad, but so bad.") == "Bad, but so good."
    assert offered(make_pack, "phrases: [so bad]\nsuggest: [{when: worse, write: good}]", "Worse is so bad.") == ()


def test_the_suggestions_come_in_the_order_of_the_file(make_pack: MakePack) -> None:
    text = "phrases: [bad]\nsuggest: [{when: very bad, write: a}, {write: b}, {write: b}, {write: c}]"
    assert [s.text for s in offered(make_pack, text, "Bad.")] == ["B", "C"]
    assert [s.text for s in offered(make_pack, text, "So very bad.")] == ["a", "b", "c"]


CAPITALS = [
    ("Bad it is.", "Good it is."),
    ("It is. Bad it is.", "It is. Good it is."),
    ("It is BAD.", "It is good."),
    ("It is Bad.", "It is good."),
    ("Hi:\n\nBad it is", "Hi:\n\nGood it is"),
    ("bad it is", "good it is"),
    ("@ana Bad it is.", "@ana Good it is."),
    ("@ana @bo_l, Bad it is.", "@ana @bo_l, Good it is."),
    ("@ana bad it is.", "@ana good it is."),
    ("Tell @ana Bad it is.", "Tell @ana good it is."),
]
OPENED = [("¿Bad is it?", "¿Good is it?"), ("Is it, ¿bad it is?", "Is it, ¿good it is?")]


@pytest.mark.parametrize(("before", "after"), CAPITALS)
def test_a_sentence_keeps_its_capital(make_pack: MakePack, before: str, after: str) -> None:
    assert fixed(make_pack, "phrases: [bad]\nsuggest: [{write: good}]", before) == after


ARTICLES = [
    ("It is a bad day.", "offer", "It is an offer day."),
    ("It is an bad day.", "gift", "It is a gift day."),
    ("A bad day it is.", "offer", "An offer day it is."),
    ("It is a bad day.", "gift", "It is a gift day."),
    ("It is a bad day.", "useful", "It is a useful day."),
    ("It is our bad day.", "our gift", "It is our gift day."),
    ("It is Our bad day.", "our gift", "It is Our gift day."),
    ("It is ours, bad day.", "ours", "It is ours, ours day."),
]


@pytest.mark.parametrize(("before", "words", "after"), ARTICLES)
def test_an_article_fits_and_no_word_is_said_twice(make_pack: MakePack, before: str, words: str, after: str) -> None:
    files = {"languages/xx.yaml": "name: Test\nnative: test\narticle: [a, an]\n"}
    text = f"phrases: [bad]\nsuggest: [{{write: {words}}}]"
    assert make_pack(files | rule("bad", text)).lint(before).rewrite().text == after


def test_half_of_a_word_with_a_hyphen_is_not_replaced(make_pack: MakePack) -> None:
    text = "phrases: [bad]\nsuggest: [{write: good}]"
    assert offered(make_pack, text, "It is bad-looking.") == ()
    assert offered(make_pack, text, "It is bad - looking.") != ()
    replacing = make_pack(rule("bad", "replace: {bad: good}", "type: substitution"))
    assert replacing.lint("It is bad-looking.").findings[0].suggestions == ()


@pytest.mark.parametrize(("before", "after"), OPENED)
def test_the_capital_stands_behind_an_opening_mark(make_pack: MakePack, before: str, after: str) -> None:
    assert fixed(make_pack, "phrases: ['¿ bad']\nsuggest: [{write: ¿good}]", before) == after


DELETIONS = [
    ("Sadly, we can.", "We can."),
    ("Sadly we can.", "We can."),
    ("We, sadly, can.", "We can."),
    ("We can, sadly.", "We can."),
    ("We can sadly.", "We can."),
    ("We sadly can.", "We can."),
    ("We can. Sadly, so it is.", "We can. So it is."),
    ("sadly, we can.", "we can."),
]


@pytest.mark.parametrize(("before", "after"), DELETIONS)
def test_what_is_left_out_takes_its_commas_and_spaces_along(make_pack: MakePack, before: str, after: str) -> None:
    assert fixed(make_pack, "phrases: [sadly]\nsuggest: [{write: '', safe: true}]", before) == after


def test_apostrophes_are_those_of_the_draft(make_pack: MakePack) -> None:
    text = "phrases: [bad]\nsuggest: [{write: that's it}]"
    assert fixed(make_pack, text, "We’ll see: so bad.") == "We’ll see: so that’s it."
    assert fixed(make_pack, text, "We'll see: so bad.") == "We'll see: so that's it."


LOSSES = ["bad {{name}} thing", "bad https://x.example thing", "bad a@b.example thing", "bad 12.50 thing"]


@pytest.mark.parametrize("words", LOSSES)
def test_nothing_is_offered_that_loses_a_placeholder_link_or_number(make_pack: MakePack, words: str) -> None:
    assert offered(make_pack, "phrases: [bad … thing]\nsuggest: [{write: good, safe: true}]", f"A {words}.") == ()


@pytest.mark.parametrize("words", LOSSES)
def test_what_a_capture_keeps_is_not_lost(make_pack: MakePack, words: str) -> None:
    text = "phrases: [bad … thing]\nsuggest: [{when: 'bad <it:1-4> thing', write: good <it>, safe: true}]"
    kept = words.removeprefix("bad ").removesuffix(" thing")
    assert fixed(make_pack, text, f"A {words}.") == f"A good {kept}."


def test_what_loses_a_name_is_not_safe(make_pack: MakePack) -> None:
    text = "phrases: [bad … thing]\nsuggest: [{write: good, safe: true}]"
    assert [s.safe for s in offered(make_pack, text, "A bad Ana thing.")] == [False]
    assert [s.safe for s in offered(make_pack, text, "A bad old thing.")] == [True]


def test_what_holds_a_blank_is_marked_and_not_safe(make_pack: MakePack) -> None:
    text = "phrases: [soon]\nsuggest: [{write: 'by [day]', safe: true}]"
    assert [(s.text, s.safe, s.blanks) for s in offered(make_pack, text, "It is soon.")] == [("by [day]", False, True)]
    assert fixed(make_pack, text, "It is soon.") == "It is soon."


def test_nothing_is_offered_that_is_itself_a_fault(make_pack: MakePack) -> None:
    files = {**rule("bad", "phrases: [bad]\nsuggest: [{write: sad}, {write: very bad}, {write: good}]"),
             **rule("sad", "phrases: [sad]")}  # fmt: skip
    (finding,) = make_pack(files).lint("It is bad.")
    assert [s.text for s in finding.suggestions] == ["good"]


def test_suggestions_fit_the_register_and_the_channel(make_pack: MakePack) -> None:
    text = "phrases: [bad]\nsuggest: [{write: a, registers: [formal]}, {write: b, channels: [chat]}, {write: c}]"

    def texts(**call: str) -> list[str]:
        return [s.text for s in offered(make_pack, text, "so bad", **call)]

    assert texts(register="formal", channel="email") == ["a", "c"]
    assert texts(register="informal", channel="chat") == ["b", "c"]


def test_in_html_a_replacement_is_escaped_and_markup_between_words_is_never_written_over(make_pack: MakePack) -> None:
    text = "phrases: [bad thing]\nsuggest: [{write: R&D}]"
    assert fixed(make_pack, text, "<p>A bad thing</p>", format="html") == "<p>A R&amp;D</p>"
    (one,) = offered(make_pack, text, "<p>A <b>bad</b> thing</p>", format="html")
    assert (one.text, one.edits, one.safe) == ("R&D", (), False)


def test_in_markdown_a_replacement_is_escaped(make_pack: MakePack) -> None:
    text = "phrases: [bad]\nsuggest: [{write: 'a * b'}]"
    assert fixed(make_pack, text, "**so bad**", format="markdown") == r"**so a \* b**"
