"""Run `actionplan completion`: print the completion script for a shell."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli import console
from actionplan.cli.parser import shell_scripts


def command(
    shell: Annotated[
        shell_scripts.Shell, typer.Argument(help="The shell that you type in.")
    ],
) -> None:
    """Print what makes the Tab key complete commands, plans and actions.

    Examples:

      actionplan completion bash >> ~/.bashrc

      actionplan completion zsh >> ~/.zshrc

      actionplan completion fish > ~/.config/fish/completions/actionplan.fish

      actionplan completion powershell | Out-String | Invoke-Expression

    The line for PowerShell works until you close the window. To have completion in
    every window, add the line to the file that $PROFILE names.

    A new terminal then completes what there is: commands, options and the words they
    take, plans below the current folder, and the actions of a plan.
    """
    console.out(shell_scripts.SCRIPTS[shell])
