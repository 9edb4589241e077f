"""Which words a phrase finds in a sentence."""

from __future__ import annotations

import unicodedata

import pytest

from helpers import captured, find

SLOTS = {
    "we": ["we", "our team", "i"],
    "cant": ["can(not| not|'t)", "<we> fail to"],
    "adverb": ["just", "really", "(very|) simply"],
    "maybe": ["(|perhaps)"],
}
FINDS: list[tuple[str, str, list[str]]] = [
    # words
    ("not our problem", "It is Not OUR  problem.", ["Not OUR  problem"]),
    ("our", "our hours: our house", ["our", "our"]),
    ("cat", "a category, cats, cat", ["cat"]),
    ("our problem", "our\nproblem", ["our\nproblem"]),
    ("our problem", "our, problem", []),
    ("sorry", "“Sorry”", ["Sorry"]),
    ("called expert", "a 'called' “expert”", ["called' “expert"]),
    ("a b a", "a b a b a", ["a b a"]),
    ("a a", "a a a a", ["a a", "a a"]),
    # alternatives and optional words
    ("not (my|our) job", "not my job, not our job, not his job", ["not my job", "not our job"]),
    ("(yes|no|not at all)", "Not at all, no", ["Not at all", "no"]),
    ("(very|) sorry", "sorry, very sorry", ["sorry", "very sorry"]),
    ("so (very (much|)|) sorry", "so sorry; so very sorry", ["so sorry", "so very sorry"]),
    ("so (very (much|)|) sorry", "so very much sorry", ["so very much sorry"]),
    # glued alternatives
    ("refund(|s|ed)", "refund refunds refunded refunding", ["refund", "refunds", "refunded"]),
    ("(un|)happy", "unhappy, happy, un happy", ["unhappy", "happy", "happy"]),
    ("i(| have|'ve) passed", "i passed, I have passed, i’ve passed", ["i passed", "I have passed", "i’ve passed"]),
    ("i(|'m| am) (|very) sorry", "i sorry / I'm very sorry / i am sorry", ["i sorry", "I'm very sorry", "i am sorry"]),
    ("can(not| not|'t)", "cannot; can not; can't; can", ["cannot", "can not", "can't"]),
    ("e( |)mail", "email, e mail, e-mail", ["email", "e mail", "e-mail"]),
    ("e(-|)mail", "email, e mail, e-mail", ["email", "e mail", "e-mail"]),
    ("(self|)-made", "self-made, made, selfmade", ["self-made", "made"]),
    # stars
    ("refund*", "refund refunding prerefund", ["refund", "refunding"]),
    ("*fund", "refund fund refunds", ["refund", "fund"]),
    ("re*nd", "refund rend rent", ["refund", "rend"]),
    ("*fun*", "refunds, fun", ["refunds", "fun"]),
    ("no refund*, sorry", "no refunds sorry", ["no refunds sorry"]),
    # slots
    ("<we> refund", "our team refund, we refund, they refund", ["our team refund", "we refund"]),
    ("<we> <cant> refund", "we can't refund", ["we can't refund"]),
    ("sorry <cant>", "sorry our team fail to", ["sorry our team fail to"]),
    ("<maybe> later", "later perhaps later", ["later", "perhaps later"]),
    ("<number> day*", "3 days, 1,250 days, 12:30 days, three days", ["3 days", "1,250 days", "12:30 days"]),
    ("sorry <end>", "Sorry. sorry! sorry? sorry, sorry", ["Sorry.", "sorry!", "sorry?"]),
    ("hi <placeholder>", "hi \ue000\ue000\ue000, hi ana", ["hi \ue000\ue000\ue000"]),
    ("at <url>", "at \ue001\ue001", ["at \ue001\ue001"]),
    ("to <email>", "to \ue002\ue002", ["to \ue002\ue002"]),
    ("type <code>", "type \ue003", ["type \ue003"]),
    ("so \\, we", "so we, so; we, so, we", ["so, we"]),
    ("for (€|\\$) <number>", "for 5, for $ 5", ["for $ 5"]),
    ("for (€|\\$)", "what it is for", []),
    ("\\$50", "it is $50", ["$50"]),
    # captures
    ("contact <who:1-3> directly", "contact the billing team directly", ["contact the billing team directly"]),
    ("contact <who:1-3> directly", "contact a b c d directly", []),
    ("contact <who:2>", "contact the billing team", ["contact the billing"]),
    ("contact <who:1-3>", "contact the billing team today", ["contact the billing team"]),
    ("contact <who:1-3>", "contact us.", ["contact us"]),
    ("contact <who:2-3> now", "contact us, please now", []),
    # gaps
    ("not … refund", "not refund", ["not refund"]),
    ("not … refund", "not 1 2 3 4 5 6 refund", ["not 1 2 3 4 5 6 refund"]),
    ("not … refund", "not 1 2 3 4 5 6 7 refund", []),
    ("not ... refund", "not a refund or refund", ["not a refund"]),
    ("not … refund", "not, at all, refund", ["not, at all, refund"]),
    # any order
    ("(sorry & late)", "sorry late, late sorry", ["sorry late", "late sorry"]),
    ("(sorry & late)", "sorry we are late", ["sorry we are late"]),
    ("(sorry & late)", "sorry we are so late", []),
    ("(a & b & c)", "c a b", ["c a b"]),
    ("we (can't & refund) that", "we refund, but can't that", ["we refund, but can't that"]),
    # edges
    ("^ sorry", "Sorry, sorry", ["Sorry"]),
    ("^ sorry", "So sorry", []),
    ("(^|so) sorry", "Sorry, so sorry", ["Sorry", "so sorry"]),
    ("^ (well|) no", "No.", ["No"]),
    ("no $", "No, no", ["no"]),
    ("no $", "no way", []),
    ("no $", "No!?", ["No"]),
    ("at 5 p.m. $", "at 5 p.m.", ["at 5 p.m."]),
    ("(^ (so|)|well) no", "No. So no, well no", ["No", "well no"]),
    ("no (way|$)", "no way, no", ["no way", "no"]),
    ("^ no $", "No.", ["No"]),
    ("^ no $", "No, no.", []),
    # commas, marks, hyphens
    ("sorry, but", "sorry but, sorry, but", ["sorry but", "sorry, but"]),
    ("sorry but", "sorry, but", []),
    ("why ?", "why? why", ["why?"]),
    ("ps :", "PS: ps", ["PS:"]),
    ("well-known", "well known, well-known, wellknown", ["well known", "well-known"]),
    ("24 h", "24h", ["24h"]),
    ("at 5 p.m.", "at 5 p.m.", ["at 5 p.m."]),
    (r"fees \(vat\)", "fees (VAT)", ["fees (VAT)"]),
    (r"a \| b", "a | b", ["a | b"]),
    # apostrophes, numbers, emoji
    ("don't", "don’t don't dont", ["don’t", "don't"]),
    ("don’t", "don't", ["don't"]),
    ("version 2.0", "version 2.0, version 2", ["version 2.0"]),
    ("1 day", "11 day, 1 day", ["1 day"]),
    ("great 👍", "great 👍", ["great 👍"]),
    ("great job", "great 👍 job", []),
    ("great … job", "great 👩‍💻❤️ job", ["great 👩‍💻❤️ job"]),
    # other languages
    ("čas", "Čas, časa, počas", ["Čas"]),
    ("žal (vam|ti) ne mor*", "Žal vam ne moremo pomagati", ["Žal vam ne moremo"]),
    ("denar(|ja|jem)", "denar denarja denarjev", ["denar", "denarja"]),
    ("申し訳(ございません|ありません)", "大変申し訳ございません。", ["申し訳ございません"]),
    ("ありがとう(ございます|)", "ありがとうございます、ありがとう", ["ありがとうございます", "ありがとう"]),
    ("(お|)客様", "お客様と客様", ["お客様", "客様"]),
    ("<who:1-4>様", "田中様", ["田中様"]),
    ("できません$", "それはできません。", ["できません"]),
    ("申し訳 ございません", "申し訳ございません", ["申し訳ございません"]),
    ("ขอโทษ", "เราขอโทษครับ", ["ขอโทษ"]),
    ("죄송합니다", "정말 죄송합니다.", ["죄송합니다"]),
    ("लड़क(ा|े)", "एक लड़का, लड़के", ["लड़का", "लड़के"]),
    ("नहीं … सकत(ा|े|ी)", "हम नहीं कर सकते।", ["नहीं कर सकते"]),
    ("iade", "İADE ve iade", ["İADE", "iade"]),
    ("kırmızı", "KIRMIZI", ["KIRMIZI"]),
    ("извините", "ИЗВИНИТЕ!", ["ИЗВИНИТЕ"]),
    ("آسف", "أنا آسف جدا", ["آسف"]),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "text", "expected"), FINDS)
