"""Sum up a run: what was checked, for which date, and what was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

from actionplan.diagnostics import LEVELS
from actionplan.plan import sentences as plan_sentences
from actionplan.text import command_line, dates, names, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actionplan.diagnostics import Diagnostic, File, Level, Run

Group: TypeAlias = Literal["owner", "agency", "plan"]


def write(run: Run, *, advice: bool) -> str:
    """Say what was checked and found, in lines that fit a terminal."""
    said = sentences(run, advice=advice)
    return "\n".join(terminal.wrap(text, "") for text in said) + "\n"


def sentences(run: Run, *, advice: bool) -> list[str]:
    """Say what was checked and found, and always what was not checked."""
    # Plans that were not read, parts that were not checked, rules that were not run and
    # problems that are accepted each have a sentence, so that none looks like success.
    read = [file for file in run.files if file.read and file.there]
    checked = f"Checked {dates.count(len(read), 'plan')}"
    judged = f" (report date {dates.words(run.as_of)})" if run.timed else ""
    said = [f"{checked}{judged}{_found(run)}"]
    said = [*_compared(run, said), *_newly(run)]
    if not run.timed:
        said.append("Checks that depend on the date were not run.")
    if part := sum(file.in_part for file in run.files):
        them = "its" if part == 1 else "their"
        said.append(
            f"{dates.count(part, 'file')} could not be read as a plan. Only some of"
            f" {them} lines were checked, and only for mistakes in single values."
        )
    if left := sum(not (file.read or file.in_part) for file in run.files):
        them = "it was" if left == 1 else "they were"
        said.append(
            f"{dates.count(left, 'file')} could not be read as a plan, so {them} not"
            " checked."
        )
    said += set_aside(read)
    said += _settled(run)
    if fixable := [each.file for each in run.diagnostics if each.fix]:
        number = len(fixable)
        these = f"{number} of these"
        fixed = command_line.by("actionplan fix", sorted(set(fixable)))
        said.append(f"{these} can be fixed{fixed}")
    hidden = counts_by_level(run)["advice"]
    if hidden and not advice:
        said.append("To see the advice, add --advice.")
    return said


def set_aside(files: Iterable[File]) -> list[str]:
    """Name the parts of files that could not be read, and so were not checked.

    Where many are only still to be filled in, those are counted.
    """
    said: list[str] = []
    for file in files:
        many = file.unfilled > _FEW
        parts = file.set_aside[: len(file.set_aside) - file.unfilled * many]
        if many:
            said.append(
                f"Not checked until they are filled in: {file.unfilled} fields of"
                f" {file.name}."
            )
        if parts:
            said.append(f"Not checked until fixed: {_some(parts)} of {file.name}.")
    return said


_FEW = 3
"""Parts that are still named one by one."""


def by_level(diagnostics: Sequence[Diagnostic]) -> str:
    """Count problems in words, by level: 2 errors, 1 piece of advice."""
    number = Counter(each.level for each in diagnostics)
    counted = [
        dates.count(number["error"], "error"),
        dates.count(number["warning"], "warning"),
        f"{dates.count(number['advice'], 'piece')} of advice",
    ]
    return ", ".join(words for words in counted if words[0] != "0")


def selected(run: Run, *, advice: bool) -> list[Diagnostic]:
    """Return the findings to show."""
    return [d for d in run.diagnostics if advice or d.level != "advice"]


def grouped(
    run: Run, by: Group | None, *, advice: bool
) -> list[tuple[str, list[Diagnostic]]]:
    """Return the findings to show, under headings if *by* is given."""
    diagnostics = selected(run, advice=advice)
    if by is None:
        return [("", diagnostics)]
    same = names.post if by == "owner" else names.plain
    headings: dict[str, str] = {}
    groups: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        for name in _belongs(each, by):
            headings.setdefault(same(name), name)
            groups.setdefault(same(name), []).append(each)
    return [
        (terminal.wrap(f"{headings[key]}: {dates.count(len(own), 'problem')}", ""), own)
        for key, own in sorted(groups.items())
    ]


def _belongs(diagnostic: Diagnostic, by: Group) -> tuple[str, ...]:
    """Return the headings that a finding is listed under, such as its owners."""
    match by:
        case "owner":
            return diagnostic.owners or (diagnostic.accountable or "No owner named",)
        case "agency":
            return (diagnostic.agency or "No agency named",)
        case "plan":  # pragma: no branch -- the last there is
            return (diagnostic.plan or diagnostic.file,)


def where(diagnostic: Diagnostic) -> str:
    """Write path:line:column on one line."""
    name = terminal.line(diagnostic.file)
    return (
        f"{name}:{diagnostic.place.line}:{diagnostic.place.column}"
        if diagnostic.place
        else name
    )


def counts_by_level(run: Run) -> dict[Level, int]:
    """Count the findings by level."""
    return {
        level: sum(diagnostic.level == level for diagnostic in run.diagnostics)
        for level in LEVELS
    }


def _found(run: Run) -> str:
    if counted := by_level(run.diagnostics):
        found = {each.file for each in run.diagnostics}
        if found == {each.name for each in run.files if each.there} and len(found) == 1:
            return f": {counted}."
        return f": {counted}, in {_places(found, {each.name for each in run.files})}."
    if not run.files:
        return "."
    left = any(file.set_aside or not file.read for file in run.files)
    return f". No {'other ' if run.accepted or left else ''}problems found."


def _places(found: set[str], checked: set[str]) -> str:
    """Count plans, which are the files that were *checked*, and any other files."""
    plans, others = found & checked, found - checked
    if not (plans and others):
        return dates.count(len(found), "file")
    more = dates.count(len(others), "other file")
    return f"{dates.count(len(plans), 'plan')} and {more}"


def _compared(run: Run, said: list[str]) -> list[str]:
    """Say what plans were compared with, and how many have not changed."""
    if run.since is None:
        return said
    ref, commit, same = run.since.ref, run.since.commit, run.since.unchanged
    if not commit:
        why = "this copy does not have its history"
        return [*said, f"No plan was compared with {ref}: {why}."]
    has, was = ("has", "was") if same == 1 else ("have", "were")
    number = dates.count(same, "plan")
    if not run.files and not run.diagnostics:
        return [f"No plan has changed since {ref}. {number} {was} not checked."]
    left = f" {number} {has} not changed and {was} not checked." if same else ""
    return [*said, f"Compared with {ref}.{left}"]


def _newly(run: Run) -> list[str]:
    """Say what is accepted now but was not before, for a reviewer to check."""
    if run.since is None:
        return []
    ref = run.since.ref
    said: list[str] = []
    if entries := run.since.entries:
        number = len(entries)
        counted = f"{number} more {'entry' if number == 1 else 'entries'}"
        more = f"The file of accepted problems has {counted} than on {ref}"
        said.append(f"{more}: {_each(entries)}.")
    if comments := run.since.comments:
        said.append(f"Comments accept more problems than on {ref}: {_each(comments)}.")
    if settings := run.since.settings:
        are = "is" if len(settings) == 1 else "are"
        said.append(
            f"{_some(settings)} {are} not the same as on {ref}. Check which rules no"
            " longer apply."
        )
    return said


def _each(names: tuple[str, ...]) -> str:
    numbers = sorted(Counter(names).items())
    return _some(tuple(f"{name} ({number})" for name, number in numbers))


def _settled(run: Run) -> list[str]:
    """Say what is accepted, which files are not plans, and whose settings apply."""
    said: list[str] = []
    by = Counter(each.by for each in run.accepted)
    if by["comment"]:
        ends = sorted({e.until for e in run.accepted if e.until and e.by == "comment"})
        until = [
            f"{sum(e.until == end for e in run.accepted)} until {_words(end)}"
            for end in ends
        ]
        listed = f" ({_some(tuple(until), 3)})" if until else ""
        number = dates.count(by["comment"], "problem")
        said.append(f"{number} accepted in comments{listed}.")
    if by["file"]:
        number = dates.count(by["file"], "problem")
        said.append(f"{number} accepted with actionplan accept.")
    if run.left_out:
        number = dates.count(run.left_out, "file")
        was, one = ("was", "it is not a plan")
        if run.left_out > 1:
            was, one = ("were", "they are not plans")
        source = " according to actionplan.toml" if run.configs else ""
        said.append(f"{number} {was} not checked, because {one}{source}.")
    said += filter(None, [plan_sentences.not_looked_at(run.documents)])
    if run.configs:
        said.append(f"Settings from {_some(run.configs)}.")
    return said


def _words(written: str) -> str:
    day = dates.parse(written)
    return day.words if day else written


def _some(parts: tuple[str, ...], most: int = 7) -> str:
    shown_parts = ", ".join(parts[:most])
    rest = len(parts) - most
    return f"{shown_parts} and {rest} more" if rest > 0 else shown_parts
