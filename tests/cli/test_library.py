"""Checks over a whole set of macros."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desk import Desk
from replylint.items import Item
from replylint.library.duplicates import difference, near_duplicates
from replylint.library.entries import entry_of
from replylint.library.parity import parity
from replylint.model import Draft

LONG = "Thank you for your message about the parcel, which left our house today and comes by Friday."


def found(desk: Desk, *arguments: str) -> list[dict[str, Any]]:
    remarks: list[dict[str, Any]] = json.loads(desk.run("library", *arguments, "--format", "json").out)
    return remarks


def checks(desk: Desk, *arguments: str) -> list[tuple[str, list[str]]]:
    return [(one["check"], one["places"]) for one in found(desk, *arguments)]


def test_macros_that_are_nearly_alike_are_shown_with_what_differs(desk: Desk) -> None:
    desk.write(
        a_dot_txt=LONG, b_dot_txt=LONG.replace("Friday", "Monday"), c_dot_txt="Something else. " * 5, d_dot_txt="hi"
    )
    (one,) = found(desk, ".")
    assert (one["check"], one["places"], one["detail"]) == (
        "near-duplicate",
        ["a.txt", "b.txt"],
        ["and comes by [-Friday.-] {+Monday.+}"],
    )
    assert found(desk, ".", "--similarity", "99.9") == []
    result = desk.run("library", ".")
    assert result.status == 1 and "3 macros" not in result.out and result.out.endswith("4 macros; 1 found\n")
    assert desk.run("library", ".", "--fail-on", "error").status == 0


def test_the_same_words_with_another_placeholder_are_the_same(desk: Desk) -> None:
    desk.write(a_dot_txt="Hi {{name}}! " + LONG, b_dot_txt="Hi %{first}! " + LONG)
    (one,) = found(desk, ".")
    assert one["message"].endswith("say the same") and one["detail"] == []


@pytest.mark.parametrize("count", [5, 600])
def test_every_pair_is_compared_however_many_there_are(count: int) -> None:
    texts = [
        f"{'word ' * (10 + n % 40)} number {n} {'tail ' * (n % 7)} and so on to the end of it all" for n in range(count)
    ]
    entries = [entry_of(Item(Draft(t), f"{n}"), "en", ()) for n, t in enumerate(texts)]
    from rapidfuzz import fuzz

    slow = {
        (f"{a}", f"{b}")
        for a in range(count)
        for b in range(a + 1, count)
        if fuzz.ratio(entries[a].words, entries[b].words) >= 97
    }
    assert {remark.places for remark in near_duplicates(entries, 97)} == slow


def macros(*rows: dict[str, object]) -> str:
    return json.dumps([{"short_code": "x", "content": "y", **row} for row in rows])


def test_titles_shortcuts_and_idle_macros(desk: Desk) -> None:
    config = desk.path("replylint.yaml").read_text()
    fields = "{body: text, title: title, shortcut: key, active: on, usages: used, language: lang}"
    desk.path("replylint.yaml").write_text(f"{config}fields: {fields}\n")
    rows = [
        {"text": "One.", "title": "Late", "key": "l1", "on": True, "used": 3, "lang": "xx"},
        {"text": "Two.", "title": " late ", "key": "l2", "on": False, "used": 0, "lang": "xx"},
        {"text": "Three.", "title": "Lost", "key": "l1", "on": "yes", "used": "0", "lang": "xx"},
    ]
    desk.write(m_dot_json=json.dumps(rows, indent=0))
    places = [f"m.json:{line}" for line in (3, 11, 19)]
    assert checks(desk, "m.json") == [
        ("same-title", places[:2]),
        ("same-shortcut", [places[0], places[2]]),
        ("inactive", [places[1]]),
        ("unused", [places[2]]),
    ]


def pair(one: str, other: str) -> list[str]:
    items = [Item(Draft(text, language=code), f"{code}/late.txt") for code, text in (("en", one), ("de", other))]
    entries = [entry_of(item, item.draft.language or "", ("en", "de")) for item in items]
    return [line for remark in parity(entries, "en") for line in remark.detail]


PAIRS = {
    ("Hi {{name}}, see {{link}}.", "Hallo {{name}}."): ["placeholder only in en: link"],
    ("Hi.", "Hallo {{name}}."): ["placeholder only in de: name"],
    ("See https://a.example/en/x.", "Siehe https://a.example/de/x."): [],
    ("See https://a.example/x.", "Siehe dort."): ["link only in en: a.example"],
    ("Within 14 days.", "In 10 Tagen."): ["number only in en: 14", "number only in de: 10"],
    ("In 2 days.", "In zwei Tagen."): [],
    ("It costs 1,000.50 euro.", "Es kostet 1.000,50 Euro."): [],
    ("On 2026-05-03.", "Am 3.5.2026."): [],
    ("On 2026-05-03.", "Am 4.5.2026."): ["number only in en: 3.5.2026", "number only in de: 4.5.2026"],
    ("![a](x.png) Hi.", "Hallo."): ["pictures: 1 in en, 0 in de"],
}


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda text: text[:24])
def test_what_one_language_has_lost_is_told(one: str, other: str) -> None:
    assert pair(one, other) == PAIRS[one, other]


def test_attachments_that_one_language_has_not_are_told(desk: Desk) -> None:
    desk.path("replylint.yaml").write_text("fields: {body: b, title: t, language: l, attachments: files}\n")
    rows = [
        {"t": "Late", "l": "en", "b": "Hi, see the file.", "files": ["a.pdf", "b.pdf"]},
        {"t": "Late", "l": "de", "b": "Hallo, hier die Datei.", "files": []},
    ]
    desk.write(m_dot_json=json.dumps(rows))
    (one,) = found(desk, "m.json")
    assert one["detail"] == ["attachments: 2 in en, 0 in de"]


def test_another_form_of_address_is_told(desk: Desk) -> None:
    desk.path("replylint.yaml").unlink()
    desk.write(
        sl__late_dot_txt="Pozdravljeni, pošljite nam vašo številko.", hr__late_dot_txt="Bok, pošalji nam svoj broj."
    )
    (one,) = found(desk, "sl", "hr")
    assert one["detail"] == ["address: formal in sl, informal in hr"]


def test_files_in_folders_of_languages_and_with_a_language_in_their_name_are_one_macro(desk: Desk) -> None:
    desk.path("replylint.yaml").unlink()
    desk.write(
        en__a_dot_txt="Hi {{name}}.", de__a_dot_txt="Hallo.", b_dot_en_dot_txt="Hi {{x}}.", b_dot_de_dot_txt="Hallo."
    )
    assert [one["message"] for one in found(desk, ".")] == [
        '"b" is not the same in de as in en',
        '"a" is not the same in de as in en',
    ]


def test_what_can_not_be_read_is_named_and_the_rest_is_compared(desk: Desk) -> None:
    desk.write(a_dot_json="{", b_dot_txt=LONG, c_dot_txt=LONG)
    result = desk.run("library", ".", "--format", "jsonl")
    assert (result.status, result.err[:10], [one["check"] for one in result.lines]) == (
        2,
        "a.json:1:2",
        ["near-duplicate"],
    )


def test_a_difference_has_words_around_it() -> None:
    assert difference("a b c d e f", "a b c x e f") == ("a b c [-d-] {+x+} e f",)
    assert difference("a b", "a b c") == ("a b {+c+}",)
