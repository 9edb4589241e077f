"""Find the language of a text that nobody declared.

langdetect decides, seeded, with the profiles of the languages that replylint knows and of no others; the
configuration may name py3langid in its place, which has to be installed. Either takes most of a second to
load, so it is imported only when a language is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from threading import Lock
from typing import Any

from replylint.errors import ConfigError, Problem

FEWEST_LETTERS = 20
"""A text with fewer letters is too short to tell by its letter sequences alone."""
FEWEST_WITH_WORDS = 9
"""One with fewer is too short even if it holds words that tell."""
TELLING = 1.0
"""A short text must hold so much evidence of its best language, and twice that of any other."""
WORDS_WEIGHT = 2.0
"""How much a telling word counts against the letter sequences, in natural logarithms of probability."""
UNLIKELIEST = 0.02
"""The probability of a language that the detector does not name, so that words can still speak for it."""
SUREST = 0.6
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


Evidence = Callable[[str], Mapping[str, float]]
"""What the words of a text tell of each language; see `Vocabulary.evidence`."""


def _nothing(text: str) -> Mapping[str, float]:
    return {}


def detect(
    text: str,
    languages: Iterable[str],
    default: str,
    detector: str = "langdetect",
    evidence: Evidence = _nothing,
) -> Detected:
    """Return the language of a text, or the default with the reason where it is too short or unsure.

    The detector's probabilities are weighed with the words that tell one language from its neighbours: on a single
    sentence, "neste" and "etter" say more of Norwegian against Danish than letter sequences do.

    Args:
        languages: codes of the languages that are possible.
        default: the answer where it can't be told.
        detector: a name in DETECTORS.
        evidence: what words tell; nothing by default.

    Raises:
        ConfigError: where the detector is not installed.
    """
    sample = text[:MOST_CHARACTERS]
    letters = sum(map(str.isalpha, sample)) + 2 * sum(c >= "\u3040" for c in sample)  # those of dense scripts say more
    told = evidence(sample) if letters >= FEWEST_WITH_WORDS else {}
    if letters < FEWEST_LETTERS and not _tells(told):
        return Detected(default, f"too short to tell its language; taken as {default}")
    guesses = _weighed(DETECTORS[detector](sample, tuple(sorted(languages))), told)
    if not guesses or guesses[0][1] < SUREST:
        seen = ", ".join(f"{code} {share:.0%}" for code, share in guesses[:2]) or "no letters of any"
        return Detected(default, f"unsure of its language ({seen}); taken as {default}")
    return Detected(guesses[0][0], f"detected ({guesses[0][1]:.0%})")


def _tells(told: Mapping[str, float]) -> bool:
    """Whether words alone say which language it is."""
    best, second, *_ = [*sorted(told.values(), reverse=True), 0.0, 0.0]
    return best >= TELLING and best >= 2 * second


def _weighed(guesses: list[tuple[str, float]], told: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return the guesses with what words tell taken into account, the likeliest first."""
    if not told:
        return guesses
    shares = dict(guesses)
    codes = shares.keys() | {code for code, weight in told.items() if weight > 0}
    weights = {c: max(shares.get(c, 0.0), UNLIKELIEST) * exp(WORDS_WEIGHT * told.get(c, 0.0)) for c in codes}
    whole = sum(weights.values())
    return sorted(((code, weight / whole) for code, weight in weights.items()), key=lambda pair: (-pair[1], pair[0]))


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
