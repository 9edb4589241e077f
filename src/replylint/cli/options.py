"""All options and commands of the command line, as data: an option means the same wherever it stands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from replylint.errors import ConfigError, Problem, did_you_mean
from replylint.version import __version__

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown", "csv")
"""How `check` can report: the names of REPORTERS, which are imported only when something is reported."""
LISTS = ("text", "json", "jsonl")
"""How the other commands can print their lists."""
SEVERITY_CHOICES = ("info", "warning", "error", "never")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def _score(text: str) -> float:
    try:
        score = float(text)
    except ValueError:
        score = -1
    if not 0 <= score <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is no score (0 to 100)")
    return score


def _format(text: str) -> str:
    if text not in FORMATS:
        hint = did_you_mean(text, FORMATS)
        raise argparse.ArgumentTypeError(f'no format "{text}"{hint or "; there are " + ", ".join(FORMATS)}')
    return text


def _output(text: str) -> tuple[str, str | None]:
    """Return the format and the path of an output; the path is None for standard output."""
    name, equals, path = text.partition("=")
    if equals and not path:
        raise argparse.ArgumentTypeError(f"{text} names no file")
    return _format(name), None if path in ("", "-") else path


OPTIONS: dict[str, dict[str, Any]] = {
    "--select": {"metavar": "RULES", "type": _names, "help": "only these rules or packs (comma-separated)"},
    "--ignore": {"metavar": "RULES", "type": _names, "help": "not these rules or packs (comma-separated)"},
    "--fail-on": {"metavar": "SEVERITY", "choices": SEVERITY_CHOICES, "help": "lowest severity that fails: info, warning, error or never"},
    "--min-score": {"metavar": "SCORE", "type": _score, "help": "fail where a draft scores lower (0 to 100)"},
    "--culture": {"metavar": "LOCALE", "help": 'the customer\'s culture, such as "de-DE"'},
    "--channel": {"metavar": "CHANNEL", "help": "email, chat, social or phone"},
    "--language": {"metavar": "CODE", "help": "the language of the drafts (detected where it is not given) or of the examples"},
    "--messages": {"metavar": "CODE", "help": "the language of messages and advice (default en)"},
    "--register": {"metavar": "REGISTER", "choices": ("formal", "neutral", "informal"), "help": "formal, neutral or informal, whatever the culture"},
    "--kind": {"metavar": "KIND", "choices": ("reply", "template"), "help": "reply (about to be sent) or template"},
    "--helpdesk": {"metavar": "NAME", "help": "the helpdesk that files of macros come from, such as zendesk; recognised where it is not given"},
    "--customer": {"metavar": "FILE", "help": "a file with the customer's message that the drafts answer"},
    "--input-format": {"metavar": "FORMAT", "choices": ("text", "markdown", "html", "jsonl", "json", "yaml", "csv", "xml"), "help": "text, markdown, html, jsonl, json, yaml, csv or xml; by the file's name where it is not given"},
    "--format": {"metavar": "FORMAT", "type": _format, "help": "how to report on standard output: text, json or jsonl; check also knows sarif, github, gitlab, junit, markdown and csv"},
    "--output": {"metavar": "FORMAT[=FILE]", "type": _output, "action": "append", "help": "report in a format to a file, or to standard output without one; may be repeated"},
    "--config": {"metavar": "FILE", "help": "the configuration; found upward from each file where it is not given"},
    "--no-config": {"action": "store_true", "help": "use no configuration file"},
    "--no-cache": {"action": "store_true", "help": "neither read nor write compiled rules"},
    "--color": {"metavar": "WHEN", "choices": ("auto", "always", "never"), "help": "auto, always or never"},
    "--baseline": {"metavar": "FILE", "help": "a file of findings that are accepted for now (replylint baseline writes it)"},
    "--prune": {"action": "store_true", "help": "only take out what is resolved, and add nothing"},
    "--skip-unknown": {"action": "store_true", "help": "pass over named files that hold no known drafts or macros, as is done in folders"},
    "--similarity": {"metavar": "PERCENT", "type": _score, "help": "from which likeness on two macros are named (0 to 100, default 90)"},
    "--changed-since": {"metavar": "REV", "help": "only records and lines that git says have changed since a revision"},
    "--quiet": {"action": "store_true", "help": "print the summary only"},
    "--jobs": {"metavar": "N", "type": _jobs, "help": "processes to use (default 1)"},
    "--unsafe": {"action": "store_true", "help": "also apply suggestions that should be read before sending"},
    "--diff": {"action": "store_true", "help": "show what would change, and change nothing"},
    "--pack": {"metavar": "FOLDER", "action": "append", "help": "a folder of rules of your own; may be repeated"},
    "--force": {"action": "store_true", "help": "overwrite a file that is there"},
}  # fmt: skip
LINTING = (
    "--select", "--ignore", "--culture", "--channel", "--language", "--messages", "--register", "--kind", "--helpdesk", "--skip-unknown", "--customer",
    "--input-format", "--config", "--no-config", "--no-cache", "--color", "--pack",
)  # fmt: skip
RULES = ("--config", "--no-config", "--no-cache", "--pack", "--color")


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it is for, what it takes, and the module whose `run` does it."""

    module: str
    help: str
    options: tuple[str, ...]
    arguments: str = ""
    argument_help: str = ""
    required: bool = False


