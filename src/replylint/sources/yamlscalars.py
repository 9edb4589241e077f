"""How the characters of a YAML scalar are written, in each of its five styles (YAML 1.2, chapters 7.3 and 8.1)."""

from __future__ import annotations

import json
import re

from replylint.sources.values import Piece, Text

_FOLD = r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*"
_FLOW = re.compile(rf"(?P<fold>{_FOLD})|(?P<space>[ \t]+)|(?P<quote>'')|(?P<run>[^\s']+|['\s])")
_DOUBLE = re.compile(
    rf"(?P<joined>\\(?:\r\n|\r|\n)[ \t]*)|(?P<fold>{_FOLD})|(?P<space>[ \t]+)"
    r"|(?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.))|(?P<run>[^\s\\]+|\s)"
)
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_BREAK = re.compile(r"\r\n|\r|\n")
_HEAD = re.compile(r"[|>](?P<marks>[-+0-9]*)[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|\Z)")
_PLAIN = re.compile(r"(?![-?:](?:\s|\Z)|[,\[\]{}#&*!|>'\"%@`\s])(?:(?!: |:\Z|\s#)[^\r\n\t])+(?<!\s)")
"""What a plain scalar can hold, more narrowly than YAML has it; the rest is put in quotation marks."""
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"))
Line = tuple[int, int, str]


def pieces(source: str, text: Text) -> list[Piece] | None:
    """Return how the characters of a scalar are written; None where that can't be told."""
    match text.style:
        case "double":
            return _double(source, text.start + 1, text.end - 1)
        case "single":
            return _flow(source, text.start + 1, text.end - 1, quoted=True)
        case "plain":
            return _flow(source, text.start, text.end, quoted=False)
        case _:
            return _block(source, text)


def _double(source: str, start: int, end: int) -> list[Piece]:
    out: list[Piece] = []
    for found in _DOUBLE.finditer(source, start, end):
        written = found[0]
        if found["joined"] is not None:
            continue
        if found["fold"] is not None:
            meant = _folded(written)
        elif found["escape"] is not None:
            meant = chr(int(written[2:], 16)) if written[1] in "xuU" else _ESCAPES.get(written[1], "")
        else:
            meant = written
        out.append((found.start(), found.end(), meant))
    return out


def _flow(source: str, start: int, end: int, *, quoted: bool) -> list[Piece]:
    out: list[Piece] = []
    for found in _FLOW.finditer(source, start, end):
        if found["fold"] is not None:
            out.append((found.start(), found.end(), _folded(found[0])))
        elif found["quote"] is not None and quoted:
            out.append((found.start(), found.end(), "'"))
        else:
            out.append((found.start(), found.end(), found[0]))
    return out


def _folded(written: str) -> str:
    """Return what line breaks in a flow scalar mean: one is a space, each further one a line break."""
    breaks = len(_BREAK.findall(written))
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _block(source: str, text: Text) -> list[Piece] | None:
    head = _HEAD.match(source, text.start)
    if head is None:
        return None
    lines = _lines(source, head.end(), text.end)
    digits = re.sub(r"[-+]", "", head["marks"])
    filled = [line for line in lines if line[2].strip(" ")]
    if not filled:
        return None
    first = filled[0][2]
    own = len(first) - len(first.lstrip(" "))
    indent = _told(int(digits), text.indent, own) if digits else own
    out = _literal(lines, indent) if text.style == "literal" else _fold_block(lines, indent)
    return _chomped(out, text.value)


def _told(digit: int, parent: int, own: int) -> int:
    """Return the indentation that a header tells; the parent's is not known for sure, so what fits is taken."""
    return next((n for n in (parent + digit, digit, own) if n <= own), own)


def _lines(source: str, start: int, end: int) -> list[Line]:
    """Return the lines of a range: where each begins and ends, its break included, and its text without."""
    out: list[Line] = []
    at = start
    while at < end:
        found = _BREAK.search(source, at, end)
        stop, after = (found.start(), found.end()) if found else (end, end)
        out.append((at, after, source[at:stop]))
        at = after
    return out


def _literal(lines: list[Line], indent: int) -> list[Piece]:
    out: list[Piece] = []
    for start, after, line in lines:
        rest = line[indent:]
        if rest:
            out.append((start + indent, start + indent + len(rest), rest))
        stop = start + len(line)
        if after > stop:
            out.append((stop, after, "\n"))
    return out


def _fold_block(lines: list[Line], indent: int) -> list[Piece]:
    """Fold lines: a single break between two is a space, unless one is indented further; blank ones are breaks."""
    out: list[Piece] = []
    breaks: list[tuple[int, int]] = []
    before: str | None = None
    for start, after, line in lines:
        rest = line[indent:]
        if rest:
            out += _between(breaks, before, rest)
            out.append((start + indent, start + indent + len(rest), rest))
            before, breaks = rest, []
        stop = start + len(line)
        if after > stop:
            breaks.append((stop, after))
    return out + [(start, after, "\n") for start, after in breaks]


def _between(breaks: list[tuple[int, int]], before: str | None, after: str) -> list[Piece]:
    """Return what the breaks between two lines with text mean."""
    kept = [(start, end, "\n") for start, end in breaks]
    if before is None or not breaks or before[0] in " \t" or after[0] in " \t":
        return kept
    if len(breaks) == 1:
        return [(breaks[0][0], breaks[0][1], " ")]
    return [(breaks[0][0], breaks[1][1], "\n"), *kept[2:]]


def _chomped(out: list[Piece], value: str) -> list[Piece]:
    """Leave out the breaks at the end that chomping drops."""
    length = sum(len(meant) for _, _, meant in out)
    while out and length > len(value) and not out[-1][2].strip("\n"):
        length -= len(out.pop()[2])
    return out


def write(source: str, words: str, text: Text) -> str:
    """Return words as a scalar holds them; the indentation of further lines is that of the scalar's own."""
    newline = "\r\n" if "\r\n" in source else "\n"
    match text.style:
        case "double":
            return json.dumps(words, ensure_ascii=False)[1:-1]
        case "literal" | "folded":
            gap = newline + " " * _block_indent(source, text)
            return words.replace("\n", gap if text.style == "literal" else newline + gap)
        case _:
            return words.replace("'", "''") if text.style == "single" else words


def _block_indent(source: str, text: Text) -> int:
    found = pieces(source, text)
    start = next((start for start, _, meant in found or () if meant.strip()), text.start)
    return start - source.rfind("\n", 0, start) - 1


def anew(source: str, value: str, text: Text) -> str | None:
    """Return a scalar in double quotation marks where its own style can't hold the new value."""
    if text.style == "plain":
        fits = (
            _PLAIN.fullmatch(value) and value.lower() not in _WORDS and not value[0].isdigit() and value[0] not in ".+-"
        )
        flow = any(mark in value for mark in ",[]{}")  # it may stand inside brackets
        folded = _BREAK.search(source, text.start, text.end)
        return None if folded or (fits and not flow) else json.dumps(value, ensure_ascii=False)
    if text.style == "single":
        return json.dumps(value, ensure_ascii=False) if "\n" in value and "\n" not in text.value else None
    return None
