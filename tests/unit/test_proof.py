"""The proof of rules: which examples are run, and what is said of those that don't hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from helpers import LANGUAGE, MakePack, card
from replylint.proof import Proof, prove

ACT = "title: A\nwhat: W\nside: {}\n"
TEXT = "phrases: [bad]\nsuggest: [{{write: good}}]\nexamples:\n  flags: [{}]\n  passes: [{}]\n"


@pytest.fixture(scope="module")
def proof_of(make_pack: MakePack) -> Callable[..., Proof]:
    """Run the proofs of a rule `bad` with some examples, and of what other files there are."""

    def run(
        flags: str, passes: str, owners: list[str] | None = None, check: str = "type: phrase", **more: str
    ) -> Proof:
        files = {
            "packs/mypack/bad/rule.yaml": card(check),
            f"packs/mypack/bad/{LANGUAGE}.yaml": TEXT.format(flags, passes),
        }
        linter = make_pack({**files, **{name.replace("__", "/") + ".yaml": text for name, text in more.items()}})
        return prove(replace(linter.config, select=()), languages=[LANGUAGE], owners=owners or ["mypack"])

    return run


def messages(proof: Proof) -> list[str]:
    return [failure.message for failure in proof.failures]


def test_examples_that_hold_are_counted(proof_of: Callable[..., Proof]) -> None:
    proof = proof_of("bad, {text: So bad., finds: [bad], suggests: [good]}", "good, {text: fine}")
    assert (proof.examples, proof.failures) == (4, [])


FAILURES = {
    "a flag that is not found": ("good", "ok", "must be flagged, but nothing was found"),
    "a pass that is found": ("bad", "bad bad", 'must pass, but "bad", "bad" was found'),
    "other words": ("{text: bad, finds: [so bad]}", "ok", "must find ['so bad'], but found ['bad']"),
    "too few words": ("{text: bad bad, finds: [bad]}", "ok", "must find ['bad'], but found ['bad', 'bad']"),
    "another suggestion": ("{text: bad, suggests: [fine]}", "ok", "must suggest \"fine\", but suggests ['good']"),
}


@pytest.mark.parametrize("claim", FAILURES)
def test_an_example_that_does_not_hold_says_why(proof_of: Callable[..., Proof], claim: str) -> None:
    flags, passes, message = FAILURES[claim]
    assert messages(proof_of(flags, passes)) == [message]


def test_a_failure_names_the_rule_the_language_and_the_text(proof_of: Callable[..., Proof]) -> None:
    (failure,) = proof_of("{text: 'all\n\n  fine'}", "ok").failures
    assert str(failure) == "mypack/bad (xx): must be flagged, but nothing was found\n    all fine"


def test_an_example_may_say_all_that_a_draft_can(proof_of: Callable[..., Proof]) -> None:
    check = "type: phrase\nwhen: {channels: [chat], registers: [formal], kinds: [template], customer: true}"
    flag = "{text: bad, channel: chat, register: formal, kind: template, customer: Hi}"
    proof = proof_of(flag, "{text: bad, channel: email, register: formal}, {text: bad, customer: Hi}", check=check)
    assert proof.failures == []


def test_an_example_runs_on_a_channel_on_which_its_rule_is_on(proof_of: Callable[..., Proof]) -> None:
    assert proof_of("bad", "ok", check="type: phrase\nwhen: {channels: [phone]}").failures == []
    off = "name: E\nwhat: W\nsource: S\nsettings: {rules: {mypack: 'off'}}\n"
    assert proof_of("bad", "ok", channels__email=off).failures == []


def test_what_a_missing_act_flags_has_no_words(proof_of: Callable[..., Proof]) -> None:
    text = "examples:\n  flags: [no]\n  passes: [nothing]\n"
    acts = {
        "acts__hi__act": ACT.format("reply"),
        f"acts__hi__{LANGUAGE}": "phrases: [hi]\nexamples:\n  flags: [hi]\n  passes: [no]\n",
    }
    more = {
        "packs__mypack__greet__rule": card("type: act\nacts: [hi]\nflag: missing"),
        f"packs__mypack__greet__{LANGUAGE}": text,
    }
    proof = proof_of("bad", "ok", owners=["mypack/greet"], **acts, **more)
    assert messages(proof) == ["must pass, but something missing was found"]


@pytest.mark.parametrize("side", ["reply", "customer"])
def test_acts_are_proved_on_their_own_side(proof_of: Callable[..., Proof], side: str) -> None:
    text = "phrases: [hi]\nexamples:\n  flags: [hi, hello]\n  passes: [no, hi hi]\n"
    proof = proof_of("bad", "ok", owners=["act:hi"], acts__hi__act=ACT.format(side), **{f"acts__hi__{LANGUAGE}": text})
    assert proof.examples == 4
    assert messages(proof) == [
        "must perform the act, but does not",
        "must not perform the act, but ['hi', 'hi'] does",
    ]


def test_a_rule_without_language_proves_itself_by_its_card(make_pack: MakePack) -> None:
    examples = "{flags: ['Hi {{name}}', 'Hi Ana'], passes: ['Hi Ana', {text: 'Hi {{name}}', kind: template}]}"
    rule = card("type: placeholder\nflag: [unresolved]", examples=examples)
    linter = make_pack({"packs/mypack/hole/rule.yaml": rule})
    proof = prove(replace(linter.config, select=()), owners=["mypack/hole"])
    assert (proof.examples, messages(proof)) == (4, ["must be flagged, but nothing was found"])
    assert prove(replace(linter.config, select=()), owners=["mypack/hole"], languages=["xx"]).examples == 0


def test_the_owner_may_be_a_rule_or_a_pack_and_no_part_of_a_name(proof_of: Callable[..., Proof]) -> None:
    assert proof_of("bad", "ok", owners=["mypack/bad"]).examples == 2
    assert proof_of("bad", "ok", owners=["mypack/ba", "myp", "bad"]).examples == 0


def test_the_settings_of_a_team_change_no_proof(make_pack: MakePack) -> None:
    files = {"packs/mypack/bad/rule.yaml": card(), f"packs/mypack/bad/{LANGUAGE}.yaml": TEXT.format("bad", "ok")}
    linter = make_pack(files, ignore=("mypack",), select=(), rules={"mypack/bad": "off"})
    assert prove(linter.config, languages=[LANGUAGE], owners=["mypack"]).failures == []
