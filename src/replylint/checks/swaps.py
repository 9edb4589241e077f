"""Swap a form of address for the other: whole forms, and endings that many forms share."""

from __future__ import annotations

from collections.abc import Mapping


class Swaps:
    """What forms of address become. Made once a draft, since a table has thousands of whole forms and few stars."""

    def __init__(self, table: Mapping[str, str | None]) -> None:
        """Take what forms become.

        A star in a form stands for any letters, at least one, and for the same in what it becomes: "*abas" becomes
        "*aba". Whole forms win, then the star that leaves the least open. A form that becomes nothing is one for
        which nothing is right in every sentence.
        """
        self._table = table
        self._stars = tuple(form.partition("*") for form in table if "*" in form)

    def __call__(self, words: str) -> str | None:
        """Return what a form, as phrases see it and in lower case, becomes; None where the table does not know it."""
        if words in self._table:
            return self._table[words]
        most, length, best = -1, len(words), None
        for before, _, behind in self._stars:
            fixed = len(before) + len(behind)
            if most < fixed < length and words.startswith(before) and words.endswith(behind):
                most, best = fixed, (before, behind)
        if best is None:
            return None
        before, behind = best
        becomes = self._table[f"{before}*{behind}"]
        return becomes and becomes.replace("*", words[len(before) : length - len(behind)])
