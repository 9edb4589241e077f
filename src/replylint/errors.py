"""One small tree of errors, each of which says where and what to do.

A finding is never an exception, and an error never ends a batch: the command line prints
`where: what is wrong` and goes on.
"""

from __future__ import annotations

from dataclasses import dataclass


class ReplylintError(Exception):
    """Anything that replylint refuses to do, with a message that a user can act on."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file, with its place (lines and columns start at 1; 0 means the whole file)."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


class PackError(ReplylintError):
    """Rule files, acts, profiles or a configuration that can't be used; holds every problem at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[PackError], tuple[list[Problem]]]:
        return type(self), (list(self.problems),)


class ConfigError(PackError):
    """A configuration file, option or argument that can't be used."""


class InputError(ReplylintError):
    """A draft or file that can't be read as what it claims to be."""


def reason_of(error: OSError | InputError) -> str:
    """Return what the system, or replylint itself, says of a file that can't be read or written."""
    return str(error) if isinstance(error, InputError) else (error.strerror or str(error)).lower()


def did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return ` (did you mean "x"?)` for the nearest of `known`, or nothing when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
