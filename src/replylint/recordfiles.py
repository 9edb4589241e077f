"""Read drafts from files that hold many: JSON, JSON Lines, YAML, tables and XML.

JSON Lines and tables are read piece by piece, so that memory does not grow with the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from replylint.draftlines import draft_fields, looks_like_draft, wrong_draft
from replylint.errors import ConfigError, Problem, did_you_mean
from replylint.formats import guess_format
from replylint.items import Given, Item, Reading
from replylint.model import CHANNELS, Draft
from replylint.packs.helpdeskspec import Fields
from replylint.sources.origin import Origin, Page
from replylint.sources.records import Part, Record, recognised, records_of
from replylint.sources.stores import SUFFIXES, store
from replylint.sources.values import Broken, SourceError, Table, Text, Value
from replylint.suppress import ends_of
from replylint.textfiles import chunks, encoding_of

RECORD_SUFFIXES = {**SUFFIXES, ".jsonl": "jsonl", ".ndjson": "jsonl"}
"""The kinds of files that hold records, by the end of their names."""
GENERIC = Fields(body="reply", id="id", title="title", language="language", culture="culture", channel="channel")
"""Where a table or a list of drafts keeps things, whatever helpdesk it is of."""
COMMENTED = ("yaml", "xml")
"""The kinds of files that have comments."""
_MARKUP = re.compile(r"<[A-Za-z/!]|&(?:#\d|#x|[A-Za-z]+;)")
Parsed = tuple[Page, list[Value]]


def read_records(
    file: BinaryIO, name: str, path: Path | None, given: Given, reading: Callable[[], Reading], *, named: bool
) -> Iterator[Item | Problem]:
    """Yield the drafts of a file of records.

    Args:
        file: is closed at the end.
        reading: how such files are read.
        named: whether the call names the file; one that a folder holds and that is of no known kind is passed over.
    """
    kind = given.format if given.format in RECORD_SUFFIXES.values() else None
    kind = kind or RECORD_SUFFIXES.get(path.suffix.lower() if path else "", "json")
    with file:
        encoding, bom = encoding_of(file.read(4))
        file.seek(len(bom))
        raw = file.getvalue() if path is None and isinstance(file, BytesIO) else b""
        reader = _Reader(name, path, given, kind, encoding, bom, raw)
        yield from reader.read(file, reading, named=named)


class _Reader:
    def __init__(
        self, name: str, path: Path | None, given: Given, kind: str, encoding: str, bom: bytes, raw: bytes
    ) -> None:
        self._name, self._path, self._given, self._kind = name, path, given, kind
        self._encoding, self._bom, self._raw = encoding, bom, raw
        self._store = "json" if kind == "jsonl" else kind
        self._number = 0

    def read(self, file: BinaryIO, reading: Callable[[], Reading], *, named: bool) -> Iterator[Item | Problem]:
        how: Reading | None = None
        card: str | None = None
        empty = True
        for parsed in self._parsed(file):
            if isinstance(parsed, Problem):
                yield parsed
                empty = False
                continue
            page, values = parsed
            if not values:  # such as the names of a table whose rows are still to come
                continue
            if all(isinstance(value, Broken) for value in values):
                empty = False
                yield from (self._problem(page, v.at, v.message) for v in values if isinstance(v, Broken))
                continue
            if how is None:
                how = reading()
                card = self._card(how, values)
                if card is None and not how.fields and not _holds_drafts(values):
                    if named:
                        yield self._unknown(page, values)
                    return
            empty = False
            yield from self._items(page, values, how, card)
        if empty and named:
            yield Problem(self._name, 0, 0, "empty; there is nothing to lint")

    def _card(self, how: Reading, values: list[Value]) -> str | None:
        """Return the helpdesk by whose card the file is read.

        Raises:
            ConfigError: where the configuration names one that there is not.
        """
        named = how.helpdesk or (how.fields.helpdesk if how.fields else None)
        if named is None:
            return None if _holds_drafts(values) else recognised(values, self._store, how.cards)
        if named not in how.cards:
            known = did_you_mean(named, list(how.cards))
            raise ConfigError([Problem("helpdesk", 0, 0, f'no helpdesk "{named}"{known}')])
        return named

    def _parsed(self, file: BinaryIO) -> Iterator[Parsed | Problem]:
        """Yield the file's values, page by page."""
        texts = chunks(file, self._encoding, self._name)
        if self._kind == "jsonl":
            yield from _lines(texts, self._problem)
        elif self._kind == "csv":
            yield from _tables(texts, self._problem)
        else:
            pieces: list[str] = []
            for text in texts:
                if isinstance(text, Problem):
                    yield text
                    return
                pieces.append(text)
            page = Page("".join(pieces))
            if page.source.strip():
                yield from _whole(page, self._store, self._problem)

    def _problem(self, page: Page, at: int, message: str) -> Problem:
        return Problem(self._name, *page.place(at), message)

    def _unknown(self, page: Page, values: list[Value]) -> Problem:
        """Say that a file is of no known helpdesk, and what it holds."""
        first = next(iter(records_of(values, None, Fields(body="."))), None)
        table = next((v for v in _flat(values) if isinstance(v, Table)), None)
        at = first.start if isinstance(first, Record) else 0
        keys = ", ".join(list(table.values)[:12]) if table else "no named values"
        message = f"no macros of a known helpdesk; it holds {keys}: name them in the configuration, fields: {{body: …}}"
        return self._problem(page, at, message)

    def _items(self, page: Page, values: list[Value], how: Reading, card: str | None) -> Iterator[Item | Problem]:
        drafts = card is None and not how.fields
        if drafts and self._kind == "jsonl":
            yield self._drafted(page, values[0])
            return
        fields = GENERIC if drafts else how.fields
        for record in records_of(values, how.cards[card] if card else None, fields, card, private=how.private):
            if isinstance(record, Broken):
                yield self._problem(page, record.at, record.message)
                continue
            self._number += 1
            for part in record.parts:
                yield self._item(page, record, part, how, template=not drafts)

    def _item(self, page: Page, record: Record, part: Part, how: Reading, *, template: bool) -> Item | Problem:
        given, text = self._given, part.text
        wrong = wrong_draft(text.value)
        if wrong is not None:
            return self._problem(page, text.start, wrong)
        card = how.cards.get(record.helpdesk or "")
        origin = Origin(page, text, self._store, part.path, self._number)
        name = f"{self._name}:{origin.line}"
        draft = Draft(
            text.value,
            record.customer or given.customer,
            _code(record.language) or given.language,
            record.culture or given.culture,
            _channel(record.channel) or part.channel or given.channel,
            given.register,
            _format(part.format, text.value),
            given.kind or ("template" if template else None),
            record.title or record.id or name,
            (*how.variables, *(card.variables if card else ())),
            card.dialects if card else (),
            card.fallback if card else None,
            (*record.directives, *self._beside(page, record, text)),
        )
        return Item(draft, name, self._path, self._encoding, self._bom, self._raw, origin, record)

    def _beside(self, page: Page, record: Record, text: Text) -> Iterator[str]:
        """Yield what comments of the file ask for a text: in the whole file, between lines, or of what begins next."""
        if self._store not in COMMENTED or not page.directives:
            return
        line = page.place(text.start)[0]
        lines = {line, page.place(record.start)[0]}
        comments = [d for d in page.directives if not text.start <= d.start < text.end]
        ends = ends_of(comments)
        for one in comments:
            next_is = one.kind == "disable-next-line" and one.line + 1 in lines
            if next_is or (one.kind in ("disable", "disable-begin") and one.covers(line, ends)):
                words = page.source[one.start : one.end].split("replylint:", 1)[1].removesuffix("-->").strip()
                own = "disable" if one.kind == "disable-next-line" else "disable-file"
                yield own + words.removeprefix(one.kind)

    def _drafted(self, page: Page, value: Value) -> Item | Problem:
        """Return the draft of one line of JSON Lines."""
        self._number += 1
        made = draft_fields(value, self._given, f"{self._name}:{page.place(0)[0]}")
        if isinstance(made, str):
            return self._problem(page, 0, made)
        draft, text = made
        origin = Origin(page, text, self._store, "reply", self._number)
        return Item(draft, f"{self._name}:{origin.line}", self._path, self._encoding, self._bom, self._raw, origin)


