"""Merge what the defaults, the channel, the culture, the configuration and the call say into one profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from replylint.model import Register
from replylint.packs.checkspec import Metric
from replylint.packs.profilespec import Level, ProfileSettings


@dataclass(frozen=True, slots=True)
class Profile:
    """What one draft is judged against."""

    culture: str
    channel: str
    register: Register
    titles: bool
    emoji: bool
    time_zones: bool
    whole_templates: bool
    limits: Mapping[Metric, float]
    rules: Mapping[str, Level]

    def level(self, rule: str) -> Level | None:
        """Return what the profile says of a rule: its own entry, else its pack's, else nothing."""
        own = self.rules.get(rule)
        return own if own is not None else self.rules.get(rule.partition("/")[0])


def merge(culture: str, channel: str, layers: Iterable[ProfileSettings], register: Register | None) -> Profile:
    """Merge settings in the order given, later ones winning; `register` is the call's and wins over all."""
    values: dict[str, object] = {
        "register": "neutral",
        "titles": False,
        "emoji": True,
        "time_zones": False,
        "whole_templates": False,
    }
    limits: dict[Metric, float] = {}
    rules: dict[str, Level] = {}
    for layer in layers:
        for name in values:
            if (value := getattr(layer, name)) is not None:
                values[name] = value
        values["register"] = layer.registers.get(channel, values["register"])
        limits.update(layer.limits)
        for name, level in sorted(layer.rules.items(), key=lambda item: "/" in item[0]):  # packs first
            if "/" not in name:  # a pack's level wins over what earlier layers said of its rules
                rules = {rule: was for rule, was in rules.items() if not rule.startswith(f"{name}/")}
            rules[name] = level
    if register is not None:
        values["register"] = register
    return Profile(culture, channel, limits=limits, rules=rules, **values)  # type: ignore[arg-type]
