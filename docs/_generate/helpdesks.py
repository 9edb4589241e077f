"""The page of helpdesks: what of their exports is read, and how places and changes map to the file."""

from __future__ import annotations

from _generate.base import base
from _generate.markdown import code, codes, prose, table

STORES = (
    (
        "JSON, JSON Lines",
        "strings",
        "through escapes such as `\\n`, `\\u010d` and surrogate pairs",
        "escapes, spacing, order and line ends; a file in ASCII stays so",
    ),
    (
        "YAML",
        "plain, quoted, literal and folded scalars, anchors, several documents",
        "through folding, indentation and escapes",
        "comments, and the style of each scalar; a plain one that could not hold its new words gets quotation marks",
    ),
    (
        "CSV, TSV",
        "cells, by the names in the first row; commas, semicolons, tabs or bars; `sep=` lines",
        "through doubled quotation marks and line breaks in cells",
        "quoting, delimiters, line ends, byte order mark; a bare cell that needs quotation marks now gets them",
    ),
    (
        "XML",
        "elements and CDATA sections; attributes name things",
        "through entities and CDATA",
        "everything else; entities of the document's own are refused",
    ),
    ("text, Markdown, HTML", "the file is one draft", "through markup and entities", "everything else"),
)
CELLS = ("kind of file", "what is read", "how places map", "what a fix leaves as it is")


def page() -> str:
    """Return the page."""
    text = (
        "# Helpdesks and files\n\nMacros are read where they are: in files of one draft each, and in exports that "
        "hold many. A finding names the line and column in the file, and a fix changes those characters alone. What "
        "is written is read again first, and must hold what was meant, and everything else as it was.\n\n"
        "## Kinds of files\n\n"
    )
    text += table(CELLS, STORES)
    text += (
        "\nJSON Lines and tables are read piece by piece, so their size does not matter; JSON, YAML and XML are read "
        "whole. UTF-8 is read, with or without a byte order mark, and UTF-16 with one.\n\n## Helpdesks\n\nA file is "
        "recognised by the names in most of its records. Another one can be named with `--helpdesk` or in the "
        "configuration, which can also say by itself where things are (`fields`). Names of variables that end in a "
        "star stand for all that begin so.\n"
    )
    for name, card in sorted(base().helpdesks.items()):
        bodies = [
            f"{code(body.path)} ({body.format}{f', {body.channel}' if body.channel else ''}"
            f"{f', unless {code(body.unless)} is there' if body.unless else ''})"
            for body in card.body
        ]
        text += f"\n### {card.name}\n\n- Name: {code(name)}\n- Read: {'; '.join(bodies)}\n"
        text += f"- Kinds of files: {', '.join(card.stores)}\n"
        marks = "; or ".join(codes(row) for row in card.marks)
        text += f"- Recognised by: {marks or 'nothing; name it'}\n"
        if card.private:
            text += (
                f"- Not read: where {code(card.private.path)} is {codes(card.private.equals)}, unless `private: true`\n"
            )
        if card.dialects:
            text += f"- Placeholders: {', '.join(card.dialects)}; {codes(card.variables) or 'any name'}\n"
        text += f"- Source: {prose(card.source)}\n"
        for note in card.notes:
            text += f"- {prose(note)}\n"
    return text
