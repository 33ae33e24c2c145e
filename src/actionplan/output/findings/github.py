"""Write diagnostics as commands of GitHub Actions, which annotates the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.diagnostics import LEVELS
from actionplan.output.findings import concise, plain, summary, why_failed
from actionplan.text import dates, terminal

if TYPE_CHECKING:
    from actionplan.diagnostics import Diagnostic, Level, Run

MOST = 10
"""How many of each kind GitHub shows for one step. It drops the rest."""

_COMMANDS: dict[Level, str] = {
    "error": "error",
    "warning": "warning",
    "advice": "notice",
}


def write(run: Run, *, advice: bool) -> str:
    """Write as many annotations as GitHub shows, and the rest as lines of the log."""
    # GitHub shows 10 of each kind for a step and drops the rest without notice. Errors
    # come first. If anything does not fit, one place is kept for a notice that says so.
    diagnostics = summary.selected(run, advice=advice)
    beside, rest = _split(diagnostics, MOST)
    if rest:
        beside, rest = _split(diagnostics, MOST - 1)  # one is needed to say so
    said = f"{summary.write(run, advice=advice)}{why_failed.as_text(run)}"
    end = terminal.harmless(said)
    return "".join(
        [*map(write_one, beside), *map(concise.line, rest), _left(rest), end]
    )


def _split(
    diagnostics: list[Diagnostic], pieces: int
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Separate what GitHub shows, with up to *pieces* of advice, from the rest."""
    beside: list[Diagnostic] = []
    rest: list[Diagnostic] = []
    for level in LEVELS:
        of_level = [one for one in diagnostics if one.level == level]
        most = pieces if level == "advice" else MOST
        beside += of_level[:most]
        rest += of_level[most:]
    return beside, rest


def write_one(diagnostic: Diagnostic) -> str:
    """Write one annotation on one line, whatever its message contains."""
    properties = [f"file={_property(diagnostic.file)}"]
    if diagnostic.place:
        properties += [
            f"line={diagnostic.place.line}",
            f"col={diagnostic.place.column}",
        ]
    properties += [f"title={_property(diagnostic.rule)}"]
    command = _COMMANDS[diagnostic.level]
    return f"::{command} {','.join(properties)}::{_data(plain.whole(diagnostic))}\n"


def _left(rest: list[Diagnostic]) -> str:
    if not rest:
        return ""
    numbers = [(level, sum(d.level == level for d in rest)) for level in LEVELS]
    counted = [_count(level, number) for level, number in numbers if number]
    text = (
        f"Not shown next to the plans: {_and(counted)}. GitHub shows only {MOST} of"
        " each kind. All of them are in the log of this step and in its summary."
    )
    return f"::notice title=actionplan::{_data(text)}\n"


def _and(counted: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(counted[:-1]), counted[-1])))


def _count(level: Level, number: int) -> str:
    if level == "advice":
        return f"{dates.count(number, 'piece')} of advice"
    return dates.count(number, level)


def _data(text: str) -> str:
    """Escape what would end a command, as GitHub's own toolkit does."""
    safe = terminal.harmless(text)
    return safe.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what would end a value within a command as well."""
    return _data(terminal.line(text)).replace(":", "%3A").replace(",", "%2C")
