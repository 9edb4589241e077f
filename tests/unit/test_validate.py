"""What is said of data that does not fit: what is wrong, what is allowed, what was perhaps meant."""

from __future__ import annotations

import pytest

from helpers import card
from replylint.config import Config
from replylint.packs.profilespec import CultureCard, ProfileSettings
from replylint.packs.spec import ActCard, PackCard, RuleCard, Scoring
from replylint.packs.textspec import ActLanguage, RuleLanguage
from replylint.packs.validate import validate
from replylint.packs.yamlfile import parse_yaml

LANGUAGE = "examples: {flags: [a], passes: [b]}\n"


def problems(kind: object, text: str) -> list[str]:
    file, found = parse_yaml(text, "f.yaml")
    assert file is not None, found
    return list(map(str, validate(kind, file)[1]))


WRONG: list[tuple[type, str, str, str, str]] = [
    (PackCard, "title: T\nwhat: W\ntittle: X\n", "3:1", 'unknown key "tittle"; allowed: category, title', "title"),
    (PackCard, "what: W\n", "1:1", '"title" is missing', ""),
    (PackCard, "title: [T]\nwhat: W\n", "1:1", "input should be a valid string", ""),
    (PackCard, "- title\n", "1:1", "", ""),
    (ActCard, "title: T\nwhat: W\nside: buyr\n", "3:1", '"buyr" is not one of reply, customer, both', ""),
    (ActCard, "title: T\nwhat: W\nside: repply\n", "3:1", '"repply" is not one of reply,', "reply"),
    (RuleCard, card("type: phrases"), "9:3", '"phrases" is no type; allowed: phrase, substitution, act,', "phrase"),
    (RuleCard, card("zones: [body]"), "8:1", '"type" is missing; allowed: phrase, substitution, act,', ""),
    (RuleCard, card("type: phrase\nzone: [body]"), "10:3", 'unknown key "zone"; allowed: type, unless_', "zones"),
    (RuleCard, card("type: phrase\nzones: [boddy]"), "10:11", '"boddy" is not one of greeting, opening,', "body"),
    (RuleCard, card("type: act\nacts: [a]\nflag: absent"), "11:3", '"absent" is not one of missing,', "present"),
    (RuleCard, card("type: act\nflag: missing"), "8:1", '"acts" is missing', ""),
    (RuleCard, card("type: phrase\nwhen:\n  chanels: [x]"), "11:5", 'unknown key "chanels"; allowed: ', "channels"),
    (RuleCard, card("type: phrase\nwhen:\n  any:\n    - {act: [a]}"), "12:10", 'unknown key "act"; allowed: ', "acts"),
    (RuleCard, card(severity="fatal"), "6:1", '"fatal" is not one of info, warning, error', ""),
    (RuleCard, card(confidence="sure"), "8:1", "input should be a valid number", ""),
    (RuleLanguage, LANGUAGE + "phrase: [x]\n", "2:1", 'unknown key "phrase"; allowed: ', "phrases"),
    (RuleLanguage, "phrases: [x]\n", "1:1", '"examples" is missing', ""),
    (RuleLanguage, "examples: {flags: [a]}\n", "1:1", '"passes" is missing', ""),
    (RuleLanguage, LANGUAGE + "except: x\n", "2:1", "input should be a valid tuple", ""),
    (RuleLanguage, LANGUAGE + "offer:\n  - channels: [chat]\n", "3:5", '"text" is missing', ""),
    (RuleLanguage, LANGUAGE + "suggest:\n  - {write: y, wen: x}\n", "3:16", 'unknown key "wen"; allowed: ', "when"),
    (ActLanguage, LANGUAGE + "replace: {a: b}\n", "2:1", 'unknown key "replace"; allowed: examples, except, ', ""),
    (Scoring, "weights: {fatal: 1}\n", "1:", "", ""),
    (ProfileSettings, "limits: {words: 3}\n", "1:10", '"words" is not one of sentence_words,', "reply_words"),
    (CultureCard, "name: N\nfacts:\n  register: {value: formal}\n", "3:3", '"source" is missing', ""),
    (Config, "sellect: [x]\n", "1:1", 'unknown key "sellect"; allowed: ', "select"),
    (Config, "settings: {titels: true}\n", "1:12", 'unknown key "titels"; allowed: emoji, limits, ', "titles"),
    (Config, "overrides:\n  - language: en\n", "2:5", '"paths" is missing', ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "place", "message", "meant"), WRONG)
def test_wrong(kind: type, text: str, place: str, message: str, meant: str) -> None:
    (found,) = problems(kind, text)
    assert found.startswith(f"f.yaml:{place}")
    assert message in found
    assert found.endswith(f'; did you mean "{meant}"?' if meant else "") and ("did you mean" in found) == bool(meant)


def test_a_group_of_phrases_with_an_unknown_key_is_one_problem() -> None:
    found = problems(RuleLanguage, LANGUAGE + "phrases:\n  - any: [x]\n    confidense: 0.5\n")
    assert len(found) == 1
    assert found[0].startswith('f.yaml:4:5: unknown key "confidense"; allowed: any, capital, checksum, confidence, ')


def test_a_wrong_flag_among_the_examples_is_one_problem() -> None:
    found = problems(RuleLanguage, "examples:\n  flags:\n    - text: a\n      find: [a]\n  passes: [b]\n")
    assert len(found) == 1
    assert found[0].startswith('f.yaml:4:7: unknown key "find"; allowed: ')


def test_a_wrong_key_in_a_rule_of_a_configuration_is_one_problem() -> None:
    found = problems(Config, "rules:\n  a/b:\n    severety: off\n")
    assert found == [
        'f.yaml:3:5: unknown key "severety"; allowed: accept, except, phrases, severity, without; '
        'did you mean "severity"?'
    ]


def test_a_wrong_level_in_a_configuration_is_one_problem() -> None:
    found = problems(Config, "rules:\n  a/b: of\n")
    assert found == ['f.yaml:2:3: "of" is not one of info, warning, error, off; did you mean "off"?']


def test_all_problems_of_a_file_come_at_once() -> None:
    found = problems(RuleCard, "titel: T\nseverity: bad\ncheck: {type: phrase, zones: [x]}\n")
    assert len(found) == 9  # an unknown key, a severity, a zone, and six that are missing


def test_what_is_right_becomes_the_object() -> None:
    file, _ = parse_yaml(LANGUAGE + "phrases: [x, {any: [y], confidence: 0.5}]\nexcept: [z]\n", "f.yaml")
    assert file is not None
    text, found = validate(RuleLanguage, file)
    assert not found
    assert text.phrases[0] == "x"
    assert text.phrases[1].confidence == 0.5
    assert text.except_ == ("z",)


def test_an_empty_file_misses_what_is_needed() -> None:
    assert problems(PackCard, "") == ['f.yaml:1:1: "title" is missing', 'f.yaml:1:1: "what" is missing']
