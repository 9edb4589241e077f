"""The pages of the files that users write, from their JSON Schemas."""

from __future__ import annotations

from typing import Any

from _generate.markdown import table
from _generate.schema import headings, objects, section
from replylint.checks import CHECKS

PLACES = (
    ("packs/<pack>/pack.yaml", "pack"),
    ("packs/<pack>/<rule>/rule.yaml", "rule"),
    ("packs/<pack>/<rule>/<language>.yaml", "rule-language"),
    ("acts/<act>/act.yaml", "act"),
    ("acts/<act>/<language>.yaml", "act-language"),
    ("slots/<language>.yaml", "slots"),
    ("languages/<language>.yaml", "language"),
    ("cultures/<locale>.yaml", "culture"),
    ("channels/<channel>.yaml", "channel"),
    ("helpdesks/<name>.yaml", "helpdesk"),
    ("defaults.yaml", "defaults"),
    ("scoring.yaml", "scoring"),
)
"""The layout of a folder of rules, and the kind of each file."""
WITHOUT_KEYS = {"slots": "A mapping: the name of a slot, and the list of its phrases."}


def configuration() -> str:
    """Return the page of the configuration."""
    found = objects("config")
    text = (
        "# Configuration\n\n`replylint.yaml` (or `replylint.yml`), or the table `[tool.replylint]` in "
        "`pyproject.toml`. The nearest one at or above a file holds for it. "
        "`replylint schema config` prints this as a JSON Schema.\n"
    )
    return text + "".join(f"\n{section(name, schema, headings(found), 2)}" for name, schema in found.items())


def rule_files() -> str:
    """Return the page of the files of rules."""
    text = "# Rule files\n\nEvery folder of rules, the library's and yours, is laid out like this.\n\n"
    text += table(
        ("file", "what it holds", "schema"),
        [
            (f"`{place}`", f"[{_title(kind)}](#{_title(kind).lower()})", f"`replylint schema {kind}`")
            for place, kind in PLACES
        ],
    )
    parts: dict[str, Any] = {}
    for _, kind in PLACES:
        parts |= objects(kind)
    for name in [name for name in parts if name.endswith("Check") or name in ("Condition", "Near")]:
        del parts[name]
    links = headings(parts) | {f"{check.title()}Check": f"checks.md#{check}" for check in CHECKS}
    for place, kind in PLACES:
        if kind in WITHOUT_KEYS:
            text += f"\n## {_title(kind)}\n\n`{place}`. {WITHOUT_KEYS[kind]}\n"
        else:
            text += f"\n{section(_title(kind), parts.pop(_title(kind)), links, 2)}"
    return text + "\n## Parts\n" + "".join(f"\n{section(name, parts[name], links)}" for name in sorted(parts))


def _title(kind: str) -> str:
    return kind if kind in WITHOUT_KEYS else next(iter(objects(kind)))
