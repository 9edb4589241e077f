"""Find the parts of a text that are not words: placeholders, web addresses and e-mail addresses.

Only what is well formed is found here. A broken placeholder stays readable, so that a rule can
name it. Every expression stops at the sign that opens it, so that the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from replylint.prose import Protected

DIALECTS: dict[str, tuple[str, str]] = {
    # dialect: what every placeholder of it holds, and what it looks like
    "handlebars": ("{{", r"\{\{\{[^{}\n]{1,400}+\}\}\}|(?<!\{)\{\{~?[#/^>!&][^{}\n]{1,400}+\}\}(?!\})"),
    "liquid": ("{{", r"(?<!\{)\{\{-?(?=\s{0,20}[^\s{}#/^>!&-])(?:[^{}\n]|\n(?!\r?\n)){1,600}+\}\}(?!\})"),
    "helpscout": ("{%", r"\{%[a-z][A-Za-z]{0,30}\.[A-Za-z.]{1,60}(?:,[^{}%\n]{0,200}+)?%\}"),
    "liquid-tag": ("{%", r"\{%-?\s{0,20}[A-Za-z_](?:[^%{}\n]|%(?!\})|\n(?!\r?\n)){0,600}+%\}"),
    "osticket": ("%{", r"%\{[^\s{}][^{}\n]{0,200}+\}"),
    "zammad": ("#{", r"#\{[^\s{}][^{}\n]{0,200}+\}"),
    "dollar": ("${", r"\$\{[^\s{}][^{}\n]{0,200}+\}"),
    "salesforce": ("{!", r"\{![^\s{}][^{}\n]{0,200}+\}"),
    "smarty": ("{$", r"\{\$[^\s{}][^{}\n]{0,200}+\}"),
    "braces": ("{", r"(?<![{$#%!])\{[^\W\d][\w-]{0,60}+(?:\.[\w-]{1,60}+){0,8}+\}(?!\})"),
    "intercom": ("<attribute", r"<attribute\s[^<>]{1,400}+>(?:</attribute>)?"),
    "otobo": ("_", r"<(?:OTOBO|OTRS|ZNUNY)_[^\s<>]{1,120}+>"),
    "erb": ("<%", r"<%(?:[^<%\n]|%(?!>)){1,400}+%>"),
    "template-toolkit": ("[%", r"\[%[^\[\]%]{1,400}+%\]"),
    "percent": ("%", r"(?<![\w%])%[^\W\d][\w.]{2,60}+%(?!\w)"),
    "brackets": ("[[", r"(?<!\[)\[\[(?!MISSING)[^\s\[\]][^\[\]\n]{0,200}+\]\](?![\](])"),
}
"""Capitals alone in two brackets are for a person to fill in ([[NAME]]), or the trace of a token that a helpdesk could
not fill ([[MISSING TOKEN …]])."""

_NO_LINK = (
    r"\s<>\"“”„‘’«»`…\u200b"
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
)
"""White space, quotation marks, and scripts whose words follow a link with no space between."""
_LINK = rf"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z+]{{1,15}}+://|[wW]ww\.)[^{_NO_LINK}]+"
_ADDRESS = (
    r"(?<![A-Za-z0-9_.%+-])[A-Za-z0-9_.%+-]{1,64}+@"
    r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])"
)
_AFTER_LINK = ".,;:!?'\"*_~"


def protect(text: str) -> tuple[Protected, ...]:
    """Return the placeholders, links and addresses of a text, in order, none overlapping another."""
    if not _may_hold(text):
        return ()
    found = placeholders(text)
    rest = blot(text, found)  # so that a link goes on behind a placeholder inside it
    links = _first(_links(rest))
    return overlay(links, found) if links else found


def placeholders(text: str) -> tuple[Protected, ...]:
    """Return the well-formed placeholders of a text, in order, none overlapping another."""
    return _first(
        Protected(match.start(), match.end(), "placeholder", dialect)
        for dialect, (sign, expression) in DIALECTS.items()
        if sign in text
        for match in _compiled(expression).finditer(text)
        if dialect != "brackets" or not match.group().isupper()
    )


def blot(text: str, parts: Iterable[Protected]) -> str:
    """Return the text, of the same length, with parts of it written over by letters that mean nothing."""
    out: list[str] = []
    at = 0
    for part in parts:
        out += (text[at : part.start], "x" * (part.end - part.start))
        at = part.end
    out.append(text[at:])
    return "".join(out)


def overlay(below: Iterable[Protected], above: Iterable[Protected]) -> tuple[Protected, ...]:
    """Lay parts over others: the upper ones stay whole, and of the lower ones what they don't cover.

    Both are in order and free of overlaps, and so is the result.
    """
    upper = list(above)
    out = list(upper)
    number = 0
    for part in below:
        while number and upper[number - 1].end > part.start:
            number -= 1
        start = part.start
        while number < len(upper) and upper[number].start < part.end:
            cover = upper[number]
            if start < cover.start:
                out.append(Protected(start, cover.start, part.kind, part.dialect))
            start = max(start, cover.end)
            number += 1
        if start < part.end:
            out.append(Protected(start, part.end, part.kind, part.dialect))
    out.sort(key=lambda p: p.start)
    return tuple(out)


def _may_hold(text: str) -> bool:
    """Whether a text holds any sign of what is protected; most replies do not, and a microsecond tells."""
    brackets = "{" in text or "%" in text or "<" in text or "[" in text
    return brackets or "@" in text or "://" in text or "ww." in text


def _links(text: str) -> Iterator[Protected]:
    if "://" in text or "ww." in text:
        for match in _compiled(_LINK).finditer(text):
            address = match.group()
            after = _AFTER_LINK + ("" if "(" in address else ")") + ("" if "[" in address else "]")
            yield Protected(match.start(), match.start() + len(address.rstrip(after)), "url")
    if "@" in text:
        for match in _compiled(_ADDRESS).finditer(text):
            yield Protected(match.start(), match.end(), "email")


def _first(parts: Iterable[Protected]) -> tuple[Protected, ...]:
    """Put parts in order, and of those that overlap keep the one that begins first, then the longest."""
    out: list[Protected] = []
    for part in sorted(parts, key=lambda p: (p.start, -p.end)):
        if not out or part.start >= out[-1].end:
            out.append(part)
    return tuple(out)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
