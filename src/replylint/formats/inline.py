"""Tell which characters inside a Markdown paragraph are marks, and what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from typing import NamedTuple

from tree_sitter import Node

from replylint.formats.tags import known

_REFERENCES = ("full_reference_link", "collapsed_reference_link", "shortcut_link")
_LINKS = frozenset(("inline_link", "image", *_REFERENCES))
_ENTITIES = frozenset(("entity_reference", "numeric_character_reference"))
_TAG = re.compile(r"</?([A-Za-z][^\s/<>]*)")


class Mark(NamedTuple):
    """A range that does not read as it stands.

    Args:
        action: "mask" leaves it out, "put" writes `value` in its place, "feed" begins a new line,
            "keep" protects it as a `value` ("code", "url", "email").
    """

    start: int
    end: int
    action: str
    value: str = ""


def marks_of(root: Node, plain: str, labels: Collection[str]) -> list[Mark]:
    """Return the marks of a paragraph, in order.

    Args:
        plain: the text that was parsed, as the offsets of its nodes count it.
        labels: the link labels that the document defines; without one "[name]" is no link but words.
    """
    marks: list[Mark] = []
    todo = [root]
    while todo:
        node = todo.pop()
        name, start, end = node.type, node.start_byte, node.end_byte
        if name in ("emphasis_delimiter", "code_span_delimiter"):
            marks.append(Mark(start, end, "mask"))
        elif name == "code_span":
            marks += _code(node)
        elif name == "backslash_escape":
            marks.append(Mark(start, start + 1, "mask"))
        elif name == "hard_line_break":
            marks.append(Mark(start, end, "feed"))
        elif name in _ENTITIES:
            marks += _entity(plain, start, end)
        elif name in ("uri_autolink", "email_autolink"):
            kind = "url" if name == "uri_autolink" else "email"
            marks += (Mark(start, start + 1, "mask"), Mark(start + 1, end - 1, "keep", kind))
            marks.append(Mark(end - 1, end, "mask"))
        elif name == "html_tag":
            marks += _tag(plain[start:end], start, end)
        elif name in _LINKS and _is_link(node, plain, labels):
            words = _child(node, "image_description" if name == "image" else "link_text")
            if words is None:
                marks.append(Mark(start, end, "mask"))
            else:
                marks += (Mark(start, words.start_byte, "mask"), Mark(words.end_byte, end, "mask"))
                todo += words.children
        else:
            todo += node.children
    marks.sort()
    return marks


def label_of(words: str) -> str:
    """Return a link label as labels are compared: without brackets, case and spacing."""
    return " ".join(words.strip("[]").casefold().split())


def _is_link(node: Node, plain: str, labels: Collection[str]) -> bool:
    """Whether the brackets are a link: one with a destination, or with a label that is defined."""
    if any(child.type == "(" for child in node.children):
        return True
    label = _child(node, "link_label") or _child(node, "link_text") or _child(node, "image_description")
    return label is not None and label_of(plain[label.start_byte : label.end_byte]) in labels


def _code(node: Node) -> list[Mark]:
    first, last = node.children[0], node.children[-1]
    return [
        Mark(first.start_byte, first.end_byte, "mask"),
        Mark(first.end_byte, last.start_byte, "keep", "code"),
        Mark(last.start_byte, last.end_byte, "mask"),
    ]


def _entity(plain: str, start: int, end: int) -> list[Mark]:
    decoded = unescape(plain[start:end])
    return [] if decoded == plain[start:end] else [Mark(start, end, "put", decoded)]


def _tag(words: str, start: int, end: int) -> list[Mark]:
    """Return the mark of an HTML tag or comment; a name that is not HTML's is a word that someone forgot."""
    tag = _TAG.match(words)
    if tag is None:
        return [Mark(start, end, "mask")]
    name = tag[1].lower()
    if name == "br":
        return [Mark(start, end, "feed")]
    return [Mark(start, end, "mask")] if known(name) else []


def _child(node: Node, name: str) -> Node | None:
    return next((child for child in node.children if child.type == name), None)
