"""Lists of terms, exceptions of single groups, further checks of a rule, checksums, and advice in a language."""

from __future__ import annotations

import pytest

from helpers import MakePack, act, rule, texts
from replylint import Config, ConfigError, Linter
from replylint.checks.checksums import iban, luhn

LISTS = """
replace: {alfa: a}
lists:
  - {name: first, why: "Few know these.", replace: {beta: b, gamma: }}
  - {name: second, why: "Nor these.", replace: {delta: d}}
explained: [", that is", means]
"""
JARGON = rule("jargon", LISTS, "type: substitution\nunless_explained: true")


def test_terms_of_all_lists_are_found_with_their_replacement_and_reason(make_pack: MakePack) -> None:
    report = make_pack(JARGON).lint("Alfa beta gamma delta.")
    assert texts(report) == ["Alfa", "beta", "gamma", "delta"]
    assert [[s.text for s in f.suggestions] for f in report] == [["A"], ["b"], [], ["d"]]
    assert [f.why.removeprefix("Why it matters.").strip() for f in report] == [
        "",
        "Few know these.",
        "Few know these.",
        "Nor these.",
    ]


def test_a_list_can_be_switched_off_by_its_name(make_pack: MakePack) -> None:
    from replylint import RuleConfig

    linter = make_pack(JARGON, rules={"mypack/jargon": RuleConfig(without=("first",))})
    assert texts(linter.lint("Alfa beta gamma delta.")) == ["Alfa", "delta"]


def test_a_list_that_does_not_exist_is_an_error_with_a_hint(make_pack: MakePack) -> None:
    from replylint import RuleConfig

    linter = make_pack(JARGON, rules={"mypack/jargon": RuleConfig(without=("secnd",))})
    with pytest.raises(ConfigError, match='no list "secnd" in xx; did you mean "second"'):
        linter.lint("Alfa.")


@pytest.mark.parametrize(
    "text", ["Your beta (number) is here.", "The number (beta) is here.", "The beta, that is the number, is here."]
)
def test_a_term_that_is_explained_in_place_is_fine(text: str, make_pack: MakePack) -> None:
    assert texts(make_pack(JARGON).lint(text)) == []


def test_an_explanation_elsewhere_in_the_sentence_explains_nothing(make_pack: MakePack) -> None:
    assert texts(make_pack(JARGON).lint("The beta is here (or there), that is sure.")) == ["beta"]


GROUPS = """
phrases:
  - {any: [bad thing], except: [bad thing indeed], unless: [sorry]}
  - bad idea
except: [not bad idea]
"""


def test_exceptions_of_a_group_hold_for_the_group_alone(make_pack: MakePack) -> None:
    linter = make_pack(rule("bad", GROUPS))
    assert texts(linter.lint("A bad thing and a bad idea.")) == ["bad thing", "bad idea"]
    assert texts(linter.lint("A bad thing indeed and a bad idea.")) == ["bad idea"]
    assert texts(linter.lint("Sorry, a bad thing and a bad idea.")) == ["bad idea"]
    assert texts(linter.lint("A bad thing, not bad idea.")) == ["bad thing"]


def test_a_rule_may_have_several_checks(make_pack: MakePack) -> None:
    files = rule("bad", "phrases: [bad]", also="[{type: measure, metric: exclamation_marks}]")
    linter = make_pack(files)
    from replylint.packs.profilespec import ProfileSettings

    linter = Linter(
        Config(
            packs=linter.config.packs,
            select=("mypack",),
            language="xx",
            cache=False,
            settings=ProfileSettings(limits={"exclamation_marks": 1}),
        )
    )
    assert texts(linter.lint("So bad.")) == ["bad"]
    assert texts(linter.lint("So good!!")) == ["So good!!"]
    assert texts(linter.lint("So bad!!")) == ["bad"]  # what another check of the rule has marked is no second fault


