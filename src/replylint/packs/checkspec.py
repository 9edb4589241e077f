"""What a rule card may say of its check: a closed set of check types, and when they apply.

To add a check type, write its options here, name them in `Check`, and write its file in `replylint.checks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from replylint.model import Kind, Register

STRICT = {"extra": "forbid", "use_attribute_docstrings": True}
Zone = Literal["greeting", "opening", "body", "closing", "signature"]
ZONES: tuple[Zone, ...] = ("greeting", "opening", "body", "closing", "signature")
Channel = str
Metric = Literal[
    "sentence_words",
    "paragraph_words",
    "paragraph_copies",
    "sentence_copies",
    "reply_words",
    "reply_characters",
    "exclamation_marks",
    "lix",
    "bare_letters",
]


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
    overlapping: bool = False
    """Whether an act counts that shares words with the match and has others besides."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule applies to a draft; everything that is given must hold."""

    __pydantic_config__ = STRICT
    channels: tuple[Channel, ...] = ()
    registers: tuple[Register, ...] = ()
    kinds: tuple[Kind, ...] = ()
    customer: bool | None = None
    """Whether the customer's message is known."""
    whole: bool | None = None
    """Whether the draft is a whole message: a reply, what answers a known message, or a template that both greets and
    signs off, or any where the settings say so (`whole_templates`). To others the helpdesk adds the rest."""
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
    forms: str | None = None
    """The rule whose forms of address are read where a language lists none for this one."""
    together: bool = False
    """Suggestions are offered only where all that was found in the sentence can be rewritten, since half is worse."""
    zones: tuple[Zone, ...] = ("greeting", "opening", "body", "closing", "signature")
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class PlaceholderCheck:
    """Finds placeholders that would reach the customer as they are."""

    __pydantic_config__ = STRICT
    type: Literal["placeholder"]
    flag: tuple[Literal["malformed", "unresolved", "unknown", "blank", "dialect", "fallback"], ...]
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
class ReferenceCheck:
    """Finds words that point at a link where there is none, and a colon at the end with nothing behind it."""

    __pydantic_config__ = STRICT
    type: Literal["reference"]
    zones: tuple[Zone, ...] = ("opening", "body")
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class SuppressionCheck:
    """Finds directives to the linter that suppress nothing, or whose day is over."""

    __pydantic_config__ = STRICT
    type: Literal["suppression"]
    flag: Literal["unused", "expired"]
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
    | ReferenceCheck
    | SuppressionCheck
    | SequenceCheck
    | PythonCheck
)


class ByType:
    """Has pydantic choose among check types by their `type` alone; pydantic is imported only where it validates."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(discriminator="type")])
