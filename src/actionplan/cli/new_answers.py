"""Complete what is known of a new plan: ask for the rest, and refuse mistakes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli import asking, console, conversation
from actionplan.cli.asking import Question
from actionplan.cli.conversation import NextQuestion
from actionplan.cli.parser import values
from actionplan.diagnostics import Refusal
from actionplan.messages import refused_additions, tool, usage
from actionplan.reading import schema_faults
from actionplan.scaffold import new_plan
from actionplan.storage import files
from actionplan.text import dates
from actionplan.workspace import disclosure_check, draft_check
from actionplan.workspace.addition_check import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from actionplan.cli.asking import Answer
    from actionplan.scaffold.new_plan import Answers


def complete(
    given: Answers, folder: Path, day: date, *, short: bool | None
) -> tuple[Answers, bool]:
    """Return what is known of a new plan in *folder*, and whether it will be short.

    On a terminal it is asked for, question by question.
    """
    if not (given.id or console.can_ask()):
        raise Refusal(
            usage.missing_word(
                name="ID",
                words="The plan ID, which is also the name of its file.",
                example="actionplan new scr-family-b-2012",
            )
        )
    given = values.dated(given, day)
    _require_sound(given, day)
    if console.can_ask():
        return _asked(given, folder, day, short=short)
    return given, bool(short)


def is_answered(known: Answers) -> bool:
    """Return whether every question of a short plan has an answer."""
    names = (*_FIRST, *_OF_SHORT)
    return all(getattr(known, name) for name in names if _applies(name, known))


def _require_sound(given: Answers, as_of: date) -> None:
    """Refuse what was given with an option and lint would call an error."""
    disclosure_check.require_nobody(*(text for text in given if text))
    found = _problems(given, as_of)
    if faults := [each.fault for each in found if not each.may_stand]:
        raise Refusal(*faults)


def _problems(known: Answers, as_of: date) -> list[Problem]:
    """Return what is wrong with the answers so far, in a short plan that has them."""
    named = known._replace(id=known.id or "new-plan")
    text = new_plan.plan_text(named, short=True)
    return [*draft_check.problems(text.encode(), named.id, as_of)]


# --- the conversation -------------------------------------------------------------

_LATER = "to leave it for later"
_SIZE = Question(
    "size",
    "Would you like a short plan or a full one? A short plan has a title, a source, and"
    " one outcome with one action. A full plan has questions about everything that the"
    " guidance asks for, and you answer them in the file.",
    "for a short one",
    ("short", "full"),
)


def _asked(
    given: Answers, folder: Path, as_of: date, *, short: bool | None
) -> tuple[Answers, bool]:
    """Ask for what is not known yet, and how long the plan will be."""
    asking.say(
        f"To stop without writing anything, press Ctrl+C. {asking.HOW_TO_GO_BACK}"
    )
    next_step = partial(_step, folder=folder, as_of=as_of)
    after = partial(_with, as_of=as_of)
    now = conversation.held(_SoFar(given, short), next_step, after)
    known = _asked_again(now.known, folder, as_of, list(now.later))
    console.err("\n")
    return known, bool(now.short)


class _SoFar(NamedTuple):
    """What is known before a question is asked."""

    known: Answers
    short: bool | None
    """Whether the plan will be short; None if that has not been asked yet."""
    asked: tuple[str, ...] = ()
    later: tuple[Problem, ...] = ()
    """What an answer has shown to be wrong with an earlier one."""


def _step(now: _SoFar, *, folder: Path, as_of: date) -> NextQuestion | None:
    """Return what to ask next; None if every question has been asked."""
    name = _next(now)
    if name == _SIZE.field:
        return NextQuestion(name, _SIZE, _is_choice)
    check = partial(_wrong, now.known, name, folder, as_of)
    return NextQuestion(name, _question(name, as_of), check) if name else None


def _next(now: _SoFar) -> str:
    """Return what to ask next; empty if every question has been asked."""
    size = (_SIZE.field,) if now.short is None else ()
    names = (*_FIRST, *size, *(_OF_SHORT if now.short else ()))
    left = (
        name
        for name in names
        if name not in now.asked
        and not getattr(now.known, name, "")
        and _applies(name, now.known)
    )
    return next(left, "")


def _with(now: _SoFar, name: str, answer: Answer, *, as_of: date) -> _SoFar:
    """Add an answer, and what it shows to be wrong with an earlier one."""
    text = answer.text
    asked = (*now.asked, name)
    if name == _SIZE.field:
        return now._replace(short=text != "full", asked=asked)
    after = values.dated(now.known._replace(**{name: text}), as_of)
    later = (*now.later, *_of_others(now.known, name, as_of, after))
    return now._replace(known=after, asked=asked, later=later)


_FIRST = ("id", "title", "kind", "lead_agency", "source", "reference", "agreed")
_OF_SHORT = ("challenge", "desired_outcome", "action", "due", "owner")


def _asked_again(
    known: Answers, folder: Path, as_of: date, later: list[Problem]
) -> Answers:
    """Ask once more what turned out to be wrong after its question was answered."""
    for problem in later:
        if problem not in _problems(known, as_of):
            continue
        name = _NAMES[problem.field]
        without = known._replace(**{name: ""})
        check = partial(_wrong, without, name, folder, as_of)
        text = str(getattr(known, name))
        answer = asking.ask_again(_question(name, as_of), text, [problem], check)
        known = values.dated(known._replace(**{name: answer.text}), as_of)
    return known


def _applies(name: str, known: Answers) -> bool:
    return name != "lead_agency" or known.kind == "single-agency"


def _question(name: str, as_of: date) -> Question:
    """Return the question that the format asks there; only the ID is needed now."""
    thing, field = _FIELDS[name]
    enter = "" if name == "id" else _LATER
    number = _NUMBERS.get(name, "")
    question = asking.of_format(thing, field, enter=enter)._replace(number=number)
    return asking.as_asked_on(question, as_of)


_NUMBERS = {"challenge": "O1", "desired_outcome": "O1", "action": "1.1"}
"""The numbers that the outcome and the action of a new plan have."""


_FIELDS = {
    "id": ("plan", "id"),
    "title": ("plan", "title"),
    "kind": ("plan", "kind"),
    "lead_agency": ("plan", "lead_agency"),
    "source": ("source", "type"),
    "reference": ("source", "reference"),
    "agreed": ("plan", "agreed"),
    "challenge": ("outcome", "challenge"),
    "desired_outcome": ("outcome", "desired_outcome"),
    "action": ("action", "action"),
    "due": ("action", "due"),
    "owner": ("action", "accountable"),
}
"""Where the format asks each question."""
_NAMES = {field: name for name, (_, field) in _FIELDS.items()}


def _is_choice(text: str) -> list[Problem]:
    """Return what is wrong with the answer to whether a plan is short."""
    if text in _SIZE.choices:
        return []
    fault = schema_faults.wrong_option(_SIZE.field, text, _SIZE.choices)
    return [Problem(fault, may_stand=False)]


def _wrong(
    known: Answers, name: str, folder: Path, as_of: date, text: str
) -> list[Problem]:
    """Return what is wrong with an answer."""
    after = values.dated(known._replace(**{name: text}), as_of)
    try:
        if name == "id":
            _require_free(values.plan_id(text), folder)
        disclosure_check.require_nobody(text)
        found = _problems(after, as_of)
    except Refusal as refused:
        return [Problem(fault, may_stand=False) for fault in refused.faults]
    others = _of_others(known, name, as_of, after)
    before = [*_problems(known, as_of), *others]
    early = _not_agreed_yet(after.agreed, as_of) if name == "agreed" else ()
    return [*early, *(each for each in found if each not in before)]


def _not_agreed_yet(agreed: str, as_of: date) -> Iterator[Problem]:
    """Ask whether the year is right if a plan is said to be agreed after today."""
    read = dates.parse(agreed)
    if read and read.first_day > as_of:
        fault = refused_additions.not_agreed_yet(
            agreed=read.words, today=dates.words(as_of)
        )
        yield Problem(fault, may_stand=True)


def _of_others(known: Answers, name: str, as_of: date, after: Answers) -> list[Problem]:
    """Return what an answer shows to be wrong with an answer to another question."""
    before = _problems(known, as_of)
    others = {
        field for field, of in _NAMES.items() if of != name and getattr(known, of)
    }
    found = _problems(after, as_of)
    return [each for each in found if each not in before and each.field in others]


def _require_free(plan: str, folder: Path) -> None:
    if files.is_there(folder / f"{plan}.yaml"):
        raise Refusal(tool.file_exists())
