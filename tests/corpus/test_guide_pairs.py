"""The sentences that the guides behind this project teach with: the bad ones are found, the good ones let pass."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from replylint import Linter

LINES = (Path(__file__).parent / "guide-pairs.jsonl").read_text("utf-8").splitlines()
ROWS = {f"{number}-{row['lang']}": row for number, row in enumerate(map(json.loads, LINES))}


@cache
def linter() -> Linter:
    return Linter()


def found(row: dict[str, Any], text: str) -> set[str]:
    culture = re.search(r"\((\S+) customer\)", row["teaches"])
    report = linter().lint(text, language=row["lang"], channel="chat", culture=culture and culture.group(1))
    return {finding.rule for finding in report}


def taught(row: dict[str, Any]) -> set[str]:
    return set(re.findall(r"[a-z-]+/[a-z-]+", row["teaches"]))


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row["bad"]])
def test_the_bad_sentence_has_the_findings_that_it_teaches(name: str) -> None:
    row = ROWS[name]
    assert taught(row) <= found(row, row["bad"])


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row["good"]])
def test_the_good_sentence_has_no_finding_of_what_is_taught(name: str) -> None:
    row = ROWS[name]
    assert not taught(row) & found(row, row["good"])
