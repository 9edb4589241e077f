"""The check types phrase, substitution, measure, register and placeholder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from helpers import act, rule, texts
from replylint import Linter, PackError
from replylint.document import PhraseMatch
from replylint.facts import Key, SentenceFacts

ZONES = {
    **act("greeting", "phrases: [hello]"),
    **act("sign-off", "phrases: [kind regards]"),
    **act("closing-offer", "phrases: [ask me]"),
}
Make = Callable[..., Linter]

# phrase


def test_phrases_are_found_in_order_with_their_own_words(make_pack: Make) -> None:
    linter = make_pack(rule("bad", "phrases: [not (our|my) problem, BAD thing]"))
    assert texts(linter.lint("A Bad thing. It’s not our  problem!")) == ["Bad thing", "not our  problem"]


def test_of_overlapping_phrases_the_longest_is_found(make_pack: Make) -> None:
    linter = make_pack(rule("bad", "phrases: [bad, very bad, very bad thing, thing there]"))
    assert texts(linter.lint("A very bad thing there is bad.")) == ["very bad thing", "bad"]


def test_an_exception_undoes_only_what_it_shares_words_with(make_pack: Make) -> None:
    linter = make_pack(rule("bad", "phrases: [bad]\nexcept: [not bad, bad luck]"))
    assert texts(linter.lint("Not bad, bad luck, bad.")) == ["bad"]


def test_an_unless_undoes_the_whole_sentence_and_no_other(make_pack: Make) -> None:
    linter = make_pack(rule("bad", "phrases: [bad]\nunless: [never mind]"))
    assert [f.span.start for f in linter.lint("Bad, never mind bad. Bad.")] == [21]


def test_the_exceptions_of_one_rule_leave_another_alone(make_pack: Make) -> None:
    files = {**rule("bad", "phrases: [bad]\nexcept: [not bad]\nunless: [so]"), **rule("worse", "phrases: [not bad]")}
    assert [f.rule for f in make_pack(files).lint("So not bad.")] == ["mypack/worse"]


def test_phrases_count_in_their_zones_only(make_pack: Make) -> None:
    reply = "Hello bad,\n\nBad. Two. Three. Bad.\n\nAsk me bad.\n\nKind regards,\nBad"

    def starts(zones: str) -> list[int]:
        check = f"type: phrase\nzones: [{zones}]"
        return [f.span.start for f in make_pack({**ZONES, **rule("bad", "phrases: [bad]", check)}).lint(reply)]

    assert starts("greeting") == [6]
    assert starts("opening") == [12]
    assert starts("body") == [29]
    assert starts("closing") == [42]
    assert starts("signature") == [62]
    assert starts("greeting, opening, body, closing, signature") == [6, 12, 29, 42, 62]


def test_quoted_text_is_never_judged(make_pack: Make) -> None:
    assert texts(make_pack(rule("bad", "phrases: [bad]")).lint("Fine.\n\n> bad\n> bad")) == []


def test_a_raw_expression_runs_on_the_text_and_ignores_case(make_pack: Make) -> None:
    linter = make_pack(rule("bad", r"phrases: ['re:\b[A-Z]{2}-\d{4}\b', 're:x*']"))
    assert texts(linter.lint("Your čas AB-1234, ab-9999 and AB-12345. Xx.")) == ["AB-1234", "ab-9999", "Xx"]


def test_raw_exceptions_hold_as_others_do(make_pack: Make) -> None:
    linter = make_pack(
        rule("bad", r"phrases: [bad, 're:\d+']" + "\nexcept: ['re:bad \\d', 'no 7']\nunless: ['re:(?i)sic!']")
    )
    assert texts(linter.lint("Bad 1 is no 7, bad 2, 3 bad. Bad, sic!")) == ["3", "bad"]


def test_words_that_the_customer_used_may_be_repeated(make_pack: Make) -> None:
    linter = make_pack(rule("bad", "phrases: [bad*, thing]", "type: phrase\nunless_customer_said: true"))
    reply = "A BAD thing, so badly."
    assert texts(linter.lint(reply)) == ["BAD", "thing", "badly"]
    assert texts(linter.lint(reply, customer="It is (bad), sadly.")) == ["thing", "badly"]


GROUPS = """
phrases:
  - bad
  - any: [angry]
    confidence: 0.3
  - any: [seldom]
    customer: [always, every day]
  - any: [calm down]
    unless_customer: [calm]
  - any: [late]
    customer: [order*]
    unless_customer: [early]
