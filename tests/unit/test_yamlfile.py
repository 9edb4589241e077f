"""Reading YAML: plain data, and where each value stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from replylint.packs.yamlfile import LARGEST, parse_yaml, read_yaml


def data(text: str) -> object:
    file, problems = parse_yaml(text, "f.yaml")
    assert file is not None, problems
    return file.data


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "2024-01-31", "12:30", "n", "1_0x", "=", "<<"])
def test_words_stay_words(word: str) -> None:
    assert data(f"- {word}\n") == [word]


def test_numbers_truth_values_and_nothing_are_what_they_are() -> None:
    assert data("[1, 0.5, true, False, null, ~]") == [1, 0.5, True, False, None, None]


def test_quoted_numbers_stay_words() -> None:
    assert data("['1', \"true\"]") == ["1", "true"]


def test_keys_are_words() -> None:
    assert data("no: 1\n5: x\ntrue: y\n") == {"no": 1, "5": "x", "true": "y"}


def test_an_empty_file_holds_nothing() -> None:
    assert data("# only a comment\n") is None


def test_every_value_has_its_place() -> None:
    file, _ = parse_yaml("a: 1\nb:\n  - x\n  - c: [y, z]\n", "f.yaml")
    assert file is not None
    assert file.places["a",] == (1, 1)
    assert file.places["b", 0] == (3, 5)
    assert file.places["b", 1, "c"] == (4, 5)
    assert file.places["b", 1, "c", 1] == (4, 12)


def test_a_problem_stands_at_the_nearest_known_place() -> None:
    file, _ = parse_yaml("a:\n  b: 1\n", "f.yaml")
    assert file is not None
    assert str(file.problem(("a", "b", "c", 3), "wrong")) == "f.yaml:2:3: wrong"
    assert str(file.problem(("x",), "wrong")) == "f.yaml:1:1: wrong"


ERRORS = {
    "a doubled key": ("a: 1\nb: 2\na: 3\n", ['f.yaml:3:1: the key "a" stands twice']),
    "two doubled keys": (
        "a: 1\na: 2\nb: {c: 1, c: 2}\n",
        ['f.yaml:2:1: the key "a" stands twice', 'f.yaml:3:11: the key "c" stands twice'],
    ),
    "a syntax error": ("a: [1, 2\nb: 3\n", ["f.yaml:2:2: not valid YAML: "]),
    "a tab": ("a:\n\t- 1\n", ["f.yaml:2:1: not valid YAML: "]),
    "an alias": ("a: &x [1]\nb: *x\n", ["f.yaml:1:4: an alias repeats a list or mapping; write it out"]),
    "two documents": ("a: 1\n---\nb: 2\n", ["f.yaml:2:1: not valid YAML: "]),
    "an unknown alias": ("a: *x\n", ["f.yaml:1:4: not valid YAML: "]),
    "a control character": ("a: \x01\n", ["f.yaml: not valid YAML: "]),
    "an unknown tag": ("a: !secret x\n", ['f.yaml:1:4: the tag "!secret" has no meaning here']),
    "a tag that makes objects": ("!!python/object:os.system {a: 1}\n", ["f.yaml:1:1: the tag "]),
}


@pytest.mark.parametrize("claim", ERRORS)
def test_error(claim: str) -> None:
    text, expected = ERRORS[claim]
    file, problems = parse_yaml(text, "f.yaml")
    assert file is None
    assert len(problems) == len(expected)
    for problem, start in zip(problems, expected, strict=True):
        assert str(problem).startswith(start)
        assert "\n" not in str(problem)


def test_an_alias_of_a_word_is_fine() -> None:
    assert data("a: &x sorry\nb: *x\n") == {"a": "sorry", "b": "sorry"}


def test_a_list_that_holds_itself_is_refused() -> None:
    file, problems = parse_yaml("a: &x [*x]\n", "f.yaml")
    assert file is None
    assert problems


def test_very_deep_nesting_is_a_problem_and_no_crash() -> None:
    for depth in (900, 20_000):
        file, problems = parse_yaml("[" * depth + "]" * depth, "f.yaml")
        assert file is None
        assert "nest" in str(problems[0])


def test_a_huge_file_is_refused_unread() -> None:
    file, problems = parse_yaml("a" * (LARGEST + 1), "f.yaml")
    assert file is None
    assert str(problems[0]) == "f.yaml: larger than 4,000,000 characters"


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes("\ufeffa: čas\r\nb: 2\r\n".encode())
    file, problems = read_yaml(path)
    assert not problems
    assert file is not None
    assert file.data == {"a": "čas", "b": 2}


def test_a_file_that_is_no_utf8_says_where(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: \xff\n")
    file, problems = read_yaml(path, "shown.yaml")
    assert file is None
    assert list(map(str, problems)) == ["shown.yaml: not UTF-8 (byte 3)"]


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        file, problems = read_yaml(path)
        assert file is None
        assert str(problems[0]).startswith(f"{path}: ")


def test_the_rules_that_come_along_can_be_read_without_libyaml() -> None:
    """The parser in Python is stricter with "?}" than libyaml, and not every platform has libyaml."""
    files = sorted((Path(__file__).parents[2] / "rules").rglob("*.yaml"))
    assert len(files) > 500
    for file in files:
        for _ in yaml.parse(file.read_text("utf-8"), Loader=yaml.SafeLoader):
            pass
