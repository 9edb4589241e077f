"""Wrongly decoded text: what is found, what is repaired, and what is let alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from replylint import Config, Linter
from replylint.mojibake import damaged

LINTER = Linter(Config(select=("templates/mojibake",), cache=False))
LITHUANIAN, SLOVENIAN, GERMAN = "ąčęėįšųūž", "čšž", "äöüß"
TEXTS = {
    SLOVENIAN: "Vašo pošiljko smo že predali dostavljavcu, pričakujte jo še ta teden.",
    LITHUANIAN: "Jūsų prašymą gavome, atsakymą išsiųsime iki penktadienio.",
    GERMAN: "Ihr Gerät wird früher geliefert, als wir dachten, schöne Grüße.",
}
READ_WRONGLY = {
    "UTF-8 as cp1252": ("utf-8", "cp1252"),
    "UTF-8 as latin-1": ("utf-8", "latin-1"),
    "UTF-8 as cp1250": ("utf-8", "cp1250"),
    "UTF-8 as cp1257": ("utf-8", "cp1257"),
}


def misread(text: str, meant: str, read_as: str) -> str:
    return text.encode(meant).decode(read_as, errors="replace")


@pytest.mark.parametrize("how", READ_WRONGLY)
@pytest.mark.parametrize("letters", TEXTS)
def test_utf_8_read_as_something_else_is_found(letters: str, how: str) -> None:
    text = TEXTS[letters]
    wrong = misread(text, *READ_WRONGLY[how])
    found = damaged(wrong, letters)
    assert found
    for start, end, fix in found:
        assert wrong[start:end] not in text
        assert fix is None or fix in text


def test_utf_8_that_was_read_wrongly_twice_is_repaired() -> None:
    twice = misread(misread("früher geliefert", "utf-8", "latin-1"), "utf-8", "latin-1")
    assert damaged(twice, GERMAN) == [(0, len("früher") + 3, "früher")]


CZECH = "áčďéěíňóřšťúůýž"


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_the_repair_is_the_same_in_every_run_and_holds_no_sign_of_arithmetic(seed: str) -> None:
    wrong = misread("dárek pro známé", "utf-8", "cp1250")
    code = f"from replylint.mojibake import damaged; print([f for _, _, f in damaged({wrong!r}, {CZECH!r})])"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    shown = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout
    assert shown.decode().strip() == "['dárek', 'známé']"


def test_one_single_byte_encoding_read_as_another_is_repaired_whole() -> None:
    wrong = misread(TEXTS[LITHUANIAN], "cp1257", "cp1252")
    assert all(fix and fix in TEXTS[LITHUANIAN] for _, _, fix in damaged(wrong, LITHUANIAN))


def test_a_single_foreign_word_is_a_name_and_no_damage() -> None:
    assert damaged("Pošiljko za gospoda Thèrésea smo oddali.", SLOVENIAN) == []


def test_a_single_damaged_word_is_told_from_a_loanword() -> None:
    assert damaged("Vaše pošiljke ni bilo mogoèe dostaviti.", SLOVENIAN) == [(22, 28, "mogoče")]
    assert damaged("Pošiljka s tortami crème je na poti.", SLOVENIAN) == []


@pytest.mark.parametrize("letters", TEXTS)
def test_clean_text_is_let_alone(letters: str) -> None:
    assert damaged(TEXTS[letters], letters) == []


def test_the_signs_of_square_and_cubic_metres_are_no_damage() -> None:
    assert damaged("Imamo 31 m², cena je 18,90 EUR/m²; za 22 m² in 4 m³ vam izstavimo račun.", SLOVENIAN) == []


def test_letters_lost_to_question_marks_are_found_where_there_are_several() -> None:
    assert [fix for _, _, fix in damaged("Va?o po?iljko smo ?e predali.", SLOVENIAN)] == [None, None]
    assert damaged("Kje je pošiljka?In kdaj pride, že veste?", SLOVENIAN) == []
    assert damaged("Really?no way", "") == []


FREQUENT = ("è", "perché", "città", "più")
ITALIAN = "àèéìíîòóùú"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il suo ordine ? stato spedito ieri mattina.", [("?", "è")]),
        ("Perch? non ricevo il rimborso promesso tempo fa?", [("Perch?", "Perché")]),
        ("Le scrivo perch? ? arrivato un pacco vuoto da voi.", [("perch? ?", "perché è")]),
        ("Il pacco \ue000\ue000\ue000 ? partito oggi da Milano.", [("?", "è")]),
    ],
)
def test_a_frequent_word_that_lacks_a_letter_is_repaired(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[a:b], fix) for a, b, fix in damaged(text, ITALIAN, FREQUENT)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Le serve altro? sono qui fino alle diciotto.",
        "Va bene ? È già tutto pronto per domani.",
        "Perché ? non è chiaro che cosa le serve di più.",
        "Che dice? Il pacco parte domani mattina presto.",
        "Va bene ? ok",
    ],
)
def test_a_question_is_no_lost_letter(text: str) -> None:
    assert damaged(text, ITALIAN, FREQUENT) == []


@pytest.mark.parametrize(
    "text",
    ["Bestillingen er ?ndret i dag.", "Po?tovani/Po?tovana, javit ćemo se.", "Viele Gr??e von hier, Ihre Anna Berg"],
)
def test_a_word_that_no_question_mark_belongs_to_is_enough(text: str) -> None:
    assert len(damaged(text, "æøåćčšžđäöüß")) == 1


def test_whole_words_lost_to_question_marks_are_found() -> None:
    assert len(damaged("?????? ???, ???????!", "")) == 1
    assert damaged("What??? Really???", "") == []


def test_the_lost_letter_sign_has_no_repair() -> None:
    report = LINTER.lint("Va\ufffda po\ufffdiljka je na poti.", language="sl")
    assert [f.suggestions for f in report] == [()]


def test_the_repair_is_a_safe_suggestion() -> None:
    report = LINTER.lint("Itâ€™s on its way, Mr. MÃ¼ller.", language="en")
    assert [(f.text, f.suggestions[0].text, f.suggestions[0].safe) for f in report] == [
        ("Itâ€™s", "It’s", True),
        ("MÃ¼ller.", "Müller.", True),
    ]
    assert report.rewrite(unsafe=False).text == "It’s on its way, Mr. Müller."


def test_a_text_that_is_damaged_all_over_is_one_finding_with_one_repair() -> None:
    text = " ".join(f"Beseda {n} in že šal." for n in range(20))
    report = LINTER.lint(misread(text, "utf-8", "cp1252"), language="sl")
    assert len(report) == 1
    assert report.rewrite().text == text


def test_quoted_text_is_not_read() -> None:
    assert len(LINTER.lint("Hvala za sporočilo.\n\n> VaÅ¡a poÅ¡iljka je na poti.\n", language="sl")) == 0


def test_the_repair_is_offered_even_where_it_uncovers_another_fault() -> None:
    linter = Linter(Config(select=("templates/mojibake", "acknowledgement/robotic"), cache=False))
    assert [f.rule for f in linter.lint("Paldies par Jūsu uzticību, uzrakstīšu rīt.", language="lv")] == [
        "acknowledgement/robotic"
    ]
    report = linter.lint("Paldies par Jūsu uzticÄ«bu, uzrakstīšu rīt.", language="lv")
    assert [s.text for f in report for s in f.suggestions] == ["uzticību,"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Â¥12,800", "¥12,800"), ("Â$40", "$40"), ("49.90Â", "49.90"), ("¬£20", "£20"), ("Proâ„¢", "Pro™"), ("âY", None)],
)
def test_half_of_a_lost_letter_is_found(wrong: str, right: str | None) -> None:
    assert [fix for _, _, fix in damaged(f"It is {wrong} in all.", "")] == [right]


@pytest.mark.parametrize("right", ["Âge d'or", "¥12,800", "20 ¬ 4", "pâté, Château", "Nguyễn Văn Âu", "mât"])
def test_such_a_letter_in_its_place_is_let_alone(right: str) -> None:
    assert not list(damaged(f"It is {right} in all.", ""))
