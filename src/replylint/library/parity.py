"""The same macro in several languages: what one of them has lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from replylint.library.entries import Entry, Remark

SPELLED_OUT = 12
"""Numbers up to this may be written as words in one language and not in the other."""


def parity(entries: Sequence[Entry], reference: str) -> Iterator[Remark]:
    """Yield what a macro holds in one language and not in another: placeholders, links, numbers, pictures, register.

    Args:
        reference: the language that others are compared with; where a macro is not in it, its first one.
    """
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.same:
            groups[entry.same].append(entry)
    for own in groups.values():
        if len({entry.language for entry in own}) < 2:
            continue
        model = next((entry for entry in own if entry.language == reference), own[0])
        for other in own:
            if other.language != model.language:
                detail = (*_lost(model, other), *_register(model, other))
                if detail:
                    title = model.title or model.place
                    message = f'"{title}" is not the same in {other.language} as in {model.language}'
                    yield Remark("parity", "warning", message, (model.place, other.place), detail)


def _lost(model: Entry, other: Entry) -> Iterator[str]:
    for one, two in ((model, other), (other, model)):
        missing = sorted(one.placeholders - two.placeholders)
        if missing:
            yield f"placeholder only in {one.language}: {', '.join(missing)}"
    for one, two in ((model, other), (other, model)):
        hosts = _more(one.hosts, two.hosts)
        if hosts and sum(one.hosts.values()) > sum(two.hosts.values()):
            yield f"link only in {one.language}: {', '.join(hosts)}"
    yield from _numbers(model, other)
    yield from _files(model, other)


def _files(model: Entry, other: Entry) -> Iterator[str]:
    for what, mine, theirs in (
        ("pictures", model.images, other.images),
        ("attachments", model.attachments, other.attachments),
    ):
        if mine != theirs:
            yield f"{what}: {mine} in {model.language}, {theirs} in {other.language}"


def _numbers(model: Entry, other: Entry) -> Iterator[str]:
    """Yield numbers that differ; a small one that only one side has may be a word on the other."""
    mine, theirs = _more(model.numbers, other.numbers), _more(other.numbers, model.numbers)
    for language, own, others in ((model.language, mine, theirs), (other.language, theirs, mine)):
        telling = [n for n in own if others or " " in n or int(n) > SPELLED_OUT]
        if telling:
            yield f"number only in {language}: {', '.join(n.replace(' ', '.') for n in telling)}"


def _more(one: Counter[str], two: Counter[str]) -> list[str]:
    return sorted((one - two).elements())


def _register(model: Entry, other: Entry) -> Iterator[str]:
    if model.form and other.form and model.form != other.form:
        yield f"address: {model.form} in {model.language}, {other.form} in {other.language}"
