"""The check types that run other people's code: `sequence` (spaCy's Matcher) and `python` (an entry point)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from helpers import MakePack, act, rule, texts
from replylint import ConfigError, Linter, PackError
from replylint.checks import Context, Match
from replylint.checks.python import load_function

SHOUT = "trigger: [now]\npatterns:\n  - [{IS_UPPER: true, LENGTH: {'>=': 3}, OP: '+'}]\n"


def linter_of(make_pack: MakePack, text: str, check: str = "type: sequence", **config: object) -> Linter:
    return make_pack({**act("calm", "phrases: [calm]"), **rule("seq", text, check)}, **config)


def test_a_pattern_is_found_in_the_sentences_that_hold_a_trigger(make_pack: MakePack) -> None:
    linter = linter_of(make_pack, SHOUT)
    assert texts(linter.lint("DO IT. SEND THE FORM now! WHY.")) == ["SEND THE FORM"]
    assert texts(linter.lint("SEND THE FORM.")) == []


def test_the_place_is_exact_in_every_format(make_pack: MakePack) -> None:
    linter = linter_of(make_pack, SHOUT)
    source = "<p>Čas &amp; 🙂.</p><p>now <b>SEND</b> IT</p>"
    (finding,) = linter.lint(source, format="html")
    assert (finding.text, source[finding.span.start : finding.span.end]) == ("SEND", "SEND")


def test_an_unless_pattern_undoes_what_it_overlaps(make_pack: MakePack) -> None:
    text = SHOUT + "unless_patterns:\n  - [{ORTH: FAQ}]\n"
    assert texts(linter_of(make_pack, text).lint("See the FAQ and SEND now.")) == ["SEND"]


def test_protected_parts_are_not_read(make_pack: MakePack) -> None:
    assert texts(linter_of(make_pack, SHOUT).lint("now {{ABC}} https://X.EXAMPLE/ABC ABC")) == ["ABC"]


def test_zones_and_acts_nearby_hold_for_patterns_too(make_pack: MakePack) -> None:
    check = "type: sequence\nzones: [body, opening]\nunless_near: [{acts: [calm]}]"
    assert texts(linter_of(make_pack, SHOUT, check).lint("SEND now. SEND now, calm.")) == ["SEND"]
    assert texts(linter_of(make_pack, SHOUT, "type: sequence\nzones: [body]").lint("SEND now.")) == []


BROKEN = {
    "an unknown key": ("trigger: [now]\npatterns: [[{UPER: true}]]", 'did you mean "'),
    "a trained key": ("trigger: [now]\npatterns: [[{POS: VERB}]]", "trained: true"),
}


@pytest.mark.parametrize("claim", BROKEN)
def test_a_pattern_that_can_not_run_is_refused(make_pack: MakePack, claim: str) -> None:
    text, message = BROKEN[claim]
    with pytest.raises(PackError, match=message):
        linter_of(make_pack, text).lint("now")


def test_a_trained_pipeline_that_is_not_installed_is_named(make_pack: MakePack) -> None:
    text = "trigger: [now]\npatterns: [[{POS: VERB}]]"
    linter = linter_of(make_pack, text, "type: sequence\ntrained: true", spacy={"xx": "no_such_pipeline"})
    with pytest.raises(ConfigError, match='"no_such_pipeline" is not installed'):
        linter.lint("Send it now.")


# python


def every(context: Context, word: str, safe: bool = False) -> Iterator[Match]:
    """Yield each place of a word; stands for the function of another package."""
    text, at = context.document.prose.text, -1
    while (at := text.find(word, at + 1)) >= 0:
        yield Match(at, at + len(word), replacement="good", safe=safe)


@pytest.fixture
def entry_point(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install the function above as `every-word`."""
    point = EntryPoint("every-word", f"{__name__}:every", "replylint.checks")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: EntryPoints([point]))
    load_function.cache_clear()
    yield
    load_function.cache_clear()


CHECK = "type: python\nentry_point: {}\noptions: {{word: bad, safe: true}}"


@pytest.mark.usefixtures("entry_point")
def test_a_function_of_another_package_is_a_check(make_pack: MakePack) -> None:
    report = make_pack(rule("every", None, CHECK.format("every-word"))).lint("A bad, bad thing.")
    assert [(f.text, f.rule) for f in report] == [("bad", "mypack/every")] * 2
    assert report.rewrite(unsafe=False).text == "A good, good thing."


@pytest.mark.usefixtures("entry_point")
def test_an_entry_point_that_nobody_has_is_named_with_what_was_perhaps_meant(make_pack: MakePack) -> None:
    with pytest.raises(ConfigError, match=r'no installed package has an entry point "every-wrd".*mean "every-word"'):
        make_pack(rule("every", None, CHECK.format("every-wrd"))).lint("A bad thing.")
