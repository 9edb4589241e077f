"""The page of the JSON output: one report, written by the reporter itself."""

from __future__ import annotations

import argparse
import io
import json

from _generate.markdown import docstring
from replylint import CategoryScore, Draft, Edit, Finding, Report, Span, Suggestion, Summary
from replylint.errors import Problem
from replylint.reporters import REPORTERS
from replylint.reporters import json as module
from replylint.reporters.plain import SCHEMA_VERSION

REPLY = "Hi Ana,\n\nPursuant to your wish, it is done.\n"
KEYS = """\
- `schema_version` rises when a key changes its meaning or goes away. New keys may come without it.
- `name` is the path, or `path:line` for a draft of a JSON Lines file; `id` is the draft's own, or its name.
- `span` and the `start` and `end` of an edit are half-open offsets in characters (not bytes) into the draft.
- `line` and `column` start at 1.
- `confidence` is from 0 to 1, a `score` from 0 to 100.
- A suggestion with no `edits` can be shown, but not applied: its words run through markup.
- `safe` says that a suggestion can be applied unseen; `blanks` that it holds a blank that only a person can fill.
- `suppressed` counts the findings that the draft itself asks not to be told.
- `language_note` says how the language was found where it was not declared, and is empty otherwise."""


def page() -> str:
    """Return the page."""
    about = docstring(module.JsonLinesReporter.__doc__)
    lines = _written("jsonl").rstrip("\n").split("\n")
    shown = "\n".join(line[:100] + ("…" if len(line) > 100 else "") for line in lines)
    return (
        f"# JSON output\n\nVersion {SCHEMA_VERSION}.\n\n## json\n\n{docstring(module.JsonReporter.__doc__)}\n\n"
        f"```json\n{_written('json')}```\n\n{KEYS}\n\n"
        f"## jsonl\n\n{about} Each line has a `type`: `draft`, `problem` or `summary`; the keys are those of above.\n\n"
        f"```text\n{shown}\n```\n"
    )


def _written(reporter: str) -> str:
    out = io.StringIO()
    writer = REPORTERS[reporter](out, argparse.Namespace(quiet=False, color="never"))
    summary, report = Summary(), _report()
    writer.report("macros/done.txt", report)
    writer.problem(Problem("macros/empty.txt", 0, 0, "empty; there is nothing to lint"))
    summary.add(report, "macros/done.txt")
    writer.finish(summary)
    text = out.getvalue()
    return (
        text
        if reporter == "jsonl"
        else json.dumps(json.loads(text) | {"replylint": "…"}, ensure_ascii=False, indent=2) + "\n"
    )


def _report() -> Report:
    start = REPLY.index("Pursuant to")
    span = Span(start, start + len("Pursuant to"))
    finding = Finding(
        "jargon/wordy", "clarity", "info", 0.9, span, 3, 1, "Pursuant to", '"Pursuant to" has a plain equivalent.',
        "Why it matters.", "What to do instead.", (Suggestion("Following", (Edit(span, "Following"),), safe=True),),
    )  # fmt: skip
    draft = Draft(REPLY, id="macros/done.txt")
    categories = {"clarity": CategoryScore(95.5, 1), "tone": CategoryScore(100.0, 0)}
    return Report(draft, "en", "en-US", "email", "neutral", (finding,), 95.5, categories, "detected (100%)")
