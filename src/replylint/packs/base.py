"""Load what rule files say that no language is needed for: cards, profiles, scoring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from replylint.errors import PackError, Problem, did_you_mean
from replylint.packs.checkspec import ActCheck, Condition, Near
from replylint.packs.helpdeskspec import HelpdeskCard
from replylint.packs.profilespec import ChannelCard, CultureCard, ProfileSettings
from replylint.packs.sources import Source, files_of
from replylint.packs.spec import ActCard, LanguageCard, PackCard, RuleCard, Scoring
from replylint.packs.yamlfile import Keys, YamlFile, read_yaml

CARDS: dict[str, type] = {
    "languages": LanguageCard,
    "cultures": CultureCard,
    "channels": ChannelCard,
    "helpdesks": HelpdeskCard,
}
"""The folders with one card a file, which are named as the fields of `Base`."""


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
    helpdesks: dict[str, HelpdeskCard] = field(default_factory=dict)
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
        case (folder, name) if folder in CARDS:
            _card(CARDS[folder], getattr(base, folder), name, source, problems, files)
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
    for number, check in enumerate(card.checks):
        place: Keys = ("also", number - 1) if number else ("check",)
        reply, customer = acts_of(check)
        problems.extend(unknown_acts(base, reply | customer, file, place))
        forms = getattr(check, "forms", None)
        if forms is not None and forms not in base.rules:
            problems.append(file.problem(place, f'no rule is called "{forms}"{did_you_mean(forms, list(base.rules))}'))
        for channel in sorted(_condition_channels(check.when) - set(base.channels)):
            known = list(base.channels)
            problems.append(file.problem(place, f'no channel is called "{channel}"{did_you_mean(channel, known)}'))


def unknown_acts(base: Base, acts: Iterable[str], file: YamlFile, place: Keys) -> Iterator[Problem]:
    """Yield a problem for each act that does not exist."""
    for act in sorted(set(acts) - set(base.acts)):
        yield file.problem(place, f'no act is called "{act}"{did_you_mean(act, list(base.acts))}')


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


def needed_acts(base: Base, rules: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the acts that some rules need of the reply and of the customer's message."""
    reply, customer = set[str](), set[str]()
    for rule in rules:
        for check in base.rules[rule].checks:
            of_reply, of_customer = acts_of(check)
            reply |= of_reply
            customer |= of_customer
    return reply, customer


def _conditions(condition: Condition) -> list[Condition]:
    inner = [c for part in (*condition.any, *condition.none) for c in _conditions(part)]
    return [condition, *inner]


def _condition_channels(condition: Condition) -> set[str]:
    return {channel for c in _conditions(condition) for channel in c.channels}


def _build_cultures(base: Base, files: dict[str, YamlFile], problems: list[Problem]) -> None:
    """Turn the facts of each culture into settings, those of the culture that it extends first."""
    for name, card in base.cultures.items():
        file = files[f"cultures/{name}"]
        chain = _chain(base, name, file, problems)
        own = _settings(file, {key: fact.value for key, fact in card.facts.items()}, problems)
        facts: dict[str, Any] = {}
        for culture in reversed(chain):
            facts |= {key: fact.value for key, fact in base.cultures[culture].facts.items()}
        settings = _settings(file, facts, []) if len(chain) > 1 else own
        if settings is not None:
            base.culture_settings[name] = settings
        if own is not None:
            _check_levels(base, own, file, ("facts", "rules", "value"), problems)
    for name, channel in base.channels.items():
        _check_levels(base, channel.settings, files[f"channels/{name}"], ("settings", "rules"), problems)


def _chain(base: Base, name: str, file: YamlFile, problems: list[Problem]) -> list[str]:
    """Return a culture and those that it extends."""
    chain, here = [name], base.cultures[name].extends
    while here is not None:
        if here not in base.cultures:
            if len(chain) == 1:  # further up it is the other file's problem
                hint = did_you_mean(here, list(base.cultures))
                problems.append(file.problem(("extends",), f'no culture "{here}"{hint}'))
            break
        if here in chain:
            problems.append(file.problem(("extends",), f"extends itself, through {', '.join(chain)}"))
            break
        chain.append(here)
        here = base.cultures[here].extends
    return chain


def _settings(file: YamlFile, facts: dict[str, Any], problems: list[Problem]) -> ProfileSettings | None:
    """Turn facts into settings; what is wrong with them stands at their values in the culture's file."""
    from replylint.packs.validate import validate

    depth = len(("facts", "register", "value"))
    places = {(keys[1], *keys[depth:]): place for keys, place in file.places.items() if keys[2:depth] == ("value",)}
    settings, found = validate(ProfileSettings, YamlFile(file.path, facts, places))
    problems.extend(found)
    return settings  # type: ignore[no-any-return]


def _check_levels(base: Base, settings: ProfileSettings, file: YamlFile, keys: Keys, problems: list[Problem]) -> None:
    """Check that the rules exist whose severity a profile sets, and the channels for which it has a register."""
    for channel in settings.registers:
        if channel not in base.channels:
            place = (*keys[:-2], "registers", *keys[-1:], channel) if keys[-1:] == ("value",) else keys
            problems.append(file.problem(place, f'no channel "{channel}"{did_you_mean(channel, list(base.channels))}'))
    for rule in settings.rules:
        if rule not in base.rules and rule not in base.packs:
            hint = did_you_mean(rule, [*base.rules, *base.packs])
            problems.append(file.problem((*keys, rule), f'no rule or pack "{rule}"{hint}'))
