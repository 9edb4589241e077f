"""`replylint test`: run the examples that prove the rules, the library's and one's own."""

from __future__ import annotations

import argparse
import sys

from replylint.cli.main import BAD, CLEAN, FOUND
from replylint.cli.setup import Linters
from replylint.errors import ConfigError, Problem, did_you_mean
from replylint.proof import prove


def run(arguments: argparse.Namespace) -> int:
    """Print each example that does not hold, and the count."""
    linters = Linters(arguments)
    config = linters.config(None)
    base = linters.linter(None).engine.base
    known = [*base.rules, *base.packs, *(f"act:{act}" for act in base.acts)]
    for owner in arguments.arguments:
        if owner not in known:
            raise ConfigError([Problem("test", 0, 0, f'no rule, pack or act "{owner}"{did_you_mean(owner, known)}')])
    languages = [arguments.language] if arguments.language else None
    proof = prove(config, languages=languages, owners=arguments.arguments or None)
    for failure in proof.failures:
        print(failure)
    failed = len(proof.failures)
    print(f"{proof.examples} examples, {failed} failed")
    if not proof.examples:
        print("replylint: there is no example to run", file=sys.stderr)
        return BAD
    return FOUND if failed else CLEAN
