"""`replylint schema`: JSON Schemas of the files that users write, so that editors can complete them."""

from __future__ import annotations

import argparse
import json
from typing import Any

from replylint.cli.main import CLEAN
from replylint.config import Config
from replylint.errors import ConfigError, Problem, did_you_mean
from replylint.packs import helpdeskspec, profilespec, spec, textspec

KINDS: dict[str, Any] = {
    "rule": spec.RuleCard,
    "rule-language": textspec.RuleLanguage,
    "act": spec.ActCard,
    "act-language": textspec.ActLanguage,
    "slots": dict[str, tuple[str, ...]],
    "pack": spec.PackCard,
    "language": spec.LanguageCard,
    "culture": profilespec.CultureCard,
    "channel": profilespec.ChannelCard,
    "helpdesk": helpdeskspec.HelpdeskCard,
    "defaults": profilespec.ProfileSettings,
    "scoring": spec.Scoring,
    "config": Config,
}


def run(arguments: argparse.Namespace) -> int:
    """Print the schema of one kind, or an object with several."""
    for kind in arguments.arguments:
        if kind not in KINDS:
            message = f'no kind "{kind}"; allowed: {", ".join(KINDS)}{did_you_mean(kind, list(KINDS))}'
            raise ConfigError([Problem("schema", 0, 0, message)])
    schemas = {kind: schema_of(kind) for kind in arguments.arguments}
    shown = schemas[arguments.arguments[0]] if len(schemas) == 1 else schemas
    print(json.dumps(shown, ensure_ascii=False, indent=2))
    return CLEAN


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file."""
    from replylint.packs.validate import adapter

    schema = adapter(KINDS[kind]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_renamed(schema)}


def _renamed(value: Any) -> Any:
    """Give keys that Python reserves the name that they have in files."""
    if isinstance(value, dict):
        return {("except" if key == "except_" else key): _renamed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner) for inner in value]
    return "except" if value == "except_" else value
