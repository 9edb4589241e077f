"""Run the proof of every rule and act: the examples that stand in their files.

A rule's `flags` must be found, with exactly the words given; its `passes` must not. Other rules' findings
do not matter. Suggestions of flagged examples are checked too, where the example names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from replylint.config import Config
from replylint.linter import Linter
from replylint.model import Draft, Report
from replylint.packs.textspec import Examples, Flag, Pass
from replylint.parse import read_prose

LONE_CULTURE = "en-US"


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold."""

    owner: str
    language: str
    text: str
    message: str

    def __str__(self) -> str:
        shown = " ".join(self.text.split())
        return f"{self.owner} ({self.language}): {self.message}\n    {shown}"


@dataclass(slots=True)
class Proof:
    """What was run, and what failed."""

    examples: int = 0
    failures: list[Failure] = field(default_factory=list)


def prove(config: Config, *, languages: list[str] | None = None, owners: list[str] | None = None) -> Proof:
    """Run the examples of all rules and acts of a configuration.

    Args:
        languages: only these.
        owners: only these rules, packs or acts ("negative-phrasing/blame", "next-steps", "act:apology").
    """
    linter = Linter(replace(config, select=("all",), ignore=(), rules={}, overrides=(), register=None))
    proof = Proof()
    base = linter.engine.base
    for rule, card in base.rules.items():
        if card.examples and _wanted(f"rule:{rule}", owners) and languages is None:
            _rule(linter, proof, rule, "en", card.examples)
    for language in languages or linter.engine.supported:
        pack = linter.engine.language(language).pack
        for rule, text in pack.rules.items():
            if _wanted(f"rule:{rule}", owners):
                _rule(linter, proof, rule, language, text.examples)
        for act, examples in pack.act_examples.items():
            if _wanted(f"act:{act}", owners):
                _act(linter, proof, act, language, examples)
    return proof


def _wanted(owner: str, owners: list[str] | None) -> bool:
    name = owner.removeprefix("rule:")
    return owners is None or any(name == one or name.startswith(f"{one}/") for one in owners)


def _rule(linter: Linter, proof: Proof, rule: str, language: str, examples: Examples) -> None:
    for number, example in enumerate((*examples.flags, *examples.passes)):
        one = Flag(text=example) if isinstance(example, str) else example
        flagged = number < len(examples.flags)
        proof.examples += 1
        report = linter.lint_draft(example_draft(linter, rule, language, one))
        for message in _judged(report, rule, one, flagged=flagged):
            proof.failures.append(Failure(rule, language, one.text, message))


def example_draft(linter: Linter, rule: str, language: str, one: Flag | Pass) -> Draft:
    """Return an example as a draft, on a channel on which its rule is on where it names none."""
    channel = one.channel or next(iter(_channels(linter, rule)), "email")
    culture = one.culture or LONE_CULTURE
    return Draft(
        one.text,
        one.customer,
        language,
        culture,
        channel,
        one.register,
        kind=one.kind,
        variables=one.variables,
        dialects=one.dialects,
        fallback=one.fallback,
    )


def _channels(linter: Linter, rule: str) -> Iterator[str]:
    base = linter.engine.base
    condition = base.rules[rule].check.when
    for channel in condition.channels or ("email", *base.channels):
        settings = base.channels[channel].settings.rules
        if "off" not in (settings.get(rule), settings.get(rule.partition("/")[0])):
            yield channel


def _judged(report: Report, rule: str, one: Flag | Pass, *, flagged: bool) -> Iterator[str]:
    found = [f for f in report if f.rule == rule]
    if not flagged:
        if found:
            yield (
                "must pass, but "
                + ", ".join(f'"{f.text}"' if f.text else "something missing" for f in found)
                + " was found"
            )
        return
    if not found:
        yield "must be flagged, but nothing was found"
        return
    assert isinstance(one, Flag)
    words = tuple(f.text for f in found)
    if one.finds and words != one.finds:
        yield f"must find {list(one.finds)}, but found {list(words)}"
    for finding, wanted in zip(found, one.suggests, strict=False):
        offered = [s.text for s in finding.suggestions]
        if not offered or offered[0] != wanted:
            yield f'must suggest "{wanted}", but suggests {offered}'


def _act(linter: Linter, proof: Proof, act: str, language: str, examples: Examples) -> None:
    side = linter.engine.base.acts[act].side
    for number, example in enumerate((*examples.flags, *examples.passes)):
        flagged = number < len(examples.flags)
        text = example if isinstance(example, str) else example.text
        proof.examples += 1
        found = performed(linter, text, language, side="customer" if side == "customer" else "reply").get(
            f"act:{act}", []
        )
        if bool(found) != flagged:
            message = "must perform the act, but does not" if flagged else f"must not perform the act, but {found} does"
            proof.failures.append(Failure(f"act:{act}", language, text, message))


def performed(linter: Linter, text: str, language: str, *, side: str = "reply") -> dict[str, list[str]]:
    """Return the owners ("act:apology", "rule:negative-phrasing/blame") whose phrases stand in a text, with the words.

    Args:
        side: "reply" or "customer": whose message it is.
    """
    engine = linter.engine
    draft = Draft(text, language=language)
    document = engine.document(draft, read_prose(draft), language)
    ready = engine.language(language)
    annotator = ready.customer if side == "customer" else ready.reply
    annotator.annotate(document, frozenset(range(len(ready.pack.owners))))
    return {
        owner: [document.text(m.start, m.end) for m in matches]
        for (owner, role), matches in document.phrases.items()
        if role in ("phrases", "replace")
    }
