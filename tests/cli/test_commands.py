"""The other commands: explain, rules, cultures, languages, test, schema, init; and help."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from desk import Desk
from helpers import PROOF, rule
from replylint import Linter, __version__
from replylint.cli import explain
from replylint.cli.options import COMMANDS
from replylint.cli.schema import KINDS
from replylint.config import Config
from replylint.configfile import load
from replylint.packs.spec import Examples, Flag, Pass


def test_explain_says_what_why_and_what_to_do_with_examples(desk: Desk) -> None:
    result = desk.run("explain", "mypack/bad", "--language", "xx")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("mypack/bad (warning, confidence 0.9): A fault\n")
    for line in ("What: What it finds.", "Why: Why it matters.", "Instead: What to do.", "Source: A book"):
        assert f"  {line}\n" in result.out
    assert "  Found in:\n    - something bad\n" in result.out
    assert "  Not found in:\n    - something good\n" in result.out
    assert result.out.endswith("  Languages: xx\n")


def test_explain_takes_a_pack_and_rules_without_a_language(desk: Desk) -> None:
    out = desk.run("explain", "mypack", "--language", "xx").out
    assert out.count("A fault\n") == 9
    assert "Languages: any" in desk.run("explain", "mypack/holes").out


def test_explain_says_under_which_conditions_an_example_holds() -> None:
    some = Examples(
        flags=(Flag("Hi\n[NAME]"),),
        passes=(Pass("Hi [NAME]", kind="template"), Pass("Hey", customer="Oh\nno", channel="chat", culture="xx-XX")),
    )
    assert [explain.shown_example(example) for example in (*some.flags, *some.passes)] == [
        "Hi [NAME]",
        "Hi [NAME]  (kind: template)",
        "Hey  (customer: Oh no; channel: chat; culture: xx-XX)",
    ]


def test_explain_finds_a_rule_whose_pack_was_left_out(desk: Desk) -> None:
    result = desk.run("explain", "holes")
    assert (result.status, result.err) == (2, 'explain: no rule or pack "holes"; did you mean "mypack/holes"?\n')


def test_rules_are_listed_as_a_table_and_as_json(desk: Desk) -> None:
    table = desk.run("rules", "--select", "mypack").out.splitlines()
    assert table[0].split() == ["rule", "severity", "category", "on", "languages", "title"]
    assert next(row for row in table if row.startswith("mypack/off")).split()[:5] == [
        "mypack/off",
        "warning",
        "mypack",
        "no",
        "xx",
    ]
    rows = desk.run("rules", "--select", "mypack/sad,mypack/holes", "--format", "json").json
    assert [(row["rule"], row["severity"], row["check"], row["languages"]) for row in rows] == [
        ("mypack/holes", "warning", "placeholder", ["any"]),
        ("mypack/sad", "error", "phrase", ["xx"]),
    ]


def test_rules_without_a_selection_are_all_rules(desk: Desk) -> None:
    rows = desk.run("rules", "--no-config", "--format", "jsonl").lines
    assert len({row["rule"].partition("/")[0] for row in rows}) > 1


def test_cultures_are_listed_or_shown_with_their_sources(desk: Desk) -> None:
    assert "xx-XX" in desk.run("cultures").out
    shown = desk.run("cultures", "xx-XX", "xx-XY").out
    assert shown == "xx-XX: X\n  register: formal\n      S\nxx-XY: Y\n  register: informal\n      S\n"
    desk.path("rules/cultures/xx-XW.yaml").write_text("name: W\nfacts:\n  emoji: {value: false, source: S}\n")
    assert desk.run("cultures", "xx-XW").out == "xx-XW: W\n  emoji: no\n      S\n"
    (row,) = desk.run("cultures", "xx-XX", "--format", "json").json
    assert (row["culture"], row["register"], row["facts"]) == (
        "xx-XX",
        "formal",
        {"register": {"value": "formal", "source": "S"}},
    )


def test_languages_are_listed_with_what_each_has(desk: Desk) -> None:
    rows = {row["language"]: row for row in desk.run("languages", "--format", "json").json}
    assert (rows["xx"]["name"], rows["xx"]["rules"]) == ("Testish", 8)
    assert "Testish" in desk.run("languages").out


def test_a_language_is_shown_with_what_each_act_and_rule_has_of_it(desk: Desk) -> None:
    rows = {row["owner"]: row for row in desk.run("languages", "xx", "--format", "json").json}
    assert (rows["mypack/bad"]["phrases"], rows["mypack/bad"]["examples"]) == (2, 2)
    assert "mypack/holes" not in rows
    assert any(owner.startswith("act:") for owner in rows)
    assert desk.run("languages", "xy").err == 'languages: no language "xy"\n'


def test_test_runs_the_examples_of_rules_and_says_which_fail(desk: Desk) -> None:
    result = desk.run("test", "mypack/bad")
    assert (result.status, result.out) == (0, "2 examples, 0 failed\n")
    result = desk.run("test", "mypack/sad", "--language", "xx")
    assert (result.status, result.out) == (
        1,
        "mypack/sad (xx): must be flagged, but nothing was found\n    something bad\n2 examples, 1 failed\n",
    )


def test_test_without_any_example_is_no_success(desk: Desk) -> None:
    result = desk.run("test", "mypack/holes")
    assert (result.status, result.err) == (2, "replylint: there is no example to run\n")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_a_schema(desk: Desk, kind: str) -> None:
    schema = desk.run("schema", kind).json
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "except_" not in json.dumps(schema)


def test_several_schemas_come_as_one_object(desk: Desk) -> None:
    both = desk.run("schema", "config", "rule").json
    assert list(both) == ["config", "rule"]
    assert both["config"] == desk.run("schema", "config").json


def test_the_schema_of_the_configuration_names_its_keys(desk: Desk) -> None:
    schema = desk.run("schema", "config").json
    assert {"select", "ignore", "culture", "rules", "overrides"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_init_writes_a_configuration_that_can_be_read(desk: Desk) -> None:
    desk.path("new").mkdir()
    assert desk.run("init", "new").out == "wrote new/replylint.yaml\n"
    assert load(desk.path("new/replylint.yaml")).config == Config()


def test_init_s_commented_lines_can_be_used_as_they_are(desk: Desk, tmp_path: Path) -> None:
    desk.path("new").mkdir()
    desk.run("init", "new")
    lines = desk.path("new/replylint.yaml").read_text().splitlines()
    used = [line.removeprefix("# ") for line in lines[3:]]
    desk.path("new/replylint.yaml").write_text("\n".join(used))
    config = load(desk.path("new/replylint.yaml")).config
    assert {"language", "min_score", "ignore", "rules", "packs", "overrides"} <= set(yaml.safe_load("\n".join(used)))
    assert Linter(replace(config, packs=())).config.overrides  # every name in it exists


def test_init_overwrites_nothing_unless_forced(desk: Desk) -> None:
    before = desk.path("replylint.yaml").read_text()
    result = desk.run("init")
    assert (result.status, result.err) == (2, "replylint.yaml: there is one already; --force overwrites it\n")
    assert desk.path("replylint.yaml").read_text() == before
    assert desk.run("init", "--force").status == 0
    assert desk.path("replylint.yaml").read_text() != before


def test_init_in_a_folder_that_is_none_says_so(desk: Desk) -> None:
    assert desk.run("init", "no/where").err == "no/where/replylint.yaml: no such file or directory\n"


def test_help_names_every_command_and_option(desk: Desk) -> None:
    with pytest.raises(SystemExit) as end:
        desk.run("--help")
    assert end.value.code == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(desk: Desk, name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit) as end:
        desk.run(name, "--help")
    out = capsysbinary.readouterr().out.decode()
    assert end.value.code == 0
    assert all(option in out for option in COMMANDS[name].options)


def test_the_version_is_printed(desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit):
        desk.run("--version")
    assert capsysbinary.readouterr().out.decode() == f"replylint {__version__}\n"


def test_a_rule_of_one_s_own_is_tested_in_its_folder(desk: Desk) -> None:
    files = rule("own", "phrases: [something bad]")
    desk.write(**{f"mine__{name.replace('.', '_dot_')}": text for name, text in files.items()})
    desk.write(
        mine__packs__mypack__pack_dot_yaml="title: T\nwhat: W\n", mine__languages__xx_dot_yaml="name: X\nnative: X\n"
    )
    assert PROOF in desk.path("mine/packs/mypack/own/xx.yaml").read_text()
    assert desk.run("test", "mypack/own", "--pack", "mine", "--no-config").out == "2 examples, 0 failed\n"
