"""One language, compiled: all that the engine needs to judge drafts in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from replylint.packs.textspec import Examples, Group, RuleLanguage
from replylint.phrases.syntax import parse
from replylint.phrases.table import Table
from replylint.phrases.tree import Sequence

GROUPED = ("phrases", "formal", "informal")
GUARDS = ("except", "unless")
EVERY = -1
"""The entry of an exception that holds for all phrases of its file."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A raw regular expression of a rule: runs on the text of a sentence, not on its words."""

    owner: int
    role: str
    expression: str
    entry: int


@dataclass(slots=True)
class LanguagePack:
    """All that the engine needs to judge drafts of one language."""

    language: str
    owners: tuple[str, ...] = ()
    """"act:name" or "rule:pack/rule"; a row's owner is an index into this."""
    rules: dict[str, RuleLanguage] = field(default_factory=dict)
    groups: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    """By owner: what each row's `entry` refers to."""
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    """The slots, compiled."""
    reply: Table = Table((), (), ())
    customer: Table = Table((), (), ())
    raw: tuple[Raw, ...] = ()
    customer_raw: tuple[Raw, ...] = ()
    act_examples: dict[str, Examples] = field(default_factory=dict)

    def parsed_slots(self) -> Mapping[str, tuple[Sequence, ...]]:
        """Return the slots as trees, each parsed when it is first needed."""
        return _ParsedSlots(self.slots)


class _ParsedSlots(Mapping[str, tuple[Sequence, ...]]):
    """Parses a slot's phrases when they are asked for: most slots are needed by no phrase that occurs."""

    def __init__(self, sources: dict[str, tuple[str, ...]]) -> None:
        self._sources = sources
        self._parsed: dict[str, tuple[Sequence, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Sequence, ...]:
        if name not in self._parsed:
            self._parsed[name] = tuple(parse(phrase) for phrase in self._sources[name])
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a configuration adds to a rule in every language."""

    phrases: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
