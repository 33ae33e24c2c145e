"""What may stand where the Tab key is pressed; plans are only read, and never told."""

from __future__ import annotations

import re
import signal
import sys
import textwrap
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import typer  # noqa: TC002 -- it reads the types of what offers ratings when it runs

from actionplan.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typer._click.core import Command
    from typer._click.shell_completion import CompletionItem

    from actionplan.plan.model import Plan

Offer = list[tuple[str, str]]
"""Words, each with what it stands for."""

_PLAIN = re.compile(r"[A-Za-z0-9-][A-Za-z0-9._/=-]*")
"""Words that mean the same in every shell without a quotation mark. Others are not
offered: a plan may come from anybody, and what it says must not be run."""
_SECONDS = 2
"""Nobody waits longer for a word."""
_WORDS = 60
"""Characters of what an offer stands for."""


def answer(of: Command, asked: str) -> int:
    """Answer a shell, a line for each word; with nothing if anything is the matter."""
    with suppress(Exception), _at_most(_SECONDS):
        shell = asked.removeprefix("complete_")
        console.out("".join(_line(item, shell) for item in _items(of, shell)))
    return console.DONE


def plans(incomplete: str) -> Offer:
    """Offer the plans below the current folder."""
    del incomplete
    return [(name, "") for name in _names()]


def actions(incomplete: str) -> Offer:
    """Offer plans, and behind the slash of one its actions."""
    plan, name = _plan(incomplete)
    if plan is None:
        return [(f"{name}/", "") for name in _names()]
    return [(f"{name}/{action.id}", _told(action.action)) for action in plan.actions]


def outcomes(incomplete: str) -> Offer:
    """Offer plans, and behind the slash of one its outcomes."""
    plan, name = _plan(incomplete)
    if plan is None:
        return [(f"{name}/", "") for name in _names()]
    return [
        (f"{name}/{outcome.id}", _told(outcome.desired_outcome or outcome.challenge))
        for outcome in plan.outcomes
    ]


def ratings(ctx: typer.Context, incomplete: str) -> Offer:
    """Offer the ratings of the plan that was named."""
    del incomplete
    # with the option that is being written nothing before it has a name yet
    plan, _ = _plan(next(iter(ctx.args), ""))
    return [*plan.rag_legend] if plan else []


def states() -> Offer:
    """Offer the states of an action."""
    from actionplan.plan import model

    return [(state, "") for state in model.STATES]


def fields() -> Offer:
    """Offer the fields by which actions are put into groups."""
    from actionplan.plan import fields as known

    return [(name, "") for name in known.KNOWN]


def conditions() -> Offer:
    """Offer the fields by which actions are found, each to be followed by a value."""
    return [(f"{name}=", "") for name, _ in fields()]


def request_answers() -> Offer:
    """Offer what may become of a request for more time."""
    from typing import get_args

    from actionplan.plan import model

    return [(answer, "") for answer in get_args(model.RequestAnswer)]


def verdicts() -> Offer:
    """Offer how far an outcome may have been achieved."""
    from typing import get_args

    from actionplan.plan import model

    return [(verdict, "") for verdict in get_args(model.Achieved)]


def sources() -> Offer:
    """Offer what a plan may answer to."""
    from actionplan.reading import schema_check

    return [(source, "") for source in schema_check.source_types()]


def explained() -> Offer:
    """Offer the rules and the fields that can be explained."""
    from actionplan.reference import explanations

    return [*explanations.names().items()]


def outputs() -> Offer:
    """Offer the formats of lint, each to be followed by a file."""
    from actionplan.output import findings

    return [(f"{form}=", "") for form in findings.FORMATS]


def _items(of: Command, shell: str) -> Iterable[CompletionItem]:
    from typer import _completion_classes as classes

    kinds: dict[str, type[Any]] = {
        "bash": classes.BashComplete,
        "zsh": classes.ZshComplete,
        "fish": classes.FishComplete,
    }
    asked = kinds[shell](of, {}, "actionplan", "_ACTIONPLAN_COMPLETE")
    before, incomplete = asked.get_completion_args()
    before = [word for word in before if word != "="]  # bash parts --format=json
    found = asked.get_completions(before, incomplete)
    return (item for item in found if _PLAIN.fullmatch(item.value))


def _line(item: CompletionItem, shell: str) -> str:
    from actionplan.text import terminal

    words = textwrap.shorten(terminal.line(item.help or ""), _WORDS, placeholder="...")
    between = {"bash": "", "zsh": ":", "fish": "\t"}[shell]
    return f"{item.value}{between}{words}\n" if between and words else f"{item.value}\n"


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError

    if sys.platform == "win32":  # pragma: win32 cover -- it has no such clock
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
    """Read the plan that stands before the last slash, if there is one."""
    from actionplan.diagnostics import Refusal
    from actionplan.reading import load
    from actionplan.workspace import targets

    name = written.rpartition("/")[0]
    if name:
        with suppress(Refusal):
            of = targets.whole(name)
            return load.load(of.here.contents.read(of.path), of.path.stem).plan, name
    return None, ""


def _told(text: str) -> str:
    from actionplan.text import personal

    return personal.hidden(text)
