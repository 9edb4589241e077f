"""replylint lints draft customer-support replies and reply templates.

from replylint import Linter
report = Linter().lint("Unfortunately we can't refund sale items.", language="en")
for finding in report:
    print(finding.rule, finding.text, finding.suggestions)
"""

from replylint.batch import Summary
from replylint.config import Config, Override, RuleConfig
from replylint.errors import ConfigError, InputError, PackError, Problem, ReplylintError
from replylint.linter import Linter
from replylint.model import (
    CategoryScore,
    Change,
    Draft,
    Edit,
    Finding,
    Report,
    Rewrite,
    Span,
    Suggestion,
)
from replylint.version import __version__

__all__ = [
    "CategoryScore",
    "Change",
    "Config",
    "ConfigError",
    "Draft",
    "Edit",
    "Finding",
    "InputError",
    "Linter",
    "Override",
    "PackError",
    "Problem",
    "ReplylintError",
    "Report",
    "Rewrite",
    "RuleConfig",
    "Span",
    "Suggestion",
    "Summary",
    "__version__",
]
