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
    """Give each finding its fingerprint, no two the same.

    It is made of rule, plan, action and field, never of the line; findings that are
    alike in all four are numbered in the order of the file. It does not depend on
    which of the findings are shown.
    """
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in run.diagnostics:
        print_ = _hash(diagnostic)
        seen[print_] += 1
        found.append((diagnostic, f"{print_}:{seen[print_]}"))
    return found


def _hash(diagnostic: Diagnostic) -> str:
    # An action is known by its id: where it stands among the others may change.
    field = _HOLDER.sub("", diagnostic.field) if diagnostic.item else diagnostic.field
    key = json.dumps(
        [diagnostic.rule, diagnostic.plan or diagnostic.file, diagnostic.item, field]
    )
    return hashlib.sha256(key.encode()).hexdigest()[:32]
