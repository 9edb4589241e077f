"""JSON: the standard library says whether it is valid, and a scan of its tokens where each value stands."""

from __future__ import annotations

import json
import re

from replylint.sources.values import Piece, SourceError, Table, Text, Value

_TOKEN = re.compile(r'[ \t\r\n]*([\[\]{}:,]|"(?:[^"\\]++|\\.)*+"|[^ \t\r\n\[\]{}:,"]++)', re.DOTALL)
_PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u.{4}|\\.|[^\\]++", re.DOTALL)
STYLE = "string"


def read(source: str) -> list[Value]:
    """Return the one value of a JSON text.

    Raises:
        SourceError: where it is no valid JSON.
    """
    try:
        json.loads(source)
    except json.JSONDecodeError as error:
        raise SourceError(error.pos, f"not valid JSON: {error.msg[0].lower()}{error.msg[1:]}") from None
    except RecursionError:
        raise SourceError(0, "not valid JSON: nested too deeply") from None
    except ValueError:
        raise SourceError(0, "not valid JSON: a number has too many digits") from None
    return [_value(source)]


def _value(source: str) -> Value:
    """Scan a text that is known to be valid; no recursion, so that depth costs nothing."""
    root: list[Value] = []
    open_: list[tuple[Table | list[Value], str]] = [(root, "")]
    name = ""
    expects_name = False
    for found in _TOKEN.finditer(source):
        token, at = found[1], found.start(1)
        inside = open_[-1][0]
        if token == ",":
            expects_name = isinstance(inside, Table)
        elif token == ":":
            expects_name = False
        elif token in "}]":
            _, name = open_.pop()
            expects_name = False
        elif expects_name:
            name = json.loads(token)
            if isinstance(inside, Table) and name in inside.values:
                inside.twice.append((name, at))
        elif token in "{[":
            made: Table | list[Value] = Table(start=at) if token == "{" else []
            _put(inside, name, made)
            open_.append((made, name))
            expects_name = token == "{"
        elif token[0] == '"':
            _put(inside, name, Text(json.loads(token), at, found.end(1), STYLE))
        else:
            _put(inside, name, json.loads(token))
    return root[0]


def _put(inside: Table | list[Value], name: str, value: Value) -> None:
    if isinstance(inside, Table):
        inside.values[name] = value
    else:
        inside.append(value)


def pieces(source: str, text: Text) -> list[Piece]:
    """Return how the characters of a string are written: as they are, or escaped."""
    out: list[Piece] = []
    for found in _PIECE.finditer(source, text.start + 1, text.end - 1):
        written = found[0]
        out.append((found.start(), found.end(), json.loads(f'"{written}"') if written[0] == "\\" else written))
    return out


def write(source: str, words: str, text: Text) -> str:
    """Return words as a string holds them; escaped beyond ASCII where the source escapes so."""
    escapes = source.isascii() and "\\u" in source
    return json.dumps(words, ensure_ascii=escapes)[1:-1]


def anew(source: str, value: str, text: Text) -> str | None:
    """Return nothing: a string can hold anything."""
    return None
