"""Measures of whole replies: copies of a paragraph, and readability."""

from __future__ import annotations

from helpers import MakePack, rule


def measured(make_pack: MakePack, metric: str, limit: int, reply: str) -> list[str]:
    """Return the words of what exceeds a limit, each with its value."""
    files = rule("much", None, f"type: measure\nmetric: {metric}", message="'{value}'")
    files["channels/pigeon.yaml"] = f"name: P\nwhat: W\nsource: S\nsettings: {{limits: {{{metric}: {limit}}}}}\n"
    return [f"{f.text}: {f.message}" for f in make_pack(files, channel="pigeon").lint(reply)]


COPY = "We have sent the parcel to you today."


def test_a_paragraph_that_stands_there_before_is_a_copy(make_pack: MakePack) -> None:
    reply = f"{COPY}\n\nAll is fine with it now, I think.\n\n{COPY.upper()}\n\n{COPY}"
    assert measured(make_pack, "paragraph_copies", 1, reply) == [f"{COPY.upper()}: 2", f"{COPY}: 3"]
    assert measured(make_pack, "paragraph_copies", 3, reply) == []


def test_a_short_line_or_a_quoted_paragraph_is_no_copy(make_pack: MakePack) -> None:
    assert measured(make_pack, "paragraph_copies", 1, "Yes.\n\nYes.") == []
    assert measured(make_pack, "paragraph_copies", 1, f"{COPY}\n\n> {COPY}") == []


def test_a_long_sentence_that_stands_there_before_is_a_copy(make_pack: MakePack) -> None:
    reply = f"Hello. {COPY} All is fine with it now.\n\nSoon it is with you. {COPY.upper()}"
    assert measured(make_pack, "sentence_copies", 1, reply) == [f"{COPY.upper()}: 2"]
    assert (
        measured(make_pack, "sentence_copies", 1, "Press it for five seconds. Wait. Press it for five seconds.") == []
    )


def test_a_sentence_in_a_copied_paragraph_is_told_once_as_that(make_pack: MakePack) -> None:
    assert measured(make_pack, "sentence_copies", 1, f"{COPY}\n\nAll is fine now.\n\n{COPY}") == []


def test_readability_is_words_a_sentence_and_the_share_of_long_words(make_pack: MakePack) -> None:
    sentence = "Ein Paketzu kommt heute schnellstens an. "  # six words, two of more than six letters
    (found,) = measured(make_pack, "lix", 10, sentence * 40)
    assert found.endswith(f": {round(6 + 100 * 2 / 6)}")
    assert measured(make_pack, "lix", 39, sentence * 40) == []


def test_letters_of_any_script_make_a_word_long(make_pack: MakePack) -> None:
    (found,) = measured(make_pack, "lix", 10, "Čaščenješ je tu in zdaj naš. " * 40)
    assert found.endswith(f": {round(6 + 100 / 6)}")


def test_too_few_words_have_no_readability(make_pack: MakePack) -> None:
    assert measured(make_pack, "lix", 1, "Nachvollziehbarerweise schnellstens.") == []
