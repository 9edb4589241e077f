"""What goes in and what comes out: drafts, findings, suggestions, reports.

These are plain frozen dataclasses, because they are made thousands of times a second; JSON at the
edge is made of them in `replylint.reporters`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Severity = Literal["info", "warning", "error"]
Register = Literal["formal", "neutral", "informal"]
Kind = Literal["reply", "template"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
REGISTERS: tuple[Register, ...] = ("formal", "neutral", "informal")
CHANNELS = ("email", "chat", "social", "phone")


def reaches(severity: Severity | None, lowest: str) -> bool:
    """Whether a severity is `lowest` or graver; none is where nothing is found, or where `lowest` is "never"."""
    return severity is not None and lowest != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(lowest)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters of the original text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters of `span` in the original text by `text` (an insertion where the span is empty)."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead, in the draft's language.

    `text` is what to show; `edits` is how to put it into the draft (none where the words run through
    markup, so that no edit could be right). `safe` says that it can be applied unseen: it keeps the
    meaning and invents nothing. `blanks` says that it holds a marked blank that only the agent can fill.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    blanks: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, at one place, with why it matters and what to write instead.

    `confidence` is from 0 to 1: how sure it is that a good coach would agree. `line` and `column`
    start at 1 and point into the original text.
    """

    rule: str
    category: str
    severity: Severity
    confidence: float
    span: Span
    line: int
    column: int
    text: str
    message: str
    why: str
    instead: str
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply about to be sent, or a template, with what is known of it.

    Args:
        reply: the text, in `format` ("text", "markdown" or "html").
        customer: the message that it answers, where known.
        language: a code such as "en" or "sl"; None has it detected.
        culture: a locale such as "de-DE"; None uses the configuration's.
        channel: "email", "chat", "social" or "phone"; None uses the configuration's.
        register: "formal", "neutral" or "informal", overriding the culture's.
        kind: "reply" (about to be sent) or "template", which may hold placeholders; None takes the configuration's, and
            without one what holds a placeholder is a template, unless the customer's name or number is in it.
        variables: the placeholder names that the helpdesk knows; empty takes the configuration's, and where that has
            none, too, any is accepted. A name that ends in a star stands for all that begin so.
        dialects: the template languages that the helpdesk fills in, such as "liquid"; empty accepts any.
        fallback: how the helpdesk gives a placeholder a value for an empty field, with {name} for the variable's.
        directives: what its file says beside it that the linter shall not tell, such as "disable=jargon".
    """

    reply: str
    customer: str | None = None
    language: str | None = None
    culture: str | None = None
    channel: str | None = None
    register: Register | None = None
    format: str = "text"
    kind: Kind | None = None
    id: str | None = None
    variables: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()
    fallback: str | None = None
    directives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """The score of one category, over its own findings."""

    score: float
    findings: int


@dataclass(frozen=True)
class Report:
    """The findings of one draft, ordered by position, and its scores (0 to 100, 100 is clean).

    `language_note` says how the language was found when it was not declared, and names the doubt.
    """

    draft: Draft
    language: str
    culture: str
    channel: str
    register: Register
    findings: tuple[Finding, ...]
    score: float
    categories: dict[str, CategoryScore] = field(repr=False)
    language_note: str = ""
    suppressed: tuple[Finding, ...] = field(default=(), repr=False)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        """A report is always true, also with no findings: `len(report)` counts them."""
        return True

    def rewrite(self, *, unsafe: bool = True) -> Rewrite:
        """Return the improved draft, with what was changed.

        Args:
            unsafe: also apply suggestions that a person should read before sending.
        """
        from replylint.rewrite import rewrite_findings

        return rewrite_findings(self.draft.reply, self.findings, unsafe=unsafe)

    @cached_property
    def worst(self) -> Severity | None:
        """The highest severity among the findings, or None."""
        return max((f.severity for f in self.findings), key=SEVERITIES.index, default=None)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a rewrite: which finding asked for it, and the words before and after."""

    rule: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A draft after suggestions were applied: its text, the changes, and the findings that had none to apply."""

    text: str
    changes: tuple[Change, ...]
    left: tuple[Finding, ...]
