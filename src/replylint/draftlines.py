"""Drafts as JSON objects of our own form: `{"reply": "…", "customer": "…", "language": "sl"}`."""

from __future__ import annotations

from replylint.errors import did_you_mean
from replylint.formats import READERS
from replylint.items import Given
from replylint.model import Draft
from replylint.sources.paths import plain
from replylint.sources.values import Table, Text, Value

DRAFT_KEYS = ("reply", "customer", "language", "culture", "channel", "register", "format", "kind", "id", "variables")


def looks_like_draft(value: Value) -> bool:
    """Whether a value holds a draft's text under "reply"."""
    return isinstance(value, Table) and "reply" in value.values


def draft_fields(value: Value, given: Given, name: str) -> tuple[Draft, Text] | str:
    """Return the draft of an object and its text, or what is wrong with it."""
    wrong = _wrong(value)
    if wrong:
        return wrong
    assert isinstance(value, Table)
    text = value.values["reply"]
    assert isinstance(text, Text)
    told = {key: plain(value.values.get(key)) for key in DRAFT_KEYS if key != "variables"}
    names = value.values.get("variables")
    draft = Draft(
        text.value,
        told["customer"] or given.customer,
        told["language"] or given.language,
        told["culture"] or given.culture,
        told["channel"] or given.channel,
        told["register"] or given.register,  # type: ignore[arg-type]
        told["format"] or "text",
        told["kind"] or given.kind,  # type: ignore[arg-type]
        name if told["id"] is None else told["id"],
        tuple(filter(None, map(plain, names))) if isinstance(names, list) else (),
    )
    return draft, text


def wrong_draft(value: str, key: str | None = None) -> str | None:
    """Return what keeps a text from being linted, or None."""
    called = f'"{key}"' if key else "the text"
    if (at := _surrogate(value)) is not None:
        return f"{called} holds half a character (a lone surrogate) at {at}"
    if "\0" in value:
        return f"{called} holds a NUL character at {value.index(chr(0))}"
    return None


def _wrong(value: Value) -> str | None:
    """Return what keeps an object from being a draft, or None."""
    if not isinstance(value, Table):
        return f"a draft is an object, not {_kind(value)}"
    if value.twice:
        return f'the key "{value.twice[0][0]}" stands twice'
    unknown = next((key for key in value.values if key not in DRAFT_KEYS), None)
    if unknown is not None:
        return f'unknown key "{unknown}"; allowed: {", ".join(DRAFT_KEYS)}{did_you_mean(unknown, DRAFT_KEYS)}'
    if "reply" not in value.values:
        return '"reply" is missing'
    return next(filter(None, (_wrong_value(key, one) for key, one in value.values.items())), None)


def _wrong_value(key: str, value: Value) -> str | None:
    wanted = list if key == "variables" else Text
    if value is None and key != "reply":
        return None
    if not isinstance(value, wanted):
        return None if key == "id" else f'"{key}" is {_kind(value)}; it must be {_NAMES[wanted]}'
    return _wrong_text(key, value.value) if isinstance(value, Text) else None


def _wrong_text(key: str, value: str) -> str | None:
    wrong = wrong_draft(value, key)
    if wrong is None and key == "format" and value not in READERS:
        wrong = f'no format "{value}"{did_you_mean(value, list(READERS))}'
    elif wrong is None and key == "kind" and value not in ("reply", "template"):
        wrong = f'"kind" is "reply" or "template", not "{value}"'
    elif wrong is None and key == "reply" and not value.strip():
        wrong = '"reply" is empty; there is nothing to lint'
    return wrong


_NAMES: dict[type, str] = {
    Text: "text",
    str: "text",
    list: "a list",
    Table: "an object",
    bool: "true or false",
    type(None): "null",
}


def _kind(value: object) -> str:
    return _NAMES.get(type(value), "a number")


def _surrogate(text: str) -> int | None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None
