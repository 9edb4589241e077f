"""`replylint languages`: what replylint knows of each language, so that a gap is seen at a glance."""

from __future__ import annotations

import argparse
from typing import Any

from replylint.cli.listing import print_rows
from replylint.cli.main import CLEAN
from replylint.cli.setup import Linters
from replylint.engine import Engine
from replylint.errors import ConfigError, Problem, did_you_mean
from replylint.packs.pack import LanguagePack


def run(arguments: argparse.Namespace) -> int:
    """Print one row a language, or one row for each act and rule of the languages that are named."""
    engine = Linters(arguments).linter(None).engine
    for code in arguments.arguments:
        if code not in engine.base.languages:
            known = list(engine.base.languages)
            raise ConfigError([Problem("languages", 0, 0, f'no language "{code}"{did_you_mean(code, known)}')])
    if arguments.arguments:
        rows = [row for code in arguments.arguments for row in _owners(engine, code)]
        print_rows(rows, ("language", "owner", "phrases", "examples"), arguments.format)
    else:
        columns = ("language", "name", "native", "rules", "acts", "phrases", "examples")
        print_rows([_row(engine, code) for code in engine.languages()], columns, arguments.format)
    return CLEAN


def _row(engine: Engine, code: str) -> dict[str, Any]:
    card, owners = engine.base.languages[code], _owners(engine, code)
    here = [row["owner"] for row in owners if row["here"]]
    return {
        "language": code,
        "name": card.name,
        "native": card.native,
        "rules": sum(not owner.startswith("act:") for owner in here),
        "acts": sum(owner.startswith("act:") for owner in here),
        "phrases": sum(row["phrases"] for row in owners),
        "examples": sum(row["examples"] for row in owners),
    }


def _owners(engine: Engine, code: str) -> list[dict[str, Any]]:
    """Return a row for each act, and each rule that needs words of a language: how much this one has of it."""
    base = engine.base
    pack = engine.language(code).pack if code in engine.supported else LanguagePack(code)
    worded = {rule for rule, card in base.rules.items() if any(base.languages_of(f"rule:{rule}"))}
    names = [f"act:{act}" for act in sorted(base.acts)] + sorted(worded)
    counted: dict[str, int] = {}
    for row in (*pack.reply.rows, *(row for row in pack.customer.rows if row.role == "customer")):
        counted[pack.owners[row.owner]] = counted.get(pack.owners[row.owner], 0) + 1
    rows = []
    for name in names:
        owner = name if name.startswith("act:") else f"rule:{name}"
        text = pack.act_examples.get(name[4:]) if name.startswith("act:") else None
        if name in pack.rules:
            text = pack.rules[name].examples
        rows.append(
            {
                "language": code,
                "owner": name,
                "here": text is not None,
                "phrases": counted.get(owner, 0),
                "examples": len(text.flags) + len(text.passes) if text else 0,
            }
        )
    return rows
