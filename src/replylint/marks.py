"""What the checks of one rule have marked, so that a place is marked once."""

from __future__ import annotations

from collections import defaultdict

from replylint.checks.base import Match

WIDE = 400
"""A match of more characters may run over several sentences; there are few of them."""


class Marks:
    """The matches of one rule, by sentence, since a rule may find thousands in a long draft."""

    def __init__(self) -> None:
        self._near: dict[int, list[tuple[object, Match]]] = defaultdict(list)
        self._wide: list[tuple[object, Match]] = []

    def add(self, check: object, match: Match) -> bool:
        """Note a match, and return whether no other check has marked the same words."""
        wide = match.end - match.start > WIDE or match.sentence < 0
        near = [pair for some in self._near.values() for pair in some] if wide else self._near[match.sentence]
        for other, known in (*near, *self._wide):
            if other is not check and known.start < match.end and match.start < known.end:
                return False
        (self._wide if wide else self._near[match.sentence]).append((check, match))
        return True
