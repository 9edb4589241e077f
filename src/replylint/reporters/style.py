"""Colours of the terminal, and when to use them (NO_COLOR and FORCE_COLOR are honoured)."""

from __future__ import annotations

import os
from typing import TextIO

STYLES = {
    "plain": "",
    "name": "1",
    "dim": "2",
    "rule": "36",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;34",
    "good": "32",
    "middling": "33",
    "bad": "31",
}


class Styler:
    """Paints text by the name of a style, or leaves it as it is."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, style: str) -> str:
        code = STYLES[style]
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and code and text else text


def wants_color(out: TextIO, when: str | None) -> bool:
    """Whether to use colour: as asked for, else at a terminal that can."""
    if when in ("always", "never"):
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"
