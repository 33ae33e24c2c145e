"""Join a plan ID and a number that were typed with a space instead of a slash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer.core import TyperArgument

from actionplan.cli.parser import parameters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer._click.core import Context


def joined(ctx: Context, left: Sequence[str]) -> str:
    """Return the plan ID, a slash and the number, if a space was typed instead.

    *left* are the words that the command has no use for. This is "" for any other
    mistake, and for a command that does not take PLAN/ACTION or PLAN/OUTCOME.
    """
    target, *rest = _words(ctx, left) or ("",)
    if not target or "/" in target or not rest or not _NUMBER.fullmatch(rest[0]):
        return ""
    return f"{target}/{rest[0]}"


_NUMBER = re.compile(r"[A-Za-z]{0,8}[0-9][\w.-]*")


def command(ctx: Context, typed: Sequence[str], left: Sequence[str]) -> str:
    """Return the command with the two joined, and its text in quotation marks.

    It is "" if a shell would not read the text as it is.
    """
    words = _words(ctx, left)
    options, waiting = list[str](), list(words)
    for word in typed:
        if waiting and word == waiting[0]:
            waiting.pop(0)
        else:
            options.append(word)
    text = " ".join(words[2:])
    if waiting or any(set(word) & _OF_SHELLS for word in typed):
        return ""
    parts = (parameters.path(ctx), joined(ctx, left), *filter(None, (text,)), *options)
    path, *rest = parts
    return " ".join([path, *map(_quoted, rest)])


_OF_SHELLS = frozenset('"$`\\!\u201c\u201d\u201e\n')
"""Characters that some shell reads as more than themselves, within quotation marks."""


def _quoted(word: str) -> str:
    return word if re.fullmatch(r"[\w./:=,@+-]+", word) else f'"{word}"'


def _words(ctx: Context, left: Sequence[str]) -> tuple[str, ...]:
    """Return the words that are no options, if the first is for a plan and a number."""
    arguments = [p for p in ctx.command.params if isinstance(p, TyperArgument)]
    if not arguments or "/" not in (arguments[0].metavar or ""):
        return ()
    values = (ctx.params.get(each.name or "") for each in arguments)
    return (*(str(value) for value in values if value), *left)
