"""The kinds of files that hold records, and how each is read and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from replylint.sources.values import Piece, Text, Value


@dataclass(frozen=True, slots=True)
class Store:
    """How one kind of file is read and written.

    Args:
        read: returns the values of a source, one for each document or row in it; raises SourceError.
        pieces: returns how the characters of a text are written; None where that can't be told.
        write: returns how new characters of a text are to be written in its place.
        anew: returns the whole writing of a new value, where the old way of writing can't hold it; else None.
    """

    read: Callable[[str], list[Value]]
    pieces: Callable[[str, Text], list[Piece] | None]
    write: Callable[[str, str, Text], str]
    anew: Callable[[str, str, Text], str | None]


def store(name: str) -> Store:
    """Return a kind of file by its name; its parser is imported only now."""
    return _STORES[name]()


def _json() -> Store:
    from replylint.sources import jsonsource as module

    return Store(module.read, module.pieces, module.write, module.anew)


def _yaml() -> Store:
    from replylint.sources import yamlscalars, yamlsource

    return Store(yamlsource.read, yamlscalars.pieces, yamlscalars.write, yamlscalars.anew)


def _csv() -> Store:
    from replylint.sources import csvsource as module

    return Store(module.read, module.pieces, module.write, module.anew)


def _xml() -> Store:
    from replylint.sources import xmlsource as module

    return Store(module.read, module.pieces, module.write, module.anew)


_STORES: dict[str, Callable[[], Store]] = {"json": _json, "yaml": _yaml, "csv": _csv, "xml": _xml}
SUFFIXES = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "csv", ".xml": "xml"}
