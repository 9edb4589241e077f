"""Paths into a record: `actions[field=comment_value].value`. What they mean stands with `Fields`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replylint.sources.values import Table, Text, Value

_STEP = re.compile(r"(?P<name>[^.\[\]]+)|\[(?P<field>[^=\[\]]+)=(?P<value>[^\[\]]*)\]|\[(?P<number>-?\d+)?\]|\.")


def at_path(value: Value, path: str) -> Iterator[Value]:
    """Yield the values that a path leads to; none where it leads nowhere.

    Raises:
        ValueError: for what is no path.
    """
    values: list[Value] = [value]
    for step in _steps(path):
        values = [found for one in values for found in _stepped(one, step)]
    yield from values


def plain(value: Value) -> str | None:
    """Return a value as text; None for a list or table, and for nothing."""
    if isinstance(value, Text):
        return value.value
    if value is None or isinstance(value, list | Table) or not isinstance(value, str | int | float | bool):
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def one(value: Value, path: str | None) -> str | None:
    """Return the first value that a path leads to, as text."""
    found = (plain(v) for v in at_path(value, path)) if path else iter(())
    return next((text for text in found if text is not None and text.strip()), None)


def check_path(path: str) -> None:
    """Check that a text is a path.

    Raises:
        ValueError: where it is none.
    """
    _steps(path)


@lru_cache(maxsize=1024)
def _steps(path: str) -> tuple[re.Match[str], ...]:
    steps = tuple(_STEP.finditer(path))
    if "".join(step[0] for step in steps) != path:
        raise ValueError(f'"{path}" is no path; an example is actions[field=comment_value].value')
    return tuple(step for step in steps if step[0] != ".")


def _stepped(value: Value, step: re.Match[str]) -> list[Value]:
    if step["name"] is not None:
        return [value.values[step["name"]]] if isinstance(value, Table) and step["name"] in value.values else []
    items: list[Value] = []
    if isinstance(value, list):
        items = value
    elif isinstance(value, Table):
        items = [value]
    if step["field"] is not None:
        return [v for v in items if isinstance(v, Table) and plain(v.values.get(step["field"])) == step["value"]]
    if step["number"] is None:
        return items
    number = int(step["number"])
    return [items[number]] if isinstance(value, list) and -len(items) <= number < len(items) else []
