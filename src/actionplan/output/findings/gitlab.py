"""Write diagnostics as a code quality report, for GitLab's merge requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.findings import fingerprints, json_text, plain

if TYPE_CHECKING:
    from actionplan.diagnostics import Level, Run

_SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "advice": "info"}


def write(run: Run, *, advice: bool) -> str:
    """Write an entry for each finding; GitLab drops all but one of a fingerprint."""
    return json_text.write(
        [
            {
                "description": plain.whole(diagnostic),
                "check_name": diagnostic.rule,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[diagnostic.level],
                "location": {
                    "path": json_text.file_name(diagnostic.file),
                    # a line is required: what concerns the whole file is at its top
                    "lines": {
                        "begin": diagnostic.place.line if diagnostic.place else 1
                    },
                },
            }
            for diagnostic, fingerprint in fingerprints.of(run)
            if advice or diagnostic.level != "advice"
        ]
    )
