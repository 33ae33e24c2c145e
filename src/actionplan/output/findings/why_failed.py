"""Say why a check failed and what to do, where someone waits for it to pass.

A person who commits may see only the first or the last lines of what a hook prints. So
the first line names the plans, and the last lines say what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan.text import command_line, dates, markdown, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Run, Stopped, StoppingFile


class AnswerLine(NamedTuple):
    """A line of the answer: a sentence, a plan in a list, or a command to type."""

    kind: Literal["sentence", "plan", "command"]
    text: str


def first_line(run: Run) -> str:
    """Name the plans that stop a commit; empty if nothing does."""
    if run.stopped is None or not run.stopped.is_commit:
        return ""
    names = [terminal.line(each.name) for each in run.stopped.files]
    shown = ", ".join(names[:_FEW])
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    text = f"The check failed because of {shown}{more}. The last lines say what to do."
    return f"{terminal.fold(text, '', terminal.WIDTH)}\n"


_FEW = 3
_MOST = 20
"""The most plans to list."""


def as_text(run: Run) -> str:
    """Write the answer in lines that fit a terminal; empty if the check passed."""
    written = [_as_text(each) for each in _lines(run)]
    return "".join(["\n", *written]) if written else ""


def _as_text(line: AnswerLine) -> str:
    match line.kind:
        case "sentence":
            return f"{terminal.fold(terminal.line(line.text), '', terminal.WIDTH)}\n"
        case "plan":
            text = terminal.line(line.text)
            return f"{terminal.fold(text, '  ', terminal.WIDTH, '    ')}\n"
        case "command":  # pragma: no branch -- the last there is
            return f"    {terminal.line(line.text)}\n"


def as_markdown(run: Run) -> str:
    """Write the answer for a page; empty if the check passed."""
    return "".join(map(_as_markdown, _lines(run)))


def _as_markdown(line: AnswerLine) -> str:
    match line.kind:
        case "sentence":
            return f"\n{markdown.inline(line.text)}\n"
        case "plan":
            return f"\n- {markdown.inline(line.text)}\n"
        case "command":  # pragma: no branch -- the last there is
            return f"\n    {terminal.line(line.text)}\n"


def _lines(run: Run) -> Iterator[AnswerLine]:
    stopped = run.stopped
    if stopped is None:
        return
    yield AnswerLine("sentence", "Why this check failed:")
    for each in stopped.files[:_MOST]:
        yield AnswerLine("plan", _plan(each, stopped))
    if (more := len(stopped.files) - _MOST) > 0:
        yield AnswerLine("plan", f"and {dates.count(more, 'more file')}")
    if not stopped.is_known and not _is_first(stopped):
        yield AnswerLine(
            "sentence",
            "It is not known which of these problems are new, because git could not"
            f" give the plans as they were {_at(stopped)}.",
        )
    yield from _to_fix(stopped)
    yield from _to_accept(stopped)
    yield AnswerLine("sentence", _then(stopped))


def _is_first(stopped: Stopped) -> bool:
    """Return whether nothing is said of the past because the last commit is meant."""
    return stopped.is_commit and stopped.ref == "HEAD"


def _at(stopped: Stopped) -> str:
    return "at the last commit" if stopped.ref == "HEAD" else f"on {stopped.ref}"


def _plan(file: StoppingFile, stopped: Stopped) -> str:
    """Say how many problems of one file are new, and how many are old."""
    unread = "could not be read as a plan."
    if not file.problems:
        return f"{file.name}: it {unread}"
    numbers = {
        "that can only be fixed": file.unacceptable,
        "new": _new(file) if stopped.is_known else 0,
        f"already there {_at(stopped)}": file.old,
    }
    kinds = [f"{number} {kind}" for kind, number in numbers.items() if number]
    listed = f" ({', '.join(kinds)})" if kinds else ""
    counted = f"{file.name}: {dates.count(file.problems, 'problem')}{listed}."
    return counted if file.read else f"{counted} The file {unread}"


def _new(file: StoppingFile) -> int:
    return file.problems - file.unacceptable - file.old


def _to_fix(stopped: Stopped) -> Iterator[AnswerLine]:
    """Say which problems have to be fixed."""
    number = sum(each.problems or 1 for each in stopped.files)
    if stopped.is_known:
        number -= sum(each.acceptable for each in stopped.files)
    if number:
        all_new = number == sum(map(_new, stopped.files)) and stopped.is_known
        some = any(each.acceptable for each in stopped.files) and stopped.is_known
        which = "new " if all_new else "other " if some else ""
        yield AnswerLine(
            "sentence", f"Fix the {which}{'problem' if number == 1 else 'problems'}."
        )


def _to_accept(stopped: Stopped) -> Iterator[AnswerLine]:
    """Give the command that accepts old problems and, if they are known, no others."""
    named = [each.name for each in stopped.files if each.acceptable]
    if not named:
        return
    number = sum(each.acceptable for each in stopped.files)
    at, what = "", "problems in old plans"
    if stopped.is_known:
        at = f" --already-at {command_line.name(stopped.ref)}"
        what = "the old problem" if number == 1 else f"the {number} old problems"
    yield AnswerLine(
        "sentence",
        f"If you cannot fix {what} now, you can accept"
        f" {'it' if stopped.is_known and number == 1 else 'them'}. Write your reason"
        " in place of REASON:",
    )
    files = command_line.names(named)
    yield AnswerLine("command", f'actionplan accept {files}{at} --reason "REASON"')
    yield AnswerLine("sentence", "Add the file that this writes to your commit:")
    for file in stopped.accepted_files:
        yield AnswerLine("command", f"git add {command_line.name(file)}")


def _then(stopped: Stopped) -> str:
    if stopped.is_commit:
        return (
            "Then save your plans, add them (git add, or Stage in your editor), and"
            " commit again."
        )
    return "Then commit and push again."
