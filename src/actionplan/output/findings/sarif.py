"""Write diagnostics as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from actionplan import __version__
from actionplan.output.findings import fingerprints, json_text, plain, summary
from actionplan.reference import rule_pages
from actionplan.rule import ALL
from actionplan.text import terminal

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic, Level, Run

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""What all names are relative to; nothing says where it is on this machine."""

_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "note"}
_SEVERITIES: dict[Level, str] = _LEVELS | {"advice": "recommendation"}


def write(run: Run, *, advice: bool) -> str:
    """Write one SARIF log, with the documentation of each rule that was broken."""
    broken = sorted(
        {diagnostic.rule for diagnostic in summary.selected(run, advice=advice)}
    )
    results = [
        _result(diagnostic, fingerprint, broken.index(diagnostic.rule))
        for diagnostic, fingerprint in fingerprints.of(run)
        if advice or diagnostic.level != "advice"
    ]
    notes = [
        {"level": "note", "message": {"text": _plain(terminal.line(sentence))}}
        for sentence in summary.sentences(run, advice=advice)
    ]
    return json_text.write(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": _driver(broken)},
                    "invocations": [
                        {
                            "executionSuccessful": True,
                            "toolExecutionNotifications": notes,
                        }
                    ],
                    "columnKind": "unicodeCodePoints",
                    "originalUriBaseIds": {
                        ROOT: {
                            "description": {
                                "text": "The repository that holds the plans."
                            }
                        }
                    },
                    "results": results,
                    "properties": {"asOf": run.as_of.isoformat()},
                }
            ],
        }
    )


def _driver(names: list[str]) -> dict[str, Any]:
    return {
        "name": "actionplan",
        "version": __version__,
        "rules": [_rule(name) for name in names],
    }


def _rule(name: str) -> dict[str, Any]:
    of = ALL[name]
    summary_of_rule = {"text": _plain(of.summary)}
    return {
        "id": name,
        "shortDescription": summary_of_rule,
        "fullDescription": summary_of_rule,
        "help": {
            "text": _plain(rule_pages.page(of)),
            "markdown": rule_pages.markdown(of),
        },
        "defaultConfiguration": {"level": _LEVELS[of.level]},
        "properties": {
            "code": of.code,
            "problem.severity": _SEVERITIES[of.level],
            "tags": ["action-plan", *(["guidance"] if of.clause else [])],
        },
    }


def _result(diagnostic: Diagnostic, fingerprint: str, index: int) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _place(diagnostic)}
    if name := "/".join(filter(None, (diagnostic.plan, diagnostic.item))):
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    result = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.level],
        "message": {"text": _plain(plain.whole(diagnostic))},
        "locations": [location],
        "partialFingerprints": {
            "actionplan/v1": fingerprint,
            "primaryLocationLineHash": fingerprint,  # the only one that GitHub reads
        },
    }
    return result | ({"fixes": [_fix(diagnostic)]} if diagnostic.fix else {})


def _fix(diagnostic: Diagnostic) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.end_line,
                "endColumn": edit.end_column,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in diagnostic.fix
    ]
    artifact = {"uri": uri(diagnostic.file), "uriBaseId": ROOT}
    return {
        "description": {"text": _plain(diagnostic.remedy)},
        "artifactChanges": [
            {"artifactLocation": artifact, "replacements": replacements}
        ],
    }


def _place(diagnostic: Diagnostic) -> dict[str, Any]:
    artifact = {"uri": uri(diagnostic.file), "uriBaseId": ROOT}
    if diagnostic.place is None:
        return {"artifactLocation": artifact}
    line, column, length = diagnostic.place
    region = {"startLine": line, "startColumn": column, "endColumn": column + length}
    return {"artifactLocation": artifact, "region": region}


def uri(file: str) -> str:
    """Write a file's name as a relative URI, byte by byte."""
    # A colon is encoded, or a name could begin with a scheme such as "javascript:"; two
    # slashes in front would make the first folder the name of a machine.
    name = file.encode("utf-8", "surrogateescape")
    return quote(name, safe="/").lstrip("/")


def _plain(text: str) -> str:
    """Escape text so that nothing in it is a placeholder (3.11.5) or a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
