"""Give findings fingerprints that outlast moved lines."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic, Run

_HOLDER = re.compile(r"^outcomes\.[0-9]+(\.actions\.[0-9]+)?\.?")


def of(run: Run) -> list[tuple[Diagnostic, str]]:
    """Return each finding with its fingerprint, no two the same."""
    # Made of rule, plan, action and field, never of the line or the words: so a finding
    # stays the same one when lines move. Findings that are alike in all four are
    # numbered in the order of the file. All are counted, whether or not they will be
    # shown.
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in run.diagnostics:
        print_ = _hash(diagnostic)
        seen[print_] += 1
        found.append((diagnostic, f"{print_}:{seen[print_]}"))
    return found


def _hash(diagnostic: Diagnostic) -> str:
    # An action is known by its ID: its position in the list may change.
    field = _HOLDER.sub("", diagnostic.field) if diagnostic.item else diagnostic.field
    key = json.dumps(
        [diagnostic.rule, diagnostic.plan or diagnostic.file, diagnostic.item, field]
    )
    return hashlib.sha256(key.encode()).hexdigest()[:32]
