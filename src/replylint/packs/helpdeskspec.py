"""What may stand in a helpdesk's card: where its exports keep what the customer reads, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from replylint.packs.checkspec import STRICT, Channel

StoreName = Literal["json", "yaml", "csv", "xml"]


@dataclass(frozen=True, slots=True)
class Fields:
    """Where a record keeps what matters, each as a path.

    A path is a name, or several with dots between them. `[]` goes into each item of a list, `[-1]` and `[0]` into one,
    and `[field=value]` into those whose `field` is that value: `actions[field=comment_value].value`. A dot alone is
    the record itself.
    """

    __pydantic_config__ = STRICT
    body: str | None = None
    """The text that the customer reads."""
    format: Literal["text", "markdown", "html"] | None = None
    """How the body is written; told by its tags where it is not given."""
    records: str | None = None
    """The list of records; the whole file, or what is known to hold one, where it is not given."""
    id: str | None = None
    title: str | None = None
    shortcut: str | None = None
    same: str | None = None
    """What is the same in all languages of a macro; the title, then the shortcut, where it is not given."""
    language: str | None = None
    culture: str | None = None
    channel: str | None = None
    customer: str | None = None
    """The customer's message that the body answers."""
    active: str | None = None
    """Whether the macro is in use."""
    usages: str | None = None
    """How often it was used."""
    attachments: str | None = None
    """The list of files that are sent along."""
    helpdesk: str | None = None
    """The helpdesk whose placeholders the bodies hold, by the name of its card."""


@dataclass(frozen=True, slots=True)
class Body:
    """One place where a record keeps a text that the customer reads."""

    __pydantic_config__ = STRICT
    path: str
    format: Literal["text", "markdown", "html"] = "text"
    channel: Channel | None = None
    """Where such a text is sent, whatever the settings say."""
    unless: str | None = None
    """The same text in another format; this one is left alone where that is there."""


@dataclass(frozen=True, slots=True)
class Private:
    """How a record says that the customer does not see its text."""

    __pydantic_config__ = STRICT
    path: str
    equals: tuple[str, ...]
    """The values that say so, in small letters."""


@dataclass(frozen=True, slots=True)
class HelpdeskCard:
    """How a helpdesk keeps macros: rules/helpdesks/<name>.yaml."""

    __pydantic_config__ = STRICT
    name: str
    source: str
    """Where that is known from."""
    body: tuple[Body, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    """Fields by which its records are recognised: all of one row must be there. None: the card is only named."""
    stores: tuple[StoreName, ...] = ("json",)
    """The kinds of files that its records are recognised in."""
    wrapped: tuple[str, ...] = ()
    """Names under which a file or an answer of its API keeps the list of records."""
    fields: Fields = Fields()
    private: Private | None = None
    dialects: tuple[str, ...] = ()
    """The template languages of its placeholders; empty where it has none."""
    variables: tuple[str, ...] = ()
    """The placeholder names that it knows; a name that ends in a star stands for all that begin so."""
    fallback: str | None = None
    """How a placeholder gets a value for an empty field, with {name}, in the words of the dialect."""
    notes: tuple[str, ...] = field(default=())
