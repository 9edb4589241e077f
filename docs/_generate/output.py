"""The page of the output formats: one report, written by each reporter itself."""

from __future__ import annotations

import argparse
import io

from _generate.markdown import codes, docstring, table
from replylint import CategoryScore, Draft, Edit, Finding, Report, Span, Suggestion, Summary
from replylint.errors import Problem
from replylint.reporters import REPORTERS
from replylint.reporters.csv import COLUMNS
from replylint.reporters.plain import SCHEMA_VERSION
from replylint.version import __version__

FORMATS = {
    # name: (what for, the kind of its block)
    "text": ("people at a terminal", "text"),
    "json": ("programs, all at once", "json"),
    "jsonl": ("programs, one line a draft", "text"),
    "sarif": ("GitHub code scanning, editors", "json"),
    "github": ("annotations of GitHub Actions", "text"),
    "gitlab": ("the code quality report of GitLab", "json"),
    "junit": ("the test report of nearly every CI server", "text"),
    "markdown": ("a comment on a pull request, the page of a job", "text"),
    "csv": ("spreadsheets", "text"),
}
CALL = """\
`--format FORMAT` reports on standard output. `--output FORMAT=FILE` reports to a file, and may be given several \
times; `--output FORMAT` and `--output FORMAT=-` are `--format FORMAT`. With outputs to files alone, nothing is printed.

- Only one output can go to standard output.
- A file is replaced at once when the report is whole; a call that fails leaves it as it was. One that can't be \
written is an error before anything is linted.
- `--quiet` and `--color` are for standard output: files hold all, without colour. `--quiet` leaves the summary of \
`text`, `json`, `jsonl` and `markdown`, and changes nothing in the others.
- Files are in UTF-8.
- In `sarif`, `github`, `gitlab`, `junit`, `markdown` and `csv`, paths below the working folder are told from there, \
with slashes, and standard input is called `stdin`.
- What can't be read is part of the report where the format has a place for it, and goes to standard error otherwise.
"""
NOTES = {
    "sarif": """\
- Lines, columns and offsets count characters (`unicodeCodePoints`), and the end is the place after the last one.
- `level` is `error`, `warning`, or `note` for what is info.
- `fixes` are the suggestions that have edits; `safe` and `blanks` are as in `json`.
- `partialFingerprints` has a mark made of the rule, the path, the words, and the four words before and after. It \
stays when lines move; the mark of a draft in JSON Lines has its `id` in it and not its line.
- What can't be read is in `toolExecutionNotifications`.""",
    "github": "`%`, line breaks, and in properties `:` and `,` are escaped: no draft can give a command of its own.",
    "gitlab": "`severity` is `major` for errors, `minor` for warnings, and `info`. The fingerprint is that of `sarif`.",
    "junit": "A draft fails where it makes the call fail: `--fail-on`, `--min-score` and the configuration decide.",
    "markdown": "At most 50 drafts and 20 findings are shown. Nothing in a draft becomes markup or calls a person.",
    "csv": f"Columns: {codes(COLUMNS)}. The encoding is UTF-8 without a byte order mark.",
}
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
    rows = [(f"[{name}](#{name})", what) for name, (what, _) in FORMATS.items()]
    text = f"# Output formats\n\n{table(('format', 'for'), rows)}\n{CALL}"
    return text + "".join(f"\n{_section(name, kind)}" for name, (_, kind) in FORMATS.items())


def _section(name: str, kind: str) -> str:
    notes = NOTES.get(name, "")
    if name == "json":
        notes = f"This is version {SCHEMA_VERSION}.\n\n{KEYS}"
    if name == "jsonl":
        notes = "Each line has a `type`: `draft`, `problem` or `summary`; the keys are those of `json`."
    about = docstring(REPORTERS[name].__doc__)
    shown = f"```{kind}\n{_written(name).rstrip()}\n```\n"
    return f"## {name}\n\n{about}\n\n" + (f"{notes}\n\n" if notes else "") + shown


def _written(reporter: str) -> str:
    out = io.StringIO()
    writer = REPORTERS[reporter](out, argparse.Namespace(quiet=False, color="never"))
    summary, report = Summary(), _report()
    writer.report("macros/done.txt", report)
    if reporter != "text":  # it tells of problems on standard error
        writer.problem(Problem("macros/empty.txt", 0, 0, "empty; there is nothing to lint"))
    summary.add(report, "macros/done.txt")
    writer.finish(summary)
    text = out.getvalue().replace("\r\n", "\n").replace(f'"{__version__}"', '"…"')
    if reporter == "jsonl":
        text = "\n".join(line[:100] + ("…" if len(line) > 100 else "") for line in text.splitlines())
    return text


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
