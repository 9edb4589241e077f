"""What is wrong with a folder of rules comes all at once, each with its place and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from helpers import BASIS, LANGUAGE, PROOF, MakePack, act, card, rule, write
from replylint import Config, ConfigError, Linter, PackError


def problems(folder: Path, files: Mapping[str, str], *, basis: bool = True) -> list[str]:
    """Return what is wrong with a pack, with paths relative to its folder."""
    write(folder, {**(BASIS if basis else {}), **files})
    with pytest.raises(PackError) as caught:
        linter = Linter(Config(packs=(str(folder),), select=("mypack",), language=LANGUAGE, cache=False))
        linter.lint("Any words.")
    found = sorted(map(str, caught.value.problems))
    return [problem[problem.index(folder.name) + len(folder.name) + 1 :] for problem in found]


CARDS = {
    "packs/mypack/a/rule.yaml": card("type: phrases"),
    "packs/mypack/b/rule.yaml": card("type: act\nacts: [apolgy, empathy]\nflag: missing"),
    "packs/mypack/c/rule.yaml": card(severity="fatal") + "severty: info\n",
    "packs/mypack/d/rule.yaml": "title: T\ntitle: U\n",
    "packs/mypack/e/rule.yaml": card("type: phrase\nwhen:\n  channels: [emial]"),
    "packs/mypack/f/rule.yaml": card(confidence="1.5"),
    "packs/nopack/g/rule.yaml": card(),
    "packs/mypack/h/rule.yaml": card("type: phrase\nunless_near:\n  - acts: [hand-ovr]"),
    "packs/mypack/i/rule.yaml": card("type: register\nflag: mixed\nforms: mypack/hh"),
    "packs/mypack/deep/down/here/en.yaml": "phrases: [x]\n",
    "cultures/xx-XX.yaml": "name: N\nfacts: {}\nextends: en-UZ\n",
    "cultures/xy-XY.yaml": "name: N\nfacts:\n  register: {value: posh, source: S}\n",
    "cultures/xw-XW.yaml": "name: N\nfacts:\n  registers: {value: {emial: formal}, source: S}\n",
    "cultures/xz-XZ.yaml": "name: N\nfacts:\n  rules: {value: {mypack/none: error}, source: S}\n",
    "channels/pigeon.yaml": "name: P\nwhat: W\nsource: S\nsettings:\n  rules: {mypak: info}\n",
}
CARD_PROBLEMS = [
    'channels/pigeon.yaml:5:11: no rule or pack "mypak"; did you mean "mypack"?',
    'cultures/xw-XW.yaml:3:23: no channel "emial"; did you mean "email"?',
    'cultures/xx-XX.yaml:3:1: no culture "en-UZ"; did you mean "en-ZA"?',
    'cultures/xy-XY.yaml:3:14: "posh" is not one of formal, neutral, informal',
    'cultures/xz-XZ.yaml:3:19: no rule or pack "mypack/none"',
    'packs/mypack/a/rule.yaml:9:3: "phrases" is no type; allowed: phrase, substitution, act, measure, register,',
    'packs/mypack/b/rule.yaml:8:1: no act is called "apolgy"; did you mean "apology"?',
    'packs/mypack/c/rule.yaml:10:1: unknown key "severty"; allowed: also, category, check, confidence,',
    'packs/mypack/c/rule.yaml:6:1: "fatal" is not one of info, warning, error',
    'packs/mypack/d/rule.yaml:2:1: the key "title" stands twice',
    "packs/mypack/deep/down/here/en.yaml: no such place for a rule file; there are packs/<pack>/<rule>/",
    'packs/mypack/e/rule.yaml:8:1: no channel is called "emial"; did you mean "email"?',
    "packs/mypack/f/rule.yaml:8:1: a confidence is from 0 to 1",
    'packs/mypack/h/rule.yaml:8:1: no act is called "hand-ovr"; did you mean "hand-over"?',
    'packs/mypack/i/rule.yaml:8:1: no rule is called "mypack/hh"; did you mean "mypack/h"?',
    'packs/nopack/g/rule.yaml:1:1: the pack "nopack" has no pack.yaml',
]


def test_all_mistakes_in_cards_and_profiles_come_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, CARDS)
    assert len(found) == len(CARD_PROBLEMS)
    for problem, start in zip(found, CARD_PROBLEMS, strict=True):
        assert problem.startswith(start)


TEXTS = {
    **rule("a", "phrases:\n  - fine\n  - not (my|our\n  - to <tem>\n  - (a|)\n  - to <who:6-1>\n"),
    **rule("b", "phrases: ['re:a(?=b)', 're:(a)\\1', 're:(']\n"),
    **rule("c", "phrases: [x]\nphrases: [y]\n"),
    **rule("d", "phrase: [x]\n"),
    **rule("e", "phrases: [x]\nsuggest:\n  - when: to <who:1-3>\n    write: for <wo>\n  - write: to <who>\n"),
    **rule("f", "slots:\n  loop: [a, <loop> b]\nphrases: [to <loop>]\n"),
    **rule("g", "slots: {number: [one]}\nphrases: [to <number> of]\n"),
    **rule("h", "{}\n", check="type: substitution"),
    **rule("i", "phrases: [x]\n", check="type: register\nflag: mixed"),
    **rule("j", "trigger: [x]\npatterns: [[{LOWR: x}, {POS: NOUN}]]\n", check="type: sequence"),
    "packs/mypack/k/rule.yaml": card(),
    f"packs/mypack/k/{LANGUAGE}.yaml": "phrases: [x]\nexamples: {flags: [], passes: []}\n",
    "packs/mypack/l/rule.yaml": card(),
    f"packs/mypack/l/{LANGUAGE}.yaml": "phrases: [x]\n",
    f"packs/mypack/lost/{LANGUAGE}.yaml": "phrases: [x]\n" + PROOF,
    f"acts/apologie/{LANGUAGE}.yaml": "phrases: [x]\n" + PROOF,
    **act("mine", "phrases: [<end>]\nexcept: [a b)]\n"),
    **rule("m", "phrases: []\n"),
    **rule("n", "phrases: [x]\nslots: {team: ['re:us']}\nsuggest: [{when: 're:x', write: y}]\n"),
}  # fmt: skip
TEXTS[f"packs/mypack/h/{LANGUAGE}.yaml"] = PROOF
TEXTS[f"slots/{LANGUAGE}.yaml"] = "team: [us, (our]\n"
TEXT_PROBLEMS = [
    f"acts/apologie/{LANGUAGE}.yaml: its folder has no act.yaml; did you mean",
    f'acts/mine/{LANGUAGE}.yaml:1:11: "<end>": no word in this phrase is fixed; it would match everywhere',
    f'acts/mine/{LANGUAGE}.yaml:2:13: "a b)": ")" outside of a group',
    f'packs/mypack/a/{LANGUAGE}.yaml:3:9: "not (my|our": "(" is never closed',
    f'packs/mypack/a/{LANGUAGE}.yaml:4:8: "to <tem>": no slot is called <tem>; did you mean "team"?',
    f'packs/mypack/a/{LANGUAGE}.yaml:5:5: "(a|)": no word in this phrase is fixed',
    f'packs/mypack/a/{LANGUAGE}.yaml:6:8: "to <who:6-1>": a capture takes 1 to 20 words',
    f'packs/mypack/b/{LANGUAGE}.yaml:1:11: "re:a(?=b)": not a linear-time regular expression (',
    f'packs/mypack/b/{LANGUAGE}.yaml:1:24: "re:(a)\\1": not a linear-time regular expression (',
    f'packs/mypack/b/{LANGUAGE}.yaml:1:36: "re:(": not a linear-time regular expression (',
    f'packs/mypack/c/{LANGUAGE}.yaml:2:1: the key "phrases" stands twice',
    f'packs/mypack/d/{LANGUAGE}.yaml:1:1: unknown key "phrase"; allowed: ',
    f"packs/mypack/e/{LANGUAGE}.yaml:4:5: <wo> is not captured by `when`; did you mean \"who\"?",
    f"packs/mypack/e/{LANGUAGE}.yaml:5:5: <who> is not captured by `when`",
    f"packs/mypack/f/{LANGUAGE}.yaml:2:3: ",
    f"packs/mypack/g/{LANGUAGE}.yaml:1:9: <number> is built in; choose another name",
    f"packs/mypack/h/{LANGUAGE}.yaml:1:1: a substitution check needs replace",
    f"packs/mypack/i/{LANGUAGE}.yaml:1:1: a register check needs formal and informal",
    f'packs/mypack/j/{LANGUAGE}.yaml:2:12: "LOWR" is no token attribute; did you mean "LOWER"?',
    f'packs/mypack/j/{LANGUAGE}.yaml:2:12: "POS" needs `trained: true`',
    f"packs/mypack/k/{LANGUAGE}.yaml:2:12: no rule without proof: give at least one example",
    f"packs/mypack/k/{LANGUAGE}.yaml:2:23: no rule without proof: give at least one example",
    f'packs/mypack/l/{LANGUAGE}.yaml:1:1: "examples" is missing',
    f"packs/mypack/lost/{LANGUAGE}.yaml: its folder has no rule.yaml",
    f"packs/mypack/m/{LANGUAGE}.yaml:1:1: a phrase check needs phrases",
    f"packs/mypack/n/{LANGUAGE}.yaml:2:16: ",
    f"packs/mypack/n/{LANGUAGE}.yaml:3:12: ",
    f'slots/{LANGUAGE}.yaml:1:12: "(our": "(" is never closed',
]  # fmt: skip


def test_all_mistakes_in_a_language_come_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, TEXTS)
    assert [p.partition(" ")[0] for p in found] == [p.partition(" ")[0] for p in TEXT_PROBLEMS]
    for problem, start in zip(found, TEXT_PROBLEMS, strict=True):
        assert problem.startswith(start)


def test_a_slot_that_holds_itself_is_named(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, rule("f", "slots:\n  loop: [a, <loop> b]\nphrases: [to <loop>]\n"))
    assert "holds itself" in found
    assert "_l" not in found  # the name as the file has it, not as it is kept


def test_a_slot_that_holds_itself_is_found_where_no_phrase_uses_it(tmp_path: Path) -> None:
    files = {**rule("f", "phrases: [x]\n"), f"slots/{LANGUAGE}.yaml": "a: [x, <b>]\nb: [<a>]\n"}
    assert all("holds itself" in found for found in problems(tmp_path, files))


def test_an_empty_slot_is_refused(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, rule("f", "slots:\n  team: []\nphrases: [to <team>]\n"))
    assert found.endswith(".yaml:2:3: the slot <team> is empty")


def test_a_raw_expression_in_a_slot_or_rewrite_is_refused(tmp_path: Path) -> None:
    for problem in problems(tmp_path, rule("n", TEXTS[f"packs/mypack/n/{LANGUAGE}.yaml"].removesuffix(PROOF))):
        assert "a raw expression" in problem


def test_a_phrase_too_large_for_the_engine_is_refused_when_the_pack_loads(tmp_path: Path) -> None:
    part = " ".join(f"<w{n}:1-20> (a|b … c|d*e)" for n in range(20))
    (found,) = problems(tmp_path, rule("a", f"phrases:\n  - x ({part} & {part} & {part} & {part})\n"))
    assert "too large" in found


def test_an_act_of_a_condition_must_exist(tmp_path: Path) -> None:
    when = "type: phrase\nwhen:\n  any:\n    - none: [{customer_acts: [truble]}]\n    - ends_in: [instrction]"
    assert [p.partition(": ")[2] for p in problems(tmp_path, {"packs/mypack/a/rule.yaml": card(when)})] == [
        'no act is called "instrction"; did you mean "instruction"?',
        'no act is called "truble"; did you mean "trouble"?',
    ]


def test_a_culture_that_extends_itself_through_another_is_refused(tmp_path: Path) -> None:
    files = {f"cultures/{a}.yaml": f"name: N\nfacts: {{}}\nextends: {b}\n" for a, b in (("xa", "xb"), ("xb", "xa"))}
    assert all("extends itself" in problem for problem in problems(tmp_path, files))


def test_a_mistake_in_a_language_that_is_not_asked_for_does_not_matter(make_pack: MakePack) -> None:
    linter = make_pack({**rule("a", "phrases: [x]"), "packs/mypack/a/yy.yaml": "phrases: [(]\n"})
    assert len(linter.lint("An x.")) == 1


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"none: no such folder of rules"):
        Linter(Config(packs=(str(tmp_path / "none"),), cache=False))


def test_a_phrase_of_the_configuration_is_blamed_on_the_configuration(make_pack: MakePack) -> None:
    from replylint import RuleConfig

    linter = make_pack(rule("a", "phrases: [x]"), rules={"mypack/a": RuleConfig(phrases=("not (my|our",))})
    with pytest.raises(PackError) as caught:
        linter.lint("An x.")
    assert str(caught.value).startswith("configuration")
    assert '"(" is never closed' in str(caught.value)


def test_an_error_survives_pickling() -> None:
    import pickle

    from replylint import Problem

    error = pickle.loads(pickle.dumps(ConfigError([Problem("f", 1, 2, "wrong")])))
    assert isinstance(error, ConfigError)
    assert str(error) == "f:1:2: wrong"
