"""Run one command, and turn every error into a message and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from replylint.cli.options import COMMANDS, parse_arguments
from replylint.errors import PackError, ReplylintError

CLEAN, FOUND, BAD, BUG = 0, 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
        run = import_module(f"replylint.cli.{COMMANDS[arguments.command].module}").run
        return int(run(arguments))
    except PackError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return BAD
    except ReplylintError as error:
        print(f"replylint: {error}", file=sys.stderr)
        return BAD
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        print("replylint: interrupted", file=sys.stderr)
        return BAD
    except Exception as error:
        if os.environ.get("REPLYLINT_DEBUG"):
            raise
        print(f"replylint: a bug of ours: {type(error).__name__}: {error}", file=sys.stderr)
        print("replylint: run again with REPLYLINT_DEBUG=1 and report what it prints", file=sys.stderr)
        return BUG