def test_card_numbers_are_told_from_other_numbers() -> None:
    assert luhn("4111 1111 1111 1111")
    assert not luhn("4111 1111 1111 1112")
    assert not luhn("0000 0000 0000 0000")
    assert not luhn("79927398713")  # right digits, but too few for a card


def test_account_numbers_are_told_from_other_codes() -> None:
    assert iban("GB82 WEST 1234 5698 7654 32")
    assert not iban("GB82 WEST 1234 5698 7654 33")
    assert not iban("1234 5678 9012 3456")
    assert not iban("GB82 WEST 1234 5698 7654")  # too short for its country
    assert not iban("ZZ82 WEST 1234 5698 7654 32")


def test_the_word_behind_an_account_number_is_no_part_of_it(make_pack: MakePack) -> None:
    phrase = 'phrases:\n  - {any: ["re:[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?"], checksum: iban}'
    linter = make_pack(rule("account", phrase))
    report = linter.lint("The money went to LT12 1000 0111 0100 1000 this week.")
    assert texts(report) == ["LT12 1000 0111 0100 1000"]


def test_a_group_may_ask_for_a_checksum(make_pack: MakePack) -> None:
    linter = make_pack(rule("card", 'phrases:\n  - {any: ["re:[0-9](?: ?[0-9]){11,18}"], checksum: luhn}'))
    assert texts(linter.lint("Card 4111 1111 1111 1111, order 4111 1111 1111 1112.")) == ["4111 1111 1111 1111"]


def test_an_offer_is_filled_with_what_the_customer_wrote(make_pack: MakePack) -> None:
    files = {
        **act("trouble", "phrases: [my <thing:1-2> broke]", side="customer"),
        **act("sorrow", "phrases: [sorry]"),
        **rule("sorry", "offer:\n  - text: Sorry about your {thing}, {name}.\n  - text: Sorry.",
               "type: act\nacts: [sorrow]\nflag: missing\nplace: start"),
    }  # fmt: skip
    linter = make_pack(files)

    def offered(customer: str | None) -> list[str]:
        return [s.text for f in linter.lint("It goes out today.", customer=customer) for s in f.suggestions]

    assert offered("Hi, my red kettle broke.\n\nAna Novak") == ["Sorry about your red kettle, Ana Novak.", "Sorry."]
    assert offered("Hi, it stopped.\n\nAna Novak") == ["Sorry."]
    assert offered(None) == ["Sorry."]


def test_advice_is_told_in_the_language_that_is_asked_for(make_pack: MakePack) -> None:
    text = "phrases: [bad]\nmessage: '\"{text}\" aish.'\nwhy: Waish."
    linter = make_pack(rule("bad", text), messages="xx")
    finding = linter.lint("So bad.").findings[0]
    assert (finding.message, finding.why, finding.instead) == ('"bad" aish.', "Waish.", "What to do.")
    assert make_pack(rule("bad", text)).lint("So bad.").findings[0].message == '"bad" is bad.'


def test_a_suggestion_may_add_a_sentence_behind_the_one_at_fault(make_pack: MakePack) -> None:
    linter = make_pack(rule("bad", "phrases: [bad]\nsuggest:\n  - {when: so <x:1> bad, add: But <x> good.}"))
    report = linter.lint("It is so very bad, you see. That is all.")
    assert [s.text for f in report for s in f.suggestions] == ["But very good."]
    assert report.rewrite().text == "It is so very bad, you see. But very good. That is all."


def test_a_suggestion_both_writes_and_adds_or_neither_is_an_error(make_pack: MakePack) -> None:
    from replylint import PackError

    linter = make_pack(rule("bad", "phrases: [bad]\nsuggest:\n  - {write: a, add: b}\n  - {when: bad}"))
    with pytest.raises(PackError) as caught:
        linter.lint("bad")
    assert [p.message for p in caught.value.problems] == ["a suggestion has either `write` or `add`"] * 2
