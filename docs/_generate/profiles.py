"""The pages of acts, languages, cultures and channels."""

from __future__ import annotations

from _generate.base import base, texts
from _generate.markdown import code, codes, prose, table
from replylint.packs.base import acts_of
from replylint.packs.profilespec import ProfileSettings


def acts() -> str:
    """Return the page of the acts."""
    text = (
        "# Acts\n\nAn act is what a sentence does: it apologises, refuses, promises. Rules judge acts, and each "
        "language says in its own file how it performs them.\n"
    )
    for name, card in sorted(base().acts.items()):
        side = {"reply": "the reply", "customer": "the customer's message", "both": "both messages"}[card.side]
        text += f"\n## {name}\n\n{prose(card.what)}\n\n- Looked for in {side}\n"
        if card.iso:
            text += f"- ISO 24617-2: {card.iso}\n"
        used = [f"[{rule}](rules/{rule.partition('/')[0]}.md)" for rule in _users(name)]
        text += f"- Used by {', '.join(used) or 'no rule'}\n"
        text += f"- Languages: {', '.join(base().languages_of(f'act:{name}')) or 'none yet'}\n"
        english = texts(f"act:{name}").get("en")
        if english is not None and english.examples.flags:
            shown = [one if isinstance(one, str) else one.text for one in english.examples.flags[:3]]
            text += f"- For example: {codes(shown)}\n"
    return text


def _users(act: str) -> list[str]:
    return sorted(
        name for name, card in base().rules.items() if any(act in set().union(*acts_of(check)) for check in card.checks)
    )


def languages() -> str:
    """Return the page of the languages."""
    rows = [
        (code(language), card.name, card.native, _files("rule:", language), _files("act:", language))
        for language, card in sorted(base().languages.items())
    ]
    return (
        "# Languages\n\nEach of these is detected where it is not declared. A language runs the rules and acts that "
        "it has files for, and the rules that need no language.\n\n"
        + table(("code", "language", "its own name", "rule files", "act files"), rows)
    )


def _files(kind: str, language: str) -> str:
    return str(sum(owner.startswith(kind) and where == language for owner, where in base().texts))


def cultures() -> str:
    """Return the page of the cultures."""
    text = "# Cultures\n\nWhat a customer of a locale expects, each fact with its source.\n\n"
    text += table(
        ("culture", "name", "register", "title and surname"),
        [
            (f"[{name}](#{name.lower()})", card.name, _set(name).register or "", _shown(_set(name).titles))
            for name, card in sorted(base().cultures.items())
        ],
    )
    for name, card in sorted(base().cultures.items()):
        text += f"\n## {name}\n\n{card.name}." + (f" Extends {card.extends}." if card.extends else "") + "\n\n"
        text += table(
            ("fact", "value", "source"),
            [(key, _shown(fact.value), prose(fact.source)) for key, fact in card.facts.items()],
        )
        text += "".join(f"\n- {prose(note)}" for note in card.notes) + ("\n" if card.notes else "")
    return text


def _set(culture: str) -> ProfileSettings:
    return base().culture_settings[culture]


def channels() -> str:
    """Return the page of the channels."""
    defaults = base().defaults
    text = "# Channels\n\nWhere neither channel, culture nor configuration says otherwise, this holds:\n\n"
    text += _settings(defaults)
    for name, card in sorted(base().channels.items()):
        text += f"\n## {name}\n\n{prose(card.name)}. {prose(card.what)}\n\nSource: {prose(card.source)}\n\n"
        text += _settings(card.settings)
    return text


def _settings(settings: ProfileSettings) -> str:
    plain = (("register", settings.register), ("titles", settings.titles), ("emoji", settings.emoji),
             ("time_zones", settings.time_zones))  # fmt: skip
    rows = [(code(name), _shown(value)) for name, value in plain if value is not None]
    rows += [(code(f"limits.{name}"), f"{value:g}") for name, value in settings.limits.items()]
    rows += [(code(f"rules.{name}"), level) for name, level in settings.rules.items()]
    return table(("setting", "value"), rows)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{code(str(key))}: {inner}" for key, inner in value.items())
    if value is None or isinstance(value, bool):
        return {True: "yes", False: "no", None: ""}[value]
    return str(value)
