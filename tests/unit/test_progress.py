"""The progress bar: only at a terminal, and only once the work is long."""

from __future__ import annotations

import io

import pytest

from replylint.cli.progress import bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("steps", "shown"), [(2, False), (3, True), (9, True)])
def test_a_bar_appears_once_there_is_enough_work(monkeypatch: pytest.MonkeyPatch, steps: int, shown: bool) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    with bar(3) as step:
        for _ in range(steps):
            step()
    assert ("drafts" in terminal.getvalue()) is shown


def test_a_bar_is_gone_when_the_work_ends_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    with pytest.raises(ZeroDivisionError), bar(1) as step:
        step()
        raise ZeroDivisionError
    assert terminal.getvalue().endswith("\x1b[2K")
