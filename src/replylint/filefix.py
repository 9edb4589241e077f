"""Put changes of drafts into the file that holds them, and leave every other byte of it as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from replylint.errors import InputError
from replylint.items import Item
from replylint.model import Edit
from replylint.newfile import NewFile
from replylint.rewrite import apply_edits

Reread = Callable[[bytes], list[str]]
"""Returns the texts of all drafts in a file's bytes."""


def new_content(
    raw: bytes, items: Sequence[Item], changes: Mapping[int, Sequence[Edit]], reread: Reread
) -> tuple[bytes, list[int]]:
    """Return a file's new bytes, and the numbers of the drafts whose changes can't be written there.

    What is written is read again, and must hold what was meant, and everything else as it was.

    Args:
        raw: the file.
        items: all its drafts, in order.
        changes: by the number of a draft among them, what changes in it.

    Raises:
        InputError: where the file is no longer what was read.
    """
    if reread(raw) != [item.draft.reply for item in items]:
        raise InputError("the file was changed by somebody else while it was fixed")
    source = raw[len(items[0].bom) :].decode(items[0].encoding)
    made = {number: _in_file(items[number], edits) for number, edits in changes.items()}
    left = [number for number, edits in made.items() if edits is None]
    good = {number: edits for number, edits in made.items() if edits is not None}

    def written(numbers: Iterable[int]) -> bytes | None:
        chosen = list(numbers)
        edits = dict.fromkeys(edit for number in chosen for edit in good[number])  # an alias has one text stand twice
        content = items[0].encoded(apply_edits(source, edits))
        return content if reread(content) == _meant(items, {number: changes[number] for number in chosen}) else None

    content = written(good)
    if content is None:
        left += [number for number in good if written([number]) is None]
        content = written(number for number in good if number not in left)
    if content is None:
        return raw, list(changes)
    return content, left


def _in_file(item: Item, edits: Sequence[Edit]) -> list[Edit] | None:
    return item.origin.edits(edits) if item.origin else None


def _meant(items: Sequence[Item], changes: Mapping[int, Sequence[Edit]]) -> list[str]:
    """Return the texts that all drafts are to have; one that is repeated by an alias changes in every place."""
    by_place = {_place(items[number]): edits for number, edits in changes.items()}
    return [apply_edits(item.draft.reply, by_place.get(_place(item), ())) for item in items]


def _place(item: Item) -> int:
    return item.origin.page.offset + item.origin.text.start if item.origin else -1


def write_atomically(path: Path, expected: bytes | None, content: bytes) -> None:
    """Replace a file's content at once, keeping its mode; a link is followed, and what it points at replaced.

    Args:
        expected: what the file holds; None where there is none yet.

    Raises:
        InputError: where the file is no longer what was read.
        OSError: where it can't be written; it is then as it was.
    """
    new = NewFile(path)
    try:
        with new.out:
            new.out.write(content)
            new.finish()
        if (new.target.read_bytes() if new.target.exists() else None) != expected:
            raise InputError("the file was changed by somebody else while it was fixed")
        new.put()
    finally:
        new.drop()
