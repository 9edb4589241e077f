"""What the compiler demands of a rule's language file, besides that its phrases can be parsed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.errors import Problem
from replylint.packs.checkspec import RegisterCheck, SequenceCheck, SubstitutionCheck
from replylint.packs.terms import out_of_step
from replylint.packs.textspec import RuleLanguage
from replylint.packs.yamlfile import YamlFile
from replylint.phrases.matcher import compile_expression
from replylint.phrases.tree import PhraseError

LARGE = 20_000
"""Expressions of fewer bytes have always been small enough for the engine."""


def unmet(check: Any, file: YamlFile, text: RuleLanguage) -> Iterator[Problem]:
    """Yield what a check of its rule needs and the file lacks."""
    needs: str | None = None
    if isinstance(check, SubstitutionCheck) and not (text.replace or text.lists):
        needs = "replace or lists"
    elif isinstance(check, SequenceCheck) and not (text.trigger and text.patterns):
        needs = "trigger and patterns"
    elif isinstance(check, RegisterCheck) and _lacks_forms(check, text):
        needs = "formal and informal"
    elif check.type == "phrase" and not text.phrases:
        needs = "phrases"
    if needs:
        yield file.problem((), f"a {check.type} check needs {needs}")
    if isinstance(check, SequenceCheck):
        from replylint.checks.sequence import pattern_problems

        for name in ("patterns", "unless_patterns"):
            for index, pattern in enumerate(getattr(text, name)):
                for message in pattern_problems(pattern, trained=check.trained):
                    yield file.problem((name, index), message)


def _lacks_forms(check: RegisterCheck, text: RuleLanguage) -> bool:
    borrows = check.forms is not None and not (text.formal or text.informal)
    return check.flag != "words" and not borrows and not (text.formal and text.informal)


def unproved(file: YamlFile, text: RuleLanguage) -> Iterator[Problem]:
    """Yield a problem for each kind of example that is missing."""
    for keys in (("examples", "flags"), ("examples", "passes")):
        if not getattr(text.examples, keys[1]):
            yield file.problem(keys, "no rule without proof: give at least one example")


def unlike_forms(file: YamlFile, text: RuleLanguage) -> Iterator[Problem]:
    """Yield a problem for each replacement with more or fewer forms than its phrase."""
    for phrase, keys in out_of_step(text):
        message = f'what "{phrase}" becomes has forms in brackets, and the phrase has no group of as many'
        yield file.problem(keys, message)


def check_size(expression: bytes) -> None:
    """Refuse an expression that the engine would refuse when it is first needed.

    Raises:
        PhraseError: where it takes more memory than the engine allows.
    """
    if len(expression) > LARGE:
        import re2

        try:
            compile_expression(expression)
        except re2.error:
            raise PhraseError(f"the phrase grows too large ({len(expression):,} bytes)") from None


def check_raw(expression: str) -> None:
    """Refuse an expression that the linear-time engine can't run.

    Raises:
        PhraseError: with the engine's reason.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(expression, options)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise PhraseError(
            f"not a linear-time regular expression ({reason}); there is no look-around and no back-reference"
        ) from None
