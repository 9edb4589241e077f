"""The page of the Python interface: signatures and docstrings of what `replylint` exports."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import replylint
from _generate.markdown import code, docstring, table

FIRST = (
    "Linter",
    "Draft",
    "Report",
    "Finding",
    "Suggestion",
    "Edit",
    "Span",
    "Rewrite",
    "Change",
    "CategoryScore",
    "Summary",
)
"""What most people look for; the rest follows by name."""


def page() -> str:
    """Return the page."""
    names = [name for name in replylint.__all__ if not name.startswith("__")]
    ordered = [*FIRST, *sorted(set(names) - set(FIRST))]
    text = "# Python interface\n\nAll of this is imported from `replylint`, and typed.\n"
    for name in ordered:
        text += f"\n## {name}\n\n{_class(getattr(replylint, name))}"
    return text


def _class(cls: type) -> str:
    about = "" if (cls.__doc__ or "").startswith(f"{cls.__name__}(") else docstring(inspect.getdoc(cls))
    base = cls.__mro__[1]
    text = f"{about}\n" if about else ""
    if base.__name__ in replylint.__all__:
        text += f"\nA kind of [{base.__name__}](#{base.__name__.lower()}).\n"
    if is_dataclass(cls):
        text += f"\n{_fields(cls)}"
    elif not issubclass(cls, Exception):
        text += f"\n```text\n{cls.__name__}{_signature(cls)}\n```\n"
    return text + "".join(f"\n### {cls.__name__}.{name}\n\n{_member(name, member)}" for name, member in _members(cls))


def _fields(cls: Any) -> str:
    notes = _notes(cls)
    rows = []
    for one in fields(cls):
        default = "" if one.default is MISSING else code(repr(one.default))
        if one.default in (None, ()) or len(default) > 40:
            default = ""
        rows.append((code(one.name), code(str(one.type)), default, notes.get(one.name, "")))
    if not any(row[3] for row in rows):
        rows = [row[:3] for row in rows]  # type: ignore[misc]
    return table(("field", "type", "default", "meaning")[: len(rows[0])], rows)


def _notes(cls: type) -> dict[str, str]:
    """Return the docstrings below the fields of a class, which Python itself forgets."""
    (body,) = (
        node.body for node in ast.parse(textwrap.dedent(inspect.getsource(cls))).body if isinstance(node, ast.ClassDef)
    )
    found: dict[str, str] = {}
    for field, note in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(note, ast.Expr) and isinstance(note.value, ast.Constant):
            found[ast.unparse(field.target)] = str(note.value.value).strip()
    return found


def _members(cls: type) -> Iterator[tuple[str, Any]]:
    shown = ("__iter__", "__len__", "__bool__") if cls is replylint.Report else ()
    for name, member in vars(cls).items():
        ours = isinstance(member, property | cached_property | classmethod) or inspect.isfunction(member)
        if ours and (name in shown or not name.startswith("_")):
            yield name, member


def _member(name: str, member: Any) -> str:
    if isinstance(member, property | cached_property):
        function: Any = member.fget if isinstance(member, property) else member.func
        kind = code(inspect.signature(function).return_annotation)
        return f"Property: {kind}\n\n{docstring(inspect.getdoc(function))}\n"
    function = member.__func__ if isinstance(member, classmethod) else member
    prefix = "@classmethod\n" if isinstance(member, classmethod) else ""
    about = docstring(inspect.getdoc(function))
    return f"```text\n{prefix}{name}{_signature(function, whole=True)}\n```\n" + (f"\n{about}\n" if about else "")


def _signature(function: Any, *, whole: bool = False) -> str:
    """Return a signature without `self`, on several lines where it is long."""
    signature = inspect.signature(function)
    result = signature.return_annotation
    arrow = f" -> {result}" if whole and result is not inspect.Signature.empty else ""
    given: list[str] = []
    for name, parameter in signature.parameters.items():
        if name in ("self", "cls"):
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in given:
            given.append("*")
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        given.append(f"{name}: {parameter.annotation}{default}")
    short = f"({', '.join(given)}){arrow}"
    return short if len(short) <= 90 else "(\n" + "".join(f"    {one},\n" for one in given) + f"){arrow}"
