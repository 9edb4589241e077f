"""Print tables for `rules`, `cultures` and `languages`, as text or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any


def print_rows(rows: Sequence[dict[str, Any]], columns: Sequence[str], format: str | None) -> None:
    """Print rows as a table of some columns, or as JSON with all keys."""
    if format in ("json", "jsonl"):
        if format == "json":
            print(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            for row in rows:
                print(json.dumps(row, ensure_ascii=False))
        return
    cells = [[_shown(row.get(column)) for column in columns] for row in rows]
    widths = [max((len(c[i]) for c in cells), default=0) for i in range(len(columns))]
    widths = [max(w, len(column)) for w, column in zip(widths, columns, strict=True)]
    for line in (list(columns), *cells):
        padded = "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        sys.stdout.write(padded.rstrip() + "\n")


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return (
        {True: "yes", False: "no", None: ""}.get(value, str(value))
        if not isinstance(value, int | float) or isinstance(value, bool)
        else f"{value:g}"
    )
