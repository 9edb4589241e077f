"""Put changes of drafts into the file that holds them, and leave every other byte of it as it is."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from replylint.errors import InputError
from replylint.items import Item
from replylint.model import Edit
from replylint.rewrite import apply_edits

Reread = Callable[[bytes], list[str] | None]
"""Returns the texts of all drafts in a file's bytes, or None where one can't be read."""


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


def write_atomically(path: Path, expected: bytes, content: bytes) -> None:
    """Replace a file's content at once, keeping its mode; a link is followed, and what it points at replaced.

    Raises:
        InputError: where the file is no longer what was read.
        OSError: where it can't be written; it is then as it was.
    """
    target = path.resolve()
    if not os.access(target, os.W_OK):
        raise InputError("the file is read-only")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        new.chmod(target.stat().st_mode & 0o7777)
        if target.read_bytes() != expected:
            raise InputError("the file was changed by somebody else while it was fixed")
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
