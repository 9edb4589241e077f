"""A macro as the checks over a whole library see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from replylint.formats import READERS
from replylint.items import Item
from replylint.model import Severity
from replylint.prose import Prose
from replylint.protect import blot

_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,:/-]\d+)*(?!\w)")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_MARK = re.compile(r"[.,:/-]")
_VARIABLE = re.compile(r"[A-Za-z_][\w.]*")
_IMAGE = re.compile(r"<img\b|!\[")
_HOST = re.compile(r"(?:[A-Za-z][A-Za-z+]*+://)?(?:www\.)?([^/\s?#:]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One macro in one language.

    Args:
        place: where it stands, as path or path:line.
        same: what is the same in all languages of the macro; empty where nothing tells.
        words: its text in small letters, with one space between words and every placeholder alike.
    """

    place: str
    title: str
    same: str
    shortcut: str
    language: str
    active: bool | None
    usages: int | None
    text: str
    words: str
    placeholders: frozenset[str]
    hosts: Counter[str]
    numbers: Counter[str]
    images: int
    attachments: int = 0
    form: str = ""
    """"formal" or "informal", as the customer is addressed; empty where nothing tells."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with some macros together.

    Args:
        check: its name, such as "near-duplicate".
        places: where the macros stand.
        detail: what to look at, line by line.
    """

    check: str
    severity: Severity
    message: str
    places: tuple[str, ...]
    detail: tuple[str, ...] = ()


def entry_of(item: Item, language: str, languages: Iterable[str], form: str = "") -> Entry:
    """Return a draft as an entry.

    Args:
        language: the language in which it was linted.
        languages: all codes that there are, by which a file or folder is told to be of one.
    """
    record, draft = item.record, item.draft
    prose = READERS[draft.format].read(draft.reply)
    stem, told = _stem(item, frozenset(languages))
    title = (record.title if record else None) or ("" if record else stem)
    field = item.origin.field if item.origin else ""
    same = (record.same or record.title or record.shortcut if record else stem) or ""
    return Entry(
        item.name,
        title,
        f"{same}\n{field}" if same else "",
        (record.shortcut if record else None) or "",
        draft.language or told or language,
        record.active if record else None,
        record.usages if record else None,
        prose.text,
        _words(prose),
        frozenset(_variable(prose, p.start, p.end) for p in prose.protected if p.kind == "placeholder"),
        Counter(_host(prose.text[p.start : p.end]) for p in prose.protected if p.kind in ("url", "email")),
        Counter(map(_digits, _NUMBER.findall(blot(prose.text, prose.protected)))),
        len(_IMAGE.findall(draft.reply)),
        record.attachments if record else 0,
        form,
    )


def _stem(item: Item, languages: frozenset[str]) -> tuple[str, str | None]:
    """Return a file's path without what names a language (de/refund.txt, refund.de.md), and that language."""
    path = PurePath(item.path or item.name)
    told: str | None = None
    kept: list[str] = []
    for part in (*path.parts[:-1], *path.name.split(".")[:-1]):
        code = part.replace("_", "-").split("-")[0]
        if code in languages and len(part) in (len(code), len(code) + 3):
            told = code
        else:
            kept.append(part)
    return "/".join(kept[-2:]), told


def _words(prose: Prose) -> str:
    text, at = [], 0
    for part in prose.protected:
        if part.kind == "placeholder":
            text += [prose.text[at : part.start], "{}"]
            at = part.end
    return " ".join("".join([*text, prose.text[at:]]).casefold().split())


def _variable(prose: Prose, start: int, end: int) -> str:
    name = _VARIABLE.search(prose.text, start, end)
    return name[0] if name else prose.text[start:end]


def _host(address: str) -> str:
    if "@" in address and "://" not in address:
        return address.rpartition("@")[2].casefold()
    found = _HOST.match(address)
    return found[1].casefold() if found else address


def _digits(number: str) -> str:
    """Return what a number is whatever the locale: 1,000.50 is 1.000,50, and a date is its parts in order of size."""
    joined = _THOUSANDS.sub("", number)
    parts = sorted((part.lstrip("0") or "0" for part in _MARK.split(joined)), key=lambda p: (len(p), p))
    return " ".join(parts)
