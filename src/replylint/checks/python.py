"""The check type `python`: a function of another package, named by its entry point."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from replylint.checks.base import Context, Match
from replylint.errors import ConfigError, Problem, did_you_mean

GROUP = "replylint.checks"


def python(context: Context) -> Iterator[Match]:
    """Yield what the function yields for this draft; it gets the context and the rule's options."""
    yield from load_function(context.check.entry_point)(context, **context.check.options)


@lru_cache(maxsize=128)
def load_function(name: str) -> Any:
    """Return the function behind an entry point of the group `replylint.checks`.

    Raises:
        ConfigError: where no installed package has one of this name.
    """
    from importlib.metadata import entry_points  # slow to import, and few rules need it

    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        message = (
            f'no installed package has an entry point "{name}" in the group {GROUP}{did_you_mean(name, list(found))}'
        )
        raise ConfigError([Problem("packs", 0, 0, message)])
    return found[name].load()
