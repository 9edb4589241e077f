"""The wheel, built from the source distribution and installed in a fresh environment: rules inside, and it lints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REPLY = "Hi {{ customer.name }}, we have sent it."
"""A placeholder that was never filled is a fault in every language."""


def run(*command: str | Path, cwd: Path, expect: int = 0) -> str:
    """Run a program without any of this project's settings and return what it prints."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME") and "COV_" not in k}
    environment["REPLYLINT_CACHE"] = str(cwd / "cache")
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, and the wheel from it."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a fresh environment that borrows this one's packages, and return its `bin`.

    The borrowed folder comes last and its .pth files are not read, so an editable install there is not seen.
    """
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=True)
    (bin_folder,) = folder.glob("[bB]in")
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = bin_folder / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", "--force-reinstall", wheel, cwd=folder)
    return bin_folder


def test_the_wheel_holds_the_rules_the_types_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    rules = {str(path.relative_to(ROOT)) for path in (ROOT / "rules").rglob("*") if path.is_file()}
    assert {f"replylint/{name}" for name in rules} <= set(names)
    assert "replylint/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "rules/", "docs/", "src/"))]


def test_the_installed_library_is_the_wheel_s_and_not_the_repository_s(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import replylint; print(replylint.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(installed.parent)


def test_the_command_says_its_version(installed: Path, tmp_path: Path, wheel: Path) -> None:
    version = run(installed / "replylint", "--version", cwd=tmp_path).split()[1]
    assert wheel.name.startswith(f"replylint-{version}-")
    metadata = "from importlib.metadata import version; print(version('replylint'))"
    assert run(installed / "python", "-c", metadata, cwd=tmp_path).strip() == version


def test_the_installed_command_lists_the_rules_of_the_repository(installed: Path, tmp_path: Path) -> None:
    listed = {
        row["rule"] for row in json.loads(run(installed / "replylint", "rules", "--format", "json", cwd=tmp_path))
    }
    cards = (ROOT / "rules" / "packs").glob("*/*/rule.yaml")
    assert listed == {f"{card.parent.parent.name}/{card.parent.name}" for card in cards}


def test_the_installed_command_lints(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPLY)
    report = json.loads(run(installed / "replylint", "check", "a.txt", "--language", "en", "--format", "json",
                            "--kind", "reply", "--fail-on", "never", cwd=tmp_path))  # fmt: skip
    assert [draft["name"] for draft in report["drafts"]] == ["a.txt"]
    assert report["summary"]["findings"] > 0


def test_the_installed_library_lints_as_a_module_and_from_python(installed: Path, tmp_path: Path) -> None:
    run(installed / "python", "-m", "replylint", "languages", cwd=tmp_path)
    code = f"from replylint import Linter; print(len(Linter().lint({REPLY!r}, language='en', kind='reply')))"
    assert int(run(installed / "python", "-c", code, cwd=tmp_path)) > 0
