"""Decide which rules run for a language and a profile, and which phrases and acts they need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from replylint.checks import CHECKS
from replylint.checks.base import CheckFunction
from replylint.checks.register import wrong_form
from replylint.config import Config, Override
from replylint.errors import ConfigError, Problem, did_you_mean
from replylint.model import Severity
from replylint.packs.base import Base, needed_acts
from replylint.packs.checkspec import Condition
from replylint.packs.pack import LanguagePack
from replylint.packs.spec import RuleCard
from replylint.packs.terms import Term, terms_of
from replylint.packs.textspec import Group, RuleLanguage
from replylint.profiles import Profile

ZONE_ACTS = ("greeting", "sign-off", "closing-offer")
NEEDS_TEXT = ("phrase", "substitution", "register", "sequence")


@dataclass(frozen=True, slots=True)
class Advice:
    """What a finding of a rule tells, in the language that the configuration asks for."""

    message: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule that runs, with all that is constant about it."""

    id: str
    owner: str
    card: RuleCard
    check: Any
    run: CheckFunction
    severity: Severity
    category: str
    text: RuleLanguage | None
    groups: tuple[Group, ...]
    advice: Advice
    terms: tuple[Term | None, ...]
    """What the rule's terms are replaced by, by entry; nothing for one whose list is switched off."""
    accept: frozenset[str]

    @property
    def reads_words(self) -> bool:
        """Whether the rule reads the words of one language."""
        if self.check.type in ("language", "mojibake", "placeholder", "suppression"):
            return False  # what a language file holds for them are only messages
        return self.text is not None or self.check.type in ("act", "measure")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with every draft of one language under one profile."""

    rules: tuple[ActiveRule, ...]
    reply_owners: frozenset[int]
    customer_owners: frozenset[int]
    judged: frozenset[tuple[str, str]]
    """Owners and roles whose matches are faults: a rewrite must not make new ones."""
    categories: tuple[str, ...]


def make_plan(
    base: Base, pack: LanguagePack, profile: Profile, config: Config, messages: Mapping[str, RuleLanguage]
) -> Plan:
    """Choose the rules that are on for a profile, in a language.

    Args:
        messages: by rule, what it says in the language that messages are wanted in; the cards' English otherwise.
    """
    advice = {name: _advice(card, messages.get(name)) for name, card in base.rules.items()}
    rules = [rule for name in sorted(base.rules) for rule in _active(base, pack, profile, config, name, advice[name])]
    of_reply, of_customer = needed_acts(base, (rule.id for rule in rules))
    own = {rule.owner for rule in rules}
    offered = {act for rule in rules if rule.text for offer in rule.text.offer for act in (*offer.acts, *offer.no_acts)}
    reply = {f"act:{act}" for act in (*of_reply, *ZONE_ACTS, *offered)} | own
    if any(_fields(rule.text) for rule in rules):
        of_customer |= {act for act, card in base.acts.items() if card.side != "reply"}
    customer = {f"act:{act}" for act in of_customer} | own
    judged = frozenset(fault for rule in rules for fault in _faults(rule, profile))
    rules.sort(key=lambda rule: rule.check.type != "language")  # first, since it silences others
    return Plan(
        tuple(rules),
        frozenset(number for number, owner in enumerate(pack.owners) if owner in reply),
        frozenset(number for number, owner in enumerate(pack.owners) if owner in customer),
        judged,
        tuple(sorted({_category(base, name, card) for name, card in base.rules.items()})),
    )


def _fields(text: RuleLanguage | None) -> bool:
    """Whether a rule's suggestions quote what the customer wrote."""
    written = () if text is None else (*(o.text for o in text.offer), *(s.write or s.add or "" for s in text.suggest))
    return any("{" in words for words in written)


def _faults(rule: ActiveRule, profile: Profile) -> list[tuple[str, str]]:
    """Return the matches that are faults by themselves, which those of triggers and mixed forms are not."""
    match rule.check.type, getattr(rule.check, "flag", ""):
        case ("phrase", _) | ("register", "words"):
            return [(rule.owner, "phrases")]
        case ("substitution", _):
            return [(rule.owner, "replace")]
        case ("register", "address"):
            wrong = wrong_form(profile.register)
            return [(rule.owner, wrong)] if wrong else []
        case ("act", "present") if _is_fault(rule.check.when, profile):
            return [(f"act:{act}", "phrases") for act in rule.check.acts]
    return []


def _is_fault(condition: Condition, profile: Profile) -> bool:
    """Whether what a condition guards is a fault by itself: on this channel, whatever else is said."""
    asks = condition.customer is not None or condition.customer_acts or condition.no_customer_acts or condition.acts
    here = not condition.channels or profile.channel in condition.channels
    return here and not asks and all(_is_fault(one, profile) for one in condition.any)


def _advice(card: RuleCard, text: RuleLanguage | None) -> Advice:
    if text is None:
        return Advice(card.message, card.why, card.instead)
    return Advice(text.message or card.message, text.why or card.why, text.instead or card.instead)


