"""Tables: CSV and TSV in the dialects of spreadsheets, after RFC 4180, with the place of every cell.

The standard library's `csv` reads the same cells (a property test compares), but does not tell where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.sources.values import Broken, Piece, SourceError, Table, Text, Value

DELIMITERS = ",;\t|"
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told the delimiter."""
QUOTED, BARE = "quoted", "bare"
Row = list[Text]


def read(source: str) -> list[Value]:
    """Return a table for each row, named by the first row's cells.

    Raises:
        SourceError: where a quote is never closed, or the first row names nothing.
    """
    return Columns(source).first()


class Columns:
    """The columns of a table that is read piece by piece.

    Args:
        source: the first piece, which holds the names.

    Raises:
        SourceError: where there are no names, or one stands twice.
    """

    def __init__(self, source: str) -> None:
        told = _SEP.match(source)
        self._source, self._begin = source, told.end() if told else 0
        self._delimiter = told[1] if told else delimiter_of(source)
        header = next(rows_of(source, self._delimiter, self._begin), None)
        if header is None or not any(cell.value.strip() for cell in header):
            raise SourceError(0, "no names in the first row")
        self.names = [cell.value.strip() for cell in header]
        for number, cell in enumerate(header):
            if cell.value.strip() and cell.value.strip() in self.names[:number]:
                raise SourceError(cell.start, f'the column "{cell.value.strip()}" stands twice')

    def first(self) -> list[Value]:
        """Return the records of the first piece."""
        return self._records(self._source, self._begin)[1:]

    def rows(self, source: str) -> list[Value]:
        """Return the records of a further piece."""
        return self._records(source, 0)

    def _records(self, source: str, begin: int) -> list[Value]:
        out: list[Value] = []
        try:
            out.extend(map(self._record, rows_of(source, self._delimiter, begin)))
        except SourceError as error:  # the rows before it are fine
            out.append(Broken(error.at, error.message))
        return out

    def _record(self, row: Row) -> Value:
        if len(row) != len(self.names):
            cells = f"{len(row)} cell{'s' if len(row) != 1 else ''}"
            return Broken(row[0].start, f"{cells} in this row, {len(self.names)} in the first")
        return Table(dict(zip(self.names, row, strict=True)), row[0].start)


def whole_rows(source: str) -> int:
    """Return how many characters of a piece of a table are whole rows: up to a line's end outside of quotes."""
    stop = source.rfind("\n") + 1
    quotes = source.count('"', 0, stop)
    while stop and quotes % 2:
        before = source.rfind("\n", 0, stop - 1) + 1
        quotes -= source.count('"', before, stop)
        stop = before
    return stop


def rows_of(source: str, delimiter: str, at: int = 0) -> Iterator[Row]:
    """Yield the cells of each row from an offset on, empty rows left out.

    Raises:
        SourceError: where a quote is never closed.
    """
    cell = _cell_of(delimiter)
    row: Row = []
    while at < len(source):
        found = cell.match(source, at)
        if found is None:
            raise SourceError(at, "a quotation mark that is never closed")
        quoted = found["quoted"]
        if quoted is not None:
            value, style = quoted.replace('""', '"') + found["rest"], QUOTED
        else:
            value, style = found["bare"], BARE
        row.append(Text(value, found.start(), found.start("end"), style))
        at = found.end()
        ends = found["end"]
        if ends in ("\n", "\r\n", "\r", ""):
            if len(row) > 1 or row[0].value:
                yield row
            row = []
    if row:  # the source ends behind a delimiter
        yield [*row, Text("", at, at, BARE)]


def _cell_of(delimiter: str) -> re.Pattern[str]:
    stop = re.escape(delimiter)
    return re.compile(
        rf'(?:"(?P<quoted>(?:[^"]++|"")*+)"(?P<rest>[^{stop}\r\n]*+)|(?P<bare>(?!")[^{stop}\r\n]*+))'
        rf"(?P<end>{stop}|\r\n|\n|\r|\Z)"
    )


def delimiter_of(source: str) -> str:
    """Return what parts the cells: of the usual marks, the one that the first row has most of outside quotes."""
    head: list[str] = []
    quoted = False
    for char in source[:20_000]:
        if char == '"':
            quoted = not quoted
        elif char in "\r\n" and not quoted and "".join(head).strip():
            break
        elif not quoted:
            head.append(char)
    return max(DELIMITERS, key=head.count)


def pieces(source: str, text: Text) -> list[Piece]:
    """Return how the characters of a cell are written; a quotation mark in quotes is doubled."""
    if text.style == BARE:
        return [(text.start, text.end, text.value)]
    out: list[Piece] = []
    at, stop = text.start + 1, text.end
    while at < stop:
        mark = source.find('"', at, stop)
        if mark < 0 or (mark + 1 < stop and source[mark + 1] != '"') or mark + 1 == stop:
            end = stop if mark < 0 else mark
            out.append((at, end, source[at:end]))
            if mark >= 0:
                out.append((mark + 1, stop, source[mark + 1 : stop]))
            break
        out.append((at, mark, source[at:mark]))
        out.append((mark, mark + 2, '"'))
        at = mark + 2
    return [piece for piece in out if piece[0] < piece[1]]


def write(source: str, words: str, text: Text) -> str:
    """Return words as a cell holds them."""
    return words.replace('"', '""') if text.style == QUOTED else words


def anew(source: str, value: str, text: Text) -> str | None:
    """Return a cell in quotation marks where it has none and its new value needs them."""
    special = any(mark in value and mark not in text.value for mark in (*DELIMITERS, '"', "\r", "\n"))
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if text.style == BARE and special else None
