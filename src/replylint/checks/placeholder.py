"""The check type `placeholder`: placeholders that would reach the customer as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replylint.checks.base import Context, Match

NAME = re.compile(r"[A-Za-z_][\w.\-]*")
_OPENERS = ("{{", "{%", "%{", "#{", "${", "{!", "[[", "<%")
_MALFORMED = r"(?:\{\{[%#/]?|\{%|%\{|#\{|\$\{|\{!|\[\[|<%)[^\s{}\[\]<>][^{}\[\]<>\n]{0,60}|[^\s{}\[\]<>(]{1,40}\s?(?:\}\}|%\}|%>)"
_BLANKS = (
    r"\[(?=[^\]\n]*[A-Za-z])[A-Z][A-Z0-9 _/'’.-]{1,40}\]"  # [NAME]
    r"|\[(?i:insert|enter|add|your|customer|client|first|last|agent|company|date|time|name|order|amount|link|number|reason)\b[^\]\n]{0,40}\](?!\()"
    r"|<(?i:insert|enter|add|your|customer|first|last|agent|company|date|time|name|order|amount)\b[^<>\n=]{0,40}>"
    r"|\{(?i:insert|enter|add)\b[^{}\n]{0,40}\}"
    r"|\b[Xx]{3,}(?:[-\s][Xx]{2,})*\b|_{4,}|\?{4,}"
    r"|\$config\[[^\]\n]{1,40}\](?: not found)?|\[\[MISSING TOKEN[^\]\n]{0,60}\]\]"
)


def placeholder(context: Context) -> Iterator[Match]:
    """Yield placeholders that are broken, unknown, or unresolved in a reply that is about to be sent."""
    flags, document = context.check.flag, context.document
    inside = [(s.start, s.end) for s in document.sentences]
    own = [(b.start, b.end) for b in document.blocks]
    if "blank" in flags:
        yield from _found(_blank(), document.masked, own)
    if "malformed" in flags and any(mark in document.masked for mark in (*_OPENERS, "}}", "%}", "%>")):
        yield from _found(_malformed(), document.masked, own)
    for part in document.prose.protected:
        if part.kind != "placeholder" or not any(a <= part.start < b for a, b in (*own, *inside)):
            continue
        name = NAME.search(document.prose.text, part.start, part.end)
        known = document.draft.variables
        if "unresolved" in flags and document.draft.kind == "reply":
            yield Match(part.start, part.end)
        elif "unknown" in flags and known and name and name.group() not in known and not part.dialect.endswith("tag"):
            yield Match(part.start, part.end)


def _found(expression: re.Pattern[str], text: str, ranges: list[tuple[int, int]]) -> Iterator[Match]:
    for start, end in ranges:
        for match in expression.finditer(text, start, end):
            yield Match(match.start(), match.end())


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(_BLANKS)


@cache
def _malformed() -> re.Pattern[str]:
    return re.compile(_MALFORMED)
