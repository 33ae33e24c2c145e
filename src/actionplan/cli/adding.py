"""Ask for what a new outcome or action lacks, add it, and say what comes next."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from actionplan.cli import asking, console, conversation, recording
from actionplan.cli.asking import of_format
from actionplan.cli.conversation import NextQuestion
from actionplan.cli.parser import values
from actionplan.diagnostics import Refusal
from actionplan.editing.blocks import NewAction, NewOutcome
from actionplan.text import late
from actionplan.workspace import addition_check, targets
from actionplan.workspace.addition_check import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from actionplan.cli.asking import Answer, Question
    from actionplan.editing.blocks import Added
    from actionplan.workspace.addition_check import Checked
    from actionplan.workspace.targets import Target

New = TypeVar("New", NewOutcome, NewAction)


class Addition(NamedTuple, Generic[New]):
    """A block to add: to which file, what is given of it, and how it is put there."""

    to: Target
    given: New
    put: Callable[[bytes, New], Added]
    as_of: date
    command: str
    """The command as it was typed, up to what the block is added to."""
    anyway: bool
    """Whether warnings may stand."""


class Draft(NamedTuple, Generic[New]):
    """A block that is not written yet, and what is wrong with it."""

    given: New
    made: Added
    checked: Checked
    has_no_risks: bool = False
    """Whether the last answer was that there are no known risks, without a reason."""


def add(
    of: Addition[New],
    questions: Callable[[Draft[New]], Iterator[Question]],
    *,
    dry_run: bool,
) -> Added:
    """Add a block, or only show it; on a terminal ask for what it lacks."""
    targets.require_readable(of.to)
    of = of._replace(given=values.dated(of.given, of.as_of))
    if console.can_ask():
        before = of.to.here.contents.read(of.to.path)
        draft = _draft(of, before, of.given)
        if draft.made.missing:
            of = _asked(of, before, draft, questions)
    drafts: list[Draft[New]] = []

    def tried(content: bytes) -> Added:
        draft = _draft(of, content, of.given)
        addition_check.require_sound(
            draft.checked, draft.made, of.to.name, of.command, anyway=of.anyway
        )
        drafts.append(draft)
        return draft.made

    made = recording.put(of.to, tried, "Added to", dry_run=dry_run)
    recording.say_what_lint_asks_for(drafts[-1].checked.asked_for)
    return made


def _draft(of: Addition[New], before: bytes, given: New) -> Draft[New]:
    made = of.put(before, given)
    return Draft(given, made, addition_check.checked(of.to, made, of.as_of))


# --- the conversation -------------------------------------------------------------


def _asked(
    of: Addition[New],
    before: bytes,
    draft: Draft[New],
    questions: Callable[[Draft[New]], Iterator[Question]],
) -> Addition[New]:
    """Ask one question after the other, each once, until there is none left."""
    whole = draft.made._replace(missing=())
    early = draft.checked.without(_ADDED)
    addition_check.require_sound(early, whole, of.to.name, of.command, anyway=of.anyway)
    asking.say(
        f"Its number will be {draft.made.id}. To stop without adding it, press Ctrl+C."
        f" {asking.HOW_TO_GO_BACK}"
    )
    start = _Talk(of, before, draft, draft.checked.every, questions=questions)
    now: _SoFar[New] = conversation.held(_SoFar(start), _step, _after)
    last = now.talk._replace(known=())
    of = _asked_again(last, list(now.later))
    console.err("\n")
    return of


class _Talk(NamedTuple, Generic[New]):
    """What is known while a question is open."""

    of: Addition[New]
    before: bytes
    draft: Draft[New]
    known: tuple[Problem, ...]
    """What is not said of an answer, because it is not new."""
    questions: Callable[[Draft[New]], Iterator[Question]]


class _SoFar(NamedTuple, Generic[New]):
    """What is known before a question is asked."""

    talk: _Talk[New]
    asked: tuple[str, ...] = ()
    later: tuple[Problem, ...] = ()
    """What an answer has shown to be wrong with an earlier one."""


def _step(now: _SoFar[New]) -> NextQuestion | None:
    """Return what to ask next; None if every question has been asked."""
    talk: _Talk[New] = now.talk
    question = _next(talk.questions(talk.draft), now.asked)
    if question is None:
        return None
    numbered = question._replace(number=talk.draft.made.id)
    check = partial(_wrong, talk, question.field)
    return NextQuestion(
        question.field, asking.as_asked_on(numbered, talk.of.as_of), check
    )


def _after(now: _SoFar[New], field: str, answer: Answer) -> _SoFar[New]:
    """Add an answer, and what it shows to be wrong with an earlier one."""
    talk: _Talk[New] = now.talk
    draft: Draft[New] = _answered(talk, field, answer.text)
    later = (*now.later, *_of_others(talk, field, draft))
    stands = answer.stands or (field in _OPEN and not answer.text)
    of = talk.of._replace(given=draft.given, anyway=talk.of.anyway or stands)
    talk = talk._replace(of=of, draft=draft, known=draft.checked.every)
    return _SoFar(talk, (*now.asked, field), later)


def _asked_again(talk: _Talk[New], later: list[Problem]) -> Addition[New]:
    """Ask once more what turned out to be wrong after its question was answered."""
    while later:
        first, every = later[0], talk.draft.checked.every
        wrong = [each for each in later if each in every and each.field == first.field]
        later = [each for each in later if each.field != first.field]
        question = _question_of(talk, first)
        if not (question and wrong):
            continue
        known = tuple(each for each in every if each not in wrong)
        talk = talk._replace(known=known)
        text = _text(getattr(talk.draft.given, question.field))
        check = partial(_wrong, talk, question.field)
        dated = asking.as_asked_on(question, talk.of.as_of)
        answer = asking.ask_again(dated, text, wrong, check)
        if not answer.stands or answer.text != text:
            draft = _answered(talk, question.field, answer.text)
            later += _of_others(talk, question.field, draft)
            talk = talk._replace(draft=draft)
        anyway = talk.of.anyway or answer.stands
        of = talk.of._replace(given=talk.draft.given, anyway=anyway)
        talk = talk._replace(of=of)
    return talk.of


_ADDED = "added"
_PARTNERS = "partners"
_OPEN = (_ADDED, "method_detail")
"""What may be left open on a terminal, although a command would be refused."""


def _next(questions: Iterator[Question], asked: tuple[str, ...]) -> Question | None:
    return next((each for each in questions if each.field not in asked), None)


def _with(of: Addition[New], given: New, field: str, text: str) -> New:
    several = isinstance(getattr(given, field), tuple)
    read = values.partner(text) if field == _PARTNERS else text
    answer: dict[str, Any] = {field: (read,) if several else read}
    return values.dated(given._replace(**answer), of.as_of)


def _text(given: str | tuple[str | tuple[str, str], ...]) -> str:
    """Return an answer as it can be typed; there is one at most."""
    if isinstance(given, str):
        return given
    return next((t if isinstance(t, str) else ": ".join(t) for t in given), "")


def _answered(talk: _Talk[New], field: str, text: str) -> Draft[New]:
    if not text:
        return talk.draft
    if field == "risk" and _NO_RISKS.fullmatch(text):
        return talk.draft._replace(has_no_risks=True)
    return _draft(talk.of, talk.before, _with(talk.of, talk.draft.given, field, text))


_NO_RISKS = late.compile(
    r"(?:there are )?(?:none|nil|nothing|n/?a|not applicable|no)(?: other)?(?: known)?"
    r"(?: risks?)?(?: (?:is|are|have been|were))?"
    r"(?: (?:known|identified|found|foreseen|anticipated|expected))?"
    r"(?: (?:at present|at this stage|at this time|currently|so far|yet))?[.]?",
    re.IGNORECASE,
)
"""Answers that say that there are no known risks. A plan then needs the reason."""


def _wrong(talk: _Talk[New], field: str, text: str) -> list[Problem]:
    """Return what is wrong with an answer, and was not without it.

    What an answer lacks is asked next, and what is wrong with an earlier answer later.
    """
    try:
        after = _answered(talk, field, text)
    except Refusal as refused:
        return [Problem(fault, may_stand=False) for fault in refused.faults]
    others = _of_others(talk, field, after)
    return [each for each in _new(talk, field, after) if each not in others]


def _of_others(talk: _Talk[New], field: str, after: Draft[New]) -> list[Problem]:
    """Return what an answer shows to be wrong with an answer to another question."""
    return [
        each
        for each in _new(talk, field, after)
        if (question := _question_of(talk, each)) and question.field != field
    ]


def _new(talk: _Talk[New], field: str, after: Draft[New]) -> list[Problem]:
    found = after.checked if field == _ADDED else after.checked.without(_ADDED)
    return [each for each in found.every if each not in talk.known and not each.lacks]


def _question_of(talk: _Talk[New], problem: Problem) -> Question | None:
    """Return the question whose answer a problem is about, if it has an answer."""
    field = _ASKED_AS.get(problem.field, problem.field)
    given = talk.draft.given
    if not getattr(given, field, ""):
        return None
    empty: dict[str, Any] = {field: type(getattr(given, field))()}
    without = _draft(talk.of, talk.before, given._replace(**empty))
    return next((q for q in talk.questions(without) if q.field == field), None)


_ASKED_AS = {"baseline": "measure", "success": "measure", "risks": "risk"}
"""Parts of a block that have no question of their own, and the first one in them."""


# --- what is asked ----------------------------------------------------------------

_LATER = "to leave it for later"


def of_outcome(draft: Draft[NewOutcome]) -> Iterator[Question]:
    """Yield what is still to be asked of a new outcome."""
    given = draft.given
    if not (given.challenge or given.desired_outcome):
        yield of_format("outcome", "challenge")
    if not given.desired_outcome:
        yield of_format("outcome", "desired_outcome", enter=_LATER)
    if not given.measure:
        yield of_format("measure", "measure", enter=_LATER)
        return
    for name in ("value", "date", "target", "taken_from"):
        is_asked = name != "date" or given.value
        if is_asked and not getattr(given, name):
            yield of_format("measure", name, enter=_LATER)


def of_action(draft: Draft[NewAction]) -> Iterator[Question]:
    """Yield what is still to be asked of a new action."""
    given, missing = draft.given, draft.made.missing
    if not given.action:
        yield of_format("action", "action")
    if not (given.due or given.no_due_date):
        own = "due" in missing
        without = "if there is no date yet" if own else "if it has no date of its own"
        yield of_format("action", "due", enter=without)
        if own:
            yield of_format("action", "no_due_date")
    if given.no_due_date and not given.set_date_by:
        yield of_format("action", "set_date_by", enter=_LATER)
    if "accountable" in missing:
        yield of_format("action", "accountable", enter="if it has no owner yet")
        yield of_format("action", "no_owner")
    if given.accountable and not given.agency:
        yield of_format("action", "agency", enter=_LATER)
    if given.agency and not given.partners and _is_of_several(draft.made):
        yield of_format("action", _PARTNERS, enter="if no other agency takes part")
    yield from _of_success(given)
    yield from _of_risk(draft)
    if _ADDED in draft.checked.problems:
        yield of_format(
            "action", _ADDED, enter="if it has been in the plan from the start"
        )


def _is_of_several(made: Added) -> bool:
    plan = made.new.loaded.plan
    return plan is not None and plan.kind == "multi-agency"


def _of_success(given: NewAction) -> Iterator[Question]:
    if not given.measure:
        yield of_format("success", "measure", enter=_LATER)
        return
    for name in ("method", "method_detail", "target"):
        is_asked = name != "method_detail" or given.method == "other"
        if is_asked and not getattr(given, name):
            yield of_format("success", name, enter=_LATER)


def _of_risk(draft: Draft[NewAction]) -> Iterator[Question]:
    given = draft.given
    if draft.has_no_risks:
        yield of_format("action", "no_known_risks", enter=_LATER)
    if not (given.risk or given.no_known_risks):
        yield of_format("risk", "risk", enter=_LATER)
    for name in ("approach", "mitigation"):
        if given.risk and not getattr(given, name):
            yield of_format("risk", name, enter=_LATER)
