"""Keep the results of drafts on disk, so that a second run over the same macros costs next to nothing.

A result is kept under a hash of the draft and all that is known of it, the configuration, the rules, and this
library's own code. The database belongs to the user alone, like the cache of compiled packs. Several processes may
use it at once; one that can't be read or written is done without.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from replylint.linter import Linter
from replylint.model import Draft, Report
from replylint.packs.cache import code_stamp, content_key

NAME = "results.sqlite3"
MOST = 50_000
"""So many results are kept; the oldest go first."""
AT_ONCE = 500
_NONE = Draft("")


class ResultCache:
    """The results of earlier runs.

    Args:
        folder: where the database is; None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._database: sqlite3.Connection | None = None
        self._fresh: list[tuple[bytes, bytes]] = []
        self.hits = 0
        if folder is not None:
            self._database = _opened(folder / NAME)

    def get(self, linter: Linter, draft: Draft) -> Report | None:
        """Return what is known of a draft, or None."""
        if self._database is None or not linter.config.cache:
            return None
        try:
            row = self._database.execute("SELECT value FROM results WHERE key = ?", (_key(linter, draft),)).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        report = _read(row[0]) if row else None
        self.hits += report is not None
        return None if report is None else replace(report, draft=_completed(draft, report.draft))

    def put(self, linter: Linter, draft: Draft, report: Report) -> None:
        """Keep the result of a draft."""
        if self._database is None or not linter.config.cache or _of_today(draft):
            return
        kept = replace(report, draft=replace(_NONE, kind=report.draft.kind, variables=report.draft.variables))
        body = pickle.dumps(kept, protocol=pickle.HIGHEST_PROTOCOL)
        self._fresh.append((_key(linter, draft), hashlib.sha256(body).digest() + body))
        if len(self._fresh) >= AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what is still to be written."""
        self._write()
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def __enter__(self) -> ResultCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self) -> None:
        if self._database is None or not self._fresh:
            return
        try:
            with self._database:
                self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self._fresh)
                self._database.execute(
                    "DELETE FROM results WHERE rowid <= (SELECT max(rowid) FROM results) - ?", (MOST,)
                )
        except sqlite3.Error:
            self._give_up()
        self._fresh.clear()

    def _give_up(self) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None


def _of_today(draft: Draft) -> bool:
    """Whether the result depends on the day, as what a suppression with a last day hides does."""
    return any("until" in text and "disable" in text for text in (draft.reply, *draft.directives))


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return the database, made anew where it is damaged; None where that can't be done."""
    for _ in range(2):
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=2)
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=OFF")
            database.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
            path.chmod(0o600)
            return database
        except sqlite3.OperationalError:
            return None  # in use for too long, or in a folder that can't be written
        except sqlite3.DatabaseError:
            with suppress(OSError):
                path.unlink()
        except OSError:
            return None
    return None


def _read(value: bytes) -> Report | None:
    try:
        report: Any = pickle.loads(value[32:]) if hashlib.sha256(value[32:]).digest() == value[:32] else None
    except Exception:
        return None
    return report if isinstance(report, Report) else None


def _completed(draft: Draft, known: Draft) -> Draft:
    """Return a draft with the kind and variables that linting gave it."""
    return replace(draft, kind=known.kind, variables=known.variables)


def _key(linter: Linter, draft: Draft) -> bytes:
    digest = hashlib.sha256(_stamp(linter).encode())
    for one in fields(Draft):
        if one.name != "id":
            digest.update(repr(getattr(draft, one.name)).encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()


@cache
def _stamp(linter: Linter) -> str:
    """Return what tells one linter's results from another's: its rules, its settings, and the code."""
    code = code_stamp(Path(__file__).resolve().parent.rglob("*.py"))
    return content_key([linter.engine.content.encode(), repr(linter.config).encode(), code.encode()])
