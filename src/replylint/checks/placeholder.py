"""The check type `placeholder`: placeholders that would reach the customer as they are, or empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from replylint.checks.base import Context, Match
from replylint.checks.blanks import blank, may_hold_blank
from replylint.document import Document
from replylint.errors import did_you_mean
from replylint.prose import Protected

NAME = re.compile(r"[A-Za-z_][\w.\-]*")
_OPENERS = ("{{", "{%", "%{", "#{", "${", "{!", "[[", "<%")
_MALFORMED = (
    r"(?:\{\{[%#/]?|\{%|%\{|#\{|\$\{|\{!|\[\[|<%)\s?[^\s{}\[\]<>]{1,60}"  # opened and never closed
    r"|[^\s{}\[\]<>(]{1,40}\s?(?:\}\}|%\}|%>)"  # closed and never opened
)
_CLOSERS = {"{{": "}}", "{%": "%}", "%{": "}", "#{": "}", "${": "}", "{!": "}"}
_UNCLOSED = re.compile(
    r"(?P<opener>\{\{\s?|\{%|%\{|#\{|\$\{|\{!)(?P<name>[A-Za-z_]+(?:\.\w+)*)[}%]?(?P<rest>[,.!?:;]?)"
)
_TAG = "liquid-tag"
_DEFAULT = re.compile(r"\||fallback|default|\?")
"""What a placeholder with a value for an empty field holds."""
_EMPTY = re.compile(r"\s{0,3}[,!]")
"""What looks odd behind nothing: "Hi ,"."""


def placeholder(context: Context) -> Iterator[Match]:
    """Yield placeholders that are broken, unknown, of another helpdesk, unresolved, or empty in the end."""
    flags, document = context.check.flag, context.document
    own = [(b.start, b.end) for b in document.blocks]
    blanks: list[Match] = []
    if "blank" in flags and may_hold_blank(document.masked):
        passed = "token" if document.draft.kind == "template" else ""
        blanks += _found(blank(context.card.blanks), document.masked, own, passed)
        yield from blanks
    if "malformed" in flags and any(mark in document.masked for mark in (*_OPENERS, "}}", "%}", "%>")):
        known = {blank.start for blank in blanks}
        broken = (match for match in _found(_malformed(), document.masked, own) if match.start not in known)
        yield from (_mended(document, match) for match in broken)
    for part in document.prose.protected:
        if part.kind == "placeholder" and any(start <= part.start < end for start, end in own):
            yield from _faults(document, part, flags)


def _mended(document: Document, match: Match) -> Match:
    """Return a placeholder that was opened and never closed, or half closed, with what is likely meant."""
    end = match.end + document.masked.startswith("}", match.end)
    found = _UNCLOSED.fullmatch(document.text(match.start, end))
    if found is None:
        return match
    opener, name, rest = found["opener"], found["name"], found["rest"]
    meant = f"{opener}{name}{_CLOSERS[opener.strip()]}{rest}"
    return replace(match, end=end, replacement=meant, restores=True)


def _faults(document: Document, part: Protected, flags: tuple[str, ...]) -> Iterator[Match]:
    """Yield what is wrong with a well-formed placeholder; the first reason is enough."""
    draft = document.draft
    if "unresolved" in flags and draft.kind == "reply":
        yield Match(part.start, part.end)
    elif "dialect" in flags and draft.dialects and part.dialect not in (*draft.dialects, _TAG):
        yield Match(part.start, part.end, values={"dialects": " or ".join(draft.dialects)})
    elif "unknown" in flags and (not draft.dialects or part.dialect in draft.dialects):
        yield from _unknown(document, part)
    if "fallback" in flags and draft.fallback and draft.kind == "template":
        yield from _unguarded(document, part, draft.fallback)


def _unknown(document: Document, part: Protected) -> Iterator[Match]:
    """Yield a placeholder of a variable that the helpdesk does not know, with the one that is likely meant."""
    known = document.draft.variables
    found = NAME.search(document.prose.text, part.start, part.end)
    if not known or found is None or part.dialect == _TAG or any(_names(one, found[0]) for one in known):
        return
    hint = did_you_mean(found[0], [one for one in known if not one.endswith("*")])
    meant = hint.split('"')[1] if hint else None
    words = document.text(part.start, part.end)
    written = words.replace(found[0], meant, 1) if meant else None
    yield Match(part.start, part.end, replacement=written, restores=written is not None)


def _names(known: str, name: str) -> bool:
    """Whether a known name is that name, or ends in a star and begins like it."""
    return name.startswith(known[:-1]) if known.endswith("*") else name == known


def _unguarded(document: Document, part: Protected, fallback: str) -> Iterator[Match]:
    """Yield a placeholder whose empty field would show: a name before a comma, with no value to put there instead."""
    words = document.text(part.start, part.end)
    name = NAME.search(words)
    shows = _EMPTY.match(document.prose.text, part.end) and name and "name" in name[0].lower()
    if shows and name and not _DEFAULT.search(words) and part.dialect != _TAG:
        yield Match(part.start, part.end, replacement=fallback.replace("{name}", name[0]), restores=True)


def _found(expression: re.Pattern[str], text: str, ranges: list[tuple[int, int]], passed: str = "") -> Iterator[Match]:
    """Yield what an expression finds in some ranges, without the group that is passed over."""
    for start, end in ranges:
        for match in expression.finditer(text, start, end):
            if match.lastgroup != passed and (match.lastgroup != "capitals" or match.group().isupper()):
                yield Match(match.start(), match.end())


@cache
def _malformed() -> re.Pattern[str]:
    return re.compile(_MALFORMED)
