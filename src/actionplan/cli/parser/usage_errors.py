"""Turn usage errors into our own refusals."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from typer._click import exceptions as click  # typer's own copy, without a public name
from typer.core import TyperOption

from actionplan.cli.parser import (
    aliases,
    help_pages,
    parameters,
    parted_target,
    pasted,
)
from actionplan.cli.parser.parameters import ROOT
from actionplan.diagnostics import Fault, Refusal
from actionplan.messages import usage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer._click.core import Command, Context, Parameter


def refuse_command(written: str, ctx: Context, known: Iterable[str]) -> Refusal:
    """Refuse an unknown command."""
    parent = parameters.path(ctx)
    meant = aliases.meant_command(written, known)
    # "report" is more often the wish for one than the folder that holds the last one.
    is_wish = written in aliases.COMMANDS
    if parent == ROOT and os.path.lexists(written) and not is_wish:
        meant = f"lint {written}"
    return Refusal(
        usage.unknown_command(
            written=f"{parent} {written}",
            meant=f"{parent} {meant}" if meant else "",
            help_of=parent,
        )
    )


def refuse_words(left: list[str], ctx: Context, typed: Iterable[str]) -> Refusal:
    """Refuse the words after the last argument of a command.

    If a space is where the slash of PLAN/ACTION belongs, the command is corrected.
    """
    words = [word for word in typed if word]
    if joined := parted_target.joined(ctx, left):
        return Refusal(
            usage.too_many_words(
                written=" ".join(left),
                command=parameters.path(ctx),
                joined=joined,
                instead=parted_target.command(ctx, words, left),
            )
        )
    return Refusal(
        usage.too_many_words(
            written=" ".join(left),
            command=parameters.path(ctx),
            curly=pasted.within_curly(words),
        )
    )


def refuse_usage(error: click.UsageError, ctx: Context, typed: list[str]) -> Refusal:
    """Turn a usage error into a refusal. Raise it if the user did not cause it."""
    match error:
        case click.NoSuchOption():
            return Refusal(_unknown(error.option_name, ctx))
        case click.BadOptionUsage():
            return Refusal(_used_badly(error.option_name, ctx))
        case click.MissingParameter(param=param) if param:
            return Refusal(_missing(param, ctx.command))
        case click.BadParameter(param=param) if param and parameters.choices(param):
            return Refusal(_choice(param, ctx, typed))
        case click.BadParameter(param=TyperOption() as param):
            return Refusal(_without_value(param, parameters.option_names(param)[0]))
        case _:
            raise error


def _unknown(option: str, ctx: Context) -> Fault:
    own = _options(ctx)
    meant = aliases.meant_option(option, own)
    if option in _options(ctx.find_root()):
        meant = f"{ROOT} {option}"
    takes_text = any(param.name == "note" for param in ctx.command.get_params(ctx))
    return usage.unknown_option(
        written=option,
        command=parameters.path(ctx),
        meant=meant,
        takes_text=takes_text and not meant,
    )


def _options(ctx: Context) -> list[str]:
    return [
        name for p in ctx.command.get_params(ctx) for name in parameters.option_names(p)
    ]


def _used_badly(option: str, ctx: Context) -> Fault:
    param = next(
        p for p in ctx.command.get_params(ctx) if option in parameters.option_names(p)
    )
    if getattr(param, "is_flag", False):
        return usage.option_takes_nothing(option=option)
    return _without_value(param, option)


def _without_value(param: Parameter, option: str) -> Fault:
    return usage.option_without_value(
        option=option,
        takes=parameters.takes(param),
        options=parameters.choices(param),
    )


def _missing(param: Parameter, of: Command) -> Fault:
    return usage.missing_word(
        name=next(iter(parameters.option_names(param)), parameters.takes(param)),
        words=getattr(param, "help", ""),
        example=help_pages.read_docstring(of.help or "").examples[0],
    )


def _choice(param: Parameter, ctx: Context, typed: list[str]) -> Fault:
    from actionplan.reading import schema_faults

    options = parameters.choices(param)
    given, _, _ = ctx.command.make_parser(ctx).parse_args(typed)
    value = given.get(param.name or "")
    values = map(str, value if isinstance(value, list) else [value])
    written = next(one for one in values if one not in options)
    field = next(iter(parameters.option_names(param)), parameters.takes(param))
    return schema_faults.wrong_option(field, written, options)
