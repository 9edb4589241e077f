"""What is remembered of a sentence: another draft that holds it gets the same findings, in its own places."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from replylint import Config, Linter

SENTENCE = "You'll have to contact the courier yourself, and kindly revert before 12.06.2026."


def places(linter: Linter, text: str) -> list[tuple[str, str, int]]:
    report = linter.lint(text, language="en", channel="chat")
    assert all(text[f.span.start : f.span.end] == f.text for f in report)
    return [(f.rule, f.text, f.span.start - text.index("You'll")) for f in report if f.text]


def test_a_sentence_is_judged_alike_wherever_it_stands() -> None:
    linter, fresh = Linter(), Linter(Config(cache=False))
    first = places(linter, SENTENCE)
    assert ("negative-phrasing/deflection", 0) in [(rule, start) for rule, _, start in first]
    for before in ("Thanks for the photo. ", "Hello there!\n\nThe box is on its way.  "):
        assert places(linter, before + SENTENCE) == places(fresh, before + SENTENCE)
        assert [one for one in places(linter, before + SENTENCE) if one in first] == first


def test_spaces_inside_a_sentence_move_what_is_found() -> None:
    linter = Linter()
    places(linter, SENTENCE)
    wide = SENTENCE.replace("contact the", "contact    the")
    assert [rule for rule, _, _ in places(linter, wide)] == [rule for rule, _, _ in places(linter, SENTENCE)]
    assert [text.replace("contact    the", "contact the") for _, text, _ in places(linter, wide)] == [
        text for _, text, _ in places(linter, SENTENCE)
    ]


def test_threads_that_share_what_is_remembered_agree() -> None:
    texts = [f"Thanks for the photo, part {n % 7}. {SENTENCE}" for n in range(60)]
    alone = [places(Linter(Config(cache=False)), text) for text in texts[:7]]
    linter = Linter(Config(cache=False))
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: places(linter, text), texts))
    assert together == [alone[n % 7] for n in range(60)]
