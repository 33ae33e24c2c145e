"""Show how a document was read, before and after its plan is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from actionplan.intake import next_version, open_questions
from actionplan.intake.next_version import NEW_ACTION, OUTCOME
from actionplan.intake.picture import COLOUR
from actionplan.output import import_ledger
from actionplan.output.findings import summary
from actionplan.text import command_line, dates, terminal
from actionplan.text.grammar import cut, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from actionplan.diagnostics import Run
    from actionplan.intake.around import AroundChange
    from actionplan.intake.column_map import Column
    from actionplan.intake.conversion import Imported, TableRead
    from actionplan.intake.next_version import CellChange, NewReport
    from actionplan.intake.open_questions import OpenQuestion
    from actionplan.workspace.import_document import Updated

_MOST = 12
"""The most lines of one kind to show. The ledger has them all."""
_WIDEST = 34
"""The most columns for the headings of a table."""


def page(made: Imported, document: str) -> str:
    """Show the tables, what was read, and what is left to a person."""
    blocks = [
        _tables(made.tables, document),
        terminal.wrap(_title(str(made.data["title"])), ""),
        terminal.wrap(import_ledger.counted(made.ledger), ""),
        _counts(
            "Written in another way:", import_ledger.reasons(made.ledger, "changed")
        ),
        _counts("Left out:", import_ledger.reasons(made.ledger, "left out")),
        _questions(made.questions),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _title(title: str) -> str:
    if not title:
        return "No title was found for the plan. You can give it one with --title."
    return f"The title of the plan is {quoted(title, _LINE)}. --title gives it another."


def _tables(tables: Sequence[TableRead], document: str) -> str:
    has = dates.count(len(tables), "table")
    lines = [terminal.wrap(f"{document} has {has}.", "")]
    for number, table in enumerate(tables):
        if number >= _MOST and table.kind == "other":
            continue
        lines.append(_table(table))
        lines += _map(table.map)
    hidden = [t for n, t in enumerate(tables) if n >= _MOST and t.kind == "other"]
    if hidden:
        lines.append(f"  {dates.count(len(hidden), 'more table')} without actions")
    return "\n".join(lines)


_KINDS = {
    "actions": "actions",
    "key": "the key to the ratings",
    "hidden": "hidden, so it is left out",
    "other": "no actions, so it is left out",
}


def _table(table: TableRead) -> str:
    name = f"Table {table.number}"
    if table.name.casefold() != name.casefold():
        name = f"{name} ({table.name})"
    size = f"{dates.count(table.columns, 'column')}, {dates.count(table.rows, 'row')}"
    return terminal.wrap(f"{name}, {size}: {_KINDS[table.kind]}", "  ")


def _map(columns: Sequence[Column]) -> Iterator[str]:
    names = [_short(column.heading or "(no heading)") for column in columns]
    wide = max(map(terminal.width, names), default=0)
    for name, column in zip(names, columns, strict=True):
        space = " " * (wide - terminal.width(name))
        target = "" if column.how == "dropped" else column.target
        said = f"    {name}{space} -> {target}{_note(column)}"
        yield terminal.line(said.rstrip())


def _note(column: Column) -> str:
    """Say why a column is not read as a field of the format."""
    if column.could_be:
        return f'  (another column can be "{column.could_be}" too)'
    return {"own": "  (no field has this heading)", "dropped": "  (left out)"}.get(
        column.how, ""
    )


def _short(heading: str) -> str:
    if terminal.width(heading) <= _WIDEST:
        return heading
    return heading[: _WIDEST - 3].rstrip() + "..."


def _counts(heading: str, found: Iterable[tuple[str, int]]) -> str:
    rows = [*found]
    if not rows:
        return ""
    lines = [heading, *(_counted(many, why) for why, many in rows[:_MOST])]
    if more := len(rows) - _MOST:
        lines += [f"    and {dates.count(more, 'other reason')}"] if more > 0 else []
    return "\n".join(lines)


def _counted(many: int, why: str) -> str:
    """Write a number and what it counts, with the number in a column of its own."""
    words = terminal.fold(terminal.line(why), " " * _NUMBER, terminal.WIDTH)
    return f"{many:>{_NUMBER - 2}}  {words.lstrip()}"


_NUMBER = 6


def _questions(questions: Sequence[OpenQuestion]) -> str:
    if not questions:
        return ""
    questions = open_questions.together(questions)
    several = len({q.table for q in questions if q.table}) > 1
    counted = import_ledger.how_counted(questions)
    lines = [f"Left to you{f' ({counted})' if counted else ''}:"]
    for each in questions[:_MOST]:
        is_in_one = several and each.table
        place = f"table {each.table}, {each.place}" if is_in_one else each.place
        lines.append(terminal.wrap(f"{place}: {each.text}", "  ", "  "))
        lines += [terminal.line(f"      {line}") for line in each.paste.splitlines()]
    if (more := len(questions) - _MOST) > 0:
        rest = "The ledger, which is written with the plan, lists them all."
        lines.append(terminal.wrap(f"and {more} more. {rest}", "  ", "  "))
    return "\n".join(lines)


def lint_of(run: Run, later: Mapping[str, int], *, is_written: bool, plan: str) -> str:
    """Say what lint reports in the plan, by level and by rule.

    *later* has what it may report besides, once the empty fields are filled in.
    """
    would = "reports" if is_written else "would report"
    if not run.diagnostics:
        return f"actionplan lint {would} no problems in the plan.\n"
    said = summary.by_level(run.diagnostics)
    lines = [terminal.wrap(f"In the plan, actionplan lint {would} {said}:", "")]
    rules = Counter(each.rule for each in run.diagnostics)
    ranked = sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))
    lines += [_counted(many, rule) for rule, many in ranked[:_MOST]]
    if (more := len(ranked) - _MOST) > 0:
        lines.append(f"    and {dates.count(more, 'other rule')}")
    if later:
        said = 'When "kind" and "type" are filled in, lint may also report:'
        lines += [said, *(_counted(many, rule) for rule, many in later.items())]
    if is_written:
        lines.append(f"To see them:\n    actionplan lint {command_line.name(plan)}")
    return "\n".join(lines) + "\n"


def how_to_write(document: str, plan: str, options: Sequence[str]) -> str:
    """Say that nothing has been written, and how to write the plan as it is shown."""
    named = "-" if document == "-" else command_line.name(document)
    typed = " ".join(
        word if word.startswith("--") else command_line.name(word) for word in options
    )
    rest = f"{f' {typed}' if typed else ''} --output {command_line.name(plan)}"
    return (
        "Nothing has been written. To write the plan:\n"
        f"    actionplan import {named}{rest}\n"
    )


def wrote(
    plan: str, ledgers: Sequence[str], added: Mapping[str, str], settings: str
) -> str:
    """Say which files were written."""
    lines = [f"Wrote {terminal.line(plan)}."]
    lines.append(_ledgers(ledgers))
    if added:
        lines.append(terminal.wrap(f"Added to {settings}, to be used again:", ""))
        lines += [terminal.line(f'    "{h}" is {field}') for h, field in added.items()]
    return "\n".join(lines) + "\n"


def _ledgers(names: Sequence[str]) -> str:
    return "\n".join(["Wrote the ledger:", *(f"    {terminal.line(n)}" for n in names)])


# --- the next version ---------------------------------------------------------


def updated(
    plan: str,
    done: Updated,
    ledgers: Sequence[str],
) -> str:
    """Say what a new version of a document added to the plan, and what it did not."""
    blocks = [_recorded(done.recorded, plan)] if done.recorded else []
    if not done.recorded:
        blocks.append(terminal.wrap(f"Nothing has been added to {plan}.", ""))
    left = [
        *(_refused(plan, *each) for each in done.refused),
        *(_other(each, done.made.colours) for each in done.others),
    ]
    left += map(_around, done.around)
    if left := [*left, *_unread(done)]:
        blocks.append("\n".join(["Left to you:", *left]))
    if still := [*_still(done)]:
        blocks.append("\n".join(["Still left to you from the last import:", *still]))
    if ledgers:
        blocks.append(_ledgers(ledgers))
    return "\n\n".join(blocks) + "\n"


def _unread(done: Updated) -> Iterator[str]:
    """Say which parts of the document were not read, or are tracked changes."""
    every = done.made.questions
    told = [each for each in every if each.is_unread or each.is_tracked]
    for each in open_questions.together(told):
        yield terminal.wrap(f"{each.place}: {each.text}", "  ", "  ")


def _still(done: Updated) -> Iterator[str]:
    """Say what was left to a person before, and has not been put into the plan."""
    asked = open_questions.together(next_version.asked_still(done.made))
    for each in asked:
        yield terminal.wrap(f"{each.place}: {each.text}", "  ", "  ")
    for cell in done.still:
        if not cell.column:
            yield _other(cell, done.made.colours)
            continue
        thing = cell.column.partition(": ")[2] or cell.column
        says = _said(cell.now, "says", "has", done.made.colours)
        said = f"{cell.item}, {thing}: the document {says}. It is not in the plan."
        yield terminal.wrap(said, "  ", "  ")


def unchanged(
    document: str, plan: str, *, left: int, ledger: str, options: Sequence[str] = ()
) -> str:
    """Say that a document says nothing new, and what was left to a person.

    *options* are those that were typed, and that a plan already there is too late for.
    """
    said = (
        f"{document} has the same text and ratings as at the last import, so {plan} has"
        " not been changed."
    )
    if left:
        is_left = "1 thing is" if left == 1 else f"{left} things are"
        said += f" {is_left} left to you. The ledger of that import is {ledger}."
    if options:
        said += (
            " To write the plan again with the options that you gave, add --replace."
        )
    return terminal.wrap(said, "") + "\n"


def _recorded(recorded: Sequence[NewReport], plan: str) -> str:
    entries = "1 entry" if len(recorded) == 1 else f"{len(recorded)} entries"
    lines = [f"Added {entries} of progress to {terminal.line(plan)}:"]
    for each in recorded:
        words = f"{each.date or each.date_as_written}: {quoted(each.note)}"
        lines.append(terminal.wrap(f"action {each.action}, {words}", "  ", "  "))
    return "\n".join(lines)


def _refused(plan: str, addition: NewReport, why: str) -> str:
    words = f"action {addition.action}, {quoted(addition.note)}: {why}"
    target = command_line.name(f"{plan}/{addition.action}")
    dated = f" --date {addition.date}" if addition.date else ""
    return "\n".join(
        (
            terminal.wrap(
                f"{words} To record it, or to see what can be done:", "  ", "  "
            ),
            terminal.line(f"      actionplan progress add {target}{dated}"),
        )
    )


def _other(change: CellChange, colours: Mapping[str, str]) -> str:
    if not change.column and change.item in _WITHOUT_NUMBER:
        what = _WITHOUT_NUMBER[change.item]
        said = f"A new {what}: {quoted(change.now)}."
        if change.was:
            said = f"A {what} is no longer there: {quoted(change.was)}."
    elif not change.column:
        said = f"Action {change.item} is there again: {quoted(change.now)}."
        if change.was:
            said = f"Action {change.item} is no longer there: {quoted(change.was)}."
    else:
        thing = change.column.partition(": ")[2] or change.column
        has = _said(change.now, "says", "has", colours)
        had = _said(change.was, "said", "had", colours)
        said = f"it {had}, and now {has}."
        if change.was == change.now:
            said = f"the document {has}. It is not put into a new entry."
        said = f"{change.item}, {thing}: {said}"
    return terminal.wrap(said, "  ", "  ")


_WITHOUT_NUMBER = {NEW_ACTION: "action", OUTCOME: "recommendation without an action"}


def _said(cell: str, says: str, has: str, colours: Mapping[str, str]) -> str:
    """Say what is in a cell: words, or only a colour and what it means."""
    if cell.startswith(COLOUR):
        meaning = colours.get(cell.removeprefix(COLOUR), "")
        return f"{has} {cell}{f' ({quoted(meaning)})' if meaning else ''}"
    return f"{says} {quoted(cell) if cell else 'nothing'}"


def _around(change: AroundChange) -> str:
    was, now = quoted(change.was), quoted(change.now)
    match change.kind:
        case "heading":
            said = f"The heading {was} is now {now}."
        case "new-column":
            said = f"There is a new column, {now}."
        case "column-gone":
            said = f"The column {was} is no longer there."
        case "order":
            said = f"The actions are in another order: {cut(change.now, _LINE)}."
        case "new-text":
            said = (
                f"{change.place}: There is new text, which is not in the plan: {now}."
            )
        case "text-gone":
            said = f"{change.place}: Text is no longer there: {was}."
        case _:
            assert_never(change.kind)
    return terminal.wrap(said, "  ", "  ")


_LINE = 160
"""The most characters for the numbers of actions."""
