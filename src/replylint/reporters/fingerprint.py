"""A mark of each finding that stays the same when lines move, so that a server knows it again."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from replylint.model import Finding, Report
from replylint.reporters.about import About, path_of

AROUND = 4
"""So many words before and after a finding belong to it."""
_REACH = 200
_WORD = re.compile(r"\w+")


class Fingerprints:
    """Makes the fingerprints of one run; equal findings in one place are told apart by their order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, name: str, report: Report, about: About) -> list[str]:
        """Return the fingerprint of each finding of a draft, in order."""
        draft = report.draft
        own = draft.id if about.origin and draft.id not in (None, name) else ""
        place = f"{path_of(name, about)}\n{own}"
        return [self._numbered(f"{place}\n{key}") for key in (_key(draft.reply, finding) for finding in report)]

    def _numbered(self, key: str) -> str:
        self._seen[key] += 1
        return sha256(f"{key}\n{self._seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _key(source: str, finding: Finding) -> str:
    """Return the rule, the words and the words around them, without case, spaces and punctuation."""
    start, end = finding.span.start, finding.span.end
    before = _WORD.findall(source[max(0, start - _REACH) : start])[-AROUND:]
    after = _WORD.findall(source[end : end + _REACH])[:AROUND]
    words = _WORD.findall(source[start:end]) or source[start:end].split()
    return "\n".join((finding.rule, *(" ".join(part).casefold() for part in (before, words, after))))
