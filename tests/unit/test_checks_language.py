"""Paragraphs in another language than the draft should be in."""

from __future__ import annotations

from replylint import Config, Linter

LINTER = Linter(Config(select=("templates/language", "negative-phrasing", "acknowledgement"), cache=False))
ENGLISH = "Thank you for your message. I have looked at your order, and a new one goes out to you today."
GERMAN = "Ihre Bestellung ist heute bei uns eingegangen und wird morgen an Sie verschickt."


def found(text: str, language: str = "en", customer: str | None = None) -> list[str]:
    report = LINTER.lint(text, language=language, customer=customer)
    return [f.text for f in report if f.rule == "templates/language"]


def test_a_paragraph_in_another_language_is_found_alone() -> None:
    assert found(f"{ENGLISH}\n\n{GERMAN}\n\n{ENGLISH}") == [GERMAN]


def test_a_long_sentence_in_another_language_is_found_inside_a_paragraph() -> None:
    assert found(f"{ENGLISH} {GERMAN} {ENGLISH}") == [GERMAN]
    assert found(f"{ENGLISH} Vielen Dank für Ihre Geduld! {ENGLISH}") == []
    assert found(f'{ENGLISH} The label says "Nicht in der Maschine waschen, nur von Hand". {ENGLISH}') == []


def test_a_draft_all_in_another_language_is_one_finding_from_end_to_end() -> None:
    assert found(f"{GERMAN}\n\n{GERMAN}") == [f"{GERMAN}\n\n{GERMAN}"]
    assert found(ENGLISH, language="de") == [ENGLISH]


def test_a_reply_in_another_language_than_the_customer_writes_is_found() -> None:
    question = "Guten Tag, wo ist mein Paket? Ich warte seit zwei Wochen und habe nichts von Ihnen gehört."
    assert found(ENGLISH, customer=question) == [ENGLISH]
    assert found(ENGLISH, customer="Hi, where is my parcel? I have been waiting for two weeks.") == []


def test_a_script_of_its_own_is_told_without_common_words() -> None:
    japanese = "お問い合わせいただきありがとうございます。本日、新しい商品を発送いたします。"
    assert found(f"{ENGLISH}\n\n{japanese}") == [japanese]


def test_names_addresses_and_short_phrases_are_let_alone() -> None:
    assert found(f"{ENGLISH}\n\nMüller und Söhne GmbH, Friedrichstraße 12, 10117 Berlin, Deutschland") == []
    assert found(f"{ENGLISH}\n\nVielen Dank!") == []
    assert found("Coq au vin, crème brûlée, salade niçoise: all of them are on the menu today.") == []


def test_the_message_names_the_language() -> None:
    report = LINTER.lint(f"{ENGLISH}\n\n{GERMAN}", language="en")
    assert "(de)" in next(f.message for f in report if f.rule == "templates/language")


def test_rules_of_the_language_are_silent_in_foreign_text() -> None:
    """French "nous refusons we can't" would be a refusal in English; inside a French paragraph it is not."""
    paragraph = "Nous avons bien reçu votre demande, et we can't refund it est écrit dans les conditions de la vente."
    report = LINTER.lint(f"{ENGLISH}\n\n{paragraph}", language="en")
    assert [f.rule for f in report if f.span.start > len(ENGLISH)] == ["templates/language"]
