"""Find all phrases of a document, acts and rules alike: one pass for the words, the rest where it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from replylint.document import Document
from replylint.facts import Key, SentenceFacts
from replylint.found import Found
from replylint.packs.pack import GROUPED, GUARDS, LanguagePack, Raw
from replylint.packs.textspec import Group
from replylint.phrases.matcher import Index, Matcher
from replylint.phrases.table import Row, Table
from replylint.rawexpression import RawExpression

REMEMBERED = 2_048
"""So many sentences are kept with what was found in them, for the next draft that holds them: some 10 MB."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """The phrases of some owners."""

    facts: Callable[[str, bytes], SentenceFacts]
    """Returns what is known of a sentence, by its text and stream."""
    raw: dict[Key, None]
    """The owners that have raw expressions, each with the role of these, in order; exceptions left out."""


class Annotator:
    """Finds the phrases of one side (the reply's or the customer's) of a language pack. Safe between threads."""

    def __init__(self, pack: LanguagePack, table: Table, *, raw: tuple[Raw, ...] = ()) -> None:
        self.owners = pack.owners
        self.numbers = {owner: number for number, owner in enumerate(pack.owners)}
        self.matcher = Matcher(table, pack.parsed_slots(), pack.bodies)
        self.confidence = [_confidence(pack, row) for row in table.rows]
        self.conditional = _conditional(pack)
        self.keys: list[Key] = [(row.owner, row.role) for row in table.rows]
        self.raw: dict[Key, list[tuple[int, float | None, RawExpression]]] = defaultdict(list)
        self.raw_guards: dict[int, list[tuple[str, int, RawExpression]]] = {}
        for one in raw:
            expression = RawExpression(one.expression)
            if one.role in GUARDS:
                self.raw_guards.setdefault(one.owner, []).append((one.role, one.entry, expression))
            else:
                self.raw[one.owner, one.role].append((one.entry, _confidence(pack, one), expression))
        self._guards: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(table.rows):
            if row.role in GUARDS:
                self._guards[row.owner].append(number)
        self.guards = cache(self._guards_of)
        self._lookup = lru_cache(maxsize=64)(self._make_lookup)

    def _guards_of(self, owner: int) -> Index | None:
        """Return the exceptions of an owner, if it has any; made when the first of its phrases is found."""
        return Index(self.matcher.table, self._guards[owner]) if owner in self._guards else None

    def _make_lookup(self, active: frozenset[int]) -> Lookup:
        """Return the phrases of some owners; exceptions are looked up where there is something to undo."""
        rows = enumerate(self.matcher.table.rows)
        index = Index(self.matcher.table, (n for n, row in rows if row.role not in GUARDS and row.owner in active))
        return Lookup(
            lru_cache(maxsize=REMEMBERED)(partial(SentenceFacts, self, index)),
            dict.fromkeys(key for key in self.raw if key[0] in active),
        )

    def annotate(self, document: Document, active: frozenset[int]) -> None:
        """Fill `document.phrases` for the owners that are active."""
        lookup = self._lookup(active)
        masked, stream = document.masked, document.stream
        facts = [
            lookup.facts(masked[s.start : s.end], stream[s.stream_start : s.stream_end + 1]) for s in document.sentences
        ]
        document.phrases = Found(self, document, facts, lookup.raw)

    def asks_customer(self, owner: str, entry: int) -> bool:
        """Whether a group of an owner holds only where the customer's message says something."""
        return entry in self.conditional.get(self.numbers[owner], frozenset())


def _conditional(pack: LanguagePack) -> dict[int, frozenset[int]]:
    """Return, by owner, the groups of which more is asked than the words: of the customer, of capitals, of digits."""
    out: dict[int, frozenset[int]] = {}
    for number, owner in enumerate(pack.owners):
        groups = enumerate(pack.groups.get(owner, ()))
        out[number] = frozenset(entry for entry, g in groups if _asks_more(g))
    return out


def _asks_more(group: Group) -> bool:
    return bool(group.customer or group.unless_customer or group.checksum) or group.capital is not None


def _confidence(pack: LanguagePack, row: Row | Raw) -> float | None:
    """Return the confidence of a phrase's group."""
    groups = pack.groups.get(pack.owners[row.owner], ())
    return groups[row.entry].confidence if row.role in GROUPED and row.entry < len(groups) else None