def _active(
    base: Base, pack: LanguagePack, profile: Profile, config: Config, name: str, advice: Advice
) -> Iterator[ActiveRule]:
    """Yield a rule once for each of its checks, where it is on and the language knows what the check needs."""
    card = base.rules[name]
    level = profile.level(name)
    if level == "off" or not _chosen(config, name, card, level is not None):
        return
    text, tuning = pack.rules.get(name), config.rule(name)
    terms = _terms(name, pack.language, text, tuning.without)
    accept = frozenset(word.casefold() for word in tuning.accept)
    for check in card.checks:
        if _can_run(check, text, pack):
            _check_pipeline(check, name, pack.language, config)
            owner = f"rule:{_reads(check, name, text)}"
            yield ActiveRule(
                name,
                owner,
                card,
                check,
                CHECKS[check.type],
                card.severity if level is None else level,
                _category(base, name, card),
                text,
                pack.groups.get(owner, ()),
                advice,
                terms,
                accept,
            )


def _reads(check: Any, name: str, text: RuleLanguage | None) -> str:
    """Return the rule whose phrases a check reads: its own, or that whose forms of address it borrows."""
    borrows = check.type == "register" and check.forms is not None
    return check.forms if borrows and not (text and (text.formal or text.informal)) else name


def needs_words(card: RuleCard) -> bool:
    """Whether a rule can do nothing in a language that it has no words in."""
    return all(check.type in NEEDS_TEXT for check in card.checks)


def _check_pipeline(check: Any, rule: str, language: str, config: Config) -> None:
    """Check that a rule with trained patterns has a pipeline.

    Raises:
        ConfigError: where the configuration names none for the language.
    """
    if check.type == "sequence" and check.trained and not config.spacy.get(language):
        problem = f"spacy: {rule} needs a trained pipeline for {language}; name one, or turn the rule off"
        raise ConfigError([Problem("configuration", 0, 0, problem)])


def _can_run(check: Any, text: RuleLanguage | None, pack: LanguagePack) -> bool:
    """Whether a language knows what a check needs; absence can't be judged where it lacks one of the acts."""
    if check.type == "register" and check.forms is not None:
        return check.forms in pack.rules or bool(text and text.formal)
    if check.type in NEEDS_TEXT:
        return text is not None
    if check.type != "act":
        return True
    judge = all if check.flag == "missing" else any
    return judge(f"act:{act}" in pack.owners for act in check.acts)


def _terms(rule: str, language: str, text: RuleLanguage | None, without: tuple[str, ...]) -> tuple[Term | None, ...]:
    """Return a rule's terms, those of lists that are switched off left out.

    Raises:
        ConfigError: where the rule has lists, and none of that name.
    """
    if text is None:
        return ()
    known = [one.name for one in text.lists]
    wrong = [name for name in without if known and name not in known]
    if wrong:
        problem = f'rules: {rule} has no list "{wrong[0]}" in {language}{did_you_mean(wrong[0], known)}'
        raise ConfigError([Problem("configuration", 0, 0, problem)])
    return tuple(None if term.list in without else term for term, _ in terms_of(text))


def _chosen(config: Config, name: str, card: RuleCard, named: bool) -> bool:
    """Whether the configuration wants a rule: ignored ones never, selected ones always, the others by default."""
    names = {name, name.partition("/")[0]}
    if names & set(config.ignore):
        return False
    if config.select:
        return bool(names & set(config.select)) or "all" in config.select
    return card.default or named


def _category(base: Base, name: str, card: RuleCard) -> str:
    pack = name.partition("/")[0]
    return card.category or base.packs[pack].category or pack


def check_config(base: Base, config: Config) -> None:
    """Check the names in a configuration.

    Raises:
        ConfigError: with every unknown rule, pack, culture, channel or language.
    """
    problems: list[Problem] = []
    lists: dict[str, object] = {"select": config.select, "ignore": config.ignore, "packs": config.packs}
    for where, names in lists.items():
        if isinstance(names, str):
            raise ConfigError([Problem("configuration", 0, 0, f'{where}: a list of names, not the text "{names}"')])

    def known(kind: str, name: str | None, names: list[str], where: str) -> None:
        if name is not None and name not in names:
            problems.append(Problem("configuration", 0, 0, f'{where}: no {kind} "{name}"{did_you_mean(name, names)}'))

    rules = [*base.rules, *base.packs]
    for where, chosen in (("select", config.select), ("ignore", config.ignore)):
        for name in chosen:
            known("rule or pack", name, [*rules, "all"] if where == "select" else rules, where)
    named: list[str] = [*config.rules, *config.settings.rules]
    for override in config.overrides:
        named += override.rules
    for name in named:
        known("rule or pack", name, rules, "rules")
    for name in (name for o in config.overrides for name in o.ignore):
        known("rule or pack", name, rules, "overrides")
    scopes: list[Config | Override] = [config, *config.overrides]
    for one in scopes:
        known("culture", one.culture, list(base.cultures), "culture")
        known("channel", one.channel, list(base.channels), "channel")
        known("language", one.language, list(base.languages), "language")
    known("language", config.default_language, list(base.languages), "default_language")
    known("language", config.messages, list(base.languages), "messages")
    for weight in config.weights.values():
        if not 0 <= weight <= 1:
            problems.append(Problem("configuration", 0, 0, f"weights: {weight} is not from 0 to 1"))
    if problems:
        raise ConfigError(problems)
