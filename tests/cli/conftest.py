"""The command line, run in a folder of its own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from desk import CONFIG, RULES, Desk, Result

from helpers import write
from replylint.cli import main


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
