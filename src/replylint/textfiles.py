"""From bytes to text: encodings, byte order marks, and what is no text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from replylint.errors import Problem, reason_of

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CHUNK = 1 << 20


def encoding_of(raw: bytes) -> tuple[str, bytes]:
    """Return the encoding that a byte order mark tells, and the mark; UTF-8 without one."""
    return next(((known, bom) for bom, known in _BOMS if raw.startswith(bom)), ("utf-8", b""))


def decoded(raw: bytes, name: str) -> tuple[str, str, bytes] | Problem:
    """Return the text of a file, its encoding and its byte order mark, or what is wrong with it."""
    encoding, bom = encoding_of(raw)
    try:
        return raw[len(bom) :].decode(encoding), encoding, bom
    except UnicodeDecodeError as error:
        before = raw[len(bom) : len(bom) + error.start].decode(encoding, "replace")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem(name, *place, _no_text(encoding, len(bom) + error.start))


def whole_text(text: str, name: str) -> Problem | None:
    """Return what keeps a text from being read, or None."""
    if "\0" in text:
        at = text.index("\0")
        place = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        return Problem(name, *place, "a NUL character: a binary file?")
    if not text.strip():
        return Problem(name, 0, 0, "empty; there is nothing to lint")
    return None


def chunks(file: BinaryIO, encoding: str, name: str, size: int = CHUNK) -> Iterator[str | Problem]:
    """Yield a file's text piece by piece; what can't be decoded ends it.

    Args:
        file: at the place behind its byte order mark.
        size: how many bytes are read at once.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    while True:
        raw = file.read(size)
        try:
            text = decoder.decode(raw, final=not raw)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(encoding, "replace")
            yield before
            place = (line + before.count("\n"), 1)
            yield Problem(name, *place, f"not {_shown(encoding)} text from here on; save it as UTF-8")
            return
        line += text.count("\n")
        if text:
            yield text
        if not raw:
            return


def problem_of(path: str, error: OSError) -> Problem:
    """Return what the system says as a problem."""
    return Problem(path, 0, 0, reason_of(error))


def _no_text(encoding: str, at: int) -> str:
    return f"not {_shown(encoding)} text (byte {at}); save it as UTF-8"


def _shown(encoding: str) -> str:
    return encoding[:6].rstrip("-").upper()
