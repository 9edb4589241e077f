"""The rule files that come with the library, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from replylint.errors import PackError
from replylint.packs.base import Base, load_base
from replylint.packs.sources import builtin_root
from replylint.packs.textspec import ActLanguage, RuleLanguage
from replylint.packs.validate import validate
from replylint.packs.yamlfile import read_yaml


@cache
def base() -> Base:
    """Return all cards and profiles."""
    return load_base([builtin_root()])


def texts(owner: str) -> dict[str, Any]:
    """Return what each language says of a rule ("rule:pack/rule") or an act ("act:name")."""
    kind = RuleLanguage if owner.startswith("rule:") else ActLanguage
    return {language: _text(kind, owner, language) for language in base().languages_of(owner)}


def _text(kind: type, owner: str, language: str) -> Any:
    source = base().texts[owner, language]
    file, problems = read_yaml(source.path, source.shown)
    if file is not None:
        text, problems = validate(kind, file)
    if problems:
        raise PackError(problems)
    return text
