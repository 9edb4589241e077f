"""XML: expat says where each stretch of character data stands. Entities of a document's own are refused."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from xml.parsers import expat

from replylint.sources.values import Piece, SourceError, Table, Text, Value

DATA, CDATA = "data", "cdata"


class _Event(NamedTuple):
    """What the parser told, and at which byte."""

    at: int
    kind: str
    name: str = ""
    attributes: Mapping[str, str] = MappingProxyType({})


def read(source: str) -> list[Value]:
    """Return the root element in a table: an element is a table of its children by tag, its attributes as "@name".

    An element with text alone is that text; one with both has it as "#text". Children that share a tag are a list.

    Raises:
        SourceError: where it is not well-formed, or declares entities.
    """
    offsets = _Offsets(source)
    return [_built(_events(source, offsets), offsets)]


def _events(source: str, offsets: _Offsets) -> list[_Event]:
    events: list[_Event] = []
    parser: Any = expat.ParserCreate("utf-8")

    def note(kind: str) -> Any:
        def handler(name: object = "", attributes: object = None, *_: object) -> None:
            given = attributes if isinstance(attributes, dict) else {}
            events.append(_Event(parser.CurrentByteIndex, kind, str(name), given))

        return handler

    def refuse(*_: object) -> None:
        raise SourceError(offsets.of(parser.CurrentByteIndex), "it declares entities of its own, which are not read")

    parser.buffer_text = False
    parser.StartElementHandler, parser.EndElementHandler = note("begin"), note("end")
    parser.CharacterDataHandler = note(DATA)
    parser.StartCdataSectionHandler, parser.EndCdataSectionHandler = note("cdata"), note("/cdata")
    parser.CommentHandler = parser.ProcessingInstructionHandler = note("other")
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(source.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        at = offsets.of(parser.ErrorByteIndex)
        raise SourceError(at, f"not well-formed XML: {expat.ErrorString(error.code)}") from None
    return events


def _built(events: list[_Event], offsets: _Offsets) -> Table:
    root = Table()
    open_: list[tuple[Table, list[Piece]]] = [(root, [])]
    style = DATA
    for number, event in enumerate(events):
        at = offsets.of(event.at)
        if event.kind == "begin":
            named: dict[str, Value] = {f"@{key}": value for key, value in event.attributes.items()}
            open_.append((Table(named, at), []))
        elif event.kind == "end":
            table, data = open_.pop()
            _add(open_[-1][0], event.name, _element(table, data, style))
            style = DATA
        elif event.kind == DATA:
            after = events[number + 1].at if number + 1 < len(events) else event.at
            open_[-1][1].append((at, offsets.of(after), event.name))
        elif event.kind == "cdata":
            style = CDATA
    return root


def _element(table: Table, data: list[Piece], style: str) -> Value:
    value = "".join(meant for _, _, meant in data)
    if not value.strip():
        return table if table.values else None
    text = Text(value, data[0][0], data[-1][1], style, pieces=tuple(data))
    if not table.values:
        return text
    table.values["#text"] = text
    return table


def _add(table: Table, name: str, value: Value) -> None:
    known = table.values.get(name)
    if name not in table.values:
        table.values[name] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        table.values[name] = [known, value]


class _Offsets:
    """From bytes of UTF-8 to characters, asked in any order."""

    STEP = 4096

    def __init__(self, source: str) -> None:
        self._source = source
        self._ascii = source.isascii()
        self._starts: list[int] = []
        if not self._ascii:
            size = 0
            for at in range(0, len(source), self.STEP):
                self._starts.append(size)
                size += len(source[at : at + self.STEP].encode("utf-8", "surrogatepass"))

    def of(self, byte: int) -> int:
        """Return the offset in characters of a byte that begins one."""
        if self._ascii:
            return byte
        number = max(0, bisect_right(self._starts, byte) - 1)
        first = number * self.STEP
        raw = self._source[first : first + self.STEP].encode("utf-8", "surrogatepass")
        return first + len(raw[: byte - self._starts[number]].decode("utf-8", "surrogatepass"))


def pieces(source: str, text: Text) -> list[Piece] | None:
    """Return nothing: reading told."""
    return None


def write(source: str, words: str, text: Text) -> str:
    """Return words as an element holds them."""
    if text.style == CDATA:
        return words.replace("]]>", "]]]]><![CDATA[>")
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def anew(source: str, value: str, text: Text) -> str | None:
    """Return nothing: character data can hold anything."""
    return None
