"""Say how the problems of plans have changed from one check to the next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionplan.output.findings import concise, summary
from actionplan.text import dates, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionplan.diagnostics import Diagnostic, Run


def all_now(run: Run, *, advice: bool) -> str:
    """List every problem, one on each line, and count them."""
    return concise.write(run, advice=advice)


def since(before: Run, now: Run, *, advice: bool) -> str:
    """List the problems that are new or gone, and count those there are now.

    A problem that is only on another line has not changed. Advice that is not shown is
    counted.
    """
    new, gone = _more(now, before), _more(before, now)
    lines = [
        *(f"Gone: {_line(each)}" for each in _shown(gone, advice=advice)),
        *(f"New:  {_line(each)}" for each in _shown(new, advice=advice)),
    ]
    if not new and not gone:
        lines = ["Saved. No problem is new or gone.\n"]
    elif not lines:
        counts = (_count(gone, "gone"), _count(new, "new"))
        lines = [f"{', '.join(filter(None, counts))}. To see it, use --advice.\n"]
    end = summary.write(now, advice=advice)
    return "".join([*lines, terminal.harmless(end)])


def _shown(some: Iterable[Diagnostic], *, advice: bool) -> list[Diagnostic]:
    return [each for each in some if advice or each.level != "advice"]


def _line(each: Diagnostic) -> str:
    return concise.line(each)


def _count(some: list[Diagnostic], how: str) -> str:
    number = dates.count(len(some), "piece")
    return f"{number} of advice {how}" if some else ""


def _more(of: Run, than: Run) -> list[Diagnostic]:
    """Return the problems that one run has more often than the other."""
    left = Counter(map(_key, than.diagnostics))
    found = []
    for each in of.diagnostics:
        if left[_key(each)]:
            left[_key(each)] -= 1
        else:
            found.append(each)
    return found


def _key(each: Diagnostic) -> tuple[str, ...]:
    """Return what makes a problem the same one when its line has moved."""
    return each.file, each.level, each.rule, each.item, each.field, each.message
