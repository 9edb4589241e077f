"""The configuration as data: what `replylint.yaml` and `[tool.replylint]` may say."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatch
from pathlib import PurePath
from typing import Any, Literal

from replylint.model import Kind, Register, Severity
from replylint.packs.checkspec import STRICT
from replylint.packs.helpdeskspec import Fields
from replylint.packs.profilespec import Level, ProfileSettings


@dataclass(frozen=True, slots=True)
class RuleConfig:
    """What a configuration changes in one rule or pack."""

    __pydantic_config__ = STRICT
    severity: Level | None = None
    """Another severity, or "off"."""
    phrases: tuple[str, ...] = ()
    """Phrases that the rule finds besides its own, in every language."""
    except_: tuple[str, ...] = ()
    """Phrases that, where they share words with a match, undo it."""
    accept: tuple[str, ...] = ()
    """Words that are fine for this rule or pack: a finding of exactly these words is dropped."""
    without: tuple[str, ...] = ()
    """Names of lists of terms that are off, such as "telecom" in jargon/technical."""


@dataclass(frozen=True, slots=True)
class Override:
    """Other settings for files whose path matches one of the patterns."""

    __pydantic_config__ = STRICT
    paths: tuple[str, ...]
    """Patterns such as "macros/de/**" or "*.html", relative to the configuration."""
    language: str | None = None
    culture: str | None = None
    channel: str | None = None
    register: Register | None = None
    kind: Kind | None = None
    fail_on: Severity | None = None
    min_score: float | None = None
    settings: ProfileSettings | None = None
    """Profile settings for these files, such as other limits; they win over those for all."""
    variables: tuple[str, ...] | None = None
    """Placeholder names that are known in these files, in place of those known in all."""
    helpdesk: str | None = None
    """The helpdesk that these files come from."""
    fields: Fields | None = None
    """Where these files keep things; in place of what holds for all."""
    private: bool | None = None
    """Whether texts that only agents see are linted, too."""
    ignore: tuple[str, ...] = ()
    """Rules or packs that are off for these files, besides those that are off for all."""
    rules: dict[str, RuleConfig | Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """What a team has decided."""

    __pydantic_config__ = STRICT
    extends: tuple[str, ...] = ()
    """Other configuration files, relative to this one; what stands here wins."""
    packs: tuple[str, ...] = ()
    """Folders of rules of one's own, relative to the configuration."""
    select: tuple[str, ...] = ()
    """Only these rules or packs; empty takes all that are on by default."""
    ignore: tuple[str, ...] = ()
    """Rules or packs that are off."""
    language: str | None = None
    """The language of drafts that declare none; without it, it is detected."""
    default_language: str = "en"
    """The language where it can't be detected."""
    detector: Literal["langdetect", "py3langid"] = "langdetect"
    """What detects the language; py3langid is quicker and surer, and has to be installed."""
    messages: str = "en"
    """The language of messages and advice; English where a rule has none in it."""
    culture: str = "en-US"
    channel: str = "email"
    register: Register | None = None
    kind: Kind | None = None
    """ "reply" or "template" for files that don't say; without it, what holds a placeholder is a template."""
    fail_on: Severity = "warning"
    """The severity at which `replylint check` fails."""
    min_score: float | None = None
    """The score below which `replylint check` fails."""
    settings: ProfileSettings = ProfileSettings()
    """Profile settings that win over the channel's and the culture's."""
    rules: dict[str, RuleConfig | Level] = field(default_factory=dict)
    """By rule or pack: a severity, "off", or a mapping."""
    variables: tuple[str, ...] = ()
    """Placeholder names that the helpdesk knows; empty accepts any."""
    weights: dict[Severity, float] = field(default_factory=dict)
    """What a finding costs, from 0 to 1, by severity."""
    spacy: dict[str, str] = field(default_factory=dict)
    """Trained pipelines for `sequence` rules, by language: a package name or a folder."""
    cache: bool | str = True
    """Where compiled packs are kept; false keeps none."""
    helpdesk: str | None = None
    """The helpdesk that files of macros come from, by its card; recognised by what they hold where not given."""
    fields: Fields | None = None
    """Where files of records keep things, such as {body: comment_value, title: title, language: locale}."""
    private: bool = False
    """Whether texts that only agents see, such as private notes, are linted, too."""
    baseline: str | None = None
    """The file of findings that are accepted for now, relative to the configuration; see `replylint baseline`."""
    overrides: tuple[Override, ...] = ()
    """Settings by path; later ones win."""

    def rule(self, rule: str) -> RuleConfig:
        """Return what is changed in a rule, its pack's changes first."""
        own, pack = _as_config(self.rules.get(rule)), _as_config(self.rules.get(rule.partition("/")[0]))
        return RuleConfig(
            own.severity or pack.severity,
            pack.phrases + own.phrases,
            pack.except_ + own.except_,
            pack.accept + own.accept,
            pack.without + own.without,
        )

    def levels(self) -> dict[str, Level]:
        """Return the severities that the configuration sets."""
        found = {name: _as_config(value).severity for name, value in self.rules.items()}
        return {name: level for name, level in found.items() if level is not None}

    def for_path(self, path: PurePath) -> Config:
        """Return the configuration with the overrides of a path (relative to the configuration) applied."""
        config = self
        for override in self.overrides:
            if any(_matches(path, pattern) for pattern in override.paths):
                config = _overridden(config, override)
        return config


def _as_config(value: RuleConfig | Level | None) -> RuleConfig:
    if isinstance(value, RuleConfig):
        return value
    return RuleConfig(severity=value)


def _matches(path: PurePath, pattern: str) -> bool:
    text = path.as_posix()
    if pattern.endswith("/**"):
        return text.startswith(pattern[:-2]) or fnmatch(text, pattern)
    return fnmatch(text, pattern) or ("/" not in pattern and fnmatch(path.name, pattern))


def settings_over(base: ProfileSettings, own: ProfileSettings) -> ProfileSettings:
    """Lay profile settings over others: limits and severities are merged, the rest replaced."""
    changes: dict[str, Any] = {}
    for one in fields(ProfileSettings):
        mine, theirs = getattr(own, one.name), getattr(base, one.name)
        if mine is not None:
            changes[one.name] = {**theirs, **mine} if isinstance(mine, dict) else mine
    return replace(base, **changes)


def _overridden(config: Config, override: Override) -> Config:
    merged = ("paths", "ignore", "rules", "settings")
    plain = {
        f.name: value
        for f in fields(override)
        if f.name not in merged and (value := getattr(override, f.name)) is not None
    }
    return replace(
        config,
        **plain,
        ignore=config.ignore + override.ignore,
        rules={**config.rules, **override.rules},
        settings=settings_over(config.settings, override.settings) if override.settings else config.settings,
    )


CONFIG_NAMES: tuple[Literal["replylint.yaml"], Literal["replylint.yml"]] = ("replylint.yaml", "replylint.yml")
