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
