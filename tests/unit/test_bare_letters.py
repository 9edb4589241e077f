"""Texts written without the letters of their language: they are read all the same, and a profile may mind."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from replylint import Config, Linter, Report
from replylint.packs.bare import BareWriting
from replylint.packs.profilespec import ProfileSettings

LINTER = Linter(Config(culture="sl-SI"))
BARE = "Zal vam denarja ne moremo vrniti, ker je rok za vracilo potekel pred tremi dnevi."
PROPER = "Žal vam denarja ne moremo vrniti, ker je rok za vračilo potekel pred tremi dnevi."
RULE = "formality/bare-letters"


def rules(report: Iterable[object]) -> set[str]:
    return {finding.rule for finding in report}  # type: ignore[attr-defined]


def lint(text: str, linter: Linter = LINTER, channel: str = "email", customer: str | None = None) -> Report:
    return linter.lint(text, language="sl", channel=channel, customer=customer)


def test_the_rules_of_a_language_read_a_text_without_its_letters() -> None:
    assert rules(lint(BARE)) == rules(lint(PROPER)) | {RULE}
    assert {"negative-phrasing/wording", "negative-phrasing/refusal"} <= rules(lint(BARE))


def test_places_are_those_of_the_text_as_it_was_written() -> None:
    found = next(f for f in lint(BARE) if f.rule == "negative-phrasing/refusal")
    assert BARE[found.span.start : found.span.end] == found.text == "ne moremo"


def test_what_is_suggested_is_written_with_the_letters() -> None:
    found = next(f for f in lint(BARE) if f.rule == "negative-phrasing/refusal")
    assert found.suggestions[0].text.startswith("Lahko pa vam ponudimo")


@pytest.mark.parametrize(
    ("phrase", "typed"),
    [
        ("že (šel|prišel) v hišo", "ze (sel|prisel) v hiso"),
        ("(*aš|piš*)", "(*aš|piš*)"),
        ("pošilj* š <naš:1-2>", "posilj* š <nas:1-2>"),
        ("(žal|ŽAL)", "(žal|ZAL)"),
    ],
)
def test_what_is_left_of_a_word_must_mean_the_same(phrase: str, typed: str) -> None:
    assert BareWriting({"č": "c", "š": "s", "ž": "z"}, common=["zal"]).of(phrase) == typed


def test_a_short_text_may_lack_such_letters() -> None:
    assert RULE not in rules(lint("Hvala in lep pozdrav, Ana"))


@pytest.mark.parametrize("channel", ["chat", "social"])
def test_it_is_accepted_where_people_write_in_haste(channel: str) -> None:
    found = rules(lint(BARE, channel=channel))
    assert RULE not in found
    assert "negative-phrasing/refusal" in found


def test_a_profile_says_whether_it_is_accepted() -> None:
    accepting = Linter(Config(culture="sl-SI", settings=ProfileSettings(limits={"bare_letters": 1})))
    assert RULE not in rules(lint(BARE, accepting))
    strict = Linter(Config(culture="sl-SI", settings=ProfileSettings(limits={"bare_letters": 0})))
    assert RULE in rules(lint(BARE, strict, channel="chat"))


def test_a_customer_without_such_letters_is_understood() -> None:
    complaint = "Pozdravljeni, kuhalnik je po dveh dneh prenehal delovati, zelo sem razocarana nad vami. Ana"
    reply = "Spoštovana Ana,\n\nnov kuhalnik vam pošljemo jutri. Če bo še kaj, mi pišite.\n\nLep pozdrav,\nJan"
    assert "acknowledgement/empathy" in rules(lint(reply, customer=complaint))


def test_a_language_whose_card_names_no_such_letters_is_never_read_so() -> None:
    report = Linter().lint(
        "Unfortunately we can't refund you, since the time for returns is over by now.", language="en"
    )
    assert RULE not in rules(report)
