"""The check type `sequence`: spaCy token patterns, where the spelling of a word or its tag matters.

spaCy takes more than a second to import, so it is imported when a trigger phrase of a rule occurs in
a draft, and never before. It runs on that sentence alone, with a blank pipeline, or with the trained
one that the configuration names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

from replylint.checks.base import Context, Match
from replylint.conditions import undone
from replylint.errors import ConfigError, Problem, did_you_mean

PLAIN_KEYS = frozenset(
    ("ORTH", "TEXT", "NORM", "LOWER", "LENGTH", "SHAPE", "PREFIX", "SUFFIX", "IS_ALPHA", "IS_ASCII", "IS_DIGIT",
     "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SPACE", "IS_STOP", "IS_SENT_START", "IS_BRACKET", "IS_QUOTE",
     "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "SPACY", "OP")
)  # fmt: skip
TRAINED_KEYS = frozenset(("POS", "TAG", "DEP", "LEMMA", "MORPH", "ENT_TYPE", "ENT_IOB"))
_LOCK = Lock()


def sequence(context: Context) -> Iterator[Match]:
    """Yield the token patterns found in sentences that hold a trigger."""
    text, document = context.text, context.document
    if text is None:
        return
    for number in sorted({found.sentence for found in context.phrases("trigger")}):
        if not context.in_zones(number):
            continue
        sentence = document.sentences[number]
        words = document.masked[sentence.start : sentence.end]
        pipeline = context.pipelines.get(document.language, "") if context.check.trained else ""
        for start, end in _found(pipeline or f"blank:{document.language}", text.patterns, text.unless_patterns, words):
            begin, stop = sentence.start + start, sentence.start + end
            if not undone(context.check.unless_near, document, number, begin, stop):
                yield Match(begin, stop, number)


def _found(name: str, patterns: Any, unless: Any, words: str) -> list[tuple[int, int]]:
    """Return the character ranges of the longest matches that no `unless` pattern overlaps."""
    with _LOCK:  # spaCy's vocabulary is shared and grows while it reads
        pipeline = load_pipeline(name)
        document = pipeline(words)
        matcher = _matcher(name, _frozen((patterns, unless)))
        found = matcher(document, as_spans=True)
    from spacy.util import filter_spans

    bad = filter_spans([s for s in found if s.label_ == "match"])
    good = [s for s in found if s.label_ == "unless"]
    return [
        (span.start_char, span.end_char)
        for span in bad
        if not any(g.start < span.end and span.start < g.end for g in good)
    ]


@lru_cache(maxsize=32)
def load_pipeline(name: str) -> Any:
    """Return a pipeline: `blank:<language>`, or a trained one by its package name or folder.

    Raises:
        ConfigError: where the trained pipeline is not installed.
    """
    import spacy

    kind, _, language = name.partition("blank:")
    if not kind and language:
        try:
            return spacy.blank(language)
        except ImportError:
            return spacy.blank("xx")
    try:
        return spacy.load(name)
    except OSError as error:
        message = f'the spaCy pipeline "{name}" is not installed: {str(error).splitlines()[0]}'
        raise ConfigError([Problem("configuration: spacy", 0, 0, message)]) from None


@lru_cache(maxsize=256)
def _matcher(name: str, frozen: Any) -> Any:
    from spacy.matcher import Matcher

    matcher = Matcher(load_pipeline(name).vocab)
    patterns, unless = _thawed(frozen)
    matcher.add("match", [list(p) for p in patterns], greedy="LONGEST")
    if unless:
        matcher.add("unless", [list(p) for p in unless])
    return matcher


def _frozen(value: Any) -> Any:
    """Make nested patterns hashable."""
    if isinstance(value, Mapping):
        return ("map", tuple((key, _frozen(inner)) for key, inner in value.items()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ("list", tuple(_frozen(inner) for inner in value))
    return value


def _thawed(value: Any) -> Any:
    if isinstance(value, tuple):
        kind, inner = value
        return {k: _thawed(v) for k, v in inner} if kind == "map" else [_thawed(v) for v in inner]
    return value


def pattern_problems(pattern: Sequence[Mapping[str, Any]], *, trained: bool) -> Iterator[str]:
    """Yield what is wrong with the keys of a token pattern."""
    allowed = PLAIN_KEYS | TRAINED_KEYS if trained else PLAIN_KEYS
    for token in pattern:
        for key in token:
            if key.upper() in TRAINED_KEYS and not trained:
                yield f'"{key}" needs `trained: true` in the rule and a trained pipeline named in the configuration'
            elif key.upper() not in allowed:
                yield f'"{key}" is no token attribute{did_you_mean(key.upper(), sorted(allowed))}'
