"""What may stand in rule files, acts, languages and scoring, as plain dataclasses.

They are validated with pydantic where files are read (`replylint.packs.validate`) and are the same
objects at run time, so a cached pack needs no pydantic. An unknown key is an error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from replylint.model import Kind, Register, Severity

STRICT = {"extra": "forbid", "use_attribute_docstrings": True}
Zone = Literal["greeting", "opening", "body", "closing", "signature"]
ZONES: tuple[Zone, ...] = ("greeting", "opening", "body", "closing", "signature")
Channel = str
Level = Literal["info", "warning", "error", "off"]
Metric = Literal[
    "sentence_words",
    "paragraph_words",
    "paragraph_copies",
    "reply_words",
    "reply_characters",
    "exclamation_marks",
    "lix",
]
Checksum = Literal["luhn", "iban"]


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that share exceptions, a condition or a confidence."""

    __pydantic_config__ = STRICT
    any: tuple[str, ...]
    """The phrases."""
    except_: tuple[str, ...] = ()
    """Phrases that, where they share words with a match of this group, undo it."""
    unless: tuple[str, ...] = ()
    """Phrases that, anywhere in the same sentence, undo a match of this group."""
    confidence: float | None = None
    """How sure a match is, from 0 to 1; the rule's where it is not given."""
    customer: tuple[str, ...] = ()
    """Phrases of which one must stand in the customer's message."""
    unless_customer: tuple[str, ...] = ()
    """Phrases of which none may stand in the customer's message."""
    checksum: Checksum | None = None
    """The digits and letters of a match must pass this check: `luhn` (payment cards) or `iban`."""


@dataclass(frozen=True, slots=True)
class TermList:
    """Terms of one field, with what to write instead; a configuration can switch it off by its name."""

    __pydantic_config__ = STRICT
    name: str
    """A short name, such as "telecom"."""
    why: str
    """Why an ordinary reader stumbles over these terms; told with each finding."""
    replace: dict[str, str | None]
    """A phrase and what to write instead; nothing where only the agent can say it plainly."""


@dataclass(frozen=True, slots=True)
class Suggest:
    """How to say it instead."""

    __pydantic_config__ = STRICT
    write: str | None = None
    """The words to write, with <captures> of `when` put in place; empty deletes the words found."""
    add: str | None = None
    """A sentence to put behind the one that holds the words found, which stays as it is; in place of `write`."""
    when: str | None = None
    """The phrase that is replaced; what the rule found where it is not given."""
    safe: bool = False
    """It keeps the meaning and invents nothing, so it may be applied unseen."""
    registers: tuple[Register, ...] = ()
    """Only under these registers; any where it is empty."""
    channels: tuple[Channel, ...] = ()
    """Only on these channels; any where it is empty."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence for something that is missing."""

    __pydantic_config__ = STRICT
    text: str
    """The sentence. [Words in brackets] are a marked blank. {name} is the customer's name; any other {field} is
    what an act found in the customer's message captures under this name. An offer with an unknown field is left out."""
    own_line: bool = False
    """It is a paragraph of its own, such as a greeting."""
    registers: tuple[Register, ...] = ()
    """Only under these registers; any where it is empty."""
    channels: tuple[Channel, ...] = ()
    """Only on these channels; any where it is empty."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A text in which the rule must find something."""

    __pydantic_config__ = STRICT
    text: str
    finds: tuple[str, ...] = ()
    """The words that each finding marks, in order; empty where the rule finds something missing."""
    suggests: tuple[str, ...] = ()
    """The text after each finding's first suggestion, in order; checked where it is given."""
    customer: str | None = None
    channel: Channel | None = None
    culture: str | None = None
    register: Register | None = None
    kind: Kind = "reply"


@dataclass(frozen=True, slots=True)
class Pass:
    """A text in which the rule must find nothing."""

    __pydantic_config__ = STRICT
    text: str
    customer: str | None = None
    channel: Channel | None = None
    culture: str | None = None
    register: Register | None = None
    kind: Kind = "reply"


