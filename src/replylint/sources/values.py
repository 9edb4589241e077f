"""What a file of records is read into: tables, lists, texts and other values, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Piece: TypeAlias = tuple[int, int, str]
"""A range of the source (characters, half-open), and what it means. Where both are the same, each character counts."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in a file.

    Args:
        value: its characters, as they are meant.
        start: where its writing begins in the source, quotes included (characters, half-open with `end`).
        style: how it is written; the store knows what that means.
        indent: how far its lines are indented, where the style has lines.
        pieces: how it is written, where reading told; otherwise the store works it out.
    """

    value: str
    start: int
    end: int
    style: str
    indent: int = 0
    pieces: tuple[Piece, ...] | None = None


@dataclass(slots=True)
class Table:
    """Named values: an object of JSON, a mapping of YAML, a row, an element of XML.

    Args:
        start: where it begins in the source.
        twice: the names that stand twice, each with the place of the second one.
    """

    values: dict[str, Value] = field(default_factory=dict)
    start: int = 0
    twice: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that can't be read, in the place where it stands; the others are read all the same."""

    at: int
    message: str


Value: TypeAlias = Text | Table | Broken | list["Value"] | str | int | float | bool | None


class SourceError(Exception):
    """A source can't be read at all.

    Args:
        at: the offset (characters) at which that shows.
    """

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at, self.message = at, message
