"""Compiled packs on disk: keyed by content, ignored where broken, written by many at once."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import BASIS, LANGUAGE, act, rule, write
from replylint import Config, Linter
from replylint.packs import cache
from replylint.packs.base import load_base
from replylint.packs.compile import compile_language
from replylint.packs.sources import builtin_root

FILES = {
    **BASIS,
    **rule("bad", "slots: {we: [we, 'our team']}\nphrases: ['<we> (can|will)(not|) refund*', 're:[0-9]{4}']"),
    **act("sorry", "phrases: [so sorry]"),
}


def lint(folder: Path, keep: Path | str | bool) -> list[str]:
    """Lint with an engine that no other test shares."""
    from replylint.engine import engine_of

    engine_of.cache_clear()
    where = keep if isinstance(keep, bool) else str(keep)
    linter = Linter(Config(packs=(str(folder),), select=("mypack",), language=LANGUAGE, cache=where))
    return [finding.text for finding in linter.lint("Our team cannot refund 2024.")]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(tmp_path / "pack", FILES)


def test_the_key_is_the_same_for_the_same_content() -> None:
    assert cache.content_key([b"a", b"b"]) == cache.content_key([b"a", b"b"])


def test_the_key_changes_with_the_content_its_order_and_its_borders() -> None:
    keys = {cache.content_key(parts) for parts in ([b"a", b"b"], [b"b", b"a"], [b"ab"], [b"a", b"b", b""], [])}
    assert len(keys) == 5


def test_a_changed_phrase_is_found_although_the_pack_was_cached(tmp_path: Path, pack: Path) -> None:
    assert lint(pack, tmp_path / "cache") == ["Our team cannot refund", "2024"]
    write(pack, rule("bad", "phrases: [our team]"))
    assert lint(pack, tmp_path / "cache") == ["Our team"]


def test_a_changed_card_is_seen_although_the_pack_was_cached(tmp_path: Path, pack: Path) -> None:
    lint(pack, tmp_path / "cache")
    write(pack, rule("bad", check="type: phrase\nzones: [signature]"))
    assert lint(pack, tmp_path / "cache") == []


def test_a_new_file_is_seen_although_the_pack_was_cached(tmp_path: Path, pack: Path) -> None:
    lint(pack, tmp_path / "cache")
    write(pack, rule("worse", "phrases: [our]"))
    assert lint(pack, tmp_path / "cache") == ["Our", "Our team cannot refund", "2024"]


def test_what_is_cached_equals_what_is_compiled(pack: Path) -> None:
    base = load_base([builtin_root(), pack])
    compiled = compile_language(base, LANGUAGE)
    assert pickle.loads(pickle.dumps(base)) == base
    assert pickle.loads(pickle.dumps(compiled)) == compiled
    assert compile_language(base, LANGUAGE) == compiled


def test_a_cached_pack_is_read_and_not_made_again(tmp_path: Path) -> None:
    assert cache.cached(tmp_path, "key", lambda: {"made": 1}) == {"made": 1}
    assert cache.cached(tmp_path, "key", lambda: {"made": 2}) == {"made": 1}


def test_without_a_folder_nothing_is_kept() -> None:
    assert cache.cached(None, "key", lambda: 1) == 1
    assert cache.cached(None, "key", lambda: 2) == 2


BROKEN = {
    "truncated": lambda raw: raw[: len(raw) // 2],
    "cut by one byte": lambda raw: raw[:-1],
    "only its head": lambda raw: raw[:47],
    "empty": lambda raw: b"",
    "garbage": lambda raw: b"\x80\x05garbage" * 99,
    "one byte changed": lambda raw: raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:],
    "of another format": lambda raw: b"replylint-pock\n" + raw[15:],
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_file_is_ignored_and_written_anew(tmp_path: Path, how: str) -> None:
    cache.cached(tmp_path, "key", lambda: ["made"] * 50)
    (path,) = tmp_path.iterdir()
    sound = path.read_bytes()
    path.write_bytes(BROKEN[how](sound))
    assert cache.cached(tmp_path, "key", lambda: ["made"] * 50) == ["made"] * 50
    assert path.read_bytes() == sound


def test_every_file_of_a_real_cache_may_be_broken(tmp_path: Path, pack: Path) -> None:
    expected = lint(pack, tmp_path / "cache")
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(path.read_bytes()[:100])
    assert lint(pack, tmp_path / "cache") == expected


def test_a_pickle_that_can_not_be_loaded_any_more_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "Gone", type("Gone", (), {"__module__": __name__}), raising=False)
    cache.cached(tmp_path, "key", sys.modules[__name__].Gone)  # type: ignore[attr-defined]
    monkeypatch.undo()
    assert cache.cached(tmp_path, "key", lambda: "new") == "new"


def test_a_folder_that_can_not_be_made_is_ignored(tmp_path: Path, pack: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert lint(pack, tmp_path / "file") == lint(pack, keep=False)
    assert lint(pack, tmp_path / "file" / "deeper") == lint(pack, keep=False)


def test_a_cache_leaves_no_half_written_files(tmp_path: Path, pack: Path) -> None:
    lint(pack, tmp_path / "cache")
    assert {path.suffix for path in (tmp_path / "cache").iterdir()} == {".pack"}


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_folder_belongs_to_the_user_alone(tmp_path: Path, pack: Path) -> None:
    lint(pack, tmp_path / "cache")
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


def test_the_variable_names_the_folder(cache_folder: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache.default_folder() == Path(cache_folder)
    monkeypatch.setenv("REPLYLINT_CACHE", str(tmp_path / "mine"))
    assert cache.default_folder() == tmp_path / "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_without_the_variable_the_user_s_cache_folder_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_cache_path

    monkeypatch.delenv("REPLYLINT_CACHE")
    assert cache.default_folder() == user_cache_path("replylint", appauthor=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.default_folder() == tmp_path / "replylint"


WRITER = """
import sys
from pathlib import Path
from replylint.packs import cache
value = ["the same value"] * 5000
for number in range(200):
    folder = Path(sys.argv[1])
    (folder / "key.pack").unlink(missing_ok=True)
    assert cache.cached(folder, "key", lambda: value) == value
"""


def test_several_processes_may_write_at_once(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)]) for _ in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    assert {path.suffix for path in tmp_path.iterdir()} <= {".pack"}
