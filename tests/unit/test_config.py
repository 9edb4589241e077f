"""Configuration files: what may stand in them, how they extend each other, and what holds for a path."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from helpers import BASIS, LANGUAGE, rule, write
from replylint import Config, ConfigError, Linter, Override, RuleConfig
from replylint.configfile import find, load


def loaded(folder: Path, files: dict[str, str], name: str = "replylint.yaml") -> Config:
    return load(write(folder, files) / name).config


def refused(folder: Path, files: dict[str, str], name: str = "replylint.yaml") -> list[str]:
    with pytest.raises(ConfigError) as caught:
        loaded(folder, files, name)
    return [str(p).replace(str(folder.resolve()) + "/", "") for p in caught.value.problems]


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"replylint.yaml": ""}) == Config()


def test_a_rule_may_have_a_bare_level(tmp_path: Path) -> None:
    config = loaded(tmp_path, {"replylint.yaml": "rules:\n  a/b: off\n  c: error\n"})
    assert config.levels() == {"a/b": "off", "c": "error"}


def test_a_rule_may_have_a_level_words_and_phrases(tmp_path: Path) -> None:
    text = "rules:\n  a/b: {severity: info, phrases: [x], except: [y], accept: [z]}\n"
    config = loaded(tmp_path, {"replylint.yaml": text})
    assert config.rule("a/b") == RuleConfig("info", ("x",), ("y",), ("z",))


def test_what_is_said_of_a_pack_holds_for_its_rules(tmp_path: Path) -> None:
    config = Config(rules={"a": RuleConfig("info", ("x",), ("y",), ("z",)), "a/b": RuleConfig(accept=("w",))})
    assert config.rule("a/b") == RuleConfig("info", ("x",), ("y",), ("z", "w"))
    assert config.rule("a/c") == RuleConfig("info", ("x",), ("y",), ("z",))


def test_the_level_of_a_rule_wins_over_that_of_its_pack() -> None:
    assert Config(rules={"a": "off", "a/b": "error"}).rule("a/b").severity == "error"


def test_pyproject_has_it_under_tool(tmp_path: Path) -> None:
    text = '[tool.replylint]\nculture = "de-DE"\nrules = {"a/b" = "off"}\n[tool.other]\nx = 1\n'
    config = loaded(tmp_path, {"pyproject.toml": text}, "pyproject.toml")
    assert (config.culture, config.rules) == ("de-DE", {"a/b": "off"})


def test_another_toml_file_has_it_at_the_top(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"lint.toml": 'channel = "chat"\n'}, "lint.toml").channel == "chat"


def test_the_nearest_configuration_above_a_folder_is_found(tmp_path: Path) -> None:
    write(tmp_path, {"replylint.yaml": "", "a/pyproject.toml": "[tool.replylint]\n", "a/b/c/x.txt": "", "d/x.txt": ""})
    write(tmp_path, {"a/b/pyproject.toml": "[project]\n"})
    assert find(tmp_path / "a" / "b" / "c") == tmp_path / "a" / "pyproject.toml"
    assert find(tmp_path / "d") == tmp_path / "replylint.yaml"


def test_of_two_in_one_folder_replylint_yaml_is_taken(tmp_path: Path) -> None:
    write(tmp_path, {"replylint.yaml": "", "replylint.yml": "", "pyproject.toml": "[tool.replylint]\n"})
    assert find(tmp_path) == tmp_path / "replylint.yaml"


ERRORS: dict[str, tuple[str, list[str]]] = {
    "unknown keys": (
        "cultur: de-DE\nselct: [x]\n",
        ['replylint.yaml:1:1: unknown key "cultur"; allowed: ', 'replylint.yaml:2:1: unknown key "selct"; '],
    ),
    "a wrong level": ("rules:\n  a/b: of\n", ['replylint.yaml:2:3: "of" is not one of info, warning, error, off']),
    "a wrong register": ("register: posh\n", ['replylint.yaml:1:1: "posh" is not one of formal, neutral, informal']),
    "a doubled rule": ("rules:\n  a: off\n  a: info\n", ['replylint.yaml:3:3: the key "a" stands twice']),
    "a list": ("- a\n", ["replylint.yaml:1:1: "]),
    "no YAML": ("a: [\n", ["replylint.yaml:2:1: not valid YAML: "]),
    "a missing file": ("extends: [base.yaml]\n", ['replylint.yaml:1:11: no such file: "base.yaml"']),
    "an override without paths": ("overrides:\n  - rules: {a: off}\n", ['replylint.yaml:2:5: "paths" is missing']),
    "a wrong key in an override's rule": (
        "overrides:\n  - paths: [a]\n    rules: {a/b: {except: [x], acept: [y]}}\n",
        ['replylint.yaml:3:32: unknown key "acept"; allowed: accept, except, phrases, severity, without; did'],
    ),
}  # fmt: skip


@pytest.mark.parametrize("claim", ERRORS)
def test_error(tmp_path: Path, claim: str) -> None:
    text, expected = ERRORS[claim]
    found = refused(tmp_path, {"replylint.yaml": text})
    assert len(found) == len(expected)
    for problem, start in zip(found, expected, strict=True):
        assert problem.startswith(start)


def test_an_error_in_pyproject_names_its_section(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, {"pyproject.toml": "[tool.replylint]\nselct = 1\n"}, "pyproject.toml")
    assert found.startswith('pyproject.toml [tool.replylint]: unknown key "selct"; allowed: ')


def test_a_toml_file_that_is_none_says_where(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, {"pyproject.toml": "[tool\n"}, "pyproject.toml")
    assert found.startswith("pyproject.toml: not valid TOML: ")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        Linter.from_config(tmp_path / "none.yaml")


# extends


def test_what_stands_in_the_file_wins_over_what_it_extends(tmp_path: Path) -> None:
    files = {
        "base.yaml": "culture: de-DE\nchannel: chat\nrules: {a/b: off, a/c: info}\nselect: [a]\n",
        "replylint.yaml": "extends: [base.yaml]\nchannel: email\nrules: {a/c: error}\nselect: [b]\n",
    }
    config = loaded(tmp_path, files)
    assert (config.culture, config.channel, config.select) == ("de-DE", "email", ("b",))
    assert config.rules == {"a/b": "off", "a/c": "error"}


def test_a_default_that_is_written_out_wins_too(tmp_path: Path) -> None:
    files = {"base.yaml": "culture: de-DE\n", "replylint.yaml": "extends: [base.yaml]\nculture: en-US\n"}
    assert loaded(tmp_path, files).culture == "en-US"


def test_of_two_extended_files_the_later_wins_even_with_a_default(tmp_path: Path) -> None:
    files = {
        "one.yaml": "culture: de-DE\nchannel: chat\n",
        "two.yaml": "culture: en-US\n",
        "replylint.yaml": "extends: [one.yaml, two.yaml]\n",
    }
    config = loaded(tmp_path, files)
    assert (config.culture, config.channel) == ("en-US", "chat")


def test_lists_of_packs_ignored_rules_and_overrides_are_added(tmp_path: Path) -> None:
    files = {
        "base.yaml": "packs: [p]\nignore: [a]\noverrides: [{paths: [x]}]\nvariables: [n]\n",
        "replylint.yaml": "extends: [base.yaml]\npacks: [q]\nignore: [b]\noverrides: [{paths: [y]}]\nvariables: [m]\n",
    }
    config = loaded(tmp_path, files)
    assert config.packs == (str(tmp_path.resolve() / "p"), str(tmp_path.resolve() / "q"))
    assert (config.ignore, config.variables) == (("a", "b"), ("n", "m"))
    assert [override.paths for override in config.overrides] == [("x",), ("y",)]


def test_settings_are_merged_key_by_key(tmp_path: Path) -> None:
    files = {
        "base.yaml": "settings: {register: formal, emoji: true, limits: {reply_words: 9, sentence_words: 5}}\n",
        "replylint.yaml": "extends: [base.yaml]\nsettings: {emoji: false, limits: {sentence_words: 7}}\n",
    }
    settings = loaded(tmp_path, files).settings
    assert (settings.register, settings.emoji) == ("formal", False)
    assert settings.limits == {"reply_words": 9, "sentence_words": 7}


def test_folders_are_relative_to_the_file_that_names_them(tmp_path: Path) -> None:
    files = {
        "team/base.yaml": "packs: [rules]\ncache: kept\nspacy: {en: models/en, de: de_core_news_sm}\n",
        "team/models/en/meta.json": "{}",
        "mine/replylint.yaml": "extends: [../team/base.yaml]\n",
    }
    config = loaded(tmp_path, files, "mine/replylint.yaml")
    team = tmp_path.resolve() / "team"
    assert config.packs == (str(team / "rules"),)
    assert config.cache == str(team / "kept")
    assert config.spacy == {"en": str(team / "models" / "en"), "de": "de_core_news_sm"}


def test_a_file_that_extends_itself_through_another_is_refused(tmp_path: Path) -> None:
    files = {"a.yaml": "extends: [b.yaml]\n", "b.yaml": "extends: [a.yaml]\n"}
    (found,) = refused(tmp_path, files, "a.yaml")
    assert "extends itself, through a.yaml, b.yaml" in found


def test_a_mistake_in_an_extended_file_stands_there(tmp_path: Path) -> None:
    files = {"base.yaml": "\ncultur: x\n", "replylint.yaml": "extends: [base.yaml]\n"}
    (found,) = refused(tmp_path, files)
    assert found.startswith('base.yaml:2:1: unknown key "cultur"')


def test_a_cached_configuration_sees_a_change_in_what_it_extends(tmp_path: Path) -> None:
    files = {"base.yaml": "culture: de-DE\n", "replylint.yaml": "extends: [base.yaml]\n"}
    path, kept = write(tmp_path, files) / "replylint.yaml", tmp_path / "cache"
    assert load(path, cache_folder=kept).config.culture == "de-DE"
    assert load(path, cache_folder=kept).config.culture == "de-DE"
    write(tmp_path, {"base.yaml": "culture: sl-SI\n"})
    assert load(path, cache_folder=kept).config.culture == "sl-SI"


# overrides


def test_an_override_holds_for_the_paths_that_it_names() -> None:
    config = Config(
        ignore=("a",),
        rules={"b": "off"},
        overrides=(
            Override(("macros/de/**",), language="de", culture="de-DE", ignore=("c",), rules={"d": "info"}),
            Override(("*.html",), kind="template", culture="de-AT"),
        ),
    )
    german = config.for_path(PurePath("macros/de/deep/refund.txt"))
    assert (german.language, german.culture, german.kind) == ("de", "de-DE", None)
    assert (german.ignore, german.rules) == (("a", "c"), {"b": "off", "d": "info"})
    assert config.for_path(PurePath("macros/en/refund.txt")) == config
    both = config.for_path(PurePath("macros/de/refund.html"))
    assert (both.culture, both.kind) == ("de-AT", "template")


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("*.html", "a.html", True),
        ("*.html", "deep/er/a.html", True),
        ("macros/**", "macros/a/b.txt", True),
        ("macros/**", "other/macros/b.txt", False),
        ("macros/*.txt", "macros/a.txt", True),
        ("**/de/*.txt", "macros/de/a.txt", True),
        ("macros", "macros2/a.txt", False),
    ],
)
def test_pattern(pattern: str, path: str, matches: bool) -> None:
    config = Config(overrides=(Override((pattern,), channel="chat"),))
    assert (config.for_path(PurePath(path)).channel == "chat") == matches


# what a linter makes of it


def lint(folder: Path, text: str, reply: str) -> str:
    """Lint by a configuration file and a pack beside it that finds "bad thing" and "worse thing"."""
    files = {**BASIS, **rule("bad", "phrases: [bad thing]"), **rule("worse", "phrases: [worse thing]")}
    write(folder / "pack", files)
    basis = f"packs: [pack]\nselect: [mypack]\ncache: false\nlanguage: {LANGUAGE}\n"
    write(folder, {"replylint.yaml": basis + text})
    report = Linter.from_config(folder / "replylint.yaml").lint(reply)
    return ", ".join(f"{finding.text}: {finding.severity}" for finding in report)


BAD, WORSE, UPPER = "bad thing: warning", "worse thing: warning", "Bad thing: warning"
EFFECTS: dict[str, tuple[str, str]] = {
    "nothing": ("", f"{BAD}, {WORSE}, {UPPER}"),
    "a rule that is off": ("rules: {mypack/bad: off}", WORSE),
    "a pack that is off": ("rules: {mypack: off}", ""),
    "a rule that is on in a pack that is off": (
        "rules: {mypack: off, mypack/bad: info}",
        "bad thing: info, Bad thing: info",
    ),
    "an ignored rule": ("ignore: [mypack/bad]", WORSE),
    "an accepted word": ("rules: {mypack/bad: {accept: [BAD thing]}}", WORSE),
    "a word accepted for the pack": ("rules: {mypack: {accept: [worse thing]}}", f"{BAD}, {UPPER}"),
    "an exception": ("rules: {mypack/bad: {except: [a bad thing]}}", f"{WORSE}, {UPPER}"),
    "an exception for the pack": ("rules: {mypack: {except: [a (bad|worse) thing]}}", UPPER),
    "another phrase": (
        "rules: {mypack/worse: {phrases: [really]}, mypack/bad: off}",
        f"{WORSE}, Really: warning",
    ),
    "a phrase for the pack": (
        "rules: {mypack: {phrases: [really], severity: info}, mypack/bad: off}",
        "worse thing: info, Really: info",
    ),
    "a severity by settings": (
        "settings: {rules: {mypack/bad: error, mypack/worse: off}}",
        "bad thing: error, Bad thing: error",
    ),
}


@pytest.mark.parametrize("claim", EFFECTS)
def test_effect(tmp_path: Path, claim: str) -> None:
    text, expected = EFFECTS[claim]
    assert lint(tmp_path, text, "It is a bad thing. It is a worse thing. Bad thing. Really.") == expected


def test_accepted_words_are_compared_without_regard_to_line_breaks(tmp_path: Path) -> None:
    wrapped = "This line is so long that an editor must have broken it, which is a bad\nthing."
    assert lint(tmp_path, "", wrapped) == "bad\nthing: warning"
    assert lint(tmp_path, "rules: {mypack/bad: {accept: [bad thing]}}", wrapped) == ""


NAMES: dict[str, tuple[Config, str]] = {
    "select": (Config(select=("jargn",)), 'select: no rule or pack "jargn"; did you mean "jargon"?'),
    "ignore": (Config(ignore=("jargn",)), 'ignore: no rule or pack "jargn"; did you mean "jargon"?'),
    "rules": (Config(rules={"jargn": "off"}), 'rules: no rule or pack "jargn"; did you mean "jargon"?'),
    "override": (Config(overrides=(Override(("x",), ignore=("jargn",)),)), 'overrides: no rule or pack "jargn"'),
    "override's rule": (Config(overrides=(Override(("x",), rules={"jargn": "off"}),)), 'rules: no rule or pack "jargn'),
    "culture": (Config(culture="de-DD"), 'culture: no culture "de-DD"; did you mean "de-DE"?'),
    "override's culture": (Config(overrides=(Override(("x",), culture="de-DD"),)), 'culture: no culture "de-DD"'),
    "channel": (Config(channel="emial"), 'channel: no channel "emial"; did you mean "email"?'),
    "language": (Config(language="klingon"), 'language: no language "klingon"'),
    "default language": (Config(default_language="klingon"), 'default_language: no language "klingon"'),
    "weight": (Config(weights={"error": 1.5}), "weights: 1.5 is not from 0 to 1"),
}  # fmt: skip


@pytest.mark.parametrize("claim", NAMES)
def test_an_unknown_name_is_refused_with_what_was_perhaps_meant(claim: str) -> None:
    config, message = NAMES[claim]
    with pytest.raises(ConfigError) as caught:
        Linter(config)
    assert len(caught.value.problems) == 1
    assert str(caught.value).startswith(f"configuration: {message}")


def test_all_unknown_names_come_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        Linter(Config(select=("a", "b"), culture="c", overrides=(Override(("x",), channel="d"),)))
    assert len(caught.value.problems) == 4
