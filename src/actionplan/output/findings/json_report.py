"""Write diagnostics for other programs, in a stable JSON format of our own.

The shape is described by schemas/lint-report.schema.json. Its version changes when a
field is taken away or changes its meaning; new fields may be added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.output.findings import json_text, summary

if TYPE_CHECKING:
    from actionplan.diagnostics import AcceptedProblem, Diagnostic, Run, Since

FORMAT = "actionplan-lint/1"


def write(run: Run) -> str:
    """Write one JSON document: what was checked, found and accepted."""
    report = {
        "format": FORMAT,
        "as_of": run.as_of.isoformat(),
        "time_rules": run.timed,
        "checked": [
            json_text.file_name(file.name)
            for file in run.files
            if file.read and file.there
        ],
        "not_read": [
            json_text.file_name(file.name) for file in run.files if not file.read
        ],
        "set_aside": [
            {"file": json_text.file_name(file.name), "parts": list(file.set_aside)}
            for file in run.files
            if file.set_aside
        ],
        "configs": [json_text.file_name(name) for name in run.configs],
        "left_out": run.left_out,
        "not_looked_at": [json_text.file_name(name) for name in run.documents],
        "since": _since(run.since),
        "counts": summary.counts_by_level(run),
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in run.diagnostics],
        "ignored": [_accepted(each) for each in run.accepted],
    }
    return json_text.write(report)


def _since(since: Since | None) -> dict[str, Any] | None:
    if since is None:
        return None
    commit = since.commit or None
    ref = json_text.file_name(since.ref)
    return {
        "ref": ref,
        "commit": commit,
        "unchanged": since.unchanged,
        "settings_changed": [json_text.file_name(name) for name in since.settings],
        "newly_accepted": {"baseline": since.entries, "comments": since.comments},
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.place
    return {
        "file": json_text.file_name(diagnostic.file),
        "line": place.line if place else None,
        "column": place.column if place else None,
        "length": place.length if place else None,
        "level": diagnostic.level,
        "rule": diagnostic.rule,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
        "paste": diagnostic.paste,
        "about": diagnostic.about,
        "plan": diagnostic.plan,
        "item": diagnostic.item,
        "field": diagnostic.field,
        "time": diagnostic.timed,
        "accountable": diagnostic.accountable,
        "agency": diagnostic.agency,
        "fix": [edit._asdict() for edit in diagnostic.fix],
    }


def _accepted(each: AcceptedProblem) -> dict[str, Any]:
    return {
        "by": "baseline" if each.by == "file" else each.by,  # as in version 0.1
        "reason": each.reason,
        "until": each.until or None,
        "since": each.since or None,
        **_diagnostic(each.said),
    }
