"""Fixtures of all tests: a cache folder of their own, and small packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import settings

from helpers import BASIS, LANGUAGE, MakePack, write
from replylint import Config, Linter

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
