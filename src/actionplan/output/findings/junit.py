"""Write diagnostics as a JUnit report: a suite for each plan, a failure for each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

from actionplan.diagnostics import File
from actionplan.output.findings import plain, summary
from actionplan.text import terminal

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic, Run

_NOT_XML = re.compile("[\ufffe\uffff]")
_KINDS = ("failure", "error", "skipped")


def write(run: Run, *, advice: bool) -> str:
    """Write a suite for each plan, and for any other file with findings.

    A finding is a failure, or an error if the file could not be read. A part that was
    not checked is skipped. A plan without findings has one test, which passed.
    """
    diagnostics = summary.selected(run, advice=advice)
    root = ET.Element("testsuites", name="actionplan lint")
    known = {file.name for file in run.files}
    others = {
        d.file: File(d.file, read=True) for d in diagnostics if d.file not in known
    }
    for file in (*run.files, *others.values()):
        root.append(_suite(file, [d for d in diagnostics if d.file == file.name], run))
    _count(root)
    ET.indent(root)
    text = terminal.harmless(ET.tostring(root, encoding="unicode"), "markup")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(file: File, diagnostics: list[Diagnostic], run: Run) -> ET.Element:
    suite = ET.Element("testsuite", name=_text(file.name))
    properties = ET.SubElement(suite, "properties")
    _property(properties, "as-of", run.as_of.isoformat())
    _property(properties, "time-rules", "asked" if run.timed else "not asked")
    if run.since:
        base = _text(run.since.ref) if run.since.commit else "nothing"
        _property(properties, "compared-with", base)
        for name in (*run.since.entries, *run.since.comments):
            _property(properties, "newly-accepted", name)
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        name = _name(diagnostic)
        seen[name] += 1
        case = _case(suite, f"{name} ({seen[name]})" if seen[name] > 1 else name)
        _fault(case, diagnostic, "failure" if file.read else "error")
    for part in file.set_aside:
        case = _case(suite, _text(f"not checked: {part}"))
        message = "Not checked until fixed."
        ET.SubElement(case, "skipped", message=message)
    if not diagnostics and not file.set_aside:
        _case(suite, "no problems found")
    _count(suite)
    return suite


def _property(properties: ET.Element, name: str, value: str) -> None:
    ET.SubElement(properties, "property", name=name, value=value)


def _name(diagnostic: Diagnostic) -> str:
    return _text(
        f"{diagnostic.rule} in {diagnostic.item}"
        if diagnostic.item
        else diagnostic.rule
    )


def _case(suite: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(
        suite, "testcase", classname=suite.attrib["name"], name=name, time="0"
    )


def _fault(
    case: ET.Element, diagnostic: Diagnostic, kind: Literal["failure", "error"]
) -> None:
    message, _, rest = plain.whole(diagnostic).partition("\n")
    fault = ET.SubElement(case, kind, type=diagnostic.level, message=_text(message))
    fault.text = _text_lines(f"{summary.where(diagnostic)}\n{message}\n{rest}")


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(list(suite.iter("testcase")))))
    for kind, plural in zip(_KINDS, ("failures", "errors", "skipped"), strict=True):
        suite.set(plural, str(len(list(suite.iter(kind)))))


def _text_lines(text: str) -> str:
    return "\n".join(map(_text, text.split("\n")))


def _text(text: str) -> str:
    """Write out characters that XML cannot hold even as a number."""
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", terminal.line(text))
