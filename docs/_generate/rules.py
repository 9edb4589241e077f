"""The pages of the rules: an index, and one page a pack."""

from __future__ import annotations

from collections.abc import Iterator

from _generate.base import base, texts
from _generate.markdown import code, codes, prose, table
from replylint.packs.spec import RuleCard
from replylint.packs.terms import terms_of
from replylint.packs.textspec import Examples, Flag, Pass, RuleLanguage
from replylint.plan import NEEDS_TEXT

SHOWN = {"en": 5}
"""How many examples of a kind are shown for a language; of the others, the first."""
SHOWN_SUGGESTIONS = 8


def index() -> str:
    """Return the table of all rules."""
    text = (
        "# Rules\n\nA rule that is not on by default runs where it is selected or given a severity.\n\n"
        "A confidence below 0.9 says that fewer than nine in ten findings are sure to be right on replies like "
        "those that [nobody had seen](../../explanation/quality.md).\n"
    )
    for pack, card in sorted(base().packs.items()):
        rows = [
            (
                f"[{name}]({pack}.md#{_anchor(name)})",
                prose(rule.title),
                rule.severity,
                f"{rule.confidence:g}",
                "yes" if rule.default else "no",
                _languages(name),
            )
            for name, rule in _rules(pack)
        ]
        text += f"\n## [{pack}]({pack}.md)\n\n{prose(card.what)}\n\n"
        text += table(("rule", "the fault", "severity", "confidence", "on", "languages"), rows)
    return text


def packs() -> dict[str, str]:
    """Return the page of each pack."""
    return {pack: _pack(pack) for pack in base().packs}


def _pack(pack: str) -> str:
    card = base().packs[pack]
    text = f"# {pack}: {prose(card.title)}\n\n{prose(card.what)}\n\n"
    text += f"Its rules count in the category {code(card.category or pack)}.\n"
    return text + "".join(f"\n{_rule(name, rule)}" for name, rule in _rules(pack))


def _rules(pack: str) -> list[tuple[str, RuleCard]]:
    return sorted((name, rule) for name, rule in base().rules.items() if name.startswith(f"{pack}/"))


def _rule(name: str, card: RuleCard) -> str:
    lines = [
        f"## {name}",
        f"**{prose(card.title)}.** {prose(card.what)}",
        f"- Why: {prose(card.why)}\n- Instead: {prose(card.instead)}\n- Source: {prose(card.source)}",
        table(
            ("severity", "confidence", "on by default", "check", "languages"),
            [(card.severity, f"{card.confidence:g}", "yes" if card.default else "no",
              ", ".join(dict.fromkeys(f"[{check.type}](../checks.md#{check.type})" for check in card.checks)),
              _languages(name))],
        ).rstrip("\n"),
    ]  # fmt: skip
    profiles = list(_profiles(name))
    if profiles:
        lines.append("Elsewhere: " + ", ".join(profiles) + ".")
    if card.examples:
        lines.append(_examples(card.examples, 5))
    known = texts(f"rule:{name}")
    for language in sorted(known, key=lambda code: (code != "en", code)):
        lines.append(_language(language, known[language]))
    return "\n\n".join(lines) + "\n"


def _languages(name: str) -> str:
    """Return the languages that a rule runs in: those with a file of its own, or with one of its acts."""
    checks = base().rules[name].checks
    owners = {f"act:{act}" for check in checks if check.type == "act" for act in check.acts}
    if owners:
        return ", ".join(sorted({language for owner, language in base().texts if owner in owners})) or "none yet"
    owned = ", ".join(base().languages_of(f"rule:{name}"))
    return owned or ("none yet" if all(check.type in NEEDS_TEXT for check in checks) else "any")


def _profiles(name: str) -> Iterator[str]:
    """Yield the channels and cultures that give a rule another severity."""
    settings = {channel: card.settings for channel, card in base().channels.items()} | base().culture_settings
    for where, one in sorted(settings.items()):
        level = one.rules.get(name) or one.rules.get(name.partition("/")[0])
        if level is not None:
            yield f"{level} under {code(where)}"


def _language(language: str, text: RuleLanguage) -> str:
    out = [f"### {base().languages[language].name}", _examples(text.examples, SHOWN.get(language, 1))]
    if text.message:
        out.append(f"Its message: {prose(text.message)}")
    if text.lists:
        names = codes(one.name for one in text.lists)
        out.append(f"Its lists of terms, each of which `without` can switch off: {names}")
    shown = _suggestions(text) if language in SHOWN else []
    if shown:
        rest = len(shown) - SHOWN_SUGGESTIONS
        more = [f"and {rest} more"] if rest > 0 else []
        out.append("Suggestions:\n\n" + "\n".join(f"- {one}" for one in shown[:SHOWN_SUGGESTIONS] + more))
    return "\n\n".join(part.rstrip("\n") for part in out)


def _suggestions(text: RuleLanguage) -> list[str]:
    written: list[tuple[str | None, str, bool]] = [(one.when, one.write, one.safe) for one in text.suggest]
    written += [(term.phrase, term.replacement, False) for term, _ in terms_of(text) if term.replacement is not None]
    shown = [
        f"{code(write) if write else 'nothing'} instead of {code(when) if when else 'what was found'}"
        + (" (safe)" if safe else "")
        for when, write, safe in written
    ]
    return shown + [f"{code(one.text)} where it is missing" for one in text.offer]


def _examples(examples: Examples, most: int) -> str:
    out = []
    for label, some in (("Found in", examples.flags), ("Not found in", examples.passes)):
        if some:
            out.append(f"{label}:\n\n" + "\n".join(f"- {_example(one)}" for one in some[:most]))
    return "\n\n".join(out) or "No examples yet."


def _example(one: Flag | Pass | str) -> str:
    if isinstance(one, str):
        return code(one)
    given = [one.channel, one.culture, one.register, "template" if one.kind == "template" else None]
    notes = [str(each) for each in given if each]
    if one.customer:
        notes.append(f"customer: {code(one.customer)}")
    found = f": {codes(one.finds)}" if isinstance(one, Flag) and one.finds else ""
    return code(one.text) + (f" ({', '.join(notes)})" if notes else "") + found


def _anchor(name: str) -> str:
    return name.replace("/", "")
