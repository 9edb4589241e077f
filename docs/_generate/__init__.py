"""The pages of the reference, by file name. To add one, write its function and name it here."""

from __future__ import annotations

from collections.abc import Callable

from _generate import checks, commands, files, helpdesks, output, phrases, profiles, python, rules, suggestions

PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    # file: what the index says of it, and what writes it
    "rules/index.md": ("every rule, with its severity and languages; one page a pack", rules.index),
    "suggestions.md": ("sentences before and after, for every rule that suggests something", suggestions.page),
    "acts.md": ("what a sentence of a reply can do", profiles.acts),
    "languages.md": ("the languages, and how much each knows", profiles.languages),
    "cultures.md": ("what a customer of each locale expects, with sources", profiles.cultures),
    "channels.md": ("what each channel asks for", profiles.channels),
    "helpdesks.md": ("the kinds of files and the helpdesks whose macros are read", helpdesks.page),
    "command-line.md": ("commands, options, exit statuses", commands.page),
    "configuration.md": ("what `replylint.yaml` may say", files.configuration),
    "rule-files.md": ("what may stand in the files of rules, acts, languages, cultures and channels", files.rule_files),
    "phrases.md": ("the language in which phrases are written", phrases.page),
    "checks.md": ("the check types and their options", checks.page),
    "python.md": ("everything that `replylint` exports", python.page),
    "output.md": ("what `check` writes: text, JSON, SARIF, and what CI servers and spreadsheets read", output.page),
}
NOTE = "<!-- Made by docs/generate.py: change the code or the rule files and run `make docs`. -->\n\n"


def pages() -> dict[str, str]:
    """Return the text of every page by its file name in docs/reference."""
    made = {name: write() for name, (_, write) in PAGES.items()}
    made |= {f"rules/{pack}.md": text for pack, text in rules.packs().items()}
    made["index.md"] = _index()
    return {name: NOTE + text.rstrip("\n") + "\n" for name, text in made.items()}


def _index() -> str:
    lines = [f"- [{_title(name)}]({name}): {what}" for name, (what, _) in PAGES.items()]
    return "# Reference\n\nMade from the code and the rule files by `make docs`.\n\n" + "\n".join(lines)


def _title(name: str) -> str:
    words = name.removesuffix("/index.md").removesuffix(".md").replace("-", " ")
    return {"python": "Python interface", "output": "Output formats", "checks": "Check types"}.get(
        words, words.capitalize()
    )