def test_phrase_finds(phrase: str, text: str, expected: list[str]) -> None:
    assert find(phrase, text, SLOTS) == expected


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("phrase", "text"), [("déjà čas", "C’est déjà čas."), ("がある", "がある"), ("việt", "Việt")])
def test_phrase_and_text_match_in_any_normal_form(form: str, phrase: str, text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert find(unicodedata.normalize(form, phrase), decomposed)
    assert find(unicodedata.normalize(form, phrase), text)


CAPTURES: list[tuple[str, str, dict[str, str]]] = [
    ("contact <who:1-5> directly", "Contact the Billing team directly", {"who": "the Billing team"}),
    ("contact <who:1-5>", "contact O’Brien & sons", {"who": "O’Brien & sons"}),
    ("contact <who:1-5>", "contact us, please", {"who": "us"}),
    ("<one:1> or <other:1-2> please", "tea or green coffee please", {"one": "tea", "other": "green coffee"}),
    ("<who:we> refund", "our team refund", {"who": "our team"}),
    ("<we> refund", "our team refund", {}),
    ("(call <who:1>|write <who:1>) now", "write Ana now", {"who": "Ana"}),
    ("in <span:number> days", "in 3 days", {"span": "3"}),
    ("<when:maybe> later", "later", {}),
]


@pytest.mark.parametrize(("phrase", "text", "expected"), CAPTURES)
def test_phrase_captures(phrase: str, text: str, expected: dict[str, str]) -> None:
    assert captured(phrase, text, SLOTS) == expected