"""
SAID: list[tuple[str | None, list[str]]] = [
    (None, ["Bad", "angry", "calm down"]),
    ("Hi.", ["Bad", "angry", "calm down"]),
    ("It always breaks!", ["Bad", "angry", "seldom", "calm down"]),
    ("I stay calm every day.", ["Bad", "angry", "seldom"]),
    ("I ordered it.", ["Bad", "angry", "calm down", "late"]),
    ("I ordered early.", ["Bad", "angry", "calm down"]),
]


@pytest.mark.parametrize(("customer", "found"), SAID)
def test_a_group_may_ask_what_the_customer_said(make_pack: Make, customer: str | None, found: list[str]) -> None:
    reply = "Bad, angry, seldom, calm down, late."
    assert texts(make_pack(rule("bad", GROUPS)).lint(reply, customer=customer)) == found


def test_a_raw_expression_may_stand_in_what_the_customer_said(make_pack: Make) -> None:
    linter = make_pack(rule("bad", "phrases: [{any: [late], customer: ['re:#[0-9]+']}]"))
    assert texts(linter.lint("Late #7.")) == []
    assert texts(linter.lint("Late.", customer="My order #7")) == ["Late"]


def test_a_group_has_its_own_confidence(make_pack: Make) -> None:
    report = make_pack(rule("bad", GROUPS, confidence="0.8")).lint("Bad, angry.")
    assert [f.confidence for f in report] == [0.8, 0.3]


# substitution

REPLACE = rule("plain", "replace: {utili(s|z)e: use, 'in order to': to, prior to: before}", "type: substitution")


def test_a_substitution_offers_the_plain_word_as_safe(make_pack: Make) -> None:
    report = make_pack(REPLACE).lint("In order to utilize it prior to May.")
    assert [(f.text, f.suggestions[0].text, f.suggestions[0].safe) for f in report] == [
        ("In order to", "To", True),
        ("utilize", "use", True),
        ("prior to", "before", True),
    ]
    assert report.rewrite(unsafe=False).text == "To use it before May."


def test_forms_in_a_replacement_go_in_step_with_those_of_the_phrase(make_pack: Make) -> None:
    text = """replace:
      server(|a|u): sustav(|a|u)
      (old|the|) (ticket|tickets): (request|requests)
      (stari|starog) (disk|diska): (nosač|nosača) (|starih) podataka
      bug(|s): fault (program)
    """
    linter = make_pack(rule("plain", text, "type: substitution"))
    for before, after in [
        ("The server is up.", "The sustav is up."),
        ("Servera ni.", "Sustava ni."),
        ("Na serveru je.", "Na sustavu je."),
        ("It is the ticket here.", "It is request here."),
        ("It holds old tickets here.", "It holds requests here."),
        ("Stari disk je tu.", "Nosač podataka je tu."),
        ("Nema starog diska.", "Nema nosača starih podataka."),
        ("Nema stari diska.", "Nema stari diska."),
        ("It has bugs.", "It has fault (program)."),
    ]:
        assert linter.lint(before).rewrite().text == after


@pytest.mark.parametrize("term", ["bug(|s): fault(|s|es)", "bug: fault(|s)", "(a|an) bug(|s): (a|an) fault(|s|es)"])
def test_forms_that_do_not_go_in_step_are_an_error(make_pack: Make, term: str) -> None:
    phrase, replacement = term.split(": ")
    text = f"lists: [{{name: it, why: it is hard, replace: {{'{phrase}': '{replacement}'}}}}]"
    with pytest.raises(PackError, match=r"xx.yaml:1:\d+: what .* becomes has forms in brackets"):
        make_pack(rule("plain", text, "type: substitution")).lint("Bug.")


def test_a_substitution_may_be_unsafe(make_pack: Make) -> None:
    files = rule("plain", "replace: {utilize: use}", "type: substitution\nsafe: false")
    report = make_pack(files).lint("Utilize it.")
    assert report.rewrite(unsafe=False).text == "Utilize it."
    assert report.rewrite().text == "Use it."


def test_a_substitution_s_message_names_the_plain_word(make_pack: Make) -> None:
    files = rule("plain", "replace: {utilize: use}", "type: substitution", message="'{text}: {replacement}'")
    assert [f.message for f in make_pack(files).lint("Utilize it.")] == ["Utilize: use"]


def test_a_substitution_leaves_what_the_customer_said(make_pack: Make) -> None:
    files = rule("plain", "replace: {utilize: use}", "type: substitution\nunless_customer_said: true")
    assert texts(make_pack(files).lint("Utilize it.", customer="Can I utilize it?")) == []


def test_a_substitution_leaves_an_acronym_that_the_customer_said(make_pack: Make) -> None:
    files = rule("plain", "replace: {pnr number: code, pnr: code}", "type: substitution\nunless_customer_said: true")
    linter = make_pack(files)
    assert texts(linter.lint("Your PNR number, please.", customer="Flight PNR KX1, late")) == []
    assert texts(linter.lint("Your PNR number, please.", customer="Flight KX1 (PNRs), late")) == ["PNR number"]
    assert texts(linter.lint("Your pnr number, please.", customer="Flight PNR KX1, late")) == ["pnr number"]


def test_a_substitution_counts_in_its_zones_only(make_pack: Make) -> None:
    files = {**ZONES, **rule("plain", "replace: {utilize: use}", "type: substitution\nzones: [body]")}
    assert texts(make_pack(files).lint("Utilize it.")) == []


# measure


def measured(make_pack: Make, metric: str, limit: int, reply: str, check: str = "", **call: str) -> list[str]:
    files = {**ZONES, **rule("long", None, f"type: measure\nmetric: {metric}\n{check}", message="'{value} > {limit}'")}
    files["channels/pigeon.yaml"] = f"name: P\nwhat: W\nsource: S\nsettings: {{limits: {{{metric}: {limit}}}}}\n"
    report = make_pack(files, channel="pigeon").lint(reply, **call)
    return [f"{f.text}: {f.message}" for f in report]


def test_a_sentence_has_at_most_so_many_words(make_pack: Make) -> None:
    reply = "One two, three! One two three four. One - two – three..."
    assert measured(make_pack, "sentence_words", 3, reply) == ["One two three four.: 4 > 3"]
    assert measured(make_pack, "sentence_words", 4, reply) == []


def test_a_paragraph_has_at_most_so_many_words(make_pack: Make) -> None:
    reply = "One two. Three four.\n\nOne two three four five."
    assert measured(make_pack, "paragraph_words", 4, reply) == ["One two three four five.: 5 > 4"]
    assert measured(make_pack, "paragraph_words", 3, reply)[0] == "One two. Three four.: 4 > 3"


def test_a_reply_has_at_most_so_many_words(make_pack: Make) -> None:
    reply = "One two.\n\nThree four, five."
    assert measured(make_pack, "reply_words", 4, reply) == [f"{reply}: 5 > 4"]
    assert measured(make_pack, "reply_words", 5, reply) == []


def test_a_reply_has_at_most_so_many_characters(make_pack: Make) -> None:
    assert measured(make_pack, "reply_characters", 9, " One two.\n") == []
    assert measured(make_pack, "reply_characters", 7, " One two.\n") == ["One two.: 8 > 7"]


def test_a_reply_has_at_most_so_many_exclamation_marks(make_pack: Make) -> None:
    assert measured(make_pack, "exclamation_marks", 2, "Yes! Great! Fine.") == []
    assert measured(make_pack, "exclamation_marks", 2, "Yes!! Great!") == ["Yes!! Great!: 3 > 2"]


def test_other_zones_are_not_measured(make_pack: Make) -> None:
    reply = "Hello a b c d e,\n\nOne two.\n\nKind regards,\nAna B C D E F"
    assert measured(make_pack, "sentence_words", 3, reply, "zones: [opening, body]") == []
    assert measured(make_pack, "reply_words", 3, reply, "zones: [opening, body]") == []


def test_without_a_limit_nothing_is_too_long(make_pack: Make) -> None:
    files = rule("long", None, "type: measure\nmetric: exclamation_marks")
    assert texts(make_pack(files).lint("!" * 99)) == []


def test_what_the_reply_quotes_is_not_measured(make_pack: Make) -> None:
    reply = "One two.\n\n> three four five six seven!!!"
    for metric in ("reply_words", "exclamation_marks", "reply_characters"):
        assert measured(make_pack, metric, 9, reply) == []


# register

FORMS = "formal: [sie, ihnen]\ninformal: [du, dir]"


def forms(make_pack: Make, flag: str, reply: str, text: str = FORMS, **call: str) -> list[str]:
    return texts(make_pack({**ZONES, **rule("forms", text, f"type: register\nflag: {flag}")}).lint(reply, **call))


@pytest.mark.parametrize(("register", "found"), [("formal", ["dir"]), ("informal", ["Sie"]), ("neutral", [])])
def test_an_address_of_the_wrong_register_is_found(make_pack: Make, register: str, found: list[str]) -> None:
    assert forms(make_pack, "address", "Sie und dir.", register=register) == found


def test_of_two_mixed_forms_the_rarer_is_found(make_pack: Make) -> None:
    assert forms(make_pack, "mixed", "Sie, Ihnen, du.") == ["du"]
    assert forms(make_pack, "mixed", "Sie, du, dir.") == ["Sie"]
    assert forms(make_pack, "mixed", "Sie, du.") == ["du"]
    assert forms(make_pack, "mixed", "Sie, Ihnen.") == []
    assert forms(make_pack, "mixed", "Du.") == []


@pytest.mark.parametrize("register", ["formal", "informal", "neutral"])
def test_mixed_forms_are_found_alike_under_every_register(make_pack: Make, register: str) -> None:
    assert forms(make_pack, "mixed", "Sie, du, dir.", register=register) == ["Sie"]


def test_forms_that_fit_are_not_looked_up_where_none_stands_that_does_not(
    make_pack: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    get = SentenceFacts.get

    def noted(facts: SentenceFacts, key: Key) -> list[PhraseMatch]:
        asked.append(key[1])
        return get(facts, key)

    monkeypatch.setattr(SentenceFacts, "get", noted)
    assert forms(make_pack, "address", "Sie und Ihnen.", register="formal") == []
    assert "formal" not in asked
    assert forms(make_pack, "address", "Sie und dir.", register="formal") == ["dir"]
    assert "formal" in asked


WEAK = """
formal:
  - sie
  - {any: [ihr, ihre], confidence: 0.5}
  - {any: [wartet], confidence: 0.7, capital: true}
