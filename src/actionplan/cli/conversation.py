"""Ask questions in turn, with a way back to the question before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from actionplan.cli import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from actionplan.cli.asking import Answer, Question
    from actionplan.workspace.addition_check import Problem

Known = TypeVar("Known")


class NextQuestion(NamedTuple):
    """The next question, and how to check its answer."""

    name: str
    """What the answer is kept under. Each name is asked for once."""
    question: Question
    check: Callable[[str], Sequence[Problem]]


def held(
    start: Known,
    next_step: Callable[[Known], NextQuestion | None],
    after: Callable[[Known, str, Answer], Known],
) -> Known:
    """Ask until there is no next step; return what is known then.

    *after* adds an answer to what is known. Someone who goes back is where they were
    before that answer, and the answers that they gave are offered again.
    """
    now, past = start, list[Known]()
    typed: dict[str, str] = {}
    while step := next_step(now):
        answer = asking.ask(
            step.question,
            step.check,
            before=typed.get(step.name, ""),
            back=bool(past),
        )
        if answer.is_back:
            now = past.pop()
            continue
        past.append(now)
        typed[step.name] = answer.text
        now = after(now, step.name, answer)
    return now
