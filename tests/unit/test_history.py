"""What mail programs write above an earlier message, in the words of the library's languages."""

from __future__ import annotations

import pytest

from replylint import Draft, Linter
from replylint.parse import parse, read_prose

LINES = [
    "On Mon, May 3, 2021 at 12:00 PM Ana Maria Banana via Shop <a@b.example> wrote:",
    "On Monday, 3 May 2021 at 12:00 in the morning Ana Banana wrote:",
    "Am Mo., 3. Mai 2021 um 12:00 Uhr schrieb Ana Banana <a@b.example>:",
    "Am 03.05.2021 um 12:00 schrieb Ana Banana:",
    "Le lun. 3 mai 2021 à 12:00, Ana Banana <a@b.example> a écrit :",
    "2021年5月3日(月) 12:00 Ana Banana <a@b.example>:",
    "-----Original Message-----",
    "-----Ursprüngliche Nachricht-----",
    "---------- Forwarded message ---------",
]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("line", LINES)
def test_what_stands_below_the_line_is_not_the_agent_s(linter: Linter, line: str) -> None:
    draft = Draft(f"It is done.\n\n{line}\n\nIt broke.\n\nAna", language="en")
    document = parse(draft, read_prose(draft), "en", linter.engine.history())
    assert [document.text(s.start, s.end) for s in document.sentences] == ["It is done."]
