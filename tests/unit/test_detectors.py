"""Either detector finds the language, and the configuration chooses between them."""

from __future__ import annotations

import sys

import pytest

from replylint import Config, ConfigError, Linter
from replylint.detect import DETECTORS, detect

LANGUAGES = ("de", "en", "fr", "hr", "ja", "lt", "lv", "nb", "sl", "sv")
TEXTS = {
    "en": "Thank you for your message. A new kettle goes out to you today and is due on Thursday.",
    "de": "Vielen Dank für Ihre Nachricht. Der neue Wasserkocher geht heute an Sie ab.",
    "sl": "Hvala za vaše sporočilo. Novi kuhalnik vam pošljemo danes, pri vas bo v četrtek.",
    "hr": "Hvala na Vašoj poruci. Novo kuhalo šaljemo Vam danes, kod Vas će biti u četvrtak.",
    "nb": "Takk for meldingen din. Vi sender deg en ny vannkoker i dag, og du får den på torsdag.",
    "ja": "お問い合わせいただきありがとうございます。本日、新しい商品を発送いたします。",
}


@pytest.mark.parametrize("detector", DETECTORS)
@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_two_sentences_is_found(language: str, detector: str) -> None:
    found = detect(TEXTS[language], LANGUAGES, "en", detector)
    assert found.language == language
    assert found.note.startswith("detected (")


@pytest.mark.parametrize("detector", DETECTORS)
def test_only_the_languages_that_are_asked_for_are_answered(detector: str) -> None:
    assert detect(TEXTS["sl"], ("en", "hr"), "en", detector).language == "hr"


def test_placeholders_links_and_quotes_do_not_sway_the_answer() -> None:
    reply = (
        "Pozdravljeni {{ticket.requester.first_name | default: 'there'}},\n\nvašo pošiljko smo danes oddali na pošto.\n"
        "https://www.example.com/where-is-my-order-and-when-will-it-arrive\n\n"
        "> Where is my parcel? I have been waiting for it for more than two weeks now.\n"
        "> Please tell me when it will be here, and why nobody answers the phone.\n"
    )
    assert Linter(Config(cache=False)).lint(reply).language == "sl"


def test_a_configuration_may_name_the_other_detector() -> None:
    report = Linter(Config(detector="py3langid", cache=False)).lint(TEXTS["hr"])
    assert report.language == "hr"


def test_a_detector_that_is_not_installed_is_an_error_that_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    with pytest.raises(ConfigError, match=r"pip install \"replylint\[py3langid\]\""):
        detect(TEXTS["de"], ("de", "en"), "en", "py3langid")
