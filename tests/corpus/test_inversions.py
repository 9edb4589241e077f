"""What is courtesy in one culture is a fault in another: the same words, judged under several profiles."""

from __future__ import annotations

import pytest

from replylint import Linter

CASES = {
    # language, words, rule: the cultures where it is a fault, and those where it is none
    ("sv", "Hej Karin! Kan Ni skicka kvittot?", "formality/address"): (["sv-SE"], ["sv-FI"]),
    ("en", "Hi Anna,\n\nYour parcel is on its way.", "formality/title"): (
        ["de-AT", "ja-JP", "de-DE"],
        ["en-US", "sv-SE"],
    ),
    ("de", "Liebe Anna,\n\nIhr Paket ist unterwegs.", "formality/title"): (["de-DE", "de-AT"], ["en-US"]),
    ("de", "Können sie uns die Nummer nennen?", "formality/capital"): (["de-DE", "de-AT", "de-CH"], ["en-US"]),
    ("de", "Kannst du uns die Nummer nennen?", "formality/address"): (["de-DE", "de-CH"], ["en-US", "sv-SE"]),
    ("fr", "Peux-tu nous donner le numéro ?", "formality/address"): (["fr-FR", "fr-BE"], ["en-US"]),
    ("zh", "你好，请把你的订单号发给我们。", "formality/address"): (["zh-CN"], ["en-US"]),
    ("pl", "Możesz podać numer?", "formality/address"): (["pl-PL"], ["en-US"]),
    ("en", "Hey Ana, cool, your refund is on its way!!", "formality/casual"): (["ja-JP", "zh-CN", "de-DE"], []),
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize(("language", "words", "rule"), CASES, ids=lambda value: value[:30])
def test_a_culture_decides(linter: Linter, language: str, words: str, rule: str) -> None:
    faults, fine = CASES[language, words, rule]
    for culture in (*faults, *fine):
        found = [f.rule for f in linter.lint(words, language=language, culture=culture)]
        assert (rule in found) is (culture in faults), culture


def test_thanks_and_restating_come_first_where_that_is_owed(linter: Linter) -> None:
    customer = "My kettle broke after two days. Where is my refund?"
    words = "Your refund is on its way and will be with you on Friday."
    severities = {
        culture: {f.rule: f.severity for f in linter.lint(words, language="en", culture=culture, customer=customer)}
        for culture in ("ja-JP", "en-US")
    }
    assert severities["ja-JP"]["acknowledgement/missing"] == "error"
    assert severities["en-US"]["acknowledgement/missing"] == "warning"


def test_witam_is_stiff_for_friends_and_no_greeting_for_an_informal_reply(linter: Linter) -> None:
    found = {
        register: [f.text for f in linter.lint("Witam,\n\npaczka jest w drodze.", language="pl", register=register)]
        for register in ("informal", "neutral")
    }
    assert all("Witam" in words for words in found.values())


def test_there_are_profiles_of_forty_locales_each_fact_with_its_source(linter: Linter) -> None:
    cultures = linter.engine.base.cultures
    assert len(cultures) >= 40
    assert all(fact.source.strip() for card in cultures.values() for fact in card.facts.values())
    assert all(note.rstrip().endswith((")", "]")) for card in cultures.values() for note in card.notes)
