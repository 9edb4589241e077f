"""The reference is what the code and the rule files say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import replylint

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = Path(replylint.__file__).resolve().parent.parent


def test_the_reference_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"],
        env={**os.environ, "PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
