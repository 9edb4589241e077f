"""The formats that a draft can come in, each with a reader and a way to write a replacement.

A reader's module is imported when a draft in its format comes, so that plain text never waits for
a parser of markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from replylint.formats import text
from replylint.prose import Prose


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read one format.

    Args:
        read: returns the prose of a source; never raises, whatever the source.
        escape: returns how a replacement text must be written to be read as it is.
    """

    read: Callable[[str], Prose]
    escape: Callable[[str], str]


def _read_markdown(source: str) -> Prose:
    from replylint.formats import markdown

    return markdown.read(source)


def _escape_markdown(replacement: str) -> str:
    from replylint.formats import markdown

    return markdown.escape(replacement)


def _read_html(source: str) -> Prose:
    from replylint.formats import html

    return html.read(source)


def _escape_html(replacement: str) -> str:
    from replylint.formats import html

    return html.escape(replacement)


READERS: dict[str, Reader] = {
    "text": Reader(text.read, text.escape),
    "markdown": Reader(_read_markdown, _escape_markdown),
    "html": Reader(_read_html, _escape_html),
}

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}

_HTML = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|body|head|p|div|br|hr|table|tr|td|ul|ol|li|blockquote|h[1-6])(?:\s[^<>]*+)?/?)>",
    re.IGNORECASE,
)


def guess_format(source: str, name: str | None) -> str:
    """Return the format of a draft by its file name, or without one by its text.

    Markdown is never guessed from a text, because plain text full of asterisks and dashes looks the same.
    """
    if name is not None:
        return SUFFIXES.get(PurePath(name).suffix.lower(), "text")
    return "html" if _HTML.search(source) else "text"
