"""What may stand in culture and channel profiles, and in the configuration's own settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from replylint.model import Register
from replylint.packs.checkspec import STRICT, Metric

Level = Literal["info", "warning", "error", "off"]


@dataclass(frozen=True, slots=True)
class ProfileSettings:
    """What may be set by the defaults, a channel, a culture, the configuration and a call; later ones win."""

    __pydantic_config__ = STRICT
    register: Register | None = None
    """The tone that the customer expects."""
    registers: dict[str, Register] = field(default_factory=dict)
    """The tone on channels where it is another, such as {social: neutral}."""
    titles: bool | None = None
    """A greeting holds a title and a surname ("Mr. Smith"), not a bare name."""
    emoji: bool | None = None
    """Emoji are welcome."""
    time_zones: bool | None = None
    """Replies go to several time zones, so a clock time needs one."""
    whole_templates: bool | None = None
    """Templates are whole messages, with greeting and signature, and are judged as such."""
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
