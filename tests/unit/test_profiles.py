"""Who has the last word: the defaults, the channel, the culture, the configuration or the call."""

from __future__ import annotations

import pytest

from helpers import MakePack, rule, rules
from replylint import Config, Linter, RuleConfig
from replylint.packs.profilespec import ProfileSettings
from replylint.profiles import Profile, merge


def merged(*layers: ProfileSettings, register: str | None = None) -> Profile:
    return merge("xx-XX", "email", layers, register)  # type: ignore[arg-type]


def test_without_any_setting_a_profile_is_neutral() -> None:
    profile = merged()
    assert (profile.register, profile.titles, profile.emoji, profile.time_zones) == ("neutral", False, True, False)
    assert (profile.limits, profile.rules) == ({}, {})


def test_later_layers_win_setting_by_setting() -> None:
    profile = merged(
        ProfileSettings(register="formal", emoji=False, limits={"reply_words": 9, "sentence_words": 5}),
        ProfileSettings(register="informal", titles=True, limits={"reply_words": 7}),
    )
    assert (profile.register, profile.titles, profile.emoji) == ("informal", True, False)
    assert profile.limits == {"reply_words": 7, "sentence_words": 5}


def test_a_channel_may_have_a_register_of_its_own() -> None:
    formal = ProfileSettings(register="formal", registers={"email": "neutral", "chat": "informal"})
    assert merged(formal).register == "neutral"
    assert merge("xx-XX", "chat", [formal], None).register == "informal"
    assert merge("xx-XX", "phone", [formal], None).register == "formal"
    assert merged(formal, ProfileSettings(register="informal")).register == "informal"
    assert merged(formal, register="formal").register == "formal"


def test_what_is_not_given_hides_nothing() -> None:
    assert merged(ProfileSettings(register="formal", titles=True), ProfileSettings()).titles is True


def test_a_setting_that_is_off_is_given() -> None:
    assert merged(ProfileSettings(titles=True), ProfileSettings(titles=False)).titles is False


def test_the_register_of_the_call_wins_over_all() -> None:
    assert merged(ProfileSettings(register="formal"), register="informal").register == "informal"


def test_the_level_of_a_rule_wins_over_that_of_its_pack() -> None:
    profile = merged(ProfileSettings(rules={"a": "off", "a/b": "error"}))
    assert (profile.level("a/b"), profile.level("a/c"), profile.level("d/e")) == ("error", "off", None)


def test_the_order_of_a_pack_and_its_rule_within_one_layer_does_not_matter() -> None:
    profile = merged(ProfileSettings(rules={"a/b": "error", "a": "off"}))
    assert (profile.level("a/b"), profile.level("a/c")) == ("error", "off")


def test_the_level_of_a_pack_wins_over_what_an_earlier_layer_says_of_a_rule() -> None:
    profile = merged(ProfileSettings(rules={"a/b": "error", "ab/c": "info"}), ProfileSettings(rules={"a": "off"}))
    assert (profile.level("a/b"), profile.level("ab/c")) == ("off", "info")


def test_the_level_of_a_rule_wins_over_what_an_earlier_layer_says_of_the_pack() -> None:
    profile = merged(ProfileSettings(rules={"a": "off"}), ProfileSettings(rules={"a/b": "info"}))
    assert (profile.level("a/b"), profile.level("a/c")) == ("info", "off")


# the same, seen from a linter

FILES = {
    **rule("bad", "phrases: [bad]"),
    **{
        name: content
        for register in ("formal", "neutral", "informal")
        for name, content in rule(
            register, "phrases: [word]", f"type: phrase\nwhen: {{registers: [{register}]}}"
        ).items()
    },
    "defaults.yaml": "register: informal\nrules: {mypack/bad: error}\n",
    "channels/plain.yaml": "name: P\nwhat: W\nsource: S\nsettings: {}\n",
    "channels/strict.yaml": "name: S\nwhat: W\nsource: S\nsettings: {register: formal, rules: {mypack/bad: info}}\n",
    "cultures/xx-XX.yaml": "name: X\nfacts: {}\n",
    "cultures/xx-XY.yaml": "name: Y\nextends: xx-XZ\nfacts:\n  emoji: {value: false, source: S}\n",
    "cultures/xx-XZ.yaml": "name: Z\nfacts:\n  register: {value: neutral, source: S}\n"
    "  rules: {value: {mypack: warning}, source: S}\n",
}
EMPTY = {"culture": "xx-XX", "channel": "plain"}


