"""The page of the phrase language, from the docstring of its parser."""

from __future__ import annotations

import re

from replylint.packs.compile import RAW
from replylint.phrases import syntax


def page() -> str:
    """Return the page."""
    _, table, rest = (syntax.__doc__ or "").strip().split("\n\n", 2)
    about = (
        "A phrase is what a support lead can write. Case, curly quotes, hyphens and line breaks never matter, and a "
        "phrase never runs from one sentence into the next."
    )
    rows = "\n".join(line[4:] for line in table.split("\n"))
    return (
        f"# Phrase language\n\n{about}\n\n```text\n{rows}\n```\n\n{_coded(rest)}\n\n"
        f"A gap (`…`) spans up to {syntax.GAP_WORDS} words; `(a & b)` takes up to {syntax.PERMUTATION_LIMIT} parts.\n\n"
        f"A phrase that begins with `{RAW}` is a regular expression in the syntax of RE2, so it has no look-around "
        "and no back-references. It runs on the text of a sentence, and case does not matter.\n"
    )


def _coded(text: str) -> str:
    return re.sub(r"<[a-z]+>", r"`\g<0>`", text)
