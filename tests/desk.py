"""A folder with a small pack and a configuration, and what a call of the command line in it gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers import BASIS, LANGUAGE, rule, write

RULES = {
    **BASIS,
    **rule("bad", "phrases: [bad, very bad]\nsuggest: [{write: good, safe: true}]"),
    **rule("sad", "phrases: [sad]\nsuggest: [{write: glad}]", severity="error"),
    **rule("odd", "phrases: [odd]", severity="info"),
    **rule("off", "phrases: [off]", default="false"),
    **rule("asked", "phrases: [{any: [again], customer: [order*]}]"),
    **rule("formal", "phrases: [hey]", "type: phrase\nwhen: {registers: [formal]}"),
    **rule("chat", "phrases: [dear]", "type: phrase\nwhen: {channels: [chat]}"),
    **rule("template", "phrases: [name]", "type: phrase\nwhen: {kinds: [template]}"),
    **rule("holes", None, "type: placeholder\nflag: [unknown]"),
    "cultures/xx-XX.yaml": "name: X\nfacts:\n  register: {value: formal, source: S}\n",
    "cultures/xx-XY.yaml": "name: Y\nfacts:\n  register: {value: informal, source: S}\n",
}
CONFIG = f"packs: [rules]\nselect: [mypack]\nlanguage: {LANGUAGE}\nculture: xx-XY\n"


@dataclass(frozen=True)
class Result:
    """What a call of the command line gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """What JSON Lines on standard output hold."""
        return [json.loads(line) for line in self.out.splitlines()]


class Desk:
    """A folder to work in. Its rules find bad, sad (an error), odd (an info) and more; see above."""

    def __init__(self, folder: Path, call: Callable[[list[str], bytes], Result]) -> None:
        self.folder = folder
        self._call = call

    def run(self, *arguments: str, stdin: str | bytes = b"") -> Result:
        return self._call(list(arguments), stdin.encode() if isinstance(stdin, str) else stdin)

    def write(self, **files: str) -> None:
        """Write files; `__` in a name is a slash and `_dot_` a dot."""
        write(self.folder, {name.replace("__", "/").replace("_dot_", "."): text for name, text in files.items()})

    def path(self, name: str) -> Path:
        return self.folder / name

    def found(self, *arguments: str, stdin: str | bytes = b"") -> list[str]:
        """Return the words of each finding of `check`, in order."""
        result = self.run("check", *arguments, "--format", "json", stdin=stdin)
        return [finding["text"] for draft in result.json["drafts"] for finding in draft["findings"]]
