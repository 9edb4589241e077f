"""The way back from the prose to the source."""

from __future__ import annotations

import pytest

from replylint.formats.build import Builder
from replylint.prose import Block, Prose


def built() -> Prose:
    """Return the prose of a made-up format: one entity, one mask, two blocks."""
    source = "__one&two__ [three]\n\nfour "
    builder = Builder(source)
    builder.keep(0, 2)
    builder.keep(2, 5)
    builder.put("+", 5, 6)
    builder.keep(6, 9)
    builder.close("paragraph", 1, quoted=False)
    builder.keep(11, 12)
    builder.keep(13, 18, "code")
    builder.close("item", 2, quoted=True)
    builder.keep(19, 26)
    builder.close("paragraph", 1, quoted=False)
    return builder.prose()


def test_blocks_are_trimmed_and_parted_by_line_feeds() -> None:
    prose = built()
    assert prose.text == "__one+two\nthree\n\nfour"
    assert prose.blocks == (
        Block(0, 9, "paragraph"),
        Block(10, 15, "item", quoted=True),
        Block(17, 21, "paragraph"),
    )


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("one", (2, 5)),
        ("+", (5, 6)),
        ("one+two", (2, 9)),
        ("three", (13, 18)),
        ("two\nthree", (6, 18)),
        ("four", (21, 25)),
    ],
)
def test_words_have_the_place_that_they_came_from(words: str, place: tuple[int, int]) -> None:
    prose = built()
    at = prose.text.index(words)
    assert prose.span(at, at + len(words)) == place


def test_every_character_has_a_place_and_they_are_in_order() -> None:
    prose = built()
    places = [prose.span(n, n + 1) for n in range(len(prose.text))]
    assert places == sorted(places)
    assert all(0 <= start <= end <= len(prose.source) for start, end in places)


def test_only_the_same_characters_are_verbatim() -> None:
    prose = built()

    def verbatim(words: str) -> bool:
        at = prose.text.index(words)
        return prose.verbatim(at, at + len(words))

    assert [verbatim(w) for w in ("one", "three", "one+", "two\nthree")] == [True, True, False, False]


def test_protected_pieces_are_protected_in_the_prose() -> None:
    (part,) = built().protected
    assert (part.kind, built().text[part.start : part.end]) == ("code", "three")


def test_a_block_of_white_space_is_none() -> None:
    builder = Builder(" \u00a0\u200b a")
    builder.keep(0, 3)
    builder.close("paragraph", 2, quoted=False)
    assert builder.prose().blocks == ()
    builder.keep(3, 5)
    builder.close("paragraph", 2, quoted=False)
    assert builder.prose().text == "a"


def test_a_source_that_is_all_prose_needs_no_map() -> None:
    builder = Builder("all of it")
    builder.keep(0, 9)
    builder.close("paragraph", 2, quoted=False)
    assert builder.prose().segments == ()
    assert builder.prose().span(4, 6) == (4, 6)
