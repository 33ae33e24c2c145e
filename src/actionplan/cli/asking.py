"""Ask questions on a terminal, each until its answer can be taken."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli import answered_wrong, console, several_lines
from actionplan.lint import diagnose
from actionplan.reading import plan_schema
from actionplan.text import dates, seen, suggest, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from actionplan.cli.several_lines import Lines
    from actionplan.diagnostics import Fault
    from actionplan.workspace.addition_check import Problem


class Question(NamedTuple):
    """What to ask, and what an answer may be."""

    field: str
    """What the answer is for, by the name that the command knows it by."""
    words: str
    enter: str = ""
    """What happens if you only press Enter; empty if there has to be an answer."""
    choices: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    """What each choice means, shown if "?" is typed; empty if the choices are plain."""
    lines: Lines = "one"
    """What becomes of several lines that are pasted."""
    number: str = ""
    """The number of the action or outcome that the answer is the text of, if any."""
    example: str = "June 2027"
    """A month and a year, as an example of a date that could be the answer."""


class Answer(NamedTuple):
    """What was typed, as it can be taken."""

    text: str
    stands: bool = False
    """Whether it was kept although there was a warning."""
    is_back: bool = False
    """Whether the question before was asked for instead of an answer."""


BACK = "back"
"""What is typed to go to the question before. It is no answer to any question."""
HOW_TO_GO_BACK = f"To go back to the question before, type {BACK}."


def of_format(thing: str, name: str, *, enter: str = "") -> Question:
    """Make a question of what the format asks in the field *name* of a thing."""
    words = _SPOKEN.get((thing, name)) or plan_schema.question(thing, name)
    choices = plan_schema.options(thing, name)
    return Question(
        name,
        words,
        enter,
        choices,
        meanings=plan_schema.meanings(thing, name),
        lines=several_lines.of_field(thing, name),
    )


def as_asked_on(question: Question, today: date) -> Question:
    """Return a question with examples that could be true on the day.

    Examples of a date to come have not passed, and examples of other dates have.
    """
    if question.field not in dates.TO_COME:
        return question._replace(example=dates.behind(today).words)
    question = question._replace(example=dates.ahead(today).words)
    month = dates.ahead(today)
    words = _EXAMPLE_DATE.sub(str(month.last_day), question.words)
    return question._replace(words=_EXAMPLE_MONTH.sub(str(month), words))


_EXAMPLE_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_EXAMPLE_MONTH = re.compile(r"\b[0-9]{4}-[0-9]{2}\b(?!-)")

_SPOKEN = {
    ("plan", "id"): "What is the plan ID? Lower-case words and digits joined by"
    " hyphens, such as scr-family-b-2012. The file will have the same name.",
    ("plan", "agreed"): "When was the plan agreed? A date such as 2011-08-15, or a"
    " month such as 2011-08.",
    (
        "measure",
        "measure",
    ): "What will you measure, now and later? For example, staff at"
    " multi-agency training per quarter.",
    ("measure", "value"): "What is the figure today? A number, or words.",
    ("success", "method"): "How will it be measured? Choose the nearest.",
    ("measure", "target"): "What should the figure become? A number, or words.",
    ("action", "no_due_date"): "Why is there no date yet?",
    ("action", "set_date_by"): "By when will there be a date? A month such as 2011-11,"
    " or a date such as 2011-11-30.",
    ("action", "accountable"): "Who is the owner? Give one job title, such as Head of"
    " Housing, or the lead agency. A person's name alone is not enough.",
    ("action", "no_owner"): "Why is there no owner yet?",
    ("action", "agency"): "Which agency does the owner belong to?",
    ("action", "partners"): "Does another agency take part? Name it, and the job title"
    " of the person, such as Kent Police: Detective Inspector. You can add more in the"
    " file.",
    ("action", "no_known_risks"): "Why are there no known risks?",
    ("risk", "risk"): "What could go wrong? For example, too few staff, no money, or"
    " staff without internet access. If there are no known risks, type none.",
    ("action", "added"): "When did the action join the plan? A month such as 2011-11,"
    " or a date such as 2011-11-30.",
}
"""Questions whose words in the format are for someone who edits the file."""


def ask(
    question: Question,
    check: Callable[[str], Sequence[Problem]],
    *,
    before: str = "",
    back: bool = False,
) -> Answer:
    """Ask until *check* finds nothing wrong with the answer, and say what is wrong.

    An answer with a warning can be kept by pressing Enter, and so can the answer that
    was given *before*. If *back*, the question before can be asked for instead.
    """
    if before:
        question = question._replace(enter="")
    _show(question)
    if before:
        console.err(_fold(f"You typed: {before}"))
        console.err(_fold("To keep it as it is, press Enter."))
    answer = _taken(question, check, before, back=back)
    is_same = bool(before) and answer.stands and answer.text == before
    return answer._replace(stands=bool(check(before))) if is_same else answer


def ask_again(
    question: Question,
    text: str,
    wrong: Sequence[Problem],
    check: Callable[[str], Sequence[Problem]],
) -> Answer:
    """Say what is *wrong* with the earlier answer *text*, and ask for it once more."""
    console.err("\n")
    for problem in wrong:
        console.err(_wrong(problem.fault, text, question))
    question = question._replace(enter="")
    _show(question)
    console.err(_fold(f"You typed: {text}"))
    return _taken(question, check, _kept(text, wrong))


def _kept(text: str, wrong: Sequence[Problem]) -> str:
    """Return an answer if it can be kept, and say so."""
    if not all(problem.may_stand for problem in wrong):
        return ""
    console.err(_fold("To keep it as it is, press Enter."))
    return text


def _taken(
    question: Question,
    check: Callable[[str], Sequence[Problem]],
    kept: str,
    *,
    back: bool = False,
) -> Answer:
    """Read answers until one can be taken; pressing Enter takes what is *kept*."""
    while True:
        text = _typed(question)
        if text and question.choices:
            text = _choice(text, question)
        if text and text.lower() == BACK:
            if back:
                return Answer("", is_back=True)
            console.err(_fold("There is no question to go back to. Type an answer."))
            continue
        if text is None:
            kept = ""
            continue
        if not text and (kept or question.enter):
            return Answer(kept, stands=bool(kept))
        if not text:
            console.err(_fold("An answer is needed here. To stop, press Ctrl+C."))
            continue
        problems = check(text)
        if not problems:
            return Answer(text)
        for problem in problems:
            console.err(_wrong(problem.fault, text, question))
        kept = _kept(text, problems)


def _typed(question: Question) -> str | None:
    """Read what is typed, or lines that are pasted, as one answer.

    Returns None if the lines cannot be one answer, or are not meant to be.
    """
    line_end = "\n" if question.lines == "kept" else " "
    typed = seen.visible(console.answer(), line_end).strip()
    if "\n" not in typed:
        plain = answered_wrong.unquoted(typed)
        if question.lines == "one":
            return plain
        return several_lines.as_point(plain, question.field, question.number)
    many = several_lines.count(typed)
    if question.lines == "one":
        console.err(_fold(f"You pasted {many} lines, but the answer must be one line."))
        console.err(_fold("To fix: type or paste one line.", "  "))
        return None
    text = several_lines.as_one(typed, question.lines)
    console.err(_fold(f"You pasted {many} lines. As one answer, they are:"))
    console.err("".join(_fold(line, "  ") for line in text.split("\n")))
    if _is_yes("Is this the answer to the question? (y/n)"):
        return text
    _show(question)
    return None


def _is_yes(words: str) -> bool:
    """Ask until the answer is yes or no."""
    console.err(_fold(words))
    while (typed := console.answer().lower()) not in _YES_OR_NO:
        console.err(_fold("Type y for yes, or n for no."))
    return _YES_OR_NO[typed]


_YES_OR_NO = {"y": True, "yes": True, "n": False, "no": False}


def say(text: str) -> None:
    """Say something before the first question."""
    console.err(_fold(text))


def chosen(typed: str, choices: Sequence[str]) -> str:
    """Return the choice that is meant by its number or its beginning, or ""."""
    number = (
        int(typed) if typed.isascii() and typed.isdigit() and typed[5:] == "" else 0
    )
    if 1 <= number <= len(choices):
        return choices[number - 1]
    if spelt := suggest.as_spelt(typed, choices):
        return spelt
    word = re.sub(r"[\s_-]+", "-", typed.lower())
    begun = [choice for choice in choices if choice.startswith(word)]
    return begun[0] if len(begun) == 1 else ""


_TIED = "\N{NO-BREAK SPACE}"


def _show(question: Question) -> None:
    lines = [_fold(question.words)]
    if question.choices:
        lines.append(_numbered(question.choices))
    if question.meanings:
        lines.append(
            _fold("To see what each of these means, type a question mark (?).")
        )
    if question.enter:
        lines.append(_fold(f"Or press Enter {question.enter}."))
    console.err("\n" + "".join(lines))


def _numbered(choices: Sequence[str]) -> str:
    """List the answers to choose from, each with the number that can be typed."""
    each = (f"{i}{_TIED}{choice}" for i, choice in enumerate(choices, 1))
    return _fold(f"{', '.join(each)}.").replace(_TIED, " ")


def _choice(text: str | None, question: Question) -> str | None:
    """Read answers until one is a choice, or yes to the choice that may be meant.

    Also returns what is no answer: nothing but Enter, or lines that are not taken.
    """
    meant, explained = "", False
    while text and text.lower() != BACK:
        yes = _YES_OR_NO.get(text.lower()) if meant else None
        if yes:
            return meant
        if yes is None and (choice := chosen(text, question.choices)):
            return choice
        if yes is False:
            meant, text = "", "?"
        elif text != "?":
            meant = suggest.option(text, question.choices)
        said = _not_a_choice(meant, text, question, explained=explained)
        console.err("".join(said))
        explained = explained or not meant
        text = _typed(question)
    return text


def _not_a_choice(
    meant: str, typed: str, question: Question, *, explained: bool
) -> Iterator[str]:
    """Say what may be *meant*. If nothing may be, say once what each choice means."""
    if typed == "?":
        yield from _explained(question)
        return
    what, again = "That is not one of the answers.", "type a question mark (?)."
    if meant:
        by_meaning = suggest.is_another_word(typed, question.choices)
        means = plan_schema.meaning(meant, question.choices) if by_meaning else ""
        in_short = f" ({means[:1].lower()}{means[1:]})" if means else ""
        yield _fold(f"{what} Did you mean {meant}{in_short}?")
        yield _fold(
            "If so, type y. If not, type another answer. To see all the answers,"
            f" {again}"
        )
    elif explained or not question.meanings:
        yield _fold(
            f"{what} Type the number or the name of one of them. To see them, {again}"
        )
    else:
        other = "other" in question.choices
        rest = ' these, or "other" if nothing else fits:' if other else ":"
        yield _fold(f"{what} Choose from{rest}")
        yield from _explained(question)


def _explained(question: Question) -> Iterator[str]:
    """Say on a line of its own what each choice means, if that is known."""
    if not question.meanings:
        yield _numbered(question.choices)
        return
    both = zip(question.choices, question.meanings, strict=True)
    for number, (choice, meaning) in enumerate(both, 1):
        yield _fold(f"{number} {choice}: {meaning}")


def _wrong(fault: Fault, typed: str, question: Question) -> str:
    """Write what is wrong with an answer and, for a person who types, what to do."""
    said = diagnose.put(fault, "", None)
    remedy = answered_wrong.remedy(said.remedy, typed, question.example)
    return _fold(answered_wrong.message(said.message)) + _fold(
        f"To fix: {remedy}", "  "
    )


def _fold(text: str, indent: str = "") -> str:
    """Fold text into lines that fit the terminal."""
    width = max(20, min(terminal.WIDTH, console.columns() - 1))
    folded = textwrap.fill(
        terminal.line(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return f"{folded}\n"
