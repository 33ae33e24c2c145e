"""Write diagnostics in full, each with the line it is about."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from actionplan.output.findings import arranged, plain, summary, why_failed
from actionplan.reading import plan_schema
from actionplan.text import dates, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionplan.diagnostics import Diagnostic, Run

_COLOURS = {"error": "31", "warning": "33", "advice": "36"}
_LONGEST = 68
"""The most columns of a line of the file to show next to its number."""


def write(
    run: Run, *, advice: bool, colour: bool, by: summary.Group | None = None
) -> str:
    """Write what was found, in reading order, and then what was checked."""
    answered = {file.name: file.answered for file in run.files}
    blocks: list[str] = []
    for heading, diagnostics in summary.grouped(run, by, advice=advice):
        blocks += [f"{heading}\n"] if heading else []
        later = _later(diagnostics, answered) if by is None else set()
        shown = [each for each in diagnostics if each not in later]
        held = Counter(each.file for each in later)
        for group in arranged.arranged(shown):
            blocks += _group(group, answered, held, colour=colour)
    first = why_failed.first_line(run)
    blocks = [first, *blocks] if first else blocks
    text = "\n".join([*blocks, summary.write(run, advice=advice)])
    text += why_failed.as_text(run)
    return terminal.harmless(text, "colour" if colour else "text")


def _later(
    diagnostics: Sequence[Diagnostic], answered: Mapping[str, int]
) -> set[Diagnostic]:
    """Return what can wait until a plan that is hardly begun is filled in.

    That is no error, and it is counted: nothing may look as if it were in order.
    """
    of: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        of.setdefault(each.file, []).append(each)
    return {
        each
        for file, own in of.items()
        if arranged.hardly_begun(own, answered.get(file, 0))
        for each in own
        if each.level != "error"
    }


def _group(
    group: arranged.PartGroup,
    answered: Mapping[str, int],
    held: Counter[str],
    *,
    colour: bool,
) -> Iterator[str]:
    """Write what was found in one part of a plan, and name the part only once."""
    many = len(group.told) > 1
    if many and group.is_left_out:
        yield "Missing from this plan:\n"
    elif many and group.about:
        yield f"{terminal.wrap(group.about, '')}\n"
    for told in group.told:
        said = told.first
        if many and said.about == group.about:
            said = said._replace(about="")
        if group.is_left_out:
            said = said._replace(
                excerpt=""
            )  # the line says nothing of what is not there
        match told.how:
            case "unanswered":
                yield _unanswered(
                    told, answered.get(said.file, 0), held[said.file], colour=colour
                )
            case "late":
                yield block(_late(said, told.others), colour=colour)
            case "alike":
                yield block(said, colour=colour)
                yield _others(_on_other_lines(said, told.others), colour=colour)
            case "same":
                yield f"{block(said, colour=colour)}{_also(told.others)}"
            case _:
                yield block(said, colour=colour)


def block(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """Write one diagnostic in its five parts."""
    where, level = summary.where(diagnostic), _level(diagnostic, colour=colour)
    head = f"{where}  {level}  {diagnostic.rule}\n"
    head += f"{terminal.wrap(diagnostic.message)}\n"
    about = f"{terminal.wrap(diagnostic.about)}\n" if diagnostic.about else ""
    foot = (
        f"{about}{terminal.wrap('To fix: ' + diagnostic.remedy)}\n{_paste(diagnostic)}"
    )
    excerpt = _excerpt(diagnostic, colour=colour)
    return f"{head}\n{excerpt}\n{foot}" if excerpt else f"{head}{foot}"


def _late(said: Diagnostic, others: Sequence[Diagnostic]) -> Diagnostic:
    """Combine everything that is late in one action, with the first remedy."""
    every = (said, *others)
    return said._replace(
        rule=", ".join(each.rule for each in every),
        message=" ".join(each.message for each in every),
    )


_PLACES = 8
"""The most places to name."""


def _also(others: Sequence[Diagnostic]) -> str:
    """Name the other places with the same problem."""
    places = [
        f"line {each.place.line}" + (f" ({each.item})" if each.item else "")
        for each in others
        if each.place
    ]
    more = len(places) - _PLACES
    listed = ", ".join(places[:_PLACES]) + (f" and {more} more" if more > 0 else "")
    return f"{terminal.wrap(f'The same applies to {listed}.')}\n"


def _unanswered(told: arranged.Told, answered: int, held: int, *, colour: bool) -> str:
    """Say how much of a plan is filled in, and what to write first."""
    every = (told.first, *told.others)
    first = sorted(every, key=_rank_of_question)[: arranged.FEW]
    asked = answered + len(every)
    lines = "".join(
        f"{each.place.line:>6} | {_window(_to_write(each), 0, 0)[2]}\n"
        for each in first
        if each.place
    )
    rest = [each.place.line for each in every if each.place and each not in first]
    more = f" {len(rest)} more: lines {min(rest)} to {max(rest)}." if rest else ""
    said = first[0]
    head = f"{summary.where(said)}  {_level(said, colour=colour)}  {said.rule}\n"
    told_first = [
        f"{answered} of {asked} questions answered; start with these three:",
    ]
    told_last = [f"To fix: write after the colon, or delete the line.{more}"]
    if held:
        others = dates.count(held, "other problem")
        are = "is" if held == 1 else "are"
        told_last.append(
            f"{others} {are} shown once half is answered, or with --format concise."
        )
    above, below = (
        "".join(f"{terminal.wrap(text)}\n" for text in texts)
        for texts in (told_first, told_last)
    )
    return f"{head}{above}{lines}{below}"


_FIRST_ASKED = (
    *("title", "kind", "type", "agreed", "challenge"),
    *("desired_outcome", "action", "due", "accountable"),
)
"""Fields that a plan cannot do without, in the order in which they are written."""


def _rank_of_question(said: Diagnostic) -> tuple[int, int]:
    """Put what a plan cannot do without first, and else keep the order of the file."""
    name = said.field.rpartition(".")[2]
    line = said.place.line if said.place else 0
    rank = _FIRST_ASKED.index(name) if name in _FIRST_ASKED else len(_FIRST_ASKED)
    return rank, line


def _to_write(said: Diagnostic) -> str:
    """Write the name of a field, with its options or what the format asks there."""
    steps = said.field.split(".")
    name = next((step for step in reversed(steps) if not step.isdigit()), "")
    route = tuple(int(step) if step.isdigit() else step for step in steps)
    asked, options = plan_schema.asked_at(route)
    sentence = _FIRST_SENTENCE.match(asked)
    what = sentence[0] if sentence else asked
    written = f"{name}: {' or '.join(options)}" if options else ""
    return written if 0 < len(written) <= _LONGEST else f"{name}: {what}"


_FIRST_SENTENCE = re.compile(r".*?[.?](?=\s|\Z)")


def _on_other_lines(
    first: Diagnostic, others: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """Return one of *others* for each line that must be changed.

    A line with several mistakes of one kind is shown with all of them put right.
    """
    changes: dict[tuple[int, str], Diagnostic] = {}
    for each in (first, *others):
        changes.setdefault((each.place.line if each.place else 0, each.paste), each)
    return list(changes.values())[1:]


def _others(diagnostics: Sequence[Diagnostic], *, colour: bool) -> str:
    """Write the other lines with the same mistake, each with its replacement."""
    if not diagnostics:
        return ""
    first = diagnostics[0]
    name = f"{terminal.line(first.file)}  {_level(first, colour=colour)}  {first.rule}"
    number = dates.count(len(diagnostics), "more line")
    lines = [
        f"{each.place.line:>6} | {_window(each.excerpt.strip(), 0, 0)[2]}\n"
        f"{'':>6}   {terminal.line(each.paste)}\n"
        for each in diagnostics
        if each.place
    ]
    to_fix = terminal.wrap(
        f"To fix: change {number} in the same way, as shown below"
        f" {'it' if len(diagnostics) == 1 else 'each one'}."
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
    lines = "\n".join(plain.paste(diagnostic))
    return f"\n{lines}\n" if lines else ""
