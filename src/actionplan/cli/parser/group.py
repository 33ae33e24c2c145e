"""Make typer load commands late, show our help and use our own error messages."""

from __future__ import annotations

import re
import shutil
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import typer
from typer._click import exceptions as click
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.models import TyperPath

from actionplan.cli import console
from actionplan.cli.parser import help_pages, parameters, pasted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from typer._click.core import Command as AnyCommand
    from typer._click.core import Context, Parameter
    from typer._click.parser import _OptionParser, _ParsingState


RENAMED_OPTIONS: Mapping[str, str] = {
    "--accountable": "--owner",
    "--ignores": "--hide-accepted",
    "--no-ignores": "--show-accepted",
}
"""Options that had another name in version 0.1. The old names still work."""


def say_renamed(old: str, new: str, ctx: Context) -> None:
    """Say on standard error what a command or option is called now, once in a run."""
    if not ctx.resilient_parsing and old not in ctx.meta:
        ctx.meta[old] = new
        console.err(f'"{old}" is now called "{new}".\n')


class Command(TyperCommand):
    """A command that does something."""

    allow_extra_args = True  # so that our own message can refuse them below

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the arguments, or refuse them with our own message."""
        typed = [pasted.option(arg, _names(self, ctx)) for arg in args]
        for param in self.params:
            if isinstance(param.type, TyperPath):
                # The code that reads a file reports why it cannot, always in one way.
                param.type.readable = False
            parameters.accept_synonyms(param)
        try:
            left = super().parse_args(ctx, [*typed])
        except click.UsageError as error:
            from actionplan.cli.parser import usage_errors

            raise usage_errors.refuse_usage(error, ctx, typed) from None
        if left and not ctx.resilient_parsing:
            from actionplan.cli.parser import usage_errors

            raise usage_errors.refuse_words(left, ctx, typed)
        ctx.params = pasted.values(ctx.params)
        for param in self.params:
            if isinstance(param, TyperOption):
                pasted.require_no_brackets(
                    param.opts[0], ctx.params.get(param.name or "")
                )
        return left

    def make_parser(self, ctx: Context) -> _OptionParser:
        """Return a parser that reads words with a space in them as text.

        A note may begin with a hyphen, such as "- the police sent a draft". No option
        has a space in its name.
        """
        parser = super().make_parser(ctx)
        options = parser._process_opts  # noqa: SLF001 -- there is no public way to do this
        known = {name for p in self.params for name in (*p.opts, *p.secondary_opts)}

        def process(arg: str, state: _ParsingState) -> None:
            name = arg.partition("=")[0]
            new = RENAMED_OPTIONS.get(name)
            if re.search(r"\s", name):
                state.largs.append(arg)
            elif new in known and name not in known:
                say_renamed(name, new, ctx)
                options(f"{new}{arg.removeprefix(name)}", state)
            else:
                options(arg, state)

        parser._process_opts = process  # type: ignore[method-assign]  # noqa: SLF001 -- as above
        return parser

    def get_help(self, ctx: Context) -> str:
        """Return the page of this command."""
        return _screen(self, ctx)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option -h, which shows the page."""
        return _showing(super().get_help_option(ctx))