@dataclass(frozen=True, slots=True)
class Examples:
    """The proof of a rule in one language."""

    __pydantic_config__ = STRICT
    flags: tuple[Flag | str, ...]
    passes: tuple[Pass | str, ...]


@dataclass(frozen=True, slots=True)
class RuleLanguage:
    """One rule in one language: rules/packs/<pack>/<rule>/<language>.yaml."""

    __pydantic_config__ = STRICT
    examples: Examples
    """Texts that prove the rule: what it flags and what it lets pass."""
    phrases: tuple[str | Group, ...] = ()
    """What the rule finds. For `register` checks: the forms that don't fit."""
    formal: tuple[str | Group, ...] = ()
    """For `register` checks: polite forms of address."""
    informal: tuple[str | Group, ...] = ()
    """For `register` checks: familiar forms of address."""
    replace: dict[str, str | None] = field(default_factory=dict)
    """For `substitution` checks: a phrase and what to write instead; nothing where there is no plain equivalent."""
    lists: tuple[TermList, ...] = ()
    """For `substitution` checks: more terms, in lists that can be switched off by name."""
    trigger: tuple[str, ...] = ()
    """For `sequence` checks: phrases of which one must occur in a sentence before token patterns are tried."""
    patterns: tuple[tuple[dict[str, Any], ...], ...] = ()
    """For `sequence` checks: spaCy token patterns."""
    unless_patterns: tuple[tuple[dict[str, Any], ...], ...] = ()
    """For `sequence` checks: token patterns that, where they overlap a match, undo it."""
    except_: tuple[str, ...] = ()
    """Phrases that, where they share words with a match, undo it (idioms, innocent twins)."""
    unless: tuple[str, ...] = ()
    """Phrases that, anywhere in the same sentence, undo a match."""
    explained: tuple[str, ...] = ()
    """What explains a term right behind it (", which is", "stands for"), for checks with `unless_explained`."""
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Named lists for this file alone."""
    suggest: tuple[Suggest, ...] = ()
    """Rewrites, the first that fits is offered first."""
    offer: tuple[Offer, ...] = ()
    """Sentences for what is missing."""
    message: str | None = None
    """The card's message in this language, for those who want their messages in it; {text} is what was found."""
    why: str | None = None
    """The card's reason in this language."""
    instead: str | None = None
    """The card's advice in this language."""


@dataclass(frozen=True, slots=True)
class ActLanguage:
    """How a language performs an act: rules/acts/<act>/<language>.yaml."""

    __pydantic_config__ = STRICT
    examples: Examples
    """Sentences that perform the act (`flags`) and sentences that look like it (`passes`)."""
    phrases: tuple[str | Group, ...] = ()
    """What performs the act."""
    except_: tuple[str, ...] = ()
    """Phrases that, where they share words with a match, undo it."""
    unless: tuple[str, ...] = ()
    """Phrases that, anywhere in the same sentence, undo a match."""
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Named lists for this file alone."""


@dataclass(frozen=True, slots=True)
class Near:
    """Acts in the sentences around a match."""

    __pydantic_config__ = STRICT
    acts: tuple[str, ...]
    before: int = 0
    """How many sentences before the match count."""
    after: int = 0
    """How many sentences after the match count."""
    same: bool = True
    """Whether the match's own sentence counts."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule applies to a draft; everything that is given must hold."""

    __pydantic_config__ = STRICT
    channels: tuple[Channel, ...] = ()
    registers: tuple[Register, ...] = ()
    kinds: tuple[Kind, ...] = ()
    customer: bool | None = None
    """Whether the customer's message is known."""
    acts: tuple[str, ...] = ()
    """One of these acts stands in the draft."""
    no_acts: tuple[str, ...] = ()
    """None of these acts stands in the draft."""
    customer_acts: tuple[str, ...] = ()
    """One of these acts stands in the customer's message."""
    no_customer_acts: tuple[str, ...] = ()
    """None of these acts stands in the customer's message."""
    ends_in: tuple[str, ...] = ()
    """The last sentence before closing and signature performs one of these acts."""
    longer_than: int | None = None
    """The draft has more words than this."""
    customer_longer_than: int | None = None
    """The customer's message is known and has more words than this."""
    titles: bool | None = None
    """Whether the profile's custom is a title and a surname."""
    time_zones: bool | None = None
    """Whether the profile's replies go to several time zones."""
    emoji: bool | None = None
    """Whether emoji are welcome in the profile."""
    any: tuple[Condition, ...] = ()
    """At least one of these holds."""
    none: tuple[Condition, ...] = ()
    """None of these holds."""


