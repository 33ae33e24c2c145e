"""Complete words for the shell."""

from __future__ import annotations

import re
import signal
import sys
import textwrap
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import typer  # noqa: TC002 -- typer reads the annotations of `ratings` at run time

from actionplan.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typer._click.core import Command
    from typer._click.shell_completion import CompletionItem

    from actionplan.plan.model import Plan

Offer = list[tuple[str, str]]
"""Words, each with a description."""

_PLAIN = re.compile(r"[A-Za-z0-9-][A-Za-z0-9._/=-]*")
"""Words that need no quotation marks in any shell. Other words are not offered: a plan
may come from anyone, and a shell must not run what it says."""
_SECONDS = 2
"""Seconds after which no words are offered. People do not wait longer."""
_WORDS = 60
"""The most characters in a description."""


def answer(of: Command, asked: str) -> int:
    """Answer a shell with a line for each word, or with nothing if anything fails."""
    # The user is typing a line, so no error or delay may get in the way.
    with suppress(Exception), _at_most(_SECONDS):
        shell = asked.removeprefix("complete_")
        console.out("".join(_line(item, shell) for item in _items(of, shell)))
    return console.DONE


def plans(incomplete: str) -> Offer:
    """Offer the plans below the current folder."""
    del incomplete
    return [(name, "") for name in _names()]


def actions(incomplete: str) -> Offer:
    """Offer plans and, after a plan and a slash, its actions."""
    plan, name = _plan(incomplete)
    if plan is None:
        return [(f"{name}/", "") for name in _names()]
    return [
        (f"{name}/{action.id}", _redacted(action.action)) for action in plan.actions
    ]


def outcomes(incomplete: str) -> Offer:
    """Offer plans and, after a plan and a slash, its outcomes."""
    plan, name = _plan(incomplete)
    if plan is None:
        return [(f"{name}/", "") for name in _names()]
    return [
        (
            f"{name}/{outcome.id}",
            _redacted(outcome.desired_outcome or outcome.challenge),
        )
        for outcome in plan.outcomes
    ]


def ratings(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer the ratings in the legend of the plan that was named."""
    del incomplete
    # While an option is being typed, the words before it have not been assigned yet.
    plan, _ = _plan(next(iter(ctx.args), ""))
    return [*plan.rag_legend] if plan else []


def states() -> Offer:
    """Offer the states of an action."""
    from actionplan.plan import model

    return [(state, "") for state in model.STATES]


def fields() -> Offer:
    """Offer the fields that actions can be grouped by."""
    from actionplan.plan import fields as known

    return [(name, "") for name in known.KNOWN]


def conditions() -> Offer:
    """Offer the fields that actions can be found by, each with "=" for a value."""
    return [(f"{name}=", "") for name, _ in fields()]


def request_answers() -> Offer:
    """Offer the answers to a request for more time."""
    from typing import get_args

    from actionplan.plan import model

    return [(answer, "") for answer in get_args(model.RequestAnswer)]


def verdicts() -> Offer:
    """Offer the values for how far an outcome was achieved."""
    from typing import get_args

    from actionplan.plan import model

    return [(verdict, "") for verdict in get_args(model.Achieved)]


def sources() -> Offer:
    """Offer the types of source that a plan can have."""
    from actionplan.reading import plan_schema

    return [(source, "") for source in plan_schema.source_types()]


def methods() -> Offer:
    """Offer the methods by which success is measured."""
    return _options("success", "method")


def approaches() -> Offer:
    """Offer what can be done about a risk."""
    return _options("risk", "approach")


def priorities() -> Offer:
    """Offer the priorities of an action."""
    return _options("action", "priority")


def _options(thing: str, field: str) -> Offer:
    from actionplan.reading import plan_schema

    return [(option, "") for option in plan_schema.options(thing, field)]


def explained() -> Offer:
    """Offer the rules and the fields that can be explained."""
    from actionplan.reference import explanations

    return [
        (name, why) for name, why in explanations.topics().items() if " " not in name
    ]


def outputs() -> Offer:
    """Offer the formats of lint, each with "=" for a file to follow."""
    from actionplan.output import findings

    return [(f"{form}=", "") for form in findings.FORMATS]


def _items(of: Command, shell: str) -> Iterable[CompletionItem]:
    from typer import _completion_classes as classes

    kinds: dict[str, type[Any]] = {
        "bash": classes.BashComplete,
        "zsh": classes.ZshComplete,
        "fish": classes.FishComplete,
        "powershell": classes.PowerShellComplete,
    }
    asked = kinds[shell](of, {}, "actionplan", "_ACTIONPLAN_COMPLETE")
    before, incomplete = asked.get_completion_args()
    before = [word for word in before if word != "="]  # bash splits --format=json
    found = asked.get_completions(before, incomplete)
    return (
        item
        for item in found
        if _PLAIN.fullmatch(item.value) and _redacted(item.value) == item.value
    )


def _line(item: CompletionItem, shell: str) -> str:
    from actionplan.text import terminal

    told = terminal.line(_redacted(item.help or ""))
    words = textwrap.shorten(told, _WORDS, placeholder="...")
    between = {"bash": "", "zsh": ":", "fish": "\t", "powershell": "\t"}[shell]
    return f"{item.value}{between}{words}\n" if between and words else f"{item.value}\n"


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError

    if sys.platform == "win32":  # pragma: win32 cover -- it has no such timer
        yield
        return
    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _names() -> list[str]:
    from pathlib import Path

    from actionplan.storage import folders

    return sorted({path.stem for path in folders.find([Path()]).plans})


def _plan(written: str) -> tuple[Plan | None, str]:
    """Read the plan before the last slash, if there is one."""
    from actionplan.diagnostics import Refusal
    from actionplan.reading import load
    from actionplan.workspace import targets

    name = written.rpartition("/")[0]
    if name:
        with suppress(Refusal):
            of = targets.whole(name)
            return load.load(of.here.contents.read(of.path), of.path.stem).plan, name
    return None, ""


def _redacted(text: str) -> str:
    from actionplan.text import personal

    return personal.hidden(text)
