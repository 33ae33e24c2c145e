"""Run `actionplan completion`: print the completion script for a shell."""

from __future__ import annotations

from actionplan.cli import console
from actionplan.cli.options import completion as options
from actionplan.cli.parser import shell_scripts


def command(
    shell: options.Shell,
) -> None:
    """Print a script that lets you complete commands with the Tab key.

    Examples:

      actionplan completion bash >> ~/.bashrc

      actionplan completion zsh >> ~/.zshrc

      actionplan completion fish > ~/.config/fish/completions/actionplan.fish

      actionplan completion powershell

    In bash, zsh or fish, run the example for your shell, then open a new terminal. You
    can then press the Tab key to complete commands, options and their values. Tab also
    completes the IDs of plans in the current folder or below it, and the action numbers
    in a plan.

    In PowerShell, run the last example with "| Out-String | Invoke-Expression" at the
    end. Completion then works until you close the window. To turn on completion in
    every window, add the same command to your PowerShell profile. To see where your
    profile is, type $PROFILE.
    """
    console.out(shell_scripts.SCRIPTS[shell])
