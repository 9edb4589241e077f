"""What a reporter is told of a draft besides its report, and the places that machines are told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from replylint.errors import Problem
from replylint.inputs import STDIN
from replylint.model import Edit, Report, Span, Suggestion, reaches
from replylint.sources.origin import Origin


@dataclass(frozen=True, slots=True)
class About:
    """What the call knows of a draft and its report does not say."""

    origin: Origin | None = None
    """Where in a file of records the draft stands; None where it is the whole file."""
    failed: bool | None = None
    """Whether the draft makes the call fail; None where nobody decided."""

    def fails(self, report: Report) -> bool:
        """Whether the draft fails: as decided, else from a warning up."""
        if self.failed is not None:
            return self.failed
        return reaches(report.worst, "warning")


WHOLE = About()
"""A draft that is a whole file."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns of a file, from 1; the end is the place after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def path_of(name: str, about: About = WHOLE) -> str:
    """Return the path of a draft's file, from the working folder where it is below it, with slashes.

    Servers want a path from the root of the repository, where such calls are made.
    """
    name = name.removesuffix(f":{about.origin.line}") if about.origin else name
    if name == STDIN:
        return "stdin"
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def region_of(source: str, span: Span, about: About = WHOLE) -> Region:
    """Return where a span of a draft is in its file."""
    return file_region(source, span_of(span, about), about)


def file_region(source: str, span: Span, about: About = WHOLE) -> Region:
    """Return the lines and columns of a range of the file, in characters."""
    if about.origin:
        page = about.origin.page
        return Region(*page.place(span.start - page.offset), *page.place(span.end - page.offset))
    return Region(*_place(source, span.start), *_place(source, span.end))


def located(report: Report, about: About = WHOLE) -> Report:
    """Return a report whose findings have the line and column of the file that holds the draft."""
    if about.origin is None or not report.findings:
        return report
    regions = (region_of(report.draft.reply, finding.span, about) for finding in report)
    found = (replace(finding, line=r.line, column=r.column) for finding, r in zip(report, regions, strict=True))
    return replace(report, findings=tuple(found))


def span_of(span: Span, about: About = WHOLE) -> Span:
    """Return the range of the file, in characters, in which a span of a draft stands."""
    return about.origin.span(span) if about.origin else span


def edits_of(suggestion: Suggestion, about: About = WHOLE) -> list[Edit]:
    """Return what a suggestion changes in the file; nothing where that can't be told."""
    return (about.origin.edits(suggestion.edits) or []) if about.origin else list(suggestion.edits)


def place_of(problem: Problem) -> tuple[str, int, int]:
    """Return the path, line and column of a problem, 0 where it has none; a draft's own name ends in its line."""
    named = None if problem.line else re.fullmatch(r"(.+):(\d+)", problem.path)
    if named and not Path(problem.path).exists():
        return path_of(named[1]), int(named[2]), 1
    return path_of(problem.path), problem.line, problem.column


def _place(source: str, at: int) -> tuple[int, int]:
    return source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