@dataclass(frozen=True, slots=True)
class PhraseCheck:
    """Finds phrases."""

    __pydantic_config__ = STRICT
    type: Literal["phrase"]
    zones: tuple[Zone, ...] = ("greeting", "opening", "body", "closing")
    when: Condition = Condition()
    unless_near: tuple[Near, ...] = ()
    """Acts near a match that undo it."""
    unless_customer_said: bool = False
    """Words that the customer used are no finding."""
    unless_explained: bool = False
    """Words that are explained in place, in brackets or by a phrase of `explained`, are no finding."""


@dataclass(frozen=True, slots=True)
class SubstitutionCheck:
    """Finds phrases that have a plain equivalent and offers it."""

    __pydantic_config__ = STRICT
    type: Literal["substitution"]
    zones: tuple[Zone, ...] = ("greeting", "opening", "body", "closing")
    when: Condition = Condition()
    safe: bool = True
    """Whether the replacement may be applied unseen."""
    unless_customer_said: bool = False
    """Words that the customer used are no finding."""
    unless_explained: bool = False
    """Words that are explained in place, in brackets or by a phrase of `explained`, are no finding."""


@dataclass(frozen=True, slots=True)
class ActCheck:
    """Judges the acts of a draft: one is missing, present, repeated, or not followed by another."""

    __pydantic_config__ = STRICT
    type: Literal["act"]
    acts: tuple[str, ...]
    """The acts that are looked for; any of them counts."""
    flag: Literal["missing", "present", "repeated", "unfollowed"]
    """What is a fault: none stands there; one does; more than `most` do; one is not followed by `by`."""
    zones: tuple[Zone, ...] = ("greeting", "opening", "body", "closing")
    when: Condition = Condition()
    first: int | None = None
    """Only the first so many sentences after the greeting count (for `missing`)."""
    most: int = 1
    """How often an act may stand there (for `repeated`)."""
    by: tuple[str, ...] = ()
    """Acts of which one must follow (for `unfollowed`)."""
    within: int | Literal["draft"] = 2
    """How many sentences later, the same one included, or anywhere in the draft (for `unfollowed`)."""
    unless_near: tuple[Near, ...] = ()
    """Acts near a match that undo it."""
    once: bool = False
    """Report only the first."""
    place: Literal["start", "after-greeting", "end-of-body", "end"] = "after-greeting"
    """Where what is missing belongs."""


@dataclass(frozen=True, slots=True)
class MeasureCheck:
    """Counts or measures, against a limit of the profile."""

    __pydantic_config__ = STRICT
    type: Literal["measure"]
    metric: Metric
    """What is measured; the limit of the same name in the profile decides."""
    zones: tuple[Zone, ...] = ("greeting", "opening", "body", "closing")
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """Finds words that don't fit the profile's register."""

    __pydantic_config__ = STRICT
    type: Literal["register"]
    flag: Literal["words", "address", "mixed"]
    """`words`: the phrases don't fit where `when` holds. `address`: forms of the wrong register. `mixed`: both."""
    zones: tuple[Zone, ...] = ("greeting", "opening", "body", "closing", "signature")
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class PlaceholderCheck:
    """Finds placeholders that would reach the customer as they are."""

    __pydantic_config__ = STRICT
    type: Literal["placeholder"]
    flag: tuple[Literal["malformed", "unresolved", "unknown", "blank"], ...]
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class LanguageCheck:
    """Finds paragraphs, or a whole draft, in another language than the one declared or spoken by the customer."""

    __pydantic_config__ = STRICT
    type: Literal["language"]
    zones: tuple[Zone, ...] = ("greeting", "opening", "body", "closing")
    when: Condition = Condition()
    fewest_words: int = 6
    """A paragraph with fewer words is too short to tell."""


