"""Drop findings that somebody has accepted: in the draft itself, or by words in the configuration.

In a draft, `replylint: disable=RULE,PACK` stands in an HTML comment, or in plain text on a line of its own
that begins with `#`; it holds for the whole draft. `disable-next-line=` holds for the next line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIRECTIVE = re.compile(
    r"(?:<!--|\{#|\{%-? ?comment ?-?%\}|^[ \t]*#)"  # a comment of HTML, Jinja or Liquid, or a line of plain text
    r"[ \t]*replylint:[ \t]*(disable(?:-next-line)?)[ \t]*=[ \t]*([\w/, -]+?)[ \t]*"
    r"(?:-->|#\}|\{%-? ?endcomment ?-?%\}|(?=\r?$))",
    re.M,
)
ALL = "all"


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What a draft asks not to be told."""

    whole: frozenset[str] = frozenset()
    lines: tuple[tuple[int, frozenset[str]], ...] = ()
    """Line number (from 1) and the rules that are off on it."""

    def covers(self, rule: str, line: int) -> bool:
        """Whether a finding of a rule on a line is suppressed."""
        names = {rule, rule.partition("/")[0], ALL}
        return bool(names & self.whole) or any(number == line and names & rules for number, rules in self.lines)


NONE = Suppressions()


def read_suppressions(source: str) -> Suppressions:
    """Return the directives of a draft."""
    if "replylint:" not in source:
        return NONE
    whole: set[str] = set()
    lines: list[tuple[int, frozenset[str]]] = []
    for match in _DIRECTIVE.finditer(source):
        rules = frozenset(name.strip() for name in match.group(2).split(",") if name.strip())
        if match.group(1) == "disable":
            whole |= rules
        else:
            lines.append((source.count("\n", 0, match.end()) + 2, rules))
    return Suppressions(frozenset(whole), tuple(lines))


def without_directives(source: str) -> str:
    """Return a source, of the same length, without its directives, which the customer never reads and so no rule."""
    if "replylint:" not in source:
        return source
    return _DIRECTIVE.sub(lambda found: " " * len(found[0]), source)
