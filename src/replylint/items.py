"""What reading yields: drafts, each with where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replylint.model import Draft
from replylint.packs.helpdeskspec import Fields, HelpdeskCard

if TYPE_CHECKING:
    from replylint.sources.origin import Origin
    from replylint.sources.records import Record


@dataclass(frozen=True, slots=True)
class Given:
    """What the call says of all drafts; a draft's own word wins."""

    language: str | None = None
    culture: str | None = None
    channel: str | None = None
    register: Any = None
    kind: Any = None
    customer: str | None = None
    format: str | None = None
    skip_unknown: bool = False
    """Whether a named file that holds no known drafts or macros is passed over."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file of records is read.

    Args:
        cards: the helpdesks that are known.
        fields: where a configuration says that things are.
        helpdesk: the card to read by; recognised by what the file holds where it is not given.
        variables: the placeholder names that are known besides the card's.
    """

    cards: Mapping[str, HelpdeskCard] = field(default_factory=dict)
    fields: Fields | None = None
    helpdesk: str | None = None
    variables: tuple[str, ...] = ()
    private: bool = False
    """Whether texts that only agents see are read, too."""


@dataclass(frozen=True, slots=True)
class Item:
    """One draft and where it came from."""

    draft: Draft
    name: str
    """What to call it: the path, or path:line for a text in a file of records."""
    path: Path | None = None
    encoding: str = "utf-8"
    bom: bytes = b""
    raw: bytes = b""
    """The file, where the draft is the whole of it."""
    origin: Origin | None = None
    """Where in the file the draft stands; None where it is the whole file."""
    record: Record | None = None

    def encoded(self, text: str) -> bytes:
        """Return a text as the file would hold it: in its encoding, behind its byte order mark."""
        return self.bom + text.encode(self.encoding)
