"""Write the reference: every page in `docs/reference/` is made of the code and the rule files.

python docs/generate.py           writes the pages
python docs/generate.py --check   changes nothing; exits 1 and names the pages that are stale
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from _generate import pages

FOLDER = Path(__file__).resolve().parent / "reference"


def main() -> int:
    """Write or check all pages, and return the exit status."""
    parser = argparse.ArgumentParser(description="Write the reference pages.")
    parser.add_argument("--check", action="store_true", help="only say which pages are stale")
    check = parser.parse_args().check
    wanted = pages()
    there = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.md")}
    stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
    if check:
        for name in stale:
            print(f"docs/reference/{name}: stale; run make docs", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        path = FOLDER / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], "utf-8")
        else:
            path.unlink()
        print(f"{'wrote' if name in wanted else 'removed'} docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
