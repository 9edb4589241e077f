"""Notice by its commonest words that a text is not in the language that it should be in.

Counting a few dozen words costs microseconds, so every paragraph can be looked at; only what looks
foreign is handed to the language detector, which takes milliseconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from replylint.phrases.tokens import words as normal_words

SURE_HITS = 2
"""So many of another language's common words must stand in a text in a shared script."""
USUAL_SHARE = 0.2
"""A text with this share of a language's common words is in it."""
ODD, MOST_ODD = 1.0, 3
"""What a letter that a language does not have counts against it, and how many such letters do."""
UNSPACED_SHARE = 0.3
"""A text with this share of words of one sign is written in a script without spaces."""


class Vocabulary:
    """The commonest words of each language.

    Args:
        common: by language, its commonest words as the word stream has them.
        letters: by language, the letters that it has beside a to z; those without any are not judged by letters.
        telling: by language, more words that tell it from its neighbours.
    """

    def __init__(
        self,
        common: Mapping[str, Iterable[str]],
        letters: Mapping[str, str] | None = None,
        telling: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._letters = {language: frozenset(own) for language, own in (letters or {}).items() if own}
        self._languages = _by_word(common)
        self._telling = _by_word(common, telling or {})
        self._common = {language: frozenset(word.encode() for word in words) for language, words in common.items()}

    def is_usual(self, words: Sequence[bytes], language: str) -> bool:
        """Whether a text, as the words and marks of its stream, surely is in a language. Quick."""
        common = self._common.get(language, frozenset())
        return len([word for word in words if word in common]) >= USUAL_SHARE * len(words)

    def evidence(self, text: str) -> dict[str, float]:
        """Return what the words and letters of a text tell of each language.

        A word counts the less the more languages have it, as 1 / n². A letter beside a to z counts against each
        language that has such letters, but not this one.
        """
        found: dict[str, float] = {}
        words = set(normal_words(text))
        for word in words:
            languages = self._telling.get(word, ())
            for language in languages:
                found[language] = found.get(language, 0.0) + 1 / len(languages) ** 2
        odd = {c for c in "".join(words) if "\u00c0" <= c < "\u0250" and c not in "÷×"}
        for language, own in self._letters.items() if odd else ():
            foreign = len(odd - own)
            if foreign:
                found[language] = found.get(language, 0.0) - min(foreign, MOST_ODD) * ODD
        return found

    def looks_foreign(self, words: Sequence[str], language: str) -> bool:
        """Whether a text may be in another language than the one given."""
        own = sum(language in self._languages.get(word, ()) for word in words)
        hits = Counter(other for word in words for other in self._languages.get(word, ()) if other != language)
        best = max(hits.values(), default=0)
        unspaced = sum(len(word) == 1 and word > "\u0e00" for word in words)
        if own == 0 and (best >= SURE_HITS or unspaced > UNSPACED_SHARE * len(words) or not _shares_script(words)):
            return True
        return best >= 2 * own + SURE_HITS


def _by_word(*lists: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Return, by word, the languages that list it."""
    languages: dict[str, set[str]] = {}
    for one in lists:
        for language, words in one.items():
            for word in words:
                languages.setdefault(word, set()).add(language)
    return languages


def _shares_script(words: Sequence[str]) -> bool:
    """Whether most words are in Latin letters, the script in which most languages here are written."""
    return 2 * sum(word[0] < "\u0250" for word in words) >= len(words)
