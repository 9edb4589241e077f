"""The page of suggestions: for each rule some of its examples, before and after the first suggestion."""

from __future__ import annotations

from collections.abc import Iterator

from _generate.base import base
from _generate.markdown import code, table
from replylint import Config, Linter
from replylint.packs.textspec import Flag
from replylint.proof import example_draft
from replylint.rewrite import apply_edits

MOST = 4
"""So many examples of each rule are shown, spread over all that it has."""


def page() -> str:
    """Return a table of sentences before and after, a section for each rule that has a suggestion for an example."""
    text = (
        "# Suggestions\n\nWhat the English rules suggest for some of their own examples: the draft before, and after"
        " the first suggestion of the rule was put into it. [Words in brackets] are blanks that only the agent can"
        " fill; ⏎ is a line break.\n"
    )
    linter = Linter(Config(select=("all",)))
    for rule in sorted(base().rules):
        rows = _spread(list(_rows(linter, rule)))
        if rows:
            text += f"\n## {rule}\n\n" + table(("before", "after", "safe"), rows)
    return text


def _rows(linter: Linter, rule: str) -> Iterator[tuple[str, str, str]]:
    text = linter.engine.language("en").pack.rules.get(rule)
    examples = text.examples if text else base().rules[rule].examples
    for example in examples.flags if examples else ():
        one = Flag(text=example) if isinstance(example, str) else example
        report = linter.lint_draft(example_draft(linter, rule, "en", one))
        offered = (s for finding in report if finding.rule == rule for s in finding.suggestions if s.edits)
        first = next(offered, None)
        if first is not None:
            yield code(one.text), code(apply_edits(one.text, first.edits)), "yes" if first.safe else "no"


def _spread(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    if len(rows) <= MOST:
        return rows
    return [rows[i * len(rows) // MOST] for i in range(MOST)]
