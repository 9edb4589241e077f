"""The page of the command line, from the tables in `replylint.cli.options`."""

from __future__ import annotations

from _generate.markdown import code, table
from replylint.cli import __doc__ as statuses
from replylint.cli.options import COMMANDS, OPTIONS, Command

VARIABLES = (
    ("REPLYLINT_CACHE", "the folder for compiled rules, instead of the user's cache folder"),
    ("REPLYLINT_DEBUG", "show the traceback of a bug of replylint's own"),
    ("NO_COLOR", "no colour"),
    ("FORCE_COLOR", "colour, even where the output is no terminal"),
)


def page() -> str:
    """Return the page."""
    text = "# Command line\n\n`replylint COMMAND [OPTIONS] [ARGUMENTS]`. Options may stand anywhere in the call.\n\n"
    rows = [(f"[{name}](#replylint-{name})", command.help) for name, command in COMMANDS.items()]
    text += table(("command", "what it does"), rows)
    text += f"\n## Exit status\n\n{(statuses or '').rpartition('exit status: ')[2]}\n"
    text += "\n## Environment\n\n" + table(("variable", "meaning"), [(code(name), what) for name, what in VARIABLES])
    return text + "".join(f"\n{_command(name, command)}" for name, command in COMMANDS.items())


def _command(name: str, command: Command) -> str:
    arguments = command.arguments and (f" {command.arguments}…" if command.required else f" [{command.arguments}…]")
    text = f"## replylint {name}\n\n{command.help[0].upper()}{command.help[1:]}.\n\n"
    text += f"```text\nreplylint {name} [OPTIONS]{arguments}\n```\n\n"
    if command.argument_help:
        text += f"{code(command.arguments)}: {command.argument_help}\n\n"
    rows = []
    for option in command.options:
        given = OPTIONS[option]
        value = f" {given['metavar']}" if "metavar" in given else ""
        rows.append((code(option + value), given["help"]))
    return text + (table(("option", "meaning"), rows) if rows else "")
