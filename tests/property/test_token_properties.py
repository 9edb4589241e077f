"""The quick way to cut ASCII into words agrees with the general one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replylint.phrases.tokens import TOKEN, token

ASCII = st.text(st.characters(max_codepoint=127), max_size=60) | st.text("aZ9'.,:-_ \n", max_size=30)


@given(ASCII)
def test_the_expression_for_ascii_finds_the_same_words_as_the_general_one(text: str) -> None:
    assert token(text) is not TOKEN
    assert [m.span() for m in token(text).finditer(text)] == [m.span() for m in TOKEN.finditer(text)]
