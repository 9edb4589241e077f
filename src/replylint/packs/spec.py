"""What may stand in the cards of rules, packs, acts and languages, and in scoring, as plain dataclasses.

They are validated with pydantic where files are read (`replylint.packs.validate`) and are the same
objects at run time, so a cached pack needs no pydantic. An unknown key is an error. What stands in
language files is in `textspec`, checks are in `checkspec`, profiles in `profilespec`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from replylint.model import Severity
from replylint.packs.checkspec import STRICT, ByType, Check
from replylint.packs.textspec import Examples


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What a rule is: rules/packs/<pack>/<rule>/rule.yaml."""

    __pydantic_config__ = STRICT
    title: str
    """A few words that name the fault."""
    what: str
    """What it finds, and what it leaves alone."""
    why: str
    """Why it matters to the customer."""
    instead: str
    """What to do instead."""
    message: str
    """One sentence; {text} is what was found, {limit} and {value} are a measure's."""
    severity: Severity
    source: str
    """Where the teaching comes from."""
    check: Annotated[Check, ByType()]
    also: tuple[Annotated[Check, ByType()], ...] = ()
    """Further checks that find the same fault in other ways."""
    confidence: float = 0.9
    """How sure a finding is, from 0 to 1."""
    category: str | None = None
    """The category whose score it counts in; the pack's where it is not given."""
    default: bool = True
    """Whether the rule is on without being selected."""
    examples: Examples | None = None
    """Texts that prove a rule that knows no language."""

    @property
    def checks(self) -> tuple[Check, ...]:
        """All checks of the rule, the main one first."""
        return (self.check, *self.also)


@dataclass(frozen=True, slots=True)
class PackCard:
    """What a pack is: rules/packs/<pack>/pack.yaml."""

    __pydantic_config__ = STRICT
    title: str
    what: str
    category: str | None = None
    """The category that its rules count in; the pack's name where it is not given."""


@dataclass(frozen=True, slots=True)
class ActCard:
    """What an act is: rules/acts/<act>/act.yaml."""

    __pydantic_config__ = STRICT
    title: str
    what: str
    iso: str = ""
    """The communicative function of ISO 24617-2 that it corresponds to, where there is one."""
    side: Literal["reply", "customer", "both"] = "reply"
    """Whose message it is looked for in."""


class OneLetter:
    """Has pydantic refuse a text that is not one character; pydantic is imported only where it validates."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(min_length=1, max_length=1)])


Letter = Annotated[str, OneLetter()]


@dataclass(frozen=True, slots=True)
class LanguageCard:
    """What the engine must know of a language: rules/languages/<language>.yaml."""

    __pydantic_config__ = STRICT
    name: str
    """The language's name in English."""
    native: str
    """The language's own name."""
    letters: str = ""
    """The small letters that its words have besides a to z; by others, a text read in a wrong encoding is noticed."""
    accented: tuple[str, ...] = ()
    """Frequent words with such letters, by which letters that became question marks are told from questions."""
    bare: dict[str, str] = field(default_factory=dict)
    """How such letters are written by who has no key for them (č: c), so that rules read a text without any."""
    same: dict[Letter, Letter] = field(default_factory=dict)
    """Letters that are read as another: Romanian ş with a cedilla as ș with a comma, since many keyboards have that."""
    article: tuple[str, ...] = ()
    """The article before a consonant and before a vowel, where these differ: "a" and "an"."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations whose dot ends no sentence, without the dot: "gerb", "npr"; with a capital before a name: "Ms"."""
    no_abbreviations: tuple[str, ...] = ()
    """Words that are none, although the sentence splitter takes them for such, so that their dot ends a sentence."""
    blanks: tuple[str, ...] = ()
    """Words that stand in capitals and brackets for what an agent has to fill in: "ime", "datum", "številka"."""
    common: tuple[str, ...] = ()
    """Some fifty of the commonest words, by which a paragraph in another language is noticed."""
    telling: tuple[str, ...] = ()
    """More words by which a short text is told from one in a neighbouring language ("neste" from Danish "næste")."""
    history: tuple[str, ...] = ()
    """Lines after which an earlier message is quoted ("On … wrote:")."""

    def read_as(self) -> dict[int, str]:
        """Return the letters of `same`, small and capital, for `str.translate`."""
        return str.maketrans(self.same | {letter.upper(): other.upper() for letter, other in self.same.items()})


@dataclass(frozen=True, slots=True)
class Scoring:
    """What a finding costs: rules/scoring.yaml."""

    __pydantic_config__ = STRICT
    weights: dict[Severity, float]
    """Cost of a finding of full confidence, from 0 to 1, by severity."""
