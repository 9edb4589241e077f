"""Read YAML and remember where every value stands, so that errors can point at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from replylint.errors import Problem

Place = tuple[int, int]
Keys = tuple[str | int, ...]
LARGEST = 4_000_000
"""Rule files and configurations are small; a larger one, or aliases that grow beyond it, is refused."""
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map")
)


@dataclass(slots=True)
class YamlFile:
    """The data of one file, and the line and column (from 1) of each key path."""

    path: str
    data: Any
    places: dict[Keys, Place] = field(default_factory=dict)

    def problem(self, keys: Keys, message: str) -> Problem:
        """Return a problem at the nearest place that is known for a key path."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        line, column = self.places.get(keys, (1, 1))
        return Problem(self.path, line, column, message)


def read_yaml(path: Path, shown: str | None = None) -> tuple[YamlFile | None, list[Problem]]:
    """Read one file; what is wrong with it comes back as problems."""
    name = shown or str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, [Problem(name, 0, 0, error.strerror or str(error))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Problem(name, 0, 0, f"not UTF-8 (byte {error.start})")]
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> tuple[YamlFile | None, list[Problem]]:
    """Parse YAML text; a syntax error, a doubled key and an unknown tag come back as problems."""
    if len(text) > LARGEST:
        return None, [Problem(name, 0, 0, f"larger than {LARGEST:,} characters")]
    import yaml  # only where a file is read that is not cached

    file, problems = YamlFile(name, None), list[Problem]()
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        try:
            node = loader.get_single_node()
            if node is not None:
                file.data = _Walker(loader, file, problems).value(node, ())
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        return None, [Problem(name, *place, f"not valid YAML: {error.problem or error.context}")]
    except RecursionError:
        return None, [Problem(name, 0, 0, "not valid YAML: nested too deeply")]
    except (yaml.YAMLError, ValueError) as error:
        return None, [Problem(name, 0, 0, f"not valid YAML: {str(error).splitlines()[0]}")]
    return (None if problems else file), problems


class _Walker:
    """Builds plain data of nodes, noting places; aliases are refused, since no rule file needs them."""

    def __init__(self, loader: Any, file: YamlFile, problems: list[Problem]) -> None:
        self.loader, self.file, self.problems = loader, file, problems
        self.seen: set[int] = set()

    def value(self, node: Any, keys: Keys) -> Any:
        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.file.places.setdefault(keys, place)
        if node.tag not in _TAGS:
            self.problems.append(Problem(self.file.path, *place, f'the tag "{node.tag}" has no meaning here'))
        if node.id == "scalar":
            return self.scalar(node)
        if id(node) in self.seen:
            self.problems.append(Problem(self.file.path, *place, "an alias repeats a list or mapping; write it out"))
            return None
        self.seen.add(id(node))
        if node.id == "sequence":
            return [self.value(child, (*keys, number)) for number, child in enumerate(node.value)]
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if key_node.id == "scalar" else "?"
            key_place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in out:
                self.problems.append(Problem(self.file.path, *key_place, f'the key "{key}" stands twice'))
            self.file.places[*keys, key] = key_place
            out[key] = self.value(value_node, (*keys, key))
        return out

    def scalar(self, node: Any) -> Any:
        """Return a scalar's value. Words stay words: `no`, `12:30` and dates are phrases here, not YAML 1.1's types."""
        tag = node.tag.rpartition(":")[2]
        if (
            tag == "null"
            or (tag in ("int", "float") and _NUMBER.fullmatch(node.value))
            or (tag == "bool" and node.value.lower() in ("true", "false"))
        ):
            return self.loader.construct_object(node)
        return node.value
