"""From arguments to linters: find the configuration of each file, and lay the call's options over it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path, PurePath

from replylint.config import Config
from replylint.configfile import Loaded, find, load
from replylint.errors import ConfigError, Problem
from replylint.inputs import Given
from replylint.linter import Linter
from replylint.packs.cache import default_folder


class Linters:
    """Gives each file the linter of its own configuration; equal configurations share one."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._found: dict[Path, Loaded] = {}
        self._made: dict[str, Linter] = {}
        self._cache = None if getattr(arguments, "no_cache", False) else default_folder()

    def loaded(self, path: Path | None) -> Loaded:
        """Return the configuration that holds for a file, or for the working folder."""
        named = getattr(self._arguments, "config", None)
        folder = Path(named).parent if named else (path.parent if path else Path()).resolve()
        if folder not in self._found:
            self._found[folder] = self._load(folder, named)
        return self._found[folder]

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
        config = self.config(path)
        key = repr(config)
        if key not in self._made:
            self._made[key] = Linter(config)
        return self._made[key]


def _relative(path: Path, folder: Path) -> PurePath:
    try:
        return path.resolve().relative_to(folder.resolve())
    except ValueError:
        return path


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
    if given("language") is not None and arguments.command in ("check", "fix"):
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
    return Given(customer=customer, kind=arguments.kind, format=arguments.input_format)
