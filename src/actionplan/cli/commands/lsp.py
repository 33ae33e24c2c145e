"""Run `actionplan lsp`: show problems in a text editor while a plan is typed."""

from __future__ import annotations

import importlib.util
import sys
from functools import partial
from pathlib import Path

from actionplan.cli import console
from actionplan.cli.options import AsOf
from actionplan.diagnostics import Refusal
from actionplan.messages import in_editor
from actionplan.text import command_line


def command(as_of: AsOf = None) -> None:
    """Let your text editor show problems while you type.

    Examples:

      actionplan lsp

      actionplan lsp --as-of 2011-11-30

    You do not type this command yourself: your editor runs it. It uses the Language
    Server Protocol on standard input and standard output, and stops when the editor
    does. It reads only the plans and settings on your computer, and does not change any
    file. The editor shows each change, and you save it. The documentation has
    instructions for several editors. To open it, type "actionplan docs".
    """
    if not importlib.util.find_spec("pygls"):
        raise Refusal(in_editor.language_server_missing(install=_install()))
    from actionplan.lsp import server

    outgoing = console.for_protocol(quiet="pygls")
    today = partial(console.today, as_of)
    server.serve(today, sys.stdin.buffer, outgoing)


def _install() -> str:
    """Return the command that adds the library to the program that is running."""
    if Path(sys.prefix, "pipx_metadata.json").is_file():
        return "pipx inject actionplan pygls"
    if Path(sys.prefix, "uv-receipt.toml").is_file():
        return "uv tool install --with pygls ."
    return f"{command_line.name(sys.executable)} -m pip install pygls"
