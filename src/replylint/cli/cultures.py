"""`replylint cultures`: list the culture profiles, or show some in full with the source of each fact."""

from __future__ import annotations

import argparse

from replylint.cli.listing import print_rows
from replylint.cli.main import CLEAN
from replylint.cli.setup import Linters
from replylint.errors import ConfigError, Problem, did_you_mean


def run(arguments: argparse.Namespace) -> int:
    """Print one row a culture, or each named culture's facts."""
    base = Linters(arguments).linter(None).engine.base
    unknown = [name for name in arguments.arguments if name not in base.cultures]
    if unknown:
        known = list(base.cultures)
        raise ConfigError([Problem("culture", 0, 0, f'no culture "{n}"{did_you_mean(n, known)}') for n in unknown])
    if arguments.arguments and arguments.format not in ("json", "jsonl"):
        for name in arguments.arguments:
            card = base.cultures[name]
            print(f"{name}: {card.name}" + (f" (extends {card.extends})" if card.extends else ""))
            for key, fact in card.facts.items():
                print(f"  {key}: {_shown(fact.value)}\n      {fact.source}")
            for note in card.notes:
                print(f"  - {note}")
        return CLEAN
    rows = [
        {
            "culture": name,
            "name": card.name,
            "register": base.culture_settings[name].register,
            "titles": base.culture_settings[name].titles,
            "facts": {key: {"value": fact.value, "source": fact.source} for key, fact in card.facts.items()},
            "notes": list(card.notes),
        }
        for name, card in sorted(base.cultures.items())
        if not arguments.arguments or name in arguments.arguments
    ]
    print_rows(rows, ("culture", "name", "register", "titles"), arguments.format)
    return CLEAN


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(f"{k}: {_shown(v)}" for k, v in value.items()) if isinstance(value, dict) else str(value)
