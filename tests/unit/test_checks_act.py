"""The check type `act`: what a draft does, fails to do, or does too often."""

from __future__ import annotations

import pytest

from helpers import MakePack, act, rule, texts
from replylint import Linter, PackError

ACTS = {
    **act("sorry", "phrases: [sorry, {any: [my bad], confidence: 0.4}]"),
    **act("refuse", "phrases: [cannot]"),
    **act("offer", "phrases: [instead]"),
    **act("greeting", "phrases: [hello (<name:1-2>|)]"),
    **act("sign-off", "phrases: [kind regards]"),
    **act("closing-offer", "phrases: [ask me]"),
}


def linter(make_pack: MakePack, check: str, text: str | None = None) -> Linter:
    return make_pack({**ACTS, **rule("acts", text, f"type: act\n{check}")})


def places(reply: str, lint: Linter) -> list[str]:
    """Return what each finding marks, and for what is missing the words before and after its place."""
    out = []
    for finding in lint.lint(reply):
        start, end = finding.span.start, finding.span.end
        out.append(finding.text or f"{reply[:start][-6:]}|{reply[end:][:6]}")
    return out


# missing


def test_an_act_that_stands_nowhere_is_missing(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry]\nflag: missing")
    assert len(lint.lint("We refund it.")) == 1
    assert len(lint.lint("Sorry, we refund it.")) == 0


def test_any_of_several_acts_will_do(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry, offer]\nflag: missing")
    assert len(lint.lint("Take this instead.")) == 0
    assert len(lint.lint("Take this.")) == 1


def test_an_act_outside_the_zones_is_missing(make_pack: MakePack) -> None:
    reply = "Hello Ana,\n\nWe refund it.\n\nKind regards,\nSorry Novak"
    assert len(linter(make_pack, "acts: [sorry]\nflag: missing").lint(reply)) == 1
    assert len(linter(make_pack, "acts: [sorry]\nflag: missing\nzones: [signature]").lint(reply)) == 0


@pytest.mark.parametrize(("first", "missing"), [("1", True), ("2", False), ("9", False)])
def test_only_the_first_sentences_after_the_greeting_count(make_pack: MakePack, first: str, missing: bool) -> None:
    lint = linter(make_pack, f"acts: [sorry]\nflag: missing\nfirst: {first}")
    assert len(lint.lint("Hello Ana,\n\nWe refund it. Sorry for that.")) == int(missing)