class Group(TyperGroup):
    """A command that has subcommands."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse what comes before the command. Show the help if there is nothing."""
        if not args and not ctx.resilient_parsing:
            console.err(self.get_help(ctx))
            raise typer.Exit(console.NOT_DONE)
        typed = [pasted.option(arg, _names(self, ctx)) for arg in args]
        try:
            return super().parse_args(ctx, [*typed])
        except click.UsageError as error:
            from actionplan.cli.parser import usage_errors

            raise usage_errors.refuse_usage(error, ctx, typed) from None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command that was typed, or refuse it."""
        known = self.list_commands(ctx)
        if args[0] not in known and not ctx.resilient_parsing:
            from actionplan.cli.parser import usage_errors

            raise usage_errors.refuse_command(args[0], ctx, known)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Context) -> str:
        """Return the page of this command, which lists its commands."""
        return _screen(self, ctx)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option -h, which shows the page."""
        return _showing(super().get_help_option(ctx))

    def summaries(self) -> dict[str, str]:
        """Return the summary of each command."""
        return {
            name: help_pages.read_docstring(command.help or "").summary
            for name, command in self.commands.items()
        }

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands and options, without importing the commands."""
        offered = [
            CompletionItem(name, help=summary)
            for name, summary in self.summaries().items()
            if name.startswith(incomplete)
        ]
        # TyperGroup would build, and so import, every command, so skip it.
        return [*offered, *super(TyperGroup, self).shell_complete(ctx, incomplete)]


def group(docstring: str, cls: type[Group] = Group) -> typer.Typer:
    """Create a group that commands can be added to."""
    settings = {"help_option_names": ["-h", "--help"]}
    return typer.Typer(
        cls=cls,
        help=docstring,
        add_completion=False,
        context_settings=settings,
        **_PLAIN,
    )


def load_command(name: str) -> AnyCommand:
    """Import the module of a command, and build the command from it.

    The module has a function `command`, or a group `app` of several commands.
    """
    # A short command spends most of its time on starting, which is mostly importing.
    # So the list of commands and its help come from COMMANDS, and only the module of
    # the command that was typed is imported.
    module = module_of(name)
    if hasattr(module, "app"):
        return typer.main.get_group(module.app)  # even if it has only one command
    alone = typer.Typer(add_completion=False, **_PLAIN)
    alone.command(name, cls=Command)(module.command)
    return typer.main.get_command(alone)


def module_of(name: str) -> ModuleType:
    """Import the module of a command."""
    # A word of Python itself cannot be the name of a module that others import.
    own = f"{name}_" if iskeyword(name) else name
    return import_module(f"actionplan.cli.commands.{own}")


def pages(of: AnyCommand, ctx: Context) -> Iterator[help_pages.HelpPage]:
    """Yield the help page of a command, and of its subcommands."""
    yield _page(of, ctx)
    if isinstance(of, Group):
        for name in of.list_commands(ctx):
            if below := of.get_command(ctx, name):
                yield from pages(below, type(ctx)(below, info_name=name, parent=ctx))


_PLAIN: Mapping[str, Any] = {
    "rich_markup_mode": None,  # rich takes longer to import than lint to run
    "pretty_exceptions_enable": False,
}


def _names(of: AnyCommand, ctx: Context) -> list[str]:
    return [n for p in of.get_params(ctx) for n in (*p.opts, *p.secondary_opts)]


def _screen(of: AnyCommand, ctx: Context) -> str:
    columns = shutil.get_terminal_size().columns
    return help_pages.screen(_page(of, ctx), columns, "actionplan docs")


def _showing(option: TyperOption | None) -> TyperOption | None:
    def show(ctx: Context, _: Parameter, wanted: object) -> None:
        if wanted and not ctx.resilient_parsing:
            console.out(ctx.get_help())
            raise typer.Exit

    if option:
        option.callback = show
        option.help = "Show this help."
    return option


def _page(of: AnyCommand, ctx: Context) -> help_pages.HelpPage:
    params = of.get_params(ctx)
    arguments = [p for p in params if not isinstance(p, TyperOption)]
    options = [p for p in params if isinstance(p, TyperOption) and not p.hidden]
    summaries = of.summaries() if isinstance(of, Group) else {}
    usage = [parameters.path(ctx), "[OPTIONS]", *map(parameters.in_usage, arguments)]
    return help_pages.HelpPage(
        name=parameters.path(ctx),
        usage=" ".join([*usage, "COMMAND ..."] if summaries else usage),
        prose=help_pages.read_docstring(of.help or ""),
        arguments=tuple(parameters.row(param, ctx) for param in arguments),
        options=tuple(parameters.row(param, ctx) for param in options),
        commands=tuple(help_pages.HelpRow(*pair) for pair in summaries.items()),
    )
