"""Find the language of a text that nobody declared.

langdetect decides, seeded, with the profiles of the languages that replylint knows and of no others; the
configuration may name py3langid in its place, which has to be installed. Either takes most of a second to
load, so it is imported only when a language is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from threading import Lock
from typing import Any

from replylint.errors import ConfigError, Problem

FEWEST_LETTERS = 20
"""A text with fewer letters is too short to tell."""
SUREST = 0.5
"""A best guess of lower probability is unsure."""
MOST_CHARACTERS = 3_000
_SEED = 20
_CODES = {"zh-cn": "zh", "zh-tw": "zh", "no": "nb"}
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Detected:
    """A language, and how it was found where that is not certain."""

    language: str
    note: str


def detect(text: str, languages: Iterable[str], default: str, detector: str = "langdetect") -> Detected:
    """Return the language of a text, or the default with the reason where it is too short or unsure.

    Args:
        languages: codes of the languages that are possible.
        default: the answer where it can't be told.
        detector: a name in DETECTORS.

    Raises:
        ConfigError: where the detector is not installed.
    """
    letters = sum(map(str.isalpha, text[:MOST_CHARACTERS]))
    dense = sum(c >= "\u3040" for c in text[:MOST_CHARACTERS])
    if letters + 2 * dense < FEWEST_LETTERS:
        return Detected(default, f"too short to tell its language; taken as {default}")
    guesses = DETECTORS[detector](text[:MOST_CHARACTERS], tuple(sorted(languages)))
    if not guesses or guesses[0][1] < SUREST:
        seen = ", ".join(f"{code} {share:.0%}" for code, share in guesses[:2]) or "no letters of any"
        return Detected(default, f"unsure of its language ({seen}); taken as {default}")
    return Detected(guesses[0][0], f"detected ({guesses[0][1]:.0%})")


def detect_surely(text: str, languages: Iterable[str], detector: str = "langdetect", surest: float = 0.9) -> str:
    """Return the language of a text, or nothing where it is not sure."""
    guesses = DETECTORS[detector](text[:MOST_CHARACTERS], tuple(sorted(languages)))
    return guesses[0][0] if guesses and guesses[0][1] >= surest else ""


def _langdetect(text: str, languages: tuple[str, ...]) -> list[tuple[str, float]]:
    from langdetect.lang_detect_exception import LangDetectException

    with _LOCK:
        detector = _factory(languages).create()
        try:
            detector.append(text)
            found = detector.get_probabilities()
        except LangDetectException:
            return []
    totals: dict[str, float] = {}
    for guess in found:
        code = _CODES.get(guess.lang, guess.lang)
        totals[code] = totals.get(code, 0.0) + guess.prob
    return sorted(totals.items(), key=lambda pair: -pair[1])


def _py3langid(text: str, languages: tuple[str, ...]) -> list[tuple[str, float]]:
    with _LOCK:
        ranked = _identifier(languages).rank(text)
    best = max(score for _, score in ranked)
    weights = [(_CODES.get(code, code), exp(max(score - best, -700.0))) for code, score in ranked]
    whole = sum(weight for _, weight in weights)
    return sorted(((code, weight / whole) for code, weight in weights), key=lambda pair: -pair[1])


@lru_cache(maxsize=8)
def _identifier(languages: tuple[str, ...]) -> Any:
    """Return an identifier of our own, since the library's is shared by the whole process."""
    try:
        from py3langid import langid
    except ImportError:
        problem = Problem(
            "configuration: detector", 0, 0, 'py3langid is not installed: pip install "replylint[py3langid]"'
        )
        raise ConfigError([problem]) from None
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    theirs = {ours: code for code, ours in _CODES.items() if "-" not in code}
    known = set(identifier.nb_classes)
    identifier.set_languages([theirs.get(code, code) for code in languages if theirs.get(code, code) in known])
    return identifier


@lru_cache(maxsize=8)
def _factory(languages: tuple[str, ...]) -> Any:
    """Return a factory of our own, since the library's is shared by the whole process and unseeded."""
    from langdetect import detector_factory

    wanted = set(languages)
    folder = Path(detector_factory.__file__).parent / "profiles"
    profiles = [
        path.read_text("utf-8") for path in sorted(folder.iterdir()) if _CODES.get(path.name, path.name) in wanted
    ]
    factory = detector_factory.DetectorFactory()
    factory.load_json_profile(profiles)
    factory.set_seed(_SEED)
    factory.seed = _SEED
    return factory


DETECTORS: dict[str, Callable[[str, tuple[str, ...]], list[tuple[str, float]]]] = {
    "langdetect": _langdetect,
    "py3langid": _py3langid,
}
