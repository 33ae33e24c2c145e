"""Define the options and arguments of `actionplan progress`."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import papers
from actionplan.cli.parser import completions

AddTarget = Annotated[
    str,
    typer.Argument(
        metavar="PLAN/ACTION",
        help="The action, such as scr-family-a-2011/1.1. You can give the path of"
        " the file instead of the plan ID.",
        autocompletion=completions.actions,
    ),
]
Note = Annotated[str, typer.Argument(help="What was done, or why nothing was done.")]
DateAsWritten = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help=(
            "What the original document says in place of a date, such as"
            ' "undated". Use this option only if you copy the entry from a document'
            " that does not even give the month."
        ),
    ),
]
Corrects = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help=(
            "The date of the earlier entry that this one corrects. The earlier"
            " entry then no longer counts."
        ),
    ),
]
CorrectsWhich = Annotated[
    str | None,
    typer.Option(
        metavar="WHICH",
        help="Which entry to correct, if several entries have the date that you give"
        " with --corrects: first, second or third.",
    ),
]
Following = Annotated[
    str | None,
    typer.Option("--next", metavar="TEXT", help="The next stage of the work."),
]
NextDue = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The date by which the next stage is due."),
]
Rag = Annotated[
    str | None,
    typer.Option(
        metavar="RATING",
        help=(
            "The new rating, such as green. Use one of the ratings in the plan's"
            " RAG legend."
        ),
        autocompletion=completions.ratings,
    ),
]
State = Annotated[
    str | None,
    typer.Option(
        help="The new status, such as complete, on-hold, signed-off or withdrawn.",
        autocompletion=completions.states,
    ),
]
AchievedOn = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help=(
            "The date when the action was achieved, if that was before the date of"
            " the entry."
        ),
    ),
]
NewDue = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="A new due date. Give the reason in the note."),
]
NewDueRequested = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="A new due date that has been requested but not agreed yet.",
    ),
]
Request = Annotated[
    str | None,
    typer.Option(
        metavar="ANSWER",
        help=(
            "The answer to a request for more time, if it was not agreed: declined or"
            " withdrawn."
        ),
        autocompletion=completions.request_answers,
    ),
]
Owner = Annotated[
    list[str] | None,
    typer.Option(
        help="The new owner, by job title. Repeat the option for joint owners."
    ),
]
Agency = Annotated[
    str | None,
    typer.Option(
        metavar="AGENCY", help="The agency of the new owner, if the agency changes."
    ),
]
ReplacedBy = Annotated[
    str | None,
    typer.Option(
        metavar="ACTION",
        help="The action that replaces this one, such as 1.4.",
        autocompletion=completions.actions,
    ),
]
UndoTarget = Annotated[
    str,
    typer.Argument(
        metavar="PLAN/ACTION",
        help="The action, such as scr-family-a-2011/1.1. You can give the path of"
        " the file instead of the plan ID.",
        autocompletion=completions.actions,
    ),
]
LogTarget = Annotated[
    str,
    typer.Argument(
        metavar="PLAN[/ACTION]",
        help=(
            "An action, such as scr-family-a-2011/1.1. To see all the actions in"
            " a plan, give only the plan ID."
        ),
        autocompletion=completions.actions,
    ),
]
Form = Annotated[
    papers.Form | None,
    typer.Option(
        "--format",
        help=f"The format of the history. {papers.FORM_HELP}",
        show_default=False,
    ),
]
