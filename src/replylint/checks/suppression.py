"""The check type `suppression`: directives that do nothing, or no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from replylint.checks.base import Context, Match
from replylint.suppress import Directive, Suppressed


def suppression(context: Context) -> Iterator[Match]:
    """Yield nothing: only when all else is found does it show what a directive was for; see `silent`."""
    return iter(())


def silent(check: Any, done: Suppressed) -> Iterator[tuple[Directive, Mapping[str, object]]]:
    """Yield the directives that a check finds, each with what its message quotes."""
    if check.flag == "expired":
        yield from ((one, {"until": str(one.until)}) for one in done.expired)
    else:
        yield from ((one, {"reason": one.wrong or "nothing of the kind is found"}) for one in done.unused)
