"""The check types: a closed set, one file each. To add one, write its file, name it here and in `packs.checkspec`."""

from __future__ import annotations

from replylint.checks.act import act
from replylint.checks.base import CheckFunction, Context, Match
from replylint.checks.language import language
from replylint.checks.measure import measure
from replylint.checks.mojibake import mojibake
from replylint.checks.phrase import phrase
from replylint.checks.placeholder import placeholder
from replylint.checks.python import python
from replylint.checks.reference import reference
from replylint.checks.register import register
from replylint.checks.sequence import sequence
from replylint.checks.substitution import substitution
from replylint.checks.suppression import suppression

CHECKS: dict[str, CheckFunction] = {
    "phrase": phrase,
    "substitution": substitution,
    "act": act,
    "measure": measure,
    "register": register,
    "placeholder": placeholder,
    "language": language,
    "mojibake": mojibake,
    "reference": reference,
    "suppression": suppression,
    "sequence": sequence,
    "python": python,
}

__all__ = ["CHECKS", "CheckFunction", "Context", "Match"]