informal: [du]
"""


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("Ihr Paket.", []),
        ("Ihr Paket, ihr Geld.", []),
        ("Ihr Paket. Ihre Karte. Ihr Ihre.", []),
        ("Sie und ihr Paket.", ["Sie"]),
        ("Wartet.", ["Wartet"]),
        ("Er wartet.", []),
    ],
)
def test_weak_forms_of_address_say_nothing_by_themselves(make_pack: Make, reply: str, found: list[str]) -> None:
    assert forms(make_pack, "address", reply, WEAK, register="informal") == found


def test_weak_forms_of_address_are_found_together_where_nothing_speaks_for_the_other_form(make_pack: Make) -> None:
    text = WEAK.replace("confidence: 0.5", "confidence: 0.58")
    assert forms(make_pack, "address", "Ihr Paket. Ihre Karte.", text, register="informal") == ["Ihr", "Ihre"]
    assert forms(make_pack, "address", "Ihr Paket. Ihre Karte, du.", text, register="informal") == []
    assert forms(make_pack, "mixed", "Ihr Paket, du.", text) == []


def test_a_form_that_yields_says_nothing_beside_a_sure_one_of_the_other_kind(make_pack: Make) -> None:
    text = "formal:\n  - {any: [sie], yields: true}\n  - ihnen\ninformal: [du]"
    assert forms(make_pack, "address", "Sie sind da.", text, register="informal") == ["Sie"]
    assert forms(make_pack, "address", "Sie sind da, und du?", text, register="informal") == []
    assert forms(make_pack, "address", "Sie, ihnen, und du?", text, register="informal") == ["ihnen"]
    assert forms(make_pack, "mixed", "Sie sind da, und du?", text) == []


def test_a_match_with_the_wrong_capital_pushes_out_no_other(make_pack: Make) -> None:
    text = "formal:\n  - {any: [sie sind], capital: true}\n  - sie sind\ninformal: [du]"
    assert forms(make_pack, "address", "Ob sie sind?", text, register="informal") == ["sie sind"]


def test_a_rule_can_borrow_the_forms_of_another(make_pack: Make) -> None:
    files = {
        **ZONES,
        **rule("forms", FORMS, "type: register\nflag: address"),
        **rule("both", "message: Beides.", "type: register\nflag: mixed\nforms: mypack/forms"),
        **rule("silent", None, "type: register\nflag: mixed\nforms: mypack/forms"),
    }
    found = [(f.rule, f.text) for f in make_pack(files).lint("Sie, Ihnen, du.", register="neutral")]
    assert found == [("mypack/both", "du"), ("mypack/silent", "du")]


def test_a_form_of_address_is_only_marked_where_the_sentence_holds_one_that_cannot_be_rewritten(
    make_pack: Make,
) -> None:
    text = FORMS + "\nsuggest: [{when: du, write: Sie}]"
    files = rule("forms", text, "type: register\nflag: address\ntogether: true")
    report = make_pack({**ZONES, **files}).lint("Du und dir. Du.", register="formal")
    assert [[s.text for s in f.suggestions] for f in report] == [[], [], ["Sie"]]


SWAPS = """
formal: [ihr, wartet]
informal: [du, kannst, "war*st", "*test", bist du]
to_formal: {du: Sie, bist du: sind Sie, "*st": "*en", "*test": "*ten", kannst: können}
to_informal: {wartet: wartest, "*t": "*st", ihr: null}
"""


@pytest.mark.parametrize(
    ("reply", "changed"),
    [
        ("Du kannst.", "Sie können."),
        ("Bist du da? Wartetest du?", "Sind Sie da? Warteten Sie?"),
        ("Warnst du?", "Warnen Sie?"),
    ],
)
def test_forms_of_address_are_swapped_whole_or_by_their_endings(make_pack: Make, reply: str, changed: str) -> None:
    files = {**ZONES, **rule("forms", SWAPS, "type: register\nflag: address\ntogether: true")}
    report = make_pack(files).lint(reply, register="formal")
    assert not any(s.safe for f in report for s in f.suggestions)
    assert report.rewrite(unsafe=True).text == changed
    assert make_pack(files).lint("Wartet ihr?", register="informal").rewrite(unsafe=True).text == "Wartet ihr?"
    assert make_pack(files).lint("Wartet!", register="informal").rewrite(unsafe=True).text == "Wartest!"


@pytest.mark.parametrize(
    ("reply", "changed"),
    [
        ("Sie.", "Du."),
        ("Sie und ihr Paket.", "Sie und ihr Paket."),
        ("Sie und lhr Paket.", "Du und lhr Paket."),
        ("Sie. Ihr Paket.", "Du. Ihr Paket."),
        ("Sie und ob wartet.", "Du und ob wartet."),
    ],
)
def test_a_sentence_with_a_form_that_is_likely_meant_and_not_found_is_not_rewritten(
    make_pack: Make, reply: str, changed: str
) -> None:
    text = WEAK.replace("confidence: 0.7, capital: true", "confidence: 0.4") + "to_informal: {sie: du, ihr: dein}"
    files = {**ZONES, **rule("forms", text, "type: register\nflag: address\ntogether: true")}
    assert make_pack(files).lint(reply, register="informal").rewrite(unsafe=True).text == changed


def test_words_of_a_register_rule_are_found_where_it_applies(make_pack: Make) -> None:
    files = rule("forms", "phrases: [hey]", "type: register\nflag: words\nwhen: {registers: [formal]}")
    assert texts(make_pack(files).lint("Hey.", register="formal")) == ["Hey"]
    assert texts(make_pack(files).lint("Hey.", register="neutral")) == []


def test_a_form_of_address_can_be_rewritten_into_the_other(make_pack: Make) -> None:
    text = FORMS + "\nsuggest: [{when: du, write: Sie, safe: true}, {when: sie, write: du}]"
    files = rule("forms", text, "type: register\nflag: address")
    (finding,) = make_pack(files).lint("Das ist für du.", register="formal")
    assert [s.text for s in finding.suggestions] == ["Sie"]


def test_mixed_forms_can_be_rewritten_into_the_commoner(make_pack: Make) -> None:
    text = FORMS + "\nsuggest: [{when: du, write: Sie}]"
    files = rule("forms", text, "type: register\nflag: mixed")
    (finding,) = make_pack(files).lint("Sie und Ihnen und du.")
    assert [s.text for s in finding.suggestions] == ["Sie"]


def test_the_register_is_judged_in_the_signature_too(make_pack: Make) -> None:
    assert forms(make_pack, "address", "Ja.\n\nKind regards dir,\nAna", register="formal") == ["dir"]


# placeholder


def placeholders(make_pack: Make, flags: str, reply: str, **call: object) -> list[str]:
    return texts(make_pack(rule("holes", None, f"type: placeholder\nflag: [{flags}]")).lint(reply, **call))


def test_a_placeholder_in_a_reply_is_unresolved_and_in_a_template_fine(make_pack: Make) -> None:
    reply = "Hi {{name}}, it is {{ order.id }}."
    assert placeholders(make_pack, "unresolved", reply, kind="reply") == ["{{name}}", "{{ order.id }}"]
    assert placeholders(make_pack, "unresolved", reply, kind="template") == []


@pytest.mark.parametrize("blank", ["[[NAME]]", "[[UZVĀRDS]]", "[[ORDER_NR]]", "[ŠT. VLOGE]", "<POINTS>", "<DUE DATE>"])
def test_capitals_in_brackets_are_for_a_person_to_fill_in(make_pack: Make, blank: str) -> None:
    assert placeholders(make_pack, "blank, malformed, unresolved", f"Your number is {blank}, thanks.") == [blank]


@pytest.mark.parametrize(
    "text", ["Press <ENTER> and [OK].", "See the [NEW] one.", "[RFC 2119](https://a.example)", "Hi [[name]]"]
)
def test_keys_labels_links_and_placeholders_are_no_blanks(make_pack: Make, text: str) -> None:
    assert placeholders(make_pack, "blank, malformed", text) == []


def test_a_draft_that_holds_a_placeholder_is_a_template_unless_somebody_says_otherwise(make_pack: Make) -> None:
    assert placeholders(make_pack, "unresolved", "Hi {{name}}.") == []
    linter = make_pack(rule("holes", None, "type: placeholder\nflag: [unresolved]"), kind="reply")
    assert texts(linter.lint("Hi {{name}}.")) == ["{{name}}"]


def test_an_unknown_variable_is_found_where_the_known_ones_are_given(make_pack: Make) -> None:
    reply = "Hi {{name}}, it is {{nmae}}."
    assert placeholders(make_pack, "unknown", reply, kind="template", variables=("name",)) == ["{{nmae}}"]
    assert placeholders(make_pack, "unknown", reply, kind="template") == []


def test_a_placeholder_is_found_once_although_it_is_unknown_and_unresolved(make_pack: Make) -> None:
    assert placeholders(make_pack, "unknown, unresolved", "{{x}}", variables=("name",)) == ["{{x}}"]


@pytest.mark.parametrize("blank", ["##NAME##", "%%FirstName%%", "<<balance>>", "$name", "@@name@@"])
def test_a_field_between_odd_signs_is_a_blank_in_a_reply_and_fine_in_a_template(make_pack: Make, blank: str) -> None:
    assert placeholders(make_pack, "blank", f"It is {blank}, yes.") == [blank]
    assert placeholders(make_pack, "blank", f"It is {blank}, yes. {{{{x}}}}") == []


@pytest.mark.parametrize(
    "blank", ["[NAME]", "[insert date]", "[Your Name]", "XXX", "____", "<insert name>", "{enter date}"]
)
def test_a_blank_that_was_never_filled_is_found(make_pack: Make, blank: str) -> None:
    assert placeholders(make_pack, "blank", f"Dear {blank}, yes.") == [blank]


@pytest.mark.parametrize("text", ["[1]", "[link](x)", "Max", "a _ b", "<3", "{a}", "[sic]"])
def test_what_only_looks_like_a_blank_is_fine(make_pack: Make, text: str) -> None:
    assert placeholders(make_pack, "blank", f"Dear {text}, yes.") == []


@pytest.mark.parametrize(("reply", "found"), [("Hi {{name, yes", "{{name"), ("Hi name}}, yes", "name}}")])
def test_a_placeholder_that_is_broken_is_found(make_pack: Make, reply: str, found: str) -> None:
    (text,) = placeholders(make_pack, "malformed", reply)
    assert text.startswith(found)


def test_placeholders_in_quoted_text_are_left_alone(make_pack: Make) -> None:
    assert placeholders(make_pack, "unresolved, blank, malformed", "Ok.\n\n> {{name}} [NAME] {{x") == []
