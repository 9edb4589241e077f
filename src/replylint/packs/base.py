"""Load what rule files say that no language is needed for: cards, profiles, scoring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from replylint.errors import PackError, Problem, did_you_mean
from replylint.packs.sources import Source, files_of
from replylint.packs.spec import (
    ActCard,
    ActCheck,
    ChannelCard,
    Condition,
    CultureCard,
    LanguageCard,
    Near,
    PackCard,
    ProfileSettings,
    RuleCard,
    Scoring,
)
from replylint.packs.yamlfile import YamlFile, read_yaml


@dataclass(slots=True)
class Base:
    """Everything but the languages' phrases. Later roots win over earlier ones, file by file."""

    rules: dict[str, RuleCard] = field(default_factory=dict)
    packs: dict[str, PackCard] = field(default_factory=dict)
    acts: dict[str, ActCard] = field(default_factory=dict)
    languages: dict[str, LanguageCard] = field(default_factory=dict)
    cultures: dict[str, CultureCard] = field(default_factory=dict)
    culture_settings: dict[str, ProfileSettings] = field(default_factory=dict)
    channels: dict[str, ChannelCard] = field(default_factory=dict)
    defaults: ProfileSettings = ProfileSettings()
    scoring: Scoring | None = None
    texts: dict[tuple[str, str], Source] = field(default_factory=dict)
    """The language files: (owner, language) to file, where the owner is "rule:pack/rule", "act:name" or "slots"."""

    def languages_of(self, owner: str) -> list[str]:
        """Return the languages that an owner has a file for."""
        return sorted(language for name, language in self.texts if name == owner)


def load_base(roots: Iterable[Path]) -> Base:
    """Read all cards and profiles of the roots.

    Raises:
        PackError: with every problem in every file.
    """
    base, problems = Base(), list[Problem]()
    files: dict[str, YamlFile] = {}
    for root in roots:
        if not root.is_dir():
            problems.append(Problem(str(root), 0, 0, "no such folder of rules"))
            continue
        for source in files_of(root):
            _take(base, source, problems, files)
    for rule in base.rules:
        _check_card(base, rule, files, problems)
    _build_cultures(base, files, problems)
    if base.scoring is None and not problems:
        problems.append(Problem("scoring.yaml", 0, 0, "no root has a scoring.yaml"))
    if problems:
        raise PackError(problems)
    return base


def _take(base: Base, source: Source, problems: list[Problem], files: dict[str, YamlFile]) -> None:
    """Put one file where it belongs."""
    match source.parts:
        case ("packs", pack, "pack"):
            _card(PackCard, base.packs, pack, source, problems, files)
        case ("packs", pack, rule, "rule"):
            _card(RuleCard, base.rules, f"{pack}/{rule}", source, problems, files)
        case ("packs", pack, rule, language):
            base.texts[f"rule:{pack}/{rule}", language] = source
        case ("acts", act, "act"):
            _card(ActCard, base.acts, act, source, problems, files)
        case ("acts", act, language):
            base.texts[f"act:{act}", language] = source
        case ("slots", language):
            base.texts["slots", language] = source
        case ("languages", language):
            _card(LanguageCard, base.languages, language, source, problems, files)
        case ("cultures", culture):
            _card(CultureCard, base.cultures, culture, source, problems, files)
        case ("channels", channel):
            _card(ChannelCard, base.channels, channel, source, problems, files)
        case ("defaults",):
            base.defaults = _one(ProfileSettings, source, problems, files) or base.defaults
        case ("scoring",):
            base.scoring = _one(Scoring, source, problems, files) or base.scoring
        case _:
            where = "packs/<pack>/<rule>/<language>.yaml, acts/<act>/<language>.yaml, slots/<language>.yaml"
            problems.append(Problem(source.shown, 0, 0, f"no such place for a rule file; there are {where} …"))


def _one(kind: type, source: Source, problems: list[Problem], files: dict[str, YamlFile]) -> Any:
    from replylint.packs.validate import validate

    file, found = read_yaml(source.path, source.shown)
    problems.extend(found)
    if file is None:
        return None
    files["/".join(source.parts)] = file
    card, found = validate(kind, file)
    problems.extend(found)
    return card


