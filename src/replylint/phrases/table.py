"""The phrases of one language as plain data: who owns each, and which words must occur before it can match."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from ahocorasick_rs import BytesAhoCorasick

from replylint.phrases.literals import Group, Required

MOST_GROUPS = 4
COST_OF_LITERAL = 3
"""Looking for a literal costs memory and time to load as much as so many samples in which it occurs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase of the table: who owns it, in which role, and what must occur before it can match."""

    owner: int
    role: str
    source: str
    groups: tuple[int, ...]
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Phrases of one language as plain data, so that it can be cached on disk.

    `literals[i]` is a byte string; `members[g]` are the literals of group g.
    """

    rows: tuple[Row, ...]
    literals: tuple[bytes, ...]
    members: tuple[tuple[int, ...], ...]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle column by column, which loads several times as fast as thousands of dataclasses."""
        columns = [tuple(getattr(row, one.name) for row in self.rows) for one in fields(Row)]
        return _table_of, (columns, self.literals, self.members)


def _table_of(
    columns: list[tuple[Any, ...]], literals: tuple[bytes, ...], members: tuple[tuple[int, ...], ...]
) -> Table:
    return Table(tuple(map(Row, *columns)), literals, members)


class TableBuilder:
    """Collects phrases, and numbers their literals and groups, each of which is kept once."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._groups: dict[Group, int] = {}
        self._single: set[int] = set()

    def add(self, owner: int, role: str, source: str, required: Required, entry: int = 0) -> None:
        single, wide = (
            [self._groups.setdefault(group, len(self._groups)) for group in groups]
            for groups in (required.single, required.wide)
        )
        self._single.update(single)
        self.rows.append(Row(owner, role, source, (*single, *wide), entry))

    def table(self, samples: Iterable[bytes] = ()) -> Table:
        """Return the table, in which each row has a few of its groups.

        Wide groups have many literals, so a row has one only if it comes first, or if others need its literals too.

        Args:
            samples: streams of typical sentences. Of each row, the group that is the rarest in them comes first,
                since the matcher looks closer at a row only where its first group occurs. Without any, the groups
                keep their order.
        """
        groups = list(self._groups)
        costs = _costs(groups, samples)
        ordered = [sorted(row.groups, key=costs.__getitem__) for row in self.rows]
        firsts = {literal for first, *_ in ordered for literal in groups[first]}
        chosen = [
            [first, *[g for g in others if g in self._single or groups[g] <= firsts][: MOST_GROUPS - 1]]
            for first, *others in ordered
        ]
        used = {group: number for number, group in enumerate(dict.fromkeys(g for some in chosen for g in some))}
        literals: dict[bytes, int] = {}
        members = tuple(
            tuple(sorted(literals.setdefault(literal, len(literals)) for literal in sorted(groups[group])))
            for group in used
        )
        rows = tuple(
            replace(row, groups=tuple(used[g] for g in some)) for row, some in zip(self.rows, chosen, strict=True)
        )
        return Table(rows, tuple(literals), members)


def _costs(groups: list[Group], samples: Iterable[bytes]) -> list[float]:
    """Return what it costs to look for each group: in how many samples it occurs, and a little for each literal."""
    literals = {literal: number for number, literal in enumerate(dict.fromkeys(w for group in groups for w in group))}
    counts, many = [0] * len(literals), 0
    automaton = BytesAhoCorasick(list(literals) or [b"\n"])
    for sample in samples:
        many += 1
        for literal in {found[0] for found in automaton.find_matches_as_indexes(sample, overlapping=True)}:
            counts[literal] += 1
    share = COST_OF_LITERAL if many else 0.0
    return [sum(counts[literals[w]] for w in group) + share * len(group) for group in groups]
