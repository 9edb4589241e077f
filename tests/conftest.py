"""Fixtures of all tests: a cache folder of their own, small packs, and the command line in a folder of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from desk import CONFIG, RULES, Desk, Result
from helpers import BASIS, LANGUAGE, MakePack, write
from replylint import Config, Linter
from replylint.cli import main

settings.register_profile("replylint", deadline=None, print_blob=True)
settings.load_profile("replylint")


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Keep compiled packs away from the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        folder = str(tmp_path_factory.mktemp("cache"))
        patch.setenv("REPLYLINT_CACHE", folder)
        yield folder


@pytest.fixture(scope="session")
def make_pack(tmp_path_factory: pytest.TempPathFactory) -> MakePack:
    """Write the files of a pack and return a linter that runs this pack alone, in the tests' language."""

    def make(files: Mapping[str, str], **config: Any) -> Linter:
        folder = write(tmp_path_factory.mktemp("pack"), {**BASIS, **files})
        given = {"select": ("mypack",), "language": LANGUAGE, "cache": False, **config}
        return Linter(Config(packs=(str(folder),), **given))

    return make


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Desk:
    """A folder with rules and a configuration, which is the working folder."""
    write(tmp_path / "rules", RULES)
    write(tmp_path, {"replylint.yaml": CONFIG})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def call(arguments: list[str], stdin: bytes) -> Result:
        class Stdin:
            buffer = io.BytesIO(stdin)

        monkeypatch.setattr("sys.stdin", Stdin)
        capsysbinary.readouterr()
        status = main(arguments)
        out, err = capsysbinary.readouterr()
        return Result(status, out.decode(), err.decode())

    return Desk(tmp_path, call)
