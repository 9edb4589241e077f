"""Load rules once and share them: cards and profiles, and each language when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from replylint.annotate import Annotator
from replylint.config import Config
from replylint.document import Document, Writing
from replylint.model import Draft
from replylint.packs import cache as pack_cache
from replylint.packs.bare import BareWriting
from replylint.packs.base import Base, load_base
from replylint.packs.compile import compile_language
from replylint.packs.pack import LanguagePack, Tuning
from replylint.packs.sources import builtin_root, files_of
from replylint.parse import parse as parse_draft
from replylint.phrases.literals import LiteralFinder
from replylint.phrases.matcher import Matcher
from replylint.phrases.regex import Compiler
from replylint.phrases.syntax import parse
from replylint.phrases.table import TableBuilder
from replylint.prose import Prose
from replylint.suggest import Suggester
from replylint.vocabulary import Vocabulary

T = TypeVar("T")
CARDS = ("pack", "rule", "act")


@dataclass(frozen=True, slots=True)
class Language:
    """One language, ready to run."""

    pack: LanguagePack
    reply: Annotator
    customer: Annotator
    suggester: Suggester
    bare: Mapping[int, str]
    """For `str.translate`: the letters that its phrases are read without; none, mostly."""


@dataclass(frozen=True, slots=True)
class EngineKey:
    """All that decides which rules there are and what they find."""

    roots: tuple[Path, ...]
    tuning: tuple[tuple[str, Tuning], ...]
    cache: Path | None
    stamps: tuple[tuple[str, int, int], ...] = ()
    """Path, time and size of each file of the users' roots, so that an edited pack is read again."""


class Engine:
    """The rules of some roots. What is loaded lazily never changes, so it may be shared between threads."""

    def __init__(self, key: EngineKey) -> None:
        self._key = key
        cards: list[bytes] = []
        self._texts: dict[str, list[bytes]] = {}
        for root in key.roots:
            for source in files_of(root):
                name = source.parts[-1]
                of_language = source.parts[0] in ("packs", "acts", "slots") and name not in CARDS
                shown = "/".join((str(root), *source.parts)).encode()
                content = source.path.read_bytes()
                if of_language:
                    self._texts.setdefault(name, []).extend((shown, content))
                    cards.append(shown)  # the cards' data says which language files there are
                else:
                    cards += (shown, content)
        self._stamp = pack_cache.content_key([*(str(r).encode() for r in key.roots), *cards])
        self.base: Base = self._cached([], lambda: load_base(key.roots))
        self._languages: dict[tuple[str, bool], Language] = {}
        self._history: Matcher | None = None
        self._writing: dict[str, Writing] = {}
        known = self.base.languages
        self.vocabulary = Vocabulary(
            {code: card.common for code, card in known.items()},
            {code: card.letters for code, card in known.items()},
            {code: (*card.accented, *card.telling) for code, card in known.items()},
        )

    @cached_property
    def content(self) -> str:
        """A hash of all rule files, and of what the configuration adds to them."""
        texts = (part for name in sorted(self._texts) for part in self._texts[name])
        return pack_cache.content_key([self._stamp.encode(), repr(self._key.tuning).encode(), *texts])

    def _cached(self, parts: list[bytes], make: Callable[[], T]) -> T:
        key = pack_cache.content_key([self._stamp.encode(), *parts])
        return pack_cache.cached(self._key.cache, key, make)

    def language(self, code: str, *, bare: bool = False) -> Language:
        """Return a language, compiled; one without any rule file has none but the rules that need no language.

        Args:
            bare: its phrases are to match texts that are written without the language's own letters.

        Raises:
            PackError: with every problem in the language's files.
        """
        known = self._languages.get((code, bare))
        if known is None:
            tuning, writing = self._key.tuning, self._bare(code) if bare else BareWriting({})
            kind = b"bare" if bare else b"language"
            parts = [kind, code.encode(), repr(tuning).encode(), *self._texts.get(code, [])]
            pack = self._cached(parts, lambda: compile_language(self.base, code, dict(tuning), writing))
            reply = Annotator(pack, pack.reply, raw=pack.raw)
            customer = Annotator(pack, pack.customer, raw=pack.customer_raw)
            known = Language(
                pack, reply, customer, Suggester(Compiler(pack.parsed_slots(), pack.bodies)), writing.letters
            )
            self._languages[code, bare] = known
        return known

    def document(self, draft: Draft, prose: Prose, code: str) -> Document:
        """Return a draft as it is read in a language, before anything is looked for."""
        writing = self._writing.get(code)
        if writing is None:
            card = self.base.languages[code]
            writing = self._writing[code] = Writing(
                frozenset(card.abbreviations), card.read_as(), frozenset(card.no_abbreviations), card.article
            )
        return parse_draft(draft, prose, code, self.history(), writing)

    def _bare(self, code: str) -> BareWriting:
        """Return how a language is written by who has no keys for its letters."""
        card = self.base.languages[code]
        return BareWriting(card.bare, card.common)

    def languages(self) -> list[str]:
        """Return the languages that are known by name; not each has rules of its own."""
        return sorted(self.base.languages)

    @cached_property
    def supported(self) -> tuple[str, ...]:
        """The languages that have rule files."""
        return tuple(sorted({language for _, language in self.base.texts}))

    def history(self) -> Matcher:
        """Return the matcher of the lines that introduce an earlier message, in every language."""
        if self._history is None:
            builder, literals = TableBuilder(), LiteralFinder({})
            for card in self.base.languages.values():
                for given in card.history:
                    phrase = given.replace("…", "… … …")  # a date, a name and an address are many words
                    builder.add(0, "phrases", phrase, literals.required(parse(phrase)))
            self._history = Matcher(builder.table(), {})
        return self._history


@lru_cache(maxsize=16)
def engine_of(key: EngineKey) -> Engine:
    """Return the engine for a key; linters with the same rules share it."""
    return Engine(key)


def key_of(config: Config) -> EngineKey:
    """Return what decides the rules of a configuration."""
    tuning: dict[str, Tuning] = {}
    for name in config.rules:
        rule = config.rule(name)
        if rule.phrases or rule.except_:
            tuning[name] = Tuning(rule.phrases, rule.except_)
    cache = None
    if config.cache is True:
        cache = pack_cache.default_folder()
    elif config.cache:
        cache = Path(config.cache)
    own = [Path(pack) for pack in config.packs]
    files = [source.path for root in own for source in files_of(root)]
    stamps = tuple((str(file), (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files)
    return EngineKey((builtin_root(), *own), tuple(sorted(tuning.items())), cache, stamps)
