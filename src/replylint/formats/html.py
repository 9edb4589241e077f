"""Read HTML: the words between the tags, cut into blocks as a mail program shows them.

The tags are found by expressions and not by tree-sitter-html: its time grows with the square of the
input where tags stay open (80 kB of "<!--" took 17 s, 160 kB of "<div><p>" 3.2 s), and it reads the
"<" of "x < y" as a tag. No expression here looks further than the next few "<".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from html.entities import html5

from replylint.formats.build import Builder
from replylint.formats.tags import BREAKS, CODE, HIDDEN, KINDS, VOID, begins_history, known, quotes
from replylint.prose import Prose
from replylint.protect import blot, placeholders

_SIGN = re.compile(r"<(?=[A-Za-z/!?])|&(?=[#A-Za-z])|(?<=\n)[ \t\r\f]*+\n[ \t\r\n\f]*+")
"""What may be markup, or a blank line, which is a mere space in HTML but would end a sentence."""
_NAME = r"<(/?)([A-Za-z][^\s/<>]*+)"
_VALUE = r""""[^"<]*+(?:<[^"<]*+){0,8}+"(?=[\s/>])|'[^'<]*+(?:<[^'<]*+){0,8}+'(?=[\s/>])|[^\s"'<>]++"""
_TAG = re.compile(rf"""{_NAME}((?:[\s/]++[^\s/"'<>=]++(?:\s*+=\s*+(?:{_VALUE}))?+)*+)[\s/]*+>""")
_LOOSE_TAG = re.compile(rf"{_NAME}([^<>]*+)>")
_DECLARATION = re.compile(r"<[!?][^<>]*+>")
_ENTITY = re.compile(r"&(?:#(?:[xX][0-9A-Fa-f]{1,10}+|[0-9]{1,10}+);?|([A-Za-z][A-Za-z0-9]{1,31}+);?)")
_DEPTH = 32
"""So many unclosed inline elements at most are closed by the end of one around them."""


def read(source: str) -> Prose:
    """Return the prose of an HTML document or fragment, well formed or not."""
    builder = Builder(source)
    copy = blot(source, placeholders(source))
    HtmlReader(builder, copy, 0, len(source)).run()
    return builder.prose()


def escape(replacement: str) -> str:
    """Return how a replacement is written between HTML's tags, line breaks included."""
    escaped = replacement.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br>")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the innermost open element makes of the text in it."""

    name: str = ""
    kind: str = "paragraph"
    quoted: bool = False
    code: bool = False


class HtmlReader:
    """Hands the text of a range of the source to a builder.

    Args:
        copy: the source with placeholders blotted out, which is searched for markup.
        quoted: whether the range stands inside a quotation.
    """

    def __init__(self, builder: Builder, copy: str, start: int, end: int, *, quoted: bool = False) -> None:
        self._builder = builder
        self._copy = copy
        self._start, self._end = start, end
        self._stack = [_Context(quoted=quoted)]
        self._open: dict[str, int] = {}
        self._absent: set[str] = set()

    def run(self) -> None:
        """Read the range."""
        at = search = self._start
        while (sign := _SIGN.search(self._copy, search, self._end)) is not None:
            stop = self._token(at, sign)
            if stop:
                at = search = stop
            else:
                search = sign.start() + 1
        self._text(at, self._end)
        self._close(2)

    def _token(self, at: int, sign: re.Match[str]) -> int:
        """Take the text up to a sign and the markup that begins there; return its end, or 0 if it is text."""
        start = sign.start()
        if self._copy[start] == "<":
            return self._markup(at, start)
        if self._copy[start] == "&":
            return self._entity(at, start)
        if self._stack[-1].code:
            return 0
        self._text(at, start)
        return sign.end()

    def _entity(self, at: int, start: int) -> int:
        decoded = entity(self._copy, start, self._end)
        if decoded is None:
            return 0
        self._text(at, start)
        self._builder.put(decoded[0], start, decoded[1], self._protection())
        return decoded[1]

    def _markup(self, at: int, start: int) -> int:
        copy = self._copy
        tag = _TAG.match(copy, start, self._end) or _LOOSE_TAG.match(copy, start, self._end)
        if tag is not None and known(tag[2].lower()):
            self._text(at, start)
            return self._tag(tag)
        if copy.startswith("<!--", start):
            stop = self._after("-->", start + 2)
        else:
            declaration = _DECLARATION.match(copy, start, self._end)
            stop = declaration.end() if declaration else 0
        if stop:
            self._text(at, start)
        return stop

    def _tag(self, tag: re.Match[str]) -> int:
        """Open or close an element; return the end of its tag, or of the whole element where it is hidden."""
        name = tag[2].lower()
        if name == "br":
            self._close(0)
            self._builder.feed()
        elif tag[1]:
            self._end_tag(name)
        else:
            if name in BREAKS:
                self._close(BREAKS[name])
            if name in HIDDEN and not tag[0].endswith("/>"):
                return self._after(f"</{name}", tag.end()) or tag.end()
            if name not in VOID and not (tag[0].endswith("/>") and name not in BREAKS):
                self._push(name, tag[3])
        return tag.end()

    def _push(self, name: str, attributes: str) -> None:
        if "divRplyFwdMsg" in attributes and begins_history(attributes):
            self._close(0)
            self._stack[-1] = replace(self._stack[-1], quoted=True)
        outer = self._stack[-1]
        quoted = outer.quoted or name == "blockquote" or (attributes != "" and quotes(attributes))
        if quoted != outer.quoted:
            self._close(0)
        kind = outer.kind
        if name in BREAKS:
            kind = KINDS.get(name) or (kind if kind in ("item", "code") else "paragraph")
        self._stack.append(_Context(name, kind, quoted, outer.code or name in CODE))
        self._open[name] = self._open.get(name, 0) + 1

    def _end_tag(self, name: str) -> None:
        """Close an element and those in it; an inline element never closes the block around it."""
        if name in BREAKS:
            self._close(BREAKS[name])
        if not self._open.get(name):
            return
        if name not in BREAKS:
            for context in self._stack[: -_DEPTH - 1 : -1]:
                if context.name == name:
                    break
                if context.name in BREAKS:
                    return
            else:
                return
        while True:
            if self._stack[-1].quoted != self._stack[-2].quoted:
                self._close(0)
            closed = self._stack.pop()
            self._open[closed.name] -= 1
            if closed.name == name:
                return

    def _text(self, start: int, end: int) -> None:
        self._builder.keep(start, end, self._protection())

    def _protection(self) -> str:
        return "code" if self._stack[-1].code else ""

    def _close(self, feeds: int) -> None:
        context = self._stack[-1]
        self._builder.close(context.kind, feeds, quoted=context.quoted)

    def _after(self, closing: str, at: int) -> int:
        """Return the end of what closes a comment or hidden element, or 0; what is absent is sought once."""
        if closing in self._absent:
            return 0
        found = _closing(closing).search(self._copy, at, self._end)
        if found is None:
            self._absent.add(closing)
            return 0
        return found.end()


def entity(source: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the characters that an entity stands for and where it ends, or None where there is none.

    As browsers do, old names count without a semicolon and in front of other letters ("&copy2024").
    """
    found = _ENTITY.match(source, start, end)
    if found is None:
        return None
    name = found[1]
    if name is None:
        return unescape(found[0]), found.end()
    if found[0][-1] == ";" and f"{name};" in html5:
        return html5[f"{name};"], found.end()
    for length in range(len(name), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], start + 1 + length
    return None


@cache
def _closing(closing: str) -> re.Pattern[str]:
    return re.compile(re.escape(closing) + ("" if closing == "-->" else r"(?:[\s/][^<>]*+)?>"), re.IGNORECASE)
