"""The language of a text that nobody declared, and what is said where it can't be told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from replylint import Linter
from replylint.detect import detect

KNOWN = ["en", "de", "sl", "nb", "zh", "ja", "fr"]
TEXTS = {
    "en": "Thank you for your message. We have sent the parcel and it should arrive by Friday.",
    "de": "Vielen Dank für Ihre Nachricht. Wir haben das Paket heute verschickt, es kommt am Freitag an.",
    "sl": "Hvala za vaše sporočilo. Paket smo danes poslali in bo prispel najpozneje v petek.",
    "nb": "Takk for meldingen din. Vi har sendt pakken i dag, og den kommer frem innen fredag.",
    "zh": "感谢您的来信。我们已经寄出了您的包裹，预计星期五送达。",
    "ja": "お問い合わせいただきありがとうございます。お荷物は本日発送いたしました。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_a_short_reply_is_found(language: str) -> None:
    found = detect(TEXTS[language], KNOWN, "fr")
    assert (found.language, found.note.startswith("detected (")) == (language, True)


@pytest.mark.parametrize("text", ["", "Ok!", "12345 67890 12345 67890 !!!", "Hi Ana, 123,"])
def test_a_text_that_is_too_short_is_taken_as_the_default_and_says_so(text: str) -> None:
    found = detect(text, KNOWN, "sl")
    assert (found.language, found.note) == ("sl", "too short to tell its language; taken as sl")


def test_a_text_that_is_unsure_is_taken_as_the_default_and_says_so() -> None:
    found = detect("ᚠᚡᚢᚣᚤᚥᚦᚧᚨᚩᚪᚫᚬᚭᚮᚯᚰᚱᚲᚳᚴ", ["de", "fr", "en"], "fr")
    assert found.language == "fr"
    assert found.note.startswith("unsure of its language")


def test_letters_of_no_known_language_are_unsure() -> None:
    assert detect("ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮ", ["en", "de"], "en").note == (
        "unsure of its language (no letters of any); taken as en"
    )


def test_only_the_languages_that_are_possible_are_found() -> None:
    assert detect(TEXTS["nb"], ["en", "de"], "en").language != "nb"


def test_the_answer_is_always_the_same() -> None:
    texts = list(TEXTS.values()) * 4
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: detect(text, KNOWN, "en"), texts))
    assert together == [detect(text, KNOWN, "en") for text in texts]


def test_what_is_quoted_does_not_count() -> None:
    quoted = "\n".join(f"> {line}" for line in [TEXTS["de"]] * 5)
    assert Linter().lint(f"{TEXTS['en']}\n\n{quoted}").language == "en"


def test_a_report_says_how_its_language_was_found() -> None:
    assert Linter().lint(TEXTS["de"]).language_note.startswith("detected (")
    assert Linter().lint(TEXTS["en"], language="en").language_note == ""
    assert Linter().lint(TEXTS["en"], language="en-GB").language == "en"


VOCABULARY = Linter().engine.vocabulary


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vi ses neste uke, og hva skal jeg ta med?", "nb"),
        ("Vi ses næste uge, og hvad skal jeg tage med?", "da"),
        ("Hva skal jeg gjøre nå?", "nb"),
        ("Už jsem to poslal.", "cs"),
        ("Jag har inte fått något.", "sv"),
    ],
)
def test_words_tell_short_texts_of_neighbours_apart(text: str, language: str) -> None:
    assert Linter().lint(text).language == language


def test_a_word_of_many_languages_tells_little() -> None:
    evidence = VOCABULARY.evidence("og det er hva")
    assert evidence["nb"] > evidence["da"] > 0
    assert evidence["nb"] - evidence["da"] >= 1


def test_a_letter_counts_against_languages_that_have_others() -> None:
    evidence = VOCABULARY.evidence("žřů")
    assert evidence["sl"] < 0
    assert "cs" not in evidence
    assert "en" not in evidence


def test_words_decide_where_letter_sequences_waver() -> None:
    text = "De prosjektene vi nevnte kommer i januar"
    plain = detect(text, ("da", "nb"), "en")
    moved = detect(text, ("da", "nb"), "en", evidence=lambda _: {"da": 9.0})
    assert (plain.language, moved.language) == ("nb", "da")


def test_words_of_two_languages_leave_a_short_text_untold() -> None:
    found = detect("hva hvad skal", ("da", "nb"), "en", evidence=VOCABULARY.evidence)
    assert found.note == "too short to tell its language; taken as en"
