"""A baseline: today's findings, recorded so that only new ones fail.

A finding is known again by its rule, its record, its words and the words around them, not by its line.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from replylint.errors import ConfigError, Problem, reason_of
from replylint.filefix import write_atomically
from replylint.model import Finding, Report
from replylint.reporters.about import About, path_of
from replylint.reporters.fingerprint import Fingerprints

VERSION = 1
NAME = "replylint-baseline.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is accepted for now."""

    fingerprint: str
    path: str
    record: str | None
    rule: str
    text: str


class Baseline:
    """Entries by fingerprint, and what of them a run has seen again."""

    def __init__(self, entries: dict[str, Entry] | None = None) -> None:
        self.entries = entries or {}
        self._marks = Fingerprints()
        self._seen: set[str] = set()
        self._paths: set[str] = set()
        self._found: dict[str, Entry] = {}

    def new(self, name: str, report: Report, about: About) -> list[Finding]:
        """Return the findings of a draft that the baseline does not hold."""
        path = path_of(name, about)
        self._paths.add(path)
        fresh: list[Finding] = []
        record = report.draft.id if report.draft.id not in (None, name) else None
        for finding, mark in zip(report, self._marks.of(name, report, about), strict=True):
            self._found[mark] = Entry(mark, path, record, finding.rule, finding.text)
            if mark in self.entries:
                self._seen.add(mark)
            else:
                fresh.append(finding)
        return fresh

    def resolved(self) -> list[Entry]:
        """Return the entries of files that were read whose findings are gone."""
        return [e for e in self.entries.values() if e.path in self._paths and e.fingerprint not in self._seen]

    def recorded(self, *, prune: bool) -> dict[str, Entry]:
        """Return the entries as they are now: with all that was found, or only without what is resolved."""
        gone = {entry.fingerprint for entry in self.resolved()}
        kept = {mark: entry for mark, entry in self.entries.items() if mark not in gone}
        return kept if prune else {**kept, **self._found}


def read_baseline(path: Path) -> dict[str, Entry]:
    """Return the entries of a file.

    Raises:
        ConfigError: where it can't be read.
    """

    def wrong(message: str, line: int = 0, column: int = 0) -> ConfigError:
        return ConfigError([Problem(str(path), line, column, message)])

    try:
        data: Any = json.loads(path.read_text("utf-8"))
        if data.get("version") != VERSION:
            raise wrong(f"a baseline of version {data.get('version')}; this replylint writes version {VERSION}")
        entries = [Entry(**one) for one in data["findings"]]
    except OSError as error:
        raise wrong(reason_of(error)) from None
    except json.JSONDecodeError as error:
        raise wrong(f"not valid JSON: {error.msg.lower()}", error.lineno, error.colno) from None
    except (AttributeError, KeyError, TypeError, UnicodeDecodeError):
        raise wrong("no baseline; replylint baseline writes one") from None
    return {entry.fingerprint: entry for entry in entries}


def write_baseline(path: Path, entries: dict[str, Entry]) -> None:
    """Write entries, in an order in which a change shows well in a diff.

    Raises:
        InputError, OSError: where it can't be written; it is then as it was.
    """
    ordered = sorted(entries.values(), key=lambda e: (e.path, e.record or "", e.rule, e.text, e.fingerprint))
    lines = ",\n".join("  " + json.dumps(asdict(entry), ensure_ascii=False) for entry in ordered)
    content = f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'.encode()
    write_atomically(path, path.read_bytes() if path.exists() else None, content)
