"""The command line: the only code that touches streams, the clock and exit codes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import __version__
from actionplan.cli import (
    agenda,
    baseline,
    config,
    explain,
    fix,
    ignores,
    init,
    lint,
    new,
    progress,
    render,
    rules,
    say,
    schema,
    since,
    status,
)
from actionplan.diagnostics import Fault, Refusal

if TYPE_CHECKING:
    from typing import NoReturn

HELP = """Check, follow and report the action plans of a safeguarding partnership.

A plan is a text file. Write one with "actionplan new", check it before the meeting
with "actionplan lint", and let "actionplan explain" say what a field or a message
means.
"""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: rich takes longer to import than lint to run
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
app.command("lint")(lint.command)
app.command("fix")(fix.command)
app.command("status")(status.command)
app.add_typer(progress.progress_app, name="progress")
app.add_typer(progress.difference_app, name="difference")
app.command("since")(since.command)
app.command("agenda")(agenda.command)
app.command("render")(render.command)
app.command("init")(init.command)
app.command("new")(new.command)
app.command("explain")(explain.command)
app.command("ignores")(ignores.command)
app.command("baseline")(baseline.command)
app.command("config")(config.command)
app.command("rules")(rules.command)
app.command("schema")(schema.command)


def _version(*, wanted: bool) -> None:
    if wanted:
        from actionplan import document

        engine = "libyaml" if len(document.ENGINES) > 1 else "the slower Python reader"
        say.out(f"actionplan {__version__} (reading YAML with {engine})\n")
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
) -> None:
    del version, debug  # what they ask for is done before or after any command


def main() -> NoReturn:
    """Run the command line: every way out has one of the exit codes of the README."""
    try:
        app()
    except Refusal as refusal:
        say.refusal(refusal)
    except Exception as error:
        if os.environ.get("ACTIONPLAN_DEBUG") or "--debug" in sys.argv:
            raise
        kind = type(error).__name__
        say.refusal(Refusal(Fault("internal-error", None, {"kind": kind})))
        sys.exit(say.OUR_FAULT)
    sys.exit(say.NOT_DONE)