def _holds_drafts(values: list[Value]) -> bool:
    """Whether the first record is a draft of our own form, with its text under "reply"."""
    return looks_like_draft(next((value for value in _flat(values) if not isinstance(value, Broken)), None))


def _flat(values: list[Value]) -> Iterator[Value]:
    for value in values:
        yield from value if isinstance(value, list) else [value]


def _format(told: str | None, text: str) -> str:
    """Return the format of a body: a helpdesk that keeps HTML also keeps what was never formatted, line by line."""
    if told == "html" and not _MARKUP.search(text):
        return "text"
    return told or guess_format(text, None)


def _code(language: str | None) -> str | None:
    """Return the language of a locale such as "pt-BR"."""
    return language.replace("_", "-").split("-")[0].lower() if language else None


def _channel(name: str | None) -> str | None:
    return name.lower() if name and name.lower() in CHANNELS else None


Report = Callable[[Page, int, str], Problem]


def _whole(page: Page, kind: str, problem: Report) -> Iterator[Parsed | Problem]:
    try:
        yield page, store(kind).read(page.source)
    except SourceError as error:
        yield problem(page, error.at, error.message)


def _lines(texts: Iterator[str | Problem], problem: Report) -> Iterator[Parsed | Problem]:
    """Yield each line of JSON Lines."""
    rest, line, offset = "", 1, 0
    for text in texts:
        if isinstance(text, Problem):
            yield text
            return
        *whole, rest = (rest + text).split("\n")
        for one in whole:
            if one.strip():
                yield from _whole(Page(one, line, offset), "json", problem)
            line, offset = line + 1, offset + len(one) + 1
    if rest.strip():
        yield from _whole(Page(rest, line, offset), "json", problem)


def _tables(texts: Iterator[str | Problem], problem: Report) -> Iterator[Parsed | Problem]:
    """Yield the rows of a table, as many at once as a piece of the file holds whole."""
    from replylint.sources.csvsource import Columns, whole_rows

    rest, line, offset = "", 1, 0
    columns: Columns | None = None
    ended = False
    while not ended:
        text = next(texts, None)
        if isinstance(text, Problem):
            yield text
            return
        ended = text is None
        rest += text or ""
        stop = len(rest) if ended else whole_rows(rest)
        source, rest = rest[:stop], rest[stop:]
        if not source.strip():
            rest = source + rest
            continue
        page = Page(source, line, offset)
        try:
            if columns is None:
                columns = Columns(source)
                values = columns.first()
            else:
                values = columns.rows(source)
            yield page, values
        except SourceError as error:
            yield problem(page, error.at, error.message)
            return
        line, offset = line + source.count("\n"), offset + len(source)
