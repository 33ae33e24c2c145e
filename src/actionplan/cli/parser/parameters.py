"""Name and describe the parameters of a command, for help and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer._types import TyperChoice
from typer.core import TyperOption

from actionplan.cli.parser.help_pages import HelpRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer._click.core import Context, Parameter

ROOT = "actionplan"


def path(ctx: Context) -> str:
    """Return the full name of a command, however the program was started."""
    above = ctx.parent
    return f"{path(above)} {ctx.info_name}" if above else ROOT


def takes(param: Parameter) -> str:
    """Return the placeholder for a value, such as DATE."""
    name = next(iter(option_names(param)), param.name or "")
    word = param.metavar or name.lstrip("-").replace("_", "-").upper()
    return word.removeprefix("[").removesuffix("]") if word.startswith("[") else word


def in_usage(param: Parameter) -> str:
    """Return an argument as the usage line writes it."""
    word = takes(param) + ("..." if param.nargs == -1 else "")
    return word if param.required else f"[{word}]"


def option_names(option: Parameter) -> list[str]:
    """Return the names of an option, the longest first; none if it is hidden."""
    if not isinstance(option, TyperOption) or option.hidden:
        return []
    return sorted([*option.opts, *option.secondary_opts], key=len, reverse=True)


def choices(param: Parameter) -> tuple[str, ...]:
    """Return the words that a parameter accepts, if it has a fixed list."""
    return tuple(map(str, getattr(param.type, "choices", ())))


def accept_synonyms(param: Parameter) -> None:
    """Accept the other names of a parameter's choices, such as md for markdown."""
    if not isinstance(param.type, TyperChoice):
        return
    accepted, convert = choices(param), param.type.convert

    def convert_synonym(  # the values are whatever typer gives
        value: Any,  # noqa: ANN401 -- as typer's own
        param: Parameter | None,
        ctx: Context | None,
    ) -> Any:  # noqa: ANN401 -- as typer's own
        return convert(synonym(value, accepted), param, ctx)

    param.type.convert = convert_synonym  # type: ignore[method-assign]  # -- typer has no other way


def synonym(written: Any, accepted: Iterable[str]) -> Any:  # noqa: ANN401 -- as above
    """Return the accepted word for what was written, if it is another name for it."""
    known = tuple(accepted)
    if not isinstance(written, str) or written in known:
        return written
    from actionplan.text import suggest

    other = _SYNONYMS.get(written.lower())
    return other if other in known else suggest.as_spelt(written, known) or written


_SYNONYMS = {
    "md": "markdown",
    "markdown": "md",
    "accountable": "owner",
    "silence": "last-update",
}
"""Other names for a choice. The last 2 are what --sort and --group-by had before."""


def row(param: Parameter, ctx: Context) -> HelpRow:
    """Describe a parameter, with its choices and its default."""
    words = [getattr(param, "help", "") or ""]
    if options := choices(param):
        words.append(f"One of: {', '.join(options)}.")
    words.append(_default(param, ctx))
    if isinstance(param.envvar, str):
        words.append(
            f"You can also give the date in the environment variable {param.envvar}."
        )
    return HelpRow(_name(param), " ".join(filter(None, words)))


def _name(param: Parameter) -> str:
    if not isinstance(param, TyperOption):
        return takes(param)
    spelt = ", ".join(sorted(param.opts, key=len))
    if param.secondary_opts:
        return f"{spelt} / {param.secondary_opts[0]}"
    return spelt if param.is_flag else f"{spelt} {takes(param)}"


def _default(param: Parameter, ctx: Context) -> str:
    value = param.get_default(ctx, call=False)
    if not getattr(param, "show_default", False) or value in {None, False, ""}:
        return ""
    if getattr(param, "secondary_opts", ()):
        return f"The default is {param.opts[0]}."
    return f"The default is {value}."
