"""`replylint rules`: list the rules with severity, category and languages."""

from __future__ import annotations

import argparse

from replylint.cli.listing import print_rows
from replylint.cli.main import CLEAN
from replylint.cli.setup import Linters
from replylint.plan import needs_words


def run(arguments: argparse.Namespace) -> int:
    """Print one row a rule."""
    linter = Linters(arguments).linter(None)
    base, chosen = linter.engine.base, set(linter.config.select)
    rows = [
        {
            "rule": name,
            "severity": card.severity,
            "category": card.category or base.packs[name.partition("/")[0]].category or name.partition("/")[0],
            "on": card.default,
            "check": card.check.type,
            "languages": base.languages_of(f"rule:{name}") or ["none yet" if needs_words(card) else "any"],
            "title": card.title,
        }
        for name, card in sorted(base.rules.items())
        if not chosen or {name, name.partition("/")[0], "all"} & chosen
    ]
    print_rows(rows, ("rule", "severity", "category", "on", "languages", "title"), arguments.format)
    return CLEAN
