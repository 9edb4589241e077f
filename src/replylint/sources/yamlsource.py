"""YAML: PyYAML says where each scalar stands; `yamlscalars` says where its characters do."""

from __future__ import annotations

import re
from typing import Any

from replylint.sources.values import SourceError, Table, Text, Value

STYLES = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
STRING = "tag:yaml.org,2002:str"
MERGE = "tag:yaml.org,2002:merge"
_MARKS = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor and a tag before a scalar."""
MOST = 50
"""Aliases may make a document grow so many times; a bomb of aliases of aliases grows without end."""
FEW = 10_000


def read(source: str) -> list[Value]:
    """Return the value of each document of a YAML text.

    Raises:
        SourceError: where it is no valid YAML, or aliases would make it grow beyond all bounds.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        nodes = list(yaml.compose_all(source, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SourceError(_offset(source, mark), f"not valid YAML: {error.problem or error.context}") from None
    except RecursionError:
        raise SourceError(0, "not valid YAML: nested too deeply") from None
    except (yaml.YAMLError, ValueError) as error:
        raise SourceError(getattr(error, "position", 0), f"not valid YAML: {str(error).splitlines()[0]}") from None
    try:
        return [_Walk(source).value(node) for node in nodes if node is not None]
    except RecursionError:
        raise SourceError(0, "not valid YAML: nested too deeply") from None


class _Walk:
    """Turns nodes into values."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._distinct: set[int] = set()
        self._visits = 0
        self._inside: set[int] = set()

    def value(self, node: Any) -> Value:
        self._distinct.add(id(node))
        self._visits += 1
        at = node.start_mark.index
        if self._visits > FEW and self._visits > MOST * len(self._distinct):
            raise SourceError(at, "aliases of aliases that grow beyond all bounds")
        if node.id == "scalar":
            return self._scalar(node)
        if id(node) in self._inside:
            raise SourceError(at, "an alias that holds itself")
        self._inside.add(id(node))
        made = self._table(node) if node.id == "mapping" else [self.value(child) for child in node.value]
        self._inside.discard(id(node))
        return made

    def _table(self, node: Any) -> Table:
        table = Table(start=node.start_mark.index)
        merged: list[Table] = []
        for key, value in node.value:
            if key.tag == MERGE:
                found = self.value(value)
                merged += [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, Table)]
                continue
            name = key.value if key.id == "scalar" else "?"
            if name in table.values:
                table.twice.append((name, key.start_mark.index))
            table.values[name] = self.value(value)
        for one in merged:
            for name, inherited in one.values.items():
                table.values.setdefault(name, inherited)
        return table

    def _scalar(self, node: Any) -> Value:
        if node.tag == STRING or node.tag.startswith("!"):
            marks = _MARKS.match(self._source, node.start_mark.index)
            start, end = marks.end() if marks else node.start_mark.index, node.end_mark.index
            return Text(node.value, start, end, STYLES.get(node.style, "plain"), _indent(self._source, start))
        kind = node.tag.rpartition(":")[2]
        if kind == "null":
            return None
        if kind == "bool":
            return node.value.lower() in ("true", "yes", "on")
        return str(node.value)


def _indent(source: str, start: int) -> int:
    """Return how far the line in which a scalar begins is indented, dashes of a list counted in."""
    line = source[source.rfind("\n", 0, start) + 1 : start]
    return len(line) - len(line.lstrip(" -"))


def _offset(source: str, mark: Any) -> int:
    if mark is None:
        return 0
    if mark.index:
        return int(mark.index)
    at = 0
    for _ in range(mark.line):
        at = source.find("\n", at) + 1
    return at + int(mark.column)
