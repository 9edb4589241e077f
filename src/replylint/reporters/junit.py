"""The reporter `junit`: XML of test results, which nearly every CI server reads."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, TextIO

from replylint.batch import Summary
from replylint.errors import Problem
from replylint.model import Report
from replylint.reporters.about import WHOLE, About, path_of, place_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, not even escaped."""


class JunitReporter:
    """One test case a draft, with one failure that lists its findings, since some servers read only the first.

    A draft that does not make the call fail passes; what was found in it is its output.
    """

    def __init__(self, out: TextIO, arguments: argparse.Namespace) -> None:
        self.out = out
        self.cases: list[Element] = []
        self.failures = self.errors = 0

    def report(self, name: str, report: Report, about: About = WHOLE) -> None:
        case = self._case(path_of(name, about), name)
        count = len(report.findings)
        lines = "\n".join(f"{f.line}:{f.column} {f.severity} {f.rule}: {f.message}" for f in report)
        if about.fails(report):
            self.failures += 1
            message = f"{count} finding{'s' if count != 1 else ''}, score {report.score:.0f}"
            _add(case, "failure", lines, message=message, type=report.worst or "score")
        elif lines:
            _add(case, "system-out", lines)

    def problem(self, problem: Problem) -> None:
        self.errors += 1
        case = self._case(place_of(problem)[0], problem.path)
        _add(case, "error", str(problem), message=problem.message, type="problem")

    def finish(self, summary: Summary) -> None:
        from xml.etree.ElementTree import Element, indent, tostring

        counts = {"tests": str(len(self.cases)), "failures": str(self.failures), "errors": str(self.errors)}
        suites = Element("testsuites", {"name": "replylint", **counts})
        suite = Element("testsuite", {"name": "replylint", **counts})
        suites.append(suite)
        suite.extend(self.cases)
        indent(suites)
        self.out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n")

    def _case(self, path: str, name: str) -> Element:
        from xml.etree.ElementTree import Element

        shown = "stdin" if name == "-" else name
        case = Element("testcase", {"classname": "replylint", "name": _clean(shown), "file": _clean(path)})
        self.cases.append(case)
        return case


def _add(case: Element, tag: str, text: str, **attributes: str) -> None:
    from xml.etree.ElementTree import SubElement

    SubElement(case, tag, {key: _clean(value) for key, value in attributes.items()}).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
