"""Show JSON Schemas as tables, one for each kind of object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from _generate.markdown import code, table
from replylint.cli.schema import schema_of

NAMES = {
    "string": "text",
    "boolean": "true or false",
    "number": "number",
    "integer": "whole number",
    "object": "mapping",
}


def objects(kind: str) -> dict[str, dict[str, Any]]:
    """Return the objects of a kind of file by name, the file's own first."""
    schema = schema_of(kind)
    inner = schema.pop("$defs", {})
    return {schema.get("title", kind): schema, **inner}


def headings(names: Iterable[str]) -> dict[str, str]:
    """Return links to headings on the same page."""
    return {name: f"#{name.lower()}" for name in names}


def section(name: str, schema: dict[str, Any], known: Mapping[str, str], level: int = 3) -> str:
    """Return a heading, what the object is for, and a table of its keys."""
    text = f"{'#' * level} {name}\n\n"
    if schema.get("description"):
        text += f"{_escaped(schema['description'])}\n\n"
    return text + keys(schema, known)


def keys(schema: dict[str, Any], known: Mapping[str, str], *, leave: Iterable[str] = ()) -> str:
    """Return a table of an object's keys.

    Args:
        known: where objects are described, by name.
        leave: keys that are not shown.
    """
    required, left = set(schema.get("required", ())), set(leave)
    rows = []
    for key, value in schema.get("properties", {}).items():
        if key in left:
            continue
        default = "required" if key in required else _default(value)
        rows.append((code(key), _type(value, known), default, _escaped(value.get("description", ""))))
    return table(("key", "type", "default", "meaning"), rows)


def _escaped(text: str) -> str:
    """Escape what reads as HTML outside of inline code."""
    return "".join(part if part.startswith("`") else part.replace("<", "\\<") for part in re.split("(`[^`]*`)", text))


def _default(value: dict[str, Any]) -> str:
    default = value.get("default")
    if default in (None, [], {}) or isinstance(default, dict):
        return ""
    if isinstance(default, list):
        return ", ".join(map(str, default))
    return code(json.dumps(default, ensure_ascii=False))


def _type(value: dict[str, Any], known: Mapping[str, str]) -> str:
    name = value.get("$ref", "").rpartition("/")[2]
    if name:
        return f"[{name}]({known[name]})" if name in known else name
    choices = value.get("enum") or ([value["const"]] if "const" in value else None)
    if choices:
        return ", ".join(code(str(one)) for one in choices)
    options = value.get("anyOf") or value.get("oneOf")
    if options:
        return " or ".join(_type(one, known) for one in options if one.get("type") != "null")
    if isinstance(value.get("additionalProperties"), dict):
        return f"mapping of {_type(value['additionalProperties'], known)}"
    if value.get("type") == "array":
        return f"list of {_type(value.get('items', {}), known)}"
    return NAMES.get(value.get("type", ""), "any")
