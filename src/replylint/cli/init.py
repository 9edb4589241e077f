"""`replylint init`: write a commented configuration to start from."""

from __future__ import annotations

import argparse
from pathlib import Path

from replylint.cli.main import CLEAN
from replylint.config import CONFIG_NAMES
from replylint.errors import ConfigError, Problem

TEMPLATE = """\
# What replylint holds for the drafts in this folder and below. Everything may be left out.
# `replylint schema config` prints the schema, `replylint rules` lists the rules.

culture: en-US            # the customers' culture; `replylint cultures` lists them
channel: email            # email, chat, social or phone
# language: en            # without it, the language is detected

fail_on: warning          # info, warning or error
# min_score: 70           # also fail below this score (0 to 100)

# ignore: [clarity]       # rules or packs that are off
# rules:
#   negative-phrasing/wording: "off"
#   next-steps/timeframe: {severity: error}
#   jargon/wordy: {accept: [prior to]}

# packs: [our-rules]      # folders of rules of your own

# overrides:
#   - paths: ["macros/de/**"]
#     culture: de-DE
#   - paths: ["macros/**"]
#     kind: template      # placeholders are fine
"""


def run(arguments: argparse.Namespace) -> int:
    """Write the file, unless there is one."""
    for folder in arguments.arguments or ["."]:
        path = Path(folder) / CONFIG_NAMES[0]
        if path.exists() and not arguments.force:
            raise ConfigError([Problem(str(path), 0, 0, "there is one already; --force overwrites it")])
        try:
            path.write_text(TEMPLATE, "utf-8")
        except OSError as error:
            raise ConfigError([Problem(str(path), 0, 0, (error.strerror or str(error)).lower())]) from None
        print(f"wrote {path}")
    return CLEAN
