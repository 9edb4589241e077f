"""`replylint explain`: what a rule is for, why, what to do instead, and its examples."""

from __future__ import annotations

import argparse
from textwrap import fill

from replylint.cli.main import CLEAN
from replylint.cli.setup import Linters
from replylint.errors import ConfigError, Problem, did_you_mean
from replylint.packs.textspec import Examples, Flag, Pass

SHOWN_EXAMPLES = 5


def run(arguments: argparse.Namespace) -> int:
    """Print each rule named, or every rule of each pack named."""
    linter = Linters(arguments).linter(None)
    base = linter.engine.base
    names: list[str] = []
    for name in arguments.arguments:
        found = [rule for rule in sorted(base.rules) if rule == name or rule.startswith(f"{name}/")]
        if not found:
            hint = _hint(name, [*base.rules, *base.packs])
            raise ConfigError([Problem("explain", 0, 0, f'no rule or pack "{name}"{hint}')])
        names += found
    language = arguments.language or "en"
    texts = linter.engine.language(language).pack.rules
    for number, name in enumerate(names):
        card = base.rules[name]
        print(("\n" if number else "") + f"{name} ({card.severity}, confidence {card.confidence:g}): {card.title}\n")
        for label, text in (("What", card.what), ("Why", card.why), ("Instead", card.instead), ("Source", card.source)):
            print(fill(f"{label}: {text}", 96, initial_indent="  ", subsequent_indent="    "))
        text_of = texts.get(name)
        examples = text_of.examples if text_of else card.examples
        if examples:
            _print_examples(examples)
        languages = base.languages_of(f"rule:{name}")
        print("  Languages: " + (", ".join(languages) if languages else "any"))
    return CLEAN


def _print_examples(examples: Examples) -> None:
    for label, some in (("Found in", examples.flags), ("Not found in", examples.passes)):
        print(f"  {label}:")
        for example in some[:SHOWN_EXAMPLES]:
            print(fill(shown_example(example), 92, initial_indent="    - ", subsequent_indent="      "))


def shown_example(example: Flag | Pass | str) -> str:
    """Return an example in one line, with what is given beside its text."""
    if isinstance(example, str):
        return " ".join(example.split())
    given = {
        "customer": " ".join(example.customer.split()) if example.customer else None,
        "channel": example.channel,
        "culture": example.culture,
        "register": example.register,
        "kind": example.kind if example.kind != "reply" else None,
    }
    notes = "; ".join(f"{name}: {value}" for name, value in given.items() if value)
    return " ".join(example.text.split()) + (f"  ({notes})" if notes else "")


def _hint(name: str, known: list[str]) -> str:
    """Say which rule was meant, also where its pack was left out."""
    whole = [rule for rule in known if rule.endswith(f"/{name}")]
    return f'; did you mean "{whole[0]}"?' if whole else did_you_mean(name, known)
