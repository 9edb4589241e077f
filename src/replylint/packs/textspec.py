"""What may stand in the language files of rules and acts: phrases, suggestions, and their proof."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from replylint.model import Kind, Register
from replylint.packs.checkspec import STRICT, Channel

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
    """How sure a match is, from 0 to 1; the rule's where not given. Under 0.6, a form of address is a weak sign."""
    customer: tuple[str, ...] = ()
    """Phrases of which one must stand in the customer's message."""
    unless_customer: tuple[str, ...] = ()
    """Phrases of which none may stand in the customer's message."""
    capital: bool | None = None
    """Whether the words found must begin with a capital letter (true) or must not (false); either where not given."""
    yields: bool = False
    """A form of address that says nothing where a sure form of the other kind stands in the draft."""
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
    """A phrase and what to write instead; nothing where only the agent can say it plainly. Groups of as many
    alternatives on both sides go in step: "server(|a|u): sustav(|a|u)"."""


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
    acts: tuple[str, ...] = ()
    """Only where the reply performs one of these acts; anyway where it is empty."""
    no_acts: tuple[str, ...] = ()
    """Only where the reply performs none of these acts."""


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
    dialects: tuple[str, ...] = ()
    """The template languages of the helpdesk that sends it."""
    fallback: str | None = None
    """How that helpdesk gives a placeholder a value for an empty field."""
    variables: tuple[str, ...] = ()
    """The placeholder names that it knows."""


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
    dialects: tuple[str, ...] = ()
    """The template languages of the helpdesk that sends it."""
    fallback: str | None = None
    """How that helpdesk gives a placeholder a value for an empty field."""
    variables: tuple[str, ...] = ()
    """The placeholder names that it knows."""


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
    to_formal: dict[str, str | None] = field(default_factory=dict)
    """For `register` checks: what a familiar form becomes under a formal profile. A star stands for any letters;
    nothing says that nothing is offered for a form that a star would take."""
    to_informal: dict[str, str | None] = field(default_factory=dict)
    """For `register` checks: what a polite form becomes under an informal profile."""
    replace: dict[str, str | None] = field(default_factory=dict)
    """For `substitution` checks: a phrase and what to write instead; nothing where there is no plain equivalent.
    Groups of as many alternatives on both sides go in step: "server(|a|u): sustav(|a|u)"."""
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
