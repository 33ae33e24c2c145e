"""Check what is written into a damaged file: nothing else changes, nothing is lost.

`test_fuzz.py` uses this with fixed seeds, and `tests/fuzz.py` for any length of time.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from actionplan import lint, reading
from actionplan.diagnostics import Refusal
from actionplan.editing import entries, fixes
from actionplan.editing.entries import Update, Verdict
from actionplan.plan.model import BoardSettings
from actionplan.reading import load
from actionplan.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

STEM = "plan"
DAY = date(2012, 3, 1)
PERSONAL = frozenset(
    name for name, rule in RULES.items() if rule.check.__module__.endswith(".privacy")
)


def recorded(content: bytes) -> str:
    """Say what an entry changes, apart from adding its lines."""
    plan = load.load(content, STEM).plan
    ids = [action.id for action in plan.actions] if plan else []
    if not ids:
        return ""
    update = Update(note="The draft went to all: #1, 'two' - and \u00a33.")
    target = ids[-1]
    return _only_added(
        content,
        lambda: entries.record(content, f"{STEM}.yaml", target, update, DAY).content,
    )


def judged(content: bytes) -> str:
    """Say what an assessment changes, apart from adding its lines."""
    plan = load.load(content, STEM).plan
    if plan is None or not plan.outcomes:
        return ""
    verdict = Verdict(
        outcome_achieved="partly", effect="Staff say that they know: all of it."
    )
    target = plan.outcomes[-1].id
    return _only_added(
        content,
        lambda: entries.judge(content, f"{STEM}.yaml", target, verdict, DAY).content,
    )


def _only_added(before: bytes, change: Callable[[], bytes]) -> str:
    try:
        after = change()
    except Refusal:
        return ""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    if start + end < len(before):
        return f"lost: {before[start : len(before) - end]!r}"
    left = load.load(after, STEM)
    return "" if left.plan else "it cannot be read any more"


def _common(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def fixed(content: bytes) -> str:
    """Say what a fix makes worse, or does not finish."""
    for unsafe in (False, True):
        made = fixes.fix(content, STEM, BoardSettings(), unsafe=unsafe)
        again = fixes.fix(made.content, STEM, BoardSettings(), unsafe=unsafe)
        if again.content != made.content:
            return f"fixed twice it is another file (unsafe={unsafe})"
        if made.content != content and (new := _new(content, made.content)):
            return f"a fix has made {new} (unsafe={unsafe})"
    return ""


def _new(before: bytes, after: bytes) -> str:
    """Name the problems that a file did not have before, if it could be read."""
    more = _personal(after) - _personal(before)
    if load.load(before, STEM).plan:
        more += _faults(after) - _faults(before)
    return ", ".join(sorted(more))


def _personal(content: bytes) -> Counter[str]:
    report = lint.one(content, f"{STEM}.yaml", lint.Request(DAY, accepting=False))
    return Counter(d.rule for d in report.diagnostics if d.rule in PERSONAL)


def _faults(content: bytes) -> Counter[str]:
    return Counter(f.rule for f in reading.read(content, STEM, BoardSettings()).faults)


LAWS: tuple[Callable[[bytes], str], ...] = (recorded, judged, fixed)
"""Each says how a file breaks it, or nothing if the file does not."""
