"""When a rule applies to a draft, and what around a match undoes it."""

from __future__ import annotations

import pytest

from helpers import MakePack, act, rule, texts

ACTS = {
    **act("sorry", "phrases: [sorry]"),
    **act("ask", "phrases: [please]"),
    **act("offer", "phrases: [instead]"),
    **act("anger", "phrases: [angry]", side="customer"),
    **act("sign-off", "phrases: [kind regards]"),
    **act("greeting", "phrases: [hello]"),
}


def holds(make_pack: MakePack, when: str, reply: str = "A bad word.", **call: str) -> bool:
    linter = make_pack({**ACTS, **rule("bad", "phrases: [bad]", f"type: phrase\nwhen: {when}")})
    return len(linter.lint(reply, **call)) == 1


CALLS: list[tuple[str, dict[str, str], bool]] = [
    ("{}", {}, True),
    ("{channels: [chat]}", {"channel": "chat"}, True),
    ("{channels: [chat, social]}", {"channel": "email"}, False),
    ("{registers: [formal]}", {"register": "formal"}, True),
    ("{registers: [formal]}", {"register": "neutral"}, False),
    ("{kinds: [template]}", {"kind": "template"}, True),
    ("{kinds: [template]}", {}, False),
    ("{customer: true}", {"customer": "Hi."}, True),
    ("{customer: true}", {}, False),
    ("{customer: false}", {"customer": "Hi."}, False),
    ("{customer: false}", {}, True),
    ("{channels: [chat], registers: [formal]}", {"channel": "chat"}, False),
    ("{channels: [chat], registers: [formal]}", {"channel": "chat", "register": "formal"}, True),
    ("{any: [{channels: [chat]}, {registers: [formal]}]}", {"register": "formal"}, True),
    ("{any: [{channels: [chat]}, {registers: [formal]}]}", {}, False),
    ("{none: [{channels: [chat]}]}", {"channel": "chat"}, False),
    ("{none: [{channels: [chat]}]}", {}, True),
    ("{none: [{any: [{channels: [chat]}, {channels: [email]}]}]}", {"channel": "chat"}, False),
    ("{customer_acts: [anger]}", {"customer": "I am angry."}, True),
    ("{customer_acts: [anger]}", {"customer": "I am fine."}, False),
    ("{customer_acts: [anger]}", {}, False),
    ("{no_customer_acts: [anger]}", {"customer": "I am angry."}, False),
    ("{no_customer_acts: [anger]}", {"customer": "I am fine."}, True),
    ("{no_customer_acts: [anger]}", {}, True),
]


@pytest.mark.parametrize(("when", "call", "expected"), CALLS)
def test_condition_on_the_call(make_pack: MakePack, when: str, call: dict[str, str], expected: bool) -> None:
    assert holds(make_pack, when, **call) == expected


REPLIES: list[tuple[str, str, bool]] = [
    ("{acts: [sorry, offer]}", "A bad word. Try this instead.", True),
    ("{acts: [sorry, offer]}", "A bad word.", False),
    ("{no_acts: [sorry, offer]}", "A bad word.", True),
    ("{no_acts: [sorry, offer]}", "Sorry. A bad word.", False),
    ("{acts: [sorry], no_acts: [offer]}", "Sorry. A bad word.", True),
    ("{acts: [sorry], no_acts: [offer]}", "Sorry. A bad word. This instead.", False),
    ("{longer_than: 3}", "A bad word here.", True),
    ("{longer_than: 4}", "A bad word here.", False),
    ("{longer_than: 4}", "Well, a bad word!", False),
    ("{longer_than: 4}", "A bad word.\n\nKind regards,\nAna Novak", False),
    ("{ends_in: [ask]}", "A bad word. Please write back.", True),
    ("{ends_in: [ask]}", "Please write back. A bad word.", False),
    ("{ends_in: [ask]}", "A bad word. Please write back.\n\nKind regards,\nAna", True),
    ("{ends_in: [ask]}", "A bad word. Please.\n\nAnd so on.\n\nKind regards,\nAna", False),
]


@pytest.mark.parametrize(("when", "reply", "expected"), REPLIES)
def test_condition_on_the_reply(make_pack: MakePack, when: str, reply: str, expected: bool) -> None:
    assert holds(make_pack, when, reply) == expected


def test_an_act_in_quoted_text_is_not_the_reply_s(make_pack: MakePack) -> None:
    assert not holds(make_pack, "{acts: [sorry]}", "A bad word.\n\n> Sorry for that.")


NEAR: list[tuple[str, str, bool]] = [
    ("{acts: [offer]}", "A bad word instead.", False),
    ("{acts: [offer]}", "A bad word. This instead.", True),
    ("{acts: [offer], after: 1}", "A bad word. This instead.", False),
    ("{acts: [offer], after: 1}", "A bad word. So it is. This instead.", True),
    ("{acts: [offer], after: 1}", "This instead. A bad word.", True),
    ("{acts: [offer], before: 1}", "This instead. A bad word.", False),
    ("{acts: [offer], before: 1}", "A bad word. This instead.", True),
    ("{acts: [offer], before: 2, after: 2}", "This instead. So it is. A bad word.", False),
    ("{acts: [offer], same: false}", "A bad word instead.", True),
    ("{acts: [offer, sorry]}", "Sorry, a bad word.", False),
    ("{acts: [twin]}", "A bad word.", True),
]


@pytest.mark.parametrize(("near", "reply", "found"), NEAR)
def test_an_act_near_a_match_undoes_it(make_pack: MakePack, near: str, reply: str, found: bool) -> None:
    files = {**ACTS, **act("twin", "phrases: [bad word]")}
    linter = make_pack({**files, **rule("bad", "phrases: [bad]", f"type: phrase\nunless_near: [{near}]")})
    assert texts(linter.lint(reply)) == (["bad"] if found else [])


def test_any_of_several_places_undoes_a_match(make_pack: MakePack) -> None:
    check = "type: phrase\nunless_near: [{acts: [offer], after: 1}, {acts: [sorry], before: 1}]"
    linter = make_pack({**ACTS, **rule("bad", "phrases: [bad]", check)})
    assert texts(linter.lint("Sorry. A bad word. Yes.")) == []
    assert texts(linter.lint("Yes. A bad word. This instead.")) == []
    assert texts(linter.lint("This instead. A bad word. Sorry.")) == ["bad"]
