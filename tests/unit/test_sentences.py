"""Where sentences end, and which dots end none."""

from __future__ import annotations

import pytest

from replylint.sentences import sentences_of

WHOLE = {
    "hr": "Paket stiže do 3. svibnja, a račun 5. 6. 2026. na Vašu adresu.",
    "lv": "Atbildi saņemsiet 11. decembrī no rīta.",
    "sl": "Račun št. 4 zapade 9. aprila ob 15. uri.",
    "sv": "Vi svarar kl. 17 i dag, t.ex. en gång till.",
    "lt": "Atsakysime iki 2026 m. gegužės 3 d. ryto.",
}
TWO = {
    "en": ("We open at 9. Please come in.", "Please come in."),
    "hr": ("Naručili ste 3. Paket stiže sutra.", "Paket stiže sutra."),
    "lv": ("Jūsu līgums ir nr. 17. Paldies par ziņu.", "Paldies par ziņu."),
    "sv": ("Din order är nr 17. Vi svarar i dag.", "Vi svarar i dag."),
}


@pytest.mark.parametrize("language", WHOLE)
def test_the_dot_of_an_ordinal_a_date_or_an_abbreviation_ends_no_sentence(language: str) -> None:
    text = WHOLE[language]
    assert [text[a:b] for a, b in sentences_of(text, 0, len(text), language)] == [text]


@pytest.mark.parametrize(
    "text", ["Rezervāciju 20.–22. jūlijam atcēlām.", "Brīvi ir 3. - 5. augusts un 17.-19. augusts."]
)
def test_a_range_of_dates_ends_no_sentence(text: str) -> None:
    assert [text[a:b] for a, b in sentences_of(text, 0, len(text), "lv")] == [text]


@pytest.mark.parametrize("language", TWO)
def test_a_number_at_the_end_of_a_sentence_ends_it(language: str) -> None:
    text, second = TWO[language]
    assert [text[a:b] for a, b in sentences_of(text, 0, len(text), language)][1:] == [second]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Skipped. One is here. Two is here."
    assert [text[a:b] for a, b in sentences_of(text, 9, len(text), "en")] == ["One is here.", "Two is here."]


def test_a_title_before_a_name_ends_no_sentence() -> None:
    text, short = "I'm sorry, Ms. Vale, but it is shut. It was built in ms. Good.", frozenset({"Ms"})
    parts = [text[a:b] for a, b in sentences_of(text, 0, len(text), "en", short)]
    assert parts == ["I'm sorry, Ms. Vale, but it is shut.", "It was built in ms.", "Good."]


SMILES = [
    ("Thanks for your message 😊 Your parcel left today.", ["Thanks for your message 😊", "Your parcel left today."]),
    ("Tack för ditt mejl 😊🎉 Vi skickar det", ["Tack för ditt mejl 😊🎉", "Vi skickar det"]),
    ("Sorry about that :) Here it is. Bye", ["Sorry about that :)", "Here it is.", "Bye"]),
    ("I ❤️ Paris and 😍 the rest", ["I ❤️ Paris and 😍 the rest"]),
    ("So late it was 😊 and so dark", ["So late it was 😊 and so dark"]),
    ("Gates a to f 🚪A3 are open", ["Gates a to f 🚪A3 are open"]),
]


@pytest.mark.parametrize(("text", "expected"), SMILES)
def test_a_smile_before_a_capital_ends_a_sentence(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences_of(text, 0, len(text), "en")] == expected


def test_a_word_that_is_no_abbreviation_ends_a_sentence() -> None:
    text = "Det kommer den 4 maj. Du får svar då. Vi ses sen."
    whole = sentences_of(text, 0, len(text), "sv", whole=frozenset(["maj"]))
    assert [text[a:b] for a, b in whole] == ["Det kommer den 4 maj.", "Du får svar då.", "Vi ses sen."]
    assert len(sentences_of("Den 4 maj. 12 kommer den.", 0, 25, "sv", whole=frozenset(["maj"]))) == 1
