"""Small pieces of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its cells are Markdown already."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """Return inline code that shows a text on one line, whatever is in it; ⏎ stands for a line break."""
    shown = re.sub(r"\s*\n\s*", " ⏎ ", text.strip())
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def codes(texts: Iterable[str], empty: str = "") -> str:
    """Return several texts as inline code, set off by commas."""
    return ", ".join(map(code, texts)) or empty


def prose(text: str) -> str:
    """Return a text from a rule file as Markdown that reads as it is."""
    return re.sub(r"([\\`*_<\[\]])", r"\\\1", " ".join(text.split()))


def docstring(text: str | None) -> str:
    """Return a docstring as Markdown: its sections of arguments, errors and results become lists."""
    out: list[str] = []
    for block in re.split(r"\n\s*\n", (text or "").strip()):
        head, *rest = block.split("\n")
        if rest and re.fullmatch(r"(Args|Raises|Returns|Yields):", head.strip()):
            items = re.sub(r"\n {8,}", " ", "\n".join(rest)).split("\n")
            title = {"Args:": "Arguments:"}.get(head.strip(), head.strip())
            out.append(title + "\n\n" + "\n".join(f"- {_item(item)}" for item in items))
        else:
            out.append("\n".join(line.strip() for line in block.split("\n")))
    return "\n\n".join(out)


def _item(line: str) -> str:
    name, colon, rest = line.strip().partition(":")
    return f"`{name}`:{rest}" if colon else line.strip()
