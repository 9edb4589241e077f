"""The public interface: what `lint` takes, what a report says, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import replylint
from helpers import BASIS, LANGUAGE, MakePack, rule, texts, write
from replylint import Config, ConfigError, Draft, InputError, Linter, PackError, Problem

FILES = {
    **rule("bad", "phrases: [bad]\nsuggest: [{write: good, safe: true}]"),
    **rule(
        "sad",
        "phrases: [sad]\nmessage: 'Xay {text}.'",
        message="Say {text} no more.",
        severity="error",
        category="tone",
    ),
    **rule("holes", None, "type: placeholder\nflag: [unresolved, unknown]"),
}


@pytest.fixture(scope="module")
def linter(make_pack: MakePack) -> Linter:
    return make_pack(FILES)


def test_everything_public_is_exported() -> None:
    assert all(hasattr(replylint, name) for name in replylint.__all__)
    assert {"Linter", "Report", "Finding", "Suggestion", "Config", "Draft"} <= set(replylint.__all__)


def test_a_report_is_true_and_counts_its_findings(linter: Linter) -> None:
    clean, faulty = linter.lint("Fine."), linter.lint("Bad, sad.")
    assert (bool(clean), len(clean), clean.worst, clean.score) == (True, 0, None, 100)
    assert (len(faulty), faulty.worst, [f.text for f in faulty]) == (2, "error", ["Bad", "sad"])


def test_a_finding_says_all_that_is_known(linter: Linter) -> None:
    (finding,) = linter.lint("Hi,\n\nso sad.")
    assert (finding.rule, finding.category, finding.severity, finding.confidence) == (
        "mypack/sad",
        "tone",
        "error",
        0.9,
    )
    assert (finding.line, finding.column, finding.span.start, finding.span.end) == (3, 4, 8, 11)
    assert (finding.message, finding.why, finding.instead) == ("Say sad no more.", "Why it matters.", "What to do.")


def test_messages_come_in_the_language_that_is_asked_for(make_pack: MakePack) -> None:
    linter = make_pack(FILES, messages=LANGUAGE)
    assert [f.message for f in linter.lint("Bad, sad.")] == ['"Bad" is bad.', "Xay sad."]


def test_each_category_has_a_score_with_or_without_findings(linter: Linter) -> None:
    categories = linter.lint("So sad.").categories
    assert categories["tone"].findings == 1
    assert categories["tone"].score < 100
    assert (categories["mypack"].findings, categories["mypack"].score) == (0, 100)


def test_a_long_hit_is_quoted_in_short(make_pack: MakePack) -> None:
    linter = make_pack(rule("long", "phrases: ['re:a.*z']"))
    (finding,) = linter.lint(f"a{' b' * 80}\u00a0 z")
    assert len(finding.text) > 160
    assert finding.message == f'"{("a" + " b" * 80)[:57].rstrip()}…" is bad.'


def test_a_draft_is_linted_as_the_words_of_a_call_are(linter: Linter) -> None:
    given: dict[str, Any] = {"customer": "C", "format": "html", "kind": "template", "id": "7", "variables": ("a",)}
    report = linter.lint("<p>bad {{b}}</p>", **given)
    assert linter.lint_draft(Draft("<p>bad {{b}}</p>", **given)) == report
    assert texts(report) == ["bad", "{{b}}"]
    assert report.draft.id == "7"


def test_the_kind_and_variables_of_the_configuration_hold_where_the_call_says_nothing(
    make_pack: MakePack,
) -> None:
    linter = make_pack(FILES, kind="template", variables=("a",))
    assert texts(linter.lint("{{a}} {{b}}")) == ["{{b}}"]
    assert texts(linter.lint("{{a}} {{b}}", variables=("b",))) == ["{{a}}"]
    assert texts(linter.lint("{{a}} {{b}}", kind="reply")) == ["{{a}}", "{{b}}"]


def test_a_placeholder_in_what_was_filled_in_for_the_customer_was_overlooked(linter: Linter) -> None:
    customer = "Where is order AU-55812? Grant Maddox"
    for filled_in in ("Hello Grant,\n\nit is {{b}}", "Dear Mr Maddox,\n\nit is {{b}}", "{{a}},\nAU-55812 is {{b}}"):
        assert "{{b}}" in texts(linter.lint(filled_in, customer=customer))
        assert not texts(linter.lint(filled_in))
    for template in ("Hello {{a}},\n\nit is {{b}}", "Thanks for writing to Grant of our shop: it is {{b}}"):
        assert not texts(linter.lint(template, customer=customer))


def test_a_linter_is_made_of_a_configuration_file(tmp_path: Path) -> None:
    write(tmp_path / "rules", {**BASIS, **FILES})
    write(tmp_path, {"replylint.yaml": f"packs: [rules]\nselect: [mypack]\nlanguage: {LANGUAGE}\n"})
    assert texts(Linter.from_config(tmp_path / "replylint.yaml").lint("So bad.")) == ["bad"]
    with pytest.raises(ConfigError, match=r"replylint\.yml"):
        Linter.from_config(str(tmp_path / "replylint.yml"))


REFUSED: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"reply": b"bytes"}, InputError, "a draft is text, not bytes"),
    ({"reply": None}, InputError, "a draft is text, not NoneType"),
    ({"reply": "x", "format": "htm"}, InputError, 'no format "htm"; did you mean "html"?'),
    ({"reply": "x", "kind": "macro"}, InputError, 'a draft is a "reply" or a "template", not "macro"'),
    ({"reply": "x", "culture": "de-DF"}, ConfigError, 'culture: no culture "de-DF"; did you mean "de-DE"?'),
    ({"reply": "x", "channel": "emial"}, ConfigError, 'channel: no channel "emial"; did you mean "email"?'),
    (
        {"reply": "x", "register": "high"},
        ConfigError,
        'register: no register "high"; there are formal, neutral, informal',
    ),
    ({"reply": "x", "language": "qqq"}, ConfigError, 'language: no language "qqq"'),
]


@pytest.mark.parametrize(("call", "error", "message"), REFUSED, ids=[message for _, _, message in REFUSED])
def test_what_can_not_be_linted_is_refused(
    linter: Linter, call: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as raised:
        linter.lint(**call)
    assert str(raised.value).startswith(message)


def test_a_locale_stands_for_its_language(linter: Linter) -> None:
    assert {linter.lint("So bad.", language=code).language for code in ("xx", "XX", "xx-YY", "xx_YY")} == {"xx"}


def test_a_language_without_rules_is_said_to_have_none(make_pack: MakePack) -> None:
    linter = make_pack({**FILES, "languages/yy.yaml": "name: Whyish\nnative: Y\n"})
    report = linter.lint("So bad {{x}}.", language="yy", kind="reply")
    assert (texts(report), report.language_note) == (["{{x}}"], "replylint has no rules for Whyish yet")


def test_an_error_holds_every_problem_and_survives_pickling() -> None:
    import pickle

    error = PackError([Problem("a", 1, 2, "x"), Problem("b", 0, 0, "y")])
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.problems, str(again)) == (PackError, error.problems, "a:1:2: x\nb: y")


def test_an_unknown_name_in_the_configuration_is_refused_at_once() -> None:
    with pytest.raises(ConfigError, match="channel"):
        Linter(Config(channel="pigeon"))
