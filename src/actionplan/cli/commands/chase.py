"""Run `actionplan chase`: ask each owner for an update before a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from actionplan import workspace
from actionplan.cli import console, papers, progress_bar
from actionplan.cli.options import AsOf, Paths
from actionplan.cli.options import chase as options
from actionplan.cli.parser import values
from actionplan.diagnostics import Refusal
from actionplan.output import chase
from actionplan.output.chase.first_page import ChaseRound
from actionplan.plan import meeting_dates, sentences
from actionplan.storage import files, folders
from actionplan.text import dates, grammar, terminal
from actionplan.workspace import addresses as address_file
from actionplan.workspace import gather

if TYPE_CHECKING:
    from collections.abc import Iterator


def command(
    output: options.Output,
    paths: Paths = None,
    meeting: options.Meeting = None,
    last: options.Last = None,
    following: options.Following = None,
    form: options.Form = "md,docx",
    addresses: options.Addresses = None,
    details: options.Details = False,
    as_of: AsOf = None,
) -> None:
    """Make the sheets and draft emails that ask owners for an update.

    Examples:

      actionplan chase --meeting 2011-12-05 -o chase

      actionplan chase plans -o chase --addresses owners.csv --format docx

    Use this command to prepare for a meeting. It makes a folder, but does not send
    anything. For each owner who needs to give an update, the folder has a sheet and a
    draft email. For each owner of open actions with due dates, the folder has a
    calendar. Owners are asked about actions that are overdue, or that have the worst
    rating, no recent update or no due date. They are also asked about actions due soon,
    actions due by this meeting or the next one, complete actions without evidence, and
    stages that were due but not reported.

    Each sheet ends with a form to fill in. The README.md in the folder lists the owners
    to ask. It also lists the actions that were overdue or had no recent update at the
    last meeting, and that have had no progress entry since then. Email addresses come
    only from the file that you give with --addresses. Calendars contain the text of
    actions only if you add --details.
    """
    forms = values.sheet_formats(form)
    folders.require_new(output)
    here = workspace.make(paths)
    today = console.today(as_of, here)
    known = address_file.read(addresses) if addresses else {}
    word = papers.word() if "docx" in forms else None
    read = gather.plans(here, today, progress_bar.reading)
    if not read.plans:
        _say(sentences.left_out(read))
        raise typer.Exit(console.FINDINGS)
    own = console.given_day("--meeting", meeting, today)
    given = console.given_day("--last", last, today)
    next_one = console.given_day("--next", following, today)
    held = meeting_dates.following(read.plans, today, own)
    console.require_order(given, today, ("--last", "the report date"))
    console.require_order(today, held.day, ("the report date", "--meeting"))
    console.require_order(held.day, next_one, ("--meeting", "--next"))
    about = ChaseRound(
        of=read,
        last=meeting_dates.last(read.plans, held, given),
        meeting=held,
        following=meeting_dates.following_on(read.plans, held, next_one),
    )
    made = chase.make(
        about,
        word=word,
        as_markdown="md" in forms,
        addresses=known,
        details=details,
    )
    _save(made, output)
    _say([*sentences.left_out(read), *_sentences(made, output)])
    raise typer.Exit(console.code(read.gaps))


def _say(told: list[str]) -> None:
    console.err("".join(f"{terminal.wrap(line, '')}\n" for line in told))


def _save(made: chase.Chase, output: Path) -> None:
    """Write every file, and list those that were written if one cannot be."""
    done: list[str] = []
    try:
        if files.make_folder(output):
            done.append(files.name(output))
        for each in made.files:
            files.create(output / each.name, each.content)
            done.append(files.name(output / each.name))
    except Refusal:
        console.made_before(done)
        raise


def _sentences(made: chase.Chase, output: Path) -> Iterator[str]:
    sheets = dates.count(made.asked, "sheet")
    actions = dates.count(made.actions, "action")
    yield (
        f"Wrote {files.name(output)}: {sheets} about {actions}. Nothing has been sent."
        f" Start with {files.name(output / chase.CONTENTS)}."
    )
    if made.unused:
        names = grammar.listed(made.unused)
        yield f"No owner in these plans has this name, so it is not used: {names}."
