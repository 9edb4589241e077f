"""Swap a form of address for the other: whole forms, and endings that many forms share."""

from __future__ import annotations

from collections.abc import Mapping


def swapped(words: str, table: Mapping[str, str | None]) -> str | None:
    """Return what a form becomes; None where the table does not know it.

    Args:
        words: the form as phrases see it, in lower case.
        table: what forms become. A star in a form stands for any letters, at least one, and for the same in what it
            becomes: "*abas" becomes "*aba". Whole forms win, then the star that leaves the least open. A form that
            becomes nothing is one for which nothing is right in every sentence.
    """
    if words in table:
        return table[words]
    best: tuple[int, str | None] | None = None
    for form, becomes in table.items():
        before, star, behind = form.partition("*")
        fixed = len(before) + len(behind)
        if not star or len(words) <= fixed or (best is not None and fixed <= best[0]):
            continue
        if words.startswith(before) and words.endswith(behind):
            best = fixed, becomes and becomes.replace("*", words[len(before) : len(words) - len(behind)])
    return None if best is None else best[1]
