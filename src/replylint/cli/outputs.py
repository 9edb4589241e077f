"""Report in several formats at once, to files and to standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from types import TracebackType

from replylint.batch import Summary
from replylint.cli.outfile import OutFile
from replylint.errors import ConfigError, Problem
from replylint.model import Report
from replylint.reporters import REPORTERS, Reporter
from replylint.reporters.about import About

AT_ONCE = {"text", "jsonl", "github", "csv"}
"""These print each draft when it is linted; the others print at the end."""
NO_PROBLEMS = {"gitlab", "csv"}
"""These have no place for what can't be read."""


class Outputs:
    """All reporters of one call. Files are put in their places together, when everything is reported.

    Raises:
        ConfigError: for two outputs to one place, and for a file that can't be written.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        wanted = outputs_of(arguments)
        printed = next((format for format, path in wanted if path is None), None)
        self.streams = printed in AT_ONCE
        self._tells = any(format == "text" for format, _ in wanted) or printed not in (None, *NO_PROBLEMS)
        self._files: list[OutFile] = []
        self._reporters: list[Reporter] = []
        apart = argparse.Namespace(**{**vars(arguments), "quiet": False, "color": "never"})
        try:
            for format, path in wanted:
                if path is None:
                    self._reporters.append(REPORTERS[format](sys.stdout, arguments))
                    continue
                file = OutFile(Path(path), f"--output {format}={path}")
                self._files.append(file)
                self._reporters.append(REPORTERS[format](file.out, apart))
        except BaseException:
            self._drop()
            raise

    def report(self, name: str, report: Report, about: About) -> None:
        """Hand a report to every reporter."""
        for reporter in self._reporters:
            reporter.report(name, report, about)

    def problem(self, problem: Problem) -> None:
        """Hand a problem to every reporter, and to standard error where none of them shows it."""
        for reporter in self._reporters:
            reporter.problem(problem)
        if not self._tells:
            print(problem, file=sys.stderr)

    def finish(self, summary: Summary) -> None:
        """End every report, and put the files in their places."""
        for reporter in self._reporters:
            reporter.finish(summary)
        for file in self._files:
            file.commit()

    def __enter__(self) -> Outputs:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drop()

    def _drop(self) -> None:
        for file in self._files:
            file.drop()


def outputs_of(arguments: argparse.Namespace) -> list[tuple[str, str | None]]:
    """Return the format and path of each output of a call; `--format` is one to standard output.

    Raises:
        ConfigError: for two outputs to one place, or one that would overwrite a draft of the call.
    """
    wanted: list[tuple[str, str | None]] = list(arguments.output or ())
    if arguments.format is not None or not wanted:
        wanted.insert(0, (arguments.format or "text", None))
    printed = [format for format, path in wanted if path is None]
    if len(printed) > 1:
        wrong = f"{' and '.join(printed)} would both go to standard output; give all but one a file"
        raise ConfigError([Problem("--output", 0, 0, f"{wrong}, such as {printed[-1]}=FILE")])
    drafts = {Path(name).resolve() for name in arguments.arguments if Path(name).is_file()}
    taken = set[Path]()
    for format, path in wanted:
        if path is None:
            continue
        target = Path(path).resolve()
        if target in taken:
            raise ConfigError([Problem(f"--output {format}={path}", 0, 0, "another output goes to this file")])
        if target in drafts:
            raise ConfigError([Problem(f"--output {format}={path}", 0, 0, "this file is a draft to be checked")])
        taken.add(target)
    return wanted
