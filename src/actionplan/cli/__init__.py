"""Run the command line; only here are streams, the clock and exit codes touched."""

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
    "lint": "Check plans before the meeting.",
    "fix": "Mend slips in typing, spelling and dates.",
    "status": "Show how each action stands: overdue, due soon, silent, done.",
    "progress": "Record progress of an action, or read its history.",
    "difference": "Record what difference the actions have made.",
    "since": "Tell what has changed since a day.",
    "agenda": "Make the paper for a meeting.",
    "render": "Write the report for the board: one plan, or many with an overview.",
    "init": "Make a folder a home of plans.",
    "new": "Start a plan, with the guidance beside each field.",
    "add": "Add an outcome or an action to a plan.",
    "explain": "Explain a rule, a message, a field or a word that is printed.",
    "docs": "Show the documentation in your browser.",
    "accept": "Accept the problems there are now, so that lint reports only new ones.",
    "accepted": "List the problems your board has accepted.",
    "config": "Show your settings and where each of them comes from.",
    "rules": "List what plans are checked against.",
    "schema": "Print the schema of a plan, for editors.",
    "completion": "Print what makes the Tab key complete commands, plans and actions.",
}
"""What each command is for; its module is imported only when it is called."""

RENAMED: Mapping[str, str] = {"baseline": "accept", "ignores": "accepted"}
"""Commands that had another name in version 0.1. The old names still work."""

HELP = """Check, follow and report the action plans of a safeguarding partnership.

Examples:

  actionplan lint plans

  actionplan status --overdue --stale

  actionplan explain stale-action

A plan is a text file. Write one with "actionplan new", check it before the meeting
with "actionplan lint", and let "actionplan explain" say what a field or a message
means.
"""


class _Commands(group.Group):
    """All commands, each imported only when it is called."""

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

        engine = (
            "libyaml" if len(yaml_reader.ENGINES) > 1 else "the slower Python reader"
        )
        console.out(f"actionplan {__version__} (reading YAML with {engine})\n")
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
            help="Say which version this is.",
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an internal error came from.")
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
    del version, debug, help_markdown  # what they ask for is done before or after


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
    except typer.Abort:  # at a question, whose line is still open
        console.err("\n")
        return console.STOPPED
    except Refusal as refusal:
        console.refusal(refusal)
    except Exception as error:  # noqa: BLE001 -- the outermost handler: a bug is one line
        if os.environ.get("ACTIONPLAN_DEBUG") or "--debug" in sys.argv:
            import traceback

            console.err(traceback.format_exc())
            return console.OUR_FAULT
        from actionplan.messages import tool

        kind = type(error).__name__
        console.refusal(Refusal(tool.internal_error(kind=kind)))
        return console.OUR_FAULT
    return console.NOT_DONE
