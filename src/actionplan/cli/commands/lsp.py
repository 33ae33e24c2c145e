"""Run `actionplan lsp`: show problems in a text editor while a plan is typed."""

from __future__ import annotations

import importlib.util
import sys
from functools import partial

from actionplan.cli import console
from actionplan.cli.options import AsOf
from actionplan.diagnostics import Refusal
from actionplan.messages import in_editor
from actionplan.storage import installing


def command(as_of: AsOf = None) -> None:
    """Let your text editor show problems while you type.

    Examples:

      actionplan lsp

      actionplan lsp --as-of 2011-11-30

    You do not type this command yourself: your editor runs it. The command stops when
    the editor does. It reads only the plans and settings on your computer, and does not
    change any file. If you choose a change that the editor offers, the editor makes the
    change, and you save the file. The documentation has instructions for several
    editors. To open the documentation, type "actionplan docs". For engineers: the
    command uses the Language Server Protocol on standard input and standard output.
    """
    if not importlib.util.find_spec("pygls"):
        raise Refusal(
            in_editor.language_server_missing(install=installing.to_add("pygls"))
        )
    from actionplan.lsp import server

    outgoing = console.for_protocol(quiet="pygls")
    today = partial(console.today, as_of)
    server.serve(today, sys.stdin.buffer, outgoing)