@dataclass(frozen=True, slots=True)
class MojibakeCheck:
    """Finds wrongly decoded text, and offers the repaired words."""

    __pydantic_config__ = STRICT
    type: Literal["mojibake"]
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class SequenceCheck:
    """Finds token patterns with spaCy's Matcher, in the sentences that a trigger selects."""

    __pydantic_config__ = STRICT
    type: Literal["sequence"]
    zones: tuple[Zone, ...] = ("greeting", "opening", "body", "closing")
    when: Condition = Condition()
    unless_near: tuple[Near, ...] = ()
    """Acts near a match that undo it."""
    trained: bool = False
    """Patterns use part of speech, lemma, dependency or entity; needs a trained pipeline in the configuration."""


@dataclass(frozen=True, slots=True)
class PythonCheck:
    """Runs a check of another package, named by its entry point in the group `replylint.checks`."""

    __pydantic_config__ = STRICT
    type: Literal["python"]
    entry_point: str
    when: Condition = Condition()
    options: dict[str, Any] = field(default_factory=dict)
    """Handed to the function as they are."""


Check = (
    PhraseCheck
    | SubstitutionCheck
    | ActCheck
    | MeasureCheck
    | RegisterCheck
    | PlaceholderCheck
    | LanguageCheck
    | MojibakeCheck
    | SequenceCheck
    | PythonCheck
)


class ByType:
    """Has pydantic choose among check types by their `type` alone; pydantic is imported only where it validates."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(discriminator="type")])


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
    common: tuple[str, ...] = ()
    """Some fifty of the commonest words, by which a paragraph in another language is noticed."""
    history: tuple[str, ...] = ()
    """Lines after which an earlier message is quoted ("On … wrote:")."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """What a finding costs: rules/scoring.yaml."""

    __pydantic_config__ = STRICT
    weights: dict[Severity, float]
    """Cost of a finding of full confidence, from 0 to 1, by severity."""


@dataclass(frozen=True, slots=True)
class ProfileSettings:
    """What may be set by the defaults, a channel, a culture, the configuration and a call; later ones win."""

    __pydantic_config__ = STRICT
    register: Register | None = None
    """The tone that the customer expects."""
    titles: bool | None = None
    """A greeting holds a title and a surname ("Mr. Smith"), not a bare name."""
    emoji: bool | None = None
    """Emoji are welcome."""
    time_zones: bool | None = None
    """Replies go to several time zones, so a clock time needs one."""
    limits: dict[Metric, float] = field(default_factory=dict)
    """The most that a measure may be."""
    rules: dict[str, Level] = field(default_factory=dict)
    """Severity by rule id or pack; "off" turns it off."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One setting of a culture, with where it is known from."""

    __pydantic_config__ = STRICT
    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class CultureCard:
    """What a customer of a locale expects: rules/cultures/<locale>.yaml."""

    __pydantic_config__ = STRICT
    name: str
    """The locale's name in English."""
    facts: dict[str, Fact]
    """Profile settings, each with its source."""
    extends: str | None = None
    """Another culture whose facts hold where none is given here."""
    notes: tuple[str, ...] = ()
    """What a coach would say about this culture, each with its source in brackets."""


@dataclass(frozen=True, slots=True)
class ChannelCard:
    """What a channel asks for: rules/channels/<channel>.yaml."""

    __pydantic_config__ = STRICT
    name: str
    what: str
    settings: ProfileSettings
    source: str
