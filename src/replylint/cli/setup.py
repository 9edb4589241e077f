"""From arguments to linters: find the configuration of each file, and lay the call's options over it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path, PurePath
from typing import TypeVar

from replylint.config import Config
from replylint.configfile import Loaded, find, load
from replylint.errors import ConfigError, PackError, Problem
from replylint.items import Given, Reading
from replylint.linter import Linter
from replylint.model import Draft, Report
from replylint.packs.cache import default_folder
from replylint.sources.paths import check_path

T = TypeVar("T")


class Linters:
    """Gives each file the linter of its own configuration; equal configurations share one."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._found: dict[Path, Loaded] = {}
        self._made: dict[str, Linter] = {}
        self._known: dict[Path | None, Linter] = {}
        self._failed: dict[Path | str, PackError] = {}
        self._said: set[Problem] = set()
        self._cache = None if getattr(arguments, "no_cache", False) else default_folder()

    def loaded(self, path: Path | None) -> Loaded:
        """Return the configuration that holds for a file, or for the working folder."""
        named = getattr(self._arguments, "config", None)
        folder = Path(named).parent if named else (path.parent if path else Path()).resolve()
        if folder not in self._found:
            self._found[folder] = self._remembered(folder, lambda: self._load(folder, named))
        return self._found[folder]

    def _remembered(self, key: Path | str, make: Callable[[], T]) -> T:
        """Make something, or raise again what kept it from being made."""
        if key in self._failed:
            raise self._failed[key]
        try:
            return make()
        except PackError as error:
            self._failed[key] = error
            raise

    def _load(self, folder: Path, named: str | None) -> Loaded:
        if getattr(self._arguments, "no_config", False):
            return Loaded(Config(), folder)
        file = Path(named) if named else find(folder)
        if file is None:
            return Loaded(Config(), folder)
        if not file.is_file():
            raise ConfigError([Problem(str(file), 0, 0, "no such configuration file")])
        return load(file, cache_folder=self._cache)

    def config(self, path: Path | None) -> Config:
        """Return the configuration of a file with the call's options laid over it."""
        loaded = self.loaded(path)
        config = loaded.config
        if path is not None and config.overrides:
            config = config.for_path(_relative(path, loaded.folder))
        return with_options(config, self._arguments)

    def linter(self, path: Path | None) -> Linter:
        """Return the linter of a file."""
        if path not in self._known:
            self._known = {path: self._linter(path)}  # files come one after another, each with many drafts
        return self._known[path]

    def _linter(self, path: Path | None) -> Linter:
        config = self.config(path)
        key = repr(config)
        if key not in self._made or key in self._failed:
            self._made[key] = self._remembered(key, lambda: Linter(config))
        return self._made[key]

    @property
    def cache_folder(self) -> Path | None:
        """Where results are kept; None where nothing is."""
        return self._cache

    def baseline_path(self, named: str | None) -> Path | None:
        """Return the baseline that a call names, or else the configuration of the working folder."""
        if named is not None:
            return Path(named)
        loaded = self.loaded(None)
        return loaded.folder / loaded.config.baseline if loaded.config.baseline else None

    def reading(self, path: Path | None) -> Reading:
        """Return how a file of records is read."""
        config = self.config(path)
        helpdesk = getattr(self._arguments, "helpdesk", None) or config.helpdesk
        cards = self.linter(path).engine.base.helpdesks
        _check_fields(config)
        return Reading(cards, config.fields, helpdesk, config.variables, config.private)

    def lint(self, path: Path | None, draft: Draft) -> Report:
        """Lint a draft with the linter of its file.

        Raises:
            ConfigError: for a name in the draft's own fields that does not exist.
            PackError: for rules of its language that can't be used; they are not tried again for a later draft.
        """
        linter = self.linter(path)
        try:
            return linter.lint_draft(draft)
        except ConfigError:
            raise
        except PackError as error:
            self._failed[repr(linter.config)] = error
            raise

    def unsaid(self, error: PackError) -> tuple[Problem, ...]:
        """Return the problems of rules or a configuration that were not returned before: many drafts share them."""
        fresh = tuple(problem for problem in error.problems if problem not in self._said)
        self._said.update(fresh)
        return fresh


def _relative(path: Path, folder: Path) -> PurePath:
    try:
        return path.resolve().relative_to(folder.resolve())
    except ValueError:
        return path


def _check_fields(config: Config) -> None:
    """Check the paths that a configuration gives.

    Raises:
        ConfigError: for what is no path.
    """
    given = {} if config.fields is None else {f.name: getattr(config.fields, f.name) for f in fields(config.fields)}
    for name, path in given.items():
        if path is not None and name not in ("format", "helpdesk"):
            try:
                check_path(path)
            except ValueError as error:
                raise ConfigError([Problem("configuration", 0, 0, f"fields: {name}: {error}")]) from None


def with_options(config: Config, arguments: argparse.Namespace) -> Config:
    """Lay the options of a call over a configuration."""

    def given(name: str) -> object:
        return getattr(arguments, name, None)

    changes: dict[str, object] = {}
    for option, name in (
        ("culture", "culture"),
        ("channel", "channel"),
        ("register", "register"),
        ("messages", "messages"),
    ):
        if given(option) is not None:
            changes[name] = given(option)
    if given("language") is not None and arguments.command in ("check", "fix", "baseline", "library"):
        changes["language"] = given("language")
    if given("kind") is not None:
        changes["kind"] = given("kind")
    if given("select"):
        changes["select"] = tuple(arguments.select)
    if given("ignore"):
        changes["ignore"] = (*config.ignore, *arguments.ignore)
    if given("pack"):
        changes["packs"] = (*config.packs, *(str(Path(p).resolve()) for p in arguments.pack))
    if given("no_cache"):
        changes["cache"] = False
    if given("min_score") is not None:
        changes["min_score"] = given("min_score")
    return replace(config, **changes)  # type: ignore[arg-type]


def given_of(arguments: argparse.Namespace) -> Given:
    """Return what a call says of all drafts.

    Raises:
        ConfigError: where the customer's message can't be read.
    """
    customer = None
    if arguments.customer is not None:
        try:
            customer = Path(arguments.customer).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "not UTF-8 text"
            raise ConfigError([Problem(f"--customer {arguments.customer}", 0, 0, reason.lower())]) from None
    return Given(
        customer=customer, kind=arguments.kind, format=arguments.input_format, skip_unknown=arguments.skip_unknown
    )
