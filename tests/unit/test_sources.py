"""Texts in files of records: what they mean, where their characters stand, and how a change of one is written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from replylint.model import Edit, Span
from replylint.rewrite import apply_edits
from replylint.sources.places import Places
from replylint.sources.stores import store
from replylint.sources.values import Broken, SourceError, Table, Text, Value

LETTERS = "ab čž😀é\u0301\"'\\<>&:#-\n\t,;{}[]|%?!*\u2028"
WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=24)
RECORDS = st.lists(st.dictionaries(st.sampled_from("abc"), WORDS, min_size=1), min_size=1, max_size=3)
NEW = ["", "X", 'new "w" é', "a: b", "x<y & z", "it's, ok", "- no"]


def texts_in(value: Value) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Table | list):
        for inner in value.values.values() if isinstance(value, Table) else value:
            yield from texts_in(inner)


def plain(value: Value) -> Any:
    if isinstance(value, Text):
        return value.value
    if isinstance(value, Table):
        return {name: plain(inner) for name, inner in value.values.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def all_texts(kind: str, source: str) -> list[Text]:
    return [text for value in store(kind).read(source) for text in texts_in(value)]


def check_changes(kind: str, source: str, data: st.DataObject, *, always: bool = True) -> None:
    """Check, of each text, that its characters stand where they are said to, and that a change changes it alone."""
    texts = all_texts(kind, source)
    for number, text in enumerate(texts):
        places = Places(source, text, kind)
        assert places.exact or not always
        if not places.exact:
            continue
        start = data.draw(st.integers(0, len(text.value)))
        edit = Edit(Span(start, data.draw(st.integers(start, len(text.value)))), data.draw(st.sampled_from(NEW)))
        made = places.edits([edit])
        assert made is not None
        for one in made:
            assert text.start <= one.span.start <= one.span.end <= text.end
        changed = apply_edits(source, made)
        wanted = [apply_edits(t.value, [edit]) if n == number else t.value for n, t in enumerate(texts)]
        if all(words.strip() for words in wanted) and always:
            assert [t.value for t in all_texts(kind, changed)] == wanted


@given(RECORDS, st.booleans(), st.sampled_from([None, 2]), st.data())
def test_json_is_read_as_the_standard_library_reads_it_and_changed_in_place(
    records: list[dict[str, str]], ascii_only: bool, indent: int | None, data: st.DataObject
) -> None:
    source = json.dumps({"macros": records, "n": [1, 2.5, None, True]}, ensure_ascii=ascii_only, indent=indent)
    assert [plain(value) for value in store("json").read(source)] == [json.loads(source)]
    check_changes("json", source, data)


@given(
    RECORDS,
    st.sampled_from([None, "|", ">", '"', "'"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([20, 1000]),
    st.data(),
)
def test_yaml_is_read_as_pyyaml_reads_it(
    records: list[dict[str, str]], style: str | None, newline: str, width: int, data: st.DataObject
) -> None:
    source = yaml.dump(records, allow_unicode=True, default_style=style, line_break=newline, width=width)
    assert [plain(value) for value in store("yaml").read(source)] == [yaml.load(source, yaml.BaseLoader)]
    check_changes("yaml", source, data, always=False)


@given(
    st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=4),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.data(),
)
def test_tables_are_read_as_the_standard_library_reads_them_and_changed_in_place(
    rows: list[list[str]], delimiter: str, quoting: Any, newline: str, data: st.DataObject
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=newline)
    writer.writerows([["body", "title"], *rows])
    source = out.getvalue()
    names, *read = csv.reader(io.StringIO(source, newline=""), delimiter=delimiter)
    assert [plain(value) for value in store("csv").read(source)] == [dict(zip(names, row, strict=True)) for row in read]
    check_changes("csv", source, data)


@given(st.lists(WORDS.filter(str.strip), min_size=1, max_size=4), st.booleans(), st.data())
def test_xml_is_read_with_its_entities_and_sections_and_changed_in_place(
    words: list[str], sections: bool, data: st.DataObject
) -> None:
    written = [f"<![CDATA[{w}]]>" if sections and "]]>" not in w else escape(w) for w in words]
    source = '<?xml version="1.0"?>\n<r>' + "".join(f'<m id="1"><b>{w}</b>x</m>' for w in written) + "</r>"
    assert [t.value for t in all_texts("xml", source) if t.value != "x"] == words
    check_changes("xml", source, data)


YAML_TEXTS = {
    "plain": ("a: we can help\n", "we can help"),
    "plain over two lines": ("a: we can\n  help\n\n  you\n", "we can help\nyou"),
    "single": ("a: 'it''s\n  fine'\n", "it's fine"),
    "double": ('a: "l\\u00e9\\x41 \\\n  so\\n\\U0001F600"\n', "léA so\n😀"),
    "literal": ("a: |\n  one\n\n   two\n", "one\n\n two\n"),
    "literal, told how far": ("a: |2-\n    one\n  two\n", "  one\ntwo"),
    "literal, kept breaks": ("a: |+\n  one\n\n", "one\n\n"),
    "folded": ("a: >-\n  one\n  two\n\n  three\n\n    four\n  five\n", "one two\nthree\n\n  four\nfive"),
    "with a tag": ("a: !text we can\n", "we can"),
    "windows": ("a: |\r\n  one\r\n  two\r\n", "one\ntwo\n"),
}


@pytest.mark.parametrize("name", YAML_TEXTS)
def test_each_style_of_yaml_has_its_characters_in_place(name: str) -> None:
    source, value = YAML_TEXTS[name]
    (text,) = all_texts("yaml", source)
    places = Places(source, text, "yaml")
    assert (text.value, places.exact) == (value, True)
    for at, char in enumerate(value):
        span = places.span(Span(at, at + 1))
        assert char == source[span.start] or source[span.start] in "\\\r\n "


YAML_CHANGES = {
    "a plain text that must be quoted now": ("a: we can\n", (0, 2, "so: we"), 'a: "so: we can"\n'),
    "a plain text in brackets": ("a: [we can]\n", (0, 2, "you, we"), 'a: ["you, we can"]\n'),
    "a further line of a block": ("a: |\n  one\n  two\n", (3, 3, "\nand"), "a: |\n  one\n  and\n  two\n"),
    "a line of a block taken out": ("a: |\n  one\n  two\n", (0, 4, ""), "a: |\n  two\n"),
    "an apostrophe in single quotes": ("a: 'we can'\n", (0, 2, "I'll"), "a: 'I''ll can'\n"),
    "a break in a folded block": ("a: >\n  one\n", (3, 3, "\ntwo"), "a: >\n  one\n\n  two\n"),
    "a break in single quotes": ("a: 'one'\n", (3, 3, "\ntwo"), 'a: "one\\ntwo"\n'),
}


@pytest.mark.parametrize("name", YAML_CHANGES)
def test_changes_of_yaml_keep_the_style_where_it_can_hold_them(name: str) -> None:
    source, (start, end, words), wanted = YAML_CHANGES[name]
    (text,) = all_texts("yaml", source)
    made = Places(source, text, "yaml").edits([Edit(Span(start, end), words)])
    assert made is not None
    assert apply_edits(source, made) == wanted
    assert yaml.safe_load(wanted)["a"] in (text.value[:start] + words + text.value[end:], ["you, we can"])


def test_a_cell_is_quoted_where_its_new_words_ask_for_it_and_ascii_files_stay_ascii() -> None:
    (_, text) = all_texts("csv", "a,b\none,two\n")
    assert Places("a,b\none,two\n", text, "csv").edits([Edit(Span(3, 3), ", three")]) == [
        Edit(Span(8, 11), '"two, three"')
    ]
    source = '{"a": "\\u010d x"}'
    (text,) = all_texts("json", source)
    assert Places(source, text, "json").edits([Edit(Span(2, 3), "ž")]) == [Edit(Span(14, 15), "\\u017e")]


BAD = {
    ("json", '{"a": 1,}'): (8, "not valid JSON"),
    ("json", "[" * 100_000): (0, "nested too deeply"),
    ("json", "[" + "1" * 5000 + "]"): (0, "too many digits"),
    ("yaml", "a: [b\n"): (0, "not valid YAML"),
    ("yaml", "a: \x01"): (0, "not valid YAML"),
    ("yaml", "[" * 20_000): (0, "not valid YAML"),
    ("yaml", "- &a\n  - *a\n"): (2, "an alias that holds itself"),
    ("csv", "\n\n"): (0, "no names"),
    ("csv", "a,a\n1,2\n"): (2, 'the column "a" stands twice'),
    ("xml", "<a>"): (3, "not well-formed XML"),
    ("xml", '<!DOCTYPE a [<!ENTITY b "b">]><a/>'): (24, "declares entities"),
}


@pytest.mark.parametrize(("kind", "source"), BAD, ids=lambda value: value[:20])
def test_what_can_not_be_read_says_where_and_why(kind: str, source: str) -> None:
    at, message = BAD[kind, source]
    with pytest.raises(SourceError, match=message) as caught:
        store(kind).read(source)
    assert caught.value.at >= at


def test_a_name_that_stands_twice_is_noted_and_merged_keys_are_not() -> None:
    (table,) = store("json").read('{"a": "x", "b": {"a": 1}, "a": "y"}')
    assert isinstance(table, Table)
    assert table.twice == [("a", 26)]
    (merged,) = store("yaml").read("base: &b {x: one, y: two}\nown:\n  <<: *b\n  y: three\n")
    assert plain(merged)["own"] == {"y": "three", "x": "one"}
    assert isinstance(merged, Table) and merged.twice == []


def test_a_row_of_another_length_and_a_quote_never_closed_are_broken_and_the_others_are_read() -> None:
    rows = store("csv").read('sep=;\na;b\n1;2\n3\n\n4;5\n6;"7\n')
    assert [plain(row) if isinstance(row, Table) else row for row in rows] == [
        {"a": "1", "b": "2"},
        Broken(14, "1 cell in this row, 2 in the first"),
        {"a": "4", "b": "5"},
        Broken(23, "a quotation mark that is never closed"),
    ]
