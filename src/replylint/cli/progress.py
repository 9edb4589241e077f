"""A progress bar for long batches, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn


@contextmanager
def bar(shown_from: int) -> Iterator[Callable[[], None]]:
    """Yield a function that counts one draft; the bar appears once `shown_from` were counted."""
    columns = (BarColumn(), MofNCompleteColumn(), "drafts", TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("drafts", total=None)
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == shown_from:
            progress.start()
        progress.update(task, completed=count)

    try:
        yield step
    finally:
        if count >= shown_from:
            progress.stop()