COMMANDS: dict[str, Command] = {
    "check": Command("check", "lint drafts and report what is found", (*LINTING, "--format", "--output", "--fail-on", "--min-score", "--baseline", "--changed-since", "--quiet", "--jobs"), "PATH", "files, folders, patterns, JSON Lines of drafts, or - for standard input", True),
    "fix": Command("fix", "apply safe suggestions to files", (*LINTING, "--unsafe", "--diff"), "PATH", "files, folders, patterns, or - for standard input", True),
    "baseline": Command("baseline", "record today's findings, so that only new ones fail", (*LINTING, "--baseline", "--prune", "--jobs"), "PATH", "files, folders or patterns", True),
    "library": Command("library", "check a set of macros for duplicates, lost placeholders and idle macros", (*LINTING, "--format", "--similarity", "--fail-on"), "PATH", "files, folders or patterns", True),
    "explain": Command("explain", "say what a rule is for, with examples", (*RULES, "--language"), "RULE", "rule or pack ids", True),
    "rules": Command("rules", "list the rules", (*RULES, "--select", "--format"),),
    "cultures": Command("cultures", "list the culture profiles, or show some", (*RULES, "--format"), "LOCALE", "cultures to show in full"),
    "languages": Command("languages", "list the languages and what each has, or its acts and rules", (*RULES, "--format"), "CODE", "languages to show act by act and rule by rule"),
    "test": Command("test", "run the examples that prove the rules", (*RULES, "--language"), "OWNER", "rules, packs, or acts (act:NAME); all where none is given"),
    "schema": Command("schema", "print the JSON Schema of a kind of file", (), "KIND", "rule, rule-language, act, act-language, slots, pack, language, culture, channel, helpdesk, defaults, scoring or config", True),
    "init": Command("init", "write a commented replylint.yaml to start from", ("--force",), "FOLDER", "where to write it; here where none is given"),
}  # fmt: skip


class _Parser(argparse.ArgumentParser):
    """Reports a wrong call as an error of ours, with a hint, instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        hint = ""
        if message.startswith("unrecognized arguments: "):
            word = message.split(": ", 1)[1].split(maxsplit=1)[0].partition("=")[0]
            known = word in OPTIONS
            hint = f"; {self.prog} has no {word}" if known else did_you_mean(word, list(OPTIONS))
        raise ConfigError([Problem("replylint", 0, 0, f"{message}{hint} (see replylint --help)")])


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the command and its options, in whatever order they stand.

    Raises:
        ConfigError: for a call that makes no sense.
    """
    name, rest = _split(argv)
    if name is None:
        _top().parse_args(rest)  # --help and --version end here
        raise ConfigError([Problem("replylint", 0, 0, "no command given (see replylint --help)")])
    if name not in COMMANDS:
        hint = did_you_mean(name, list(COMMANDS))
        raise ConfigError([Problem("replylint", 0, 0, f'no command "{name}"{hint} (see replylint --help)')])
    command = COMMANDS[name]
    parser = _Parser(prog=f"replylint {name}", description=command.help, allow_abbrev=False)
    if command.arguments:
        count = "+" if command.required else "*"
        parser.add_argument("arguments", nargs=count, metavar=command.arguments, help=command.argument_help)
    for option in command.options:
        parser.add_argument(option, **OPTIONS[option])
    found = parser.parse_intermixed_args(rest)
    found.command = name
    if name != "check" and getattr(found, "format", None) not in (None, *LISTS):
        parser.error(f"argument --format: {found.format} is for check alone; {name} knows {', '.join(LISTS)}")
    return found


def _split(argv: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take the command out of the arguments: the first one that is neither an option nor the value of one."""
    skip = False
    for number, word in enumerate(argv):
        if skip:
            skip = False
        elif word.startswith("-") and word != "-":
            skip = "=" not in word and word in OPTIONS and OPTIONS[word].get("action", "append") == "append"
        else:
            return word, [*argv[:number], *argv[number + 1 :]]
    return None, list(argv)


def _top() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {name:{width}}  {command.help}" for name, command in COMMANDS.items())
    parser = _Parser(
        prog="replylint",
        usage="replylint COMMAND [OPTIONS] [ARGUMENTS]",
        description="Lints draft customer-support replies and reply templates, and suggests how to say it better.",
        epilog=f"commands:\n{commands}\n\nreplylint COMMAND --help says more of each.\n\n"
        "exit status: 0 clean, 1 findings, 2 bad input or configuration, 3 a bug of replylint",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"replylint {__version__}")
    return parser
