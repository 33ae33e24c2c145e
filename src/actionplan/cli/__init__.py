"""Run the command line. Only this package uses streams, the clock and exit codes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import __version__
from actionplan.cli import console
from actionplan.cli.parser import group
from actionplan.diagnostics import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

    from typer._click.core import Command, Context

COMMANDS: Mapping[str, str] = {
    "lint": "Check your plans for problems.",
    "fix": "Fix typing, spelling and date mistakes.",
    "status": "Show which actions are overdue, due soon, complete or not updated.",
    "progress": "Record progress on an action, or show its history.",
    "difference": "Record what difference the actions have made.",
    "since": "Show what has changed since a date.",
    "agenda": "Prepare the paper for a meeting.",
    "chase": "Make the sheets and draft emails that ask owners for an update.",
    "render": "Write a report for the board on one or more plans.",
    "init": "Set up a folder for plans, with automatic checks.",
    "export": "Write a tracker for owners to fill in, or tables for analysts.",
    "import": "Turn a table in a Word or Excel document into a plan.",
    "new": "Start a plan, with guidance next to each field.",
    "add": "Add an outcome or an action to a plan.",
    "explain": "Explain a rule, a message, a field or a word that actionplan uses.",
    "docs": "Show the documentation in your browser.",
    "lsp": "Let your text editor show problems while you type.",
    "watch": "Show how the problems change each time you save a plan.",
    "accept": "Accept the problems there are now, so that lint reports only new ones.",
    "accepted": "List the problems your board has accepted.",
    "config": "Show your settings and where each of them comes from.",
    "rules": "List the rules that plans are checked against.",
    "schema": "Print the schema that lets your text editor explain each field.",
    "completion": "Print a script that lets you complete commands with the Tab key.",
}
"""What each command is for. Its module is imported only when you run the command."""

RENAMED: Mapping[str, str] = {"baseline": "accept", "ignores": "accepted"}
"""Commands that had another name in version 0.1. The old names still work."""

HELP = """Check, track and report on the action plans of a safeguarding partnership.

Examples:

  actionplan lint plans

  actionplan status --overdue --stale

  actionplan explain stale-action

A plan is a text file. Start one with "actionplan new" and check it before each meeting
with "actionplan lint". To find out what a field or a message means, use "actionplan
explain".
"""


class _Commands(group.Group):
    """All the commands. Each is imported only when you run it."""

    def list_commands(self, ctx: Context) -> list[str]:
        del ctx
        return [*COMMANDS]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        del ctx
        return group.load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        if new := RENAMED.get(args[0]):
            group.say_renamed(args[0], new, ctx)
            args = [new, *args[1:]]
        return super().resolve_command(ctx, args)

    def summaries(self) -> dict[str, str]:
        return {**COMMANDS}


app = group.group(HELP, cls=_Commands)


def _version(*, wanted: bool) -> None:
    if wanted:
        from actionplan.reading import yaml_reader

        slower = " (reading plans is slower here, because libyaml is not installed)"
        is_fast = len(yaml_reader.ENGINES) > 1
        console.out(f"actionplan {__version__}{'' if is_fast else slower}\n")
        raise typer.Exit


def _all_help(ctx: typer.Context, *, wanted: bool) -> None:
    if wanted:
        from actionplan.cli.parser import help_pages

        console.out(help_pages.document(group.pages(ctx.command, ctx)))
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda wanted: _version(wanted=wanted),
            is_eager=True,
            help="Show the version number.",
        ),
    ] = False,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug", help="Show the technical details if actionplan itself fails."
        ),
    ] = False,
    help_markdown: Annotated[
        bool,
        typer.Option(
            "--help-markdown",
            callback=lambda ctx, wanted: _all_help(ctx, wanted=wanted),
            is_eager=True,
            hidden=True,
        ),
    ] = False,
) -> None:
    del version, debug, help_markdown  # they are acted on before or after this


def main() -> NoReturn:
    """Run the command line, and exit with one of the codes in the README."""
    try:
        code = _run()
    except KeyboardInterrupt:
        code = console.STOPPED
    sys.exit(code)


def _run() -> int:
    try:
        if asked := os.environ.get("_ACTIONPLAN_COMPLETE"):
            from actionplan.cli.parser import completions

            return completions.answer(typer.main.get_command(app), asked)
        return app(prog_name="actionplan", standalone_mode=False) or console.DONE
    except typer.Abort:  # stopped at a question, so the line has not ended yet
        console.err("\nStopped. Nothing has been written.\n")
        return console.STOPPED
    except Refusal as refusal:
        console.refusal(refusal)
    except Exception as error:  # noqa: BLE001 -- the outermost handler: a bug is reported in one line
        if os.environ.get("ACTIONPLAN_DEBUG") or "--debug" in sys.argv:
            import traceback

            console.err(traceback.format_exc())
            return console.OUR_FAULT
        from actionplan.messages import tool

        kind = type(error).__name__
        console.refusal(Refusal(tool.internal_error(kind=kind)))
        return console.OUR_FAULT
    return console.NOT_DONE
