"""Find the records in a file and, in each, what the customer reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from replylint.packs.helpdeskspec import Body, Fields, HelpdeskCard
from replylint.sources.paths import at_path, one, plain
from replylint.sources.values import Broken, Table, Text, Value

TOLD = ("id", "title", "shortcut", "same", "language", "culture", "channel", "customer", "active", "usages")
OFF = frozenset(("false", "0", "no", "off", "disabled", "inactive"))
DIRECTIVES = "replylint"
"""The field of a record by which it speaks to the linter."""
LOOKED_AT = 20
"""A helpdesk is recognised by so many of the first records at most."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a record."""

    text: Text
    path: str
    format: str | None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A macro, saved reply or template, with the texts that the customer reads.

    Args:
        number: its place among the records of the file, from 1.
        start: where it begins in the source.
        active: whether it is in use; None where the file does not say.
        usages: how often it was used, where the file says.
    """

    number: int
    start: int
    parts: tuple[Part, ...]
    id: str | None = None
    title: str | None = None
    shortcut: str | None = None
    same: str | None = None
    """What is the same in all languages of a macro, where the file says."""
    language: str | None = None
    culture: str | None = None
    channel: str | None = None
    customer: str | None = None
    active: bool | None = None
    usages: int | None = None
    attachments: int = 0
    """How many files are sent along, where the file says."""
    helpdesk: str | None = None
    directives: tuple[str, ...] = ()
    """What the record says under "replylint" that is not to be told, such as "disable=jargon"."""


def recognised(values: list[Value], store: str, cards: Mapping[str, HelpdeskCard]) -> str | None:
    """Return the name of the card that the records of a file fit best; None where they fit none."""
    best: tuple[int, str] | None = None
    for name, card in sorted(cards.items()):
        if store not in card.stores:
            continue
        records = [value for value, _ in _records(values, card.wrapped, None)][:LOOKED_AT]
        fit = max((_fit(records, marks) for marks in card.marks), default=0)
        if fit and (best is None or fit > best[0]):
            best = fit, name
    return best[1] if best else None


def _fit(records: list[Value], marks: tuple[str, ...]) -> int:
    """Return how many fields tell, where most records have them all; else 0."""
    having = sum(all(_has(record, mark) for mark in marks) for record in records)
    return len(marks) if records and having * 2 > len(records) else 0


def _has(record: Value, mark: str) -> bool:
    if mark == ".":
        return isinstance(record, Text)
    return any(True for _ in at_path(record, mark))


def records_of(
    values: list[Value],
    card: HelpdeskCard | None,
    fields: Fields | None,
    name: str | None = None,
    *,
    private: bool = False,
) -> Iterator[Record | Broken]:
    """Yield the records of a file, and what is wrong with those that can't be read.

    Args:
        fields: where a configuration says that things are; wins over the card.
        name: the name of the card.
        private: whether texts that only agents see are read, too.
    """
    own, given = card.fields if card else Fields(), fields or Fields()
    path = given.records or own.records
    for number, (value, start) in enumerate(_records(values, card.wrapped if card else (), path), 1):
        if isinstance(value, Broken):
            yield value
            continue
        doubled = _twice(value)
        if doubled is not None:
            yield Broken(doubled[1], f'the name "{doubled[0]}" stands twice')
            continue
        parts = tuple(_parts(value, card, given, private=private))
        told = {key: one(value, getattr(given, key) or getattr(own, key)) for key in TOLD}
        active, usages = told.pop("active"), told.pop("usages")
        yield Record(
            number,
            start,
            parts,
            **told,
            active=None if active is None else active.strip().lower() not in OFF,
            usages=int(usages) if usages is not None and usages.isdecimal() else None,
            attachments=_count(value, given.attachments or own.attachments),
            helpdesk=given.helpdesk or name,
            directives=tuple(filter(None, map(plain, at_path(value, DIRECTIVES)))),
        )


def _records(values: list[Value], wrapped: tuple[str, ...], path: str | None) -> Iterator[tuple[Value, int]]:
    """Yield the records of all documents, each with where it begins."""
    for value in values:
        found = list(at_path(value, path)) if path else [_unwrapped(value, wrapped)]
        for one_ in found:
            for item in one_ if isinstance(one_, list) else [one_]:
                if isinstance(item, Table | Text):
                    yield item, item.start
                elif isinstance(item, Broken):
                    yield item, item.at


def _unwrapped(value: Value, wrapped: tuple[str, ...]) -> Value:
    """Return the list of records that a helpdesk's answer holds under a name; the value itself where there is none."""
    while isinstance(value, Table):
        inner = next((value.values[name] for name in wrapped if isinstance(value.values.get(name), list | Table)), None)
        if inner is None:
            break
        value = inner
    return value


def _parts(record: Value, card: HelpdeskCard | None, given: Fields, *, private: bool) -> Iterator[Part]:
    if given.body:
        bodies: tuple[Body, ...] = (Body(given.body),)
    elif card is None or (_is_private(record, card) and not private):
        return
    else:
        bodies = card.body
    for body in bodies:
        if body.unless and any(_filled(value) for value in at_path(record, body.unless)):
            continue
        for value in at_path(record, body.path):
            if isinstance(value, Text) and value.value.strip():
                format = given.format or (None if given.body else body.format)
                yield Part(value, body.path, format, body.channel)


def _count(record: Value, path: str | None) -> int:
    """Return how many values a path leads to, those of a list at its end counted."""
    found = at_path(record, path) if path else iter(())
    return sum(len(value) if isinstance(value, list) else value is not None for value in found)


def _filled(value: Value) -> bool:
    return (isinstance(value, Text) and bool(value.value.strip())) or isinstance(value, list)


def _is_private(record: Value, card: HelpdeskCard) -> bool:
    told = one(record, card.private.path) if card.private else None
    return told is not None and card.private is not None and told.strip().lower() in card.private.equals


def _twice(value: Value) -> tuple[str, int] | None:
    """Return the first name that stands twice, anywhere in a record."""
    if isinstance(value, Table):
        if value.twice:
            return value.twice[0]
        return next(filter(None, map(_twice, value.values.values())), None)
    if isinstance(value, list):
        return next(filter(None, map(_twice, value)), None)
    return None