PLACES = {
    "start": "|Hello ",
    "after-greeting": "Ana,\n\n|We did",
    "end-of-body": " sent.|\n\nAsk ",
    "end": " Novak|",
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_missing_has_a_place(make_pack: MakePack, place: str) -> None:
    lint = linter(make_pack, f"acts: [sorry]\nflag: missing\nplace: {place}")
    reply = "Hello Ana,\n\nWe did it. It is sent.\n\nAsk me.\n\nKind regards,\nEva Novak"
    assert places(reply, lint) == [PLACES[place]]


def test_a_draft_that_is_only_a_greeting_has_a_place_after_it(make_pack: MakePack) -> None:
    assert places("Hello Ana,", linter(make_pack, "acts: [sorry]\nflag: missing")) == ["o Ana,|"]


def test_a_draft_without_words_misses_nothing(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry]\nflag: missing")
    assert [len(lint.lint(reply)) for reply in ("", "  \n", "> quoted")] == [0, 0, 0]


def test_a_language_that_does_not_know_the_act_can_not_miss_it(make_pack: MakePack) -> None:
    files = rule("acts", None, "type: act\nacts: [unheard]\nflag: missing")
    files["acts/unheard/act.yaml"] = "title: U\nwhat: W\n"
    assert len(make_pack(files).lint("We refund it.")) == 0


def test_an_act_that_its_surroundings_undo_is_missing(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry]\nflag: missing\nunless_near: [{acts: [refuse]}]")
    assert len(lint.lint("Sorry, we cannot.")) == 1
    assert len(lint.lint("Sorry. We cannot.")) == 0


# present


def test_each_act_that_is_present_is_found(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry, refuse]\nflag: present")
    assert texts(lint.lint("Sorry, we cannot. So sorry.")) == ["Sorry", "cannot", "sorry"]


def test_once_reports_only_the_first(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry, refuse]\nflag: present\nonce: true")
    assert texts(lint.lint("We cannot. Sorry, sorry.")) == ["cannot"]


def test_an_act_has_the_confidence_of_its_phrase(make_pack: MakePack) -> None:
    report = linter(make_pack, "acts: [sorry]\nflag: present").lint("Sorry. My bad.")
    assert [finding.confidence for finding in report] == [0.9, 0.4]


def test_the_exceptions_of_an_act_hold(make_pack: MakePack) -> None:
    files = act("sorry", "phrases: [sorry]\nexcept: [sorry state]\nunless: [not]")
    lint = make_pack({**files, **rule("acts", None, "type: act\nacts: [sorry]\nflag: present")})
    assert texts(lint.lint("Sorry. A sorry state. I am not sorry. Not sorry; sorry.")) == ["Sorry"]


# repeated


def test_an_act_is_repeated_where_more_than_the_most_stand_there(make_pack: MakePack) -> None:
    reply = "Sorry for this. Sorry. I am sorry too."
    for most, expected in ((1, ["Sorry", "sorry"]), (2, ["sorry"]), (3, [])):
        assert texts(linter(make_pack, f"acts: [sorry]\nflag: repeated\nmost: {most}").lint(reply)) == expected


def test_a_repetition_says_how_often(make_pack: MakePack) -> None:
    check = "type: act\nacts: [sorry]\nflag: repeated\nonce: true"
    files = rule("acts", None, check, message="'{value} times \"{text}\"'")
    (finding,) = make_pack({**ACTS, **files}).lint("Sorry. Sorry. Sorry.")
    assert finding.message == '3 times "Sorry"'


# unfollowed


FOLLOWED: list[tuple[str, str, bool]] = [
    ("within: 2", "We cannot. So it is. This instead.", True),
    ("within: 2", "We cannot. So it is. Yes. This instead.", False),
    ("within: 0", "We cannot, but this instead.", True),
    ("within: 0", "We cannot. This instead.", False),
    ("within: 2", "This instead. We cannot.", False),
    ("within: draft", "This instead. We cannot.", True),
    ("within: draft", "We cannot. No way.", False),
    ("within: 2", "We cannot.\n\n> This instead.", False),
]


@pytest.mark.parametrize(("within", "reply", "followed"), FOLLOWED)
def test_an_act_must_be_followed_by_another(make_pack: MakePack, within: str, reply: str, followed: bool) -> None:
    lint = linter(make_pack, f"acts: [refuse]\nflag: unfollowed\nby: [offer]\n{within}")
    assert texts(lint.lint(reply)) == ([] if followed else ["cannot"])


def test_each_act_must_be_followed(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [refuse]\nflag: unfollowed\nby: [offer]\nwithin: 1")
    assert [f.span.start for f in lint.lint("We cannot. No. We cannot. This instead.")] == [3]


# what is offered


def test_what_is_missing_comes_with_a_sentence_to_insert(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry]\nflag: missing", "offer: [{text: 'Sorry for that.'}]")
    (finding,) = lint.lint("Hello Ana,\n\nWe refund it.")
    assert [s.text for s in finding.suggestions] == ["Sorry for that."]
    assert not finding.suggestions[0].safe
    assert lint.lint("Hello Ana,\n\nWe refund it.").rewrite().text == "Hello Ana,\n\nSorry for that. We refund it."


def test_a_sentence_at_the_end_stands_after_a_space(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry]\nflag: missing\nplace: end-of-body", "offer: [{text: 'Sorry for that.'}]")
    assert lint.lint("We refund it.\n\nKind regards,\nEva").rewrite().text == (
        "We refund it. Sorry for that.\n\nKind regards,\nEva"
    )


def test_an_offer_names_the_customer_as_the_greeting_does(make_pack: MakePack) -> None:
    text = "offer: [{text: 'Sorry, {name}.'}, {text: 'Sorry.'}]"
    lint = linter(make_pack, "acts: [sorry]\nflag: missing", text)
    (named,) = lint.lint("Hello Ana,\n\nWe refund it.")
    (unnamed,) = lint.lint("We refund it.")
    assert [s.text for s in named.suggestions] == ["Sorry, Ana.", "Sorry."]
    assert [s.text for s in unnamed.suggestions] == ["Sorry."]


def test_offers_may_depend_on_what_the_reply_does(make_pack: MakePack) -> None:
    text = (
        "offer: [{text: Both., no_acts: [refuse, offer]}, {text: Name., acts: [offer]}, {text: Firm., acts: [refuse]}]"
    )
    lint = linter(make_pack, "acts: [sorry]\nflag: missing", text)

    def offered(reply: str) -> list[str]:
        return [s.text for finding in lint.lint(reply) for s in finding.suggestions]

    assert offered("We refund it.") == ["Both."]
    assert offered("We swap it instead.") == ["Name."]
    assert offered("We cannot, but swap it instead.") == ["Name.", "Firm."]


def test_an_offer_that_depends_on_an_unknown_act_is_an_error(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry]\nflag: missing", "offer: [{text: Sorry., no_acts: [refuze]}]")
    with pytest.raises(PackError, match=r'xx\.yaml:1:\d+: no act is called "refuze"; did you mean "refuse"'):
        lint.lint("We refund it.")


def test_what_goes_on_behind_a_comma_begins_in_small_letters(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry]\nflag: missing\nplace: after-greeting", "offer: [{text: Sorry.}]")
    assert lint.lint("Hello Ana,\n\nwe refund it.").rewrite().text == "Hello Ana,\n\nsorry. We refund it."
    assert lint.lint("Hello Ana,\n\nWe refund it.").rewrite().text == "Hello Ana,\n\nSorry. We refund it."
    assert lint.lint("Hello Ana!\n\nwe refund it.").rewrite().text == "Hello Ana!\n\nSorry. we refund it."


def test_a_greeting_that_asks_something_stays_behind_what_is_missing(make_pack: MakePack) -> None:
    lint = linter(make_pack, "acts: [sorry]\nflag: missing\nplace: after-greeting", "offer: [{text: Sorry.}]")
    assert places("Hello Ana, how can I help you today? We refund it.", lint) == ["|Hello "]
    assert places("Hello Ana, the lamp is on its way to you. We refund it.", lint) == ["o you.| We re"]


def test_offers_fit_the_register_and_the_channel(make_pack: MakePack) -> None:
    text = """
offer:
  - {text: Formal., registers: [formal]}
  - {text: Chat., channels: [chat]}
  - {text: Any.}
"""
    lint = linter(make_pack, "acts: [sorry]\nflag: missing", text)

    def offered(**call: str) -> list[str]:
        return [s.text for finding in lint.lint("We refund it.", **call) for s in finding.suggestions]

    assert offered(register="formal", channel="email") == ["Formal.", "Any."]
    assert offered(register="informal", channel="chat") == ["Chat.", "Any."]
    assert offered(register="neutral", channel="email") == ["Any."]
