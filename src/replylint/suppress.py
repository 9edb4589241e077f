"""Drop findings that somebody has accepted, in the draft itself.

A directive is `replylint: disable=RULE,PACK until=2027-01-31 -- why`, in a comment: of HTML, Markdown, Jinja, Liquid
or Handlebars, or in plain text on a line of its own that begins with `#`. It holds for the whole draft;
`disable-line` and `disable-next-line` for a line, and `disable-begin` up to `disable-end`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from replylint.model import Finding

_BODY = (
    r"[ \t]*replylint:[ \t]*(?P<kind>disable(?:-next-line|-line|-begin|-end|-file)?)"
    r"(?:[ \t]*=[ \t]*(?P<rules>[\w/-]+(?:[ \t]*,[ \t]*[\w/-]+)*))?"
    r"(?:[ \t]+until[ \t]*=[ \t]*(?P<until>[\w-]+))?(?:[ \t]+--[ \t]*(?P<reason>[^\r\n]*?))?[ \t]*"
)
_OPEN = r"(?:<!--|\{#|\{%-? ?comment ?-?%\}|\{\{!(?:--)?|^\[//\]:[ \t]*#[ \t]*\(|^[ \t]*#)"
_CLOSE = r"(?:-->|#\}|\{%-? ?endcomment ?-?%\}|(?:--)?\}\}|\)(?=[ \t]*\r?$)|(?=\r?$))"
_DIRECTIVE = re.compile(_OPEN + _BODY + _CLOSE, re.M)
_ALONE = re.compile(_BODY.replace(r"replylint:[ \t]*", r"(?:replylint:[ \t]*)?") + r"\Z")
ALL = "all"


@dataclass(frozen=True, slots=True)
class Directive:
    """What somebody asks not to be told.

    Args:
        start: where it stands in the draft, half-open with `end`; both are 0 for one that stands beside it.
        line: its line, from 1.
        until: the last day on which it holds.
        wrong: what is wrong with it; it then says nothing.
    """

    kind: str
    rules: frozenset[str]
    start: int = 0
    end: int = 0
    line: int = 1
    until: date | None = None
    reason: str = ""
    wrong: str = ""

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today

    def names(self, rule: str) -> bool:
        """Whether it names a rule, its pack, or all."""
        return any(stands_for(name, rule) for name in self.rules)

    def covers(self, line: int, ends: Sequence[int]) -> bool:
        """Whether it holds for a line.

        Args:
            ends: the lines at which what was begun ends, in order.
        """
        match self.kind:
            case "disable-line":
                return line == self.line
            case "disable-next-line":
                return line == self.line + 1
            case "disable-begin":
                end = next((e for e in ends if e >= self.line), None)
                return self.line <= line and (end is None or line <= end)
            case _:
                return True


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What directives did to the findings of a draft.

    Args:
        unused: the directives that dropped none; `disable-file`, which a file says for many drafts, is not counted.
        expired: those whose last day is over.
    """

    kept: tuple[Finding, ...]
    dropped: tuple[Finding, ...] = ()
    unused: tuple[Directive, ...] = ()
    expired: tuple[Directive, ...] = ()


def suppress(source: str, beside: Iterable[str], findings: Iterable[Finding], today: date | None = None) -> Suppressed:
    """Drop the findings that the directives of a draft name.

    Args:
        source: the draft.
        beside: directives that stand beside it in its file, such as "disable=jargon"; each holds for the whole draft.
        today: the day on which directives are read.
    """
    found = tuple(findings)
    directives = [*directives_of(source), *map(directive, beside)]
    if not directives:
        return Suppressed(found)
    now = today or date.today()
    expired = tuple(d for d in directives if d.expired(now))
    active = [d for d in directives if d.rules and not d.wrong and not d.expired(now)]
    ends = ends_of(directives)
    kept: list[Finding] = []
    dropped: list[Finding] = []
    used: set[int] = set()
    for finding in found:
        covering = [d for d in active if d.names(finding.rule) and d.covers(finding.line, ends)]
        used.update(map(id, covering))
        (dropped if covering else kept).append(finding)
    silent = ("disable-end", "disable-file")
    unused = tuple(d for d in directives if d.kind not in silent and d not in expired and id(d) not in used)
    return Suppressed(tuple(kept), tuple(dropped), unused, expired)


def stands_for(name: str, rule: str) -> bool:
    """Whether a name in a directive is of a rule, of its pack, or of all."""
    return name in (rule, rule.partition("/")[0], ALL)


def ends_of(directives: Iterable[Directive]) -> list[int]:
    """Return the lines at which `disable-begin` ends, in order."""
    return sorted(one.line for one in directives if one.kind == "disable-end")


def directives_of(source: str) -> list[Directive]:
    """Return the directives in a draft, or in any text with such comments."""
    if "replylint:" not in source:
        return []
    return [_made(match, source) for match in _DIRECTIVE.finditer(source)]


def directive(text: str) -> Directive:
    """Return a directive that stands alone, such as "disable=jargon until=2027-01-31"."""
    match = _ALONE.match(text)
    if match is None:
        return Directive("disable", frozenset(), wrong=f'"{text}" is no directive; an example is disable=jargon')
    return _made(match, "")


def without_directives(source: str) -> str:
    """Return a source, of the same length, without its directives, which the customer never reads and so no rule."""
    if "replylint:" not in source:
        return source
    return _DIRECTIVE.sub(lambda found: " " * len(found[0]), source)


def _made(match: re.Match[str], source: str) -> Directive:
    rules = frozenset(name.strip() for name in (match["rules"] or "").split(",") if name.strip())
    until, wrong = None, ""
    if match["until"]:
        try:
            until = date.fromisoformat(match["until"])
        except ValueError:
            wrong = f'"{match["until"]}" is no day; an example is until=2027-01-31'
    if not rules and match["kind"] != "disable-end":
        wrong = "it names no rule; an example is disable=jargon"
    start, end = (match.start(), match.end()) if source else (0, 0)
    line = source.count("\n", 0, start) + 1
    return Directive(match["kind"], rules, start, end, line, until, (match["reason"] or "").strip(), wrong)
