"""The word stream: what is one word, and where it stands in the text."""

from __future__ import annotations

import unicodedata

import pytest

from replylint.phrases.tokens import normal, spans, stream_of, words

WORDS = {
    "words are lower case": ("Hello WORLD", "hello world"),
    "spaces and line breaks are one": ("a \t b\r\n\n c\u00a0d", "a b c d"),
    "marks are words of their own": ("no, really!", "no , really !"),
    "an apostrophe stays inside a word": ("don't o'clock", "don't o'clock"),
    "a curly apostrophe becomes straight": ("don’t", "don't"),
    "a leading apostrophe stays with its word": ("'cause ’tis", "'cause 'tis"),
    "quotation marks vanish": ("“so” \"called\" „neu“ «vrai» 'single'", "so called neu vrai single"),
    "a hyphen parts words": ("e-mail well‑known re‐do", "e mail well known re do"),
    "a dash is a mark": ("no – never — so", "no - never - so"),
    "a number keeps its separators": ("1,250.00 12:30 3.", "1,250.00 12:30 3 ."),
    "an abbreviation with dots is one word": ("at 5 p.m., e.g. now", "at 5 p.m. , e.g. now"),
    "digits after letters belong to the word": ("covid19 A4", "covid19 a4"),
    "letters after digits are a word of their own": ("24h 5kg", "24 h 5 kg"),
    "Slavic letters are letters": ("Čez ŠEST žepov", "čez šest žepov"),
    "Cyrillic and Greek are lowered": ("ПРИВЕТ Ελλάδα", "привет ελλάδα"),
    "Japanese gives a word a character": ("お客様、OK。", "お 客 様 , ok ."),
    "Chinese marks become plain": ("好！吗？是：（a）", "好 ! 吗 ? 是 : ( a )"),
    "Thai gives a word a character": ("ขอโทษ", "ข อ โ ท ษ"),
    "Korean words are parted by spaces": ("정말 죄송합니다.", "정말 죄송합니다 ."),
    "Hindi vowel signs are part of the word": ("लड़का है", "लड़का है"),
    "Arabic words are words": ("شكرا جزيلا", "شكرا جزيلا"),
    "an emoji is a word": ("great 👍 job🙂", "great 👍 job 🙂"),
    "an underscore parts words": ("a_b __", "a b"),
    "a soft hyphen vanishes": ("re\u00adfund", "refund"),
    "a zero-width space inside a word vanishes": ("re\u200bfund", "refund"),
    "a zero-width space alone is no word": ("a \u200b b", "a b"),
    "a byte-order mark is no word": ("\ufeffhello", "hello"),
    "a direction mark is no part of a word": ("\u200ehello\u200f there", "hello there"),
    "an emoji sequence holds no empty word": ("a 👩\u200d💻 b", "a 👩 💻 b"),
    "a variation selector is no word": ("a ❤\ufe0f b", "a ❤ b"),
    "a Turkish capital İ is an i": ("İADE", "iade"),
    "a dotless ı is an i, since its capital is I": ("KIRMIZI kırmızı", "kirmizi kirmizi"),
    "an ellipsis is a full stop": ("well…", "well ."),
    "nothing gives nothing": (" \n ", ""),
}  # fmt: skip


@pytest.mark.parametrize("claim", WORDS)
def test_words(claim: str) -> None:
    text, expected = WORDS[claim]
    assert " ".join(words(text)) == expected


def test_decomposed_text_gives_the_same_words_as_composed() -> None:
    text = "Ça fait déjà čas, が ガ 한국 Việt"
    assert words(unicodedata.normalize("NFD", text)) == words(text)


def test_the_stream_has_one_space_before_between_and_after_words() -> None:
    assert stream_of("Well,  fine.", 0, 12) == " well , fine . "


def test_the_stream_of_a_range_reads_no_further() -> None:
    assert stream_of("one two three", 4, 7) == " two "


def test_a_text_without_a_word_is_a_lone_space_at_each_side() -> None:
    assert stream_of('"" ', 0, 3).strip() == ""


@pytest.mark.parametrize("text", ["İİ ẞ ŉ x", "ﬁ ǰ ΐ", "don’t, 5 p.m.\u200b ok", "a\u0301 e\u0301!", "👩\u200d💻 ok"])
def test_each_word_has_a_place_although_lower_case_may_be_longer(text: str) -> None:
    assert len(spans(text, 0, len(text))) == len(words(text))


def test_places_point_into_the_original_text() -> None:
    text = "İstanbul: “don’t”"
    assert [text[start:end] for start, end in spans(text, 0, len(text))] == ["İstanbul", ":", "don’t"]


def test_normal_leaves_plain_words_alone() -> None:
    assert normal("refund policy") == "refund policy"
