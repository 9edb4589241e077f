"""Check data of YAML files against the dataclasses of `spec`, with errors that say what is allowed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from replylint.errors import Problem, did_you_mean
from replylint.packs.yamlfile import Keys, YamlFile

RENAMED = {"except": "except_"}
GROUPED = ("phrases", "formal", "informal")
"""Keys whose lists may hold groups."""


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the validator of one dataclass; made once, since that takes milliseconds."""
    return TypeAdapter(kind)


def validate(kind: Any, file: YamlFile) -> tuple[Any, list[Problem]]:
    """Return the object that the file describes, or every problem in it.

    Args:
        kind: a dataclass of `spec`.
    """
    data = _renamed(file.data if file.data is not None else {})
    try:
        return adapter(kind).validate_python(data), []
    except ValidationError as error:
        found = [dict(e) for e in error.errors(include_url=False)]
        return None, [_problem(kind, file, e) for e in found if not _beside(e, found)]


def _beside(error: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    """Whether an error says only that a value is not of a kind that it was not meant to be (a word or a mapping)."""
    where = error["loc"][:-1]
    rest = [e for e in others if e is not error and e["loc"][: len(where)] == where and e["loc"] != error["loc"]]
    if isinstance(error.get("input"), dict):
        no_word = error["type"] in ("string_type", "literal_error")
        return no_word and any(len(e["loc"]) > len(error["loc"]) for e in rest)
    return error["type"] == "dataclass_type" and any(len(e["loc"]) == len(error["loc"]) for e in rest)


def _renamed(data: Any) -> Any:
    """Give keys that Python reserves the name that the dataclass has, in a file and in its groups of phrases."""
    if not isinstance(data, dict):
        return data
    out = {RENAMED.get(key, key): value for key, value in data.items()}
    for role in GROUPED:
        if isinstance(out.get(role), list):
            out[role] = [_renamed(item) for item in out[role]]
    return out


def _problem(kind: Any, file: YamlFile, error: dict[str, Any]) -> Problem:
    keys = _keys_of(file, error["loc"])
    last = error["loc"][-1] if error["loc"] else ""
    what, given = error["type"], error.get("input")
    if what in ("extra_forbidden", "unexpected_keyword_argument"):
        allowed = sorted(_allowed(kind, error["loc"][:-1]))
        hint = f"; allowed: {', '.join(allowed)}" if allowed else ""
        return file.problem((*keys, str(last)) if (*keys, str(last)) in file.places else keys,
                            f'unknown key "{last}"{hint}{did_you_mean(str(last), allowed)}')  # fmt: skip
    if what in ("missing", "missing_argument"):
        return file.problem(keys, f'"{_public(str(last))}" is missing')
    if what == "literal_error":
        options = [o.strip("' ") for o in str(error["ctx"]["expected"]).replace(" or ", ", ").split(",")]
        return file.problem(keys, f'"{given}" is not one of {", ".join(options)}{did_you_mean(str(given), options)}')
    if what in ("union_tag_invalid", "union_tag_not_found"):
        tags = [_tag(option) for option in _options(_at(kind, error["loc"]))]
        tag = error["ctx"].get("tag", "")
        hint = f"; allowed: {', '.join(tags)}{did_you_mean(tag, tags)}" if tags else ""
        wrong = f'"{tag}" is no type' if tag else '"type" is missing'
        return file.problem((*keys, "type"), wrong + hint)
    return file.problem(keys, error["msg"][:1].lower() + error["msg"][1:])


def _public(key: str) -> str:
    return key.rstrip("_")


def _keys_of(file: YamlFile, loc: tuple[str | int, ...]) -> Keys:
    """Map pydantic's location to keys of the file: names of union members in it are no keys."""
    keys: Keys = ()
    for part in loc:
        key = _public(part) if isinstance(part, str) else part
        if (*keys, key) in file.places:
            keys = (*keys, key)
    return keys


def _allowed(kind: Any, loc: tuple[str | int, ...]) -> set[str]:
    """Return the keys that the dataclass at a location allows; empty where it is a union without a tag."""
    found = _dataclass_in(_at(kind, loc))
    return {_public(f.name) for f in fields(found)} if found else set()


def _at(kind: Any, loc: tuple[str | int, ...]) -> Any:
    """Return the type at a location, or None."""
    for part in loc:
        kind = _step(kind, part)
    return kind


def _step(kind: Any, part: str | int) -> Any:
    found = _dataclass_in(kind)
    if found is not None and isinstance(part, str):
        from typing import get_type_hints

        hints = get_type_hints(found)  # without what Annotated adds
        if part in hints:
            return hints[part]
    for option in _options(kind):
        if getattr(option, "__name__", None) == part or _tag(option) == part:
            return option
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    inner = [a for a in get_args(kind) if a is not Ellipsis]
    return inner[-1] if isinstance(part, int) and inner else (kind if found is None else None)


def _options(kind: Any) -> list[Any]:
    return [a for a in get_args(kind) if is_dataclass(a)]


def _tag(option: Any) -> str:
    hint = getattr(option, "__annotations__", {}).get("type", "")
    return str(hint).removeprefix("Literal[").strip("\"']")


def _dataclass_in(kind: Any) -> Any:
    if is_dataclass(kind):
        return kind
    options = _options(kind)
    return options[0] if len(options) == 1 else None
