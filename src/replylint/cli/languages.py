"""`replylint languages`: list the languages and what replylint knows of each."""

from __future__ import annotations

import argparse

from replylint.cli.listing import print_rows
from replylint.cli.main import CLEAN
from replylint.cli.setup import Linters


def run(arguments: argparse.Namespace) -> int:
    """Print one row a language."""
    base = Linters(arguments).linter(None).engine.base
    rows = [
        {
            "language": code,
            "name": card.name,
            "native": card.native,
            "rules": sum(owner.startswith("rule:") and lang == code for owner, lang in base.texts),
            "acts": sum(owner.startswith("act:") and lang == code for owner, lang in base.texts),
        }
        for code, card in sorted(base.languages.items())
    ]
    print_rows(rows, ("language", "name", "native", "rules", "acts"), arguments.format)
    return CLEAN
