"""What a reporter is told of a draft besides its report, and the places that machines are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from replylint.errors import Problem
from replylint.inputs import STDIN
from replylint.model import SEVERITIES, Report, Span


@dataclass(frozen=True, slots=True)
class About:
    """What the call knows of a draft and its report does not say."""

    line: int = 0
    """The line of the JSON Lines file in which the draft stands; 0 where it is the whole file."""
    failed: bool | None = None
    """Whether the draft makes the call fail; None where nobody decided."""

    def fails(self, report: Report) -> bool:
        """Whether the draft fails: as decided, else from a warning up."""
        if self.failed is not None:
            return self.failed
        return report.worst is not None and SEVERITIES.index(report.worst) >= SEVERITIES.index("warning")


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
    name = name.removesuffix(f":{about.line}") if about.line else name
    if name == STDIN:
        return "stdin"
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def region_of(source: str, span: Span, about: About = WHOLE) -> Region:
    """Return where a span of a draft is in its file; of a line of JSON Lines, only the line can be told."""
    if about.line:
        return Region(about.line, 1, about.line, 1)
    line, column = _place(source, span.start)
    return Region(line, column, *_place(source, span.end))


def place_of(problem: Problem) -> tuple[str, int, int]:
    """Return the path, line and column of a problem, 0 where it has none; a draft's own name ends in its line."""
    named = None if problem.line else re.fullmatch(r"(.+):(\d+)", problem.path)
    if named and not Path(problem.path).exists():
        return path_of(named[1]), int(named[2]), 1
    return path_of(problem.path), problem.line, problem.column


def _place(source: str, at: int) -> tuple[int, int]:
    return source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
