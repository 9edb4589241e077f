"""The command line. `main` returns the exit status: 0 clean, 1 findings, 2 bad input or configuration, 3 our bug."""

from replylint.cli.main import main

__all__ = ["main"]
