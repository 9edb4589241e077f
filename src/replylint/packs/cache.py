"""Keep compiled packs on disk, keyed by the content of the files that they were made of.

Several processes may write at once: each writes its own file and renames it into place, and since
the key is a hash of the content, it does not matter who wins. A file that is missing, truncated, of
another version or otherwise broken is ignored and written anew. The folder belongs to the user
alone, because compiled packs are pickles.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from replylint.version import __version__

T = TypeVar("T")
_FORMAT = 1
_MAGIC = b"replylint-pack\n"


def content_key(parts: Iterable[bytes]) -> str:
    """Return the key of some contents, which also names the library's and Python's version."""
    folder = Path(__file__).resolve().parent
    code = code_stamp((*folder.glob("*.py"), *(folder.parent / "phrases").glob("*.py")))
    digest = hashlib.sha256(f"{_FORMAT} {__version__} {sys.version_info[:2]} {code}".encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def code_stamp(files: Iterable[Path]) -> str:
    """Tell development trees of one version apart: the code that made a result counts, too."""
    return " ".join(f"{f.name}:{f.stat().st_mtime_ns}" for f in sorted(files))


def default_folder() -> Path:
    """Return the user's cache folder for replylint, or what REPLYLINT_CACHE names."""
    named = os.environ.get("REPLYLINT_CACHE")
    if named:
        return Path(named)
    if os.name == "posix" and not sys.platform.startswith("darwin"):  # what platformdirs answers, without its import
        root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
        return Path(root) / "replylint"
    from platformdirs import user_cache_path

    return user_cache_path("replylint", appauthor=False)


def cached(folder: Path | None, key: str, make: Callable[[], T]) -> T:
    """Return what the cache holds under a key, or make it and keep it.

    Args:
        folder: where compiled packs are kept; None keeps nothing.
    """
    if folder is None:
        return make()
    path = folder / f"{key}.pack"
    known = _read(path)
    if known is not None:
        return known  # type: ignore[no-any-return]
    made = make()
    _write(folder, path, made)
    return made


def _read(path: Path) -> Any:
    try:
        raw = path.read_bytes()
        head = len(_MAGIC) + 32
        if raw[: len(_MAGIC)] != _MAGIC or hashlib.sha256(raw[head:]).digest() != raw[len(_MAGIC) : head]:
            return None
        return pickle.loads(raw[head:])
    except Exception:
        return None


def _write(folder: Path, path: Path, value: object) -> None:
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".new")
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + hashlib.sha256(body).digest() + body)
        Path(name).replace(path)
    except OSError:
        return  # a cache that can't be written costs time, nothing else