def _card(
    kind: type,
    into: dict[str, Any],
    name: str,
    source: Source,
    problems: list[Problem],
    files: dict[str, YamlFile],
) -> None:
    card = _one(kind, source, problems, files)
    if card is not None:
        into[name] = card


def _check_card(base: Base, rule: str, files: dict[str, YamlFile], problems: list[Problem]) -> None:
    """Check what a card refers to: its pack, acts and channels."""
    card, file = base.rules[rule], files[f"packs/{rule}/rule"]
    if rule.partition("/")[0] not in base.packs:
        problems.append(file.problem((), f'the pack "{rule.partition("/")[0]}" has no pack.yaml'))
    if not 0 <= card.confidence <= 1:
        problems.append(file.problem(("confidence",), "a confidence is from 0 to 1"))
    used = _condition_acts(card.check.when)
    if isinstance(card.check, ActCheck):
        used |= {*card.check.acts, *card.check.by}
    for near in near_of(card.check):
        used |= set(near.acts)
    for act in sorted(used - set(base.acts)):
        problems.append(file.problem(("check",), f'no act is called "{act}"{did_you_mean(act, list(base.acts))}'))
    for channel in sorted(_condition_channels(card.check.when) - set(base.channels)):
        known = list(base.channels)
        problems.append(file.problem(("check",), f'no channel is called "{channel}"{did_you_mean(channel, known)}'))


def near_of(check: object) -> tuple[Near, ...]:
    """Return the conditions of a check on the sentences around a match."""
    return getattr(check, "unless_near", ())


def acts_of(check: Any) -> tuple[set[str], set[str]]:
    """Return the acts that a check needs of the reply and of the customer's message."""
    reply, customer = set[str](), set[str]()
    for condition in _conditions(check.when):
        reply |= {*condition.acts, *condition.no_acts, *condition.ends_in}
        customer |= {*condition.customer_acts, *condition.no_customer_acts}
    for near in near_of(check):
        reply |= set(near.acts)
    if isinstance(check, ActCheck):
        reply |= {*check.acts, *check.by}
    return reply, customer


def _conditions(condition: Condition) -> list[Condition]:
    inner = [c for part in (*condition.any, *condition.none) for c in _conditions(part)]
    return [condition, *inner]


def _condition_acts(condition: Condition) -> set[str]:
    found = _conditions(condition)
    return {
        a for c in found for a in (*c.acts, *c.no_acts, *c.customer_acts, *c.no_customer_acts, *c.ends_in)
    }  # fmt: skip


def _condition_channels(condition: Condition) -> set[str]:
    return {channel for c in _conditions(condition) for channel in c.channels}


def _build_cultures(base: Base, files: dict[str, YamlFile], problems: list[Problem]) -> None:
    """Turn the facts of each culture into settings, those of the culture that it extends first."""
    from replylint.packs.validate import validate

    for name in base.cultures:
        facts: dict[str, Any] = {}
        chain, here = list[str](), name
        while here and here not in chain:
            chain.append(here)
            following = base.cultures[here].extends or ""
            if following and following not in base.cultures:
                hint = did_you_mean(following, list(base.cultures))
                problems.append(files[f"cultures/{here}"].problem(("extends",), f'no culture "{following}"{hint}'))
                following = ""
            here = following
        for culture in reversed(chain):
            facts |= {key: fact.value for key, fact in base.cultures[culture].facts.items()}
        file = files[f"cultures/{name}"]
        places = {keys[1:]: place for keys, place in file.places.items() if keys[:1] == ("facts",)}
        settings, found = validate(ProfileSettings, YamlFile(file.path, facts, places))
        problems.extend(found)
        if settings is not None:
            base.culture_settings[name] = settings
    for name, settings in [
        *((f"cultures/{n}", s) for n, s in base.culture_settings.items()),
        *((f"channels/{n}", c.settings) for n, c in base.channels.items()),
    ]:
        for rule in settings.rules:
            if rule not in base.rules and rule not in base.packs:
                hint = did_you_mean(rule, [*base.rules, *base.packs])
                problems.append(files[name].problem(("settings", "rules", rule), f'no rule or pack "{rule}"{hint}'))