def found(linter: Linter, **call: str) -> tuple[str, list[str]]:
    """Return the register and the level of the rule `bad`."""
    report = linter.lint("A bad word.", **call)
    assert set(rules(report)) == {"bad", report.register}
    return report.register, [f.severity for f in report if f.rule == "mypack/bad"]


def test_the_defaults_hold_where_nothing_else_is_said(make_pack: MakePack) -> None:
    assert found(make_pack(FILES, **EMPTY)) == ("informal", ["error"])


def test_the_channel_wins_over_the_defaults(make_pack: MakePack) -> None:
    assert found(make_pack(FILES, **EMPTY), channel="strict") == ("formal", ["info"])


def test_the_culture_wins_over_the_channel(make_pack: MakePack) -> None:
    assert found(make_pack(FILES, **EMPTY), channel="strict", culture="xx-XZ") == ("neutral", ["warning"])


def test_a_culture_has_what_it_extends(make_pack: MakePack) -> None:
    assert found(make_pack(FILES, **EMPTY), culture="xx-XY") == ("neutral", ["warning"])


def test_the_configuration_s_settings_win_over_the_culture(make_pack: MakePack) -> None:
    settings = ProfileSettings(register="informal", rules={"mypack": "error"})
    linter = make_pack(FILES, settings=settings, channel="strict", culture="xx-XZ")
    assert found(linter) == ("informal", ["error"])


def test_the_configuration_s_rules_win_over_its_settings(make_pack: MakePack) -> None:
    settings = ProfileSettings(rules={"mypack/bad": "error"})
    assert found(make_pack(FILES, settings=settings, rules={"mypack": "info"}, **EMPTY)) == ("informal", ["info"])
    linter = make_pack(FILES, settings=settings, rules={"mypack/bad": RuleConfig(severity="warning")}, **EMPTY)
    assert found(linter) == ("informal", ["warning"])


def test_the_configuration_s_register_wins_over_the_culture(make_pack: MakePack) -> None:
    assert found(make_pack(FILES, register="formal", channel="plain", culture="xx-XZ"))[0] == "formal"


def test_the_call_wins_over_the_configuration(make_pack: MakePack) -> None:
    linter = make_pack(FILES, register="formal", channel="plain", culture="xx-XZ")
    assert found(linter, register="informal")[0] == "informal"
    assert found(linter)[0] == "formal"


def test_a_rule_off_by_default_runs_where_a_layer_gives_it_a_level(make_pack: MakePack) -> None:
    files = rule("quiet", "phrases: [bad]", default="false")
    assert rules(make_pack(files, select=()).lint("A bad word.")) == []
    assert "quiet" in rules(make_pack(files, select=(), rules={"mypack/quiet": "info"}).lint("A bad word."))
    assert "quiet" in rules(make_pack(files, select=("mypack/quiet",)).lint("A bad word."))


def test_the_report_says_what_the_draft_was_judged_against(make_pack: MakePack) -> None:
    report = make_pack(FILES, **EMPTY).lint("Words.", culture="xx-XZ", channel="strict")
    assert (report.culture, report.channel, report.register) == ("xx-XZ", "strict", "neutral")


@pytest.mark.parametrize("culture", ["sl-SI", "ja-JP", "en-US"])
def test_the_cultures_of_the_library_have_a_register(culture: str) -> None:
    assert Linter(Config(culture=culture)).lint("Hello.", language="en").register in ("formal", "neutral", "informal")
