"""Read phrases as who has no keys for a language's letters would type them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

SHORTEST_STEM = 4
_WORD = re.compile(r"\*?\w+\*?")


class BareWriting:
    """Takes a language's letters out of phrases, where enough of a word is left to mean the same.

    Endings ("*aš"), short stems ("jā*") and lone letters ("ē") keep theirs, since "danas" has the ending of no
    verb. So does a word that would become another, common one: "paldieš" is slang, "paldies" is not.

    Args:
        letters: each letter and what is typed for it; nothing changes where there are none.
        common: the commonest words of the language.
    """

    def __init__(self, letters: Mapping[str, str], common: Iterable[str] = ()) -> None:
        both = {**letters, **{letter.upper(): plain.upper() for letter, plain in letters.items()}}
        self.letters: Mapping[int, str] = str.maketrans(both)
        self._common = frozenset(common)

    def of(self, phrase: str) -> str:
        """Return a phrase as it would be typed."""
        return _WORD.sub(lambda found: self._word(found.group()), phrase) if self.letters else phrase

    def _word(self, word: str) -> str:
        short = len(word) <= SHORTEST_STEM and word[-1] == "*"
        plain = word.translate(self.letters)
        return word if word[0] == "*" or short or len(word) == 1 or plain in self._common else plain
