"""Diagnostics for other programs, in a shape of their own that is kept stable.

The shape is described by schemas/lint-report.schema.json. Its version changes when a
field is taken away or changes its meaning; new fields may be added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionplan.output.findings import json_text, summary

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic, Ignored, Run, Since

FORMAT = "actionplan-lint/1"


def write(run: Run) -> str:
    """Write one JSON document: what was said, and what was looked at."""
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
        "since": _since(run.since),
        "counts": summary.counts_by_level(run),
        "diagnostics": [_diagnostic(said) for said in run.diagnostics],
        "ignored": [_ignored(each) for each in run.ignored],
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


def _diagnostic(said: Diagnostic) -> dict[str, Any]:
    place = said.place
    return {
        "file": json_text.file_name(said.file),
        "line": place.line if place else None,
        "column": place.column if place else None,
        "length": place.length if place else None,
        "level": said.level,
        "rule": said.rule,
        "code": said.code,
        "message": said.message,
        "remedy": said.remedy,
        "paste": said.paste,
        "about": said.about,
        "plan": said.plan,
        "item": said.item,
        "field": said.field,
        "time": said.timed,
        "accountable": said.accountable,
        "agency": said.agency,
        "fix": [edit._asdict() for edit in said.fix],
    }


def _ignored(each: Ignored) -> dict[str, Any]:
    return {
        "by": each.by,
        "reason": each.reason,
        "until": each.until or None,
        "since": each.since or None,
        **_diagnostic(each.said),
    }
