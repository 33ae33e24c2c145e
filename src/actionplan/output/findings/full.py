"""Write diagnostics in full, each with the line it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.output.findings import summary
from actionplan.text import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Diagnostic, Run

_COLOURS = {"error": "31", "warning": "33", "advice": "36"}
_LONGEST = 68
"""Columns of a line of the file that fit beside its number."""


def write(
    run: Run, *, advice: bool, colour: bool, by: summary.Group | None = None
) -> str:
    """Write each diagnostic with its line underlined, and what was checked."""
    blocks: list[str] = []
    for heading, diagnostics in summary.grouped(run, by, advice=advice):
        blocks += [f"{heading}\n"] if heading else []
        blocks += _blocks(diagnostics, colour=colour)
    return terminal.log_safe("\n".join([*blocks, summary.write(run, advice=advice)]))


def block(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """Write one diagnostic in its five parts."""
    where, level = summary.where(diagnostic), _level(diagnostic, colour=colour)
    head = f"{where}  {level}  {diagnostic.rule}\n"
    head += f"{terminal.wrap(diagnostic.message)}\n"
    about = f"{terminal.wrap(diagnostic.about)}\n" if diagnostic.about else ""
    foot = (
        f"{about}{terminal.wrap('To fix: ' + diagnostic.remedy)}\n{_paste(diagnostic)}"
    )
    parts = (head, _excerpt(diagnostic, colour=colour), foot)
    return "\n".join(part for part in parts if part)


_FEW = 3
"""Findings of one kind that are still shown one by one."""


def _blocks(diagnostics: Sequence[Diagnostic], *, colour: bool) -> list[str]:
    """Write diagnostics, with many of one kind in a file as one list of lines."""
    # A plan with a date like "Nov 2011" has all its dates like that. After the first
    # one is explained, each of the others only needs its line and what to write there.
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in diagnostics:
        if _is_rewritten(each):
            alike.setdefault((each.file, each.rule), []).append(each)
    many = {key: each for key, each in alike.items() if len(each) > _FEW}
    blocks: list[str] = []
    for each in diagnostics:
        first, *rest = many.get((each.file, each.rule), [each])
        if each is first:
            blocks.append(block(each, colour=colour))
            blocks += [_others(rest, colour=colour)] if rest else []
        elif not _is_rewritten(each):
            blocks.append(block(each, colour=colour))
    return blocks


def _is_rewritten(diagnostic: Diagnostic) -> bool:
    """Return whether the remedy is one line that replaces the line in the file."""
    name, colon, _ = diagnostic.paste.partition(":")
    written = diagnostic.excerpt.strip().removeprefix("- ")
    return (
        bool(colon) and "\n" not in diagnostic.paste and written.startswith(f"{name}:")
    )


def _others(diagnostics: Sequence[Diagnostic], *, colour: bool) -> str:
    """Write the lines with a mistake already explained, each with its replacement."""
    first = diagnostics[0]
    name = f"{terminal.line(first.file)}  {_level(first, colour=colour)}  {first.rule}"
    number = f"{len(diagnostics)} more lines"
    lines = [
        f"{each.place.line:>6} | {_window(each.excerpt.strip(), 0, 0)[2]}\n"
        f"{'':>6}   {terminal.line(each.paste)}\n"
        for each in diagnostics
        if each.place
    ]
    to_fix = terminal.wrap(
        f"To fix: write {number} in the same way, as shown below each."
    )
    return f"{name}\n{to_fix}\n\n{''.join(lines)}"


def _level(diagnostic: Diagnostic, *, colour: bool) -> str:
    if not colour:
        return diagnostic.level
    return f"\x1b[1;{_COLOURS[diagnostic.level]}m{diagnostic.level}\x1b[0m"


def _excerpt(diagnostic: Diagnostic, *, colour: bool) -> str:
    if diagnostic.place is None or not diagnostic.excerpt.strip():
        return ""
    line, column, length = diagnostic.place
    before, written, after = _window(diagnostic.excerpt, column - 1, length)
    marks = "^" * max(1, terminal.width(written))
    if colour:
        marks = f"\x1b[1;{_COLOURS[diagnostic.level]}m{marks}\x1b[0m"
    number = f"{line:>6} | "
    margin = f"{'':>6} | " + " " * terminal.width(before)
    return f"{number}{before}{written}{after}\n{margin}{marks}\n"


def _window(line: str, start: int, length: int) -> tuple[str, str, str]:
    """Cut a line that is too long to show, keeping what will be underlined."""
    end = min(start + length, len(line))
    before, written, after = line[:start], line[start:end], line[end:]
    if len(line) > _LONGEST and len(before) > _LONGEST // 3:
        before = "..." + before[len(before) - _LONGEST // 3 :].lstrip()
    written = written[: _LONGEST - len(before)]
    room = _LONGEST - len(before) - len(written)
    if len(after) > room:
        after = after[: max(0, room - 3)].rstrip() + "..."
    return _tabs_shown(before), _tabs_shown(written), _tabs_shown(after)


def _tabs_shown(text: str) -> str:
    return terminal.line(text.replace("\t", "->").rstrip("\r"))


def _paste(diagnostic: Diagnostic) -> str:
    """Show the lines to type in, if they are not in the remedy already."""
    if "\n" not in diagnostic.paste:
        return ""
    lines = "\n".join(
        f"      {terminal.line(text)}" for text in diagnostic.paste.split("\n")
    )
    return f"\n{lines}\n"
