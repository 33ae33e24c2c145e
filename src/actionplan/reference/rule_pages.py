"""Write the page of a rule from its docstring."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from actionplan.reference import clauses
from actionplan.rule import cases, prose
from actionplan.text import dates, terminal

if TYPE_CHECKING:
    from datetime import date

    from actionplan.rule import Case, Rule


def page(of: Rule, room: int = terminal.WIDTH, today: date | None = None) -> str:
    """Write the page of a rule, for a terminal with *room* for so many columns.

    *today* is the date from which the example of an end date is worked out.
    """
    parts = [
        f"{of.name} ({of.code}): {of.level}",
        terminal.wrap(of.summary, "", room=room),
        "\n\n".join(
            terminal.wrap(text, "", room=room) for text in _paragraphs(prose(of))
        ),
        terminal.wrap(_clause(of), "", room=room) if of.clause else "",
        "The result depends on the report date." if of.timed else "",
        terminal.wrap(_WITH_SINCE, "", room=room) if of.subject == "base" else "",
        *(_case_text(case, intro, room) for case, intro in _introduced(_examples(of))),
        _accepting(of, room, today),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def markdown(of: Rule) -> str:
    """Write the page of a rule in Markdown, as a section of docs/rules.md."""
    facts = [f"`{of.code}`", of.level]
    facts += [_link(clauses.heading(of.clause))] if of.clause else []
    facts += ["depends on the report date"] if of.timed else []
    facts += ["only checked with `--since`"] if of.subject == "base" else []
    parts = [
        f"### {of.name}",
        " · ".join(facts),
        of.summary,
        prose(of),
        *(_case_markdown(case, intro) for case, intro in _introduced(_examples(of))),
    ]
    return "\n\n".join(part for part in parts if part)


_WITH_SINCE = (
    "This rule only runs when you compare plans with an earlier version: actionplan"
    " lint --since"
)


def _clause(of: Rule) -> str:
    heading, asks = clauses.heading(of.clause), clauses.asks(of.clause)
    return f'The guidance asks for this under "{heading}". In our own words: {asks}'


def _link(heading: str) -> str:
    """Link to the part of docs/guidance.md that has a clause."""
    part = heading.lower().replace(" ", "-")
    return f'[the guidance, under "{heading}"](guidance.md#{part})'


def _accepting(of: Rule, room: int, today: date | None) -> str:
    """Say how to accept the problem, or that it cannot be accepted."""
    if of.is_fixed and of.code.startswith("AP9"):
        return ""  # of the program itself, not of a plan
    if of.is_fixed:
        fixed = "You must fix this problem. You cannot accept it with a comment."
        return terminal.wrap(fixed, "", room=room)
    end = str(_end(today)) if today else "YYYY-MM-DD"
    parts = (
        "To accept this problem in one place, put this at the end of its line, with"
        ' your own reason in place of "the reason":',
        f"# actionplan: accept[{of.name}]: the reason",
        "If you want lint to report the problem again after a date, put this there"
        f" instead, with your date in place of {end}:",
        f"# actionplan: accept[{of.name}] until {end}: the reason",
    )
    return "\n\n".join(
        _indented(part) if part[0] == "#" else terminal.wrap(part, "", room=room)
        for part in parts
    )


def _end(today: date) -> date:
    """Return the last day of a month that is about 3 months ahead."""
    return dates.ahead(today).last_day


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]


def _examples(of: Rule) -> list[Case]:
    """Return a rule's examples, giving the lines before a change only once."""
    examples: list[Case] = []
    before = ""
    for case in cases(of):
        examples.append(case._replace(before="") if case.before == before else case)
        before = case.before
    return examples


def _introduced(examples: list[Case]) -> list[tuple[Case, str]]:
    """Pair each example with the words that go before what its message says."""
    given = [case for case in examples if case.given]
    return [
        (case, "The message can also say:" if case in given[1:] else _FOR_EXAMPLE)
        for case in examples
    ]


_FOR_EXAMPLE = "For example, the message says:"


def _case_text(case: Case, intro: str, room: int) -> str:
    if case.before:
        before = _indented(textwrap.dedent(case.before))
        rest = _case_text(case._replace(before=""), intro, room)
        return f"If the plan said:\n\n{before}\n\n{rest}"
    lines = _indented(textwrap.dedent(case.lines))
    says = _says(case.says, room)
    if case.good:
        return f"This is correct:\n\n{lines}"
    if case.given:
        return f"{intro}\n\n{says}"
    return f"These lines:\n\n{lines}\n\nproduce this message:\n\n{says}"


def _says(message: str, room: int, indent: str = "    ") -> str:
    """Fold a message as a terminal shows it; lines to paste are left as they are."""
    folded, blank, rest = message.partition("\n\n")
    parts = [_part(part, room, indent) for part in re.split(r"\n(?=To fix: )", folded)]
    return "\n".join(parts) + (
        f"{blank}{textwrap.indent(rest, indent)}" if rest else ""
    )


def _part(text: str, room: int, indent: str) -> str:
    """Fold what is wrong, or what to do, with each command on a line of its own."""
    parts = [" ".join(part.split()) for part in _COPIED.split(text)]
    parts[1::2] = [f" {copied}\n" for copied in parts[1::2]]
    return terminal.wrap("".join(parts), indent, room=room)


_COPIED = re.compile(r"^( {4}\S[^\n]*(?:\n {6,}[^\n]*)*)(?:\n|\Z)", re.MULTILINE)
"""A line to be copied. What does not fit on it is indented further, on the next."""

_PAGE = 80
"""The columns of a message on a page of the documentation."""


def _indented(text: str) -> str:
    return textwrap.indent(text, "    ")


def _case_markdown(case: Case, intro: str) -> str:
    if case.before:
        before = f"```yaml\n{textwrap.dedent(case.before)}\n```"
        rest = _case_markdown(case._replace(before=""), intro)
        return f"If the plan said:\n\n{before}\n\n{_now(case)}{rest}"
    lines = f"```yaml\n{textwrap.dedent(case.lines)}\n```"
    says = f"```text\n{_says(case.says, _PAGE, '')}\n```"
    if case.good:
        return f"Correct:\n\n{lines}"
    if case.given:
        return f"{intro}\n\n{says}"
    return f"{lines}\n\n{says}"


def _now(case: Case) -> str:
    return "" if case.good else "and now says:\n\n"
