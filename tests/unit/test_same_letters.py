"""Letters that stand for another (ş with a cedilla for ș with a comma) are read as that, and stay as written."""

from __future__ import annotations

from pathlib import Path

import pytest

from replylint import Config, Linter, PackError, Report

LINTER = Linter()


def found(text: str) -> list[tuple[str, list[str]]]:
    report: Report = LINTER.lint(text, language="ro", register="formal", channel="chat")
    return [(f.text, [s.text for s in f.suggestions]) for f in report if f.rule == "formality/address"]


@pytest.mark.parametrize("comma", ["Îți place?", "ȚI LE TRIMITEM AZI", "Când ajungi, găsești ușa deschisă."])
def test_cedillas_are_read_as_commas(comma: str) -> None:
    cedilla = comma.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    assert cedilla != comma
    assert [suggested for _, suggested in found(cedilla)] == [suggested for _, suggested in found(comma)] != []


def test_places_and_words_are_those_of_the_text_as_it_was_written() -> None:
    assert found("Mâine îţi răspundem.") == [("îţi", ["vă"])]


def test_turkish_keeps_its_own_letters() -> None:
    assert LINTER.engine.base.languages["tr"].read_as() == {}


@pytest.mark.parametrize("same", ["{ß: ss}", "{ij: y}", "{x: ''}"])
def test_each_letter_stands_for_one_letter_so_that_offsets_stay(same: str, tmp_path: Path) -> None:
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "ro.yaml").write_text(f"name: Romanian\nnative: română\nsame: {same}\n", "utf-8")
    with pytest.raises(PackError, match=r"languages/ro\.yaml:3:.*1 character"):
        Linter(Config(packs=[str(tmp_path)], cache=False)).lint("Bună ziua", language="ro")
