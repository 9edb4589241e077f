"""Measure acts on labelled sentences: precision and recall by act, through the library's own annotator.

    python tests/bench/acts.py FILE.jsonl              # {"text", "acts"} in each line
    python tests/bench/acts.py FILE.jsonl --act refusal --errors --part seen

A quarter of the sentences, chosen by a checksum of their text, is kept back from those who write the
phrases: `--part kept` measures on it, `--part seen` on the others.

An act that no `rules/acts` folder has is measured on the phrases of the rule of the same name.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from zlib import crc32

from replylint import Config, Linter
from replylint.proof import performed


def owners_of(linter: Linter, act: str) -> list[str]:
    """Return the acts or rules that stand for a label."""
    name = act.replace("_", "-")
    base = linter.engine.base
    found = [f"act:{name}"] if name in base.acts else []
    return found or [f"rule:{rule}" for rule in base.rules if rule.endswith(f"/{name}")]


def is_kept(text: str) -> bool:
    """Whether a sentence belongs to the quarter that is kept back."""
    return crc32(text.encode("utf-8")) % 4 == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--act", nargs="+", help="only these")
    parser.add_argument("--part", choices=("seen", "kept", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="print each miss and each false alarm")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.file.read_text("utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if args.part == "all" or is_kept(row["text"]) == (args.part == "kept")]
    labels = args.act or sorted({act for row in rows for act in row["acts"]})
    linter = Linter(Config(cache=False))
    owners = {label: owners_of(linter, label) for label in labels}
    tally: dict[str, Counter[str]] = {label: Counter() for label in labels}
    for row in rows:
        found = performed(linter, row["text"], args.language)
        for label in labels:
            words = [w for owner in owners[label] for w in found.get(owner, [])]
            wanted = label in row["acts"]
            kind = ("hit" if words else "miss") if wanted else ("false" if words else "none")
            tally[label][kind] += 1
            if args.errors and kind in ("miss", "false"):
                print(f"{label:14} {kind:6} {row['text']}  {words or ''}  {row['acts']}")
    print(f"{'act':16}{'precision':>10}{'recall':>8}   hits misses false")
    for label, count in tally.items():
        told, there = count["hit"] + count["false"], count["hit"] + count["miss"]
        precision = f"{count['hit'] / told:.2f}" if told else "-"
        recall = f"{count['hit'] / there:.2f}" if there else "-"
        print(f"{label:16}{precision:>10}{recall:>8}   {count['hit']:4} {count['miss']:6} {count['false']:5}")


if __name__ == "__main__":
    main()
