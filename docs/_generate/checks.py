"""The page of the check types."""

from __future__ import annotations

import sys

from _generate.markdown import docstring
from _generate.schema import headings, keys, objects
from replylint.checks import CHECKS

PARTS = headings(("Condition", "Near"))


def page() -> str:
    """Return the page."""
    found = objects("rule")
    by_type = {one["properties"]["type"]["const"]: one for name, one in found.items() if name.endswith("Check")}
    text = "# Check types\n\nA rule's card names one of these under `check.type`; the other keys are its options.\n"
    for name, function in CHECKS.items():
        about = docstring(sys.modules[function.__module__].__doc__)
        text += f"\n## {name}\n\n{about}\n\n"
        text += keys(by_type[name], PARTS, leave=("type",))
    for name in PARTS:
        text += f"\n## {name}\n\n{found[name]['description']}\n\n" + keys(found[name], PARTS)
    return text
